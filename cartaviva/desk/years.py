"""Closing a year, and the improvement lines that a town adds up by."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cartaviva.actions.closing import Noted, close_year, correct_year, end_charters, reports_that_stand
from cartaviva.actions.lines import assign_lines, save_lines
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.permissions import Action
from cartaviva.core.words import LANGUAGES, Text, mark
from cartaviva.desk.forms import above, given, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.publish_forms import CloseYearForm, CorrectYearForm
from cartaviva.desk.reach import period_of
from cartaviva.records.models import CommitmentWording, Period, Publication
from cartaviva.records.models.publication import YEAR
from cartaviva.records.published import opened_year
from cartaviva.records.publishing import year_of

SECTION = {"section": "publishing"}
NEW_LINES = 3
"""Empty lines that the form offers."""


@desk_page(Action.CLOSE_YEAR)
def publish_year(request: DeskRequest, closing: int) -> HttpResponse:
    """Which charters are missing, and who took note once none is."""
    found = period_of(request, closing)
    if request.POST.get("do") == "end":
        return _end(request, found)
    form = CloseYearForm(given(request))
    if form.is_valid():
        with above(form):
            closed = close_year(request.user, found, **form.cleaned_data)
            return redirect("desk:publication", request.town.slug, closed.number)
    shown = year_of(found, Publication.objects.filter(period=found, kind=YEAR).order_by("number").last())
    return render(request, "desk/publish_year.html", SECTION | {"year": shown, "form": form})


def correct_closed(request: DeskRequest, publication: Publication) -> HttpResponse:
    """Another body, day or file number than those under which a year was closed, or the reports as they stand now."""
    value = opened_year(publication)
    noted_then = {one.number for one in value.reports}
    since = [one for one in reports_that_stand(publication.period) if one.number not in noted_then]
    noted = {"noted_by": value.noted_by, "noted_on": value.noted_on, "file_number": value.file_number}
    form = CorrectYearForm(given(request), initial=noted)
    if not since:
        del form.fields["anew"]
    if form.is_valid():
        said = form.cleaned_data
        note = Noted(said["noted_by"], said["noted_on"], said["file_number"])
        with above(form):
            new = correct_year(request.user, publication, note, said["reason"], said.get("anew", False))
            return redirect("desk:publication", request.town.slug, new.number)
    context = SECTION | {"publication": publication, "form": form, "since": since}
    return render(request, "desk/year_correct.html", context)


def _end(request: DeskRequest, period: Period) -> HttpResponse:
    if ended := request.POST.getlist("ended"):
        end_charters(request.user, period, ended)
        tell(request, mark("It was saved."))
    else:
        tell(request, mark("It is not said which charters ended."))
    return redirect("desk:publish_year", request.town.slug, period.pk)


@desk_page(Action.MANAGE_LINES)
def lines(request: DeskRequest) -> HttpResponse:
    """The town's lines, and those of the commitments of one charter. POST saves the one or the other."""
    if request.method == "POST":
        (_assign if request.POST.get("do") == "assign" else _save)(request)
        tell(request, mark("It was saved."))
        asked = f"?charter={quote(request.POST['charter'])}" if "charter" in request.POST else ""
        return redirect(reverse("desk:lines", args=[request.town.slug]) + asked)
    charters = list(request.town.charters.order_by("slug"))
    chosen = next(
        (one for one in charters if one.slug == request.GET.get("charter")), charters[0] if charters else None
    )
    commitments = list(chosen.commitments.order_by("pk")) if chosen else []
    worded = CommitmentWording.objects.filter(commitment__in=commitments).order_by("version__number")
    wordings = {one.commitment_id: one.text for one in worded}
    context = SECTION | {
        "lines": list(request.town.improvement_lines.order_by("order", "pk")),
        "new": range(NEW_LINES),
        "charters": charters,
        "chosen": chosen,
        "commitments": [(one, wordings.get(one.pk, "")) for one in commitments],
    }
    return render(request, "desk/lines.html", context)


def _save(request: DeskRequest) -> None:
    def name(prefix: str) -> Text:
        return Text.of(**{language: request.POST.get(f"{prefix}-{language}", "")[:200] for language in LANGUAGES})

    known = [(line.pk, name(f"line{line.pk}")) for line in request.town.improvement_lines.order_by("order", "pk")]
    new = [(None, name(f"new{number}")) for number in range(NEW_LINES)]
    save_lines(request.user, request.town, [*known, *new])


def _assign(request: DeskRequest) -> None:
    given = {name.removeprefix("c:"): str(value) for name, value in request.POST.items() if name.startswith("c:")}
    numbers = {code: identifier(value) for code, value in given.items()}
    assign_lines(request.user, request.town, numbers)
