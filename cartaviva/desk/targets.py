"""Targets of a report: what is promised in each row, and the kinds of target that one of them can be given."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cartaviva.actions import promising as actions
from cartaviva.actions.publish import publication_of
from cartaviva.core.cycle.promising import FIELDS, NAMES, target_words
from cartaviva.core.findings import Refused
from cartaviva.core.language.comparing import AGAINST_BEFORE, Comparator
from cartaviva.core.permissions import Action
from cartaviva.core.report import ReportRow
from cartaviva.core.samples import SAMPLES
from cartaviva.core.target import Target
from cartaviva.core.words import mark, mark_plural
from cartaviva.desk.forms import above, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import report_of
from cartaviva.desk.target_forms import TargetForm, kind_asked
from cartaviva.records.checking import results_by_indicator
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import Report
from cartaviva.records.promised import figure_before, to_take_over

SECTION = {"section": "collecting"}
TAKEN = mark_plural("{n} target was taken over.", "{n} targets were taken over.")


@desk_page(Action.MANAGE_INDICATORS)
def report_targets(request: DeskRequest, report: int) -> HttpResponse:
    """Every row with its target, and how it is understood. POST sets again what was set for the last period."""
    found = report_of(request, report, Action.MANAGE_INDICATORS)
    say = spoken()
    if request.method == "POST":
        done = actions.take_over(request.user, found)
        tell(request, say.plural(*TAKEN, done).format(n=done))
        return redirect("desk:report_targets", request.town.slug, report)
    rows = [
        (index, row.stated, target_words(row.target, say, request.language))
        for index, row in enumerate(follow_up_report(found).rows)
    ]
    context = SECTION | {
        "report": found,
        "rows": rows,
        "publication": publication_of(found),
        "offered": to_take_over(found),
    }
    return render(request, "desk/targets.html", context)


@desk_page(Action.MANAGE_INDICATORS)
def report_target(request: DeskRequest, report: int, row: int) -> HttpResponse:
    """First the table of kinds, then the few fields of the one that was chosen."""
    found = report_of(request, report, Action.MANAGE_INDICATORS)
    rows = follow_up_report(found).rows
    if not 0 <= row < len(rows):
        raise Refused("not-found")
    kind = kind_asked(request, FIELDS)
    form = None if kind is None else _form(request, found, row, kind, rows[row])
    if form is not None and form.is_valid():
        with above(form):
            actions.set_target(request.user, found, row, form.target(), form.cleaned_data["wording"])
            tell(request, mark("It was saved."))
            return redirect("desk:report_targets", request.town.slug, report)
    stated = rows[row].stated
    about = [text for text in (stated.text("indicator"), stated.text("commitment")) if text]
    pages = ("results_review", "report_targets")
    review, back = (reverse(f"desk:{page}", args=[request.town.slug, report]) for page in pages)
    name = f"{found.charter.name.said_in(request.language)[0]}, {found.period.label}"
    context = SECTION | {
        "back": back,
        "trail": [(review, name), (back, spoken()(mark("Targets")))],
        "name": name,
        "about": about[0] if about else "",
        "below": about[1] if about[1:] else "",
        "promised": stated.text("target"),
    }
    return target_page(request, context, form, FIELDS, rows[row].target)


def target_page(
    request: DeskRequest, context: dict[str, Any], form: TargetForm | None, kinds: Iterable[Comparator], now: Target
) -> HttpResponse:
    """The kinds that can be chosen, or the form of the one that was. `context`: what desk/target.html asks for."""
    common = {
        "here": request.path,
        "kind": form.kind if form else None,
        "form": form,
        "names": NAMES,
        "kinds": [(one, NAMES[one], SAMPLES[one]) for one in kinds],
        "now": now.comparator,
        "seen": "",
    }
    return render(request, "desk/target.html", common | context)


def _form(request: DeskRequest, report: Report, row: int, kind: Comparator, now: ReportRow) -> TargetForm:
    target = now.target
    if kind in AGAINST_BEFORE and target.comparator is not kind:
        target = _before(report, row, target)
    return TargetForm(given(request), kind=kind, target=target)


def _before(report: Report, row: int, target: Target) -> Target:
    """With the result of the period before, where there was one."""
    indicator = report.results.get(row=row).indicator_id
    last = figure_before(report, results_by_indicator([indicator]).get(indicator, ()))
    return replace(target, value=last.value, unit=last.unit) if last else replace(target, value=None)
