"""Entering results: the reports to fill in, the grid, saving it row by row or whole, submitting, the receipt."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import today
from cartaviva.actions.entering import check_open, enter
from cartaviva.actions.submitting import answer, move, submit
from cartaviva.core.cycle.entry import Gone, gone_from
from cartaviva.core.cycle.entry_words import gone_words
from cartaviva.core.findings import Refused
from cartaviva.core.language.days import day_words
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.core.workflow import HANDED_IN, ON_ITS_WAY, EntryState, Step
from cartaviva.desk.entry_forms import EntryForm
from cartaviva.desk.entry_rows import Around, Clash, Line, before_label, blocks_of, who_entered
from cartaviva.desk.forms import Telling, sentence_of, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.moments import away_words, moment_words, now_in
from cartaviva.desk.reach import entry_of, may, report_of
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.locale import voice
from cartaviva.records.collecting import progress
from cartaviva.records.entries import entries_of, typed_of, typed_over
from cartaviva.records.entry_sheets import EntrySheet, entry_sheet
from cartaviva.records.models import Entry, Report

PAGE = 60
SECTION = {"section": "results"}
WATCHING = mark("You may look at these results, but not change them.")


@desk_page(Action.SEE_RESULTS, "GET")
def results(request: DeskRequest) -> HttpResponse:
    """The reports of opened periods that the person may see, the newest period first."""
    mine = [one for one in progress(request.town) if may(request, Action.SEE_RESULTS, one.report.charter.department_id)]
    day = today(request.town)
    context = SECTION | {
        "page": Paginator(mine, PAGE).get_page(request.GET.get("page")),
        "away": lambda due_on: away_words(due_on, day, spoken()),
    }
    return render(request, "desk/results.html", context)


def _report(request: DeskRequest, pk: int, action: Action) -> Report:
    """One whose period was opened."""
    report = report_of(request, pk, action)
    if report.period.opened_on is None:
        raise Refused("not-found")
    return report


# The grid


class Left(NamedTuple):
    """What could not be saved of a form: by entry, and of rows that are gone."""

    clashes: Mapping[int, Clash] = {}
    gone: tuple[Gone, ...] = ()


NOTHING_LEFT = Left()


@desk_page(Action.SEE_RESULTS, "GET")
def report_results(request: DeskRequest, report: int) -> HttpResponse:
    return _grid(request, _report(request, report, Action.SEE_RESULTS))


def _grid(request: DeskRequest, report: Report, left: Left = NOTHING_LEFT) -> HttpResponse:
    clashes, gone = left
    sheet = entry_sheet(report)
    around = _around(request, sheet)
    blocks = blocks_of(around, clashes)
    lines = [line for block in blocks for line in block.lines]
    due = [line for line in lines if not line.later]
    context = (
        SECTION
        | _shared(around)
        | {
            "blocks": blocks,
            "lines": lines,
            "due": len(due),
            "ready": sum(not line.left for line in due),
            "wrong": [line for line in due if line.left and not line.missing],
            "missing": [line for line in due if line.missing],
            "steps": _steps(lines),
            "sent": [line for line in lines if line.entry.state in ON_ITS_WAY],
            "day": day_words(report.period.due_on, around.say) if report.period.due_on else "",
            "away": away_words(report.period.due_on, around.now.date(), around.say) if report.period.due_on else "",
            "last": _last_saved(around),
            "gone": [gone_words(one, REASONS, around.say) for one in gone],
        }
    )
    return render(request, "desk/results_report.html", context, status=409 if any(left) else 200)


def _around(request: DeskRequest, sheet: EntrySheet) -> Around:
    say = spoken()
    return Around(sheet, say, request.language, now_in(request.town), request.user, _why_not(request, sheet.report))


def _why_not(request: DeskRequest, report: Report) -> str:
    """The sentence where nothing can be entered; "" where it can."""
    say = spoken()
    if not may(request, Action.ENTER, report.charter.department_id):
        return say(WATCHING)
    try:
        check_open(report)
    except Refused as refused:
        return refused.sentence(say)
    return ""


def _shared(around: Around) -> dict[str, Any]:
    """What a block of the grid needs, on the page and by itself."""
    report = around.sheet.report
    texts = voice(around.sheet.language)
    return {
        "report": report,
        "name": report.charter.name.said_in(around.language)[0],
        "why": around.why,
        "before": before_label(around.sheet),
        "answers": (texts(mark("Yes")), texts(mark("No"))),
    }


def _steps(lines: list[Line]) -> int:
    """Where the report stands, by its entry that is least far: 1 draft, 2 submitted, 3 validated, 4 published."""
    order = dict.fromkeys(ON_ITS_WAY, 2) | {EntryState.VALIDATED: 3, EntryState.PUBLISHED: 4}
    return min((order.get(EntryState(line.entry.state), 1) for line in lines), default=1)


def _last_saved(around: Around) -> str:
    saved = [(one.entered_at, one.pk, one) for one in (row.entry for row in around.sheet.rows) if one.entered_at]
    if not saved:
        return ""
    at, _, last = max(saved)
    words = around.say(mark("Last saved {time}, {name}."))
    return words.format(time=moment_words(at, around.now), name=who_entered(last, around.say))


# Saving


@desk_page(Action.ENTER)
def save_entry(request: DeskRequest, entry: int) -> HttpResponse:
    """One row, saved as it is typed: answers its block anew, 409 where it could not be saved."""
    if request.method == "POST":
        if request.POST.get("person", str(request.user.pk)) != str(request.user.pk):
            raise Refused("not-allowed")  # typed by somebody who has signed out since
        found, clash = _save_one(request, entry)
    else:
        found, clash = entry_of(request, entry, Action.ENTER), None
    report, alone = found.report, found.period_id == found.report.period_id
    around = _around(request, entry_sheet(report, [found] if alone else entries_of(report, found.indicator_id)))
    context = _shared(around) | {"block": blocks_of(around, {found.pk: clash} if clash else {})[0]}
    return render(request, "desk/results_block.html", context, status=409 if clash else 200)


def _save_one(request: DeskRequest, pk: int) -> tuple[Entry, Clash | None]:
    """The entry as it is now, and what could not be saved of it."""
    form = EntryForm(request.POST, pk)
    try:
        found = enter(request.user, request.town, pk, {} if form.theirs else form.sent(), form.seen())
        if form.answer:
            answer(request.user, request.town, pk, form.answer)
    except Refused as refused:
        sentence, found = sentence_of(refused), entry_of(request, pk, Action.ENTER)
        if refused.code == "not-now":
            sentence = spoken()(MEANWHILE[EntryState(found.state)])
        typed = typed_over(found, form.sent(), today(request.town))
        return found, Clash(typed, sentence, refused.code == "changed-meanwhile")
    return found, None


MEANWHILE: Mapping[EntryState, str] = {
    **dict.fromkeys(
        ON_ITS_WAY, mark("It was submitted meanwhile. If yours is right, ask whoever submitted it to take it back.")
    ),
    EntryState.VALIDATED: mark("It was validated meanwhile. If yours is right, ask the quality office to return it."),
    EntryState.PUBLISHED: mark(
        "It was published meanwhile. If yours is right, tell the quality office: it is corrected in public."
    ),
}
"""State of an entry in which nothing is entered → what became of it while somebody typed, and what they can do."""


def _save(request: DeskRequest, report: Report) -> Left:
    """What could not be saved. What was not changed is not saved."""
    entries = entries_of(report)
    clashes: dict[int, Clash] = {}
    for one in entries:
        form = EntryForm(request.POST, one.pk)
        if typed_over(one, form.sent(), today(request.town)) != typed_of(one) or form.answer:
            _, clash = _save_one(request, one.pk)
            clashes |= {one.pk: clash} if clash else {}
    return Left(clashes, gone_from(request.POST.dict(), {one.pk for one in entries}, "e"))


@desk_page(Action.ENTER, "POST")
def save_results(request: DeskRequest, report: int) -> HttpResponse:
    """All rows, for a browser without scripts."""
    found = _report(request, report, Action.ENTER)
    if any(left := _save(request, found)):
        return _grid(request, found, left)
    tell(request, mark("Saved. You can go on later."))
    return redirect("desk:report_results", request.town.slug, report)


# Submitting


@desk_page(Action.SUBMIT, "POST")
def submit_results(request: DeskRequest, report: int) -> HttpResponse:
    """Save what was typed, then submit what is ready."""
    found = _report(request, report, Action.SUBMIT)
    if any(left := _save(request, found)):
        return _grid(request, found, left)
    with Telling(request):
        done = submit(request.user, found)
        words = spoken().plural("{n} result was submitted.", "{n} results were submitted.", len(done.entries))
        tell(request, words.format(n=len(done.entries)))
        return redirect("desk:results_receipt", request.town.slug, report)
    return redirect("desk:report_results", request.town.slug, report)


@desk_page(Action.SUBMIT, "POST")
def take_back(request: DeskRequest, report: int) -> HttpResponse:
    """What nobody has looked at yet becomes a draft again."""
    found = _report(request, report, Action.SUBMIT)
    pks = list(found.entries.filter(state=EntryState.SUBMITTED).values_list("pk", flat=True))
    with Telling(request):
        move(request.user, request.town, pks, Step.TAKE_BACK)
        tell(request, mark("They are drafts again: change what you need and submit them anew."))
    return redirect("desk:report_results", request.town.slug, report)


@desk_page(Action.SEE_RESULTS, "GET")
def results_receipt(request: DeskRequest, report: int) -> HttpResponse:
    """What was submitted, when and by whom."""
    found = _report(request, report, Action.SEE_RESULTS)
    around = _around(request, entry_sheet(found))
    lines = [line for block in blocks_of(around, {}) for line in block.lines]
    submitted = any(line.entry.state == EntryState.SUBMITTED for line in lines)
    context = (
        SECTION
        | _shared(around)
        | {
            "lines": [line for line in lines if line.entry.state in HANDED_IN],
            "left": [line for line in lines if line.left and not line.later],
            "may_take_back": submitted and not around.why and may(request, Action.SUBMIT, found.charter.department_id),
            "two_steps": request.town.two_steps,
        }
    )
    return render(request, "desk/results_receipt.html", context)
