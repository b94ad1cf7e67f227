"""The document's own table, as it is beside its findings: its headings, its merged cells, its marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cartaviva.actions.review import ReportReview
from cartaviva.core.findings import Place
from cartaviva.core.report import COLUMNS, KEYS, StatedReport, StatedRow
from cartaviva.core.words import Say

EXTRA = "extra:"
PINNED = {"possibly-not-applicable": "result"}
"""Code of a finding → the column that it is marked in, where that is not the one that it was found by."""


@dataclass(slots=True)
class SheetCell:
    """A cell of the picture. `pins` are the numbers of the points about it, `place` is where it is in the file."""

    text: str
    place: str = ""
    rows: int = 1
    pins: list[int] = field(default_factory=list)


@dataclass(slots=True)
class SheetRow:
    label: str
    cells: list[SheetCell]
    pins: list[int] = field(default_factory=list)
    """Of points about the row as a whole."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings by column, body and totals; `pins` are those of points about the table as a whole."""

    headings: tuple[str, ...]
    body: tuple[SheetRow, ...]
    totals: tuple[SheetRow, ...]
    pins: tuple[int, ...]


def sheet_of(report: ReportReview, numbers: Mapping[str, int], say: Say) -> Sheet:
    """The table of a report as it was read; `numbers` are those of its points, by key."""
    stated = report.read.stated
    keys = _columns(stated)
    rows = [_row(row, index, keys, stated, say) for index, row in enumerate(stated.rows)]
    grid = {(index, key): cell for index, row in enumerate(rows) for key, cell in zip(keys, row.cells, strict=True)}
    loose: list[int] = []
    for point in report.points:
        column = PINNED.get(point.code, point.finding.column) if point.finding else "commitment"
        if point.row is None:
            loose.append(numbers[point.key])
        elif (point.row, column) in grid and point.code != "cell-shifted":
            grid[point.row, column or ""].pins.append(numbers[point.key])
        else:
            rows[point.row].pins.append(numbers[point.key])
    _merge(rows, keys, stated.rows)
    headings = tuple(_heading(key, stated, say) for key in keys)
    totals = tuple(_row(row, index, keys, stated, say) for index, row in enumerate(stated.totals))
    return Sheet(headings, tuple(rows), totals, tuple(loose))


def _columns(stated: StatedReport) -> list[str]:
    """The columns that the document has, in its order as far as their places tell it, further ones at the end."""
    present = [key for key in KEYS if any(row.cells.get(key) is not None for row in stated.rows)]
    first = next((row.places for row in stated.rows if row.places), {})
    order = {key: _across(first[key]) for key in present if key in first}
    if len(order) > 1 and None not in order.values():
        present.sort(key=lambda key: order.get(key) or (-1, ""))
    return present + [f"{EXTRA}{index}" for index in range(len(stated.extras))]


def _across(place: Place) -> tuple[int, str] | None:
    """How far to the right a cell stands."""
    if place.box:
        return place.box[0], ""
    if isinstance(place.column, int):
        return place.column, ""
    return (len(place.column), place.column) if place.column else None


def _heading(key: str, stated: StatedReport, say: Say) -> str:
    if key.startswith(EXTRA):
        return stated.extras[int(key.removeprefix(EXTRA))]
    return stated.headings.get(key) or say(next(column.heading for column in COLUMNS if column.key == key))


def _row(row: StatedRow, index: int, keys: Sequence[str], stated: StatedReport, say: Say) -> SheetRow:
    cells = []
    for key in keys:
        if key.startswith(EXTRA):
            at = int(key.removeprefix(EXTRA))
            cells.append(SheetCell(row.extras[at] if at < len(row.extras) else ""))
        else:
            place = row.places.get(key, Place())
            cells.append(SheetCell(row.text(key), place.words(say)))
    numbers = [place.row for place in row.places.values() if place.row is not None]
    return SheetRow(str(max(numbers, default=index + 1)), cells)  # a merged cell has the place of its first row


def _merge(rows: Sequence[SheetRow], keys: Sequence[str], stated: Sequence[StatedRow]) -> None:
    """A merged cell stands once, over its rows; the marks on its parts move to it. Covered cells have 0 rows."""
    for column, key in enumerate(keys):
        top: SheetCell | None = None
        for row, said in zip(rows, stated, strict=True):
            cell = row.cells[column]
            if top is not None and key in said.merged and cell.text == top.text:
                top.rows += 1
                top.pins += cell.pins
                cell.rows = 0
            else:
                top = cell
