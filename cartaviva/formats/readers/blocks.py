"""Rows of a sheet or a text file → titles and tables. Neither has tables of its own, only rows and blank rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cartaviva.formats.grid import BLANK, Cell, Grid, Paragraph

Row = Sequence[Cell]
FIGURE = re.compile(
    r"^\W*(?!(19|20)\d\d$)\d[\d.,\s]*\W*\w{0,12}$|^(sí|si|no|yes|bai|ez|oui|non|sì|sim|não|n/?a|-|–|—)$", re.IGNORECASE
)
"""A figure with a short unit, or yes or no. A year alone is no figure: it heads columns."""


def split(rows: Sequence[Row], merges: bool, sheet: str | None = None) -> list[Grid | Paragraph]:
    """Titles and tables in order. What stands between blank rows without headings of its own goes on with the table above.

    Text rows may differ in length; those of a sheet do not, and there the blank columns at a table's edges are cut.
    """
    found: list[list[Row] | Paragraph] = []
    table: list[Row] = []
    pending: list[Row] = []  # titles, until it is known whether they stand over a new table or inside the one above
    for blank, run in groupby(rows, key=_is_blank):
        for titles, body, notes in [] if blank else _parts(list(run)):
            pending += titles
            if body and table and not _starts(body[0], table[0]):
                table += [*pending, *body]
                pending = []
            elif body:
                found += map(_paragraph, pending)
                found.append(table := body)
                pending = []
            pending += notes
    found += map(_paragraph, pending)
    return [block if isinstance(block, Paragraph) else _grid(block, merges, sheet) for block in found]


def _filled(row: Row) -> list[Cell]:
    """The texts of a row; a merged cell counts once."""
    return list({id(cell): cell for cell in row if cell.text}.values())


def _is_blank(row: Row) -> bool:
    return not any(cell.text for cell in row)


def _is_title(row: Row) -> bool:
    """One text, or a label with its colon and one text: "Servei:", "Joventut"."""
    filled = _filled(row)
    return len(filled) == 1 or (len(filled) == 2 and filled[0].text.endswith(":"))


def _is_note(row: Row) -> bool:
    """One text, and it begins in the first column."""
    return bool(row[0].text) and len(_filled(row)) == 1


def _paragraph(row: Row) -> Paragraph:
    filled = _filled(row)
    return Paragraph(" ".join(cell.text for cell in filled), 0, filled[0].place)


def _parts(run: list[Row]) -> Iterator[tuple[list[Row], list[Row], list[Row]]]:
    """Titles, table and notes of a run of rows, and once more wherever the headings of the run come again."""
    start = 0
    while start < len(run):
        first = next((index for index in range(start, len(run)) if not _is_title(run[index])), len(run))
        again = next(
            (index for index in range(first + 1, len(run)) if _texts(run[index]) == _texts(run[first])), len(run)
        )
        end = again
        if again < len(run):
            while end - 1 > first and _is_title(run[end - 1]):
                end -= 1
        last = end
        pairs = all(len(_filled(row)) <= 2 for row in run[first:end])  # labels and values: the last value may be empty
        while last - 1 > first and _is_note(run[last - 1]) and not pairs:
            last -= 1
        yield run[start:first], run[first:last], run[last:end]
        start = end


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in _filled(row)]


def _starts(row: Row, headings: Row) -> bool:
    """A new table begins with headings: the ones above again, or several texts without a figure."""
    texts = _texts(row)
    return texts == _texts(headings) or (len(texts) > 1 and not any(FIGURE.match(text) for text in texts))


def _grid(rows: list[Row], merges: bool, sheet: str | None) -> Grid:
    width = max(map(len, rows))
    if not merges:
        padded = tuple((*row, *[BLANK] * (width - len(row))) for row in rows)
        return Grid(padded, merges, tuple(map(len, rows)), sheet)
    used = [column for column in range(width) if any(row[column].text for row in rows)]
    return Grid(tuple(tuple(row[used[0] : used[-1] + 1]) for row in rows), merges, (), sheet)
