"""The start page of the desk: what waits for this person, and where to go."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import refusal
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark, sorting
from cartaviva.core.workflow import ImportState
from cartaviva.desk.forms import spoken
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.office import office_of
from cartaviva.desk.reach import may
from cartaviva.desk.waiting import mine_to_enter
from cartaviva.records.models import Organisation, Report
from cartaviva.records.publishing import periods_of

TO_DO = (Action.ENTER, Action.IMPORT, Action.PUBLISH)
"""Who may do none of these has nothing waiting, ever."""


FIRST_STEPS = (
    (
        Action.MANAGE_SETTINGS,
        "desk:settings",
        mark("Check the settings of the town: languages, licence, how it counts"),
    ),
    (Action.MANAGE_DEPARTMENTS, "desk:departments", mark("Enter the departments that answer for the charters")),
    (Action.INVITE, "desk:people", mark("Invite the people who work with the charters")),
    (Action.IMPORT, "desk:imports", mark("Import the last report of each charter: its promises come from there")),
    (Action.MANAGE_CHARTERS, "desk:charters", mark("Write a charter that has no report yet")),
)
"""Of a town that has no report yet: who may take the step, its page, its words."""


@login_required
def home(request: Any) -> HttpResponse:
    """The person's town, or the list of their towns."""
    theirs = Organisation.objects.filter(memberships__person=request.user.pk).distinct()
    by_name = sorted(theirs, key=lambda one: sorting(one.name))
    towns = [one for one in by_name if refusal(request.user, Action.SEE_DESK, one) is None]
    if len(towns) == 1:
        return redirect("desk:town", town=towns[0].slug)
    return render(request, "desk/towns.html", {"towns": towns})


@desk_page(Action.SEE_DESK)
def town(request: DeskRequest) -> HttpResponse:
    """What there is to do now, by what the person may do about it."""
    context: dict[str, Any] = {"section": "town", "documents": {}, "years": []}
    context["acts"] = any(may(request, action) for action in TO_DO)
    context["mine"] = mine_to_enter(request.user, request.town, spoken())
    context["first_steps"] = _first_steps(request)
    context["office"] = office_of(request.user, request.town)
    if may(request, Action.IMPORT):
        counted = request.town.documents.values_list("state").annotate(Count("pk"))
        context["documents"] = {ImportState(state).name: count for state, count in counted}
    if may(request, Action.SEE_PUBLISHING):
        context["may_close"] = may(request, Action.CLOSE_YEAR)
        context["years"] = [year for year in periods_of(request.town) if year.closed is None]
    return render(request, "desk/home.html", context)


def _first_steps(request: DeskRequest) -> list[tuple[str, str]]:
    """The pages and the words of those that the person may take; none once there is a report."""
    mine = [(page, words) for action, page, words in FIRST_STEPS if may(request, action)]
    return mine if mine and not Report.objects.filter(organisation=request.town).exists() else []
