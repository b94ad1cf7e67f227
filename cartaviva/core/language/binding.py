"""Binds the words that compare to the figures of a text: at least, no more than, 10 days or less."""

from collections.abc import Iterable
from typing import NamedTuple

from cartaviva.core.language.comparing import CLOSED, NEGATED, SYMBOLS, Comparator, Saying, comparing_words, sayings
from cartaviva.core.language.figures import Figure
from cartaviva.core.language.numerals import is_year_word
from cartaviva.core.language.patterns import later
from cartaviva.core.language.tokens import Text

REACH = 4
"""How many words may stand between a comparing phrase and its figure."""

LABELS = frozenset(
    "nivell nivel level niveau livello maila fase phase iso une uni article articulo artigo art annex anexo annexe "
    "allegato llei ley lei law loi legge capitol capitulo chapter versio version versione grup grupo group groupe "
    "gruppo tipus tipo type zona zone pagina page step pas paso any ano year annee anno lot lote".split()
)
"""Phase 2 and year 2023 are names, not quantities."""

OF_EQUALS = frozenset({"igual", "iguals", "equal", "egal", "egale", "uguale"})


class _Said(NamedTuple):
    comparator: Comparator
    side: str
    weak: bool
    first: int
    after: int


def bind(text: Text, figures: list[Figure]) -> tuple[tuple[Figure, ...], tuple[Comparator, ...], bool]:
    """The figures with their comparators, the comparators that belong to none of them, and whether all was understood.

    A figure that is compared in two ways which exclude each other has the comparator NONE_READABLE.
    """
    words = text.words
    said = _said(words, figures)
    covered = {at for saying in said for at in range(saying.first, saying.after)}
    compared = {at for saying in said if not saying.weak for at in range(saying.first, saying.after)}
    bound = [
        figure._replace(noun="") if _is_comparing(figure, words, compared) else figure
        for figure in figures
        if not (figure.article and figure.first in covered)
    ]
    numbers = [index for index, figure in enumerate(bound) if not figure.article] or list(range(len(bound)))
    loose = []
    for saying in said:
        index = _target_of(saying, bound, numbers)
        if index is not None:
            bound[index] = _compared(bound[index], saying)
        elif not saying.weak and words[saying.first] != "min":  # minutes, where it has no figure
            loose.append(saying)
    understood = _understood(text, covered, figures) and not any(words[saying.first] in SYMBOLS for saying in loose)
    return tuple(bound), tuple(saying.comparator for saying in loose), understood


def _is_comparing(figure: Figure, words: tuple[str, ...], compared: set[int]) -> bool:
    """Is its noun no thing that is counted, but how it is compared: "1,5 maximum"?"""
    after = range(figure.last + 1, min(figure.last + 1 + REACH, len(words)))
    return bool(figure.noun) and next((at for at in after if words[at] == figure.noun), None) in compared


def _understood(text: Text, covered: set[int], figures: list[Figure]) -> bool:
    """No word that compares, no label and no dash is left over beside the figures."""
    read = covered.union(*(range(figure.first, figure.last + 1) for figure in figures))
    left = [at for at in range(len(text.words)) if at not in read]
    if any(_is_labelled(text, figure.first) for figure in figures if figure.unit is None):
        return False
    return not any(_compares(text, at) or _is_cut_short(text, at) for at in left)


def _is_labelled(text: Text, at: int) -> bool:
    """Phase 2, T4 2023"""
    return text.word(at - 1) in LABELS or (text.kind(at - 1) == "code" and is_year_word(text.word(at)))


def _compares(text: Text, at: int) -> bool:
    more = text.kind(at) == "particle" and text.words[at] == "mes"
    return more or comparing_words.find(text.words, at, text.language) is not None


def _is_cut_short(text: Text, at: int) -> bool:
    """5-: the rest of a range is missing."""
    if text.words[at] != "-" or text.kind(at - 1) != "number" or is_year_word(text.word(at - 1)):
        return False
    begins = text.tokens[at + 1].start if at + 1 < len(text.tokens) else None
    return text.tokens[at - 1].end == text.tokens[at].start and begins != text.tokens[at].end


def _said(words: tuple[str, ...], figures: list[Figure]) -> list[_Said]:
    inside = {at for figure in figures if not figure.article for at in range(figure.first, figure.last + 1)}
    phrases: list[tuple[Saying, int, int]] = []
    said: list[_Said] = []
    at = 0
    while at < len(words):
        symbol = SYMBOLS.get(words[at])
        if symbol is not None:
            denied = at > 0 and words[at - 1] in ("no", "not", "non", "nao")
            symbol = NEGATED.get(symbol, symbol) if denied else symbol
            said.append(_Said(symbol, "before", False, at, at + 1))
        hit = sayings.find(words, at) if at not in inside else None
        if hit and not inside.intersection(range(at, at + hit[1])):
            phrases.append((hit[0], at, at + hit[1]))
            at += hit[1]
        else:
            at += 1
    said.extend(_meant(phrases, words))
    return said


def _meant(phrases: list[tuple[Saying, int, int]], words: tuple[str, ...]) -> Iterable[_Said]:
    for saying, first, after in phrases:
        comparator = saying.comparator
        near = [(other, begin) for other, begin, _ in phrases if other is not saying and abs(begin - first) < 4]
        if saying is Saying.OR_EQUAL and words[first] in OF_EQUALS and not any(other.comparator for other, _ in near):
            yield _Said(Comparator.EXACTLY, "next to", False, first, after)
        if comparator is None:
            continue
        if any(other is Saying.NOT and _denies(begin, first, after, words) for other, begin in near):
            comparator = NEGATED.get(comparator, comparator)
        if any(other is Saying.OR_EQUAL for other, _ in near):
            comparator = CLOSED.get(comparator, comparator)
        yield _Said(comparator, saying.side, saying.weak, first, after)


def _denies(denial: int, first: int, after: int, words: tuple[str, ...]) -> bool:
    """no … more than; in Basque also after it: baino gehiago ez"""
    if words[denial] in ("ez", "gabe") and after <= denial < after + 2:
        return True
    if words[denial] == "gabe" or _lacks(denial, first, words):
        return False
    between = [word for at, word in enumerate(words[denial:first], denial) if not _leads(at, words)]
    if any(len(word) > 4 and DESCRIBING.search(word) for word in between[1:2]):
        return False
    return first - 4 < denial < first and not {",", ";", "%"}.intersection(between)


WITHOUT = frozenset("sin sense sans without senza sem sen".split())
TOWARDS = frozenset("a en in at to em por per con amb com with avec dans".split())
INFINITIVE = later(r"(?:[aei]r|re|ing|[aei]rl[aoei]s?)$")


def _lacks(denial: int, first: int, words: tuple[str, ...]) -> bool:
    """In "espera sin cita a menos de 40 minutos" it is the appointment that there is none of."""
    follows = words[denial] in WITHOUT and first > denial + 2 and words[first - 1] in TOWARDS
    return follows and not INFINITIVE.search(words[denial + 1])


DESCRIBING = later(r"(?:[ai]d[oa]s?|[aiu]des|[aiu]ts?|[ea]nt(?:e?s?|i)|bles?|st[oa]s?)$")
"""How adjectives end: in "traslados no urgentes por debajo de 60 minutos" the no is that of urgent."""


def _leads(at: int, words: tuple[str, ...]) -> bool:
    """The sign of a Basque percentage: % 90"""
    return words[at] == "%" and at + 1 < len(words) and words[at + 1][:1].isdigit()


def _target_of(saying: _Said, figures: list[Figure], numbers: list[int]) -> int | None:
    after = next((index for index in numbers if figures[index].first >= saying.after), None)
    before = next((index for index in reversed(numbers) if figures[index].last < saying.first), None)
    gap_after = figures[after].first - saying.after if after is not None else REACH + 1
    gap_before = saying.first - figures[before].last - 1 if before is not None else REACH + 1
    if saying.side == "after":
        return before if gap_before <= REACH else None
    if saying.side == "either" and (gap_after > REACH - 1 or (gap_before == 0 and gap_after > 0)):
        return before if gap_before <= REACH else None
    reach = {"next": 0, "next to": 2}.get(saying.side, REACH)
    return after if gap_after <= reach else None


STRICTER = {
    frozenset({Comparator.LESS_THAN, Comparator.AT_MOST}): Comparator.LESS_THAN,
    frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST}): Comparator.MORE_THAN,
}
"""A maximum of less than 10 is less than 10."""


def _compared(figure: Figure, saying: _Said) -> Figure:
    given = figure.comparator
    if given is Comparator.BETWEEN or (saying.weak and given is not None):
        return figure
    if given is None or figure.weak or given is saying.comparator:
        return figure._replace(comparator=saying.comparator, weak=saying.weak)
    both = STRICTER.get(frozenset({given, saying.comparator}), Comparator.NONE_READABLE)
    return figure._replace(comparator=both)
