"""What clock and calendar show in a town."""

from datetime import UTC, date, datetime

import pytest

from cartaviva.records.models import Organisation


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Madrid", date(2026, 1, 1)), ("Atlantic/Canary", date(2025, 12, 31)), ("UTC", date(2025, 12, 31))],
)
def test_the_day_of_a_moment_is_the_one_of_the_town(zone: str, day: date) -> None:
    assert Organisation(time_zone=zone).day(datetime(2025, 12, 31, 23, 30, tzinfo=UTC)) == day
