"""Misses and what is done about them: those of a report, all of the town, and the forms."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions import improving
from cartaviva.actions.access import allow, or_not_found, today
from cartaviva.actions.amending import unpublished
from cartaviva.actions.publish import publication_of
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.improving import EFFECT_WORDS, Improvement
from cartaviva.core.permissions import Action
from cartaviva.core.published.personal_data import personal_data
from cartaviva.core.words import mark
from cartaviva.core.workflow import EntryState, PublicationState
from cartaviva.desk.forms import DayField, SpokenForm, beside, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may, report_of
from cartaviva.records.improvements import Planned, actions_of, planned
from cartaviva.records.misses import misses_without_action
from cartaviva.records.models import ImprovementAction, Report

SECTION = {"section": "improvements"}
FIELD_OF = {
    "nothing-missed": "cause",
    "plan-incomplete": "cause",
    "owner-is-a-person": "owner",
    "complaints-negative": "complaints",
    "due-before": "due_on",
    "done-later": "done_on",
    "effect-needed": "text",
}
"""Refusals, and the field beside which they are shown."""


class PlanForm(SpokenForm):
    cause = forms.CharField(
        label=mark("Cause"),
        help_text=mark("Why the commitment was missed. It is published: name no persons."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    complaints = forms.IntegerField(
        label=mark("Complaints received"),
        help_text=mark(
            "How many complaints about it came in during the period. Leave it empty if nobody counted them."
        ),
        required=False,
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput({"class": "form-control cv-short"}),
    )
    action = forms.CharField(
        label=mark("Improvement action"),
        help_text=mark("What will be done so that it does not happen again."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    owner = forms.CharField(
        label=mark("Who does it"),
        help_text=mark("A post or a unit, no person's name: for example, head of the library."),
        max_length=200,
    )
    due_on = DayField(label=mark("To be done by"))

    field_order = ("cause", "complaints", "action", "owner", "due_on")


class DoneForm(SpokenForm):
    done_on = DayField(label=mark("Done on"), required=False, help_text=mark("Leave it empty if it is not done yet."))


class EffectForm(SpokenForm):
    effect = forms.ChoiceField(label=mark("Did it work?"), choices=list(EFFECT_WORDS.items()), widget=forms.RadioSelect)
    text = forms.CharField(
        label=mark("How you know it"),
        help_text=mark("For example, what the result of this period says. It is published: name no persons."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


@desk_page(Action.SEE_RESULTS, "GET")
def improvements(request: DeskRequest) -> HttpResponse:
    """All actions of the town that the person may see: those that are late first, then what is open, then the rest.

    Above them the misses that nothing is planned about.
    """
    may_see = _asking(request, Action.SEE_RESULTS)
    found = [one for one in actions_of(request.town) if may_see(one.indicator.commitment.charter.department_id)]
    day = today(request.town)
    late = [one for one in found if one.done_on is None and one.due_on < day]
    due = [one for one in found if one.done_on is None and one.due_on >= day]
    done = [one for one in found if one.done_on is not None]
    shown = request.GET.get("show") == "done"
    context = SECTION | {
        "shown": done if shown else late + due,
        "done_shown": shown,
        "late": {one.pk for one in late},
        "counts": {"late": len(late), "open": len(late) + len(due), "done": len(done)},
        "words": EFFECT_WORDS,
        "missed": [] if shown else [one for one in misses_without_action(request.town) if may_see(one.department)],
        "may_plan": _asking(request, Action.PLAN_IMPROVEMENT),
        "reports": _reports(request, found),
    }
    return render(request, "desk/improvements.html", context)


def _asking(request: DeskRequest, action: Action) -> Callable[[int | None], bool]:
    """Whether the person may, by department; each is asked about once."""
    known: dict[int | None, bool] = {}

    def ask(department: int | None) -> bool:
        if department not in known:
            known[department] = may(request, action, department)
        return known[department]

    return ask


def _reports(request: DeskRequest, found: list[ImprovementAction]) -> dict[tuple[int, int], int]:
    """The report of each action, by its charter and period; one query."""
    periods = {one.period_id for one in found}
    rows = Report.objects.filter(organisation=request.town, period__in=periods)
    return {(charter, period): pk for charter, period, pk in rows.values_list("charter_id", "period_id", "pk")}


@desk_page(Action.SEE_RESULTS, "GET")
def misses(request: DeskRequest, report: int) -> HttpResponse:
    """What a report missed with what is planned, and what the period before promised to do."""
    found = report_of(request, report)
    rows = planned(found)
    context = SECTION | {
        "report": found,
        "misses": [one for one in rows if one.missed],
        "others": [one for one in rows if not one.missed and one.action],
        "before": [one for one in rows if one.before],
        "unanswered": found.entries.filter(state=EntryState.PENDING).count(),
        "may_enter": may(request, Action.ENTER, found.charter.department_id),
        "unpublished": _unpublished(request, found),
        "may_plan": may(request, Action.PLAN_IMPROVEMENT, found.charter.department_id),
        "words": EFFECT_WORDS,
        "day": today(request.town),
    }
    return render(request, "desk/misses.html", context)


def _unpublished(request: DeskRequest, report: Report) -> tuple[int, bool] | None:
    """The number of the publication that says otherwise than what is planned now; whether the person may correct it."""
    there = publication_of(report)
    if there is None or there.state != PublicationState.PUBLISHED or not unpublished(there, report):
        return None
    return there.number, may(request, Action.CORRECT)


@desk_page(Action.PLAN_IMPROVEMENT)
def plan(request: DeskRequest, report: int, row: int) -> HttpResponse:
    """Cause, complaints, action, who, until when."""
    found = report_of(request, report, Action.PLAN_IMPROVEMENT)
    planned_row = or_not_found(next((one for one in planned(found) if one.row == row), None))
    form = PlanForm(given(request), initial=_there(planned_row))
    if form.is_valid():
        with beside(form, FIELD_OF):
            improving.plan(request.user, found, planned_row.indicator, Improvement(**form.cleaned_data))
            _tell_saved(request)
            _tell_past(request, form.cleaned_data["due_on"], planned_row)
            return redirect("desk:misses", request.town.slug, report)
    about = {"report": found, "stated": planned_row.stated, "entered": planned_row.entered}
    return render(
        request, "desk/improvement.html", SECTION | about | {"title": mark("Improvement action"), "form": form}
    )


def _tell_past(request: DeskRequest, due_on: date, row: Planned) -> None:
    """A day that has passed will be published as late, unless it is said that it was done."""
    if due_on < today(request.town) and not (row.action and row.action.done_on):
        messages.warning(request, spoken()(_PAST))


_PAST = mark("The day by which it is to be done has passed. If it was done, say when; else enter a later day.")


def _there(row: Planned) -> dict[str, Any]:
    """What stands in the form at first: the remarks often say the cause already."""
    if row.action is None:
        return {"cause": row.stated.text("remarks")}
    return {name: getattr(row.action, name) for name in PlanForm.field_order}


@desk_page(Action.PLAN_IMPROVEMENT)
def finish(request: DeskRequest, improvement: int) -> HttpResponse:
    """On which day it was done."""
    action = _action(request, improvement)
    form = DoneForm(given(request), initial={"done_on": action.done_on or today(request.town)})
    if form.is_valid():
        with beside(form, FIELD_OF):
            improving.finish(request.user, request.town, improvement, form.cleaned_data["done_on"])
            return _saved(request)
    return _form(request, action, form, mark("Was it done?"))


@desk_page(Action.PLAN_IMPROVEMENT)
def judge(request: DeskRequest, improvement: int) -> HttpResponse:
    """Whether it worked: the period after asks."""
    action = _action(request, improvement)
    initial = {"effect": action.effect, "text": action.effect_text}
    form = EffectForm(given(request), initial=initial)
    if form.is_valid():
        with beside(form, FIELD_OF):
            improving.judge(request.user, request.town, improvement, **form.cleaned_data)
            return _saved(request)
    return _form(request, action, form, mark("Did it work?"))


def _action(request: DeskRequest, pk: int) -> ImprovementAction:
    mine = ImprovementAction.objects.filter(organisation=request.town, pk=pk)
    found = or_not_found(mine.select_related("indicator__commitment__charter", "period").first())
    allow(request.user, Action.PLAN_IMPROVEMENT, request.town, found.indicator.commitment.charter.department_id)
    return found


def _tell_saved(request: DeskRequest) -> None:
    """What was typed is kept as it is; but it is published, and who typed it is told at once whom it names."""
    say = spoken()
    tell(request, mark("Saved."))
    for name in IMPROVING_TEXTS:
        for finding in personal_data(request.POST.get(name, "")):
            messages.warning(request, finding.sentence(say))


IMPROVING_TEXTS = ("cause", "action", "owner", "text")
"""Fields of the forms that people write in, and that are published."""


def _saved(request: DeskRequest) -> HttpResponse:
    """Back to the report from which it was opened, else to the list."""
    _tell_saved(request)
    report = identifier(request.GET.get("report", ""))
    if report is not None:
        return redirect("desk:misses", request.town.slug, report)
    return redirect("desk:improvements", request.town.slug)


def _form(request: DeskRequest, action: ImprovementAction, form: forms.Form, title: str) -> HttpResponse:
    context = {"title": title, "form": form, "action": action, "report": None, "stated": None}
    return render(request, "desk/improvement.html", SECTION | context)
