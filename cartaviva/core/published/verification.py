"""Does a town's public record hold? Everything is worked out again from what is stored; FAULTS lists what may be wrong.

Anybody can do the same with the exported chain: it needs SHA-256 and nothing else.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from cartaviva.core.published.chain import GENESIS, Link, canonical, digest, link
from cartaviva.core.published.sealing import SEALED, altered, sealed_in
from cartaviva.core.words import ENGLISH, Say, mark

LOST = "file-lost"
"""What rendering again puts right: nothing was changed."""
EVIDENCE_LOST = "evidence-lost"
"""What only a backup puts right; nothing was changed here either."""
NO_FILES = "no-files"
"""What rendering again puts right, too."""

STORED: Mapping[str, tuple[str, str]] = {
    "artefact": (LOST, "file-changed"),
    "older-artefact": ("older-file-lost", "older-file-changed"),
    "published-evidence": (EVIDENCE_LOST, "evidence-changed"),
    "document": ("document-lost", "document-damaged"),
    "evidence": ("original-lost", "original-damaged"),
    "logo": ("logo-lost", "logo-damaged"),
    "unnamed": ("", "unnamed-damaged"),
}
"""Kind of a file in the store → the fault where there is nothing, and where it is not what its name says."""
PUBLISHED = frozenset({"artefact", "published-evidence"})
"""Kinds that everybody sees: one of these that is another file than the one that was made is a changed record."""

FAULTS: Mapping[str, str] = {
    "number": mark("Publication {number} is not the one that should follow: one is missing before it, or was put in."),
    "link": mark("Publication {number} does not follow from the one before it: the chain was changed there."),
    "value": mark("What publication {number} says is not what was published: its SHA-256 is another."),
    "text": mark("A text of publication {number} is not the one that was published: {detail}."),
    "text-gone": mark("A text of publication {number} is gone, and nothing says why: {detail}."),
    "text-there": mark("A text of publication {number} was to be taken away and is still there: {detail}."),
    "town": mark("Publication {number} is another town's: {detail}."),
    "corrects": mark("Publication {number} says that it corrects one which is not in the chain."),
    "file-changed": mark(
        "A file of publication {number} is not the one that was made: {detail}. It can be rendered again."
    ),
    "file-listed": mark("A file of publication {number} is listed as something else than what it is: {detail}."),
    LOST: mark("A file of publication {number} is lost: {detail}. It can be rendered again."),
    "older-file-lost": mark(
        "An older file of publication {number} is lost: {detail}. No page shows it; copy it from a backup."
    ),
    "older-file-changed": mark(
        "An older file of publication {number} is damaged: {detail}. No page shows it; copy it from a backup."
    ),
    EVIDENCE_LOST: mark("Evidence of publication {number} is lost: {detail}. Restore the file from a backup."),
    "evidence-changed": mark(
        "Evidence of publication {number} is not the file that was published: {detail}. Restore it from a backup."
    ),
    "document-lost": mark(
        "The original of an imported document is lost: {detail}. Import it again, or copy it from a backup."
    ),
    "document-damaged": mark(
        "The original of an imported document is damaged: {detail}. Import it again, or copy it from a backup."
    ),
    "original-lost": mark("A file of evidence is lost: {detail}. Copy it from a backup."),
    "original-damaged": mark("A file of evidence is damaged: {detail}. Copy it from a backup."),
    "logo-lost": mark("The logo of the town is lost: {detail}. Choose it again in the settings."),
    "logo-damaged": mark("The logo of the town is damaged: {detail}. Choose it again in the settings."),
    "unnamed-damaged": mark(
        "A file in the store is not what its name says: {detail}. Nothing needs it: it can be taken away."
    ),
    NO_FILES: mark("Publication {number} is shown without the files that were made last. They can be rendered again."),
    "gone": mark("The trail says that publication {number} was made, and it is not there."),
    "untold": mark("The trail does not say that publication {number} was made."),
    "told": mark("Of publication {number} the trail says something else than what is stored: {detail}."),
    "reason": mark("The reason of publication {number} is not the one that was published with it."),
    "listed": mark("Publication {number} is listed as something else than what was published: {detail}."),
    "index": mark("The rows that pages find publication {number} by are not those that were published."),
    "head": mark("The chain does not hold the head that you expect: {detail}. It was changed, or cut short."),
    "event": mark("Event {number} of the trail was changed, or one before it is missing."),
    "file": mark("This file is not the exported chain of a town."),
}


_MENDED = frozenset(
    code for kind, (lost, damaged) in STORED.items() for code in (lost, *(() if kind in PUBLISHED else (damaged,)))
)
"""Faults of files that say nothing about the record."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be; `number` is that of the publication or the event."""

    code: str
    number: int = 0
    detail: str = ""

    def sentence(self, say: Say = ENGLISH) -> str:
        return say(FAULTS[self.code]).format(number=self.number, detail=self.detail)


@dataclass(frozen=True, slots=True)
class Listed:
    """What pages find a publication by: columns that repeat what its value says, so that nobody has to open it.

    `charter` is a slug, "" for a year; `start` and `end` are ISO dates; `corrects` is a number, 0 for none.
    """

    kind: str
    charter: str
    start: str
    end: str
    corrects: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A publication as it is stored. `redacted`: keys of the texts that were taken away, with a reason.

    `listed`: the columns beside it; None in a file, which has none.
    """

    number: int
    value: str
    texts: Mapping[str, Mapping[str, str]]
    sha256: str
    previous: str
    link: str
    redacted: frozenset[str] = frozenset()
    listed: Listed | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of the store: what it should be, and what is there ("" for nothing, None where nobody read it).

    `publication`: the number, 0 for a file of none. `kind`: one of STORED. `stated` and `size` in bytes: what the
    tables say and what is there, None where nobody looked.
    """

    publication: int
    name: str
    sha256: str
    found: str | None
    kind: str = "artefact"
    stated: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An audit event as it is stored, and what of it is hashed."""

    number: int
    said: Mapping[str, Any]
    value: str
    previous: str
    link: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of it. `head` is the hash of the last link, 64 zeros where nothing is published."""

    publications: int
    head: str
    redactions: int = 0
    files: int = 0
    events: int = 0
    faults: tuple[Fault, ...] = ()
    unrecorded: int = 0
    """Of how many publications the trail never held the SHA-256 of files: they were made before it did."""

    @property
    def verifies(self) -> bool:
        """Nothing that was published was changed; a lost file can be rendered again, or restored."""
        return all(fault.code in (NO_FILES, *_MENDED) for fault in self.faults)

    @property
    def code(self) -> int:
        """As an exit code: 0 all is well, 1 a file is lost or an original damaged, 2 the record was changed."""
        return (1 if self.faults else 0) if self.verifies else 2

    def summary(self, say: Say = ENGLISH) -> str:
        """One sentence for people."""
        if not self.verifies:
            return say(mark("The record does not verify: something was changed after it was published."))
        words = say.plural(
            "The record verifies: {count} publication.", "The record verifies: {count} publications.", self.publications
        )
        return words.format(count=self.publications)


def verify(
    kept: Iterable[Kept],
    events: Iterable[Event] = (),
    files: Iterable[File] = (),
    expect_head: str | None = None,
    town: str | None = None,
) -> Verification:
    """`kept` and `events` in the order of their numbers. `expect_head`: a link's hash written down earlier.

    `town`: whose chain it says it is, where only the chain itself says so. Each publication is looked at once, and
    before the rest: `kept` can come from the tables bit by bit.
    """
    walked = _Walked()
    found: tuple[list[Fault], ...] = ([], [], [], [])
    for one in kept:
        value = _opened(one)
        said = (_link(one, walked), _content(one, value), _correction(one, value, walked), _owner(one, value, town))
        for faults, more in zip(found, said, strict=True):
            faults += more
        walked.add(one)
    events, files = tuple(events), tuple(files)
    links, contents, corrections, owners = found
    faults = [*links, *contents, *corrections, *file_faults(files), *trail_faults(events), *owners]
    if expect_head is not None and expect_head.strip().lower() not in walked.heads:
        faults.append(Fault("head", detail=expect_head))
    return Verification(walked.count, walked.head, walked.redactions, len(files), len(events), tuple(faults))


@dataclass(slots=True)
class _Walked:
    """What is known of the publications that were looked at: of each number its SHA-256, and all hashes of links."""

    hashes: dict[int, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=lambda: {GENESIS})
    count: int = 0
    before: int = 0
    head: str = GENESIS
    redactions: int = 0

    def add(self, one: Kept) -> None:
        self.hashes[one.number], self.before, self.head = one.sha256, one.number, one.link
        self.heads.add(one.link)
        self.count += 1
        self.redactions += len(one.redacted)


def _link(one: Kept, walked: _Walked) -> Iterator[Fault]:
    if one.number != walked.before + 1:
        yield Fault("number", one.number)
    if Link(one.number, one.sha256, one.previous, one.link) != link(one.number, one.sha256, walked.head):
        yield Fault("link", one.number)


def _content(one: Kept, value: Mapping[str, Any]) -> Iterator[Fault]:
    """The value, and every text that it was sealed with: there and the same, or taken away with a reason."""
    if digest(one.value.encode(errors="replace")) != one.sha256 or not value:
        yield Fault("value", one.number)
        return
    try:
        changed = altered(value, one.texts)
    except (KeyError, TypeError):  # no text and salt, as every sealed text has
        changed = ("",)
    for key in changed:
        yield Fault("text", one.number, key)
    yield from _as_listed(one, value)
    sealed = {str(one[SEALED]) for one in sealed_in(value)}
    for key in sorted(sealed - set(one.texts) - one.redacted):
        yield Fault("text-gone", one.number, key)
    for key in sorted(one.redacted & set(one.texts)):
        yield Fault("text-there", one.number, key)
    for key in sorted(set(one.texts) - sealed):
        yield Fault("text", one.number, key)


def _as_listed(one: Kept, value: Mapping[str, Any]) -> Iterator[Fault]:
    """The columns say what the value says."""
    if one.listed is None:
        return
    try:
        charter, period, corrects = value.get("charter"), value["period"], value.get("corrects")
        said = Listed(
            value["kind"],
            charter["slug"] if charter else "",
            period["start"],
            period["end"],
            corrects["number"] if corrects else 0,
        )
    except (KeyError, TypeError):  # no value of ours, whatever its hash is
        yield Fault("value", one.number)
        return
    names = [each.name for each in fields(Listed) if getattr(said, each.name) != getattr(one.listed, each.name)]
    if names:
        yield Fault("listed", one.number, ", ".join(f"{name} {getattr(one.listed, name) or '–'}" for name in names))


def _correction(one: Kept, value: Mapping[str, Any], walked: _Walked) -> Iterator[Fault]:
    """What a publication corrects is one before it, with the hash that it names."""
    named = value.get("corrects")
    if not named or not isinstance(named, dict):
        return
    if (named.get("number"), named.get("sha256")) not in list(walked.hashes.items()):
        yield Fault("corrects", one.number)


def _owner(one: Kept, value: Mapping[str, Any], town: str | None) -> Iterator[Fault]:
    owner = value.get("organisation")
    if town is not None and owner != town:
        yield Fault("town", one.number, str(owner))


def _opened(one: Kept) -> Mapping[str, Any]:
    """The value; empty where it is none of ours, however somebody made it up."""
    try:
        value = json.loads(one.value)
        canonical(value)  # as deep as what goes through it here
    except (ValueError, TypeError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def file_faults(files: Iterable[File]) -> Iterator[Fault]:
    """Files that are not there, or not what they should be."""
    for file in files:
        lost, changed = STORED[file.kind]
        if file.found == "":
            yield Fault(lost, file.publication, file.name)
        elif file.found is not None and file.found != file.sha256:
            yield Fault(changed, file.publication, file.name)
        elif None not in (file.stated, file.size) and file.stated != file.size:
            yield Fault("file-listed" if file.found else changed, file.publication, file.name)


def trail_faults(events: Iterable[Event]) -> Iterator[Fault]:
    """Events that are not what was written, or do not follow the one before; in the order of their numbers."""
    before, previous = 0, GENESIS
    for event in events:
        try:
            same = digest(canonical(dict(event.said))) == event.value
        except TypeError:  # figures are never written as floats here
            same = False
        follows = Link(event.number, event.value, event.previous, event.link) == link(before + 1, event.value, previous)
        if not (same and follows):
            yield Fault("event", event.number)
        before, previous = event.number, event.link
