"""Which process ends the lines of its clients, of two that share the requests."""

from contextlib import ExitStack
from copy import copy

import pytest

from cartaviva.config.share import Share


def ended(share: Share) -> bool:
    """Whether an answer of this process ends its line."""
    said: list[tuple[str, str]] = []
    share.or_elsewhere(lambda status, headers: said.extend(headers))("200 OK", [("Vary", "Cookie")])
    return said == [("Vary", "Cookie"), ("Connection", "close")]


@pytest.mark.parametrize(
    ("here", "there", "which"),
    [
        (1, 0, (False, False)),
        (2, 0, (False, False)),
        (9, 7, (False, False)),
        (10, 6, (True, False)),
        (4, 12, (False, True)),
    ],
)
def test_a_process_with_more_than_its_share_ends_its_lines(here: int, there: int, which: tuple[bool, bool]) -> None:
    one = Share(2)
    other = copy(one)  # as a fork has it
    with ExitStack() as requests:
        for share, count in ((one, here), (other, there)):
            for _ in range(count):
                requests.enter_context(share.one())
        seen = ended(one), ended(other)
    assert (seen, ended(one), one._all.get_value()) == (which, False, 0)


def test_a_process_alone_ends_no_line() -> None:
    alone = Share(1)
    with ExitStack() as requests:
        for _ in range(20):
            requests.enter_context(alone.one())
        assert not ended(alone)
