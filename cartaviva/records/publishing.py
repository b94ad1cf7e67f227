"""Where the reports of a town stand on their way to the public, in few queries however many there are."""

from collections import Counter
from dataclasses import dataclass

from cartaviva.core.published.publication import ClosedYear, unanswered
from cartaviva.core.target import NO_TARGET
from cartaviva.records.charters import beside_years, missing_charters
from cartaviva.records.convert import result_of, target_of
from cartaviva.records.models import Charter, Organisation, Period, Publication, Report, Result
from cartaviva.records.models.publication import REPORT, YEAR
from cartaviva.records.published import opened_year
from cartaviva.records.to_publish import entries_left


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report, its last publication, how many of its rows have neither a result nor a reason, and how many entries
    of it are not validated: what is collected is counted as the pages of results count it.
    """

    report: Report
    publication: Publication | None
    unanswered: int
    left: int

    @property
    def ready(self) -> bool:
        return self.publication is None and not self.unanswered and not self.left


@dataclass(frozen=True, slots=True)
class Year:
    """A period, the publication that closed it, and the charters whose reports are missing."""

    period: Period
    closed: Publication | None
    missing: tuple[Charter, ...]


def report_lines(organisation: Organisation) -> list[ReportLine]:
    """Those that are not published first, then the newest; four queries."""
    reports = Report.objects.filter(organisation=organisation).select_related("charter", "period")
    publications = Publication.objects.filter(organisation=organisation, kind=REPORT).defer("value", "texts")
    published = {(one.charter_id, one.period_id): one for one in publications.order_by("number")}
    counts, left = _unanswered(organisation), entries_left(reports)
    lines = [
        ReportLine(one, published.get((one.charter_id, one.period_id)), counts[one.pk], left.get(one.pk, 0))
        for one in reports
    ]
    lines.sort(key=lambda line: line.report.charter.name.sorting)
    lines.sort(key=lambda line: line.report.period.start, reverse=True)
    return sorted(lines, key=lambda line: line.publication is not None and not line.publication.problem)


def _unanswered(organisation: Organisation) -> Counter[int]:
    """Rows without a result and a reason, by report: only those without a text can be such."""
    blank = Result.objects.filter(organisation=organisation, reason="", value="").defer("stated", "remarks")
    return Counter(
        one.report_id
        for one in blank.select_related("target")
        if unanswered(
            target_of(one.target) if one.target else NO_TARGET,
            one.target.text if one.target else "",
            result_of(one) is not None,
            one.text,
        )
    )


def noted_of(report: Report) -> ClosedYear | None:
    """Who took note of the year that a report is of, and when."""
    year = report.period.end.year
    closed = Publication.objects.filter(organisation=report.organisation, kind=YEAR, period__end__year=year)
    last = closed.order_by("number").last()
    return opened_year(last) if last else None


def periods_of(organisation: Organisation) -> list[Year]:
    """Periods with something published that a body takes note of, the newest first: a school year beside calendar years
    counts where it ends. Seven queries at most.
    """
    years = Publication.objects.filter(organisation=organisation, kind=YEAR).defer("value", "texts").order_by("number")
    closed = {one.period_id: one for one in years}
    periods = Period.objects.filter(organisation=organisation, publications__kind=REPORT).distinct()
    found = list(periods.order_by("-start", "-end"))
    beside = beside_years(found)
    found = [one for one in found if one.pk in closed or one.pk not in beside]
    missing = missing_charters([one for one in found if one.pk not in closed])
    return [Year(one, closed.get(one.pk), missing.get(one.pk, ())) for one in found]


def year_of(period: Period, closed: Publication | None) -> Year:
    return Year(period, closed, () if closed else missing_charters([period])[period.pk])
