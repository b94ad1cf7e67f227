"""A task whose worker ended runs again, three times at most."""

from datetime import datetime, timedelta

import pytest

from cartaviva.core.cycle.leases import LEASE, Fate, fate

NOON = datetime(2025, 3, 14, 12)


@pytest.mark.parametrize(
    ("begun_ago", "attempts", "worker_ended", "expected"),
    [
        (timedelta(minutes=1), 1, False, Fate.LEFT),
        (LEASE, 1, False, Fate.LEFT),
        (LEASE + timedelta(seconds=1), 1, False, Fate.AGAIN),
        (timedelta(seconds=1), 1, True, Fate.AGAIN),
        (timedelta(seconds=1), 2, True, Fate.AGAIN),
        (timedelta(seconds=1), 3, True, Fate.GIVEN_UP),
        (LEASE + timedelta(seconds=1), 3, False, Fate.GIVEN_UP),
    ],
)
def test_a_task_is_left_to_its_worker_until_that_ends_or_the_lease_is_over(
    begun_ago: timedelta, attempts: int, worker_ended: bool, expected: Fate
) -> None:
    assert fate(NOON - begun_ago, attempts, worker_ended, NOON) is expected
