"""Reviewing the results of one charter: validated, endorsed, or returned with a comment; and more time for it."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import today
from cartaviva.actions.bulk import without_finding
from cartaviva.actions.exempting import exempt
from cartaviva.actions.publish import publication_of
from cartaviva.actions.submitting import STEPS, move, validation_refusal
from cartaviva.core.cycle.entry_words import as_typed, figure_text
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.cycle.measuring import AGGREGATION_WORDS
from cartaviva.core.display import STATUS_WORDS, degree_text, difference_text
from cartaviva.core.findings import Refused
from cartaviva.core.language.numerals import NO_BREAK_SPACE
from cartaviva.core.permissions import Action
from cartaviva.core.result import NoResult
from cartaviva.core.target import Target
from cartaviva.core.words import mark, mark_plural
from cartaviva.core.workflow import SETTLED, STATE_WORDS, EntryState, Step, can, to_validate
from cartaviva.desk.forms import DayField, SpokenForm, above, given, numbers_in, sentence_of, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may, report_of
from cartaviva.desk.renewing import renewal_context
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.records.convert import policy_of
from cartaviva.records.entries import asked_of, language_of, typed_of
from cartaviva.records.models import Entry, Report
from cartaviva.records.reviewing import Reviewed, ReviewLine, review_lines

SECTION = {"section": "collecting"}
OFFERED = (Step.ENDORSE, Step.VALIDATE, Step.RETURN)
"""Steps that the page has buttons for."""
DONE: Mapping[Step, tuple[str, str]] = {
    Step.VALIDATE: mark_plural("{n} result was validated.", "{n} results were validated."),
    Step.ENDORSE: mark_plural("{n} result was endorsed.", "{n} results were endorsed."),
    Step.RETURN: mark_plural(
        "{n} result was returned. The service reads your comment.",
        "{n} results were returned. The service reads your comment.",
    ),
}


class ExemptForm(SpokenForm):
    """Until when, and why, a report may be filled in after its period was locked."""

    until = DayField(label=mark("Last day of the extension"))
    reason = forms.CharField(
        label=mark("Why"),
        help_text=mark("The service and the auditor will read it."),
        widget=forms.Textarea({"rows": 2}),
        max_length=2_000,
    )


class Typed(NamedTuple):
    """What was typed for the results that are ticked, what is wrong with it, and the pks of those entries."""

    comment: str = ""
    problem: str = ""
    ticked: Collection[int] = ()


NOTHING = Typed()


class Shown(NamedTuple):
    """An entry in words, and what can be done with it: step → "" where it can, else why not."""

    reviewed: Reviewed
    typed: str
    read: str
    difference: str
    degree: str
    status: str
    state: str
    findings: list[tuple[str, str]]
    steps: Mapping[str, str]


@desk_page(Action.SEE_RESULTS, "GET")
def results_review(request: DeskRequest, report: int) -> HttpResponse:
    """Every entry with its history, remarks and findings, and the buttons that the person may press."""
    found = report_of(request, report)
    return render(request, "desk/results_review.html", _page(request, found, ExemptForm()))


@desk_page(Action.ENDORSE, "POST")
def results_endorse(request: DeskRequest, report: int) -> HttpResponse:
    """The head of service has seen the entries that are ticked, or one."""
    return _take(request, report_of(request, report), Step.ENDORSE)


@desk_page(Action.VALIDATE, "POST")
def results_decide(request: DeskRequest, report: int) -> HttpResponse:
    """Validate or return the entries that are ticked, one, or all without a finding."""
    return _take(request, report_of(request, report), Step.RETURN if "return" in request.POST else Step.VALIDATE)


def _take(request: DeskRequest, report: Report, step: Step) -> HttpResponse:
    """One step for the entries that the form names; then back to the page, with what became of it."""
    chosen = _chosen(request, report, step)
    try:
        moved = move(request.user, request.town, chosen, step, request.POST.get("comment", "").strip())
    except Refused as refused:
        return _again(request, report, refused, chosen)
    tell(request, spoken().plural(*DONE[step], len(moved)).format(n=len(moved)))
    return redirect("desk:results_review", request.town.slug, report.pk)


TICK = mark("Tick at least one result first.")


def _again(request: DeskRequest, report: Report, refused: Refused, chosen: Collection[int]) -> HttpResponse:
    """The page with the comment that was typed, and with what was ticked where nothing but the comment is missing."""
    silent = refused.code == "comment-needed"
    if not silent:
        tell(request, TICK if refused.code == "no-entries" else sentence_of(refused))
    typed = Typed(request.POST.get("comment", ""), sentence_of(refused) if silent else "", chosen if silent else ())
    return render(request, "desk/results_review.html", _page(request, report, ExemptForm(), typed), status=409)


def _chosen(request: DeskRequest, report: Report, step: Step) -> dict[int, int | None]:
    """The entries of the report that the form names → the revision that its page showed of each."""
    one = identifier(request.POST.get(step.value, ""))
    if one is None and "clean" in request.POST:
        each = _reviewed(report)
        return {of.entry.pk: of.entry.revision for of in each if without_finding(request.user, of)}
    pks = numbers_in(request.POST.getlist("entry")) if one is None else [one]
    mine = report.entries.filter(pk__in=pks).values_list("pk", flat=True)
    return {pk: identifier(request.POST.get(f"{pk}-revision", "")) for pk in mine}


@desk_page(Action.EXEMPT, "POST")
def results_exempt(request: DeskRequest, report: int) -> HttpResponse:
    """More time for this report alone."""
    found = report_of(request, report)
    form = ExemptForm(given(request))
    if form.is_valid():
        with above(form):
            exempt(request.user, found, form.cleaned_data["until"], form.cleaned_data["reason"])
            tell(request, mark("The extension was granted. It ends by itself."))
            return redirect("desk:results_review", request.town.slug, report)
    return render(request, "desk/results_review.html", _page(request, found, form))


def _reviewed(report: Report) -> list[Reviewed]:
    lines = review_lines([report])[report.pk]
    return [one for line in lines for one in line.entries]


def _page(request: DeskRequest, report: Report, form: ExemptForm, typed: Typed = NOTHING) -> dict[str, Any]:
    lines = review_lines([report])[report.pk]
    department = report.charter.department_id
    allowed = {step: may(request, STEPS[step], department) for step in OFFERED}
    allowed[Step.ENDORSE] = allowed[Step.ENDORSE] and request.town.two_steps
    entries = [one for line in lines for one in line.entries]
    shown = [(line, [_shown(one, line, request, allowed) for one in line.entries]) for line in lines]
    publication = publication_of(report)
    renewal = {"renewal": None} if publication else renewal_context(request, report)
    return (
        SECTION
        | renewal
        | {
            "report": report,
            "publication": publication,
            "lines": shown,
            "ways": {way.value: words for way, words in AGGREGATION_WORDS.items()},
            "actionable": any(one.steps for _, each in shown for one in each),
            "histories": {line.indicator.pk: _history(line, report) for line in lines},
            "may": {step.value: it for step, it in allowed.items()},
            "clean": sum(allowed[Step.VALIDATE] and without_finding(request.user, one) for one in entries),
            "waiting": sum(one.entry.state in to_validate(request.town.two_steps) for one in entries),
            "exemptions": list(report.exemptions.select_related("granted_by").order_by("-until")),
            "settled": bool(entries) and all(one.entry.state in SETTLED for one in entries),
            "may_publish": may(request, Action.PUBLISH),
            "today": today(request.town),
            "may_set_targets": may(request, Action.MANAGE_INDICATORS),
            "may_exempt": may(request, Action.EXEMPT) and report.period.opened_on,
            "form": form,
            "typed": typed,
        }
    )


def _shown(one: Reviewed, line: ReviewLine, request: DeskRequest, may: Mapping[Step, bool]) -> Shown:
    entry, state, say = one.entry, EntryState(one.entry.state), spoken()
    language = language_of(entry.report)
    target, assessment = asked_of(entry, line.text, language).target, one.read.assessment
    return Shown(
        one,
        *_figure(typed_of(entry).figure, _read(one, target, language)),
        difference_text(assessment, target.unit, request.language),
        degree_text(assessment, policy_of(request.town), request.language),
        say(STATUS_WORDS[assessment.status]) if typed_of(entry).answered else "",
        say(STATE_WORDS[state]),
        [(finding.message(say), finding.advice(say)) for finding in one.findings],
        {step.value: _hindered(entry, step, request) for step in OFFERED if may[step] and can(state, step)},
    )


def _hindered(entry: Entry, step: Step, request: DeskRequest) -> str:
    """Why a step cannot be taken now though its state allows it; "" where it can."""
    refused = validation_refusal(entry, request.user) if step is Step.VALIDATE else None
    return refused.sentence(spoken()) if refused else ""


def _figure(typed: str, read: str) -> tuple[str, str]:
    """Both are said, or what was read alone where that is what was typed, with the unit of its field after it."""
    unit = read.removeprefix(typed)
    return (read, "") if typed and unit and unit != read and unit[0] not in "0123456789.," else (typed, read)


def _read(one: Reviewed, target: Target, language: str) -> str:
    """The figure as it was understood, where that is more than what was typed."""
    result = one.read.result
    if isinstance(result, NoResult):
        return spoken()(REASONS[result.reason])
    if result is None or result.value is None:
        return ""
    plain = one.entry.text and result.numerator is None
    read = as_typed(result, language) if plain else figure_text(result, target, language)
    return "" if read.replace(NO_BREAK_SPACE, " ") == typed_of(one.entry).figure.replace(NO_BREAK_SPACE, " ") else read


def _history(line: ReviewLine, report: Report) -> list[tuple[str, str, str]]:
    """Period, result and status of each earlier one."""
    say, language = spoken(), language_of(report)
    found = []
    for past in line.history:
        result = past.result
        if isinstance(result, NoResult):
            words = say(REASONS[result.reason])
        else:
            words = figure_text(result, past.target, language) if result and result.value is not None else "–"
        found.append((past.label, words, say(STATUS_WORDS[past.assessment.status])))
    return found
