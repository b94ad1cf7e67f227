"""Forms of collecting: which period is opened, until when, for which charters; exemptions."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms

from cartaviva.actions.opening import Dates
from cartaviva.core.findings import Refused
from cartaviva.core.period import Period as Span
from cartaviva.core.period import from_to, is_school_year, last_to_open
from cartaviva.core.words import mark
from cartaviva.desk.forms import DayField, SpokenForm, choose, error, spoken

NEXT, SCHOOL, OTHER = "next", "school", "other"
LEAST, LONGEST = date(1990, 1, 1), timedelta(days=731)


class DatesForm(SpokenForm):
    """Until when results are submitted, and from which day on nothing is entered."""

    due_on = DayField(label=mark("Last day to submit"))
    locks_on = DayField(
        label=mark("Locked from"), help_text=mark("From this day on nothing is entered, unless you grant an extension.")
    )

    def dates(self) -> Dates:
        return Dates(self.cleaned_data["due_on"], self.cleaned_data["locks_on"])


class Offer(NamedTuple):
    """A period that can be chosen by its name, and the days that are offered for it."""

    span: Span
    dates: Dates


class OpenForm(DatesForm):
    """Which period is opened. `offered`: by the key of its choice; `as_long`: the days for any other period;
    it ends within some years from `today`.
    """

    which = forms.ChoiceField(label=mark("Period"), widget=forms.RadioSelect)
    start = DayField(label=mark("First day"), required=False, help_text=mark("Only of other dates."))
    end = DayField(label=mark("Last day of the period"), required=False)
    field_order = ("which", "start", "end", "due_on", "locks_on")

    def __init__(
        self, *args: Any, offered: Mapping[str, Offer], as_long: Callable[[Span], Dates], today: date, **kwargs: Any
    ) -> None:
        first = offered[NEXT].dates
        initial = {"which": NEXT, "due_on": first.due_on, "locks_on": first.locks_on}
        super().__init__(*args, initial=initial, **kwargs)
        self.offered, self.as_long, self.day, self.last = offered, as_long, today, last_to_open(today)
        named = [(key, _named(offer.span)) for key, offer in offered.items()]
        choose(self, "which", [*named, (OTHER, spoken()(mark("Other dates")))])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("which") == OTHER and not (data.get("start") and data.get("end")):
            self.add_error("start", error(mark("Enter the first and the last day of the period.")))
        elif data.get("which") == OTHER and max(data["start"], data["end"]) > self.last:
            self.add_error("end", Refused("period-far", self.last).sentence(spoken()))
        elif data.get("which") == OTHER and not LEAST <= data["start"] < data["end"] <= data["start"] + LONGEST:
            self.add_error("end", error(mark("It has to come after the first day, at most two years later.")))
        return data

    def span(self) -> Span:
        which, start, end = (self.cleaned_data[name] for name in ("which", "start", "end"))
        return from_to(start, end) if which == OTHER else self.offered[which].span

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.day:
            raise error(mark("This day has passed: nobody could submit in time. Choose a later one."))
        return day

    @property
    def dates_of(self) -> str:
        """The choice for which the days were offered that stand in the form."""
        return self.data.get("dates_of", "") if self.is_bound else NEXT

    def moved(self) -> "dict[str, Any] | None":
        """What was sent, with the days of the period that is chosen now, where those of another one were left as they
        had been offered; None where somebody chose them, and where they are the same."""
        which, before = self.cleaned_data["which"], self.offered.get(self.dates_of)
        if before is None or which == self.dates_of or self.dates() != before.dates:
            return None
        dates = self.as_long(self.span()) if which == OTHER else self.offered[which].dates
        if dates == before.dates:
            return None
        sent = {name: self.data.get(name, "") for name in self.fields}
        return sent | {"due_on": dates.due_on, "locks_on": dates.locks_on, "dates_of": which}


def _named(span: Span) -> str:
    if is_school_year(span):
        return spoken()(mark("School year {years}")).format(years=span.label)
    return span.label
