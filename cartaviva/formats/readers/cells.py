"""From cells that lie somewhere, over one or more rows and columns, to rectangular rows; and what a text is."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from cartaviva.core.language.lexicon import UNSEEN
from cartaviva.formats.grid import BLANK, Cell, Grid
from cartaviva.formats.readers.limits import check_table
from cartaviva.formats.readers.sign_fonts import OF_SYMBOL

T = TypeVar("T")

_SYMBOL = re.compile("[\uf000-\uf0ff]")
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile("\r\n|[\r\v\f\u2028]")
_LINES = re.compile(r" ?\n[ \n]*")


def clean(text: str) -> str:
    """NFC, runs of blanks as one space, no blank line, no blank at the end of any."""
    text = text.strip()
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text  # as most are: a break, and what nobody sees, counts as not printable
    if _SYMBOL.search(text):
        text = text.translate(OF_SYMBOL)
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    text = _BLANKS.sub(" ", UNSEEN.sub("", text))
    return _LINES.sub("\n", text).strip()


BOXES = "☐☑"
"""A box of a form, empty and marked."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """What stands small and high, its digits as raised ones: the mark of a note, or the power in m². (1) is clear."""
    return text if "(" in text or "[" in text else text.translate(_RAISED)


def keeps_tables(
    rows: Sequence[Sequence[T]], inner: Callable[[T], Sequence[Sequence[int]]], says: Callable[[T], bool]
) -> bool:
    """Does a table only keep others beside each other? A text in it stands in the cell of one, or alone in its row.

    `inner`: the tables in a cell, each as the numbers of cells of its rows, one of them with more than two of both, as
    what says something has; `says`: does a cell say anything?
    """
    held = {cell: inner(cell) for row in rows for cell in row}
    if not any(len(table) > 1 and max(table) > 2 for tables in held.values() for table in tables):
        return False
    filled = ([held[cell] for cell in row if held[cell] or says(cell)] for row in rows)
    return all(len(cells) < 2 or all(cells) for cells in filled)


class Placed(NamedTuple):
    """A cell and the rectangle that it covers, counted from 0."""

    row: int
    column: int
    cell: Cell
    rows: int = 1
    columns: int = 1


class Axis:
    """Rows or columns in their order, some of them hidden: where each stands among those that are seen."""

    def __init__(self) -> None:
        self._starts = [0]
        self._shown = [0]
        self._hidden = [False]
        self._known: dict[int, int] = {}
        """What `seen` has said since something was hidden."""
        self._at: dict[int, int | None] = {}
        """What `at` has said."""

    @property
    def plain(self) -> bool:
        """Nothing is hidden."""
        return len(self._starts) == 1

    def hide(self, start: int, count: int = 1) -> None:
        """Hide `count` more; whatever lies before `start` has been said already."""
        if start < self._starts[-1] or count < 1:
            return
        for at, hidden in ((start, True), (start + count, False)):
            self._shown.append(self.seen(at))
            self._starts.append(at)
            self._hidden.append(hidden)
        self._known.clear()
        self._at.clear()

    def seen(self, position: int) -> int:
        """How many are seen before `position`."""
        if position not in self._known:
            at = bisect_right(self._starts, position) - 1
            self._known[position] = self._shown[at] + (0 if self._hidden[at] else position - self._starts[at])
        return self._known[position]

    def at(self, position: int) -> int | None:
        """Where one stands among those that are seen; None where it is hidden."""
        if position not in self._at:
            stands = self.seen(position)
            self._at[position] = stands if self.seen(position + 1) > stands else None
        return self._at[position]


def place(cell: Cell, area: tuple[int, int, int, int], rows: Axis, columns: Axis) -> Placed | None:
    """A cell over the area (first row, first column, rows, columns), or what is seen of it; None where nothing is."""
    row, column, height, width = area
    if rows.plain and columns.plain:
        return Placed(row, column, cell, height, width)
    top, left = rows.seen(row), columns.seen(column)
    high, wide = rows.seen(row + height) - top, columns.seen(column + width) - left
    return Placed(top, left, cell, high, wide) if high > 0 and wide > 0 else None


_BEFORE = "≥≤<>=+-−– "
"""What a figure may begin with. A line of the names of fields has r23, and none."""
FULL = 3
"""Texts that make a hidden row one of a table, and no help for whoever filled it in."""


def hidden_rows(texts: Iterable[tuple[int, int, str]], rows: Axis, columns: Axis) -> int:
    """How many rows of tables, with a figure in them, are hidden below the first that is seen; `texts` are those of all
    cells, with their rows and columns.
    """
    if rows.plain:
        return 0
    cells = [cell for cell in texts if cell[2] and columns.seen(cell[1] + 1) > columns.seen(cell[1])]
    full = [row for row, count in Counter(row for row, *_ in cells).items() if count >= FULL]
    hidden = {row for row in full if rows.seen(row + 1) == rows.seen(row)}
    first = min((row for row in full if row not in hidden), default=0)
    return len({row for row, _, text in cells if row in hidden and row > first and text.lstrip(_BEFORE)[:1].isdigit()})


def letters(column: int) -> str:
    """The name of a sheet's column, counted from 1: 28 is "AB"."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(letters: str) -> int:
    """The other way round: "AB" is 28; 0 for no letter."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


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
    for top, side, cell, high, wide in placed:
        if high == wide == 1 and cell.text:
            rows[top - first][side - left] = cell
            continue
        for row in range(max(top, first), min(top + high, last)):
            line = rows[row - first]
            for column in range(max(side, left) - left, min(side + wide, right) - left):
                if line[column] is BLANK:
                    line[column] = cell
    return rows


def grid(rows: Rows, merges: bool = True, sheet: str | None = None, widths: Iterable[int] = ()) -> Grid:
    return Grid(tuple(tuple(row) for row in rows), merges, tuple(widths), sheet)
