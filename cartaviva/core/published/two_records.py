"""The chain and the audit trail, held against each other: each says what the other has to hold.

Who rewrites both is found by a head of the chain that was written down outside of the installation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cartaviva.core.published.chain import canonical
from cartaviva.core.published.sealing import sealed_digest
from cartaviva.core.published.verification import NO_FILES, Event, Fault

MADE = frozenset({"publish", "correct", "close-year"})
"""Events that make a publication."""
WITHIN = timedelta(minutes=10)
"""A date is set while the action works, the time of its event where it ends."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the tables say of a publication. `why` is the reason beside it, `reason` that of its value and texts.

    `files`: of each revision its salt ("" where it was made before there was one), and name → SHA-256. `shown`: its
    state lets everybody see it.
    """

    number: int
    sha256: str
    made_at: datetime
    shown_at: datetime | None
    why: str
    reason: str
    redacted: frozenset[str]
    files: Mapping[int, tuple[str, Mapping[str, str]]]
    shown: bool


@dataclass(slots=True)
class _Told:
    """What the trail says of one publication. `files`: of each revision its digest, "" where there was none yet."""

    sha256: str = ""
    made_at: datetime | None = None
    shown_at: datetime | None = None
    redacted: set[str] | None = field(default_factory=set)
    files: dict[int, str] = field(default_factory=dict)
    withdrawn: bool = False
    """A text was taken away, and the files without it are not made yet."""


def files_digest(salt: str, files: Mapping[str, str]) -> str:
    """What the trail keeps of the files of a revision. The salt goes with the files where a text is taken away: nobody
    can find out by their hash what stood in them.
    """
    return sealed_digest(salt, canonical(dict(files)).decode())


def compare(stored: Sequence[Stored], events: Iterable[Event]) -> Iterator[Fault]:
    """Where the two do not say the same, in the order of the publications."""
    told = _told(events)
    here = {one.number: one for one in stored}
    for number in sorted(here.keys() | told.keys()):
        if number not in here:
            yield Fault("gone", number)
        elif number not in told or not told[number].sha256:
            yield Fault("untold", number)
        else:
            yield from _faults(here[number], told[number])


def _faults(one: Stored, told: _Told) -> Iterator[Fault]:
    yield from (Fault("told", one.number, detail) for detail in _differing(one, told))
    if one.why != one.reason:
        yield Fault("reason", one.number)
    if one.shown_at is not None and _lost(one, told):
        yield Fault(NO_FILES, one.number)


def unrecorded(stored: Iterable[Stored]) -> int:
    """Of how many publications there are files whose SHA-256 the trail never held: they were made before it did."""
    return sum(any(not salt for salt, _ in one.files.values()) for one in stored)


def _told(events: Iterable[Event]) -> dict[int, _Told]:
    found: dict[int, _Told] = {}
    for event in events:
        kind, _, number = str(event.said["subject"]).rpartition(" ")
        if kind != "publication" or not number.isdecimal():
            continue
        one = found.setdefault(int(number), _Told())
        details, at = event.said["details"], datetime.fromisoformat(event.said["at"])
        if event.said["action"] in MADE:
            one.sha256, one.made_at = details.get("sha256", ""), at
        elif event.said["action"] == "show":
            one.shown_at = one.shown_at or at
            if "revision" in details:
                one.files[details["revision"]], one.withdrawn = details.get("files", ""), False
        elif event.said["action"] == "redact":
            _redact(found, details)
    return found


def _redact(found: dict[int, _Told], details: Mapping[str, Any]) -> None:
    """The texts are gone, and so are all files that may have held them. Older events do not name every key."""
    keys = details.get("keys")
    for number in details.get("publications", ()):
        one = found.setdefault(number, _Told())
        if keys is None:
            one.redacted = None
        elif one.redacted is not None:
            one.redacted.update(keys.get(str(number), ()))
    for number in details.get("withdrawn", details.get("publications", ())):
        one = found.setdefault(number, _Told())
        one.files, one.withdrawn = {}, True


def _differing(one: Stored, told: _Told) -> Iterator[str]:
    if one.sha256 != told.sha256:
        yield "SHA-256"
    if not _near(one.made_at, told.made_at):
        yield "made_at"
    if not _near(one.shown_at, told.shown_at):
        yield "shown_at"
    if one.shown != (told.shown_at is not None):
        yield "state"
    if told.redacted is not None:
        yield from sorted(one.redacted ^ told.redacted)
    for revision, (salt, files) in sorted(one.files.items()):
        digest = told.files.get(revision)
        if digest is None or (digest and files_digest(salt, files) != digest):
            yield ", ".join(sorted(files))


def _lost(one: Stored, told: _Told) -> bool:
    """Whether a publication that is shown lacks its files, or those that were made last."""
    return not told.withdrawn and (not one.files or (bool(told.files) and max(told.files) not in one.files))


def _near(stored: datetime | None, told: datetime | None) -> bool:
    if stored is None or told is None:
        return stored is told
    return abs(told - stored) <= WITHIN
