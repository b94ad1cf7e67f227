"""What is due of an indicator in a period that is opened, until when, and whether it may still be entered."""

from collections.abc import Iterable
from datetime import date, timedelta

from cartaviva.core.findings import Refused
from cartaviva.core.period import Frequency, Period, sub_periods
from cartaviva.core.sub_periods import Aggregation


def parts_due(whole: Period, frequency: Frequency, how: Aggregation, first_due: date | None) -> tuple[Period, ...]:
    """The periods for which an indicator is to be entered when `whole` is opened; none in a biennial one's year off.

    What does not add up from its parts is entered for the whole, too. A school year counts where it ends.
    """
    if frequency is Frequency.BIENNIAL:
        off = first_due is not None and (whole.end.year - first_due.year) % 2
        return () if off else (whole,)
    if frequency is Frequency.SCHOOL_YEAR:
        return (school_year(whole),)
    parts = sub_periods(whole, frequency)
    return (*parts, whole) if len(parts) > 1 and how is Aggregation.NONE else parts


def school_year(whole: Period) -> Period:
    """Of a calendar year the school year that ends in it; of anything else itself."""
    if (whole.start.month, whole.start.day, whole.end.month, whole.end.day) != (1, 1, 12, 31):
        return whole
    start, end = date(whole.end.year - 1, 9, 1), date(whole.end.year, 8, 31)
    return Period(f"{start.year}-{end.year % 100:02}", start, end)


def part_due_on(whole: Period, due_on: date, part: Period) -> date:
    """A part is due as many days after its end as the whole is after its own; never later than the whole."""
    return min(part.end + max(due_on - whole.end, timedelta()), due_on)


def locked(locks_on: date | None, exempt_until: Iterable[date], today: date) -> Refused | None:
    """Why nothing can be entered any more; None before the period locks, and while an exemption lasts."""
    if locks_on is None or today < locks_on or any(until >= today for until in exempt_until):
        return None
    return Refused("period-locked", locks_on)
