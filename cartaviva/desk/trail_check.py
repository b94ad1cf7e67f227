"""Does the trail verify? Hashes are worked out anew, but not for every reader of every page: a trail may be long."""

import threading
import time
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cartaviva.core.verification import Fault
from cartaviva.records.models import Organisation
from cartaviva.records.verification import verify_trail

GOOD_FOR = 300.0
"""Seconds for which a process answers with what it found; the page says when that was."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, up to which event, when."""

    number: int
    link: str
    faults: tuple[Fault, ...]
    at: datetime
    clock: float


_CHECKED: dict[int, Checked] = {}
_ONE_AT_A_TIME = threading.Lock()


def last_check(town: Organisation) -> Checked | None:
    """The last check of this trail, or a new one where it is too long ago; None where the trail is empty."""
    last = town.audit_events.order_by("-number").first()
    if last is None:
        return None
    with _ONE_AT_A_TIME:
        known = _CHECKED.get(town.pk)
        if known and time.monotonic() - known.clock < GOOD_FOR and _is_there(town, known):
            return known
        found = Checked(last.number, last.link, verify_trail(town), timezone.now(), time.monotonic())
        _CHECKED[town.pk] = found
        return found


def _is_there(town: Organisation, known: Checked) -> bool:
    return town.audit_events.filter(number=known.number, link=known.link).exists()
