"""Where the reports of a town stand on their way to the public, in few queries however many there are."""

from collections import Counter
from dataclasses import dataclass

from cartaviva.core.publication import unanswered
from cartaviva.core.target import NO_TARGET
from cartaviva.records.charters import charters_in_force, current_reports
from cartaviva.records.convert import result_of, target_of
from cartaviva.records.models import Charter, Organisation, Period, Publication, Report, Result
from cartaviva.records.models.publication import REPORT, YEAR


@dataclass(frozen=True, slots=True)
class Line:
    """A report, its last publication, and how many of its rows have neither a result nor a reason."""

    report: Report
    publication: Publication | None
    unanswered: int

    @property
    def ready(self) -> bool:
        return self.publication is None and not self.unanswered


@dataclass(frozen=True, slots=True)
class Year:
    """A period, the publication that closed it, and the charters whose reports are missing."""

    period: Period
    closed: Publication | None
    missing: tuple[Charter, ...]


def report_lines(organisation: Organisation) -> list[Line]:
    """Those that are not published first, then the newest; three queries."""
    reports = Report.objects.filter(organisation=organisation).select_related("charter", "period")
    published = {
        (one.charter_id, one.period_id): one
        for one in Publication.objects.filter(organisation=organisation, kind=REPORT).order_by("number")
    }
    counts = _unanswered(organisation)
    lines = [Line(one, published.get((one.charter_id, one.period_id)), counts[one.pk]) for one in reports]
    lines.sort(key=lambda line: str(line.report.charter.name).casefold())
    lines.sort(key=lambda line: line.report.period.start, reverse=True)
    return sorted(lines, key=lambda line: line.publication is not None and not line.publication.problem)


def _unanswered(organisation: Organisation) -> Counter[int]:
    """Rows without a result and a reason, by report: only those without a text can be such."""
    blank = Result.objects.filter(organisation=organisation, reason="", value="").select_related("target")
    return Counter(
        one.report_id
        for one in blank
        if unanswered(
            target_of(one.target) if one.target else NO_TARGET,
            one.target.text if one.target else "",
            result_of(one) is not None,
            one.text,
        )
    )


def periods_of(organisation: Organisation) -> list[Year]:
    """Periods with something published, the newest first."""
    published = Publication.objects.filter(organisation=organisation)
    closed = {one.period_id: one for one in published.filter(kind=YEAR).select_related("period")}
    periods = Period.objects.filter(organisation=organisation, publications__kind=REPORT).distinct()
    return [year_of(period, closed.get(period.pk)) for period in periods.order_by("-start", "-end")]


def year_of(period: Period, closed: Publication | None) -> Year:
    there = set() if closed else {one.charter_id for one in current_reports(period)}
    missing = () if closed else tuple(one for one in charters_in_force(period) if one.pk not in there)
    return Year(period, closed, missing)
