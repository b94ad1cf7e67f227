"""Words that compare: at least, no more than, within; in eight languages. binding.py binds figures to them."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from cartaviva.core.lexicon import Lexicon, Wording


class Comparator(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    EXACTLY = "exactly"
    BETWEEN = "between"
    YES = "yes"
    BY_DATE = "by_date"
    NO_WORSE = "no_worse"
    BETTER = "better"
    TIERS = "tiers"
    NONE_READABLE = "none_readable"


SYMBOLS: Mapping[str, Comparator] = {
    "≥=": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "=>": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    "≤=": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "=<": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    "<": Comparator.LESS_THAN,
    ">": Comparator.MORE_THAN,
    "=": Comparator.EXACTLY,
    "==": Comparator.EXACTLY,
}

NEGATED: Mapping[Comparator, Comparator] = {
    Comparator.MORE_THAN: Comparator.AT_MOST,
    Comparator.LESS_THAN: Comparator.AT_LEAST,
}
"""No more than is at most. The other comparators are not said with a no."""

CLOSED: Mapping[Comparator, Comparator] = {
    Comparator.MORE_THAN: Comparator.AT_LEAST,
    Comparator.LESS_THAN: Comparator.AT_MOST,
}
"""More than or equal to is at least."""


class Saying(StrEnum):
    """What a phrase says, and on which side of it its figure stands."""

    MORE = "more_than before"
    LESS = "less_than before"
    LEAST = "at_least before"
    MOST = "at_most before"
    EXACTLY = "exactly either"
    MINIMUM = "at_least either"
    MAXIMUM = "at_most either"
    OR_MORE = "at_least after"
    OR_LESS = "at_most after"
    MORE_AFTER = "more_than after"
    LESS_AFTER = "less_than after"
    WITHIN = "limit before"
    WITHIN_AFTER = "limit after"
    IN = "limit next"
    OVER = "more_than next"
    UNDER = "less_than next"
    NOT = "no"
    OR_EQUAL = "equal"

    @property
    def comparator(self) -> Comparator | None:
        word = self.value.split()[0]
        return Comparator.AT_MOST if word == "limit" else Comparator(word) if " " in self.value else None

    @property
    def side(self) -> str:
        """Where the figure stands: "before" it (within a few words), "after", "either", "next" (at once)."""
        return self.value.rpartition(" ")[2]

    @property
    def weak(self) -> bool:
        """Said of durations alone, and giving way to any other comparator."""
        return self.value.startswith("limit")


SAYINGS: Mapping[Saying, Wording] = {
    Saying.LEAST: {
        "": "igual* o superior*, igual* o major*, igual* o mayor*, igual* ou superior*, igual* ou maior*, igual* ou "
        "maior",
        "ca": "igual* o més gran*, superior* o igual*, major* o igual*, més gran* o igual*, a partir de, a partir d, "
        "un mínim de, un mínim d, mínim de, mínim d, arribar al, arribar a, assolir el, assolir un, assolir",
        "es": "mayor* o igual*, superior* o igual*, a partir de, un mínimo de, mínimo de, al menos, por lo menos, "
        "alcanzar el, alcanzar un, alcanzar, llegar al",
        "gl": "maior* ou igual*, superior* ou igual*, un mínimo de, polo menos, cando menos, alomenos, acadar o, "
        "acadar",
        "eu": "berdina edo handiago*, berdin edo handiago*, handiagoa edo berdin*",
        "en": "equal to or greater than, equal to or more than, equal to or higher than, equal to or above, equal or "
        "greater than, greater than or equal to, greater or equal to, more than or equal to, higher than or equal "
        "to, at least, a minimum of, minimum of, not under, not below, from at least, reach",
        "fr": "égal* ou supérieur*, supérieur* ou égal*, au moins, un minimum de, minimum de, à partir de, atteindre",
        "it": "uguale o superiore, pari o superiore, superiore o uguale, superiore o pari, maggiore o uguale, uguale "
        "o maggiore, maggiore o pari, pari o maggiore, almeno, un minimo di, minimo di, a partire da, per lo meno",
        "pt": "superior* ou igual*, maior* ou igual*, pelo menos, um mínimo de, mínimo de, a partir de, ao menos, "
        "atingir",
    },
    Saying.MOST: {
        "": "igual* o inferior*, igual* o menor*, igual* ou inferior*, igual* ou menor*",
        "ca": "inferior* o igual*, menor* o igual*, més petit* o igual*, un màxim de, un màxim d, màxim de, màxim d, "
        "fins a, fins als, fins al, fins els, com a molt, a tot estirar",
        "es": "inferior* o igual*, menor* o igual*, un máximo de, máximo de, hasta, hasta los, hasta un, a lo sumo, "
        "como mucho, a más tardar",
        "gl": "inferior* ou igual*, menor* ou igual*, un máximo de, ata, ata un, como moito",
        "eu": "berdina edo txikiago*, txikiagoa edo berdin*",
        "en": "equal to or less than, equal to or lower than, equal to or below, less than or equal to, less or "
        "equal to, fewer than or equal to, lower than or equal to, at most, a maximum of, maximum of, up to, not "
        "over, not above, no later than, not later than, not to exceed, capped at",
        "fr": "égal* ou inférieur*, inférieur* ou égal*, au plus, un maximum de, maximum de, jusqu à, jusqu, au plus "
        "tard",
        "it": "uguale o inferiore, pari o inferiore, inferiore o uguale, inferiore o pari, minore o uguale, uguale o "
        "minore, minore o pari, un massimo di, massimo di, fino a, non oltre, al più, fino ad",
        "pt": "inferior* ou igual*, menor* ou igual*, um máximo de, máximo de, até, no máximo de",
    },
    Saying.MORE: {
        "": "superior*, supera*, supere*",
        "ca": "més de, més d, més del, més dels, més que, més gran* de, més gran* que, més gran* a, major de, major "
        "a, major que, majors de, per sobre de, per sobre del, per sobre dels, per damunt de, per damunt del, "
        "superi*, sobrepass*, excedi*, major del, majors a, més gran* del",
        "es": "más de, más del, más que, mayor de, mayor a, mayor que, mayor al, mayores de, por encima de, por "
        "encima del, exced*, sobrepas*, rebas*, mayor del, mayores a, mayor de un",
        "gl": "máis de, máis do, máis da, máis dun, máis dunha, máis que, maior de, maior que, maior a, por riba de, "
        "por riba do, por enriba de, superar*, exced*, maior do, maior ao, maior da",
        "en": "more than, greater than, higher than, better than, larger than, longer than, in excess of, exceed*, "
        "upwards of",
        "fr": "plus de, plus d, plus des, plus du, plus que, supérieur*, au dessus de, au dessus du, dépass*, excéd*",
        "it": "più di, più del, più dell, più della, più dei, maggiore di, maggiore dell, maggiore a, maggiore del, "
        "maggiori di, superiore*, superiori*, al di sopra di, al di sopra del, sopra il, supera*, superi, eccede*, "
        "maggiore dello, maggiore della, maggiori a",
        "pt": "mais de, mais do, mais da, mais dos, mais das, mais do que, mais que, maior de, maior que, maior do "
        "que, acima de, acima dos, ultrapass*, exced*, maior a, maior do",
    },
    Saying.LESS: {
        "": "inferior*",
        "ca": "menys de, menys d, menys del, menys dels, menys que, més petit* que, més baix* que, menor de, menor "
        "a, menor que, menors de, per sota de, per sota del, per sota dels, per davall de, sota el, abans de, abans "
        "d, abans dels, menor del, més petit* de, més petit* del, inferior*",
        "es": "menos de, menos del, menos que, menor de, menor a, menor que, menor al, menores de, por debajo de, "
        "por debajo del, antes de, antes de los, menor del, menores a",
        "gl": "menos de, menos do, menos da, menos dun, menos dunha, menos que, menor de, menor que, menor a, por "
        "baixo de, por debaixo de, por debaixo do, antes de, antes dos, menor do, menor ao, menor da",
        "en": "less than, fewer than, lower than, smaller than, shorter than, faster than, quicker than",
        "fr": "moins de, moins d, moins des, moins du, moins que, inférieur*, en dessous de, en dessous du, au "
        "dessous de",
        "it": "meno di, meno del, meno dell, meno della, meno dei, minore dell, minore di, minore a, minore del, "
        "minori di, inferiore*, inferiori*, al di sotto di, al di sotto del, sotto il, minore della, minori a",
        "pt": "menos de, menos do, menos da, menos dos, menos das, menos do que, menos que, menor de, menor que, "
        "menor do que, abaixo de, abaixo dos, antes de, antes dos, menor a, menor do",
    },
    Saying.MINIMUM: {
        "": "min, minim*, com a mínim, como mínimo, mínimo",
        "ca": "com a mínim, almenys, al menys, si més no, pel cap baix, com a mínim de, com a mínim d, com a mínim un, "
        "com a mínim el",
        "es": "como mínimo, como mínimo un, como mínimo el, cuando menos",
        "gl": "como mínimo, como mínimo un",
        "eu": "gutxienez, gutxieneko*, gutxienezko*, gutxien*, gutxieneko kopurua",
        "en": "minimum, as a minimum, at a minimum, floor of",
        "fr": "au minimum, a minima, minimum, minimal*",
        "it": "come minimo, minimo, minima, minimi",
        "pt": "no mínimo, mínimo, mínima, como mínimo",
    },
    Saying.MAXIMUM: {
        "": "max, maxim*, com a màxim, como máximo",
        "ca": "com a màxim, com a màxim de, com a màxim d, pel cap alt",
        "es": "como máximo, como máximo de, tope",
        "gl": "como máximo",
        "eu": "gehienez, gehieneko*, gehienezko*, gehienez ere",
        "en": "maximum, as a maximum, tops, at the most, at the latest",
        "fr": "au maximum, maximum, maximal*",
        "it": "al massimo, massimo, massima, massimi, non oltre i",
        "pt": "no máximo, máximo, máxima",
    },
    Saying.OR_MORE: {
        "ca": "o més, o superior*, o bé més, o major*, i més, endavant, en endavant, en amunt, cap amunt, i amunt",
        "es": "o más, o superior*, o mayor*, o mejor, en adelante, y más, para arriba",
        "gl": "ou máis, ou superior*, ou maior*",
        "eu": "edo gehiago, edo handiago*, edo goragoko*, edo altuago*, eta gehiago",
        "en": "or more, or above, or higher, or greater, or better, or over, or longer, or later, and above, and "
        "over, and more, and higher",
        "fr": "ou plus, ou davantage, ou supérieur*, et plus",
        "it": "o più, o superiore*, o maggiore, e oltre, o oltre",
        "pt": "ou mais, ou superior*, ou maior*",
    },
    Saying.OR_LESS: {
        "ca": "o menys, o inferior*, o menor*, cap avall, en avall, i avall",
        "es": "o menos, o inferior*, o menor*",
        "gl": "ou menos, ou inferior*, ou menor*",
        "eu": "edo gutxiago, edo txikiago*, edo baxuago*",
        "en": "or less, or fewer, or below, or under, or lower, or better time, or sooner, or shorter, or faster, "
        "and below, and under",
        "fr": "ou moins, ou inférieur*, et moins",
        "it": "o meno, o inferiore, o minore",
        "pt": "ou menos, ou inferior*, ou menor*",
    },
    Saying.MORE_AFTER: {
        "eu": "baino gehiago*, baino handiago*, baino altuago*, baino hobe*, gora, gorako*, gorakoa, goragoko*, "
        "goitik, gainetik, gaineko*, gaindi*"
    },
    Saying.LESS_AFTER: {
        "eu": "baino gutxiago*, baino txikiago*, baino baxuago*, baino laburrago*, baino lehen*, behera, beherako*, "
        "azpitik, azpiko*"
    },
    Saying.WITHIN: {
        "ca": "en un termini, en el termini, termini, terminis, dins de, dins del, dins dels, dins les, dins d, en "
        "un temps, en un període",
        "es": "en un plazo, en el plazo, plazo, plazos, dentro de, dentro del, dentro de los, en un tiempo, en un "
        "periodo",
        "gl": "nun prazo, no prazo, prazo, prazos, dentro de, dentro dos, nun tempo",
        "en": "within, inside, within a, deadline, no longer than",
        "fr": "dans un délai, dans le délai, dans les, dans, délai, délais, d ici, en l espace de",
        "it": "entro, entro i, entro il, termine, nel termine, nell arco di, nel giro di",
        "pt": "no prazo, num prazo, prazo, prazos, dentro de, dentro dos, em até",
    },
    Saying.WITHIN_AFTER: {"eu": "epe, epea, epean, epearen, epeko, eperen, barruan, barru, barne, arte, bitartean"},
    Saying.IN: {
        "": "en, in",
        "ca": "en les, en els, als, a les, en un, en una",
        "es": "en los, en las, a los, a las, en un, en una",
        "gl": "nos, nas, aos, ás, nun, nunha",
        "en": "in, by, in the, within the",
        "fr": "sous, en, sous les",
        "it": "in, nelle, nei",
        "pt": "em, nos, nas, num, numa",
    },
    Saying.OVER: {"en": "over, above, beyond", "it": "oltre, oltre il, oltre i, sopra"},
    Saying.UNDER: {"en": "under, below", "it": "sotto, sotto i", "ca": "sota, sota els", "es": "bajo"},
    Saying.EXACTLY: {
        "ca": "exactament, exacte*, justament",
        "es": "exactamente, exacto*, exactos",
        "gl": "exactamente",
        "eu": "zehazki, zehatz, justu",
        "en": "exactly, precisely",
        "fr": "exactement, précisément",
        "it": "esattamente, esatto, esatti",
        "pt": "exatamente, exactamente, exato",
    },
    Saying.NOT: {
        "": "no, non, nao, not, never, nunca, jamais, mai, ez, sin, sense, sans, without, senza, sem, sen, ni, pas, "
        "nor, ne, cannot, ezin, gabe"
    },
    Saying.OR_EQUAL: {"": "igual, iguals, iguales, iguais, equal, égal, égale, égaux, uguale, pari, berdin, berdina"},
}


COMPARING: Wording = {
    "": "más, mais, máis, more, less, menys, menos, moins, plus, più, meno, maxim*, minim*, màx, mín, superior*, "
    "inferior*, menor, maggior*, greater, higher, lower, fewer, exced*, exceed*, supera*, gehi*, gutx*, handiago*, "
    "txikiago*, over, under, above, below, within, entro, fins, hasta, ata, até, jusqu*, least, most, baino",
    "ca": "!major",
    "es": "!mayor",
    "gl": "!maior",
    "pt": "!maior",
}
"""Words that compare. Where one of them stands in a target and was not understood, the target is not read."""


@cache
def comparing_words() -> Lexicon[bool]:
    return Lexicon({True: COMPARING})


@cache
def sayings() -> Lexicon[Saying]:
    return Lexicon(SAYINGS)


DIRECTIONS: Mapping[Comparator | None, Wording] = {
    Comparator.AT_LEAST: {
        "": "↑, ▲, ⬆, ↗, ⇧, ▴, ≥, >, >=, max better",
        "ca": "alt, alta, alts, altes, més alt*, més gran*, més és millor, com més, a més, creix*, creixent, "
        "ascendent*, maximitz*, augment*, increment*, pujar, puja, positiu, positiva, mínim, mínima, superior*, cap "
        "amunt, amunt, com a mínim",
        "es": "alto, alta, altos, más alto, más alta, más es mejor, cuanto más, cuanto mayor, mayor, mayores, "
        "crecient*, ascendent*, maximiz*, aument*, increment*, subir, sube, positivo, positiva, mínimo, mínima, "
        "superior*, arriba, como mínimo",
        "gl": "alto, alta, máis alto, canto máis, canto maior, maior, crecente, ascendente, maximizar, aumentar, "
        "mínimo, cara arriba",
        "eu": "altu*, handi*, gorantz, goranzko*, gehiago, zenbat eta gehiago, zenbat eta handiago*, igo*, gora, "
        "gorakor*, gutxieneko*, gutxienez",
        "en": "high, higher, highest, bigger, larger, greater, more is better, the more, more, increase*, "
        "increasing, up, upward*, rising, maximise*, maximize*, maximising, minimum, at least, ascending, grow*, "
        "above, positive",
        "fr": "haut, haute, hauts, élevé*, plus c est, plus élevé*, plus haut*, plus grand*, croissant*, augment*, "
        "hausse, maximiser, minimum, au moins, supérieur*, positif, positive, vers le haut",
        "it": "alto, alta, alti, elevato, più alto, più è, maggiore, crescente, crescenti, aument*, massimizza*, "
        "minimo, almeno, ascendente, in su, verso l alto, positivo",
        "pt": "alto, alta, mais alto, quanto mais, quanto maior, maior, crescente, ascendente, aument*, maximizar, "
        "mínimo, para cima, pelo menos",
    },
    Comparator.AT_MOST: {
        "": "↓, ▼, ⬇, ↘, ⇩, ▾, ≤, <",
        "ca": "baix, baixa, baixos, més baix*, més petit*, menys és millor, com menys, a menys, decreix*, descend*, "
        "minimitz*, disminu*, redu*, baixar, negatiu, negativa, màxim, màxima, inferior*, cap avall, avall, com a "
        "màxim, menor*, menys",
        "es": "bajo, baja, bajos, más bajo, menos es mejor, cuanto menos, cuanto menor, menor, menores, decrecient*, "
        "descend*, minimiz*, disminu*, redu*, bajar, negativo, negativa, máximo, máxima, inferior*, abajo, menos",
        "gl": "baixo, baixa, máis baixo, canto menos, canto menor, menor, decrecente, descendente, minimizar, "
        "diminuír, reducir, máximo, cara abaixo, menos",
        "eu": "baxu*, txiki*, beherantz, beheranzko*, gutxiago, zenbat eta gutxiago, zenbat eta txikiago*, jaits*, "
        "behera, beherakor*, gehieneko*, gehienez",
        "en": "low, lower, lowest, smaller, smallest, less is better, the less, less, fewer, the fewer, decrease*, "
        "decreasing, down, downward*, falling, minimise*, minimize*, minimising, maximum, at most, descending, "
        "reduce*, reduction, below, negative, shorter",
        "fr": "bas, basse, faible*, moins c est, plus bas*, plus faible*, plus petit*, décroissant*, diminu*, "
        "baisse, minimiser, maximum, au plus, inférieur*, négatif, vers le bas, moins, réduire, réduction",
        "it": "basso, bassa, bassi, più basso, meno è, minore, decrescente, diminu*, minimizza*, massimo, al "
        "massimo, discendente, in giù, verso il basso, negativo, ridu*",
        "pt": "baixo, baixa, mais baixo, quanto menos, quanto menor, menor, decrescente, descendente, diminu*, "
        "minimizar, máximo, para baixo, menos, reduzir",
    },
    None: {
        "": "representative*, neutral*, neither, representatiu*, representativo*, cap de les dues, ninguna, estable*"
    },
}
"""What a column that says where the good side is may hold."""


@cache
def directions() -> Lexicon[Comparator | None]:
    return Lexicon(DIRECTIONS)


BETTER: Mapping[Comparator, Wording] = {
    Comparator.AT_LEAST: {
        "ca": "com més millor, com més alt millor, com més alta millor, com més gran millor, com més n hi hagi millor, "
        "més és millor, més alt és millor, major és millor, quant més millor",
        "es": "cuanto más mejor, cuanto mayor mejor, cuanto más alto mejor, cuanto más alta mejor, más es mejor, "
        "mayor es mejor, mejor cuanto más, mejor cuanto mayor",
        "gl": "canto máis mellor, canto maior mellor, canto máis alto mellor, canto máis alta mellor, máis é mellor, "
        "maior é mellor, mellor canto máis, mellor canto maior",
        "eu": "zenbat eta gehiago hobe, zenbat eta gehiago hobeto, zenbat eta handiagoa hobe, zenbat eta handiagoa "
        "hobeto, zenbat eta altuagoa hobe, zenbat eta altuagoa hobeto, gehiago hobe, handiagoa hobe",
        "en": "the more the better, the higher the better, higher is better, more is better, bigger is better, "
        "high is good, larger is better, higher better, better if higher",
        "fr": "plus c est haut mieux c est, plus c est élevé mieux c est, plus il y en a mieux c est, "
        "le plus possible, plus est mieux, plus c est mieux",
        "it": "più è meglio, più alto è meglio, maggiore è meglio, più ce n è meglio è, quanto più alto meglio",
        "pt": "quanto mais melhor, quanto maior melhor, quanto mais alto melhor, quanto mais alta melhor, "
        "mais é melhor, maior é melhor, melhor quanto maior, melhor quanto mais",
    },
    Comparator.AT_MOST: {
        "ca": "com menys millor, com més baix millor, com més baixa millor, com més petit millor, com menys n hi hagi "
        "millor, menys és millor, més baix és millor, menor és millor, quant menys millor",
        "es": "cuanto menos mejor, cuanto menor mejor, cuanto más bajo mejor, cuanto más baja mejor, cuantas menos "
        "mejor, cuantos menos mejor, menos es mejor, menor es mejor, mejor cuanto menos, mejor cuanto menor",
        "gl": "canto menos mellor, canto menor mellor, canto máis baixo mellor, canto máis baixa mellor, "
        "menos é mellor, menor é mellor, mellor canto menos, mellor canto menor",
        "eu": "zenbat eta gutxiago hobe, zenbat eta gutxiago hobeto, zenbat eta txikiagoa hobe, zenbat eta txikiagoa "
        "hobeto, zenbat eta baxuagoa hobe, zenbat eta baxuagoa hobeto, gutxiago hobe, txikiagoa hobe",
        "en": "the less the better, the fewer the better, the lower the better, the shorter the better, "
        "lower is better, less is better, fewer is better, smaller is better, shorter is better, low is good, "
        "lower better, better if lower",
        "fr": "moins c est haut mieux c est, plus c est bas mieux c est, moins il y en a mieux c est, "
        "le moins possible, moins est mieux, moins c est mieux",
        "it": "meno è meglio, più basso è meglio, minore è meglio, meno ce n è meglio è, quanto più basso meglio",
        "pt": "quanto menos melhor, quanto menor melhor, quanto mais baixo melhor, quanto mais baixa melhor, menos é "
        "melhor, menor é melhor, melhor quanto menor, melhor quanto menos",
    },
}
"""What an indicator may say about its good side."""


@cache
def better() -> Lexicon[Comparator]:
    return Lexicon(BETTER)
