"""A town's record, verified from its tables and its files: nothing that was worked out before is believed."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db.models import Q

from cartaviva.core.published.publication import PublishedReport
from cartaviva.core.published.two_records import Stored, compare, unrecorded
from cartaviva.core.published.verification import (
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
from cartaviva.records.moment import one_moment
from cartaviva.records.published import index_rows, opened
from cartaviva.records.stored_files import looked_at, originals

AT_ONCE = 50
"""Publications, of which some have 100 kB and a town has hundreds: anybody may ask whether its record verifies."""
INDEXED = ("charter_id", "period_id", "row", "commitment", "indicator", "line", "folded", "status", "degree")


def verify_town(organisation: Organisation, expect_head: str | None = None, read_files: bool = False) -> Verification:
    """Publications, their columns, texts, files and index, and the audit trail.

    A page lets `read_files` be: then files are only looked for, since hashing them all may take a minute. What is not
    published is not looked at: see `verify_originals`. It is the record of one moment, however long that takes: what is
    published meanwhile is no fault.
    """
    with one_moment():
        return _verified(organisation, expect_head, read_files)


def _verified(organisation: Organisation, expect_head: str | None, read_files: bool) -> Verification:
    publications = organisation.publications.order_by("number").select_related("charter", "period")
    publications = publications.prefetch_related("redactions", "artefacts")
    numbers = dict(organisation.publications.values_list("pk", "number"))
    events = [_event(one) for one in organisation.audit_events.order_by("number")]
    stored: list[Stored] = []
    files: list[File] = []
    evidence: dict[str, File] = {}

    def kept() -> Iterator[Kept]:
        """What is small of each is put aside; its value and its texts are let go."""
        for one in publications.iterator(AT_ONCE):
            stored.append(_stored(one))
            files.extend(_files(one, read_files))
            evidence.update(_evidence(one, evidence.keys(), read_files))
            yield replace(_kept(one), listed=_listed(one, numbers))

    verified = verify(kept(), events, chain(files, evidence.values()), expect_head, organisation.slug)
    faults = (*verified.faults, *_strays(organisation), *compare(stored, events))
    verified = replace(verified, faults=faults, unrecorded=unrecorded(stored))
    if not verified.verifies:
        return verified
    return replace(verified, faults=(*faults, *_index(organisation)))


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


def _files(publication: Publication, read: bool) -> Iterator[File]:
    """The files of the newest revisions; older ones are kept as long as they last."""
    newest: dict[tuple[str, str], Artefact] = {}
    for one in sorted(publication.artefacts.all(), key=lambda each: each.revision):
        newest[one.format, one.language] = one
    for one in newest.values():
        found, size = looked_at(one.sha256, read)
        yield File(publication.number, f"{one.language} {one.format}", one.sha256, found, "artefact", one.size, size)


def _evidence(publication: Publication, seen: Collection[str], read: bool) -> Iterator[tuple[str, File]]:
    """By their hash the files that were published with its rows, and with none before it."""
    for one in published_evidence(publication):
        if one.sha256 not in seen:
            found, size = looked_at(one.sha256, read)
            file = File(publication.number, one.name, one.sha256, found, "published-evidence", one.size, size)
            yield one.sha256, file


def _index(organisation: Organisation) -> Iterator[Fault]:
    """The index says what the visible values say, and no more."""
    publications = organisation.publications.order_by("number")
    correcting = publications.filter(state=PublicationState.PUBLISHED).exclude(corrects=None)
    corrected = set(correcting.values_list("corrects", flat=True))
    for publication in publications.prefetch_related("rows").iterator(AT_ONCE):
        frozen = opened(publication) if publication.state == PublicationState.PUBLISHED else None
        made = index_rows(publication, frozen) if isinstance(frozen, PublishedReport) else []
        there = {(*_row(row), row.current) for row in publication.rows.all()}
        if there != {(*_row(row), publication.pk not in corrected) for row in made}:
            yield Fault("index", publication.number)


def _row(row: PublishedRow) -> tuple[Any, ...]:
    return (*(getattr(row, name) for name in INDEXED), json.dumps(row.texts, sort_keys=True))
