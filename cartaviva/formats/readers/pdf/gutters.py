"""Running text in two columns, of which the left one is read first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from cartaviva.formats.readers.pdf.columns import segments_of
from cartaviva.formats.readers.pdf.lines import Line, line_text, lines_of
from cartaviva.formats.readers.pdf.shapes import Word, outside

_LEAST = 4
"""Lines of a column."""
_GOING_ON = 2
"""Of them that begin in small letters, in the middle of a sentence."""
_LETTERS = 22
"""On average, in a line of running text: labels, values and cells are shorter."""
_SAME = 3.0
"""Points by which the beginnings of lines may differ."""
_NEAR = 0.8
"""Heights of a line from which there is no line just below another."""


class Run(NamedTuple):
    """Words that are read together, and where their lines end on the right: None as far as the page goes."""

    words: list[Word]
    right: float | None = None


def runs_of(words: Sequence[Word]) -> Iterator[Run]:
    """The words above two columns of running text, the left ones, the right ones, and those below; all of them at once
    where there are no columns.
    """
    parts = [part for line in lines_of(words) for part in segments_of(line)]
    begun = Counter(round(part[0].left) for part in parts)
    lefts = sorted(left for left, lines in begun.items() if lines >= _LEAST)
    columns = next(filter(None, (_beside(parts, left) for left in lefts)), None)
    if columns is None:
        yield Run(list(words))
        return
    rest = outside(parts, chain(*columns))
    top = columns[1][0][0].middle
    if above := _words(part for part in rest if part[0].middle > top):
        yield Run(above)
    for column in columns:
        yield Run(_words(column), max(part[-1].right for part in column))
    if below := _words(part for part in rest if part[0].middle <= top):
        yield from runs_of(below)


def _words(parts: Iterable[Line]) -> list[Word]:
    return list(chain.from_iterable(parts))


def _beside(parts: Sequence[Line], left: float) -> tuple[list[Line], list[Line]] | None:
    """The lines of the column that begins at `left`, behind those of the one left of it; None where one of them is no
    running text.
    """
    column = next(filter(_is_text, _stretches(parts, left)), None)
    if column is None:
        return None
    low, high = column[-1][0].bottom, column[0][0].top
    inside = [part for part in parts if low < part[0].middle < high]
    first = [part for part in inside if part[-1].right < left]
    second = [part for part in inside if part[0].left > left - _SAME]
    if not _is_text(first) or len(first) + len(second) < len(inside):
        return None
    for part in parts:  # the left one may be longer
        free = first[-1][0].bottom - part[0].top
        if part[0].middle < low and abs(free) < _NEAR * part[0].height and part[-1].right < left:
            first.append(part)
    return first, second


def _stretches(parts: Sequence[Line], left: float) -> Iterator[list[Line]]:
    """The lines that begin at `left`, up to one that goes over there, and from there on."""
    found: list[Line] = []
    for part in parts:
        if abs(part[0].left - left) < _SAME:
            found.append(part)
        elif part[0].left < left < part[-1].right:
            yield found
            found = []
    yield found


def _is_text(lines: Sequence[Line]) -> bool:
    """Lines of sentences that go on from one to the next."""
    texts = [line_text(line) for line in lines]
    going_on = sum(text[:1].islower() for text in texts)
    return len(texts) >= _LEAST and going_on >= _GOING_ON and sum(map(len, texts)) >= _LETTERS * len(texts)
