"""The cells that tags name → the rows of a table, with the cells that tags leave out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from cartaviva.formats.readers.limits import MAX_COLUMNS
from cartaviva.formats.readers.pdf.ruled import Slot
from cartaviva.formats.readers.pdf.spread import Columns, Span, column_at, columns_of, crosses

_CENTRED = 10.0
"""Points by which twice the middle of a title may be from that of its table."""


@dataclass(slots=True)
class TaggedCell:
    """A cell with text on some page, or one without (no slot)."""

    slot: Slot | None
    spans: tuple[int, int]


Lay = Callable[[Sequence[Sequence[TaggedCell]]], list[list[Slot]] | None]


def _blank() -> Slot:
    return Slot("", 1, (0, 0, 0, 0))


def by_count(rows: Sequence[Sequence[TaggedCell]]) -> list[list[Slot]] | None:
    """Each cell at the first free column of its row; the first row says how many columns there are."""
    taken: dict[tuple[int, int], Slot] = {}
    width = MAX_COLUMNS
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            if column >= width and cell.slot is None:
                break
            slot = cell.slot or _blank()
            high, wide = cell.spans
            for down, side in product(range(min(high, len(rows) - at)), range(wide)):
                taken[(at + down, column + side)] = slot
            column += wide
        width = column if at == 0 else width
    if len(taken) != len(rows) * width or any(column >= width for _row, column in taken):
        return None
    slots = [[taken[(at, column)] for column in range(width)] for at in range(len(rows))]
    return slots if _in_columns(slots) else None


def _in_columns(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether the texts lie on the page as the tags say: on each page no text reaches into the column after it."""
    left: dict[tuple[int, int], float] = {}
    right: dict[tuple[int, int], float] = {}
    for row in rows:
        if sum(bool(slot.text) for slot in row) == 1:
            continue  # a title across the table, which may be tagged as its first cell
        for column, slot in enumerate(row):
            neighbours = (*row[max(column - 1, 0) : column], *row[column + 1 : column + 2])
            if slot.text and not any(other is slot for other in neighbours):
                key = slot.page, column
                left[key] = min(left.get(key, slot.box[0]), slot.box[0])
                right[key] = max(right.get(key, slot.box[2]), slot.box[2])
    return all(end <= left.get((page, column + 1), end) + 2 for (page, column), end in right.items())


def by_position(rows: Sequence[Sequence[TaggedCell]]) -> list[list[Slot]] | None:
    """The cells of a row that has all of them are counted; else each stands where its text does."""
    filled = [[cell for cell in row if cell.slot] for row in rows]
    counted = _columns_of_full(filled)
    columns = counted or _columns_of_most(filled)
    if len(columns) < 2:
        return None
    slots: list[list[Slot | None]] = [[None for _ in columns] for _ in rows]
    for at, row in enumerate(filled):
        free = [column for column, slot in enumerate(slots[at]) if slot is None]
        full, alone = bool(counted) and _is_full(row, free), len(row) == 1 and len(free) == len(columns)
        for cell in row:
            mine = free[: cell.spans[1]] if full else _columns_under(cell, columns, alone)
            free = free[cell.spans[1] :]
            for below in slots[at : at + cell.spans[0]]:
                for column in mine:
                    below[column] = cell.slot
    laid = [[slot or _blank() for slot in row] for row in slots]
    return laid if _in_columns(laid) else None


def _is_full(row: Sequence[TaggedCell], free: Sequence[int]) -> bool:
    return sum(cell.spans[1] for cell in row) == len(free)


def _columns_of_full(rows: Sequence[Sequence[TaggedCell]]) -> Columns:
    """What each column takes from left to right, by the rows that have as many cells as there are columns; nothing
    where these do not stand beside each other.
    """
    width = max((sum(cell.spans[1] for cell in row) for row in rows), default=0)
    if width > MAX_COLUMNS:
        return ()
    found: list[list[Span]] = [[] for _ in range(width)]
    taken: dict[int, set[int]] = {}
    unknown: set[int] = set()
    for at, row in enumerate(rows):
        free = [column for column in range(width) if column not in taken.get(at, ())]
        if at in unknown or not _is_full(row, free):
            unknown.update(range(at + 1, at + max((cell.spans[0] for cell in row), default=1)))
            continue
        for cell in row:
            mine, free = free[: cell.spans[1]], free[cell.spans[1] :]
            if len(mine) == 1:
                found[mine[0]].append(_span(cell))
            for below in range(at + 1, min(at + cell.spans[0], len(rows))):
                taken.setdefault(below, set()).update(mine)
    columns = [(min(left for left, _right in spans), max(right for _left, right in spans)) for spans in found if spans]
    apart = all(one[1] <= other[0] + 2 for one, other in pairwise(columns))
    return columns if len(columns) == width and apart else ()


def _columns_of_most(rows: Sequence[Sequence[TaggedCell]]) -> Columns:
    """The same by the rows that have most cells."""
    most = max(map(len, rows), default=0)
    return columns_of(_span(cell) for row in rows if len(row) * 2 > most for cell in row if cell.spans[1] == 1)


def _span(cell: TaggedCell) -> Span:
    return (cell.slot.box[0], cell.slot.box[2]) if cell.slot else (0.0, 0.0)


def _columns_under(cell: TaggedCell, columns: Columns, alone: bool) -> Sequence[int]:
    """A text alone that reaches into two columns, or stands in the middle of all, is over all of them. One over several
    begins where the first of them does, or has its middle in theirs.
    """
    left, right = _span(cell)
    wide = min(cell.spans[1], len(columns))
    if wide == 1:
        centred = abs(left + right - columns[0][0] - columns[-1][1]) < _CENTRED
        band = alone and (centred or crosses(columns, (left, right)))
        return range(len(columns)) if band else (column_at(columns, left, right),)

    def off(start: int) -> float:
        low, high = columns[start][0], columns[start + wide - 1][1]
        return min(abs(left - low), abs(left + right - low - high) / 2)

    start = min(range(len(columns) - wide + 1), key=off)
    return range(start, start + wide)
