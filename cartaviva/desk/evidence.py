"""Files that back an entry: the list with its upload form, and the files themselves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cartaviva.actions import evidence as actions
from cartaviva.actions.access import or_not_found
from cartaviva.core.permissions import Action
from cartaviva.core.published.personal_data import personal_data
from cartaviva.core.words import mark
from cartaviva.core.workflow import EntryState, Step, can
from cartaviva.desk.downloads import download_stored
from cartaviva.desk.forms import SpokenForm, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import entry_of, may
from cartaviva.formats.metadata import LARGEST
from cartaviva.records.entries import indicator_texts
from cartaviva.records.models import Entry, Evidence
from cartaviva.records.stored_files import Named

SECTION = {"section": "results"}


def shown_evidence(request: DeskRequest, entry: Entry) -> dict[str, Any]:
    """What the partial `desk/evidence.html` needs of one entry."""
    open_now = can(EntryState(entry.state), Step.ENTER)
    return {
        "entry": entry,
        "files": list(entry.evidence.order_by("pk")),
        "may_add": open_now and may(request, Action.ENTER, entry.report.charter.department_id),
        "may_disclose": may(request, Action.PUBLISH),
        "most": LARGEST >> 20,
    }


@desk_page(Action.SEE_RESULTS, "GET")
def entry_evidence(request: DeskRequest, entry: int) -> HttpResponse:
    """The files of an entry on a page of their own."""
    found = entry_of(request, entry)
    words = indicator_texts(found.report, request.language).get(found.indicator_id, "")
    return render(request, "desk/evidence_page.html", SECTION | shown_evidence(request, found) | {"indicator": words})


@desk_page(Action.ENTER, "POST")
def add_evidence(request: DeskRequest, entry: int) -> HttpResponse:
    """Files that somebody chose. What is wrong with one does not keep the others out."""
    entry_of(request, entry, Action.ENTER)
    files = request.FILES.getlist("file")
    if not files:
        tell(request, mark("Choose at least one file."))
    for file in files:
        if problem := actions.add_sent(request.user, request.town, entry, file, spoken()):
            messages.error(request, problem)
    return _back(request, entry)


@desk_page(Action.SEE_RESULTS, "GET")
def evidence(request: DeskRequest, evidence: int) -> HttpResponse:
    """The file: to be kept, never to be shown by the browser under this address."""
    found = _evidence(request, evidence, Action.SEE_RESULTS)
    kept = Named(request.town.slug, found.sha256, "evidence", found.name)
    back = reverse("desk:entry_evidence", args=[request.town.slug, found.entry_id])
    return download_stored(request, kept, back, found.media_type)


@desk_page(Action.ENTER, "POST")
def remove_evidence(request: DeskRequest, evidence: int) -> HttpResponse:
    found = _evidence(request, evidence, Action.ENTER)
    actions.remove(request.user, request.town, evidence)
    tell(request, mark("The file was taken away."))
    return _back(request, found.entry_id)


class DiscloseForm(SpokenForm):
    looked = forms.BooleanField(label=mark("I have looked into the file: it names nobody and shows no signature."))


@desk_page(Action.PUBLISH)
def disclose_evidence(request: DeskRequest, evidence: int) -> HttpResponse:
    """Have the file published with its report, after a warning; or take that back."""
    found = _evidence(request, evidence, Action.PUBLISH)
    if found.public and request.method == "POST":
        actions.disclose(request.user, request.town, evidence, public=False)
        tell(request, mark("The file is internal now. Publications that have it already keep it."))
        return _back(request, found.entry_id)
    form = DiscloseForm(given(request))
    if form.is_valid():
        actions.disclose(request.user, request.town, evidence, public=True)
        tell(request, mark("The file will be published with the report."))
        return _back(request, found.entry_id)
    named = [finding.message(spoken()) for finding in personal_data(found.name)]
    context = SECTION | {"file": found, "entry": found.entry, "form": form, "named": named}
    return render(request, "desk/evidence_disclose.html", context)


def _evidence(request: DeskRequest, pk: int, action: Action) -> Evidence:
    found = or_not_found(Evidence.objects.filter(organisation=request.town, pk=pk).first())
    found.entry = entry_of(request, found.entry_id, action)
    return found


def _back(request: DeskRequest, entry: int) -> HttpResponse:
    return redirect("desk:entry_evidence", request.town.slug, entry)
