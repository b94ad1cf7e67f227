"""The year that the example town is collecting now: opened, and begun by Ana, so that there is something to fill in."""

from datetime import date, timedelta

from cartaviva.actions.access import today
from cartaviva.actions.departments import add_department
from cartaviva.actions.entering import enter
from cartaviva.actions.measuring import measure_charter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Period as Span
from cartaviva.core.workflow import Step
from cartaviva.records.entries import entries_of
from cartaviva.records.models import Department, Organisation, Person, Report

YEAR = Span("2025", date(2025, 1, 1), date(2025, 12, 31))
DUE, LOCK = timedelta(days=21), timedelta(days=60)
"""Days from now, so that the demonstration is never late."""


def collect(town: Organisation, ana: Person, carla: Person) -> None:
    """Carla opens the year; Ana has entered two results, submitted both, and one came back with a question."""
    departments = {one.name: one for one in Department.objects.filter(organisation=town)}
    for each in town.charters.select_related("organisation"):
        name = str(each.name)
        department = departments.get(name) or add_department(carla, town, name, None)
        measure_charter(carla, each, department, {})
    charter = town.charters.get(slug="joventut")
    period = open_period(carla, town, YEAR, Dates(today(town) + DUE, today(town) + LOCK))
    report = Report.objects.select_related("organisation").get(charter=charter, period=period)
    last = charter.reports.exclude(pk=report.pk).latest("period__end")
    before = dict(last.results.values_list("indicator_id", "text"))
    begun = entries_of(report)[:2]
    for entry in begun:
        remarks = "Segons el registre d'activitats."
        enter(ana, town, entry.pk, Typed(before[entry.indicator_id], remarks=remarks), entry.revision)
    move(ana, town, [entry.pk for entry in begun], Step.SUBMIT)
    move(carla, town, [begun[0].pk], Step.RETURN, "La xifra és la mateixa que la de l'any passat. La pots comprovar?")
