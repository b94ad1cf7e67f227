"""The form of a target: the fields that its kind takes and no others, so that it works without scripts."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest

from cartaviva.core.cycle.promising import FIELDS, UNIT_NAMES, check_target
from cartaviva.core.language.comparing import AGAINST_BEFORE, Comparator
from cartaviva.core.language.numerals import format_number, parse_number
from cartaviva.core.language.units import Unit
from cartaviva.core.target import Target, Tier
from cartaviva.core.words import mark
from cartaviva.desk.forms import DayField, SpokenForm, error, spoken

STEPS = 4
"""Of a target in steps: one each for what charters have, and some room."""
SIDES = (("more", mark("More is better")), ("less", mark("Less is better")))
NEEDED = frozenset({"value", "upper", "deadline"})
"""Fields without which there is no target."""
FIELD_OF = {
    "target-figure-needed": "value",
    "target-bounds": "upper",
    "target-day-needed": "deadline",
    "target-tiers-needed": "share1",
    "target-tiers": "share1",
    "target-scale": "scale",
    "target-threshold": "threshold",
}
"""Refusals, and the field beside which they are shown."""


def kind_asked(request: HttpRequest, kinds: Iterable[Comparator]) -> Comparator | None:
    """Which of the kinds was chosen; None: they are to be shown first."""
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    return next((kind for kind in kinds if kind.value == asked), None)


class FigureField(forms.CharField):
    """A decimal as the reader writes it: 4,5 or 4.5. None where it is empty."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput({"class": "form-control cv-short", "inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=30, widget=widget, **more)

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value)).strip().removesuffix("%").strip()
        number = parse_number(text, spoken().language) if text else None
        if text and number is None:
            raise error(mark("Write one figure, without its unit."))
        return number


class TargetForm(SpokenForm):
    """A target of one kind. `before`: the result of the period before, with which relative ones are compared."""

    lower_is_better = forms.ChoiceField(label=mark("Which side is good"), choices=SIDES)
    value = FigureField(label=mark("Figure"), required=False)
    upper = FigureField(label=mark("Upper figure"), required=False)
    unit = forms.ChoiceField(label=mark("Unit"), choices=[(unit.value, words) for unit, words in UNIT_NAMES.items()])
    scale = FigureField(
        label=mark("Top of the scale"), required=False, help_text=mark("Only of points: 10 where it is 8 out of 10.")
    )
    threshold = FigureField(
        label=mark("It passes from"),
        required=False,
        help_text=mark("Only where an easier figure is enough to pass. The difference is still that to the target."),
    )
    deadline = DayField(label=mark("Day"), required=False)
    wording = forms.CharField(
        label=mark("In the words of the charter"),
        required=False,
        max_length=300,
        help_text=mark("It is printed everywhere. Left empty, it is made from the figures."),
    )

    def __init__(self, *args: Any, kind: Comparator, target: Target, **more: Any) -> None:
        self.kind = kind
        super().__init__(*args, initial=_initial(target, spoken().language), **more)
        for name in set(self.fields) - {*FIELDS[kind], "wording"}:
            del self.fields[name]
        for name in NEEDED & set(self.fields):
            self.fields[name].required = kind not in AGAINST_BEFORE
        if kind in AGAINST_BEFORE:
            self.fields["value"].label = spoken()(mark("Result of the period before"))
            self.fields["value"].help_text = spoken()(mark("Leave it empty if there is none yet."))
        if "tiers" in FIELDS[kind]:
            self._add_steps()

    def _add_steps(self) -> None:
        say = spoken()
        for number in range(1, STEPS + 1):
            share = FigureField(label=say(mark("Step {n}: percentage")).format(n=number), required=number == 1)
            within = forms.CharField(
                label=say(mark("Step {n}: within which time")).format(n=number),
                required=number == 1,
                max_length=60,
                help_text=say(mark("For example, 10 days.")),
            )
            within.widget.attrs["class"] = "form-control"
            self.fields |= {f"share{number}": share, f"within{number}": within}
        self.order_fields([*(f"{name}{n}" for n in range(1, STEPS + 1) for name in ("share", "within")), "wording"])

    @property
    def steps(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each step, where the kind has steps."""
        numbers = range(1, STEPS + 1) if "share1" in self.fields else ()
        return [(self[f"share{n}"], self[f"within{n}"]) for n in numbers]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        for number in range(1, STEPS + 1):
            if bool(data.get(f"share{number}")) is not bool(data.get(f"within{number}")) and not self.errors:
                self.add_error(f"share{number}", error(mark("A step needs both: its percentage and its time.")))
        if not self.errors and (refused := check_target(self.target())):
            self.add_error(FIELD_OF.get(refused.code), refused.sentence(spoken()))
        return data

    def target(self) -> Target:
        """What was filled in; the unit that it had where the form does not ask for one."""
        data, takes = self.cleaned_data, FIELDS[self.kind]
        steps = [(data.get(f"share{n}"), data.get(f"within{n}", "")) for n in range(1, STEPS + 1)]
        unit = Unit(data.get("unit") or Unit.OTHER)
        return Target(
            self.kind,
            data.get("value"),
            Unit.PERCENT if "tiers" in takes else unit,
            upper=data.get("upper"),
            scale=data.get("scale") if unit is Unit.SCORE else None,
            threshold=data.get("threshold"),
            deadline=data.get("deadline"),
            tiers=tuple(Tier(share, within) for share, within in steps if share),
            lower_is_better=data.get("lower_is_better") == "less",
        )


def _initial(target: Target, language: str) -> dict[str, Any]:
    """What stands in the fields of every kind before anything is changed."""
    figures = {name: getattr(target, name) for name in ("value", "upper", "scale", "threshold")}
    figures |= {f"share{n}": tier.share for n, tier in enumerate(target.tiers, 1)}
    shown = {name: format_number(value, language) for name, value in figures.items() if value is not None}
    within = {f"within{n}": tier.within for n, tier in enumerate(target.tiers, 1)}
    side = "less" if target.lower_is_better else "more"
    unit = target.unit if target.unit in UNIT_NAMES else Unit.COUNT
    return {**shown, **within, "unit": unit.value, "deadline": target.deadline, "lower_is_better": side}
