"""The audit trail: who changed what, from what, when and why. It is only looked at."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cartaviva.core.period import FIRST_DAY, LAST_DAY
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.desk.forms import DayField, SpokenForm, choose, spoken
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import may
from cartaviva.desk.trail_check import last_check
from cartaviva.desk.trail_names import Reference, names_of
from cartaviva.desk.trail_rows import PAGES, Said, TrailRow, said_of, trail_rows
from cartaviva.desk.trail_words import EVENT_WORDS, SUBJECT_WORDS
from cartaviva.formats.writers.csv import harmless
from cartaviva.locale import voice
from cartaviva.records.models import AuditEvent, Organisation

PAGE = 100
AT_ONCE = 1000
"""Events that are read together for the file."""
PROGRAM, NOBODY = mark("The program"), "0"
COLUMNS = (
    mark("Number"),
    mark("When"),
    mark("Who"),
    mark("What"),
    mark("About"),
    mark("Details"),
    mark("Code"),
    mark("Hash"),
)
"""Of the file; the code and the hash do not depend on the language."""


def _day(words: str) -> DayField:
    limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
    return DayField(label=words, required=False, validators=limits)


class TrailForm(SpokenForm):
    """Which events are shown; nothing chosen: all."""

    person = forms.ChoiceField(label=mark("Person"), required=False)
    action = forms.ChoiceField(label=mark("What was done"), required=False)
    subject = forms.ChoiceField(label=mark("About"), required=False)
    number = forms.IntegerField(
        label=mark("With the number"),
        required=False,
        min_value=1,
        widget=forms.NumberInput({"class": "form-control cv-short"}),
    )
    since = _day(mark("From this day on"))
    until = _day(mark("Until this day"))

    def __init__(self, given: QueryDict, town: Organisation) -> None:
        super().__init__(given)
        self.town, say = town, spoken()
        known = town.audit_events.order_by()
        numbers = set(known.exclude(person=None).values_list("person", flat=True).distinct())
        people: list[Reference] = [("person", number) for number in numbers if number]
        names = names_of(town, people)
        called = sorted((said_of(one, names, say), str(one[1])) for one in people)
        done = sorted(
            (say(EVENT_WORDS.get(one, one)), one) for one in known.values_list("action", flat=True).distinct()
        )
        anybody = ("", say(mark("Anybody")))
        choose(self, "person", [anybody, (NOBODY, say(PROGRAM)), *((number, name) for name, number in called)])
        choose(self, "action", [("", say(mark("Anything"))), *((code, words) for words, code in done)])
        about = [(kind, say(words).format(number="").strip()) for kind, words in SUBJECT_WORDS.items()]
        choose(self, "subject", [("", say(mark("Anything"))), *about])

    def events(self) -> QuerySet[AuditEvent]:
        """Those that fit, the newest first; what was typed wrong counts for nothing."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return self.town.audit_events.filter(*(self._asked(*one) for one in chosen.items())).order_by("-number")

    def _asked(self, name: str, value: Any) -> Q:
        if name == "person":
            return Q(person=None if value == NOBODY else value)
        if name == "subject":
            return Q(subject=value) | Q(subject__startswith=f"{value} ")
        if name == "number":
            return Q(subject__endswith=f" {value}")
        if name == "since":
            return Q(at__gte=self.town.midnight(value))
        if name == "until":
            return Q(at__lt=self.town.midnight(value + timedelta(days=1)))
        return Q(action=value)


@desk_page(Action.SEE_TRAIL, "GET")
def trail(request: DeskRequest) -> HttpResponseBase:
    """A hundred events a page, each in words."""
    town, say = request.town, spoken()
    form = TrailForm(request.GET, town)
    page = Paginator(form.events(), PAGE).get_page(request.GET.get("page"))
    rows = trail_rows(town, list(page.object_list), say, say(PROGRAM))
    asked = request.GET.copy()
    asked.pop("page", None)
    last = town.audit_events.order_by("-number").first()
    checked = last and last_check(town, last)
    found = checked.found if checked else None
    context = {
        "section": "trail",
        "form": form,
        "filtered": any(form.cleaned_data.values()) or bool(form.errors),
        "page": page,
        "rows": [(row, _link(request, row)) for row in rows],
        "asked": asked.urlencode(),
        "empty": last is None,
        "checked": checked,
        "faults": [fault.sentence(say) for fault in found.faults[:PAGE]] if found else [],
        "originals": [fault.sentence(say) for fault in found.originals[:PAGE]] if found else [],
    }
    return render(request, "desk/trail.html", context)


def _link(request: DeskRequest, row: TrailRow) -> str:
    """The page of what an event is about, where it has one that the person may open; else ""."""
    page = PAGES.get(row.kind)
    if page is None or not may(request, page.action):
        return ""
    if not page.argument:
        return reverse(f"desk:{page.name}", args=[request.town.slug])
    if not row.there:
        return ""
    return reverse(f"desk:{page.name}", kwargs={"town": request.town.slug, page.argument: row.number})


@desk_page(Action.SEE_TRAIL, "GET")
def trail_file(request: DeskRequest) -> HttpResponseBase:
    """The same events as CSV, however many."""
    town = request.town
    form = TrailForm(request.GET, town)
    events = form.events()
    if form.errors:  # a file with other events than those that were asked for would mislead
        return redirect(f"{reverse('desk:trail', args=[town.slug])}?{request.GET.urlencode()}")
    answer = StreamingHttpResponse(_file(town, events, request.language), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{town.slug}-trail.csv"'
    return answer


def _file(town: Organisation, events: QuerySet[AuditEvent], language: str) -> Iterator[bytes]:
    """UTF-8 with a byte order mark; ";" in ca and es, "," in en, as our other files for people."""
    say = voice(language)
    yield b"\xef\xbb\xbf" + _lines([[say(name) for name in COLUMNS]], language)
    found = list(events[:AT_ONCE])
    while found:
        rows = trail_rows(town, found, say, say(PROGRAM))
        yield _lines([_cells(town, row) for row in rows], language)
        found = list(events.filter(number__lt=found[-1].number)[:AT_ONCE])


def _lines(rows: list[list[str]], language: str) -> bytes:
    out = StringIO()
    csv.writer(out, delimiter="," if language == "en" else ";").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return out.getvalue().encode()


def _cells(town: Organisation, row: TrailRow) -> list[str]:
    when = town.local(row.event.at).isoformat(sep=" ", timespec="seconds")
    details = "; ".join(map(_detail, row.details))
    return [str(row.event.number), when, row.who, row.what, row.about, details, row.event.action, row.event.link]


def _detail(said: Said) -> str:
    return f"{said.label}: {said.value if said.before is None else f'{said.before} → {said.value}'}"
