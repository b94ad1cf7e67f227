"""A town's record, verified from its tables and its files: nothing that was worked out before is believed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cartaviva.core.chain import digest
from cartaviva.core.publication import PublishedReport
from cartaviva.core.two_records import Stored, compare, unrecorded
from cartaviva.core.verification import EVIDENCE_LOST, Event, Fault, File, Kept, Verification, trail_faults, verify
from cartaviva.core.workflow import PublicationState
from cartaviva.formats.chain_file import write_chain
from cartaviva.records import store
from cartaviva.records.evidence import published_evidence
from cartaviva.records.models import Artefact, AuditEvent, Organisation, Publication, PublishedRow
from cartaviva.records.published import index_rows, opened

INDEXED = ("charter_id", "period_id", "row", "commitment", "indicator", "line", "folded", "status", "degree")


def verify_town(organisation: Organisation, expect_head: str | None = None, read_files: bool = False) -> Verification:
    """Publications, their texts, files and index, and the audit trail.

    A page lets `read_files` be: then files are only looked for, since hashing them all may take a minute.
    """
    publications = list(organisation.publications.order_by("number").prefetch_related("redactions", "artefacts"))
    events = [_event(one) for one in organisation.audit_events.order_by("number")]
    files = [*_files(organisation, read_files), *_evidence(publications, read_files)]
    found = verify([_kept(one) for one in publications], events, files, expect_head)
    stored = [_stored(one) for one in publications]
    found = replace(found, faults=(*found.faults, *compare(stored, events)), unrecorded=unrecorded(stored))
    if not found.verifies:
        return found
    return replace(found, faults=(*found.faults, *_index(organisation, publications)))


def verify_trail(organisation: Organisation) -> tuple[Fault, ...]:
    """The audit trail alone, event by event: it may be long."""
    events = organisation.audit_events.order_by("number").iterator(chunk_size=1000)
    return tuple(trail_faults(map(_event, events)))


def chain_json(organisation: Organisation) -> bytes:
    """The chain for anybody: `cartaviva verify FILE.json` verifies it without this database."""
    publications = organisation.publications.order_by("number").prefetch_related("redactions")
    return write_chain(organisation.slug, [_kept(one) for one in publications])


def _stored(one: Publication) -> Stored:
    files: dict[int, tuple[str, dict[str, str]]] = {}
    for file in one.artefacts.all():
        files.setdefault(file.revision, (file.salt, {}))[1][f"{file.language} {file.format}"] = file.sha256
    reason = one.texts.get("corrects.reason", {}).get("text", "")
    gone = frozenset(redaction.key for redaction in one.redactions.all())
    return Stored(one.number, one.sha256, one.made_at, one.shown_at, one.reason, reason, gone, files)


def _kept(one: Publication) -> Kept:
    gone = frozenset(redaction.key for redaction in one.redactions.all())
    return Kept(one.number, one.value, one.texts, one.sha256, one.previous, one.link, gone)


def _event(event: AuditEvent) -> Event:
    return Event(event.number, audit_value(event), event.value, event.previous, event.link)


def audit_value(event: AuditEvent) -> dict[str, Any]:
    """What of an event is hashed."""
    return {
        "at": event.at.isoformat(),
        "person": event.person,
        "action": event.action,
        "subject": event.subject,
        "details": event.details,
    }


def _files(organisation: Organisation, read: bool) -> Iterator[File]:
    """The files of the newest revisions; older ones are kept as long as they last."""
    newest: dict[tuple[int, str, str], Artefact] = {}
    for one in Artefact.objects.filter(organisation=organisation).select_related("publication").order_by("revision"):
        newest[one.publication_id, one.format, one.language] = one
    for one in newest.values():
        name = f"{one.language} {one.format}"
        yield File(one.publication.number, name, one.sha256, _found(one.sha256, read))


def _evidence(publications: list[Publication], read: bool) -> Iterator[File]:
    """The files that were published with rows, each under the first publication that has it."""
    seen: set[str] = set()
    for publication in publications:
        for one in published_evidence(publication):
            if one.sha256 not in seen:
                seen.add(one.sha256)
                yield File(publication.number, one.name, one.sha256, _found(one.sha256, read), EVIDENCE_LOST)


def _found(name: str, read: bool) -> str | None:
    if not store.place(name).exists():
        return ""
    return digest(store.get(name)) if read else None


def _index(organisation: Organisation, publications: list[Publication]) -> Iterator[Fault]:
    """The index says what the visible values say, and no more."""
    corrected = {one.corrects_id for one in publications if one.corrects_id and one.state == PublicationState.PUBLISHED}
    rows: dict[int, set[tuple[Any, ...]]] = {}
    for row in PublishedRow.objects.filter(organisation=organisation):
        rows.setdefault(row.publication_id, set()).add((*_row(row), row.current))
    for publication in publications:
        frozen = opened(publication) if publication.state == PublicationState.PUBLISHED else None
        made = index_rows(publication, frozen) if isinstance(frozen, PublishedReport) else []
        if rows.get(publication.pk, set()) != {(*_row(row), publication.pk not in corrected) for row in made}:
            yield Fault("index", publication.number)


def _row(row: PublishedRow) -> tuple[Any, ...]:
    return (*(getattr(row, name) for name in INDEXED), json.dumps(row.texts, sort_keys=True))
