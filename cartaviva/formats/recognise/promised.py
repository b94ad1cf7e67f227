"""Tables that have results and no column of targets, since their promises say them ("90 % of requests answered in 15
days") or a line below what is measured does ("Mínim 85 %"): a column for the targets is put beside it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from cartaviva.core.target import parse_target
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.columns import is_figure, is_period, roles_of
from cartaviva.formats.recognise.roles import Role

TARGET = "Target"
"""The heading of the column."""
SPOKEN = (Role.COMMITMENT, Role.INDICATOR, Role.OBJECTIVE)
"""What a target may be said in."""
LINE = 40
"""Letters of a target that has a line of its own."""
TRIED = 4
"""Rows that may be the headings."""

Said = Mapping[int, tuple[Cell, Cell]]
"""For the id of a cell, the cell without its target and the target."""


def with_targets(rows: Rows) -> tuple[Row, ...]:
    """The rows with a column of targets; nothing where there are no results, or where few promises say a target."""
    for header in islice((at for at, row in enumerate(rows[:-1]) if _are_headings(row)), TRIED):
        columns = list(_spoken(rows[header]))
        judged = any(_is_result(cell) or _is_judgement(cell) for cell in rows[header])
        kinds = ((_below, 1), (_within, 2)) if judged else ((_below, 1),)
        for parted, enough in kinds:
            for column in columns:
                if said := _said(rows[header + 1 :], column, parted, enough):
                    return tuple(_with_targets(rows, header, column, said))
    return ()


def _are_headings(row: Row) -> bool:
    """Headings of results, or years over them, and few that nobody knows."""
    cells = distinct(row)
    results = [cell for cell in cells if _is_result(cell) or is_period(cell.text)]
    others = sum(cell not in results and bool(roles_of(cell.text)) for cell in cells)
    return bool(results) and 2 * (len(results) + others) > len(cells)


def _is_result(cell: Cell) -> bool:
    return roles_of(cell.text)[:1] == ((Role.RESULT, Role.RESULT),)


def _is_judgement(cell: Cell) -> bool:
    """ "Target met?" beside years: what stands under these are results."""
    return roles_of(cell.text)[:1] == ((Role.COMPLIANCE, Role.COMPLIANCE),)


def _spoken(row: Row) -> Iterator[int]:
    """The columns whose heading says that they tell what is promised or measured, the rightmost first."""
    for column in reversed(range(len(row))):
        if any(over_text in SPOKEN for over_text, _ in roles_of(row[column].text)[:1]):
            yield column


def _said(body: Rows, column: int, parted: Callable[[Cell], tuple[Cell, Cell] | None], enough: int) -> Said:
    """Each cell of a column in its two parts, where most of them say a target: `enough` at least."""
    cells = {id(row[column]): row[column] for row in body if row[column].text and _states(row, column)}
    said = {key: both for key, cell in cells.items() if (both := parted(cell))}
    return said if len(said) >= enough and 5 * len(said) >= 3 * len(cells) else {}


def _states(row: Row, column: int) -> bool:
    """Does a row have a figure beside its text?"""
    return any(is_figure(cell.text) for at, cell in enumerate(row) if at > column)


def _below(cell: Cell) -> tuple[Cell, Cell] | None:
    """A line that is a target and nothing else, below the first one."""
    lines = cell.text.split("\n")
    at = next((at for at, line in enumerate(lines) if at and len(line) <= LINE and _is_target(line)), 0)
    if not at:
        return None
    rest = "\n".join((*lines[:at], *lines[at + 1 :]))
    return cell._replace(text=rest, exact=""), cell._replace(text=lines[at].strip(), exact="")


def _within(cell: Cell) -> tuple[Cell, Cell] | None:
    return (cell, cell._replace()) if not is_figure(cell.text) and _is_target(cell.text) else None


@lru_cache(maxsize=1024)
def _is_target(text: str) -> bool:
    return parse_target(text)[1] is None


def _with_targets(rows: Rows, header: int, column: int, said: Said) -> Iterator[Row]:
    """Whole promises are targets: their column is that of targets where another tells what is promised."""
    whole = all(promise.text == target.text for promise, target in said.values())
    spare = whole and any(other != column for other in _spoken(rows[header]))
    for at, row in enumerate(rows):
        cell = row[column]
        promise, target = said.get(id(cell), (cell, cell._replace() if whole and _states(row, column) else BLANK))
        if at == header:
            target = Cell(TARGET, cell.place)
        elif at < header or len(distinct(row)) < 2:
            target = cell
        yield (*row[:column], *(() if spare else (promise,)), target, *row[column + 1 :])
