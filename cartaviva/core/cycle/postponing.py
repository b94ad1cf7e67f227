"""When a mail that could not be handed in is tried again: first after a minute, then ever less often, for two days."""

from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(hours=3)
LASTS = timedelta(days=2)
"""After that whoever sent it has to send it again: a link that comes a week late helps nobody."""


def again_at(queued: datetime, now: datetime) -> datetime | None:
    """The next time for what waits since `queued` and failed `now`; None where it is given up.

    It waits as long once more as it has waited, so that nothing has to count how often it was tried.
    """
    waited = now - queued
    return None if waited >= LASTS else now + min(max(waited, SHORTEST), LONGEST)
