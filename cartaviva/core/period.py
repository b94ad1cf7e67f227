"""Periods of a charter: a year, its parts, a school year, or any two dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from cartaviva.core.days import last_day
from cartaviva.core.lexicon import fold
from cartaviva.core.period_words import dates_in, label_of

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)
"""Of what people type: a day before or after is a slip, and calendars end soon after."""


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
        parts.append(Period(_label(start, step), start, end))
        start = end + timedelta(days=1)
    return tuple(parts) if parts and parts[-1].end == period.end else (period,)


def _label(start: date, step: int) -> str:
    number = (start.month - 1) // step + 1
    return f"{start.year}" + {1: f"-{start.month:02}", 3: f"-Q{number}", 6: f"-S{number}"}.get(step, "")


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
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(end.year)
    if start.day == 1 and end == last_day(end.replace(day=1), 1):
        return f"{start:%Y-%m}_{end:%Y-%m}"
    return f"{start.isoformat()}_{end.isoformat()}"
