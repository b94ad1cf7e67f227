"""Does the record hold? Hashes are worked out anew, but not for each reader: it costs seconds, and would be misused."""

import threading
import time
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from cartaviva.core.verification import Verification
from cartaviva.locale import voice
from cartaviva.portal.answers import OPEN, Page, Reader
from cartaviva.portal.kept import Answer
from cartaviva.portal.towns import Town
from cartaviva.records.verification import chain_json, verify_town

GOOD_FOR = 300.0
"""Seconds for which a process answers with what it found; the page says when that was."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, under which generation of the town, and when."""

    generation: str
    found: Verification
    at: datetime
    clock: float


_CHECKED: dict[int, Checked] = {}
_ONE_AT_A_TIME = threading.Lock()


def verify(reader: Reader, request: HttpRequest) -> Page:
    """`?head=` holds the chain to a hash that somebody wrote down earlier."""
    checked, say = last_check(reader.town), voice(reader.language)
    entries = reader.record.entries
    asked = request.GET.get("head", "").strip().lower()[:64]
    values = {
        "checked": checked,
        "sentences": [fault.sentence(say) for fault in checked.found.faults] if checked else [],
        "asked": asked,
        "holds": next((one for one in entries if one.link == asked), None),
        "entries": tuple(reversed(entries)),
    }
    return Page("verify.html", values)


def last_check(town: Town) -> Checked | None:
    """The last check of this town, or a new one where that is too long ago.

    Nobody waits for another check: then it is the last one, however old, and None before there is one.
    """
    known = _CHECKED.get(town.organisation.pk)
    now = time.monotonic()
    if known and known.generation == town.generation and now - known.clock < GOOD_FOR:
        return known
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        return known
    try:
        found = verify_town(town.organisation)
    finally:
        _ONE_AT_A_TIME.release()
    checked = Checked(town.generation, found, town.organisation.local(timezone.now()), now)
    _CHECKED[town.organisation.pk] = checked
    return checked


def chain(reader: Reader) -> Answer:
    """The whole chain as a file, for `cartaviva verify` on any computer."""
    body = chain_json(reader.town.organisation)
    name = f'attachment; filename="{reader.links.town}-chain.json"'
    return Answer(body, content_type="application/json", headers=(("Content-Disposition", name), *OPEN))
