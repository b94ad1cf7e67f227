"""Words that compare: at least, no more than, within; in eight languages. binding.py binds figures to them."""

from collections.abc import Mapping
from enum import StrEnum

from cartaviva.core.language.lexicon import Lexicon, Wording


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


FLOORS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
CEILINGS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
AGAINST_BEFORE = frozenset({Comparator.NO_WORSE, Comparator.BETTER})
"""Compared with the result of the period before, which is their value; None while there is none."""

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
        "más o igual a, más o igual que, igual o más de, alcanzar el, alcanzar un, alcanzar, llegar al",
        "gl": "maior* ou igual*, superior* ou igual*, un mínimo de, polo menos, cando menos, alomenos, acadar o, "
        "acadar",
        "eu": "berdina edo handiago*, berdin edo handiago*, handiagoa edo berdin*",
        "en": "equal to or greater than, equal to or more than, equal to or higher than, equal to or above, equal or "
        "greater than, greater than or equal to, greater or equal to, more than or equal to, higher than or equal "
        "to, a minimum of, minimum of, not under, not below, from at least, reach",
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
        "en": "no longer than, no slower than, equal to or less than, equal to or lower than, equal to or below, "
        "less than or equal to, less or equal to, fewer than or equal to, lower than or equal to, a "
        "maximum of, maximum of, up to, not over, not above, no later than, not later than, not to exceed, capped at",
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
        "superi*, sobrepass*, excedi*, passar de, passi de, passin de, passar dels, ultrapass*, major del, majors "
        "a, més gran* del",
        "es": "más de, más del, más que, mayor de, mayor a, mayor que, mayor al, mayores de, por encima de, por "
        "encima del, exced*, sobrepas*, rebas*, pasar de, pase de, pasen de, pasar de los, mayor del, mayores a, "
        "mayor de un",
        "gl": "máis de, máis do, máis da, máis dun, máis dunha, máis que, maior de, maior que, maior a, por riba "
        "de, por riba do, por enriba de, superar*, exced*, pasar de, pase de, pasar dos, sobrepas*, maior do, maior "
        "ao, maior da",
        "en": "more than, greater than, higher than, better than, larger than, longer than, in excess of, exceed*, "
        "upwards of, go over, goes over, run over, go above, rise above",
        "fr": "plus de, plus d, plus des, plus du, plus que, supérieur*, au dessus de, au dessus du, dépass*, excéd*",
        "it": "più di, più del, più dell, più della, più dei, maggiore di, maggiore dell, maggiore a, maggiore del, "
        "maggiori di, superiore*, superiori*, al di sopra di, al di sopra del, sopra il, supera*, superi, eccede*, "
        "maggiore dello, maggiore della, maggiori a",
        "pt": "mais de, mais do, mais da, mais dos, mais das, mais do que, mais que, maior de, maior que, maior do "
        "que, acima de, acima dos, ultrapass*, exced*, passar de, passar dos, passe de, maior a, maior do",
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
        "": "min, mini, minim*, com a mínim, como mínimo, mínimo",
        "ca": "com a mínim, almenys, al menys, si més no, pel cap baix, com a mínim de, com a mínim d, com a mínim un, "
        "com a mínim el",
        "es": "como mínimo, como mínimo un, como mínimo el, cuando menos, por lo bajo",
        "gl": "como mínimo, como mínimo un",
        "eu": "gutxienez, gutxieneko*, gutxienezko*, gutxien*, gutxieneko kopurua",
        "en": "at least, minimum, as a minimum, at a minimum, floor of, at the very least, at the least, at the "
        "minimum, as a floor",
        "fr": "au minimum, a minima, minimum, minimal*, pour le moins, au bas mot",
        "it": "come minimo, minimo, minima, minimi, al minimo, quanto meno",
        "pt": "no mínimo, mínimo, mínima, como mínimo, quando menos",
    },
    Saying.MAXIMUM: {
        "": "max, maxi, maxim*, com a màxim, como máximo",
        "ca": "com a màxim, com a màxim de, com a màxim d, pel cap alt, com a topall, a tot tardar, com a més tardar",
        "es": "como máximo, como máximo de, tope, como tope, a lo más, por lo alto",
        "gl": "como máximo, ao sumo, a máis tardar",
        "eu": "gehienez, gehieneko*, gehienezko*, gehienez ere",
        "en": "at most, maximum, as a maximum, tops, at the most, at the very most, at the latest, at the very latest, "
        "at the maximum, as a ceiling, as a cap",
        "fr": "au maximum, a maxima, maximum, maximal*, tout au plus, au grand maximum",
        "it": "al massimo, massimo, massima, massimi, non oltre i, al più tardi, tutt al più, come massimo, "
        "come limite",
        "pt": "no máximo, máximo, máxima, quando muito, o mais tardar, como máximo",
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
    "": "más, mais, máis, more, less, menys, menos, moins, plus, più, meno, maxi, maxim*, mini, minim*, màx, mín, "
    "superior*, inferior*, menor, maggior*, greater, higher, lower, fewer, exced*, exceed*, supera*, gehi*, gutx*, "
    "handiago*, txikiago*, over, under, above, below, within, entro, fins, hasta, ata, até, jusqu*, least, most, baino",
    "ca": "!major",
    "es": "!mayor",
    "gl": "!maior",
    "pt": "!maior",
}
"""Words that compare. Where one of them stands in a target and was not understood, the target is not read."""
comparing_words, sayings = Lexicon({True: COMPARING}), Lexicon(SAYINGS)
