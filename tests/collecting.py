"""A year that is being collected: the charter of the youth department, opened, entered and submitted."""

from collections.abc import Iterable
from datetime import date

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Period
from cartaviva.core.workflow import Step
from cartaviva.records.models import Charter, Entry, Report
from cartaviva.records.models import Period as Kept
from tests.people import Cast
from tests.towns import YOUTH, report_saved

YEAR = Period("2024", date(2024, 1, 1), date(2024, 12, 31))
OPEN = Dates(date(2998, 2, 28), date(2998, 4, 1))
"""Dates that no test will see pass."""
CLEAN = (
    Typed("1,4", remarks="Segons el registre."),
    Typed("4", remarks="Un taller cada trimestre."),
    Typed("93 %", remarks="Segons el registre."),
)
"""Figures of YOUTH about which nothing is unusual."""


def opened(people: Cast, dates: Dates = OPEN, *charters: str) -> Report:
    """The report of 2024 of the first of the charters, each opened; those of the youth department."""
    for charter in charters or ("Joventut",):
        report_saved(people.vilaclara, people.carla, charter, 2023, YOUTH)
    Charter.objects.update(department=people.youth)
    period = open_period(people.carla, people.vilaclara, YEAR, dates)
    found = Report.objects.filter(period=period, charter__name__ca=(charters or ("Joventut",))[0])
    return found.select_related("organisation", "charter", "period").get()


def entries(report: Report) -> list[Entry]:
    return list(report.entries.order_by("indicator_id", "period__end"))


def submitted(people: Cast, report: Report, *typed: Typed) -> list[Entry]:
    """Entered by Ana, and submitted by her."""
    for entry, one in zip(entries(report), typed or CLEAN, strict=True):
        enter(people.ana, people.vilaclara, entry.pk, one, entry.revision)
    submit(people.ana, report)
    return entries(report)


def validate(people: Cast, found: Iterable[Entry]) -> None:
    """By the quality office."""
    move(people.carla, people.vilaclara, [one.pk for one in found], Step.VALIDATE)


def lock(report: Report) -> None:
    """Its period, long ago."""
    Kept.objects.filter(pk=report.period_id).update(locks_on=date(2020, 1, 1))
