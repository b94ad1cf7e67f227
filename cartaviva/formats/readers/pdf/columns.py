"""Tables without ruling lines between columns: texts that stand under each other. The last resort."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from cartaviva.formats.readers.pdf.lines import Line, box_of, lines_of, text_of
from cartaviva.formats.readers.pdf.page import Page, Word
from cartaviva.formats.readers.pdf.ruled import Slot, Table

Segments = list[Line]
_LEAST = 3
"""Columns, and rows with that many texts, from which text is taken for a table."""


def column_tables(page: Page, words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The tables among `words`, and the words outside them."""
    tables: list[Table] = []
    rest: list[Word] = []
    for block in _blocks([_segments(line) for line in lines_of(words)]):
        table, outside = _table(page, block)
        tables += table
        rest += outside
    return tables, rest


def _segments(line: Line) -> Segments:
    """The parts of a line between gaps that are wider than a blank."""
    found = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > 0.8 * (word.top - word.bottom):
            found.append([])
        found[-1].append(word)
    return found


def _blocks(lines: Sequence[Segments]) -> list[list[Segments]]:
    """Lines without a large gap between them."""
    blocks: list[list[Segments]] = []
    for line in lines:
        height = line[0][0].top - line[0][0].bottom
        if not blocks or blocks[-1][-1][0][0].bottom - line[0][0].top > 3 * height:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _words(lines: Sequence[Segments]) -> list[Word]:
    return [word for line in lines for segment in line for word in segment]


def _table(page: Page, block: list[Segments]) -> tuple[list[Table], list[Word]]:
    full = [index for index, line in enumerate(block) if len(line) >= _LEAST]
    if len(full) < _LEAST:
        return [], _words(block)
    first, last = full[0], full[-1]
    while last + 1 < len(block) and _near(block[last], block[last + 1]) and len(block[last + 1]) > 1:
        last += 1
    body = block[first : last + 1]
    columns = columns_of(
        (segment[0].left, segment[-1].right) for line in body if len(line) >= _LEAST for segment in line
    )
    if len(columns) < _LEAST:
        return [], _words(block)
    rows = [_row(page, lines, columns) for lines in _rows(page, body)]
    words = _words(body)
    box = (columns[0][0], min(word.bottom for word in words), columns[-1][1], max(word.top for word in words))
    return [Table(rows, tuple(column[0] for column in columns), box, (page.number, page.number))], _words(
        block[:first]
    ) + _words(block[last + 1 :])


def _near(line: Segments, below: Segments) -> bool:
    return line[0][0].bottom - below[0][0].top < line[0][0].top - line[0][0].bottom


def columns_of(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """What texts take from left to right: those that stand above each other are one column."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def column_at(columns: Sequence[tuple[float, float]], left: float, right: float) -> int:
    """The first column that a text stands in, else the nearest."""
    touched = [at for at, column in enumerate(columns) if left < column[1] and right > column[0]]
    return touched[0] if touched else min(range(len(columns)), key=lambda at: abs(columns[at][0] - left))


def _rows(page: Page, lines: Sequence[Segments]) -> list[list[Segments]]:
    """Lines of one row: between two ruling lines, else close together, else from one full line to the next."""
    levels = [line[0][0].middle for line in lines]
    rules = sorted({round(rule.at) for rule in page.across if levels[-1] < rule.at < levels[0]})
    gaps = [above - below for above, below in pairwise(levels)]
    if len(rules) > _LEAST:
        starts = [any(below < rule < above for rule in rules) for above, below in pairwise(levels)]
    elif max(gaps) > 1.25 * min(gaps):
        starts = [gap > 1.2 * min(gaps) for gap in gaps]
    else:
        usual = median(len(line) for line in lines)
        starts = [len(line) >= max(usual, 2) for line in lines[1:]]
    rows = [[lines[0]]]
    for line, start in zip(lines[1:], starts, strict=True):
        if start:
            rows.append([])
        rows[-1].append(line)
    return rows


def _row(page: Page, lines: Sequence[Segments], columns: Sequence[tuple[float, float]]) -> list[Slot]:
    """A slot for each column; a text that reaches into the next columns covers them all."""
    inside: list[list[Word]] = [[] for _ in columns]
    covers: dict[int, int] = {}
    for line in lines:
        for segment in line:
            left, right = segment[0].left, segment[-1].right
            touched = [at for at, column in enumerate(columns) if left < column[1] and right > column[0]]
            at = column_at(columns, left, right)
            inside[at] += segment
            covers[at] = max(covers.get(at, 1), len(touched))
    slots: list[Slot] = []
    while len(slots) < len(columns):
        words = inside[len(slots)]
        width = covers.get(len(slots), 1)
        slots += [Slot(text_of(words), page.number, box_of(words) if words else (0, 0, 0, 0))] * min(
            width, len(columns) - len(slots)
        )
    return slots
