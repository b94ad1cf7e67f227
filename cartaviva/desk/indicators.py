"""How the indicators of each charter are measured: one form for a charter."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cartaviva.actions.measuring import measure_charter
from cartaviva.actions.people import held
from cartaviva.core.cycle.measuring import AGGREGATION_WORDS, FREQUENCY_WORDS, Measurement, check_measurement
from cartaviva.core.findings import Refused
from cartaviva.core.period import Frequency
from cartaviva.core.permissions import GRANTS, Action, Role
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import Text, mark, sorting
from cartaviva.desk.departments import offer_departments
from cartaviva.desk.forms import DayField, SpokenForm, add_language, choose, given, sentence_of, spoken, tell
from cartaviva.desk.guard import DeskRequest, desk_page
from cartaviva.desk.reach import charter_of
from cartaviva.records.convert import target_of
from cartaviva.records.indicators import IndicatorLine, indicator_lines, measurement_of
from cartaviva.records.models import Charter, Organisation

SECTION = {"section": "collecting"}
COUNTED = ("numerator", "denominator")


class DepartmentForm(SpokenForm):
    department = forms.ChoiceField(label=mark("Department that answers for the charter"), required=False)

    def __init__(self, *args: Any, town: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.departments = offer_departments(self, "department", town, spoken()(mark("None yet")))


class MeasurementForm(SpokenForm):
    """How one indicator is measured. `line`: which one; what makes no sense of it is said beside it."""

    frequency = forms.ChoiceField(
        label=mark("How often"), choices=[(one.value, words) for one, words in FREQUENCY_WORDS.items()]
    )
    aggregation = forms.ChoiceField(
        label=mark("How its parts make the year"),
        choices=[(one.value, way.name) for one, way in AGGREGATION_WORDS.items()],
    )
    first_due = DayField(
        label=mark("First year in which it is due"),
        required=False,
        help_text=mark("A day of it. Only for what is due every other year."),
    )
    owner = forms.ChoiceField(label=mark("Who fills it in"), required=False)
    on_demand = forms.BooleanField(
        label=mark("It depends on somebody asking"),
        required=False,
        help_text=mark("Then “no demand” can be the reason why there is no result."),
    )

    def __init__(
        self, *args: Any, line: IndicatorLine, town: Organisation, owners: list[tuple[str, str]], **kwargs: Any
    ):
        self.line, self.languages = line, town.languages
        super().__init__(*args, initial=self._initial(measurement_of(line.indicator)), **kwargs)
        choose(self, "owner", owners)
        for which in COUNTED:
            for language in self.languages:
                add_language(self, f"{which}-{language}", max_length=200)

    def _initial(self, how: Measurement) -> dict[str, Any]:
        texts = {
            f"{which}-{language}": getattr(how, which).by_language.get(language, "")
            for which in COUNTED
            for language in self.languages
        }
        return {**how._asdict(), **texts, "owner": how.owner or ""}

    def labels(self, which: str) -> list[forms.BoundField]:
        return [self[f"{which}-{language}"] for language in self.languages]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if not self.errors and (refused := check_measurement(self.measurement(), target_of(self.line.target))):
            self.add_error(None, refused.sentence(spoken()))
        return data

    def measurement(self) -> Measurement:
        data = self.cleaned_data
        numerator, denominator = (
            Text.of(**{language: data[f"{which}-{language}"] for language in self.languages}) for which in COUNTED
        )
        return Measurement(
            Frequency(data["frequency"]),
            Aggregation(data["aggregation"]),
            data["first_due"],
            data["on_demand"],
            numerator,
            denominator,
            int(data["owner"]) if data["owner"] else None,
        )


@desk_page(Action.MANAGE_INDICATORS, "GET")
def indicators(request: DeskRequest) -> HttpResponse:
    """Every charter, its department, and how many indicators have an owner."""
    counted = Count("commitments__indicators", distinct=True)
    charters = request.town.charters.select_related("department").annotate(indicator_count=counted).order_by("slug")
    return render(request, "desk/indicators.html", SECTION | {"charters": charters})


@desk_page(Action.MANAGE_INDICATORS)
def charter_indicators(request: DeskRequest, charter: str) -> HttpResponse:
    """How each indicator of a charter is measured, saved in one form."""
    town = request.town
    found = charter_of(request, charter)
    sent, owners = given(request), owner_choices(town)
    form = DepartmentForm(sent, town=town, initial={"department": found.department_id or ""})
    rows = [
        MeasurementForm(sent, prefix=f"i{line.indicator.pk}", line=line, town=town, owners=owners)
        for line in indicator_lines(found)
    ]
    problem = _save(request, found, form, rows) if request.method == "POST" else ""
    if problem is None:
        tell(request, mark("It was saved."))
        return redirect("desk:charter_indicators", town.slug, charter)
    context = SECTION | {"charter": found, "form": form, "rows": rows, "ways": AGGREGATION_WORDS, "problem": problem}
    return render(request, "desk/charter_indicators.html", context)


def _save(request: DeskRequest, charter: Charter, form: DepartmentForm, rows: list[MeasurementForm]) -> str | None:
    """What keeps it from being saved, "" where the fields say it; None where it was saved."""
    if not all([form.is_valid(), *[row.is_valid() for row in rows]]):
        return ""
    department = form.departments.get(form.cleaned_data["department"])
    measured: Mapping[int, Measurement] = {row.line.indicator.pk: row.measurement() for row in rows}
    try:
        measure_charter(request.user, charter, department, measured)
    except Refused as refused:
        return sentence_of(refused)
    return None


def owner_choices(town: Organisation) -> list[tuple[str, str]]:
    """Who fills anything in, with the department in which they do."""
    say, fill_in = spoken(), [role.value for role in Role if role in GRANTS[Action.ENTER]]
    members = held(town).filter(role__in=fill_in, person__is_active=True).select_related("person", "department")
    everywhere = say(mark("The whole town"))
    named = {
        str(one.person_id): f"{one.person.name} ({one.department.name if one.department else everywhere})"
        for one in sorted(members, key=lambda one: (sorting(one.person.name), one.pk))
    }
    return [("", say(mark("Anybody of the department"))), *named.items()]
