"""Words beside a figure with which it is no result: "6 pendents", "falten 6", "objectiu 150"; in eight languages."""

from collections.abc import Mapping

from cartaviva.core.language.figures import Figure
from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.language.scan import Scan

_SAID: Mapping[bool, Wording] = {
    False: {
        "": "total, totals, totales, totali, totaux, totais, guztira, mitjana, media, média, moyenne, average, mean, "
        "promedio, batez beste, batez bestekoa, en, in, em, a, al, à, au, ha, el, la, l, els, les, los, las, os, as, "
        "il, lo, le, the, de, d, del, di, da, do, du, un, une, una, uns, unes, i, y, e, et, and, eta, o, resultat, "
        "resultado, result, risultato, résultat, emaitza, valor, value, valeur, valore, balioa, nota, note, "
        "puntuació, puntuación, score, n, núm, nombre, número, numero, number, numéro, nre, nbre, kopurua, any, año, "
        "ano, year, anno, année, urtea, anual, annual, annuel, s ha, se ha, s han, se han, hem, hemos, han, has, "
        "have, been, estat, sido, was, were, is, es, est, è, é, sont, són, són, fet, fets, feta, fetes, hecho, "
        "hechos, hecha, hechas, feito, feitos, fait, faits, fatto, fatti, done, made, egin*, realitza*, realiza*, "
        "réalis*, realizz*, carried out, sí, si, yes, oui, sim, bai, ok, assolit*, assolid*, complert*, cumplid*, "
        "cumprid*, met, achieved, reached, atteint*, raggiunt*, atingid*, lortu*, beteta, superat, superado, verd, "
        "verde, green, vert, groc, amarillo, amber, vermell, rojo, red, rouge, excel·lent, excelente, excellent, "
        "ottimo, notable, bo, bé, bona, bueno, buena, bien, bom, boa, good, very, molt, muy, très, molto, "
        "satisfactori, satisfactorio, satisfactory, m, h, final, finals, provisional, actual, real, acumulat, "
        "acumulado, cumulative, només, solo, sólo, únicament, únicamente, only, just, seulement, soltanto, apenas, "
        "bakarrik, ja, ya, already, déjà, già, já, exactament, exactamente, exactly, exactement, esattamente, zehazki",
        "gl": "!no",  # no prazo: in the time
        "pt": "!no",
    },
    True: {
        "": "no, not, non, não, ez, pas, cap, sense, sin, sen, sem, sans, senza, without, gabe, ningun*, none, "
        "aucun*, nessun*, nenhum*, p, pàg, pàgina, página, page, pagina",
        "ca": "falta, falten, faltaven, manca, manquen, pendent*, resten, queden, per fer, objectiu, objectius, "
        "previst, previstos, prevista, previstes, compromès, previsió, programat*, programad*, "
        "planificat*, planificad*, pressupostat*, pressupostad*, més que, menys que, esperat, any "
        "anterior, anul·lat*, cancel·lat*, anul·lad*, cancel·lad*, suspesos, suspeses, impossible, per "
        "sota, per sobre, per damunt, menys dels, més dels, de retard",
        "es": "falta, faltan, faltaban, pendient*, restan, quedan, por hacer, objetivo, objetivos, previsto, "
        "previstos, prevista, previstas, previsión, programad*, planificad*, presupuestad*, más que, "
        "menos que, comprometido, esperado, año anterior, anulad*, cancelad*, suspendid*, imposible, "
        "por debajo, por encima, menos de, más de, de retraso",
        "gl": "falta, faltan, pendente*, quedan, por facer, obxectivo, obxectivos, previsto, previstos, "
        "previsión, programad*, máis ca, menos ca, máis que, menos que, ano anterior, por debaixo, por "
        "riba, menos do, máis do, de atraso",
        "eu": "falta, egiteke, faltan, helburua, helburu, aurreikusia, aurreikusitakoa, aurreko urtea*, "
        "bertan behera, azpitik, gainetik, gutxiago, gehiago, atzerapen*",
        "en": "missing, pending, outstanding, remaining, left, to do, still to, target, goal, planned, "
        "expected, forecast, scheduled, budgeted, more than, fewer than, less than, last year, previous "
        "year, cancelled, postponed, undone, below, above, short of, behind",
        "fr": "manque, manquent, restent, reste, en attente, à faire, objectif, cible, prévu, prévus, prévue, "
        "prévues, prévision, programmé*, planifié*, de plus que, de moins que, attendu, année "
        "précédente, annulé*, reporté*, en dessous, au dessous, au dessus, de moins, de plus, de retard",
        "it": "manca, mancano, restano, in attesa, da fare, obiettivo, previsto, previsti, prevista, "
        "previste, previsione, programmat*, pianificat*, in più, in meno, atteso, anno precedente, "
        "annullat*, rinviat*, al di sotto, al di sopra, sotto, sopra, di ritardo",
        "pt": "falta, faltam, pendente*, restam, por fazer, objetivo, meta, previsto, previstos, prevista, "
        "previstas, previsão, programad*, planead*, mais do que, menos do que, ano anterior, anulad*, "
        "cancelad*, abaixo, acima, a menos, a mais, menos que, mais que, de atraso",
    },
}
"""What denies a figure (True), and plain words: a denial in brackets counts where all others of them are such."""
AFTER = 2
"""Words after a figure that still say what it is of: "6 tallers pendents"."""

LAST = frozenset("late early short over under behind".split())
"""What makes a difference of a figure at the end of a text: "3 days late"; "3 late returns" is none."""

OF = frozenset("de del dels d du des of di dei delle do da dos das sobre respecte respecto".split())
_words = Lexicon(_SAID)


def is_denied(figure: Figure, read: Scan, measured: str) -> bool:
    """Do the words beside the figure of a result say that it is none or, before it, that it is another one?

    What the indicator itself says denies nothing: 6 pending files are the result where pending files are counted.
    Longer remarks in brackets are about the figure: "96 % (sense festius)".
    """
    own = {word[:5] for word in words_of(measured)}
    before = _said(read, 0, figure.first, own)
    if True in before:
        return True
    first = figure.last + 1
    if figure.value and first <= len(read.words) - 1 and read.words[-1] in LAST and read.words[-1][:5] not in own:
        return True
    if not figure.value or figure.whole or (first < len(read.words) and read.words[first] in OF):
        return False  # 0 (cap); 12 de 15 previstos; 85 % del previst
    if read.words[first : first + 1] != ("(",):
        return True in _said(read, first, first + AFTER, own)
    inside = _said(read, first, read.words.index(")", first) if ")" in read.words[first:] else len(read.words), own)
    return True in inside and None not in inside


def _said(read: Scan, first: int, last: int, own: set[str]) -> list[bool | None]:
    """What each word of a part says: True where it denies, False where it is harmless, None where nobody knows it."""
    said: list[bool | None] = []
    at = first
    while at < min(last, len(read.words)):
        word = read.words[at]
        hit = _words.find(read.words, at, read.language)
        if read.tokens[at].kind not in ("word", "particle") or at in read.inside or word[:5] in own:
            hit = (False, 1)
        said.append(hit[0] if hit else None)
        at += hit[1] if hit else 1
    return said
