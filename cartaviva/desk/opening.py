"""Opening a period for the charters, for more of them, and changing its dates."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import today
from cartaviva.actions.opening import Dates, Planned, change_dates, dates_as, open_period, overlapping, plan_period
from cartaviva.actions.withdrawing import begun_in, withdraw_period
from cartaviva.core.cycle.collecting import school_year, still_to_come
from cartaviva.core.findings import Refused
from cartaviva.core.period import Period as Span
from cartaviva.core.period import address_of, is_school_year, last_of_each_kind, next_period
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.desk.collecting import to_matrix
from cartaviva.desk.collecting_forms import NEXT, SCHOOL, DatesForm, Offer, OpenForm
from cartaviva.desk.forms import Telling, given, numbers_in, sentence_of, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import period_of
from cartaviva.records.charters import charters_after
from cartaviva.records.models import Organisation, Period, Report

SECTION = {"section": "collecting"}


@desk_page(Action.OPEN_PERIOD)
def open_new(request: DeskRequest) -> HttpResponse:
    """The next year is offered, with what will be asked of each charter."""
    last, day = _last(request.town), today(request.town)
    how: Any = {"offered": _offered(last, day), "as_long": lambda span: _dates(last[0], span, day), "today": day}
    form, moved = OpenForm(given(request), **how), False
    shown, ticked, problem, overlaps = how["offered"][NEXT].span, None, "", []
    if form.is_valid():
        shown = form.span()
        if sent := form.moved():
            form, moved = OpenForm(sent, **how), True
        elif "open" in request.POST:
            ticked = _ticked(request)
            overlaps = overlapping(request.town, shown, ticked)
            if not overlaps or "overlap" in request.POST:
                try:
                    made = open_period(request.user, request.town, shown, form.dates(), ticked)
                except Refused as refused:
                    problem = sentence_of(refused)
                else:
                    tell(request, mark("The period is open: the services can enter their results."))
                    return to_matrix(request, made.pk)
    context = SECTION | {
        "form": form,
        "span": shown,
        "problem": problem,
        "last": max(last, key=lambda one: one.end).label,
        "moved": moved,
    }
    planned = plan_period(request.town, shown)
    context["later"] = charters_after(request.town, shown.end)
    overlaps = overlaps or overlapping(request.town, shown, [one.charter.pk for one in planned if one.new])
    asked = _asked(planned, ticked, overlaps)
    return render(request, "desk/open_period.html", context | asked | {"overlaps": overlaps})


@desk_page(Action.OPEN_PERIOD)
def period(request: DeskRequest, opened: int) -> HttpResponse:
    """Other dates of a period that is open, and charters that are not in it yet."""
    found = period_of(request, opened)
    if found.opened_on is None or found.whole_id is not None:
        raise Refused("not-found")
    form = DatesForm(given(request), initial={"due_on": found.due_on, "locks_on": found.locks_on})
    ticked: set[int] | None = set()
    problem = ""
    if "withdraw" in request.POST:
        return _withdraw(request, found)
    if form.is_valid():
        ticked, dates = _ticked(request), form.dates()
        try:
            if ticked:
                open_period(request.user, request.town, found.span, dates, ticked)
            else:
                change_dates(request.user, found, dates)
        except Refused as refused:
            problem = sentence_of(refused)
        else:
            tell(request, mark("It was saved."))
            return to_matrix(request, opened)
    planned = [one for one in plan_period(request.town, found.span) if not one.there]
    context = SECTION | {"form": form, "period": found, "problem": problem, **_asked(planned, ticked)}
    context["begun"] = begun_in(found)
    return render(request, "desk/period.html", context)


def _ticked(request: DeskRequest) -> set[int]:
    return set(numbers_in(request.POST.getlist("charter")))


def _last(town: Organisation) -> list[Period]:
    """The last period of each kind; of a new town a year without a name: the one that ended last comes after it."""
    there = {one.span: one for one in Period.objects.filter(organisation=town, whole=None)}
    last = [there[span] for span in last_of_each_kind(list(there))]
    year = today(town).year - 2
    return last or [Period(label="", start=date(year, 1, 1), end=date(year, 12, 31))]


def _dates(last: Period, span: Span, day: date) -> Dates:
    """Those as long after its end as of `last`, and none that has passed."""
    dates = dates_as(last, span)
    return Dates(*still_to_come(dates.due_on, dates.locks_on, span.end, day))


def _offered(last: list[Period], day: date) -> dict[str, Offer]:
    """By the key of the choice: what comes after each, and the school year beside a calendar year."""
    offers = [Offer(span := next_period(one.span), _dates(one, span, day)) for one in last]
    first = offers[0].span
    found = {NEXT: offers[0]} | {address_of(one.span): one for one in offers[1:]}
    school = school_year(first)
    if school != first and not any(is_school_year(one.span) for one in offers):
        found[SCHOOL] = Offer(school, _dates(last[0], school, day))
    return found


def _asked(planned: list[Planned], ticked: set[int] | None, overlaps: Collection[Report] = ()) -> dict[str, Any]:
    """Counts over what would be opened, and which boxes are ticked: None stands for all but those of `overlaps`."""
    new = [one for one in planned if one.new]
    ticked = {one.charter.pk for one in new} - {one.charter_id for one in overlaps} if ticked is None else ticked
    asked = [one for one in new if one.charter.pk in ticked]
    return {
        "planned": planned,
        "ticked": ticked,
        "new": len(new),
        "reports": len(asked),
        "entries": sum(one.entries for one in asked),
        "not_due": sum(one.not_due for one in asked),
    }


def _withdraw(request: DeskRequest, found: Period) -> HttpResponse:
    with Telling(request):
        withdraw_period(request.user, request.town, found)
        tell(request, mark("The period was withdrawn: nothing is asked for it any more."))
        return redirect("desk:collecting", request.town.slug)
    return redirect("desk:period", request.town.slug, found.pk)
