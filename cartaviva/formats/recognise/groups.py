"""Which columns of a table make one report: years side by side, sub-periods beside one target, or one of each."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cartaviva.core.period import Period
from cartaviva.formats.recognise.columns import Header, Use
from cartaviva.formats.recognise.context import same_span
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import HINTS, Role

ONCE = (Role.DIFFERENCE, Role.COMPLIANCE)
SHARED = (Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT, Role.INDICATOR, Role.REMARKS)
ROW_ONLY = frozenset({Role.PERIOD, Role.FREQUENCY})


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one report: `columns` by role, `extras` kept as they are, `parts` that add up to the result."""

    period: Period | None
    columns: dict[Role, Use]
    extras: tuple[Use, ...]
    parts: tuple[Use, ...] = ()


def groups_of(header: Header, stated: Period | None, fiscal: bool = False) -> tuple[Group, ...]:
    """The reports that a table holds; `stated` is the period said outside of the table."""
    header = _dated(header, stated)
    results, parts = _results(header, stated)
    groups = [_group(header, result, results, stated) for result in results]
    groups = [replace(group, period=same_span(group.period, stated, fiscal)) for group in groups]
    used = {use.index for group in groups for use in group.columns.values()} | {use.index for use in parts}
    used |= {use.index for use in header.uses if use.left_out or use.role is Role.PERIOD or not use.heading}
    rest = tuple(use for use in header.uses if use.index not in used)
    return tuple(Group(group.period, group.columns, (*parts, *rest), parts) for group in groups)


def _dated(header: Header, stated: Period | None) -> Header:
    """The header with the parts of a year ("1T") put into the year said outside of the table."""
    if stated is None or not any(use.yearless for use in header.uses):
        return header
    return replace(header, uses=tuple(_in_year(use, stated.start.year) if use.yearless else use for use in header.uses))


def _in_year(use: Use, year: int) -> Use:
    return replace(use, period=use.period and in_year(use.period, year), yearless=False)


def in_year(period: Period, year: int) -> Period:
    """A part of a year, moved into `year`."""
    start, end = period.start, period.end
    last = monthrange(year, end.month)[1] if end.month == 2 else end.day
    return Period(period.label, start.replace(year=year), date(year + end.year - start.year, end.month, last))


def _results(header: Header, stated: Period | None) -> tuple[tuple[Use, ...], tuple[Use, ...]]:
    """(the columns of results that make a report each, the sub-periods that one of them is the total of)"""
    results = header.having(Role.RESULT)
    targets = header.having(Role.TARGET)
    if len(results) == 1:
        return results, ()
    totals = tuple(use for use in results if _is_total(use, results))
    if len(totals) == 1:
        parts = tuple(use for use in results if use not in totals)
        return (results, ()) if all(_is_judged(part, header) for part in parts) else (totals, parts)
    paired = tuple(use for use in results if any(_same(target.period, use.period) for target in targets))
    if paired:
        return paired, ()
    if stated is not None:
        current = tuple(use for use in results if use.period and _same_years(use.period, stated))
        if len(current) == 1:
            return current, ()
    return results, ()


def _is_judged(result: Use, header: Header) -> bool:
    """Is a result held against a target for its own period? Then it has a report, although a total stands beside it."""
    return any(_same(use.period, result.period) for role in (Role.TARGET, *ONCE) for use in header.having(role))


def _is_total(use: Use, results: Sequence[Use]) -> bool:
    others = [other.period for other in results if other is not use]
    if use.period is None:
        return bool(others) and all(others) and len(others) > 1
    return len(others) > 1 and all(
        other and not _same(other, use.period) and _within(other, use.period) for other in others
    )


def _same(one: Period | None, other: Period | None) -> bool:
    """The same days, however they are written ("1r semestre", "1S"), or none at all."""
    return one == other or (one is not None and other is not None and (one.start, one.end) == (other.start, other.end))


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _same_years(a: Period, b: Period) -> bool:
    return (a.start.year, a.end.year) == (b.start.year, b.end.year) or _within(b, a)


def _group(header: Header, result: Use, results: Sequence[Use], stated: Period | None) -> Group:
    columns = {Role.RESULT: result}
    target = _matching(header.having(Role.TARGET), result)
    if target is not None:
        columns[Role.TARGET] = target
    last = max(results, key=_how_late)
    for role in (*ONCE, *SHARED, *sorted(HINTS | ROW_ONLY)):
        uses = header.having(role)
        match = next((use for use in uses if _same(use.period, result.period)), None)
        free = next((use for use in uses if use.period is None or len(results) == 1), None)
        if match is None and (role not in ONCE or result is last):
            match = free
        if match is not None:
            columns[role] = match
    period = result.period or (target.period if target else None)
    if period is not None and stated is not None and _inside_year(period, stated):
        period = stated if compact(period.label) in compact(stated.label) and len(results) == 1 else period
    return Group(period, columns, ())


def _how_late(use: Use) -> tuple[date, int]:
    """Of two periods that end on one day, the longer is the later: it is the total of the other."""
    return (use.period.end, -use.period.start.toordinal()) if use.period else (date.max, 0)


def _inside_year(period: Period, stated: Period) -> bool:
    return period.start == stated.start and period.end == stated.end


def _matching(targets: Sequence[Use], result: Use) -> Use | None:
    """The target of the same period, else one without a period, else the nearest."""
    same = [use for use in targets if _same(use.period, result.period)]
    found = same or [use for use in targets if use.period is None] or targets
    return min(found, key=lambda use: abs(use.index - result.index), default=None)
