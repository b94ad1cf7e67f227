"""Which commitment of this year is which of another year, by wording. Only identical wordings match by themselves.

`likeness` compares two wordings; `match` pairs two lists of them, each wording at most once, without comparing all
with all: only those that share a rare word are compared.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cartaviva.core.language.lexicon import fold, words_of
from cartaviva.core.language.patterns import later

SAME = 100
"""The likeness of wordings that differ in nothing but case, accents, numbering, blanks and punctuation."""
PROPOSED = 57
"""From here on a person is asked whether the two are the same. Set by the labelled pairs in the tests."""
MOST_COMPARED = 12
"""Wordings that one wording is compared with: those that share the most of its rarer words."""
MOST_HOLDING = 150
"""Wordings that hold a word, from which it is too usual to look by, unless all the words of a wording are."""

FULL, LITTLE = 4, 1
"""How much a word weighs that only some promises have, and one that any may have."""
REPLACED, ADDED = 8, 1
"""How much a word weighs against likeness that stands instead of another, and one that was added or left out."""

_NUMBERING = later(
    r"^\W*(?:(?:compromis|compromiso|commitment|c)\s*)?(?:\d{1,3}(?:\.\d{1,3})*\s?[.):-]+|[a-z]\)|[ivx]+[.)])\s+"
)

LINKING = """
    a al als amb aquest aquesta com cada d da de del dels des dins durant e el els en entre es fins i l la les li
    me mes o on per pel pels que se sense seu seva sigui ser sera seran si sobre son su sus un una uns unes tot
    totes tots tota algun altres i/o aquells abans despres cap hi ho no con cual cuando desde donde este esta hasta
    los las lo para pero por sin sino todo toda todas todos y u ante bajo the of to and or in at by for from with
    within be is are was were will we our your you their its it this that these those an any each every all who
    which as been being s vegada vegades cop cops vez veces time times once
"""
"""Words that carry no meaning of their own."""

USUAL = """
    minim maxim maximo minimo maximum minimum menys menor inferior superior igual almenys menos least most more
    less mes mas termini plazo period temps tiempo casos cases percentatge porcentaje percent total mitja mitjana
    media average valoracio puntuacio valoracion puntuacion hora hores horas hour hours dia dies dias day days
    setmana setmanes setmanal setmanals semana semanas semanal week weeks weekly mensual mensualment mensualmente
    month months monthly mesos meses any anys ano anos anual anuals anuales anualment year years annual trimestre
    semestre habil habils habiles laborable laborables working minut minuts minutos minute minutes segon segons
    segundos seconds diari diaria diario daily rebuda rebudes rebut rebuts recibida recibidas recibido recibidos
    received relacionats relacionades relacionada relacionado adrecats adrecades dirigidos ambit servei serveis
    servicio servicios service services ajuntament ayuntamiento municipal municipals municipales municipi municipio
    council persona persones personas people usuari usuaris usuaries usuarias usuarios users customers ciutadania
    ciudadania public publica publico publics publiques nombre numero number resposta respuesta reply responded
    sollicitud sollicituds solicitud solicitudes request requests proporcionar oferir via carry out hold cinc dos
    dues tres quatre cinco cuatro two three four five com como avis aviso one web website pagina page open opened
    oberta obert obertes oberts abierta abierto abiertas abiertos keep kept answer answered provide provided
    publish published held decide decided inspect inspection see seen give given make made offer offered ensure
    process processed deal repair repaired resolve resolved replied send sent issue issued deliver delivered told
    report reported pay paid collect collected remove removed run take taken attend attended atendre atencio
    atencion atender acudir llegar arribar prestar servir or naturals naturales natural semanalmente semanales
    setmanalment mensuals mensuales acte acto instant momento moment
"""
"""Words that any promise may have: they count little, since another promise has them, too."""

_PROMISING = later(r"\w{1,}(?:rem|remos)$|\w{3,}(?:ara|era|ira|aran|eran|iran)$")
_INFINITIVE = later(r"\w{2,}(?:ar|er|ir|re)$")
_ENDINGS = later(
    r"(?:aciones|acion|acions|acio|ments|ment|mente|ades|adas|ats|ados|ada|ado|ings|ing|ions|ion|ies|ied|als|al|ues|ques|"
    r"gues|es|os|as|ed|s|a|o|e|y)$"
)


@dataclass(frozen=True, slots=True)
class Match:
    """Wording `left` of one list is that of `right` in the other; both are 0-based indexes."""

    left: int
    right: int
    likeness: int

    @property
    def sure(self) -> bool:
        return self.likeness == SAME


@cache
def _weights() -> Mapping[str, int]:
    weights = dict.fromkeys(USUAL.split(), LITTLE)
    return weights | dict.fromkeys(LINKING.split(), 0)


@lru_cache(maxsize=32768)
def normal(text: str) -> str:
    """The wording without case, accents, numbering, blanks and punctuation: equal texts are one wording."""
    folded = _NUMBERING.sub("", fold(text).strip())
    return " ".join(words_of(folded))


def likeness(left: str, right: str) -> int:
    """0 to 100; SAME only where nothing but case, accents, numbering, blanks and punctuation differs."""
    return _alike(normal(left), normal(right))


def in_common(left: str, right: str) -> int:
    """How much the words weigh that two texts share, in whatever form: FULL for each that says what one is about."""
    mine, yours = _meaning(normal(left)), _meaning(normal(right))
    return sum(min(mine[one], yours[other]) for one, other in _pairs(mine, yours))


def match(lefts: Sequence[str], rights: Sequence[str], owners: Sequence[int] | None = None) -> tuple[Match, ...]:
    """Pairs from PROPOSED up, the likest first; of equals, those that stand at the same place in their lists.

    `owners` says whose each right wording is, where one commitment has several: each is matched once.
    """
    owner = owners or range(len(rights))
    left_words, right_words = [[normal(text) for text in texts] for texts in (lefts, rights)]
    found = [
        Match(left, right, alike)
        for left, right in _candidates(left_words, right_words)
        if (alike := _alike(left_words[left], right_words[right])) >= PROPOSED
    ]
    found.sort(key=lambda one: (-one.likeness, abs(one.left - one.right), one.left))
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for one in found:
        if one.left not in used_left and owner[one.right] not in used_right:
            used_left.add(one.left)
            used_right.add(owner[one.right])
            pairs.append(one)
    return tuple(pairs)


def _candidates(lefts: Sequence[str], rights: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: identical ones, and those that share the most of their rarer words."""
    holding: dict[str, list[int]] = defaultdict(list)
    same: dict[str, list[int]] = defaultdict(list)
    for right, text in enumerate(rights):
        same[text].append(right)
        for stem in _meaning(text):
            holding[stem].append(right)
    for left, text in enumerate(lefts):
        stems = sorted((stem for stem in _meaning(text) if stem in holding), key=lambda stem: len(holding[stem]))
        shared: dict[int, int] = defaultdict(int)
        for number, stem in enumerate(stems):
            if number and len(holding[stem]) > MOST_HOLDING:
                break
            for right in holding[stem][: 10 * MOST_HOLDING]:
                shared[right] += 1_000_000 // len(holding[stem])
        best = sorted(shared, key=lambda right: (-shared[right], abs(right - left)))[:MOST_COMPARED]
        for right in dict.fromkeys([*same.get(text, ())[:MOST_COMPARED], *best]):
            yield left, right


@lru_cache(maxsize=32768)
def _meaning(normal_text: str) -> Mapping[str, int]:
    """Stem → weight of the words that carry meaning; figures are none, since a target may change."""
    weights: dict[str, int] = {}
    for place, word in enumerate(normal_text.split()):
        weight = _weights().get(word, FULL)
        if not weight or not word[0].isalpha():
            continue
        if _PROMISING.match(word) or (place == 0 and _INFINITIVE.match(word)):
            weight = min(weight, LITTLE)
        stem = _stem(word)
        weights[stem] = max(weights.get(stem, 0), weight)
    return weights


def _stem(word: str) -> str:
    """The beginning that the forms of a word share: petició, peticions; reparar, repararem."""
    word = re.sub(r"(?:arem|erem|irem|drem|aremos|eremos|iremos|ar|er|ir)$", "", word) if len(word) > 5 else word
    short = _ENDINGS.sub("", word)
    return (short if len(short) >= 3 else word)[:7]


def _figures(normal_text: str) -> list[str]:
    return [word for word in normal_text.split() if word[0].isdigit()]


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> int:
    if left == right:
        return SAME if left else 0
    mine, yours = dict(_meaning(left)), dict(_meaning(right))
    shared = 2 * sum(mine.pop(one) + yours.pop(other) for one, other in _pairs(mine, yours))
    alone = sorted((sum(mine.values()), sum(yours.values())))
    if not shared:
        return 0
    # Words that only one of them has are details; words that each has instead of the other's are another promise.
    whole = shared + REPLACED * alone[0] + ADDED * (alone[1] - alone[0])
    penalty = 0 if _figures(left) == _figures(right) else 3
    return max(0, min(SAME - 1, (200 * shared + whole) // (2 * whole) - penalty))


def _pairs(mine: Mapping[str, int], yours: Mapping[str, int]) -> list[tuple[str, str]]:
    """Stems of both: the same, or the beginnings of one word (dependenc, dependen)."""
    pairs = [(stem, stem) for stem in mine if stem in yours]
    free = [stem for stem in yours if stem not in mine]
    for stem in mine:
        if stem not in yours and (found := next((other for other in free if _akin(stem, other)), None)):
            free.remove(found)
            pairs.append((stem, found))
    return pairs


def _akin(one: str, other: str) -> bool:
    needed = max(4, min(len(one), len(other)) - 1)
    return one[:needed] == other[:needed]
