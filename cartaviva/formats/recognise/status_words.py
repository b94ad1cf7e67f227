"""Words that say in a column of their own how it went: "Cumprido", "Parcialment assolit", "En curs", "Verd". They stand
beside the figures and explain nothing, so they are no remarks; nor are those that say how often ("Trimestral").

Those that say outright whether a target was met are in core.outcome_words, the colours of lights in core.checks.lights;
here are the others.
"""

from collections.abc import Iterable

from cartaviva.core.checks.lights import LIGHTS
from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.outcome_words import BESIDE, OUTCOME_WORDS, outcome_of

_WORDS: Wording = {
    "ca": "complix, es complix, fet, feta, executat, executada, realitzat, realitzada, finalitzat, finalitzada, "
    "iniciat, iniciada, començat, començada, aturat, aturada, ajornat, ajornada, anul·lat, descartat, en curs, en "
    "marxa, en procés, en execució, en tràmit, en termini, fora de termini, per sobre, per davall, per sota, "
    "pendent, pendents, avançat, endarrerit, endarrerida, retardat, correcte, incorrecte, satisfactori, "
    "insatisfactori, suficient, insuficient, bo, bona, bé, dolent, dolenta, molt, poc, alt, alta, mitjà, mitjana, "
    "baix, baixa, favorable, desfavorable, positiu, positiva, negatiu, negativa, adequat, adequada, inadequat, "
    "excel·lent, notable, millorable, estable, gris, grisa, "
    "sense dades, no avaluable, no avaluat, no aplica, no procedeix, no escau",
    "es": "hecho, hecha, ejecutado, ejecutada, realizado, realizada, completado, completada, finalizado, finalizada, "
    "terminado, iniciado, iniciada, comenzado, parado, parada, aplazado, aplazada, suspendido, anulado, "
    "descartado, en curso, en marcha, en proceso, en ejecución, en trámite, en plazo, fuera de plazo, por encima, "
    "por debajo, pendiente, pendientes, avanzado, retrasado, retrasada, correcto, incorrecto, satisfactorio, "
    "insatisfactorio, suficiente, insuficiente, bueno, buena, bien, malo, mala, mal, muy, poco, alto, alta, "
    "medio, media, bajo, baja, favorable, desfavorable, positivo, positiva, negativo, negativa, adecuado, "
    "adecuada, inadecuado, excelente, notable, mejorable, deficiente, regular, crítico, estable, gris, "
    "sin datos, no evaluable, no evaluado, no aplica, no procede",
    "gl": "feito, feita, executado, realizado, realizada, completado, rematado, finalizado, iniciado, aprazado, en "
    "curso, en marcha, en proceso, en execución, en prazo, fóra de prazo, pendente, pendentes, atrasado, "
    "correcto, incorrecto, satisfactorio, suficiente, insuficiente, bo, boa, ben, malo, mal, moi, pouco, alto, "
    "medio, baixo, favorable, desfavorable, positivo, negativo, gris, "
    "sen datos, non avaliable, non avaliado, non aplica, non procede",
    "eu": "bete, betetzen, lortu, eginda, egina, amaituta, bukatuta, hasita, atzeratuta, geldituta, martxan, abian, "
    "prozesuan, garatzen, epean, epez kanpo, zain, partzialki, ondo, ongi, gaizki, egokia, desegokia, nahikoa, "
    "ona, txarra, altua, ertaina, baxua, grisa, daturik gabe, da, ez da, dago, "
    "aplikagarria",
    "en": "delivered, complete, completed, done, pass, on target, off target, on track, off track, ahead, behind, "
    "behind schedule, in progress, ongoing, underway, started, delayed, deferred, postponed, cancelled, "
    "withdrawn, pending, above target, below target, within target, outside target, above, below, mostly, good, "
    "poor, fair, excellent, satisfactory, unsatisfactory, adequate, inadequate, acceptable, high, medium, low, "
    "improving, stable, worsening, grey, gray, blue, no data, not applicable, "
    "not assessed, target met, target not met, standard met, standard not met, target missed, target achieved",
    "fr": "non atteint*, non respecté*, réalisé*, dépassé*, réussi, fait, faite, achevé*, terminé*, commencé*, "
    "démarré*, reporté*, suspendu*, abandonné*, annulé*, en cours, en bonne voie, en retard, en attente, dans les "
    "délais, hors délai, partiel, partielle, partiellement, totalement, non conforme, satisfaisant*, "
    "insatisfaisant*, insuffisant*, suffisant*, bon, bonne, bien, mauvais, mauvaise, très, peu, élevé, moyen, "
    "faible, favorable, défavorable, positif, négatif, excellent, passable, stable, gris, grise, "
    "sans données, non évalué*, non applicable, sans objet, objectif atteint, objectif non "
    "atteint, à améliorer",
    "it": "non raggiunt*, superata, fatto, fatta, eseguito, realizzato, realizzata, completato, completata, concluso, "
    "conclusa, terminato, avviato, avviata, iniziato, rinviato, rinviata, sospeso, annullato, in corso, in "
    "attesa, in ritardo, in linea, nei termini, fuori termine, sopra, sotto, parziale, parzialmente, non "
    "conforme, soddisfacente, insoddisfacente, sufficiente, insufficiente, buono, buona, bene, male, molto, poco, "
    "alto, alta, medio, media, basso, bassa, favorevole, sfavorevole, positivo, positiva, negativo, negativa, "
    "adeguato, ottimo, ottima, discreto, scarso, critico, stabile, arancio, "
    "grigio, grigia, senza dati, non valutabile, non valutato, non applicabile",
    "pt": "não cumprid*, feito, feita, executado, executada, realizado, realizada, concluíd*, terminado, iniciado, "
    "iniciada, por iniciar, adiado, adiada, suspenso, anulado, em curso, em execução, em andamento, em atraso, "
    "dentro do prazo, fora do prazo, no prazo, acima, abaixo, pendente, pendentes, atrasado, não conforme, "
    "satisfatório, insatisfatório, suficiente, insuficiente, bom, boa, bem, mau, má, mal, muito, pouco, alto, "
    "alta, médio, média, baixo, baixa, favorável, desfavorável, positivo, positiva, negativo, negativa, adequado, "
    "excelente, razoável, deficiente, crítico, estável, "
    "cinzento, cinzenta, cinza, sem dados, não avaliado, não avaliável, não aplicável, não se aplica, meta "
    "atingida, meta não atingida",
    "": "n a, n d, na, nd, mellorable*, migliorabil*, améliorable*, melhoráve*, hobetzeko*, needs improvement, "
    "anual*, annual*, annuel*, trimestral*, trimestriel*, quarterly, semestral*, semestriel*, half yearly, "
    "bimestral*, bimestriel*, quadrimestral*, cuatrimestral*, mensual*, mensal*, mensuel*, mensil*, monthly, "
    "yearly, weekly, setmanal*, semanal*, settimanal*, hebdomadaire*, diari*, daily, continu*, urteko*, urtero, "
    "hilero, hileko*, hiruhileko*, hiruhilero, seihileko*, biennal*, bienal*, biennale*",
}


_BETWEEN: Wording = {
    "": "helburu, valor, valeur, valore, nivell, nivel, livello, niveau, level, est, è, ainda, encara, aún, encore, "
    "ancora, yet, oraindik",
}
"""What may stand between them; what may stand beside an outcome may, too."""


_words = Lexicon({"status": _WORDS, **LIGHTS, **OUTCOME_WORDS, "between": _BETWEEN})


def is_status(text: str) -> bool:
    """Is every word of a short text one of either, or has it no letter at all ("✓", "●")?"""
    spoken = words_of(text)
    if len(text) > 40 or any(word.isdigit() for word in spoken):
        return False
    return not spoken or any(kind not in (BESIDE, "between") for kind, *_ in _words.covering(spoken))


def names_statuses(heading: str) -> bool:
    """Kept / Not kept / Not applicable: does a heading list what the cells below it say of how it went?"""
    said = heading.split("/")
    known = all(outcome_of(one) or is_status(one) or whole_meaning(one) == "inapplicable" for one in said)
    return len(said) > 1 and known and any(map(outcome_of, said))


def are_statuses(texts: Iterable[str]) -> bool:
    """Does a column hold such words and nothing else? "No" in every cell may say that there is nothing to remark."""
    found = {words_of(text) or text: text for text in texts if text}
    return bool(found.keys() - _NOTHING) and all(map(is_status, found.values()))


_NOTHING = {
    words_of(text) or text for text in ("no", "non", "não", "ez", "n/a", "n/d", "na", "nd", "no aplica", *"-–—.…")
}
