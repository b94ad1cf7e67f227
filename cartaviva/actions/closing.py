"""Closing a year: a body took note of the results of all charters. Until then a year is provisional."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from cartaviva.actions.access import allow, today
from cartaviva.actions.change import change
from cartaviva.actions.publish import append, correcting
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.published.publication import ClosedYear, NotedReport
from cartaviva.records.charters import beside_years, current_reports, missing_charters
from cartaviva.records.models import Period, Person, Publication
from cartaviva.records.models.publication import YEAR
from cartaviva.records.published import opened_year
from cartaviva.records.summary import self_validated


class Noted(NamedTuple):
    """Which body took note, when, and under which file number."""

    by: str
    on: date
    file_number: str


def close_year(person: Person, period: Period, noted_by: str, noted_on: date, file_number: str) -> Publication:
    """Publish that `noted_by` took note, once every charter that was in force has its report published.

    Raises Refused: "reports-missing" (which), "no-charters", "year-closed", "not-noted"; "noted-with-year" for a school
    year or a season of a town that closes calendar years.
    """
    organisation = period.organisation
    allow(person, Action.CLOSE_YEAR, organisation)
    note = _checked(period, Noted(noted_by, noted_on, file_number))
    with change(organisation, person, "close-year") as made:
        if there := Publication.objects.filter(period=period, kind=YEAR).first():
            raise Refused("year-closed", str(there.number))
        if beside_years([period]):
            raise Refused("noted-with-year", str(period.end.year))
        if missing := missing_charters([period])[period.pk]:
            raise Refused("reports-missing", ", ".join(str(charter.name) for charter in missing))
        noted = reports_that_stand(period)
        if not noted:
            raise Refused("no-charters")
        own = self_validated(period).total()
        frozen = ClosedYear(organisation.slug, period.span, *note, noted, own)
        publication = append(organisation, person, frozen, {"kind": YEAR, "period": period})
        made.subject = f"publication {publication.number}"
        made.details = {"period": period.label, "sha256": publication.sha256}
    return publication


def correct_year(
    person: Person, publication: Publication, noted: Noted, reason: str, anew: bool = False
) -> Publication:
    """A new publication that takes the place of the one that closed a year, and says why; the old one stays.

    With `anew`, the body took note of the reports as they stand now, with what was corrected since. Raises Refused:
    "not-noted", "reason-needed", "corrected-already", "nothing-changed".
    """
    period = publication.period
    with correcting(person, publication, reason) as put:
        note = _checked(period, noted)
        before = opened_year(publication)
        reports = reports_that_stand(period) if anew else before.reports
        now = replace(
            before, noted_by=note.by, noted_on=note.on, file_number=note.file_number, reports=reports, corrects=None
        )
        if now == replace(before, corrects=None):
            raise Refused("nothing-changed")
        return put(now, period=period.label)


def reports_that_stand(period: Period) -> tuple[NotedReport, ...]:
    """What the public sees of the period now. One query."""
    reports = current_reports(period).defer("value", "texts")
    return tuple(NotedReport(one.charter.slug, one.number, one.sha256) for one in reports if one.charter)


def _checked(period: Period, noted: Noted) -> Noted:
    note = Noted(noted.by.strip(), noted.on, noted.file_number.strip())
    if not note.by or not note.file_number or not period.end < note.on <= today(period.organisation):
        raise Refused("not-noted")
    return note


def end_charters(person: Person, period: Period, slugs: Collection[str]) -> None:
    """Say that charters had ended before `period`, all or none: no report of them is waited for then or later.

    Raises Refused: "not-found"; "charter-reports" where there is a report of one for the period or a later one.
    """
    organisation = period.organisation
    allow(person, Action.CLOSE_YEAR, organisation)
    with change(organisation, person, "end-charter") as made:
        charters = list(organisation.charters.filter(slug__in=slugs).order_by("slug"))
        if not charters or len(charters) != len(set(slugs)):
            raise Refused("not-found")
        later = set(
            organisation.reports.filter(charter__in=charters, period__end__gte=period.start).values_list(
                "charter", flat=True
            )
        )
        if reported := [str(charter.name) for charter in charters if charter.pk in later]:
            raise Refused("charter-reports", ", ".join(reported))
        ended_on = period.start - timedelta(days=1)
        organisation.charters.filter(pk__in=[charter.pk for charter in charters]).update(ended_on=ended_on)
        made.subject = f"charter {charters[0].pk}" if len(charters) == 1 else f"period {period.pk}"
        made.details = {"ended_on": ended_on, "charters": [charter.slug for charter in charters]}
