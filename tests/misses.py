"""A charter whose second commitment is missed, in two years."""

import base64
from datetime import date

from cartaviva.actions.entering import enter
from cartaviva.actions.evidence import add
from cartaviva.actions.improving import plan
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.improving import Improvement
from cartaviva.core.period import Period as Span
from cartaviva.core.workflow import Step
from cartaviva.records.models import Entry, Evidence, ImprovementAction, Report
from tests.people import Cast
from tests.towns import YOUTH, report_saved

DATES = Dates(date(2199, 2, 28), date(2199, 3, 31))
PLAN = Improvement(
    "Va faltar una sala a la tardor.",
    "Reservar les sales al gener.",
    "Cap de joventut",
    date(2199, 6, 30),
    complaints=2,
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
"""One grey pixel, as PNG."""
MISSED = 1
"""The row: three of four workshops were held."""


def missed_report(people: Cast, year: int = 2025) -> Report:
    """Saved, of the charter of Ana's and Bruno's department."""
    report = report_saved(people.vilaclara, people.carla, "Joventut", year, YOUTH)
    report.charter.department = people.youth
    report.charter.save()
    return report


def opened_report(people: Cast, year: int = 2026) -> Report:
    """The year after, opened, with nothing entered."""
    if not Report.objects.filter(period__label=str(year - 1)).exists():
        missed_report(people, year - 1)
    return opened_for(people, year)


def opened_for(people: Cast, year: int, charters: list[int] | None = None) -> Report:
    """The report of the first charter for which the year is opened."""
    span = Span(str(year), date(year, 1, 1), date(year, 12, 31))
    period = open_period(people.carla, people.vilaclara, span, DATES, charters)
    found = Report.objects.select_related("organisation", "charter", "period").filter(period=period)
    return found.order_by("pk")[0]


def entries(report: Report) -> list[Entry]:
    return list(report.entries.order_by("indicator_id"))


def indicator(report: Report, row: int = MISSED) -> int:
    return int(report.results.get(row=row).indicator_id)


def acted(people: Cast, report: Report, wanted: Improvement = PLAN) -> ImprovementAction:
    return plan(people.ana, report, indicator(report), wanted)


def typed(people: Cast, report: Report, row: int, value: Typed) -> Entry:
    entry = report.entries.get(indicator=indicator(report, row))
    return enter(people.ana, people.vilaclara, entry.pk, value, entry.revision)


def backed_report(people: Cast, *files: tuple[int, str, bytes]) -> tuple[Report, list[Evidence]]:
    """The year after, its second row missed, validated, with evidence: row, name and content of each file."""
    report = opened_report(people)
    values = (Typed("1,5"), Typed("3", remarks="Va faltar sala."), Typed("92"))
    made = [typed(people, report, row, value).pk for row, value in enumerate(values)]
    evidence = [add(people.ana, people.vilaclara, made[row], name, data) for row, name, data in files]
    move(people.bruno, people.vilaclara, made, Step.SUBMIT)
    move(people.carla, people.vilaclara, made, Step.VALIDATE)
    return report, evidence
