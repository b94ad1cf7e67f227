"""What a page found when it worked hashes out anew, kept for a while: it costs seconds, and would be misused."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.utils import timezone

GOOD_FOR = 300.0
"""Seconds for which a process answers with what it found; the page says when that was."""
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Checked(Generic[Found]):
    """What was found, and when."""

    found: Found
    at: datetime
    clock: float


class KeptCheck(Generic[Found]):
    """The last check of each town, of one kind."""

    def __init__(self) -> None:
        self._last: dict[int, Checked[Found]] = {}
        self._one_at_a_time = threading.Lock()

    def last(self, town: int, fits: Callable[[Found], bool], check: Callable[[], Found]) -> Checked[Found] | None:
        """The last check of a town, or a new one where that is too long ago or does not fit any more.

        Nobody waits for another check: then it is the last one, however old, and None before there is one.
        """
        known = self._last.get(town)
        now = time.monotonic()
        if known and now - known.clock < GOOD_FOR and fits(known.found):
            return known
        if not self._one_at_a_time.acquire(blocking=False):
            return known
        try:
            found = check()
        finally:
            self._one_at_a_time.release()
        checked = self._last[town] = Checked(found, timezone.now(), now)
        return checked
