"""A town's record, verified from its tables and its files: nothing that was worked out before is believed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Q

from cartaviva.core.publication import PublishedReport
from cartaviva.core.two_records import Stored, compare, unrecorded
from cartaviva.core.verification import (
    Event,
    Fault,
    File,
    Kept,
    Listed,
    Verification,
    file_faults,
    trail_faults,
    verify,
)
from cartaviva.core.workflow import PublicationState
from cartaviva.formats.chain_file import write_chain
from cartaviva.records.evidence import published_evidence
from cartaviva.records.models import Artefact, AuditEvent, Organisation, Publication, PublishedRow
from cartaviva.records.published import index_rows, opened
from cartaviva.records.stored_files import looked_at, originals

INDEXED = ("charter_id", "period_id", "row", "commitment", "indicator", "line", "folded", "status", "degree")


def verify_town(organisation: Organisation, expect_head: str | None = None, read_files: bool = False) -> Verification:
    """Publications, their columns, texts, files and index, and the audit trail.

    A page lets `read_files` be: then files are only looked for, since hashing them all may take a minute. What is not
    published is not looked at: see `verify_originals`.
    """
    found = organisation.publications.order_by("number").select_related("charter", "period")
    publications = list(found.prefetch_related("redactions", "artefacts"))
    numbers = {one.pk: one.number for one in publications}
    events = [_event(one) for one in organisation.audit_events.order_by("number")]
    files = [*_files(publications, read_files), *_evidence(publications, read_files)]
    kept = [replace(_kept(one), listed=_listed(one, numbers)) for one in publications]
    verified = verify(kept, events, files, expect_head, organisation.slug)
    stored = [_stored(one) for one in publications]
    faults = (*verified.faults, *_strays(organisation), *compare(stored, events))
    verified = replace(verified, faults=faults, unrecorded=unrecorded(stored))
    if not verified.verifies:
        return verified
    return replace(verified, faults=(*faults, *_index(organisation, publications)))


def verify_originals(organisation: Organisation, read_files: bool = False) -> tuple[Fault, ...]:
    """The files that people brought in, published or not: their names are for people of the town alone."""
    return tuple(file_faults(originals(organisation.pk, read_files)))


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
    shown = one.state == PublicationState.PUBLISHED
    return Stored(one.number, one.sha256, one.made_at, one.shown_at, one.reason, reason, gone, files, shown)


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


def _listed(one: Publication, numbers: Mapping[int, int]) -> Listed:
    """`numbers` of the town's publications, by pk: what corrects another town's, if that can be, is corrected to -1."""
    corrects = numbers.get(one.corrects_id, -1) if one.corrects_id else 0
    charter, period = one.charter.slug if one.charter else "", one.period
    return Listed(one.kind, charter, period.start.isoformat(), period.end.isoformat(), corrects)


def _strays(organisation: Organisation) -> Iterator[Fault]:
    """Files and rows that are listed under a town whose publications they are not of."""
    mine, own = Q(organisation=organisation), Q(publication__organisation=organisation)
    for table, code in ((Artefact, "file-listed"), (PublishedRow, "index")):
        stray = table._base_manager.filter((mine & ~own) | (own & ~mine)).order_by("publication__number")
        for number in stray.values_list("publication__number", flat=True).distinct():
            yield Fault(code, number, "organisation")


def _files(publications: list[Publication], read: bool) -> Iterator[File]:
    """The files of the newest revisions; older ones are kept as long as they last."""
    for publication in publications:
        newest: dict[tuple[str, str], Artefact] = {}
        for one in sorted(publication.artefacts.all(), key=lambda each: each.revision):
            newest[one.format, one.language] = one
        for one in newest.values():
            found, size = looked_at(one.sha256, read)
            name = f"{one.language} {one.format}"
            yield File(publication.number, name, one.sha256, found, "artefact", one.size, size)


def _evidence(publications: list[Publication], read: bool) -> Iterator[File]:
    """The files that were published with rows, each under the first publication that has it."""
    seen: set[str] = set()
    for publication in publications:
        for one in published_evidence(publication):
            if one.sha256 not in seen:
                seen.add(one.sha256)
                found, size = looked_at(one.sha256, read)
                yield File(publication.number, one.name, one.sha256, found, "published-evidence", one.size, size)


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
