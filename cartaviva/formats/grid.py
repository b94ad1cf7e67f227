"""What every reader gives: a Document of paragraphs and grids, where each cell knows its place in the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cartaviva.core.findings import Place

NOWHERE = Place()


class Cell(NamedTuple):
    """The text of one cell as displayed, NFC, its inner line breaks kept as "\\n", its ends stripped."""

    text: str
    place: Place = NOWHERE
    heading: bool = False
    """The file itself says that this is a heading (th, header row, bold and shaded is not enough)."""
    exact: str = ""
    """All decimals of a figure that the sheet shows rounded, as "94.737", at the scale of the text."""


BLANK = Cell("")
Row = tuple[Cell, ...]
Rows = tuple[Row, ...]
"""Those of a table, or some of them that follow each other."""


def widened(row: Row, width: int) -> Row:
    """The row with blanks at its end, up to this width."""
    return row + (BLANK,) * (width - len(row))


def rectangular(rows: Sequence[Row]) -> Rows:
    """All rows as wide as the widest."""
    width = max(map(len, rows))
    return tuple(widened(row, width) for row in rows)


def distinct(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that have a text, each merged cell once."""
    return list({id(cell): cell for cell in row if cell.text}.values())


def across(row: Sequence[Cell]) -> str:
    """The text of a row that has one alone, over all columns or in one of them; "" of any other."""
    cells = distinct(row)
    return cells[0].text if len(cells) == 1 else ""


def reads_alike(row: Row, other: Row) -> bool:
    """Have two rows of a grid the same texts: headings once more, over the next table?"""
    return row[0].text == other[0].text and all(cell.text == each.text for cell, each in zip(row, other, strict=True))


class Grid(NamedTuple):
    """A table. `rows` is rectangular; a merged cell stands, as the same object, at every position that it covers.

    `merges` says whether the format can tell merged cells (plain text and CSV cannot: there, blanks and slid rows have
    to be understood). Text rows keep their own lengths in `widths`, before they were padded with BLANK.
    """

    rows: tuple[Row, ...]
    merges: bool = True
    widths: tuple[int, ...] = ()
    sheet: str | None = None


class Paragraph(NamedTuple):
    """Text outside tables. `level` 1 to 6 for a heading, 0 otherwise."""

    text: str
    level: int = 0
    place: Place = NOWHERE


Block = Grid | Paragraph
"""What a document is made of."""


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a file in reading order. `language` only where the file says it itself."""

    blocks: tuple[Block, ...]
    format: str
    title: str = ""
    language: str | None = None
    cut: int = 0
    """The first page that cuts a table off at its side, as what stood further out may not be in the file; else 0."""
    hidden: tuple[tuple[str, int], ...] = ()
    """Sheet and number of the rows of its tables that are hidden and not read, of the sheets that have any."""
