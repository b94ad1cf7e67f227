"""Files that back an entry: added and taken away until it is submitted, internal unless the quality office publishes
them on purpose.
"""

from pathlib import PurePath
from typing import Any
from unicodedata import category, normalize

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from cartaviva.actions.access import allow, or_not_found
from cartaviva.actions.change import change, differing
from cartaviva.actions.entering import check_open
from cartaviva.actions.guests import guest_entry
from cartaviva.actions.locks import Lock, take
from cartaviva.actions.rendering import remove_unused
from cartaviva.core.findings import Refused, Unreadable
from cartaviva.core.permissions import Action
from cartaviva.core.published.chain import digest
from cartaviva.core.words import Say
from cartaviva.core.workflow import EntryState, Step, after
from cartaviva.formats.metadata import ENDINGS, LARGEST, cleaned
from cartaviva.records import store
from cartaviva.records.entries import entry_of
from cartaviva.records.models import Entry, Evidence, GuestLink, Organisation, Person

MOST = 10
"""Files of an entry."""


def add(by: Person | GuestLink, organisation: Organisation, pk: int, name: str, data: bytes) -> Evidence:
    """Keep a file with an entry, without what it says of who made it. The same file again changes nothing.

    Raises Unreadable where it is none of the kinds that are kept, OSError where the disk is full, and Refused:
    "not-found", "not-allowed", "not-now", "period-closed", "period-locked", "evidence-many", those of a link.
    """
    media_type, clean = cleaned(data)
    person = by if isinstance(by, Person) else None
    with change(organisation, person, "add-evidence") as made:
        entry = _open_entry(by, organisation, pk)
        there = entry.evidence.filter(sha256=digest(clean)).first()
        if there is not None:
            made.nothing = True
            return there
        if entry.evidence.count() >= MOST:
            raise Refused("evidence-many", str(MOST))
        take(Lock.FILES, shared=True)
        sha256 = store.put(clean)
        evidence = Evidence.objects.create(
            organisation=organisation,
            entry=entry,
            name=plain_name(name, media_type),
            sha256=sha256,
            size=len(clean),
            media_type=media_type,
            added_by=person,
            added_at=timezone.now(),
        )
        made.subject = f"entry {entry.pk}"
        made.details = {"evidence": evidence.pk, "sha256": sha256} | ({} if person else {"guest": by.pk})
    return evidence


def add_sent(by: Person | GuestLink, organisation: Organisation, pk: int, file: "UploadedFile[Any]", say: Say) -> str:
    """Keep a file that came with a form. Why it could not be kept, in a sentence; "" where it was."""
    name = file.name or "evidence"
    try:
        add(by, organisation, pk, name, file.read(LARGEST + 1))
    except Unreadable as error:
        return f"{name}: {error.finding.sentence(say)}"
    except Refused as refused:
        return f"{name}: {refused.sentence(say)}"
    except OSError:
        return say(store.NOT_KEPT).format(file=name)
    return ""


def remove(person: Person, organisation: Organisation, pk: int) -> None:
    """Take a file away, out of the store, too. Raises Refused as `add` does."""
    with change(organisation, person, "remove-evidence") as made:
        evidence = _evidence(organisation, pk)
        entry = _open_entry(person, organisation, evidence.entry_id)
        made.subject = f"entry {entry.pk}"
        made.details = {"evidence": evidence.pk, "sha256": evidence.sha256}
        evidence.delete()
    remove_unused([evidence.sha256])


def disclose(person: Person, organisation: Organisation, pk: int, public: bool) -> Evidence:
    """Have a file published with its report, or not; what is published already says so from a correction on.

    What was published once stays in the record until it is redacted. Raises Refused.
    """
    allow(person, Action.PUBLISH, organisation)
    with change(organisation, person, "disclose-evidence") as made:
        evidence = _evidence(organisation, pk)
        made.nothing = evidence.public == public
        made.subject = f"entry {evidence.entry_id}"
        made.details = {"evidence": pk, "sha256": evidence.sha256}
        made.details |= differing({"public": evidence.public}, {"public": public})
        evidence.public = public
        evidence.save(update_fields=["public"])
    return evidence


def plain_name(name: str, media_type: str) -> str:
    """The last part of a name, with the ending of what the file is and no letter that nobody sees."""
    last = PurePath(normalize("NFC", name).replace("\\", "/")).name
    seen = "".join(letter for letter in last if category(letter)[0] != "C").strip()
    return (PurePath(seen).stem or "evidence")[:200] + ENDINGS[media_type]


def _open_entry(by: Person | GuestLink, organisation: Organisation, pk: int) -> Entry:
    """Something may still be entered. Raises Refused."""
    if isinstance(by, GuestLink):
        entry = guest_entry(by, pk)
    else:
        entry = entry_of(organisation, pk, locked=True)
        allow(by, Action.ENTER, organisation, entry.report.charter.department_id)
    check_open(entry.report)
    after(EntryState(entry.state), Step.ENTER)
    return entry


def _evidence(organisation: Organisation, pk: int) -> Evidence:
    return or_not_found(Evidence.objects.filter(organisation=organisation, pk=pk).first())
