"""Cards: labels with their values, some beside them, some below, with no line between them, in a box or in none."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cartaviva.formats.readers.pdf.columns import gap, segments_of
from cartaviva.formats.readers.pdf.lines import box_of, lines_of, text_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.rows import Segments
from cartaviva.formats.readers.pdf.ruled import Lattice, Slot, Table, holds, rules_together
from cartaviva.formats.readers.pdf.shapes import Box, Rule, Word, outside
from cartaviva.formats.readers.pdf.spread import Columns, column_at, columns_of, has_figure, span, touching

_LEAST = 4
"""Rows that a card has at least."""

Placed = dict[tuple[int, ...], list[Word]]
"""The words of each text of a row, by the columns that it stands in."""


def framed_tables(page: Page) -> list[Table]:
    """The boxes with cards on a page, each a table."""
    tables: list[Table] = []
    for across, down in rules_together(page.across, page.down):
        lattice = Lattice(across, down)
        if lattice.columns == 1:
            left, right = lattice.xs
            whole = _boxed(page, (left, lattice.ys[0], right, lattice.ys[-1]), across)
            parts = [(left, low, right, high) for low, high in pairwise(lattice.ys)] if not whole else []
            tables += whole or [table for box in parts for table in _boxed(page, box, across)]
    return tables


def loose_cards(page: Page, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """The cards among words that stand in no box, as one table, and the words above and below it."""
    rows, most = _placed(words, page.across)
    several = [at for at, row in enumerate(rows) if len(row) > 1]
    if most > 2:  # two columns may be anything
        end = several[-1] + 1
        labels = [_label(row) for row in rows[:end]]
        rows = rows[several[0] : end + (end < len(rows) and _label(rows[end]) in labels)]
    else:
        rows = []
    if not _are_labelled(rows, most):
        return [], words
    inside = [word for row in rows for part in row.values() for word in part]
    return [table_of(rows, most, page, box_of(inside))], outside(words, inside)


def _label(row: Placed) -> str:
    return text_of(row.get((0,), ()))


def _boxed(page: Page, box: Box, across: Sequence[Rule]) -> list[Table]:
    rows, most = _placed([word for word in page.words if holds(box, word)], across)
    return [table_of(rows, most, page, box)] if _are_labelled(rows, most) else []


def _placed(words: Sequence[Word], across: Sequence[Rule]) -> tuple[list[Placed], int]:
    """The rows of texts, in the columns of the lines with most texts, and how many those are; else none."""
    lines = [segments_of(line) for line in lines_of(words)]
    columns = columns_of_fullest(lines) if len(lines) >= _LEAST else ()
    return (list(_rows(lines, columns, across)), len(columns)) if len(columns) > 1 else ([], 0)


def columns_of_fullest(lines: Sequence[Segments]) -> Columns:
    """Those of the lines with most texts; nothing where any line has two texts in one of them."""
    most = max(map(len, lines), default=0)
    columns = columns_of(span(part) for line in lines if len(line) == most for part in line)
    return columns if len(columns) == most and all(_is_apart(line, columns) for line in lines) else ()


def _rows(lines: Sequence[Segments], columns: Columns, across: Sequence[Rule]) -> Iterator[Placed]:
    """Rows of texts, which go on in lines that are near, under texts of the line above."""
    tight = _are_even(lines)
    row: Placed = {}
    above: Segments = []
    for line in lines:
        placed = {columns_of_part(part, columns): part for part in line}
        apart = not above or gap(above, line) > 0.5
        ruled = bool(above) and any(line[0][0].middle < rule.at < above[0][0].middle for rule in across)
        under = [next((at for at in row if at[0] == mine[0]), None) for mine in placed]
        if apart or ruled or None in under or (tight and (0,) in placed):
            if row:
                yield row
            row = {at: list(part) for at, part in placed.items()}
        else:
            for at, part in zip(under, placed.values(), strict=True):
                row[at or ()] += part
        above = line
    yield row


def _is_apart(line: Segments, columns: Columns) -> bool:
    """No column has two texts of a line."""
    filled = [at for part in line for at in columns_of_part(part, columns)]
    return len(set(filled)) == len(filled)


def _are_even(lines: Sequence[Segments]) -> bool:
    """Every line as far from the next: the gaps say nothing of rows."""
    gaps = [gap(above, below) for above, below in pairwise(lines)]
    return max(gaps) - min(gaps) < 0.3


def columns_of_part(part: Sequence[Word], columns: Columns) -> tuple[int, ...]:
    left, right = span(list(part))
    return tuple(touching(columns, (left, right))) or (column_at(columns, left, right),)


def _are_labelled(rows: Sequence[Placed], most: int) -> bool:
    """Every row begins with a label but those with the values of the row above; in two columns, every row does."""
    if len(rows) < _LEAST or not all(min(row)[0] == 0 for row in rows):
        return False
    lines = [list(row.values()) for row in rows]
    full = [len(line) == most for line in lines]
    values = [at for at, line in enumerate(lines) if most > 2 and full[at] and at and full[at - 1] and has_figure(line)]
    labels = [line[0] for at, line in enumerate(lines) if at not in values]
    over = [at for at in range(len(lines)) if most > 2 and full[at] and at not in values]
    beside = sum(len(line) > 1 for at, line in enumerate(lines) if at not in {*values, *over})
    stacked = [at + 1 for at in over] == values and not any(has_figure(lines[at]) for at in over)
    figures = any(has_figure(line) for line in (lines if most == 2 else [lines[at] for at in values]))
    simple = all(len(line) <= 2 or full[at] for at, line in enumerate(lines))
    return simple and stacked and figures and 2 * beside >= len(labels) - len(over) > 0 and not has_figure(labels)


def table_of(rows: Sequence[Placed], most: int, page: Page, box: Box) -> Table:
    return Table([_slots(row, most, page, box) for row in rows], (), box, (page.number, page.number), cards=True)


def _slots(row: Placed, most: int, page: Page, box: Box) -> list[Slot]:
    slots = [Slot("", page.number, box) for _ in range(most)]
    for places, words in row.items():
        slot = Slot(text_of(words), page.number, box_of(words))
        for at in range(places[0], places[-1] + 1):
            slots[at] = slot
    return slots
