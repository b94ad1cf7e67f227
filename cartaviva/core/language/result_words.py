"""Results that are words: no data, nobody asked, done, no change; in eight languages."""

from collections.abc import Mapping

from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.language.numerals import is_year_word

SAID: Mapping[str, Wording] = {
    "missing": {
        "": "n d, nd, s d, sd, s n, nc, n c, no data, not available, sense dades, sin datos, sen datos, "
        "senza dati, sem dados, sans données, daturik ez, ez dago daturik, no disponible, non disponible, non "
        "disponibile, non dispoñible, não disponível, tbc, tba, no consta, dada no disponible, dato no disponible",
    },
    "inapplicable": {
        "": "n a, na, s o, no aplica, no aplicable, no s aplica, no procede, no escau, no s escau, non procede, non "
        "aplica, non aplicable, sans objet, non applicable, ne s applique pas, non applicabile, non pertinente, não "
        "aplicável, não se aplica, not applicable, does not apply, ez dagokio, ez da aplikagarri*",
    },
    "no demand": {
        "ca": "servei no sol·licitat, no s ha sol·licitat, no sol·licitat, sense demanda, sense sol·licituds, cap "
        "sol·licitud, no hi ha hagut demanda, no hi ha hagut sol·licituds, no hi ha hagut cap sol·licitud, sense "
        "peticions, cap petició",
        "es": "servicio no solicitado, no se ha solicitado, no solicitado, sin demanda, sin solicitudes, ninguna "
        "solicitud, no ha habido solicitudes, no hubo solicitudes, no ha habido demanda, sin peticiones",
        "gl": "servizo non solicitado, non se solicitou, non solicitado, sen demanda, sen solicitudes, ningunha "
        "solicitude",
        "eu": "ez da eskatu, eskaerarik ez, ez da eskaerarik izan, eskaririk ez, eskaririk gabe, eskaerarik gabe",
        "en": "no demand, not requested, service not requested, no requests, no applications, no requests received, "
        "none requested",
        "fr": "aucune demande, pas de demande, non demandé, sans demande, service non demandé",
        "it": "nessuna richiesta, non richiesto, servizio non richiesto, nessuna domanda",
        "pt": "sem pedidos, sem procura, não solicitado, serviço não solicitado, nenhum pedido, sem solicitações",
    },
    "measurement failed": {
        "ca": "incidències en el mesurament, incidència en el mesurament, incidències en la medició, incidències de "
        "mesura, error de mesura",
        "es": "incidencias en la medición, incidencia en la medición, error de medición",
        "gl": "incidencias na medición, incidencia na medición",
        "eu": "neurketan intzidentzi*, neurketa akats*",
        "en": "measurement failed, measurement incident*, measurement error, problems with measurement",
        "fr": "incident de mesure, incidents de mesure, problème de mesure",
        "it": "problemi di misurazione, errore di misurazione",
        "pt": "incidências na medição, erro de medição",
    },
    "done": {
        "ca": "fet, feta, fets, complert, complerta, realitzat, realitzada, assolit, assolida, executat, publicat, "
        "publicada",
        "es": "hecho, hecha, cumplido, cumplida, realizado, realizada, ejecutado, publicado, publicada, conseguido",
        "gl": "feito, feita, cumprido, cumprida, realizado, realizada",
        "eu": "eginda, egina, beteta, bete da, betea",
        "en": "done, completed, achieved, met, published, delivered",
        "fr": "fait, faite, réalisé, réalisée, atteint, publié",
        "it": "fatto, fatta, realizzato, realizzata, raggiunto, pubblicato",
        "pt": "feito, feita, cumprido, realizado, realizada",
        "": "✓, ✔, ☑, ✅",
    },
    "undone": {
        "ca": "incomplert, incomplerta",
        "es": "incumplido, incumplida",
        "gl": "incumprido, incumprida",
        "eu": "bete gabe, egin gabe, lortu gabe",
        "en": "missed, failed, unmet",
        "fr": "manqué, manquée",
        "it": "disatteso, disattesa",
        "pt": "incumprido, incumprida",
        "": "✗, ✘, ❌, ✖, ✕",
    },
    "none": {
        "": "cap, ningun, ninguno, ninguna, ningunha, none, nil, aucun, aucune, nessun, nessuno, nessuna, "
        "nenhum, nenhuma, bat ere ez, zero, nul, nulle, nulo, nula, nullo, nulla"
    },
}
"""What the whole text of a result may say."""

TICKS = frozenset("✓✔☑✅✗✘☒❌✖✕")
"""☒ alone says neither: it is a cross to some, and to Word the box that is marked."""
_said = Lexicon(SAID)


def whole_meaning(text: str) -> str | None:
    """What the whole of `text` says, but for the number of a note: a key of SAID, or None."""
    spoken = tuple(word for word in words_of(text) if not word.isdigit()) or tuple(text.replace("\ufe0f", ""))
    found = _said.find(spoken, 0) if spoken else None
    return found[0] if found and found[1] == len(spoken) else None


def says_none_of(spoken: tuple[str, ...], measured: tuple[str, ...]) -> bool:
    """Cap queixa, no complaints, kexarik ez: none of what is measured."""
    if len(spoken) != 2:
        return False
    denial, noun = spoken[::-1] if spoken[1] == "ez" else spoken
    none = denial in ("ez", "no", "zero") or whole_meaning(denial) == "none"
    return none and len(noun) > 3 and any(word[:4] == noun[:4] for word in measured)


NOT_DUE: Mapping[str, Wording] = {
    "not due": {
        "": "not due, no toca, no tocava, no tocaba, non toca, non tocaba",
        "ca": "no correspon aquest any, no correspon enguany, no correspon l any",
        "es": "no corresponde este año, no correspondía este año, no corresponde en este año",
        "gl": "non corresponde este ano, non correspondía este ano",
        "eu": "aurten ez dagokio, ez dagokio aurten, ez dagokio urte honi",
        "fr": "pas d échéance cette année, sans échéance cette année, pas dû cette année",
        "it": "non dovuto quest anno, non dovuta quest anno, non spetta quest anno",
        "pt": "não devido este ano, não corresponde a este ano",
    },
    "not now": {
        "": "no previst, no prevista, no previsto, non previsto, non prevista, não previsto, não prevista, non prévu, "
        "non prévue, pas prévu, pas prévue, not scheduled, not planned, ez dago aurreikusita",
    },
    "every few years": {
        "ca": "biennal, biennals, triennal, triennals, quadriennal, cada dos anys, cada tres anys",
        "es": "bienal, bienales, trienal, trienales, cuatrienal, cada dos años, cada tres años",
        "gl": "bienal, bienais, trienal, cada dous anos, cada tres anos",
        "eu": "bi urtean behin*, bi urtez behin*, bi urteko, biurteko*, hiru urtean behin*, hiru urtez behin*",
        "en": "biennial, triennial, every two years, every second year, every three years, every other year",
        "fr": "biennal, biennale, triennal, triennale, tous les deux ans, tous les trois ans, bisannuel, bisannuelle",
        "it": "biennale, triennale, ogni due anni, ogni tre anni",
        "pt": "bienal, trienal, de dois em dois anos, de três em três anos, cada dois anos",
    },
}
"""That nothing is due in this period: said so, or as what is only done every few years."""

BESIDE_NOT_DUE = frozenset(
    "aquest aquesta any enguany este esta ano en el l la this year in aurten urte honetan cette annee quest anno "
    "questo neste nesta enquesta encuesta inquisa inkesta survey enquete indagine inquerito indicador indicator "
    "indicateur indicatore periode periodo period".split()
)
"""What may be said besides; years may, too."""
_not_due = Lexicon({**NOT_DUE, "inapplicable": SAID["inapplicable"]})


def says_not_due(text: str) -> bool:
    """Does the whole of `text` say that nothing was due: "no toca aquest any", "No escau (biennal)"? That something was
    not planned, or is done every two years, does not say so alone.
    """
    spoken = words_of(text)
    found = _not_due.all(spoken)
    covered = {at for _, first, after in found for at in range(first, after)}
    left = [word for at, word in enumerate(spoken) if at not in covered]
    kinds = {kind for kind, _, _ in found}
    dash = text.lstrip()[:1] in ("-", "–", "—")
    denied = dash or bool(kinds & {"inapplicable", "not now"})
    if any(word not in BESIDE_NOT_DUE and not is_year_word(word) for word in left):
        return False
    return "not due" in kinds or (denied and "every few years" in kinds)


MEASURED: Mapping[str, Wording] = {
    "measured": {
        "": "measured, measure, measurement, reported, surveyed, survey, published, collected, mesura, mesurat, "
        "mesuren, medició, medicions, mesurament, enquesta, mide, miden, medido, medida, medición, mediciones, "
        "encuesta, inquisa, neurtzen, neurketa, neurtu, inkesta, mesuré, mesurée, mesure, enquête, misurato, "
        "misurata, misura, misurazione, rilevazione, rilevato, indagine, medição, medições, inquérito",
    },
    "times": {
        "": "once, twice, times, time, vegada, vegades, cop, cops, vez, veces, vezes, vegadas, aldiz, behin, fois, "
        "volta, volte, per year, a year, per annum, yearly, annually, l any, per any, al año, por año, ao ano, "
        "por ano, urtean, par an, all anno, each year, every year",
    },
}
_measured = Lexicon(MEASURED)


def says_how_often(text: str) -> bool:
    """Is a short text about how often something is measured, and not about what came out: "Measured twice a year"?"""
    spoken = words_of(text)
    if not 2 < len(spoken) <= HOW_OFTEN or any(map(str.isdigit, text)):
        return False
    return {kind for kind, *_ in _measured.all(spoken)} == {"measured", "times"}


HOW_OFTEN = 8
"""Words that such a text has at most."""


NO_CHANGE: Wording = {
    "": "no change, unchanged, no variation, none, nil, equal, same, cap, igual, sense canvi, sense canvis, sense "
    "variació, cap diferència, sin cambio, sin cambios, sin variación, sin diferencia, ninguna, sen cambios, sen "
    "variación, aldaketarik ez, berdin, inchangé, sans changement, aucune, aucun, stable, invariato, nessuna, "
    "nessuno, nessuna variazione, sem alteração, sem variação, sem mudança, nenhuma"
}
_no_change = Lexicon({True: NO_CHANGE})


def says_no_change(text: str) -> bool:
    """Does the whole of `text` say that two figures are the same?"""
    spoken = words_of(text)
    found = _no_change.find(spoken, 0) if spoken else None
    return found is not None and found[1] == len(spoken)


LESS: Wording = {
    "": "menys, menos, moins, meno, less, fewer, lower, below, under, short, shorter, faster, quicker, early, earlier, "
    "sooner, gutxiago, azpitik, lehenago, per sota, por debajo, por debaixo, por baixo, abaixo, en dessous, sotto, "
    "al di sotto"
}
"""What says that a difference without a sign is one to the lower side: 2 points below the target."""
_less = Lexicon({True: LESS})


def says_less(text: str) -> bool:
    """Do the words of a difference say that the result lies below its target?"""
    return bool(_less.all(words_of(text)))
