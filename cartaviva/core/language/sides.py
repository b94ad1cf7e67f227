"""Words that say which side of a figure is good: in a column of directions, in an indicator, and aside of it."""

from collections.abc import Mapping

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.lexicon import Lexicon, Wording

DIRECTIONS: Mapping[Comparator | None, Wording] = {
    Comparator.AT_LEAST: {
        "": "↑, ▲, ⬆, ↗, ⇧, ▴, ≥, >, >=, max better",
        "ca": "alt, alta, alts, altes, a l alça, més alt*, més gran*, més és millor, com més, a més, creix*, creixent, "
        "ascendent*, maximitz*, augment*, increment*, pujar, puja, positiu, positiva, mínim, mínima, superior*, cap "
        "amunt, amunt, com a mínim",
        "es": "alto, alta, altos, más, al alza, más alto, más alta, más es mejor, cuanto más, cuanto mayor, mayor, "
        "mayores, crecient*, ascendent*, maximiz*, aument*, increment*, subir, sube, positivo, positiva, mínimo, "
        "mínima, superior*, arriba, como mínimo",
        "gl": "alto, alta, máis alto, máis, á alza, canto máis, canto maior, maior, crecente, ascendente, "
        "maximizar, aumentar, mínimo, cara arriba",
        "eu": "altu*, handi*, gorantz, goranzko*, gehiago, zenbat eta gehiago, zenbat eta handiago*, igo*, gora, "
        "gorakor*, gutxieneko*, gutxienez",
        "en": "high, higher, highest, bigger, larger, greater, more is better, the more, more, increase*, "
        "increasing, up, upward*, rising, maximise*, maximize*, maximising, minimum, at least, ascending, grow*, "
        "above, positive",
        "fr": "haut, haute, hauts, élevé*, plus c est, plus élevé*, plus haut*, plus grand*, croissant*, augment*, "
        "hausse, maximiser, minimum, au moins, supérieur*, positif, positive, vers le haut",
        "it": "alto, alta, alti, al rialzo, più, elevato, più alto, più è, maggiore, crescente, crescenti, aument*, "
        "massimizza*, minimo, almeno, ascendente, in su, verso l alto, positivo",
        "pt": "alto, alta, mais alto, sobe, subir, em alta, quanto mais, quanto maior, maior, crescente, "
        "ascendente, aument*, maximizar, mínimo, para cima, pelo menos",
    },
    Comparator.AT_MOST: {
        "": "↓, ▼, ⬇, ↘, ⇩, ▾, ≤, <",
        "ca": "baix, baixa, baixos, més baix*, més petit*, com més baix*, com més petit*, com més curt*, com més "
        "poc*, a la baixa, menys és millor, com menys, a menys, decreix*, descend*, minimitz*, disminu*, redu*, "
        "baixar, negatiu, negativa, màxim, màxima, inferior*, cap avall, avall, com a màxim, menor*, menys",
        "es": "bajo, baja, bajos, más bajo, cuanto más baj*, cuanto más pequeñ*, cuanto más cort*, a la baja, menos "
        "es mejor, cuanto menos, cuanto menor, menor, menores, decrecient*, descend*, minimiz*, disminu*, redu*, "
        "bajar, negativo, negativa, máximo, máxima, inferior*, abajo, menos",
        "gl": "baixo, baixa, máis baixo, canto máis baix*, canto máis pequen*, canto máis curt*, á baixa, canto "
        "menos, canto menor, menor, decrecente, descendente, minimizar, diminuír, reducir, máximo, cara abaixo, "
        "menos",
        "eu": "baxu*, txiki*, beherantz, beheranzko*, gutxiago, zenbat eta gutxiago, zenbat eta txikiago*, jaits*, "
        "behera, beherakor*, gehieneko*, gehienez",
        "en": "low, lower, lowest, smaller, smallest, less is better, the less, less, fewer, the fewer, decrease*, "
        "decreasing, down, downward*, falling, minimise*, minimize*, minimising, maximum, at most, descending, "
        "reduce*, reduction, below, negative, shorter",
        "fr": "bas, basse, faible*, plus c est bas*, plus c est petit*, plus c est court*, plus c est faible*, plus "
        "il est bas, à la baisse, moins c est, plus bas*, plus faible*, plus petit*, décroissant*, diminu*, baisse, "
        "minimiser, maximum, au plus, inférieur*, négatif, vers le bas, moins, réduire, réduction",
        "it": "basso, bassa, bassi, più basso, più è basso, più è bassa, quanto più basso, al ribasso, meno è, "
        "minore, decrescente, diminu*, minimizza*, massimo, al massimo, discendente, in giù, verso il basso, "
        "negativo, ridu*",
        "pt": "baixo, baixa, mais baixo, quanto mais baix*, quanto mais pequen*, quanto mais curt*, em baixa, "
        "desce*, descer, quanto menos, quanto menor, menor, decrescente, descendente, diminu*, minimizar, máximo, "
        "para baixo, menos, reduzir",
    },
    Comparator.EXACTLY: {"": "=, ==, exact*, esatt*, zehatz*"},
    None: {
        "": "representative*, neutral*, neither, representatiu*, representativo*, cap de les dues, ninguna, estable*, "
        "range, band, in between, interval*, rang, dins de l interval, rango, intervalo, fourchette, intervalle, "
        "intervallo, forchetta, faixa, tarte*, bitarte*"
    },
}
"""What a column that says where the good side is may hold."""
directions = Lexicon(DIRECTIONS)


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
        "high is good, larger is better, higher better, better if higher, higher the better, more the better",
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
        "lower better, better if lower, lower the better, fewer the better, less the better, smaller the better",
        "fr": "moins c est haut mieux c est, plus c est bas mieux c est, moins il y en a mieux c est, "
        "le moins possible, moins est mieux, moins c est mieux",
        "it": "meno è meglio, più basso è meglio, minore è meglio, meno ce n è meglio è, quanto più basso meglio",
        "pt": "quanto menos melhor, quanto menor melhor, quanto mais baixo melhor, quanto mais baixa melhor, menos é "
        "melhor, menor é melhor, melhor quanto menor, melhor quanto menos",
    },
}
"""What an indicator may say about its good side."""
better = Lexicon(BETTER)


LIMITS: Mapping[Comparator, Wording] = {
    Comparator.AT_MOST: {
        "": "max, maxim*, limit, limite, límit",
        "ca": "sostre, topall, límit, màxim, màxima, com a màxim, com a molt, no superar, no superi, a no superar, "
        "no ha de superar, no pot superar, no s ha de superar, sense superar, no excedir, no més",
        "es": "tope, techo, límite, máximo, máxima, como mucho, a lo sumo, no superar, no supere, a no superar, no "
        "debe superar, no puede superar, sin superar, sin pasar de, no exceder, no exceda, no más",
        "gl": "tope, teito, límite, máximo, máxima, como moito, non superar, non supere, sen superar, non debe "
        "superar, non pode superar, non exceder",
        "eu": "gehienez*, gehien*, muga, goiko muga, sabai*, gainditu gabe, ez gainditze*",
        "en": "ceiling, upper limit, limit, maximum, at most, cap, not to exceed, must not exceed, should not exceed, "
        "no more than, not more than, not exceeding, without exceeding, not above, tolerance, allowance, or fewer, "
        "or less, to be kept below",
        "fr": "plafond, limite, maximum, maximal*, au plus, tout au plus, à ne pas dépasser, ne pas dépasser, ne doit "
        "pas dépasser, sans dépasser, pas plus",
        "it": "tetto, limite, massimo, massima, al massimo, al più, da non superare, non superare, non deve superare, "
        "senza superare, non oltre, valore massimo",
        "pt": "teto, tecto, limite, máximo, máxima, no máximo, quando muito, a não exceder, não exceder, não deve "
        "exceder, não superior, a não ultrapassar, não ultrapassar, sem ultrapassar",
    },
    Comparator.AT_LEAST: {
        "": "minim*",
        "ca": "mínim, mínima, com a mínim, almenys, pel cap baix",
        "es": "mínimo, mínima, como mínimo, al menos, suelo",
        "gl": "mínimo, mínima, como mínimo, polo menos",
        "eu": "gutxienez*, gutxien*",
        "en": "minimum, at least, lower limit, no fewer than, no less than, or more",
        "fr": "minimum, minimal*, au moins, au minimum, plancher",
        "it": "minimo, minima, almeno, come minimo, al minimo",
        "pt": "mínimo, mínima, no mínimo, pelo menos",
    },
}
"""What may stand in brackets or behind a comma of an indicator, to say that its figure is a limit."""
limits = Lexicon(LIMITS)
