"""What reports would be published with: seven queries, however many reports there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count

from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.published.publication import Identity
from cartaviva.core.workflow import SETTLED
from cartaviva.records.evidence import public_files
from cartaviva.records.improvements import Actions, actions_of_reports
from cartaviva.records.models import Entry, Publication, Report, Result


class Gathered(NamedTuple):
    """A report with its results by row, and by the indicator's pk what was planned and the public evidence."""

    report: Report
    results: Sequence[Result]
    actions: Actions
    evidence: Mapping[int, tuple[EvidenceFile, ...]]
    left: int
    """Entries that are not validated."""
    publication: Publication | None
    """The last one, whether the public sees it already or not."""

    @property
    def indicators(self) -> Mapping[int, int]:
        """0-based row → pk of its indicator."""
        return {one.row: one.indicator_id for one in self.results if one.row is not None}

    @property
    def identities(self) -> tuple[Identity, ...]:
        return tuple(_identity(one) for one in self.results)


def gathered(reports: Sequence[Report]) -> list[Gathered]:
    """In the order of `reports`, whose charters, periods and organisations are to be selected with them."""
    results: dict[int, list[Result]] = {one.pk: [] for one in reports}
    found = Result.objects.filter(report__in=reports).select_related("target", "indicator__commitment__line")
    for one in found.order_by("row"):
        results[one.report_id or 0].append(one)
    indicators = {pk: [one.indicator_id for one in each if one.row is not None] for pk, each in results.items()}
    actions, evidence = actions_of_reports(reports, indicators), public_files(reports)
    counts = entries_left(reports)
    publications = _publications(reports)
    return [
        Gathered(
            one,
            results[one.pk],
            actions[one.pk],
            evidence.get(one.pk, {}),
            counts.get(one.pk, 0),
            publications.get((one.charter_id, one.period_id)),
        )
        for one in reports
    ]


def entries_left(reports: Iterable[Report]) -> dict[int, int]:
    """By the pk of a report, how many of its entries are not validated; one query."""
    left = Entry.objects.filter(report__in=reports).exclude(state__in=SETTLED).values_list("report")
    return dict(left.annotate(Count("pk")))


def _publications(reports: Sequence[Report]) -> dict[tuple[int | None, int], Publication]:
    charters, periods = {one.charter_id for one in reports}, {one.period_id for one in reports}
    found = Publication.objects.filter(charter__in=charters, period__in=periods).defer("value", "texts")
    return {(one.charter_id, one.period_id): one for one in found.order_by("number")}


def _identity(result: Result) -> Identity:
    commitment = result.indicator.commitment
    return Identity(commitment.code, result.indicator.number, str(commitment.line.name) if commitment.line else "")
