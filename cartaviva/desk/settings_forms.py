"""The forms of a town's settings: GROUPS is the table. Each turns a town into what is shown, and back into values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from cartaviva.core.display import POLICY_WORDS
from cartaviva.core.policy import POLICIES
from cartaviva.core.published.licences import LICENCES
from cartaviva.core.words import LANGUAGES, Text, mark
from cartaviva.desk.choices import LANGUAGE_CHOICES, TIME_ZONES
from cartaviva.desk.forms import ColourField, DayField, SpokenForm, add_language, error
from cartaviva.records.models import Organisation


class SettingsForm(SpokenForm):
    """By default the fields are the town's columns of the same name."""

    @classmethod
    def shown(cls, town: Organisation) -> dict[str, Any]:
        return {name: getattr(town, name) for name in cls.base_fields}

    def values(self) -> dict[str, Any]:
        """Column → its new value."""
        return dict(self.cleaned_data)


class LookForm(SettingsForm):
    name = forms.CharField(label=mark("Name of the town"), max_length=200, help_text=mark("As on its letters."))
    language = forms.ChoiceField(label=mark("First language of its public pages"), choices=LANGUAGE_CHOICES)
    others = forms.MultipleChoiceField(
        label=mark("Also in"), choices=LANGUAGE_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
    time_zone = forms.ChoiceField(
        label=mark("Time zone"), choices=TIME_ZONES, help_text=mark("It decides on which day something is due.")
    )
    accent = ColourField()
    logo_text = forms.CharField(
        label=mark("What the logo shows"),
        required=False,
        max_length=200,
        help_text=mark("Read out to people who do not see it. Leave it empty where it shows the name alone."),
    )

    @classmethod
    def shown(cls, town: Organisation) -> dict[str, Any]:
        first, *others = town.languages
        given = {name: getattr(town, name) for name in ("name", "time_zone", "accent", "logo_text")}
        return given | {"language": first, "others": others}

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        first, others = data.pop("language"), data.pop("others")
        languages = [first, *(one for one in LANGUAGES if one in others and one != first)]
        return data | {"languages": languages}


class FiguresForm(SettingsForm):
    policy = forms.ChoiceField(
        label=mark("How the degree of compliance is worked out"),
        choices=[(name, POLICY_WORDS[name]) for name in POLICIES],
        widget=forms.RadioSelect,
    )
    partly_from = forms.DecimalField(
        label=mark("“Partly met” from this degree on"),
        required=False,
        min_value=Decimal(1),
        max_value=Decimal(99),
        max_digits=4,
        decimal_places=2,
        help_text=mark(
            "In percent. Left empty, a promise was met or it was not: 3 of “at least 4” is not met, 75 % of the way."
        ),
        widget=forms.TextInput({"inputmode": "decimal", "class": "form-control cv-short"}),
    )
    over = forms.BooleanField(
        label=mark("Show beside it what goes beyond 100 %"),
        required=False,
        help_text=mark("Means never count more than 100 %."),
    )
    leave_out_not_evaluated = forms.BooleanField(
        label=mark("Leave what was not evaluated out of the counts"),
        required=False,
        help_text=mark("Otherwise it counts as a promise that was not met. The report names it either way."),
    )
    places = forms.ChoiceField(label=mark("Decimals of percentages"), choices=[("0", "0"), ("1", "1"), ("2", "2")])

    def clean_partly_from(self) -> Decimal | None:
        degree: Decimal | None = self.cleaned_data["partly_from"]
        if degree is not None and self.cleaned_data.get("policy") == "binary":
            raise error(mark("With “Binary” there are no degrees. Leave this empty, or choose another way above."))
        return degree

    @classmethod
    def shown(cls, town: Organisation) -> dict[str, Any]:
        kept = town.policy
        return {
            "policy": kept.get("name", "proportional"),
            "partly_from": kept.get("partly_from"),
            "over": not kept.get("cap", True),
            "leave_out_not_evaluated": kept.get("leave_out_not_evaluated", False),
            "places": str(kept.get("places", 1)),
        }

    def values(self) -> dict[str, Any]:
        """Only what differs from core's default is kept, figures as text."""
        data = self.cleaned_data
        degree = data["partly_from"]
        chosen = {
            "name": (data["policy"], "proportional"),
            "partly_from": (None if degree is None else str(degree.normalize()), None),
            "cap": (not data["over"], True),
            "leave_out_not_evaluated": (data["leave_out_not_evaluated"], False),
            "places": (int(data["places"]), 1),
        }
        return {"policy": {name: value for name, (value, default) in chosen.items() if value != default}}


class CitizensForm(SettingsForm):
    address = forms.CharField(label=mark("Postal address"), required=False, max_length=300)
    contact_email = forms.EmailField(
        label=mark("E-mail for questions"),
        required=False,
        help_text=mark("It stands at the foot of every public page."),
    )
    complaints_url = forms.URLField(
        label=mark("Where people complain"),
        required=False,
        assume_scheme="https",
        help_text=mark("Address of the page or form of your registry."),
    )
    data_licence = forms.ChoiceField(
        label=mark("Licence of the data"),
        choices=[(key, name) for key, (name, _) in LICENCES.items()],
        help_text=mark("It stands beside every download."),
    )


class TextsForm(SettingsForm):
    """Each of TEXTS in each language of the town."""

    TEXTS: Mapping[str, tuple[str, str]] = {
        "redress": (
            mark("What people get when a promise is broken"),
            mark("For example an apology with the reason, or a refund. Say how to ask for it."),
        ),
        "method": (mark("How results are collected and checked"), mark("Who measures, how often, and who checks it.")),
        "privacy": (
            mark("Privacy notice"),
            mark("Who is responsible, what is kept for how long, and where to turn to (RGPD, articles 13 and 14)."),
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.initial:
            add_language(self, name, max_length=20_000, widget=forms.Textarea({"rows": 5}))

    @classmethod
    def shown(cls, town: Organisation) -> dict[str, Any]:
        return {
            f"{name}-{language}": getattr(town, name).by_language.get(language, "")
            for name in cls.TEXTS
            for language in town.languages
        }

    def values(self) -> dict[str, Any]:
        """A language that the town does not use now goes."""
        typed: dict[str, dict[str, str]] = {name: {} for name in self.TEXTS}
        for field, words in self.cleaned_data.items():
            name, _, language = field.partition("-")
            typed[name][language] = words
        return {name: Text.of(**words) for name, words in typed.items()}


class AccessibilityForm(SettingsForm):
    compliance = forms.ChoiceField(
        label=mark("These pages comply with Royal Decree 1112/2018"),
        choices=[("full", mark("Fully")), ("partial", mark("Partly")), ("none", mark("Not"))],
    )
    prepared_by = forms.ChoiceField(
        label=mark("The statement was prepared by"),
        choices=[("self", mark("the town itself")), ("third", mark("somebody else on its behalf"))],
    )
    prepared_on = DayField(label=mark("Prepared on"), required=False)
    reviewed_on = DayField(label=mark("Last reviewed on"), required=False)
    complaints_body = forms.CharField(
        label=mark("Who decides about complaints"),
        required=False,
        max_length=300,
        help_text=mark("The unit that answers when somebody is not content with your reply (article 13)."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.initial:
            if name.startswith("exceptions-"):
                add_language(self, name, max_length=5_000, widget=forms.Textarea({"rows": 4}))

    @classmethod
    def shown(cls, town: Organisation) -> dict[str, Any]:
        kept = town.accessibility
        given = {name: kept.get(name, "") for name in ("complaints_body", "prepared_on", "reviewed_on")}
        given |= {"compliance": kept.get("compliance", "full"), "prepared_by": kept.get("prepared_by", "self")}
        exceptions = kept.get("exceptions", {})
        return given | {f"exceptions-{one}": exceptions.get(one, "") for one in town.languages}

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        names = [name for name in data if name.startswith("exceptions-")]
        exceptions = {name.partition("-")[2]: data.pop(name) for name in names}
        kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in data.items()}
        kept["exceptions"] = Text.of(**exceptions).by_language
        return {"accessibility": {name: value for name, value in kept.items() if value}}


class CollectingForm(SettingsForm):
    two_steps = forms.BooleanField(
        label=mark("The head of service endorses results first"),
        required=False,
        help_text=mark("Only then the quality office can validate them."),
    )
    may_validate_own = forms.BooleanField(
        label=mark("Who entered a figure may validate it"),
        required=False,
        help_text=mark("For a town so small that nobody else can. The report of the year says how many there were."),
    )
    action_before_publishing = forms.BooleanField(
        label=mark("A missed commitment needs an improvement action"),
        required=False,
        help_text=mark("Its report cannot be published before there is one."),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A page of the settings: its name, its form, and what is said above it."""

    words: str
    form: type[SettingsForm]
    lede: str = ""


GROUPS: Mapping[str, Group] = {
    "look": Group(mark("Name and look"), LookForm),
    "figures": Group(
        mark("How figures are worked out"),
        FiguresForm,
        mark("A change counts for what is published from now on. What is published keeps the way it was worked out."),
    ),
    "collecting": Group(mark("Collecting results"), CollectingForm),
    "citizens": Group(mark("Contact and licence"), CitizensForm),
    "texts": Group(mark("Texts for citizens"), TextsForm, mark("Plain paragraphs. Address people as vós or usted.")),
    "accessibility": Group(
        mark("Accessibility statement"),
        AccessibilityForm,
        mark("What the statement of Royal Decree 1112/2018 says about these pages."),
    ),
    "addresses": Group(mark("Host names"), SettingsForm),
}
"""Last part of the address → the page."""
