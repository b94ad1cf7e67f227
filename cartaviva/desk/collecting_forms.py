"""Forms of collecting: which period is opened, until when, for which charters; exemptions."""

from datetime import date, timedelta
from typing import Any

from django import forms

from cartaviva.actions.opening import Dates
from cartaviva.core.collecting import school_year
from cartaviva.core.days import day_text
from cartaviva.core.period import Period as Span
from cartaviva.core.words import mark
from cartaviva.desk.forms import DAY, SpokenForm, choose, error, spoken

NEXT, SCHOOL, OTHER = "next", "school", "other"
LEAST, LONGEST = date(1990, 1, 1), timedelta(days=731)


class DatesForm(SpokenForm):
    """Until when results are submitted, and from which day on nothing is entered."""

    due_on = forms.DateField(label=mark("Last day to submit"), widget=DAY)
    locks_on = forms.DateField(
        label=mark("Locked from"),
        widget=DAY,
        help_text=mark("From this day on nothing is entered, unless you grant an extension."),
    )

    def dates(self) -> Dates:
        return Dates(self.cleaned_data["due_on"], self.cleaned_data["locks_on"])


class OpenForm(DatesForm):
    """Which period is opened. `offered`: the year that comes next."""

    which = forms.ChoiceField(label=mark("Period"), widget=forms.RadioSelect)
    start = forms.DateField(label=mark("First day"), required=False, widget=DAY, help_text=mark("Only of other dates."))
    end = forms.DateField(label=mark("Last day of the period"), required=False, widget=DAY)
    field_order = ("which", "start", "end", "due_on", "locks_on")

    def __init__(self, *args: Any, offered: Span, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered, say = offered, spoken()
        school = say(mark("School year {years}")).format(years=school_year(offered).label)
        other = (OTHER, say(mark("Other dates")))
        schools = [(SCHOOL, school)] if school_year(offered) != offered else []
        choose(self, "which", [(NEXT, offered.label), *schools, other])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("which") == OTHER and not (data.get("start") and data.get("end")):
            self.add_error("start", error(mark("Enter the first and the last day of the period.")))
        elif data.get("which") == OTHER and not LEAST <= data["start"] < data["end"] <= data["start"] + LONGEST:
            self.add_error("end", error(mark("It has to come after the first day, at most two years later.")))
        return data

    def span(self) -> Span:
        which, start, end = (self.cleaned_data[name] for name in ("which", "start", "end"))
        if which != OTHER:
            return self.offered if which == NEXT else school_year(self.offered)
        return Span(f"{day_text(start)} – {day_text(end)}", start, end)
