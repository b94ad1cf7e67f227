"""The forms in which a charter is written."""

from typing import Any

from django import forms

from cartaviva.actions.wording import Place, Worded
from cartaviva.core.cycle.approving import Approval
from cartaviva.core.words import Text, mark
from cartaviva.desk.departments import offer_departments
from cartaviva.desk.forms import DayField, SpokenForm, TypedField, add_texts, choose, shown_texts, spoken, typed_text
from cartaviva.records.models import Charter, CommitmentWording, Department, Objective, Organisation, Service

LONGEST_NAME, LONGEST_WORDING = 190, 2000
PLACES = ("service", "objective")


class CharterForm(SpokenForm):
    """Name and department. `charter` None: of a new one, which has a day to come into force, too."""

    department = forms.ChoiceField(label=mark("Department that answers for the charter"), required=False)
    in_force_from = DayField(
        label=mark("In force from"),
        required=False,
        help_text=mark("As it is planned. The day that counts is asked for when it is approved."),
    )

    def __init__(self, *args: Any, town: Organisation, charter: Charter | None = None, **kwargs: Any) -> None:
        self.charter = charter
        initial = {"department": charter.department_id or "", **shown_texts("name", charter.name)} if charter else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.departments = offer_departments(self, "department", town, spoken()(mark("None yet")))
        add_texts(self, "name", mark("Name of the charter"), town.languages, max_length=LONGEST_NAME)
        self.order_fields([f"name-{language}" for language in town.languages])
        self.first = f"name-{town.languages[0]}"
        if charter:
            del self.fields["in_force_from"]

    def named(self) -> tuple[Text, Department | None]:
        department = self.departments.get(self.cleaned_data["department"])
        return typed_text(self, "name", *([self.charter.name] if self.charter else [])), department


class CommitmentForm(SpokenForm):
    """How a draft words a commitment, and under which service and objective; `wording` None: a new one."""

    service = forms.ChoiceField(label=mark("Service"), required=False)
    objective = forms.ChoiceField(label=mark("Objective"), required=False)

    def __init__(self, *args: Any, charter: Charter, wording: CommitmentWording | None, **kwargs: Any) -> None:
        self.wording, languages = wording, charter.organisation.languages
        initial = shown_texts("text", wording.text) if wording else {}
        places = {"service": wording.service_id, "objective": wording.objective_id} if wording else {}
        super().__init__(*args, initial={**initial, **places}, **kwargs)
        rows = forms.Textarea({"rows": 3})
        add_texts(self, "text", mark("Commitment"), languages, max_length=LONGEST_WORDING, widget=rows)
        self._offer("service", list(charter.services.order_by("pk")), mark("No service"))
        self._offer("objective", list(charter.objectives.order_by("pk")), mark("No objective"))
        most = LONGEST_WORDING
        add_texts(self, "new_service", mark("New service"), languages, needed=False, max_length=most)
        add_texts(self, "new_objective", mark("New objective"), languages, needed=False, max_length=most)
        self.order_fields([f"text-{language}" for language in languages])

    def _offer(self, name: str, there: list[Service] | list[Objective], none: str) -> None:
        say = spoken()
        choose(self, name, [("", say(none)), *((str(one.pk), one.name.said_in(say.language)[0]) for one in there)])

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Its fields; what has words before it stays closed. Of a new charter there is nothing to choose from."""
        new = [bound for bound in self if bound.name.startswith("new_")]
        offered = [self[name] for name in PLACES if len(self.fields[name].choices) > 1]  # type: ignore[attr-defined]
        texts = [bound for bound in self if bound.name.startswith("text-")]
        if not offered:
            return [("", [*texts, *new])]
        return [("", [*texts, *offered]), (mark("Under a new service or objective"), new)]

    def worded(self) -> Worded:
        before = [self.wording.text] if self.wording else []
        return Worded(typed_text(self, "text", *before), self._place("service"), self._place("objective"))

    def _place(self, name: str) -> Place:
        """What is written as a new one goes before what is chosen."""
        chosen = self.cleaned_data[name]
        return typed_text(self, f"new_{name}") or (int(chosen) if chosen else None)


class IndicatorForm(SpokenForm):
    """The name of an indicator in a draft."""

    def __init__(self, *args: Any, town: Organisation, text: Text, **kwargs: Any) -> None:
        self.text = text
        super().__init__(*args, initial=shown_texts("text", text), **kwargs)
        add_texts(self, "text", mark("Indicator"), town.languages, max_length=LONGEST_WORDING)

    def typed(self) -> Text:
        return typed_text(self, "text", self.text)


class ApprovalForm(SpokenForm):
    """What is known of a version once it is approved."""

    approved_by = TypedField(
        label=mark("Which body approved it"), max_length=200, help_text=mark("For example, the plenary.")
    )
    approved_on = DayField(label=mark("Approved on"))
    in_force_from = DayField(label=mark("In force from"))
    gazette = TypedField(
        label=mark("Official gazette"),
        required=False,
        max_length=200,
        help_text=mark("Which gazette, its number and day."),
    )

    def approval(self) -> Approval:
        return Approval(**self.cleaned_data)
