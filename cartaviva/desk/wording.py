"""Writing in a draft: commitments, their indicators, and what is promised of each."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cartaviva.actions import wording as actions
from cartaviva.actions.access import or_not_found
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.cycle.promising import FIELDS
from cartaviva.core.language.comparing import AGAINST_BEFORE
from cartaviva.core.permissions import Action
from cartaviva.core.words import NO_TEXT, mark
from cartaviva.desk.charter_forms import CommitmentForm, IndicatorForm
from cartaviva.desk.charters import SECTION, charter_form, to_charter, written_draft
from cartaviva.desk.forms import Telling, above, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.indicators import MeasurementForm, owner_choices
from cartaviva.desk.target_forms import TargetForm, kind_asked
from cartaviva.desk.targets import target_page
from cartaviva.records.convert import target_of
from cartaviva.records.indicators import NO_TARGET, IndicatorLine
from cartaviva.records.models import CharterVersion, CommitmentWording, Indicator, IndicatorWording, Organisation
from cartaviva.records.numbering import last_indicator, last_number
from cartaviva.records.versions import seen_going, seen_target, seen_wording

STANDING = [kind for kind in FIELDS if kind not in AGAINST_BEFORE]
"""Kinds of targets that a version can promise: what the period before gave is known in each period alone."""


def _worded(draft: CharterVersion, commitment: int) -> CommitmentWording:
    return or_not_found(draft.wordings.filter(commitment__pk=commitment).select_related("commitment").first())


def _named(draft: CharterVersion, indicator: int) -> IndicatorWording:
    found = draft.indicator_wordings.filter(indicator__pk=indicator).select_related("indicator__commitment")
    return or_not_found(found.first())


def _address(request: DeskRequest, name: str, charter: str, number: int) -> str:
    return reverse(f"desk:{name}", args=[request.town.slug, charter, number])


@desk_page(Action.MANAGE_CHARTERS)
def add_commitment(request: DeskRequest, charter: str) -> HttpResponse:
    draft = written_draft(request, charter)
    form = CommitmentForm(given(request), charter=draft.charter, wording=None)
    after = _after(request, last_number(draft.charter))
    if form.is_valid():
        made = actions.add_commitment(request.user, draft, form.worded(), after)
        tell(request, mark("Now say how it is measured."))
        return redirect("desk:add_indicator", request.town.slug, charter, made.pk)
    more = {"groups": form.groups(), "after": after}
    return charter_form(request, draft.charter, form, mark("A new commitment"), mark("Add the commitment"), **more)


def _after(request: DeskRequest, last: int) -> int:
    """The last number of its kind when the form of something new was opened: sent twice, it adds one thing."""
    sent = identifier(request.POST.get("after", ""))
    return last if sent is None else min(sent, last)


def _seen(request: DeskRequest) -> str:
    """Over which wording it was typed. After a refusal the form carries that of now, which the refusal has shown."""
    return request.POST.get("seen", "")


@desk_page(Action.MANAGE_CHARTERS)
def commitment(request: DeskRequest, charter: str, commitment: int) -> HttpResponse:
    """Other words for it, or another place."""
    draft = written_draft(request, charter)
    found = _worded(draft, commitment)
    form = CommitmentForm(given(request), charter=draft.charter, wording=found)
    if form.is_valid():
        with above(form):
            actions.word_commitment(request.user, draft, found.commitment, form.worded(), _seen(request))
            return to_charter(request, charter, mark("It was saved."))
    withdraw = _address(request, "withdraw_commitment", charter, commitment), seen_going(draft, commitment)
    more = {"groups": form.groups(), "withdraw": withdraw, "seen": seen_wording(found)}
    return charter_form(request, draft.charter, form, mark("Change a commitment"), mark("Save"), **more)


@desk_page(Action.MANAGE_CHARTERS, "POST")
def move_commitment(request: DeskRequest, charter: str, commitment: int) -> HttpResponse:
    """One place up or down, with the heading above it where it is at the edge of that."""
    draft = written_draft(request, charter)
    found = _worded(draft, commitment).commitment
    actions.move_commitment(request.user, draft, found, 1 if request.POST.get("to") == "down" else -1)
    return redirect(f"{reverse('desk:charter', args=[request.town.slug, charter])}#c{commitment}")


@desk_page(Action.MANAGE_CHARTERS, "POST")
def withdraw_commitment(request: DeskRequest, charter: str, commitment: int) -> HttpResponse:
    draft = written_draft(request, charter)
    found = _worded(draft, commitment).commitment
    with Telling(request):
        actions.withdraw_commitment(request.user, draft, found, _seen(request))
        tell(request, mark("The commitment was withdrawn from the draft."))
    return redirect("desk:charter", request.town.slug, charter)


@desk_page(Action.MANAGE_CHARTERS)
def add_indicator(request: DeskRequest, charter: str, commitment: int) -> HttpResponse:
    """Its name and how it is measured; then its target is asked for."""
    draft = written_draft(request, charter)
    found = _worded(draft, commitment)
    sent = given(request)
    form = IndicatorForm(sent, town=request.town, text=NO_TEXT)
    row = _measurement(sent, request.town, found)
    after = _after(request, last_indicator(found.commitment))
    if all([form.is_valid(), row.is_valid()]):
        with above(row):
            new = actions.NewIndicator(form.typed(), row.measurement())
            made = actions.add_indicator(request.user, draft, found.commitment, new, after)
            tell(request, mark("Now say what is promised."))
            return redirect("desk:charter_target", request.town.slug, charter, made.pk)
    more = {"row": row, "about": found.text, "after": after}
    return charter_form(request, draft.charter, form, mark("A new indicator"), mark("Add the indicator"), **more)


def _measurement(sent: Any, town: Organisation, wording: CommitmentWording) -> MeasurementForm:
    line = IndicatorLine(Indicator(), wording.text, NO_TEXT, NO_TARGET)
    return MeasurementForm(sent, prefix="how", line=line, town=town, owners=owner_choices(town))


@desk_page(Action.MANAGE_CHARTERS)
def indicator(request: DeskRequest, charter: str, indicator: int) -> HttpResponse:
    """Another name for it."""
    draft = written_draft(request, charter)
    found = _named(draft, indicator)
    form = IndicatorForm(given(request), town=request.town, text=found.text)
    if form.is_valid():
        with above(form):
            actions.word_indicator(request.user, draft, found.indicator, form.typed(), _seen(request))
            return to_charter(request, charter, mark("It was saved."))
    going = seen_going(draft, found.indicator.commitment_id, indicator)
    withdraw = _address(request, "withdraw_indicator", charter, indicator), going
    more = {"withdraw": withdraw, "seen": seen_wording(found)}
    return charter_form(request, draft.charter, form, mark("Change an indicator"), mark("Save"), **more)


@desk_page(Action.MANAGE_CHARTERS, "POST")
def withdraw_indicator(request: DeskRequest, charter: str, indicator: int) -> HttpResponse:
    draft = written_draft(request, charter)
    found = _named(draft, indicator).indicator
    with Telling(request):
        actions.withdraw_indicator(request.user, draft, found, _seen(request))
        tell(request, mark("The indicator was withdrawn from the draft."))
    return redirect("desk:charter", request.town.slug, charter)


@desk_page(Action.MANAGE_CHARTERS)
def charter_target(request: DeskRequest, charter: str, indicator: int) -> HttpResponse:
    """What is promised in every period: first the kinds, then the few fields of the one that was chosen."""
    draft = written_draft(request, charter)
    found = _named(draft, indicator)
    kept = draft.targets.filter(indicator=indicator, period=None).first()
    now = target_of(kept or NO_TARGET)
    kind = kind_asked(request, STANDING)
    form = None if kind is None else TargetForm(given(request), kind=kind, target=now)
    if form is not None and form.is_valid():
        with above(form):
            what = actions.Promising(form.target(), form.cleaned_data["wording"])
            actions.promise(request.user, draft, found.indicator, what, _seen(request))
            return to_charter(request, charter, mark("It was saved."))
    wording = _worded(draft, found.indicator.commitment_id)
    about = [text for text in (one.text.said_in(request.language)[0] for one in (found, wording)) if text]
    back, name = reverse("desk:charter", args=[request.town.slug, charter]), draft.charter.name
    all_charters = reverse("desk:charters", args=[request.town.slug]), spoken()(mark("Charters"))
    context = SECTION | {
        "back": back,
        "trail": [all_charters, (back, name.said_in(request.language)[0])],
        "name": name.said_in(request.language)[0],
        "about": about[0] if about else "",
        "below": about[1] if about[1:] else "",
        "promised": kept.text if kept else "",
        "seen": seen_target(kept),
    }
    return target_page(request, context, form, STANDING, now)
