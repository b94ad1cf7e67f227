"""What is due of an indicator in a period that is opened, until when, and whether it may still be entered."""

from collections.abc import Iterable
from datetime import date, timedelta

from cartaviva.core.findings import Refused
from cartaviva.core.period import LAST_DAY, Frequency, Period, from_to, sub_periods, whole_months
from cartaviva.core.sub_periods import Aggregation


def parts_due(whole: Period, frequency: Frequency, how: Aggregation, first_due: date | None) -> tuple[Period, ...]:
    """The periods for which an indicator is to be entered when `whole` is opened; none in a biennial one's year off.

    What does not add up from its parts is entered for the whole, too. A school year counts where it ends: it is due in
    the half-year, quarter or month in which it does, and in no other one.
    """
    if frequency is Frequency.BIENNIAL:
        off = first_due is not None and _years_after(whole, first_due) % 2
        return () if off else (whole,)
    if frequency is Frequency.SCHOOL_YEAR:
        return (school_year(whole),) if not _within_a_year(whole) or _ends_in(whole) else ()
    parts = sub_periods(whole, frequency)
    return (*parts, whole) if len(parts) > 1 and how is Aggregation.NONE else parts


def _years_after(whole: Period, first_due: date) -> int:
    """How many years lie between the one that has `first_due` in it and this one, whenever years begin."""
    begun = (first_due.month, first_due.day) > (whole.end.month, whole.end.day)
    return whole.end.year - first_due.year - begun


def _within_a_year(whole: Period) -> bool:
    """Whether it is a part of a calendar year of some whole months, or all of it."""
    return whole.start.year == whole.end.year and whole_months(whole.start, whole.end) in (1, 3, 6, 12)


def _ends_in(whole: Period) -> bool:
    """Whether a school year ends in it."""
    return whole.start <= date(whole.end.year, 8, 31) <= whole.end


def school_year(whole: Period) -> Period:
    """Of a calendar year, or a part of one, the school year that ends in its year; of anything else itself."""
    if not _within_a_year(whole):
        return whole
    return from_to(date(whole.end.year - 1, 9, 1), date(whole.end.year, 8, 31))


def part_due_on(whole: Period, due_on: date, part: Period) -> date:
    """A part is due as many days after its end as the whole is after its own; never later than the whole."""
    return min(part.end + max(due_on - whole.end, timedelta()), due_on)


USUAL, MOST = timedelta(days=60), timedelta(days=366)
"""How long there is usually to submit what a period brought, and how long at most it is offered."""


def still_to_come(due_on: date, locks_on: date, end: date, today: date) -> tuple[date, date]:
    """The days to offer for a period that ends on `end`; `due_on`, `locks_on`: those that follow from an earlier one.

    A period that is opened late is due some weeks from today, and the one after it not as late as it was. None of them
    is one that could not be saved: a period that never locks is followed by another one.
    """
    begins = max(end, today)
    if not today < due_on <= begins + MOST:
        due_on, locks_on = begins + USUAL, begins + USUAL + (locks_on - due_on)
    locks_on = min(locks_on, LAST_DAY)
    return min(due_on, locks_on - timedelta(days=1)), locks_on


def locked(locks_on: date | None, exempt_until: Iterable[date], today: date) -> Refused | None:
    """Why nothing can be entered any more; None before the period locks, and while an exemption lasts."""
    if locks_on is None or today < locks_on or any(until >= today for until in exempt_until):
        return None
    return Refused("period-locked", locks_on)
