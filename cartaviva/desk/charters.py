"""Charters of the town, and their versions: begun, approved, begun anew."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions import charters as actions
from cartaviva.actions.access import or_not_found, today
from cartaviva.core.cycle.measuring import FREQUENCY_WORDS, SENSELESS
from cartaviva.core.cycle.promising import target_words
from cartaviva.core.findings import Refused
from cartaviva.core.language.days import day_words
from cartaviva.core.period import Frequency
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.core.workflow import STATE_WORDS, VersionState
from cartaviva.desk.charter_forms import ApprovalForm, CharterForm
from cartaviva.desk.forms import Telling, beside, given, sentence_of, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import charter_of, may
from cartaviva.records.charters import IN_ORDER
from cartaviva.records.convert import target_of
from cartaviva.records.models import Charter, CharterVersion
from cartaviva.records.versions import Measured, draft_of, in_force_until, listed_charters, promises_of, seen_of

SECTION = {"section": "charters"}


def written_draft(request: DeskRequest, slug: str) -> CharterVersion:
    """The draft of a charter. Raises Refused: "not-found", and "no-draft" where nothing of it can be written."""
    charter = charter_of(request, slug)
    draft = draft_of(charter)
    if draft is None:
        raise Refused("no-draft")
    draft.charter, draft.organisation = charter, request.town
    return draft


def to_charter(request: DeskRequest, slug: str, words: str) -> HttpResponse:
    tell(request, words)
    return redirect("desk:charter", request.town.slug, slug)


@desk_page(Action.SEE_CHARTERS, "GET")
def charters(request: DeskRequest) -> HttpResponse:
    """Each with the version that is in force, or will be."""
    context = {
        "listed": listed_charters(request.town, today(request.town)),
        "state_words": STATE_WORDS,
        "may_manage": may(request, Action.MANAGE_CHARTERS),
        "may_import": may(request, Action.IMPORT),
    }
    return render(request, "desk/charters.html", SECTION | context)


@desk_page(Action.SEE_CHARTERS, "GET")
def charter(request: DeskRequest, charter: str, version: int | None = None) -> HttpResponse:
    """What a version promises: that of the number, else the draft, else the last one that was approved."""
    found = charter_of(request, charter)
    known = list(found.versions.order_by(*IN_ORDER))
    drafts = [one for one in known if one.state == VersionState.DRAFT]
    approved = [one for one in known if one.state == VersionState.APPROVED]
    versions = [*approved, *drafts]
    asked = [one for one in versions if version is None or one.number == version]
    shown = or_not_found(asked[-1] if asked else None)
    manages, promises = may(request, Action.MANAGE_CHARTERS), promises_of(shown)
    context = {
        "charter": found,
        "shown": shown,
        "versions": versions,
        "until": {one.pk: in_force_until(one, approved, found.ended_on) for one in approved},
        "state_words": STATE_WORDS,
        "before": approved[-1] if approved else None,
        "promises": promises,
        "seen": seen_of(shown, promises),
        "said": lambda line: _said(request, line),
        "writes": manages and shown in drafts,
        "begins": manages and not drafts,
        "manages": manages,
        "measures": may(request, Action.MANAGE_INDICATORS),
    }
    return render(request, "desk/charter.html", SECTION | context)


def _said(request: DeskRequest, line: Measured) -> tuple[str, str]:
    """How its target is understood, and how often it is measured."""
    say = spoken()
    words = target_words(target_of(line.target), say, request.language) if line.target else ""
    return words, say(FREQUENCY_WORDS[Frequency(line.indicator.frequency)])


@desk_page(Action.MANAGE_CHARTERS)
def add_charter(request: DeskRequest) -> HttpResponse:
    form = CharterForm(given(request), town=request.town)
    if form.is_valid():
        with beside(form, {"charter-named": form.first}):
            made = actions.create_charter(request.user, request.town, *form.named(), form.cleaned_data["in_force_from"])
            return to_charter(request, made.slug, mark("Now add what is promised in it."))
    return charter_form(request, None, form, mark("A new charter"), mark("Create the charter"))


@desk_page(Action.MANAGE_CHARTERS)
def change_charter(request: DeskRequest, charter: str) -> HttpResponse:
    """Its name and department."""
    found = charter_of(request, charter)
    form = CharterForm(given(request), town=request.town, charter=found)
    if form.is_valid():
        with beside(form, {"charter-named": form.first}):
            actions.change_charter(request.user, found, *form.named())
            return to_charter(request, charter, mark("It was saved."))
    return charter_form(request, found, form, mark("Name and department"), mark("Save"))


@desk_page(Action.MANAGE_CHARTERS, "POST")
def begin_version(request: DeskRequest, charter: str) -> HttpResponse:
    found = charter_of(request, charter)
    with Telling(request):
        made = actions.begin_version(request.user, found)
        words = spoken()(mark("Version {n} is a draft now. Change it, then enter its approval."))
        tell(request, words.format(n=made.number))
    return redirect("desk:charter", request.town.slug, charter)


@desk_page(Action.MANAGE_CHARTERS, "POST")
def drop_version(request: DeskRequest, charter: str) -> HttpResponse:
    """The very draft that was looked at: what somebody wrote meanwhile is shown first."""
    draft = written_draft(request, charter)
    with Telling(request):
        actions.drop_version(request.user, draft, request.POST.get("seen", ""))
        tell(request, mark("The draft was discarded."))
        return redirect("desk:charters", request.town.slug)
    return redirect("desk:charter", request.town.slug, charter)


@desk_page(Action.MANAGE_CHARTERS)
def approve_version(request: DeskRequest, charter: str) -> HttpResponse:
    """Who approved it, and from when on it is in force; `seen` comes with the link from the page of its text."""
    draft = written_draft(request, charter)
    sent = request.POST if request.method == "POST" else request.GET
    seen = sent.get("seen", "")
    form = ApprovalForm(given(request), initial={"in_force_from": draft.in_force_from})
    if form.is_valid():
        try:
            actions.approve_version(request.user, draft, form.approval(), seen)
        except Refused as problem:
            about = f"{problem.detail}: " if problem.code in SENSELESS else ""
            form.add_error(FIELD_OF.get(problem.code), about + sentence_of(problem))
        else:
            day = day_words(form.approval().in_force_from, spoken())
            told = mark("The version is approved. A period that ends on {day} or later asks for its results.")
            return to_charter(request, charter, spoken()(told).format(day=day))
    lede = mark("Once approved, a version is never edited: what changes later begins a new version.")
    more = {"lede": lede, "seen": seen}
    return charter_form(request, draft.charter, form, mark("Approve the version"), mark("Approve"), **more)


FIELD_OF = {
    "approval-incomplete": "approved_on",
    "approved-day": "approved_on",
    "in-force-day": "in_force_from",
    "in-force-order": "in_force_from",
}


def charter_form(
    request: DeskRequest, charter: Charter | None, form: forms.Form, title: str, button: str, **more: Any
) -> HttpResponse:
    """A form about a charter; None for a new one.

    `more`: a `lede`, what it is `about`, its fields in `groups`, the `row` of a measurement, where to `withdraw` it
    and the digest of what goes, the digest of what was `seen`, and the last number of its kind, `after` which it comes.
    """
    common = {"charter": charter, "form": form, "title": title, "button": button, "groups": [("", list(form))]}
    context = common | {"lede": "", "about": None, "row": None, "withdraw": "", "seen": "", "after": None} | more
    return render(request, "desk/charter_form.html", SECTION | context)
