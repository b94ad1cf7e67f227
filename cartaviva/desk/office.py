"""What waits on the start page for who decides: what to endorse or validate, what is late, what can be published."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db.models import Count, Q

from cartaviva.actions.access import refusal, today
from cartaviva.core.grouping import grouped
from cartaviva.core.permissions import Action
from cartaviva.core.workflow import IN_HAND, SETTLED, EntryState
from cartaviva.records.models import Entry, Organisation, Period, Person, Report
from cartaviva.records.publishing import ReportLine, report_lines


class Collected(NamedTuple):
    """A period whose results are coming in: how many of them came."""

    period: Period
    sent: int
    all: int


class Office(NamedTuple):
    """Reports with how many of their results wait for this person; those to publish; those with rows left to fill.

    `late`: how many reports have results that should have been submitted before today. `collected`: the periods whose
    results are coming in.
    """

    reviews: list[tuple[Report, int]]
    late: int
    ready: list[ReportLine]
    incomplete: list[ReportLine]
    collected: list[Collected]


def office_of(person: Person, town: Organisation) -> Office:
    """Nothing that the person may only look at: at most seven queries, however many reports there are."""
    reviews = list(_reviews(person, town))
    if refusal(person, Action.PUBLISH, town):
        return Office(reviews, 0, [], [], [])
    lines = [line for line in report_lines(town) if line.publication is None]
    collected = Entry.objects.filter(organisation=town).exclude(state__in=list(SETTLED))
    going_on = set(collected.values_list("report", flat=True).distinct())
    lines = [line for line in lines if line.report.pk not in going_on]
    late = collected.filter(state__in=list(IN_HAND), period__due_on__lt=today(town))
    late = late.exclude(report__exemptions__until__gte=today(town))
    return Office(
        reviews,
        late.values("report").distinct().count(),
        [line for line in lines if line.ready],
        [line for line in lines if not line.ready],
        list(_collected(town, going_on)),
    )


def _collected(town: Organisation, reports: Collection[int]) -> Iterator[Collected]:
    """The periods of which a report is not complete, the newest first, with all their results."""
    if not reports:
        return
    periods = Report.objects.filter(pk__in=reports).values("period")
    sent = Count("pk", filter=~Q(state__in=list(IN_HAND)))
    found = Entry.objects.filter(organisation=town, report__period__in=periods).values_list("report__period")
    counted = {pk: each for pk, *each in found.annotate(sent=sent, every=Count("pk")).order_by()}
    for period in Period.objects.filter(organisation=town, pk__in=counted).order_by("-start", "-pk"):
        yield Collected(period, *counted[period.pk])


def _reviews(person: Person, town: Organisation) -> Iterator[tuple[Report, int]]:
    """Submitted results are next for who endorses where the town has two steps, else for who validates."""
    steps = {
        EntryState.SUBMITTED: Action.ENDORSE if town.two_steps else Action.VALIDATE,
        EntryState.ENDORSED: Action.VALIDATE,
    }
    steps = {state: action for state, action in steps.items() if refusal(person, action, town) is None}
    if not steps:
        return
    waiting = Entry.objects.filter(organisation=town, state__in=list(steps))
    counted = waiting.values_list("report", "state").annotate(Count("pk")).order_by("report")
    counts = grouped(counted, lambda one: one[0])
    reports = Report.objects.filter(pk__in=counts).select_related("charter", "period")
    for report in sorted(reports, key=lambda one: one.charter.name.sorting):
        department = report.charter.department_id
        mine = [n for _, state, n in counts[report.pk] if refusal(person, steps[state], town, department) is None]
        if mine:
            yield report, sum(mine)
