"""The quality office's queue: every charter of a period, where its results stand, and what is done for many at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from cartaviva.actions.access import today
from cartaviva.actions.bulk import validate_clean
from cartaviva.actions.reminding import remind_charters
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.cycle.reminding import AHEAD, Silence
from cartaviva.core.language.days import day_words
from cartaviva.core.language.lexicon import fold
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark, mark_plural, sorting
from cartaviva.core.workflow import STATE_WORDS, EntryState
from cartaviva.desk.forms import numbers_in, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may, period_of
from cartaviva.records.charters import charters_without_report
from cartaviva.records.models import Period, Report
from cartaviva.records.standing import Standing, opened_periods, standings

SECTION = {"section": "collecting"}
WIDTH = 160
"""Of a bar, in pixels."""

FILLS: Mapping[EntryState, str] = {
    EntryState.PUBLISHED: "var(--cv-ink)",
    EntryState.VALIDATED: "var(--cv-ink)",
    EntryState.ENDORSED: "url(#dense)",
    EntryState.SUBMITTED: "url(#hatch)",
    EntryState.RETURNED: "url(#cross)",
    EntryState.DRAFT: "url(#dots)",
    EntryState.PENDING: "none",
}
"""State → what fills its part of a bar, in the order of the columns."""
SOMETIMES = frozenset({EntryState.PUBLISHED, EntryState.ENDORSED})
"""States that have a column only where something is in them."""

LEFT = mark_plural("The last day to submit is {day}, in {n} day.", "The last day to submit is {day}, in {n} days.")
PAST = mark_plural("The last day to submit was {day}, {n} day ago.", "The last day to submit was {day}, {n} days ago.")


class Line(NamedTuple):
    """A row of the matrix: `bar` holds x, width and fill of each part, `counted` the same in words."""

    standing: Standing
    bar: list[tuple[str, str, str]]
    counted: str
    to_review: int


class Asked(NamedTuple):
    """The filters, as the address has them."""

    state: str = ""
    department: str = ""
    q: str = ""
    late: str = ""

    def fits(self, one: Standing) -> bool:
        charter = one.report.charter
        searched = fold("\n".join((*charter.name.by_language.values(), *one.responsible)))
        return (
            (not self.state or bool(one.counts.get(EntryState(self.state))))
            and (not self.department or str(charter.department_id) == self.department)
            and (not self.late or one.late > 0)
            and fold(self.q) in searched
        )


def asked_of(query: QueryDict) -> Asked:
    """What cannot be asked for is not asked for."""
    asked = Asked(**{name: query.get(name, "").strip() for name in Asked._fields})
    return asked if asked.state in set(EntryState) else asked._replace(state="")


@desk_page(Action.SEE_COLLECTING, "GET")
def collecting(request: DeskRequest) -> HttpResponse:
    """The matrix of one period, by default the last one that was opened."""
    town = request.town
    periods = opened_periods(town)
    wanted = identifier(request.GET.get("period", ""))
    period = next((one for one in periods if one.pk == wanted), periods[0] if periods else None)
    buttons = {name: may(request, action) for name, action in BUTTONS.items()}
    context: dict[str, Any] = SECTION | {"periods": periods, "period": period} | buttons
    if period is not None:
        period.organisation = town
        day = today(town)
        fixed = not buttons["may_open"] or (period.locks_on is not None and period.locks_on <= day)
        context |= {"left_out": [] if fixed else charters_without_report(period)}
        context |= _matrix(standings(period, day), period, asked_of(request.GET))
    return render(request, "desk/collecting.html", context)


BUTTONS: Mapping[str, Action] = {
    "may_open": Action.OPEN_PERIOD,
    "may_measure": Action.MANAGE_INDICATORS,
    "may_act": Action.VALIDATE,
    "may_remind": Action.REMIND,
}


def _matrix(found: list[Standing], period: Period, asked: Asked) -> dict[str, Any]:
    say, two_steps = spoken(), period.organisation.two_steps
    there = {state for one in found for state in EntryState if one.counts[state]}
    columns = [state for state in FILLS if state not in SOMETIMES or state in there]
    chosen = [one for one in found if asked.fits(one)]
    departments = {one.report.charter.department for one in found if one.report.charter.department}
    return {
        "asked": asked,
        "lines": [Line(one, bar_of(one), counted(one), one.to_review(two_steps)) for one in chosen],
        "columns": [(state, say(STATE_WORDS[state]), FILLS[state]) for state in columns],
        "state_choices": [(state.value, say(STATE_WORDS[state])) for state in columns],
        "departments": sorted(departments, key=lambda one: sorting(one.name)),
        "waiting": sum(one.publication is None for one in found),
        "ready": sum(one.complete for one in found),
        "handed": sum(one.handed_in for one in found),
        "total": sum(one.total for one in found),
        "to_review": sum(one.to_review(two_steps) for one in found),
        "deadline": _deadline(period.due_on, today(period.organisation)),
    }


def _deadline(due_on: date | None, day: date) -> str:
    if due_on is None:
        return ""
    days = (due_on - day).days
    say = spoken()
    return say.plural(*(LEFT if days >= 0 else PAST), abs(days)).format(day=day_words(due_on, say), n=abs(days))


def bar_of(one: Standing) -> list[tuple[str, str, str]]:
    parts: list[tuple[str, str, str]] = []
    done = 0
    for state, fill in FILLS.items():
        if one.counts[state] and fill != "none":
            x, width = (f"{WIDTH * many / one.total:.1f}" for many in (done, one.counts[state]))
            parts.append((x, width, fill))
        done += one.counts[state]
    return parts


def counted(one: Standing) -> str:
    """Validated: 6; Submitted: 2"""
    say = spoken()
    return "; ".join(f"{say(STATE_WORDS[state])}: {one.counts[state]}" for state in FILLS if one.counts[state])


# For many at once


def ticked(request: DeskRequest, opened: int, sent: QueryDict) -> list[Report]:
    """The reports of a period that are ticked."""
    found = Report.objects.filter(period=period_of(request, opened), pk__in=numbers_in(sent.getlist("report")))
    return list(found.select_related("organisation", "charter", "period").order_by("charter__slug"))


def to_matrix(request: DeskRequest, opened: int) -> HttpResponse:
    return redirect(f"{reverse('desk:collecting', args=[request.town.slug])}?period={opened}")


@desk_page(Action.VALIDATE, "POST")
def collecting_do(request: DeskRequest, opened: int) -> HttpResponse:
    """What a button does for the charters that are ticked. Publishing shows first what stands in the way."""
    reports = ticked(request, opened, request.POST)
    if not reports:
        tell(request, mark("Tick at least one charter first."))
    elif request.POST.get("do") == "publish":
        asked = "&".join(f"report={one.pk}" for one in reports)
        return redirect(f"{reverse('desk:collecting_publish', args=[request.town.slug, opened])}?{asked}")
    elif request.POST.get("do") == "remind":
        tell(request, _remind(request, reports))
    else:
        tell(request, _validate(request, reports))
    return to_matrix(request, opened)


SILENT = {
    Silence.NOTHING: mark("Nobody is written to: nothing is missing of them that can still be entered."),
    Silence.NOBODY: mark("Nobody is written to: nobody fills in what is missing. Name somebody, or invite them."),
    Silence.LATER: mark("Nobody is written to: what is missing is due in more than {n} days."),
}


def _remind(request: DeskRequest, reports: list[Report]) -> str:
    charters = [one.charter_id for one in reports]
    sent = remind_charters(request.user, request.town, charters, today(request.town))
    say = spoken()
    if sent.silence:
        return say(SILENT[sent.silence]).format(n=AHEAD)
    told = say.plural("{n} person is written to.", "{n} people are written to.", len(sent.written))
    told = told if sent.written else say(mark("Nobody is written to."))
    had = say.plural("{n} had a reminder today already.", "{n} had a reminder today already.", len(sent.had_one))
    return told.format(n=len(sent.written)) + (" " + had.format(n=len(sent.had_one)) if sent.had_one else "")


def _validate(request: DeskRequest, reports: list[Report]) -> str:
    done, left = validate_clean(request.user, request.town, reports)
    say = spoken()
    told = say.plural("{n} result was validated.", "{n} results were validated.", done).format(n=done)
    looked = say.plural(
        "{n} has to be looked at, or validated by somebody else.",
        "{n} have to be looked at, or validated by somebody else.",
        left,
    )
    return told + (" " + looked.format(n=left) if left else "")
