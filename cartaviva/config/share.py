"""Lines are shared out again where one process has more requests waiting than the others: docs/decisions/0027."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from threading import Lock
from typing import Any

Start = Callable[..., Any]


class Share:
    """How many requests a process has, beside how many all `processes` have that were forked since this was made."""

    def __init__(self, processes: int = 1) -> None:
        self.processes, self._mine, self._guard = processes, 0, Lock()
        self._all = get_context("fork").Semaphore(0)  # a number; no lock that whoever is killed would keep

    @contextmanager
    def one(self) -> Iterator[None]:
        """A request is here for the block."""
        with self._guard:
            self._mine += 1
        self._all.release()
        try:
            yield
        finally:
            self._all.acquire(block=False)
            with self._guard:
                self._mine -= 1

    def or_elsewhere(self, start: Start) -> Start:
        """`start` of WSGI; where more than one request more is here than is our share, the line ends with the answer.
        Who asks again is taken by any process.
        """

        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            too_many = (self._mine - 1) * self.processes > self._all.get_value()
            return start(status, [*headers, ("Connection", "close")] if too_many else headers, *rest)

        return begin
