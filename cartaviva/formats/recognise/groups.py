"""Which columns of a table make one report: years side by side, sub-periods beside one target, or one of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.measures import Measure, measures
from cartaviva.core.language.patterns import later
from cartaviva.core.language.period_words import names_months
from cartaviva.core.language.units import Unit, unelided, unit_words
from cartaviva.core.period import Period, is_year, whole_months
from cartaviva.formats.grid import Rows
from cartaviva.formats.recognise.columns import Header, Use, likeliest, says_whole
from cartaviva.formats.recognise.context import A_DAY, same_span
from cartaviva.formats.recognise.evidence import adds_up
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.outcomes import hold_statuses, says_outcome
from cartaviva.formats.recognise.roles import HINTS, Role
from cartaviva.formats.recognise.two_years import APRIL, TWO_YEARS, begun_in, is_named_by_two
from cartaviva.formats.recognise.year_parts import ANY_YEAR, dated_in

ONCE = (Role.DIFFERENCE, Role.COMPLIANCE)
SHARED = (Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT, Role.INDICATOR, Role.REMARKS)
ROW_ONLY = frozenset({Role.PERIOD, Role.FREQUENCY})


class Group(NamedTuple):
    """The columns of one report: `columns` by role, `extras` kept as they are, `parts` that add up to the result."""

    period: Period | None
    columns: dict[Role, Use]
    extras: tuple[Use, ...]
    parts: tuple[Use, ...] = ()
    second: Use | None = None
    """Another column of periods: the parts of the year that the first one names."""
    status: Use | None = None
    """The one of the extras that says whether each target was met."""


IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$|(?:^|\s)(%)\s*$")


def said_in_headings(group: Group) -> dict[str, str]:
    """Hints in the headings of the figures: "Objetivo (%)" has a unit, "Plazo (días)" a side that is good as well."""
    headings = [group.columns[role].heading for role in (Role.TARGET, Role.RESULT) if role in group.columns]
    brackets = (IN_BRACKETS.search(heading) for heading in headings)
    said = [found[1] or found[2] if found else "" for found in brackets]
    if apart := _said_apart(said):
        return apart
    unit = next((unit for unit in said if unit and unit_words.means(unelided(unit))), None)
    if unit is None:
        return {}
    timed = Role.INDICATOR not in group.columns and measures.means(headings[0]) is Measure.TIME
    return {"unit": unit, "direction": "≤"} if timed else {"unit": unit}


def _said_apart(units: Sequence[str]) -> dict[str, str]:
    """What came out in percent, beside a target of days or of something counted: they cannot be compared."""
    known = [unit_words.means(unelided(unit)) for unit in units]
    if len(units) < 2 or not all(units) or [unit is Unit.PERCENT for unit in known] != [False, True]:
        return {}
    return {"result_unit": units[1], **({"unit": units[0]} if known[0] else {})}


def groups_of(header: Header, stated: Period | None, fiscal: bool = False, body: Rows = ()) -> tuple[Group, ...]:
    """The reports that a table with these rows holds; `stated` is the period said outside of the table."""
    stated = exact_year(stated, [use.period for use in header.uses])
    header = _fiscal(_dated(header, stated), stated)
    found = _results(header, stated, body)
    results = tuple(found)
    groups = [(_group(header, result, results, stated), result) for result in results]
    used = {use.index for group, _ in groups for use in group.columns.values()}
    parts = tuple(use for of_one in found.values() for use in of_one if use not in results)
    free = [use for use in header.uses if use.index not in used and use not in parts]
    rest = tuple(use for use in free if use.heading and not use.left_out and use.role is not Role.PERIOD)
    last = max(results, key=_how_late, default=None)
    told = [use for use in rest if says_outcome(use, header.uses, body)]
    return tuple(
        group._replace(
            period=same_span(group.period, stated, fiscal),
            extras=(*parts, *rest),
            parts=found[result],
            second=_second(header, group),
            status=_status(told, result, result is last),
        )
        for group, result in groups
    )


def _second(header: Header, group: Group) -> Use | None:
    """The other one of "Any" and "Trimestre", of which one is the column of periods."""
    if Role.PERIOD not in group.columns:
        return None
    return next((use for use in header.having(Role.EXTRA) if likeliest(use.heading)[0] is Role.PERIOD), None)


def _status(told: Sequence[Use], result: Use, last: bool) -> Use | None:
    """A column of statuses without a period is about the last result."""
    return next((use for use in told if _same(use.period, result.period) or (last and use.period is None)), None)


def _dated(header: Header, stated: Period | None) -> Header:
    """The header with the parts of a year ("1T") put into the year said outside of the table."""
    if stated is None:
        return header
    uses = (
        replace(use, period=dated_in(use.period, stated), yearless=False) if use.period else use for use in header.uses
    )
    return header._replace(uses=tuple(uses))


def _fiscal(header: Header, stated: Period | None) -> Header:
    """2022/23 from the month on in which the year begins that is said outside of the table (2023/24), or from April
    where a quarter of such years stands beside it: "Quarter 1 2024/25" is April to June.
    """
    named = [use.period for use in header.uses]
    spans = stated is not None and stated.end.year > stated.start.year and whole_months(stated.start, stated.end) == 12
    quarters = any(TWO_YEARS.search(one.label) and whole_months(one.start, one.end) == 3 for one in named if one)
    month = stated.start.month if stated and spans else APRIL if quarters else None
    if month is None:
        return header
    same = stated.start.year if stated and spans else None
    uses = (replace(use, period=_from_month(use.period, month, same)) for use in header.uses)
    return header._replace(uses=tuple(uses))


def _from_month(period: Period | None, month: int, same: int | None) -> Period | None:
    """Two years by name ("2023/24") are one that begins in a month of the first of them, if that is not the `same`."""
    named = period is not None and period.start.year != same and is_named_by_two(period)
    return begun_in(month, period) if period and named else period


def exact_year(stated: Period | None, named: Sequence[Period | None]) -> Period | None:
    """2024/25 from the first month of its parts on, where these name their months: "Q1 Apr–Jun" is of 2024."""
    if stated is None or not is_named_by_two(stated):
        return stated
    months = [one.start.month for one in named if one and one.start.year == ANY_YEAR and names_months(one.label)]
    if len(set(months)) < 2 or months[0] == 1:
        return stated
    return begun_in(months[0], stated)


def _results(header: Header, stated: Period | None, body: Rows) -> dict[Use, tuple[Use, ...]]:
    """The columns of results that make a report each, with the sub-periods that each is the total of."""
    results = header.having(Role.RESULT)
    others = _beside_other_years(header, results, stated)
    totals = [use for use in results if _is_total(use, results) and use is not others]
    if len(totals) == 1:
        parts = tuple(use for use in results if use is not totals[0])
        judged = all(_is_judged(part, header, body) for part in parts)
        each = judged and not _only_adds_up(header, totals[0], parts, body)
        return {use: parts if use is totals[0] else () for use in (results if each else totals)}
    return dict.fromkeys(_of_years(header, results, stated), ())


def _of_years(header: Header, results: tuple[Use, ...], stated: Period | None) -> tuple[Use, ...]:
    """The results that have a target of their own; else those of the period said outside of the table; else all."""
    targets = header.having(Role.TARGET)
    paired = tuple(use for use in results if any(_same(target.period, use.period) for target in targets))
    if len(results) == 1 or paired:
        return paired or results
    undated = tuple(use for use in results if use.period is None)
    other_years = _are_of_another_year(targets, results) or _beside_other_years(header, results, stated)
    if len(undated) == 1 and targets and other_years:
        return undated
    current = tuple(use for use in results if stated and use.period and _same_years(use.period, stated))
    return current if len(current) == 1 else results


def _beside_other_years(header: Header, results: Sequence[Use], stated: Period | None) -> Use | None:
    """The result without a year, as the targets are, where years that the report is not of stand beside it."""
    undated = [use for use in results if use.period is None and not says_whole(use.heading)]
    dated = [use.period for use in results if use.period]
    if len(undated) != 1 or len(dated) != len(results) - 1 or any(use.period for use in header.having(Role.TARGET)):
        return None
    apart = all(is_year(year) and not (stated and _within(year, stated)) for year in dated)
    return undated[0] if apart else None


def _are_of_another_year(targets: Sequence[Use], results: Sequence[Use]) -> bool:
    """Has every target a year, in which none of the dated results is? "2021", "Meta 2022", "Resultado"."""
    years = [use.period for use in targets if use.period]
    dated = [use.period for use in results if use.period]
    return len(years) == len(targets) and not any(_same_years(one, year) for one in dated for year in years)


def _only_adds_up(header: Header, total: Use, parts: Sequence[Use], body: Rows) -> bool:
    """Degrees of counts that make the year's together say how far the year has come, and nothing of a part of it."""
    return not any(_has(part, header, (Role.TARGET, Role.DIFFERENCE)) for part in parts) and adds_up(total, parts, body)


def _is_judged(result: Use, header: Header, body: Rows) -> bool:
    """Is a result held against a target for its own period? Then it has a report, although a total stands beside it."""
    statuses = (use for use in header.having(Role.EXTRA) if use.period and _same(use.period, result.period))
    return _has(result, header, (Role.TARGET, *ONCE)) or any(hold_statuses(use, body) for use in statuses)


def _has(result: Use, header: Header, roles: Sequence[Role]) -> bool:
    """Has a column one of the roles in the period of a result?"""
    return any(_same(use.period, result.period) for use in header.uses if use.role in roles)


def _is_total(use: Use, results: Sequence[Use]) -> bool:
    others = [other.period for other in results if other is not use]
    if use.period is None:
        return bool(others) and all(others) and len(others) > 1
    return len(others) > 1 and all(
        other and not _same(other, use.period) and _within(other, use.period) and _is_of(other, use.period)
        for other in others
    )


def _is_of(part: Period, year: Period) -> bool:
    """Q1 2016/17 is no part of 2015/16, although both have days of 2016."""
    named = TWO_YEARS.search(part.label)
    return named is None or int(named[1]) == year.start.year


def _same(one: Period | None, other: Period | None) -> bool:
    """The same days, however they are written ("1r semestre", "1S"), or none at all."""
    return one == other or (one is not None and other is not None and (one.start, one.end) == (other.start, other.end))


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _same_years(a: Period, b: Period) -> bool:
    """The same years, or one of the two within the other: both halves of 2024-25 are of it."""
    return (a.start.year, a.end.year) == (b.start.year, b.end.year) or _within(b, a) or _within(a, b)


def _group(header: Header, result: Use, results: Sequence[Use], stated: Period | None) -> Group:
    columns = {Role.RESULT: result}
    target = _matching(header.having(Role.TARGET), result)
    if target is not None:
        columns[Role.TARGET] = target
    last, alone = max(results, key=_how_late), len(results) == 1
    for role in (*ONCE, *SHARED, *sorted(HINTS | ROW_ONLY)):
        uses = header.having(role)
        match = next((use for use in uses if _same(use.period, result.period)), None)
        if match is None and (role not in ONCE or result is last):
            match = next((use for use in uses if use.period is None or (alone and _may_be_of(use, result))), None)
        if match is not None:
            columns[role] = match
    due = target.period if target else None
    period = result.period or due
    if period and alone and _goes_up_to(result.heading, period):
        period = due
    if due and period and _within(period, due) and A_DAY.search(result.heading):
        period = due  # "2018/2019 Targets", "Actual as at 30 June 2019"
    if period and stated and alone and _same(period, stated) and compact(period.label) in compact(stated.label):
        period = stated
    return Group(period, columns, ())


UP_TO = later(
    r"\b(?:to|till|until|fins(?: a)?|hasta|ata|ate|fino a|jusqu'a|a fin) (?:the )?(?:end of |finals? de |fin de )?$"
)


def _goes_up_to(text: str, named: Period) -> bool:
    """ "Performance to March 2023" is of some months, of which the last is named."""
    before = fold(text[: text.find(named.label)])
    return (named.end - named.start).days < 31 and bool(UP_TO.search(before))


def _may_be_of(use: Use, result: Use) -> bool:
    """A degree of 2019 is none of the only result, which is of 2021."""
    return not (use.period and result.period) or _same_years(use.period, result.period)


def _how_late(use: Use) -> tuple[date, int]:
    """Of two periods that end on one day, the longer is the later: it is the total of the other."""
    return (use.period.end, -use.period.start.toordinal()) if use.period else (date.max, 0)


def _matching(targets: Sequence[Use], result: Use) -> Use | None:
    """The target of the same period, else one without a period, else one of a year before those of its parts; of
    several the nearest.
    """
    same = [use for use in targets if _same(use.period, result.period)]
    whole = [use for use in targets if use.period and whole_months(use.period.start, use.period.end) >= 12]
    found = same or [use for use in targets if use.period is None] or whole or targets
    return min(found, key=lambda use: abs(use.index - result.index), default=None)
