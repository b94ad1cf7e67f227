"""What becomes of a task whose worker ended in the middle of it: it runs again, or says why not."""

from datetime import datetime, timedelta
from enum import StrEnum

LEASE = timedelta(minutes=15)
"""How long one task may run. A worker that has been in one for longer is stopped."""

ATTEMPTS = 3
"""How often a task is started: one that ends its worker every time would do so for ever."""


class Fate(StrEnum):
    LEFT = "left"
    AGAIN = "again"
    GIVEN_UP = "given-up"


def fate(started: datetime, attempts: int, worker_ended: bool, now: datetime) -> Fate:
    """What to do with a task that is marked as running since `started`, for the `attempts`-th time.

    A worker that nobody knows about has ended once the lease is over.
    """
    if not worker_ended and now - started <= LEASE:
        return Fate.LEFT
    return Fate.AGAIN if attempts < ATTEMPTS else Fate.GIVEN_UP
