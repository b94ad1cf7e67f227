"""The workbook of results on the desk: downloaded, returned, and what is left to decide about it."""

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.access import today
from cartaviva.actions.books import Returned, Row, book_of, bring_back, take_theirs
from cartaviva.core.cycle.entry_merge import Fate
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Refused, Unreadable
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.desk.downloads import download
from cartaviva.desk.entry_forms import EntryForm
from cartaviva.desk.entry_rows import differing
from cartaviva.desk.forms import sentence_of, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import report_of
from cartaviva.formats.readers.limits import MAX_FILE
from cartaviva.records.entries import entries_of, typed_over

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SECTION = {"section": "results"}


class Conflict(NamedTuple):
    """A row to be decided: its fields that differ, with what came back and what is saved."""

    row: Row
    fields: tuple[tuple[str, str, str], ...]


@desk_page(Action.SEE_RESULTS, "GET")
def book(request: DeskRequest, report: int) -> HttpResponse:
    """The workbook of a report, with what was entered so far."""
    name, data = book_of(request.user, report_of(request, report))
    return download(data, name, XLSX)


@desk_page(Action.ENTER)
def book_return(request: DeskRequest) -> HttpResponse:
    """Choose the file; then what became of it."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("file")
    if file is None:
        return _page(request, spoken()(mark("Choose a file.")))
    try:
        if (file.size or 0) > MAX_FILE:
            raise Unreadable("too-large", mark("It has more than 50 MB."))
        returned = bring_back(request.user, request.town, file.read(), file.name or "book.xlsx")
    except Unreadable as error:
        return _page(request, f"{file.name}: {error.finding.sentence(spoken())}")
    except Refused as refused:
        return _page(request, f"{file.name}: {sentence_of(refused)}")
    return _result(request, returned)


def _page(request: DeskRequest, problem: str = "") -> HttpResponse:
    context = SECTION | {"problem": problem, "most": MAX_FILE >> 20}
    return render(request, "desk/book_return.html", context, status=409 if problem else 200)


def _result(request: DeskRequest, returned: Returned, status: int = 200) -> HttpResponse:
    say = spoken()
    left_out = [one for one in returned.findings if one.severity is Severity.INFO]
    context = SECTION | {
        "report": returned.report,
        "name": returned.report.charter.name.said_in(request.language)[0],
        "taken": returned.of(Fate.TAKE),
        "same": returned.of(Fate.SAME),
        "untouched": returned.of(Fate.UNCHANGED),
        "closed": returned.of(Fate.GONE),
        "clashes": [_conflict(row) for row in returned.conflicts],
        "problems": [(one.place.words(say), one.sentence(say)) for one in returned.findings if one not in left_out],
        "notes": [one.sentence(say) for one in left_out],
        "place": lambda row: row.merged.place.words(say),
        "sentence": lambda finding: finding.sentence(say),
    }
    return render(request, "desk/book_returned.html", context, status=status)


def _conflict(row: Row) -> Conflict:
    assert row.merged.ours is not None
    return Conflict(row, differing(row.merged.theirs, row.merged.ours, spoken()))


@desk_page(Action.ENTER, "POST")
def book_settle(request: DeskRequest, report: int) -> HttpResponse:
    """What was decided about conflicts: what is saved stays where nothing else was chosen."""
    found = report_of(request, report, Action.ENTER)
    forms = [(one, EntryForm(request.POST, one.pk)) for one in entries_of(found)]
    chosen = {
        one.pk: (typed_over(one, form.sent(), today(request.town)), form.seen())
        for one, form in forms
        if form.get("choice") == "theirs"
    }
    if not chosen:
        tell(request, mark("What was saved stays as it is."))
        return redirect("desk:report_results", request.town.slug, report)
    returned = take_theirs(request.user, request.town, chosen)
    if not returned.settled:
        return _result(request, returned, 409)
    words = spoken().plural("{n} result was saved.", "{n} results were saved.", len(returned.rows))
    tell(request, words.format(n=len(returned.rows)))
    return redirect("desk:report_results", request.town.slug, report)
