"""Short requests are answered one after the other, since threads of one interpreter hinder each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock
from time import monotonic

SHORT = 0.05
"""Seconds; a save takes about a tenth of it."""


@dataclass(eq=False, slots=True)
class _Turn:
    come: Event = field(default_factory=Event)
    since: float = 0.0


class Turns:
    """So many at a time, in the order of arrival. Who takes longer than SHORT is no longer waited for."""

    def __init__(self, at_once: int) -> None:
        self._at_once, self._guard = at_once, Lock()
        self._turns: list[_Turn] = []

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn, and have it for the block."""
        mine = _Turn()
        self._turn([], [mine])
        while not mine.come.wait(SHORT):
            long_ago = monotonic() - SHORT
            self._turn([turn for turn in self._turns[: self._at_once] if turn.come.is_set() and turn.since < long_ago])
        try:
            yield
        finally:
            self._turn([mine])

    def _turn(self, gone: list[_Turn], new: list[_Turn] | None = None) -> None:
        with self._guard:
            self._turns = [turn for turn in self._turns if turn not in gone] + (new or [])
            for turn in self._turns[: self._at_once]:
                if not turn.come.is_set():
                    turn.since = monotonic()
                    turn.come.set()
