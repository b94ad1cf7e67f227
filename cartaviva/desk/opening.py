"""Opening a period for the charters, for more of them, and changing its dates."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import today
from cartaviva.actions.opening import Dates, Planned, change_dates, next_dates, open_period, overlapping, plan_period
from cartaviva.actions.withdrawing import begun_in, withdraw_period
from cartaviva.core.findings import Refused
from cartaviva.core.period import Period as Span
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.desk.collecting import to_matrix
from cartaviva.desk.collecting_forms import NEXT, DatesForm, OpenForm
from cartaviva.desk.forms import given, numbers_in, sentence_of, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import period_of
from cartaviva.records.models import Organisation, Period

SECTION = {"section": "collecting"}


@desk_page(Action.OPEN_PERIOD)
def open_new(request: DeskRequest) -> HttpResponse:
    """The next year is offered, with what will be asked of each charter."""
    span, dates = _offered(request.town)
    initial = {"which": NEXT, "due_on": dates.due_on, "locks_on": dates.locks_on}
    form = OpenForm(given(request), offered=span, initial=initial)
    shown, ticked, problem, overlaps = span, None, "", []
    if request.method == "POST" and form.is_valid():
        shown = form.span()
        if "open" in request.POST:
            ticked = _ticked(request)
            overlaps = overlapping(request.town, shown, ticked)
        if "open" in request.POST and (not overlaps or "overlap" in request.POST):
            try:
                made = open_period(request.user, request.town, shown, form.dates(), ticked)
            except Refused as refused:
                problem = sentence_of(refused)
            else:
                tell(request, mark("The period is open: the services can enter their results."))
                return to_matrix(request, made.pk)
    context = SECTION | {"form": form, "span": shown, "problem": problem, "last": _last(request.town)}
    asked = _asked(plan_period(request.town, shown), ticked)
    overlaps = overlaps or overlapping(request.town, shown, asked["ticked"])
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
    if request.method == "POST" and form.is_valid():
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


def _last(town: Organisation) -> Period | None:
    return Period.objects.filter(organisation=town, whole=None).order_by("end", "start").last()


def _offered(town: Organisation) -> tuple[Span, Dates]:
    """The year after the last one; for a new town, the year that ended last."""
    last = _last(town)
    if last is None:
        last = Period(end=date(today(town).year - 2, 12, 31))
    return next_dates(last)


def _asked(planned: list[Planned], ticked: set[int] | None) -> dict[str, Any]:
    """Counts over what would be opened, and which boxes are ticked: None stands for all."""
    new = [one for one in planned if not one.there]
    return {
        "planned": planned,
        "ticked": {one.charter.pk for one in new} if ticked is None else ticked,
        "reports": len(new),
        "entries": sum(one.entries for one in new),
        "not_due": sum(one.not_due for one in new),
    }


def _withdraw(request: DeskRequest, found: Period) -> HttpResponse:
    try:
        withdraw_period(request.user, request.town, found)
    except Refused as refused:
        tell(request, sentence_of(refused))
        return redirect("desk:period", request.town.slug, found.pk)
    tell(request, mark("The period was withdrawn: nothing is asked for it any more."))
    return redirect("desk:collecting", request.town.slug)
