"""Short requests one after the other, and long ones beside them."""

from threading import Event, Thread

import pytest

from cartaviva.config import turns
from cartaviva.config.turns import Turns
from tests.serving import wait_for


class Asked:
    """A request in a thread of its own that goes on until it is let go."""

    def __init__(self, queue: Turns, begun: list[str], name: str) -> None:
        self.may_end = Event()
        self.thread = Thread(target=self._run, args=(queue, begun, name))
        self.thread.start()

    def _run(self, queue: Turns, begun: list[str], name: str) -> None:
        with queue.one():
            begun.append(name)
            self.may_end.wait()

    def end(self) -> None:
        self.may_end.set()
        self.thread.join()


def test_short_ones_take_turns_in_the_order_of_arrival(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "SHORT", 3600)
    queue, begun, asked = Turns(2), list[str](), list[Asked]()
    for place, name in enumerate(("first", "second", "third", "fourth"), 1):
        asked.append(Asked(queue, begun, name))
        wait_for(lambda place=place: len(queue._turns) == place and len(begun) == min(place, 2))
    seen = [list(begun)]
    for one in asked:
        one.end()
        wait_for(lambda: len(begun) >= min(2 + len(seen), 4))
        seen.append(list(begun))
    assert seen == [
        ["first", "second"],
        ["first", "second", "third"],
        ["first", "second", "third", "fourth"],
        ["first", "second", "third", "fourth"],
        ["first", "second", "third", "fourth"],
    ]


def test_one_that_takes_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "SHORT", 0.001)
    queue, begun = Turns(1), list[str]()
    long, short = Asked(queue, begun, "long"), Asked(queue, begun, "short")
    short.end()
    long.end()
    assert (sorted(begun), queue._turns) == (["long", "short"], [])


def test_a_request_that_fails_gives_its_turn_back() -> None:
    queue = Turns(1)
    with pytest.raises(ValueError, match="broken"), queue.one():
        raise ValueError("broken")
    with queue.one():
        assert len(queue._turns) == 1
