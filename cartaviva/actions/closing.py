"""Closing a year: a body took note of the results of all charters. Until then a year is provisional."""

from datetime import date

from cartaviva.actions.access import allow, today
from cartaviva.actions.change import change
from cartaviva.actions.publish import append
from cartaviva.core.findings import Refused
from cartaviva.core.period import Period as Span
from cartaviva.core.permissions import Action
from cartaviva.core.publication import ClosedYear, NotedReport
from cartaviva.records.charters import charters_in_force, current_reports
from cartaviva.records.models import Period, Person, Publication
from cartaviva.records.models.publication import YEAR


def close_year(person: Person, period: Period, noted_by: str, noted_on: date, file_number: str) -> Publication:
    """Publish that `noted_by` took note, once every charter that was in force has its report published.

    Raises Refused: "reports-missing" (which), "no-charters", "year-closed", "not-noted".
    """
    organisation = period.organisation
    allow(person, Action.CLOSE_YEAR, organisation)
    noted_by, file_number = noted_by.strip(), file_number.strip()
    if not noted_by or not file_number or not period.end < noted_on <= today(organisation):
        raise Refused("not-noted")
    with change(organisation, person, "close-year") as made:
        if there := Publication.objects.filter(period=period, kind=YEAR).first():
            raise Refused("year-closed", str(there.number))
        reports = current_reports(period)
        missing = missing_charters(period, reports)
        if missing:
            raise Refused("reports-missing", ", ".join(missing))
        if not reports:
            raise Refused("no-charters")
        noted = tuple(NotedReport(one.charter.slug, one.number, one.sha256) for one in reports if one.charter)
        span = Span(period.label, period.start, period.end)
        frozen = ClosedYear(organisation.slug, span, noted_by, noted_on, file_number, noted)
        publication = append(organisation, person, frozen, {"kind": YEAR, "period": period})
        made.subject = f"publication {publication.number}"
        made.details = {"period": period.label, "sha256": publication.sha256}
    return publication


def missing_charters(period: Period, reports: list[Publication]) -> list[str]:
    """Names of the charters that were in force and have no report that the public sees."""
    there = {one.charter_id for one in reports}
    return [str(charter.name) for charter in charters_in_force(period) if charter.pk not in there]
