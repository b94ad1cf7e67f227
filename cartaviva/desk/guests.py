"""Links for people without an account: those of a report, a new one, and taking one back."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cartaviva.actions import guests as actions
from cartaviva.actions.unsent import unsent_links
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.core.workflow import STATE_WORDS, EntryState, Step, can
from cartaviva.desk.choices import LANGUAGE_CHOICES
from cartaviva.desk.forms import SpokenForm, above, beside, choose, given, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import report_of
from cartaviva.records.entries import entries_of, indicator_texts
from cartaviva.records.models import Entry, GuestLink

SECTION = {"section": "results"}
FIELD_OF = {
    "link-days": "days",
    "link-needless": "email",
    "no-entries": "entries",
    "not-found": "entries",
    "not-now": "entries",
}


class LinkForm(SpokenForm):
    """`entries`: pk and words of those that can still be filled in."""

    email = forms.EmailField(label=mark("E-mail"), max_length=254, widget=forms.EmailInput({"autocomplete": "off"}))
    name = forms.CharField(label=mark("Name"), max_length=150, required=False)
    language = forms.ChoiceField(label=mark("Language"), choices=LANGUAGE_CHOICES)
    days = forms.IntegerField(
        label=mark("Days that the link works"),
        help_text=mark("From 1 to 30."),
        min_value=1,
        max_value=actions.LONGEST,
        widget=forms.NumberInput({"class": "form-control cv-short"}),
    )
    entries = forms.MultipleChoiceField(
        label=mark("Results to fill in"),
        help_text=mark("Whoever has the link sees these and no others."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "entries", entries)
        beyond = spoken()(mark("Write a number of days from 1 to 30."))
        self.fields["days"].error_messages |= {"max_value": beyond, "min_value": beyond}

    def guest(self) -> actions.Guest:
        data = self.cleaned_data
        return actions.Guest(data["email"], data["name"], data["days"], data["language"])


@desk_page(Action.SHARE_LINK)
def guest_links(request: DeskRequest, report: int) -> HttpResponse:
    """The links of a report, and the form of a new one."""
    found = report_of(request, report, Action.SHARE_LINK)
    entries = entries_of(found)
    texts = indicator_texts(found, request.language)
    open_now = [one for one in entries if can(EntryState(one.state), Step.ENTER)]
    initial = {"days": 14, "language": request.town.languages[0]}
    form = LinkForm(given(request), entries=[(str(one.pk), _words(one, texts)) for one in open_now], initial=initial)
    if form.is_valid():
        with above(form), beside(form, FIELD_OF):
            actions.make_link(request.user, found, [int(pk) for pk in form.cleaned_data["entries"]], form.guest())
            tell(request, mark("The link is on its way."))
            return redirect("desk:guest_links", request.town.slug, report)
    links = found.guest_links.select_related("made_by").prefetch_related("entries__period").order_by("-pk")
    shown = [(one, _state(one), [_words(each, texts) for each in one.entries.all()]) for one in links]
    context = {"report": found, "form": form, "links": shown, "open": bool(open_now), "unsent": unsent_links(links)}
    return render(request, "desk/guest_links.html", SECTION | context)


def _words(entry: Entry, texts: dict[int, str]) -> str:
    """The indicator; of a part of the year which one, and where it stands already."""
    words = f"{texts.get(entry.indicator_id, '')}, {entry.period.label}"
    state = EntryState(entry.state)
    return words if state is EntryState.PENDING else f"{words} ({spoken()(STATE_WORDS[state]).lower()})"


def _state(link: GuestLink) -> str:
    """A sentence without its day: the template says it."""
    if link.ended_at:
        return "withdrawn"
    if link.handed_in_at:
        return "handed-in"
    return "expired" if link.expires_at < timezone.now() else "open"


@desk_page(Action.SHARE_LINK, "POST")
def withdraw_guest_link(request: DeskRequest, link: int) -> HttpResponse:
    found = actions.withdraw(request.user, request.town, link)
    tell(request, mark("The link was withdrawn. It does not work any more."))
    return redirect("desk:guest_links", request.town.slug, found.report_id)
