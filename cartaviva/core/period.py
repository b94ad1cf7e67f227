"""Periods of a charter: a year, its parts, a school year, or any two dates."""

from calendar import isleap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from cartaviva.core.language.days import day_text, last_day
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.period_in_text import dates_in, label_of

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)
"""Of what people type: a day before or after is a slip, and calendars end soon after."""


AHEAD = 5
"""How many years from today a period may end that is opened: a charter is seldom written for more."""


class Frequency(StrEnum):
    """How often an indicator is measured."""

    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    SCHOOL_YEAR = "school_year"
    BIENNIAL = "biennial"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included. `label` is how a person names it."""

    label: str
    start: date
    end: date


MONTHS: Mapping[Frequency, int] = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}
"""How many months a period of each frequency has."""


def sub_periods(period: Period, frequency: Frequency) -> tuple[Period, ...]:
    """The months, quarters or half-years of `period`, labelled 2025-03, 2025-Q1, 2025-S1.

    The period itself where its length is no whole number of them.
    """
    step = MONTHS.get(frequency)
    if step is None or period.start.day != 1:
        return (period,)
    parts: list[Period] = []
    start = period.start
    while start <= period.end:
        end = last_day(start, step)
        parts.append(from_to(start, end))
        start = end + timedelta(days=1)
    return tuple(parts) if len(parts) > 1 and parts[-1].end == period.end else (period,)


def from_to(start: date, end: date) -> Period:
    """With its usual name: 2025, 2024-25, 2025-S1, 2025-Q1, 2025-03. Both days name anything else, as the half-years of
    a school year: 2024-S2 are the months from July on.
    """
    return Period(_name(start, end), start, end)


def _name(start: date, end: date) -> str:
    months = _usual_months(start, end)
    if not months:
        return f"{day_text(start)} – {day_text(end)}"
    if months == 12:
        return str(end.year) if start.year == end.year else f"{start.year}-{end.year % 100:02}"
    number = (start.month - 1) // months + 1
    return f"{start.year}-" + {1: f"{number:02}", 3: f"Q{number}", 6: f"S{number}"}[months]


def _usual_months(start: date, end: date) -> int:
    """12 of any twelve whole months; 1, 3 or 6 of a month, quarter or half of the calendar year; 0 of anything else."""
    months = whole_months(start, end)
    return months if months == 12 or (months in (1, 3, 6) and (start.month - 1) % months == 0) else 0


def is_calendar_year(period: Period) -> bool:
    return _kind(period) == (12, 1)


def counts_in_a_year(period: Period, known: Iterable[Period]) -> bool:
    """Whether a town that follows charters by calendar years counts this one where it ends, as a school year or a
    season: then nobody takes note of it for itself, and the reports of those years are none of its own.
    """
    last = max((one.end.year for one in known if is_calendar_year(one)), default=0)
    return not is_calendar_year(period) and last >= period.end.year - 1


def is_school_year(period: Period) -> bool:
    """From 1 September to 31 August."""
    return _kind(period) == (12, 9)


def is_year(period: Period) -> bool:
    """Twelve whole months, from whichever one on."""
    return whole_months(period.start, period.end) == 12


def whole_months(start: date, end: date) -> int:
    """How many months a period has; 0 where it is no whole number of them."""
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def next_period(last: Period) -> Period:
    """The month, quarter, half-year or year that follows; of other dates, as a season, the same days a year later."""
    start = last.end + timedelta(days=1)
    if months := _usual_months(last.start, last.end):
        return from_to(start, last_day(start, months))
    years = -(-_days(last) // 366)
    whole = whole_months(last.start, last.end)
    end = _later(start, years) - timedelta(days=1) if whole else _later(last.end, years)
    return from_to(_later(last.start, years), end)


def last_to_open(today: date) -> date:
    """The latest day on which a period that is opened today can end: one after it is a slip, as 2062 for 2026."""
    return _later(today, AHEAD)


def last_of_each_kind(periods: Sequence[Period]) -> list[Period]:
    """The last calendar year, the last school year, half-year, season…: what comes next of each can be offered. A kind
    that ended long before the others is left out. The calendar year comes first, then what ends first.
    """
    last = {_kind(one): one for one in sorted(periods, key=lambda one: (one.end, one.start))}
    begun = max((one.start for one in last.values()), default=LAST_DAY)
    there = [one for one in last.values() if next_period(one).end >= begun]
    return sorted(there, key=lambda one: (_kind(one) != (12, 1), next_period(one).end))


def _kind(period: Period) -> tuple[int, ...]:
    start, end = period.start, period.end
    months = _usual_months(start, end)
    if months == 12:
        return months, start.month
    return (months,) if months else (start.month, start.day, end.month, end.day)


def _later(day: date, years: int) -> date:
    """The same day of the calendar; 28 February where there is no 29th."""
    year = day.year + years
    return day.replace(year=year) if (day.month, day.day) != (2, 29) or isleap(year) else date(year, 2, 28)


def last_as_long(now: Period, earlier: Sequence[Period]) -> tuple[int, ...]:
    """Which of the earlier periods, by their place, `now` can be compared with: those that last about as long, and that
    began and ended before it. A half-year is beside no year, and a year beside none of its own parts.
    """
    days = _days(now)
    return tuple(
        place
        for place, one in enumerate(earlier)
        if one.start < now.start and one.end < now.end and abs(_days(one) - days) * 10 <= days
    )


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


@lru_cache(maxsize=1024)
def find_period(text: str) -> Period | None:
    """The period that a heading or a sentence names, labelled with its words; the most exact one of several."""
    folded = fold(text)
    found = dates_in(folded)
    if found is None:
        return None
    start, end = label_of(folded, found)
    return Period(text[start:end].strip(), found.start, found.end)


def address_of(period: Period) -> str:
    """The period as part of an address: 2023, 2023-09_2024-08, or both days where it is no whole number of months."""
    start, end = period.start, period.end
    if is_calendar_year(period):
        return str(end.year)
    if whole_months(start, end):
        return f"{start:%Y-%m}_{end:%Y-%m}"
    return f"{start.isoformat()}_{end.isoformat()}"
