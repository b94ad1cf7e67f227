"""From cells that lie somewhere, over one or more rows and columns, to rectangular rows; and what counts as the text of one."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cartaviva.formats.grid import BLANK, Cell, Grid
from cartaviva.formats.readers.limits import check_table

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f]")
"""Soft hyphens, zero-width marks and control characters: nobody sees them, and they would hide equal texts from each other."""
_BLANKS = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """NFC, runs of blanks as one space, no blank around a line break, none at the ends."""
    if not text:
        return ""
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n").replace("\u2028", "\n")
    )
    text = _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return text.replace(" \n", "\n").replace("\n ", "\n").strip()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the rectangle that it covers, counted from 0."""

    row: int
    column: int
    cell: Cell
    rows: int = 1
    columns: int = 1


Rows = list[list[Cell]]


def lay_out(placed: Sequence[Placed]) -> Rows:
    """Rectangular rows from the first to the last row and column in which a text begins: blank edges are no part of a
    table, and a title that is merged over more columns than the table has does not widen it.
    """
    filled = [item for item in placed if item.cell.text]
    if not filled:
        return []
    first, last = min(item.row for item in filled), max(item.row for item in filled) + 1
    left, right = min(item.column for item in filled), max(item.column for item in filled) + 1
    check_table(last - first, right - left)
    rows: Rows = [[BLANK] * (right - left) for _ in range(last - first)]
    for item in placed:
        for row in range(max(item.row, first), min(item.row + item.rows, last)):
            for column in range(max(item.column, left), min(item.column + item.columns, right)):
                if rows[row - first][column - left] is BLANK:
                    rows[row - first][column - left] = item.cell
    return rows


def grid(rows: Rows, merges: bool = True, sheet: str | None = None, widths: Iterable[int] = ()) -> Grid:
    return Grid(tuple(tuple(row) for row in rows), merges, tuple(widths), sheet)
