"""Rows of a sheet or a text file → titles and tables. Neither has tables of its own, only rows and blank rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cartaviva.formats.grid import Block, Cell, Grid, Paragraph, distinct, rectangular

Row = Sequence[Cell]
LABEL = 40
"""Letters that the label of a block has at most."""
FIGURE = re.compile(
    r"^\W*(?!(19|20)\d\d$)\d[\d.,\s]*\W*\w{0,12}$|^(sí|si|no|yes|bai|ez|oui|non|sì|sim|não|n/?a|-|–|—)$", re.IGNORECASE
)
"""A figure with a short unit, or yes or no. A year alone is no figure: it heads columns."""


def may_be_label(text: str) -> bool:
    """Short words with a capital letter, as labels of cards begin."""
    return text[:1].isupper() and len(text) <= LABEL and not FIGURE.match(text)


def split(rows: Sequence[Row], merges: bool, sheet: str | None = None) -> list[Block]:
    """Titles and tables in order. Rows below a blank row that have no headings of their own go on with the table above.

    Text rows may differ in length; those of a sheet do not, and there the blank columns at a table's edges are cut. Of
    tables beside each other the left one comes first.
    """
    if merges and (gap := _gap(rows)):
        sides = ([row[:gap] for row in rows], [row[gap + 1 :] for row in rows])
        return [block for side in sides for block in split(side, merges, sheet)]
    found: list[list[Row] | Paragraph] = []
    lines = [Line(row, distinct(row)) for row in rows]
    labels = _labels(lines)
    table: list[Line] = []
    pending: list[Line] = []  # titles, until it is known whether they stand over a new table or inside the one above
    for blank, run in groupby(lines, key=lambda line: not line.filled):
        for titles, body, notes in [] if blank else _parts(list(run), labels):
            pending += titles
            if body and table and not _starts(body[0], table[0]):
                table += [*pending, *body]
                found[-1] = [line.row for line in table]
                pending = []
            elif body:
                found += map(_paragraph, pending)
                table = body
                found.append([line.row for line in table])
                pending = []
            pending += notes
    found += map(_paragraph, pending)
    return [block if isinstance(block, Paragraph) else _grid(block, merges, sheet) for block in found]


LEAST = 3
"""Headings that two tables beside each other have at least."""


def _gap(rows: Sequence[Row]) -> int:
    """The blank column between two tables with the same headings; 0 where there is none."""
    for at, row in enumerate(rows):
        texts = [cell.text for cell in row]
        for gap in _blanks(texts):
            left, right = ([text for text in side if text] for side in (texts[:gap], texts[gap + 1 :]))
            if len(left) >= LEAST and left == right[: len(left)] and not any(line[gap].text for line in rows[at:]):
                return gap
    return 0


def _blanks(texts: Sequence[str]) -> list[int]:
    """The blank columns after which the first text of a row comes again."""
    first = next(filter(None, texts), "")
    if texts.count(first) < 2:
        return []
    return [at for at in range(LEAST, len(texts) - LEAST) if not texts[at] and texts[at + 1] == first]


class Line(NamedTuple):
    """A row, and the cells in it that have a text; a merged cell counts once."""

    row: Row
    filled: list[Cell]

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.filled]

    @property
    def is_title(self) -> bool:
        """One text, or a label with its colon and one text: "Servei:", "Joventut"."""
        return len(self.filled) == 1 or (len(self.filled) == 2 and self.filled[0].text.endswith(":"))

    @property
    def is_note(self) -> bool:
        """One text, in the first column alone: a band over the table belongs to it."""
        return len(self.filled) == 1 and bool(self.row[0].text) and self.row[-1] is not self.row[0]


def _paragraph(line: Line) -> Paragraph:
    return Paragraph(" ".join(line.texts), 0, line.filled[0].place)


def _labels(lines: Sequence[Line]) -> frozenset[str]:
    """Texts that begin several rows, one of them before another text: as the label of a block ("Comments") they belong
    to it where nothing stands beside them.
    """
    first = [line for line in lines if line.filled and line.row[0].text and len(line.row[0].text) <= LABEL]
    count = Counter(line.row[0].text for line in first)
    return frozenset(text for line in first if len(line.filled) > 1 and count[text := line.row[0].text] > 1)


def _parts(
    run: list[Line], labels: frozenset[str] = frozenset()
) -> Iterator[tuple[list[Line], list[Line], list[Line]]]:
    """Titles, table and notes of a run of rows, and once more wherever the headings of the run come again."""
    start = 0
    while start < len(run):
        first = next((at for at in range(start, len(run)) if not run[at].is_title), len(run))
        end = _again(run, first)
        while end < len(run) and end - 1 > first and run[end - 1].is_title:
            end -= 1
        last = end
        filled = [len(line.filled) for line in run[first:end]]
        pairs = filled.count(2) >= sum(count > 2 for count in filled)  # labels and values: the last may have none
        while last - 1 > first and run[last - 1].is_note and not pairs and run[last - 1].texts[0] not in labels:
            last -= 1
        yield run[start:first], run[first:last], run[last:end]
        start = end


def _again(run: list[Line], first: int) -> int:
    """The next row with the same texts as row `first`."""
    texts = run[first].texts if first < len(run) else []
    rest = range(first + 1, len(run))
    return next((at for at in rest if run[at].filled[0].text == texts[0] and run[at].texts == texts), len(run))


def _starts(line: Line, headings: Line) -> bool:
    """A new table begins with headings: the ones above again, or several texts without a figure."""
    texts = line.texts
    return texts == headings.texts or (len(texts) > 1 and not any(FIGURE.match(text) for text in texts))


def _grid(rows: list[Row], merges: bool, sheet: str | None) -> Grid:
    if not merges:
        return Grid(rectangular(list(map(tuple, rows))), merges, tuple(map(len, rows)), sheet)
    used = [column for column in range(len(rows[0])) if any(row[column].text for row in rows)]
    return Grid(tuple(tuple(row[used[0] : used[-1] + 1]) for row in rows), merges, (), sheet)
