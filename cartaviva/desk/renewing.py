"""Telling an open report what its charter says otherwise since it was opened, and taking that over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect

from cartaviva.actions.measuring import code_of
from cartaviva.actions.renewing import renew
from cartaviva.core.cycle.renewal import Differing
from cartaviva.core.permissions import Action
from cartaviva.core.words import Say, mark
from cartaviva.desk.forms import Telling, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may, report_of
from cartaviva.desk.trail_rows import Said, details_said
from cartaviva.records.models import AuditEvent, Report
from cartaviva.records.renewal import renewals

LABELS: Mapping[str, str] = {"commitment": mark("Commitment"), "indicator": mark("Indicator"), "target": mark("Target")}
NEW, GONE = mark("New in the charter"), mark("No longer in the charter")
NOT_ASKED = frozenset({"owner"})
"""Of how an indicator is measured, what changes nothing in a report."""


class Shown(NamedTuple):
    """An indicator that differs: whether it is new or gone, or the pairs that differ, each with its label."""

    name: str
    words: str
    changed: list[Said]


def renewal_context(request: DeskRequest, report: Report) -> dict[str, Any]:
    """For the page of a report: what to say, and whether there is a button; None where there is nothing to say."""
    say, found = spoken(), renewals([report])[report.pk]
    measured = _measured(report, found.measured, say) if found.measured else []
    if found.version is None and not measured:
        return {"renewal": None}
    return {
        "renewal": {
            "version": found.version,
            "lines": [_line(one, say) for one in found.lines],
            "measured": measured,
            "may": may(request, Action.OPEN_PERIOD),
        }
    }


def _line(one: Differing, say: Say) -> Shown:
    said = one.before or one.now
    assert said is not None
    words = say(NEW) if one.before is None else say(GONE) if one.now is None else ""
    return Shown(
        said.indicator or said.commitment, words, [Said(say(LABELS[key]), was, now) for key, was, now in one.changed]
    )


def _measured(report: Report, events: tuple[AuditEvent, ...], say: Say) -> list[tuple[datetime, list[Said]]]:
    """Each change with its moment, under the names that the report has for its indicators."""
    rows = report.results.select_related("indicator__commitment")
    names = {code_of(one.indicator): one.stated.get("indicator") or one.stated.get("commitment") or "" for one in rows}
    found = []
    for event in events:
        told = {code: _asked(value) for code, value in event.details.items() if code in names}
        said = [one._replace(label=names[one.label]) for one in details_said(_different(told), {}, say)]
        found += [(event.at, said)] if said else []
    return found


def _asked(value: Mapping[str, Any]) -> dict[str, Any]:
    return {side: {key: each[key] for key in each if key not in NOT_ASKED} for side, each in value.items()}


def _different(told: Mapping[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in told.items() if value["from"] != value["to"]}


@desk_page(Action.OPEN_PERIOD, "POST")
def results_renew(request: DeskRequest, report: int) -> HttpResponse:
    """Take the newer version over."""
    with Telling(request):
        renew(request.user, report_of(request, report))
        tell(request, mark("The report says what the newer version says. Drafts stayed: look at them again."))
    return redirect("desk:results_review", request.town.slug, report)
