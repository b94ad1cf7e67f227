"""Bringing documents in: kept as they came, and read by a task. What is decided about them is in deciding.py."""

from collections.abc import Sequence

from django_tasks import task

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.locks import Lock, take
from cartaviva.core.findings import Unreadable
from cartaviva.core.permissions import Action
from cartaviva.core.published.chain import digest
from cartaviva.core.workflow import ImportState, Step, after
from cartaviva.formats.apart import read_apart
from cartaviva.formats.entry_book import is_entry_book
from cartaviva.formats.readers import READERS, suffix_of
from cartaviva.formats.readers.encodings import decode
from cartaviva.formats.readers.limits import check_file
from cartaviva.formats.reading import is_own
from cartaviva.formats.recognise.mapping import shape_of
from cartaviva.records import store
from cartaviva.records.convert import policy_of
from cartaviva.records.models import HeadingMapping, ImportedDocument, Organisation, Person


def bring_in(
    person: Person | None, organisation: Organisation, name: str, data: bytes
) -> tuple[ImportedDocument, bool]:
    """Keep a file as it came and have it read; the document, and whether it is new here.

    The same file again changes nothing, but for one that was discarded, which comes back, and an original that was
    lost or damaged. Raises Unreadable where it is no document or too large, Refused, and OSError where the disk is
    full. `person` None is whoever runs the server.
    """
    if person is not None:
        allow(person, Action.IMPORT, organisation)
    _check_kind(data, name)
    sha256 = digest(data)
    there = ImportedDocument.objects.filter(organisation=organisation, sha256=sha256).first()
    if there is not None and there.state != ImportState.DISCARDED:
        store.put(data)  # it may be lost or damaged there
        return there, False
    store.put(data)  # the slow part: nobody waits for it
    with change(organisation, person, "import") as made:
        take(Lock.FILES, shared=True)
        if not store.place(sha256).exists():  # taken away since, by whoever needed it last
            store.put(data)
        document, new = ImportedDocument.objects.get_or_create(
            organisation=organisation,
            sha256=sha256,
            defaults={"name": name[-255:], "size": len(data), "brought_by": person},
        )
        back = document.state == ImportState.DISCARDED
        if back:
            _wait_again(lock_document(document))  # what was answered then may be about other points now
        made.subject, made.details = f"document {document.pk}", {"sha256": sha256, "new": new or back}
        if new or back:
            read_document.enqueue(document.pk)  # a row of the same transaction
    document.refresh_from_db()
    return document, new or back


def _check_kind(data: bytes, name: str) -> None:
    """By what the file holds, whatever it is called. Raises Unreadable."""
    check_file(data)
    if is_entry_book(data):
        raise Unreadable("a-form")
    if is_own(data, name) or READERS[suffix_of(data, name)].module == "text":
        decode(data)


@task()
def read_document(pk: int) -> None:
    """Read a document that waits. Run again it does nothing more: the state says whether it waits still."""
    document = ImportedDocument.objects.select_related("organisation").filter(pk=pk).first()
    if document is None or document.state != ImportState.WAITING:
        return
    organisation = document.organisation
    known = {
        one.shape: one.columns for one in HeadingMapping.objects.filter(organisation=organisation)
    } | document.mapping
    reading = read_apart(store.get(document.sha256), document.name, policy_of(organisation), known)
    with change(organisation, None, "import-read") as made:
        document = lock_document(document)
        if document.state != ImportState.WAITING:
            made.nothing = True
            return
        document.reading, document.problem = reading, reading["problem"] or {}
        take_step(document, Step.REFUSE if reading["problem"] else Step.READ, "reading", "problem")
        made.subject, made.details = f"document {document.pk}", {"state": document.state}


def read_waiting() -> int:
    """Have every document that waits read, for a start after the program was killed; how many there are."""
    waiting = list(ImportedDocument.objects.filter(state=ImportState.WAITING).values_list("pk", flat=True))
    for pk in waiting:
        read_document.enqueue(pk)
    return len(waiting)


def lock_document(document: ImportedDocument) -> ImportedDocument:
    return ImportedDocument.objects.select_for_update().select_related("organisation").get(pk=document.pk)


def take_step(document: ImportedDocument, step: Step, *columns: str) -> None:
    """Save it one step further, with what else is new in it. Raises Refused ("not-now")."""
    document.state = after(ImportState(document.state), step)
    document.revision += 1
    document.save(update_fields=["state", "revision", *columns])


def map_headings(person: Person, document: ImportedDocument, headings: Sequence[str], roles: Sequence[str]) -> None:
    """Say what the columns under `headings` hold, for this document and the next ones of that shape; read it again.

    A role is one of `formats.recognise.roles.Role`, or LEAVE_OUT.
    """
    organisation = document.organisation
    allow(person, Action.IMPORT, organisation)
    shape = shape_of(headings)
    with change(organisation, person, "map-headings") as made:
        HeadingMapping.objects.update_or_create(
            organisation=organisation, shape=shape, defaults={"columns": list(roles)}
        )
        document = lock_document(document)
        document.mapping = document.mapping | {shape: list(roles)}
        document.save(update_fields=["mapping"])
        _wait_again(document)
        made.subject, made.details = f"document {document.pk}", {"shape": shape, "roles": list(roles)}
        read_document.enqueue(document.pk)


def read_again(person: Person, document: ImportedDocument) -> None:
    """Read a document anew, with what the program has learnt since; its points are asked again."""
    allow(person, Action.IMPORT, document.organisation)
    with change(document.organisation, person, "read-again") as made:
        _wait_again(lock_document(document))
        made.subject = f"document {document.pk}"
        read_document.enqueue(document.pk)


def _wait_again(document: ImportedDocument) -> None:
    take_step(document, Step.READ_AGAIN)
    document.decisions.all().delete()


def discard(person: Person, document: ImportedDocument) -> None:
    """Take a document that was not confirmed out of the list; its file stays in the store."""
    allow(person, Action.IMPORT, document.organisation)
    with change(document.organisation, person, "discard") as made:
        document = lock_document(document)
        take_step(document, Step.DISCARD)
        made.subject = f"document {document.pk}"
