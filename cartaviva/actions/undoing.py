"""Taking a confirmed import back, as long as nothing of it was published: what it alone had made goes with it."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.actions.imports import lock_document, take_step
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.workflow import Step
from cartaviva.records.lines import holding_in, written_versions
from cartaviva.records.models import (
    Charter,
    CharterVersion,
    Commitment,
    CommitmentWording,
    ImportedDocument,
    Indicator,
    Objective,
    Period,
    Person,
    Publication,
    Report,
    Service,
    Target,
)
from cartaviva.records.numbering import last_of, number_of

Whole = TypeVar("Whole", Charter, Commitment)


def undo(person: Person, document: ImportedDocument) -> None:
    """Back to review, with everything that was decided. Raises Refused ("undo-published", "not-now")."""
    organisation = document.organisation
    allow(person, Action.IMPORT, organisation)
    with change(organisation, person, "undo") as made:
        document = lock_document(document)
        document.confirmed_by, document.confirmed_at = None, None
        take_step(document, Step.UNDO, "confirmed_by", "confirmed_at")
        reports = list(document.reports.select_related("charter", "period", "version"))
        for report in reports:
            _refuse_published(report)
        document.reports.all().delete()
        _sweep({report.charter_id for report in reports}, {report.period_id for report in reports})
        made.subject = f"document {document.pk}"


def _refuse_published(report: Report) -> None:
    if Publication.objects.filter(charter=report.charter_id, period=report.period_id).exists():
        raise Refused("undo-published", report.name)


def _sweep(charters: set[int], periods: set[int]) -> None:
    """Delete what no report, version or publication holds any more, the parts before what they are part of."""
    versions = CharterVersion.objects.filter(charter__in=charters, inferred=True)
    versions.filter(reports=None).delete()
    Target.objects.filter(version__charter__in=charters, period__in=periods, results=None).delete()
    written = written_versions(charters)
    known = list(versions.exclude(in_force_from=None).prefetch_related("reports__period"))
    for version in known:
        version.in_force_from = _first_day(version, written.get(version.charter_id, ()))
    CharterVersion.objects.bulk_update(known, ["in_force_from"])
    sweep_identities(charters)
    Period.objects.filter(pk__in=periods, reports=None, publications=None, results=None).delete()


def _first_day(version: CharterVersion, written: Iterable[CharterVersion]) -> date | None:
    """The first day of the reports that tell of a version; none of a period in which one that was approved held."""
    spans = [report.period.span for report in version.reports.all()]
    return min((span.start for span in spans if holding_in(written, span) is None), default=None)


def sweep_identities(charters: set[int]) -> None:
    """Delete what no version of these charters words any more and nothing was measured of; charters without any.

    The numbers of commitments and indicators are kept, so that their codes are never those of something else.
    """
    _delete_indicators(Indicator.objects.filter(commitment__charter__in=charters, results=None, wordings=None))
    _delete_commitments(Commitment.objects.filter(charter__in=charters, wordings=None, indicators=None))
    worded = CommitmentWording.objects
    Service.objects.filter(~Exists(worded.filter(service=OuterRef("pk"))), charter__in=charters).delete()
    Objective.objects.filter(~Exists(worded.filter(objective=OuterRef("pk"))), charter__in=charters).delete()
    Charter.objects.filter(pk__in=charters, versions=None, reports=None, publications=None).delete()


def _delete_indicators(gone: "QuerySet[Indicator]") -> None:
    _keep_numbers(Commitment, ((one.commitment, one.number) for one in gone.select_related("commitment")))
    gone.delete()


def _delete_commitments(gone: "QuerySet[Commitment]") -> None:
    _keep_numbers(Charter, ((one.charter, number_of(one)) for one in gone.select_related("charter")))
    gone.delete()


def _keep_numbers(model: type[Whole], numbers: Iterable[tuple[Whole, int]]) -> None:
    """Numbers that go, each with the charter or the commitment that it was given in."""
    kept: dict[int, Whole] = {}
    for whole, number in numbers:
        one = kept.setdefault(whole.pk, whole)
        one.last_gone = last_of(one.last_gone, [number])
    model._default_manager.bulk_update(kept.values(), ["last_gone"])
