"""What changed of the charters of open reports since these were opened: a newer version, another way of measuring."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q

from cartaviva.core.cycle.renewal import Differing, Said, differing
from cartaviva.core.grouping import grouped
from cartaviva.records.lines import approved_until, lines_of, versions_for
from cartaviva.records.models import AuditEvent, CharterVersion, Period, Report, Result


class Renewal(NamedTuple):
    """`version`: the newer one, where it says something else than the report; `measured`: events that changed how
    indicators are measured, which what is asked for follows by itself.
    """

    version: CharterVersion | None = None
    lines: tuple[Differing, ...] = ()
    measured: tuple[AuditEvent, ...] = ()


def renewals(reports: Sequence[Report]) -> dict[int, Renewal]:
    """By the pk of the report, all of one town; of what came from a document nothing is said. As many queries for many
    reports of a period as for one.
    """
    collected = [one for one in reports if one.document_id is None and one.period.opened_on is not None]
    found = {one.pk: Renewal() for one in reports}
    if not collected:
        return found
    measured, opened = _measured(collected)
    for report in collected:
        first = _begun(report, opened)
        events = (one for one in measured if one.subject == f"charter {report.charter_id}" and one.number > first)
        found[report.pk] = Renewal(measured=tuple(events))
    for period in {one.period_id: one.period for one in collected}.values():
        for report, version, lines in _newer(period, [one for one in collected if one.period_id == period.pk]):
            found[report.pk] = found[report.pk]._replace(version=version, lines=lines)
    return found


def _newer(period: Period, reports: Sequence[Report]) -> Iterator[tuple[Report, CharterVersion, tuple[Differing, ...]]]:
    """One query, and those that tell what differs where a version is newer than that of the report."""
    here = {one.charter_id: one for one in reports}
    last = dict(approved_until(period).filter(charter__in=here).values_list("charter", "pk"))
    left = {charter: one for charter, one in here.items() if last.get(charter) not in (None, one.version_id)}
    if not left:
        return
    found = Result.objects.filter(report__in=left.values()).select_related("target").order_by("row")
    results = grouped(found, lambda one: one.report_id)
    for version in versions_for(period, list(left)):
        report = left[version.charter_id]
        if lines := _differing(report, version, results.get(report.pk, [])):
            yield report, version, lines


def _measured(reports: Sequence[Report]) -> tuple[list[AuditEvent], list[AuditEvent]]:
    """Every change of how these charters are measured, and every event that opened their periods; one query."""
    charters = {f"charter {one.charter_id}" for one in reports}
    periods = {f"period {one.period_id}" for one in reports}
    asked = Q(action="measure", subject__in=charters) | Q(action="open-period", subject__in=periods)
    events = list(AuditEvent.objects.filter(asked, organisation=reports[0].organisation_id).order_by("number"))
    measured, opened = ([one for one in events if one.action == name] for name in ("measure", "open-period"))
    return measured, opened


def _begun(report: Report, opened: Sequence[AuditEvent]) -> int:
    """The number of the event that opened a report: the one that names its charter, else the first of its period."""
    mine = [one for one in opened if one.subject == f"period {report.period_id}"]
    named = [one for one in mine if report.charter.slug in one.details.get("charters", ())]
    return next((one.number for one in (*named, *mine)), 0)


def _differing(report: Report, version: CharterVersion, results: Sequence[Result]) -> tuple[Differing, ...]:
    """What was promised for the period alone stays with it, whatever the charter says."""
    own = {one.indicator_id for one in results if one.target and one.target.period_id == report.period_id}
    before = {
        one.indicator_id: Said(
            one.stated.get("commitment") or "",
            one.stated.get("indicator") or "",
            one.target.text if one.target and one.indicator_id not in own else "",
        )
        for one in results
    }
    language = report.stated.get("language") or report.organisation.languages[0]
    now = {
        line.indicator.pk: Said(
            line.commitment.text.said_in(language)[0],
            line.wording.text.said_in(language)[0],
            line.target.text if line.indicator.pk not in own else "",
        )
        for line in lines_of(version, report.period)
    }
    return differing(before, now)
