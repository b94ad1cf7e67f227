"""When a mail is tried again: ever less often, and in the end not."""

from datetime import UTC, datetime, timedelta

from cartaviva.core.cycle.postponing import again_at

QUEUED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def test_a_mail_server_that_is_away_is_asked_soon_then_ever_less_often_for_two_days() -> None:
    tries, at = [], again_at(QUEUED, QUEUED)
    while at is not None:
        tries.append((at - QUEUED) / timedelta(minutes=1))
        at = again_at(QUEUED, at)
    assert tries == [1, 2, 4, 8, 16, 32, 64, 128, 256, *range(436, 2880 + 180, 180)]
