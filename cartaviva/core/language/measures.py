"""Words of indicators and promises: what they are measured in, beside what, how often; in eight languages."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from cartaviva.core.language.lexicon import Lexicon, Wording, fold


class Measure(StrEnum):
    """What an indicator says it counts in."""

    PERCENT = "percent"
    SHARE = "share"
    """The formula of a share: resolved ÷ total × 100."""
    NUMBER = "number"
    """Number of: a count, or the unit that follows."""
    SCORE = "score"
    SATISFACTION = "satisfaction"
    """A score or a percentage: only the figure tells."""
    TIME = "time"
    """A duration in a unit that is said elsewhere."""
    RATIO = "ratio"
    MONEY = "money"
    COST = "cost"
    """Money spent, of which neither more nor less is better by itself."""


MEASURES: Mapping[Measure, Wording] = {
    Measure.PERCENT: {
        "": "%",
        "ca": "percentatge*, tant per cent, per cent, grau de compliment, grau de resolució, índex de compliment, "
        "taxa de, taxa d, !taxa",
        "es": "porcentaje*, tanto por ciento, por ciento, grado de cumplimiento, índice de cumplimiento, tasa de",
        "gl": "porcentaxe*, por cento, grao de cumprimento, taxa de, !taxa",
        "eu": "ehuneko*, portzentai*, tasa, tasak",
        "en": "percentage*, percent, per cent, share of, proportion*, !rate",
        "fr": "pourcentage*, taux, pour cent, part des, part de, proportion*",
        "it": "percentual*, tasso, per cento, quota di, quota delle, tassi di",
        "pt": "percentage*, porcentage*, por cento, proporção, taxa de, taxa média, !taxa",
    },
    Measure.SHARE: {
        "": "x 100, × 100, * 100",
        "ca": "sobre el total, sobre total, respecte del total, respecte al total, per 100, multiplicat per 100, "
        "proporció de, proporció d",
        "es": "sobre el total, sobre total, respecto al total, respecto del total, por 100, multiplicado por 100, "
        "proporción de",
        "gl": "sobre o total, respecto do total, por 100",
        "eu": "bider 100, guztirakoarekiko, guztien gainean",
        "en": "of the total, over the total, out of total, out of the total, divided by, times 100",
        "fr": "sur le total, par rapport au total, sur le nombre total, fois 100",
        "it": "sul totale, rispetto al totale, per 100",
        "pt": "sobre o total, em relação ao total, vezes 100",
    },
    Measure.NUMBER: {
        "ca": "nombre, número, núm, quantitat, total de, total d",
        "es": "número, núm, cantidad, total de, nº, n ª",
        "gl": "número, cantidade, total de",
        "eu": "kopurua, kopuru*, zenbateko*, zenbat",
        "en": "number of, no of, total number, count of, amount of, how many",
        "fr": "quantité, nombre",
        "it": "numero, quantità, totale di",
        "pt": "número, quantidade, total de",
        "": "nª, nr",
    },
    Measure.SCORE: {
        "ca": "valoració, valoracions, puntuació*, nota, qualificació, nota mitjana",
        "es": "valoración, puntuación*, nota, calificación",
        "gl": "valoración, puntuación*, nota, cualificación",
        "eu": "puntuazio*, balorazio*, nota, kalifikazio*, balioespen*",
        "en": "rating*, score*, rate us, rate our, rate the, rate this, rate it, rate their, rates us, rates our",
        "fr": "notation, évaluation moyenne, appréciation, !note, note moyenne",
        "it": "punteggio*, valutazione, giudizio medio, !voto, voto medio",
        "pt": "avaliação média, pontuação*, nota, classificação média, valoração",
    },
    Measure.SATISFACTION: {
        "ca": "satisfacció, satisfet*, satisfetes",
        "es": "satisfacción, satisfech*",
        "gl": "satisfacción, satisfeit*",
        "eu": "gogobetetze*, asebetetze*, poztasun*",
        "en": "satisfaction, satisfied",
        "fr": "satisfaction, satisfait*",
        "it": "soddisfazione, soddisfatt*, gradimento",
        "pt": "satisfação, satisfeit*",
    },
    Measure.TIME: {
        "ca": "temps, durada, termini, terminis, demora, espera mitjana, mitjana d'espera, espera màxima, "
        "retard mitjà, retard màxim",
        "es": "tiempo*, duración, plazo, plazos, demora, espera media, media de espera, espera máxima, retraso medio, "
        "retraso máximo",
        "gl": "duración, prazo, prazos, demora, tempo, tempos, espera media, espera máxima, agarda media, atraso medio",
        "eu": "epe, epea, epeak, epearen, denbora*, iraupen*",
        "en": "duration, delay, turnaround, length of, !time, waiting times, response times, processing times, "
        "average wait, mean wait, longest wait, maximum wait, median wait",
        "fr": "temps, durée*, délai, délais, attente moyenne, attente maximale, retard moyen",
        "it": "tempo, tempi, durata, attesa media, attesa massima, ritardo medio",
        "pt": "duração, prazo, prazos, tempo, tempos, espera média, espera máxima, demora média, atraso médio",
    },
    Measure.RATIO: {"": "ràtio, ràtios, ratio, ratios, rátio, rapport, rapporto"},
    Measure.MONEY: {"": "importe, importes, amount granted, montant, montants, importo, importi, euros, !import"},
    Measure.COST: {
        "": "cost, costs, costos, costes, coste, coût, coûts, costo, costi, custo, custos, despesa, despeses, "
        "despesas, gasto, gastos, dépense*, spesa, spese, expenditure, expense*, preu, precio, price, prix, prezzo, "
        "preço, kostu*, gastu*",
    },
}
measures = Lexicon(MEASURES)


RELATIVE: Mapping[str, Wording] = {
    "change": {
        "ca": "evoluci*, tendènci*, increment*, augment*, reducció, reduir, disminu*, millora, millorar, baixar, pujar",
        "es": "evolución*, tendenci*, increment*, aument*, reducción, reducir, disminu*, mejora, mejorar, bajar, subir",
        "gl": "evolución, increment*, aument*, redución, reducir, diminu*, mellora, mellorar",
        "eu": "bilakaera*, joera*, igotze*, handitze*, hobetze*, murriz*, jaitsi*, jaiste*, hazkund*, gehitze*",
        "en": "trend*, increas*, decreas*, reduc*, improve*, improving, growth",
        "fr": "évolution*, tendance*, augment*, hausse, réduction, réduire, diminution, diminuer, amélior*, baisse",
        "it": "evoluzion*, tendenz*, increment*, aument*, riduzion*, ridurre, diminu*, miglior*",
        "pt": "evolução, tendência*, increment*, aument*, redução, reduzir, diminu*, melhoria, melhorar",
    },
    "reference": {
        "ca": "any anterior, anys anteriors, període anterior, curs anterior, exercici anterior, any passat, curs "
        "passat, trimestre anterior, quartil, rànquing, mitjana catalana, mitjana nacional, mitjana comarcal, línia "
        "base, mantenir el nivell, mantenir la, mantenir els, resultat anterior, terços",
        "es": "año anterior, años anteriores, periodo anterior, curso anterior, ejercicio anterior, año pasado, "
        "curso pasado, trimestre anterior, cuartil, ranking, media nacional, media autonómica, línea base, resultado "
        "anterior, mantener el nivel, tercios",
        "gl": "anos anteriores, período anterior, exercicio anterior, ano pasado, curso anterior, media galega, terzos",
        "eu": "aurreko urte*, iazko*, aurreko ikasturte*, aurreko hiruhileko*",
        "en": "previous year, previous years, last year, prior year, preceding year, year on year, baseline, "
        "quartile, decile, ranking, rank, top, national average, regional average, england average, benchmark*, "
        "previous quarter, quarter 1 target, quarter 2 target, quarter 3 target, quarter 4 target, peers, median of, "
        "thirds",
        "fr": "année précédente, année dernière, exercice précédent, quartile, moyenne nationale, n 1, deux tiers",
        "it": "anno precedente, anno scorso, quartile, media nazionale, esercizio precedente, terzi",
        "pt": "ano anterior, ano passado, quartil, média nacional, ano precedente, período homólogo",
    },
    "each": {
        "ca": "cada, tots els, totes les",
        "es": "todos los, todas las",
        "en": "every, each",
        "fr": "chaque, tous les, toutes les",
        "it": "ogni, tutti i",
        "pt": "todos os, todas as",
    },
    "yearly": {
        "ca": "cada any, tots els anys, cada exercici, cada anualitat, cada curs escolar, cada curs acadèmic",
        "es": "cada año, todos los años, cada ejercicio, cada anualidad, cada curso escolar, cada curso académico",
        "gl": "cada exercicio, cada anualidade, cada curso académico",
        "eu": "urtero, urte bakoitzean, ikasturte bakoitzean, ikasturtero",
        "en": "every year, each year, every financial year, each financial year, every school year, each school year, "
        "every academic year, each academic year",
        "fr": "chaque année, tous les ans, chaque exercice, chaque année scolaire",
        "it": "ogni anno, tutti gli anni, ogni esercizio, ciascun anno, ogni anno scolastico",
        "pt": "todos os anos, cada exercício, em cada ano, cada ano letivo",
    },
    "approximately": {
        "": "~, ≈, ±, approx*, aprox*, circa",
        "ca": "entorn, al voltant, gairebé, quasi, prop de, més o menys, !uns, !unes",
        "es": "alrededor, !casi, cerca de, en torno, más o menos, !unos, !unas",
        "gl": "arredor, !case, preto de, máis ou menos, !uns, !unhas",
        "eu": "inguru, inguruan, gutxi gorabehera, !ia",
        "en": "!about, !around, nearly, almost, roughly",
        "fr": "environ, presque, près de, à peu près",
        "it": "quasi, intorno, all incirca",
        "pt": "cerca de, quase, em torno, !uns, !umas",
    },
}
"""What makes a figure in a target no target of its own, and in a result no exact one. Every year is neither."""
relative_words = Lexicon(RELATIVE)


RATES: Mapping[str, Wording] = {
    "day": {
        "ca": "al dia, per dia, cada dia, diari, diària, diaris, diàries, / dia, / day, / jour, / giorno",
        "es": "al día, por día, cada día, diario, diaria, diarios, diarias",
        "gl": "ao día, por día, cada día, diario, diaria",
        "eu": "egunean, egunero, eguneko batez",
        "en": "per day, a day, each day, every day, daily",
        "fr": "par jour, chaque jour, quotidien*",
        "it": "al giorno, ogni giorno, giornalier*",
        "pt": "por dia, ao dia, cada dia, diário, diária",
    },
    "week": {
        "ca": "a la setmana, per setmana, cada setmana, setmanal, setmanals, / setmana, / semana, / week, / semaine, "
        "/ settimana",
        "es": "a la semana, por semana, cada semana, semanal, semanales",
        "gl": "á semana, por semana, cada semana, semanal, semanais",
        "eu": "astean, astero, asteko",
        "en": "per week, a week, each week, every week, weekly",
        "fr": "par semaine, chaque semaine, hebdomadaire*",
        "it": "a settimana, alla settimana, ogni settimana, settimanal*",
        "pt": "por semana, à semana, cada semana, semanal, semanais",
    },
    "month": {
        "ca": "al mes, per mes, cada mes, mensual, mensuals, / mes, / month, / mois, / mese",
        "es": "por mes, mensual, mensuales",
        "gl": "ao mes, por mes, mensual, mensuais",
        "eu": "hilean, hilero, hileko, hilabetean, hilabetero",
        "en": "per month, a month, each month, every month, monthly",
        "fr": "par mois, chaque mois, mensuel*",
        "it": "al mese, ogni mese, mensil*",
        "pt": "por mês, ao mês, cada mês, mensal, mensais",
    },
    "quarter": {
        "ca": "per trimestre, al trimestre, cada trimestre, trimestral, trimestrals, / trimestre, / quarter",
        "es": "por trimestre, trimestral, trimestrales",
        "gl": "ao trimestre, trimestrais",
        "eu": "hiruhilekoan, hiruhilero, hiruhilekoko",
        "en": "per quarter, a quarter, each quarter, every quarter, quarterly",
        "fr": "par trimestre, chaque trimestre, trimestriel*",
        "it": "a trimestre, ogni trimestre, trimestral*",
        "pt": "trimestrais",
    },
    "half year": {
        "ca": "per semestre, al semestre, cada semestre, semestral, semestrals",
        "es": "por semestre, semestral, semestrales",
        "gl": "ao semestre, semestrais",
        "eu": "seihilekoan, seihilero",
        "en": "per half year, half yearly, every six months, per semester",
        "fr": "par semestre, chaque semestre, semestriel*",
        "it": "a semestre, ogni semestre, semestral*",
        "pt": "semestrais",
    },
}
"""How often within a year: two a month is no figure of the year."""
rates = Lexicon(RATES)


MONTH_NAMES: Wording = {
    "ca": "gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, novembre, desembre",
    "es": "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
    "gl": "xaneiro, febreiro, marzo, abril, maio, xuño, xullo, agosto, setembro, outubro, novembro, decembro",
    "eu": "urtarril*, otsail*, martxo*, apiril*, maiatz*, ekain*, uztail*, abuztu*, irail*, urri*, azaro*, abendu*",
    "en": "january, february, march, april, may, june, july, august, september, october, november, december",
    "fr": "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre",
    "it": "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre",
    "pt": "janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro",
}
"""The twelve months, in order."""


@cache
def _months() -> tuple[frozenset[str], tuple[str, ...]]:
    names = [name.strip() for listed in MONTH_NAMES.values() for name in fold(listed).split(",")]
    return frozenset(names), tuple(name[:-1] for name in names if name.endswith("*"))


def is_month(word: str) -> bool:
    """Is a folded word the name of a month? Basque names have their cases: urtarrilaren."""
    names, stems = _months()
    return word in names or word.startswith(stems)


def begins_month(word: str) -> bool:
    """Is a folded word three letters or more of the name of a month: apr, sept?"""
    return len(word) > 2 and any(name.startswith(word) for name in _months()[0])
