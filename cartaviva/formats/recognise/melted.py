"""Tables with a line for target, for result and for difference under each indicator, years across: turned into rows."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cartaviva.formats.grid import BLANK, Cell, Row, Rows, rectangular
from cartaviva.formats.recognise.columns import heading_period, is_part, says_whole
from cartaviva.formats.recognise.headings import over_figures
from cartaviva.formats.recognise.roles import STATED

YEAR = "Year"


def unmelted(rows: Rows, heads: Sequence[int]) -> Rows:
    """A row for each indicator and period, with a column for each label; nothing where the table is of another kind."""
    for first in heads:
        periods = _periods(rows[first])
        if not periods or periods[0] < 2:
            continue
        label = periods[0] - 1
        body = list(takewhile(lambda below: over_figures(below[label].text) is not None, rows[first + 1 :]))  # noqa: B023
        roles = {over_figures(below[label].text) for below in body}
        if roles >= STATED:
            after = rows[first + 1 + len(body) :]
            return rectangular((*rows[:first], *_turned(rows[first], body, label, periods), *after))
    return ()


def _periods(row: Sequence[Cell]) -> list[int]:
    """The columns of periods, and of the year that their parts make."""
    named = [column for column, cell in enumerate(row) if len(cell.text) <= 24 and heading_period(cell.text)]
    parts = sum(is_part(row[column].text) for column in named)
    whole = [column for column, cell in enumerate(row) if parts > 1 and column > named[0] and says_whole(cell.text)]
    return sorted({*named, *whole})


def _turned(header: Row, body: Sequence[Row], label: int, periods: Sequence[int]) -> Iterator[Row]:
    labels = list({row[label].text: row[label] for row in body}.values())
    yield (*header[:label], Cell(YEAR), *labels)
    for group in _groups(body, label):
        found = {row[label].text: row for row in group}
        for period in periods:
            figures = (found[name.text][period] if name.text in found else BLANK for name in labels)
            yield (*group[0][:label], header[period], *figures)


def _groups(body: Sequence[Row], label: int) -> Iterator[list[Row]]:
    """The lines of one indicator: up to the next line with a label that stood already."""
    group: list[Row] = []
    for row in body:
        if any(row[label].text == earlier[label].text for earlier in group):
            yield group
            group = []
        group.append(row)
    if group:
        yield group
