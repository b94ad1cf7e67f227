"""What is due of an indicator when a period is opened, and until when."""

from datetime import date

import pytest

from cartaviva.core.cycle.collecting import locked, part_due_on, parts_due, still_to_come
from cartaviva.core.period import Frequency, Period
from cartaviva.core.sub_periods import Aggregation

YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
SCHOOL = Period("2025-26", date(2025, 9, 1), date(2026, 8, 31))
FIRST = Period("2026-S1", date(2026, 1, 1), date(2026, 6, 30))
SECOND = Period("2026-S2", date(2026, 7, 1), date(2026, 12, 31))
SUMMER = Period("summer", date(2026, 6, 15), date(2026, 9, 15))


@pytest.mark.parametrize(
    ("whole", "frequency", "how", "first_due", "labels"),
    [
        (YEAR, Frequency.YEARLY, Aggregation.NONE, None, ["2026"]),
        (YEAR, Frequency.HALF_YEARLY, Aggregation.SUM, None, ["2026-S1", "2026-S2"]),
        (YEAR, Frequency.QUARTERLY, Aggregation.SUM, None, ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        (YEAR, Frequency.HALF_YEARLY, Aggregation.NONE, None, ["2026-S1", "2026-S2", "2026"]),
        (YEAR, Frequency.BIENNIAL, Aggregation.NONE, date(2024, 5, 1), ["2026"]),
        (YEAR, Frequency.BIENNIAL, Aggregation.NONE, date(2025, 5, 1), []),
        (YEAR, Frequency.BIENNIAL, Aggregation.NONE, None, ["2026"]),
        (YEAR, Frequency.SCHOOL_YEAR, Aggregation.NONE, None, ["2025-26"]),
        (SCHOOL, Frequency.SCHOOL_YEAR, Aggregation.NONE, None, ["2025-26"]),
        (SCHOOL, Frequency.DATES, Aggregation.NONE, None, ["2025-26"]),
        (SCHOOL, Frequency.BIENNIAL, Aggregation.NONE, date(2025, 10, 1), ["2025-26"]),
        (SCHOOL, Frequency.BIENNIAL, Aggregation.NONE, date(2024, 10, 1), []),
        (SCHOOL, Frequency.HALF_YEARLY, Aggregation.SUM, None, ["01/09/2025 – 28/02/2026", "01/03/2026 – 31/08/2026"]),
        (FIRST, Frequency.SCHOOL_YEAR, Aggregation.NONE, None, []),
        (SECOND, Frequency.SCHOOL_YEAR, Aggregation.NONE, None, ["2025-26"]),
        (SUMMER, Frequency.SCHOOL_YEAR, Aggregation.NONE, None, ["summer"]),
        (SUMMER, Frequency.MONTHLY, Aggregation.SUM, None, ["summer"]),
    ],
)
def test_an_indicator_is_due_as_often_as_it_is_measured(
    whole: Period, frequency: Frequency, how: Aggregation, first_due: date | None, labels: list[str]
) -> None:
    assert [part.label for part in parts_due(whole, frequency, how, first_due)] == labels


def test_a_part_is_due_as_long_after_its_end_as_the_year_is_and_never_later_than_it() -> None:
    parts = parts_due(YEAR, Frequency.QUARTERLY, Aggregation.SUM, None)
    days = [
        [part_due_on(YEAR, due, part).isoformat() for part in parts] for due in (date(2027, 2, 28), date(2026, 11, 30))
    ]
    assert days == [
        ["2026-05-29", "2026-08-28", "2026-11-28", "2027-02-28"],
        ["2026-03-31", "2026-06-30", "2026-09-30", "2026-11-30"],
    ]


@pytest.mark.parametrize(
    ("today", "exempt_until", "code"),
    [
        (date(2027, 3, 30), [], None),
        (date(2027, 3, 31), [], "period-locked"),
        (date(2027, 4, 15), [date(2027, 4, 15)], None),
        (date(2027, 4, 16), [date(2027, 4, 15)], "period-locked"),
    ],
)
def test_a_period_locks_on_its_day_and_an_exemption_opens_it_to_its_end(
    today: date, exempt_until: list[date], code: str | None
) -> None:
    refused = locked(date(2027, 3, 31), exempt_until, today)
    assert (refused.code if refused else None) == code


@pytest.mark.parametrize(
    ("due_on", "locks_on", "today", "offered"),
    [
        (date(2027, 2, 28), date(2027, 3, 31), date(2027, 1, 10), (date(2027, 2, 28), date(2027, 3, 31))),
        (date(2027, 2, 28), date(2027, 3, 31), date(2027, 2, 27), (date(2027, 2, 28), date(2027, 3, 31))),
        (date(2027, 2, 28), date(2027, 3, 31), date(2027, 2, 28), (date(2027, 4, 29), date(2027, 5, 30))),
        (date(2027, 2, 28), date(2027, 3, 31), date(2029, 11, 2), (date(2030, 1, 1), date(2030, 2, 1))),
        (date(2029, 12, 31), date(2030, 1, 31), date(2027, 1, 10), (date(2027, 3, 11), date(2027, 4, 11))),
        (date(2027, 2, 28), date(3026, 1, 1), date(2027, 1, 10), (date(2027, 2, 28), date(2999, 12, 31))),
        (date(2027, 2, 28), date(2999, 12, 31), date(2029, 11, 2), (date(2030, 1, 1), date(2999, 12, 31))),
        (date(2999, 12, 31), date(2999, 12, 31), date(2999, 12, 1), (date(2999, 12, 30), date(2999, 12, 31))),
    ],
)
def test_days_are_offered_that_have_not_passed_are_not_far_and_can_be_saved(
    due_on: date, locks_on: date, today: date, offered: tuple[date, date]
) -> None:
    assert still_to_come(due_on, locks_on, YEAR.end, today) == offered
