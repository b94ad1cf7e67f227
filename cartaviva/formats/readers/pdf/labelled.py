"""Cards of labels and values beside each other, with nothing drawn around them: labels come again from card to card."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import or_

from cartaviva.formats.readers.blocks import may_be_label
from cartaviva.formats.readers.pdf.columns import gap, segments_of
from cartaviva.formats.readers.pdf.framed import Placed, columns_of_fullest, columns_of_part, table_of
from cartaviva.formats.readers.pdf.lines import Line, box_of, line_text, lines_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.rows import Segments
from cartaviva.formats.readers.pdf.ruled import Table
from cartaviva.formats.readers.pdf.shapes import Word, outside
from cartaviva.formats.readers.pdf.spread import span

_DIFFERENT = 3
"""Labels that a file with cards has at least, each in several of them."""
_NUMBER = re.compile(r"\W*\d{1,3}\W*$")
_NUMBERS = re.compile(r"\d+")
_SAME = 3.0
"""Points by which what stands under each other may differ."""
_FAR = 2.5
"""Heights of a line between two rows of a card, at most."""
_CARD = 2
"""Texts beside each other in a card that stands alone."""
_EDGE = 3
"""Lines at the top and the bottom of a page among which a card may begin or end."""
_NEAR = 0.9
"""The same between two lines of a text."""


class Labels:
    """The texts that come again before another text of their line, gathered when first asked for."""

    def __init__(self, pages: Sequence[tuple[Sequence[Word], bool]]) -> None:
        """The words of each page without those in tables that are drawn, and whether it is a whole one, with edges."""
        self._pages = pages
        self._known: frozenset[str] | None = None

    def __contains__(self, part: Line) -> bool:
        if self._known is None:
            inner = list(map(segments_of, self._lines()))
            counted = Counter(_bare(part) for line in inner for part in _before_others(line))
            alone = Counter(_bare(line[0]) for line in inner if len(line) == 1)
            found = frozenset(text for text, count in counted.items() if count + alone[text] > 1)
            self._known = found if len(found) >= _DIFFERENT else frozenset()
        return _bare(part) in self._known

    def _lines(self) -> Iterator[Line]:
        """Without those at the edges of pages that several pages have, but for a number, and headings of a table."""
        pages = [(lines := lines_of(words), _edges(lines) if whole else ()) for words, whole in self._pages]
        edges = Counter(
            text
            for _, first_and_last in pages
            for text in {_NUMBERS.sub("", line_text(line)) for line in first_and_last}
        )
        heads = Counter(_heading(line) for lines, _ in pages for line in lines)
        for lines, first_and_last in pages:
            for line in lines:
                if len(segments_of(line)) > _CARD and heads[_heading(line)] > 1:
                    continue
                if not (line in first_and_last and edges[_NUMBERS.sub("", line_text(line))] > 1):
                    yield line


def _heading(line: Line) -> tuple[str, int]:
    """What comes again at the same height of several pages, where a table has several columns."""
    return line_text(line), round(line[0].middle)


def _edges(lines: Sequence[Line]) -> Sequence[Line]:
    return (*lines[:1], *lines[-1:])


def _before_others(line: Segments) -> Segments:
    """What may be labels: the first of two texts, the first and the third of four."""
    labels = line[::2]
    return labels if len(line) in (2, 4) and all(map(may_be_label, map(_bare, labels))) else []


def _bare(part: Line) -> str:
    """The text without the number of its card: "Compromís 3"."""
    return _NUMBER.sub("", line_text(part)).rstrip(" :")


def labelled_cards(page: Page, words: list[Word], labels: Labels) -> tuple[list[Table], list[Word]]:
    """The cards among words that stand in no box, each run of them as a table, and the words outside of them."""
    lines = [segments_of(line) for line in lines_of(words)]
    if not any(map(_before_others, lines)):
        return [], words
    tables: list[Table] = []
    taken: list[Word] = []
    for start, end in _runs(lines, labels):
        rows, most = _rows(lines[start:end], labels)
        if rows:
            inside = [word for line in lines[start:end] for part in line for word in part]
            tables.append(table_of(rows, most, page, box_of(inside)))
            taken += inside
    return tables, outside(words, taken)


def _runs(lines: Sequence[Segments], labels: Labels) -> Iterator[tuple[int, int]]:
    """From which line to which labels follow each other, with the lines that their texts go on in: three, or two that
    others of these have as well.
    """
    at, known = 0, set[str]()
    few: list[tuple[int, int]] = []
    while at < len(lines):
        if not (_begins(lines[at], labels) and len(lines[at]) > 1):
            at += 1
            continue
        start = end = at
        while end < len(lines) and (end == start or _belongs(lines[start:end], lines[end], labels)):
            end += 1
        values = _left(lines[start][1])
        start -= _label_above(lines[:start], lines[start], labels)
        while start and _goes_before(lines[:start], lines[start], values, labels):
            start -= 1
        own = [_bare(line[0]) for line in lines[start:end] if _begins(line, labels)]
        if len(own) >= _DIFFERENT or start < _EDGE or len(lines) - end < _EDGE:
            yield start, end
            known.update(own)
        elif len(own) > 1:
            few.append((start, end))
        at = end
    yield from (run for run in few if known.issuperset(_bare(line[0]) for line in lines[slice(*run)]))


def _begins(line: Segments, labels: Labels) -> bool:
    """A label with its value or without, or two of them beside each other."""
    known = [part in labels for part in line]
    return len(line) <= 4 and known[0] and all(map(or_, known, known[1:]))


def _belongs(run: Sequence[Segments], line: Segments, labels: Labels) -> bool:
    """A row of the card that begins with a `run`, or a line that a text of it goes on in."""
    far = gap(run[-1], line)
    if _starts_row(run, line, labels):
        return far < _FAR
    goes_on = _left(line[0]) > _left(run[0][-1 if len(run[0]) == 2 else 1]) - _SAME or line_text(line[0])[0].islower()
    return far < _NEAR and goes_on and len(line) <= 4


def _starts_row(run: Sequence[Segments], line: Segments, labels: Labels) -> bool:
    """Labels under the first of all; or values below a row of labels alone."""
    if abs(_left(line[0]) - _left(run[0][0])) > _SAME:
        return False
    if _begins(line, labels):
        return True
    above = next(line for line in reversed(run) if not line_text(line[0])[0].islower())
    heads = len(above) > 2 and all(may_be_label(line_text(part)) for part in above) and _begins(above, labels)
    return heads and 1 < len(line) <= len(above) and not line_text(line[0])[0].islower()


def _label_above(above: Sequence[Segments], first: Segments, labels: Labels) -> int:
    """How many lines stand above the first label with a value beside it: one in the middle of a text, with the text."""
    for count, line in enumerate(reversed(above), 1):
        if gap(line, first) > _FAR:
            return 0
        if len(line) == 1 and abs(_left(line[0]) - _left(first[0])) < _SAME:
            return count if count > 1 and _begins(line, labels) else 0
        if len(line) > 1 or abs(_left(line[0]) - _left(first[1])) > _SAME:
            return 0
    return 0


def _goes_before(above: Sequence[Segments], first: Segments, values: float, labels: Labels) -> bool:
    """The first line of a text that has its label in the middle; a label without a value; or, at the top of a page, the
    end of what the page before broke off.
    """
    line, far = above[-1], gap(above[-1], first)
    if abs(_left(line[0]) - values) < _SAME:
        return len(line) == 1 and far < 0
    if abs(_left(line[0]) - _left(first[0])) > _SAME:
        return False
    broken_off = len(above) == 1 and far < _NEAR and line_text(line[0])[0].islower()
    return broken_off or (_begins(line, labels) and far < _FAR)


def _left(part: Line) -> float:
    return span(part)[0]


def _rows(lines: Sequence[Segments], labels: Labels) -> tuple[list[Placed], int]:
    """The rows of a run, and how many columns they have; none where a column has two texts of a line."""
    columns = columns_of_fullest(lines)
    rows: list[Placed] = []
    for first, end in pairwise((*_starts(lines, labels), len(lines))) if columns else ():
        row: Placed = {}
        for line in lines[first:end]:
            for part in line:
                places = columns_of_part(part, columns)
                under = next((at for at in row if at[0] == places[0]), places)
                row[under] = row.get(under, []) + part
        rows.append(row)
    return rows, len(columns)


def _starts(lines: Sequence[Segments], labels: Labels) -> list[int]:
    """The lines that begin a row: those with labels, or what stands above one and goes on no text of the row before, as
    a label may be in the middle of its text.
    """
    first = next(at for at, line in enumerate(lines) if _begins(line, labels))
    rest = range(first + 1, len(lines))
    labelled = [first, *(at for at in rest if _starts_row(lines[first:at], lines[at], labels))]
    side = _left(lines[first][0])
    broken_off = abs(_left(lines[0][0]) - side) < _SAME
    steps = {at: step for at, step in _steps(lines, side) if at not in labelled}
    most = 1.1 * min(steps.values(), default=0.0)
    found = [0, first] if first and broken_off else [0]
    for above, below in pairwise(labelled):
        found.append(next((at for at in range(above + 1, below) if steps.get(at, 0.0) > most), below))
    return found


def _steps(lines: Sequence[Segments], side: float) -> Iterator[tuple[int, float]]:
    """How far each line with a value, or with more of one, is below the line before it that has one."""
    valued = [at for at, line in enumerate(lines) if len(line) > 1 or abs(_left(line[0]) - side) > _SAME]
    for before, at in pairwise(valued):
        yield at, lines[before][-1][0].middle - lines[at][-1][0].middle
