"""Forms of publishing: rows that are amended, why, which text has to go, who took note of a year."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django import forms

from cartaviva.core.cycle.amending import Amendment, stands
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.report import FollowUpReport
from cartaviva.core.result import Reason
from cartaviva.core.words import mark
from cartaviva.desk.forms import DayField, SpokenForm, choose
from cartaviva.formats.writers.calculation import REASONS

_FIGURE = mark("There is a result")


class RowForm(SpokenForm):
    """What stands in one row (`now`); what is left as the page showed it makes no amendment.

    `collected`: its figures stay as they are.
    """

    target = forms.CharField(label=mark("Target"), required=False, max_length=300)
    result = forms.CharField(label=mark("Result"), required=False, max_length=300)
    reason = forms.ChoiceField(
        label=mark("Why there is no result"),
        required=False,
        choices=[("", _FIGURE), *((reason.value, words) for reason, words in REASONS.items())],
    )
    remarks = forms.CharField(label=mark("Remarks"), required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any, prefix: str, now: Mapping[str, str], collected: bool = False) -> None:
        super().__init__(data, prefix=prefix, initial=now)
        self.now = now
        shown = {name: (data or {}).get(self.add_initial_prefix(name), now[name]) for name in now}
        self.seen = {name: tidy(text) for name, text in shown.items()}
        for name in ("target", "result", "reason") if collected else ():
            del self.fields[name]

    def amendment(self) -> Amendment | None:
        """None where nothing was changed."""
        changed: dict[str, Any] = self.changed()
        if not changed:
            return None
        seen = {name: self.seen[name] for name in changed}
        reason = changed.pop("reason", None)
        if reason:
            changed.pop("result", None)
            return Amendment(**changed, reason=Reason(reason), seen=seen)
        if reason == "":  # there was a reason, and now there is a result
            changed["result"] = self.cleaned_data["result"]
        return Amendment(**changed, seen=seen)

    def changed(self) -> dict[str, str]:
        """What is other than the page showed; a field that is absent is kept."""
        given = {name: tidy(text) for name, text in self.cleaned_data.items() if self.add_prefix(name) in self.data}
        return {name: text for name, text in given.items() if text != self.seen[name]}

    def shown(self) -> Iterator[tuple[forms.BoundField, str, str | None]]:
        """Each field, what the page shows it with, and what somebody else put there meanwhile, if so.

        Whoever sends it once more has seen that.
        """
        changed = self.changed() if self.is_bound and self.is_valid() else {}
        for bound in self:
            clash = bound.name in changed and self.seen[bound.name] != self.now[bound.name]
            now = self.now[bound.name]
            said = _words(bound.field, now)
            yield bound, now if clash else self.seen[bound.name], said if clash else None


def _words(field: forms.Field, value: str) -> str:
    choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    return str(dict(choices).get(value, value))


class WhyForm(SpokenForm):
    """The reason of a correction."""

    reason = forms.CharField(
        label=mark("Reason"),
        help_text=mark("It will be published with the correction, as you write it."),
        widget=forms.Textarea({"rows": 2}),
    )


class RedactForm(SpokenForm):
    """Which text has to go, and why. `texts`: key and text of those that are there."""

    key = forms.ChoiceField(label=mark("Text"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=mark("Reason"),
        help_text=mark("It will be published in the place of the text. Do not repeat what has to go."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, texts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "key", list(texts))


class CloseYearForm(SpokenForm):
    """Who took note of the results of a year."""

    noted_by = forms.CharField(label=mark("Body that took note"), max_length=200)
    noted_on = DayField(label=mark("Day"))
    file_number = forms.CharField(label=mark("File number"), max_length=60)


class CorrectYearForm(CloseYearForm):
    """The same, as it should have been said, and why."""

    anew = forms.BooleanField(label=mark("It took note of the reports as they stand now"), required=False)
    reason = WhyForm.base_fields["reason"]


def row_forms(report: FollowUpReport, data: Any, collected: Collection[int] = ()) -> list[RowForm]:
    """A form for each row, filled in with what stands in it."""
    return [
        RowForm(data, prefix=f"r{index}", now=stands(row), collected=index in collected)
        for index, row in enumerate(report.rows)
    ]


def amendments(forms_of_rows: Sequence[RowForm]) -> dict[int, Amendment] | None:
    """By row; None where a form holds an error."""
    if any(form.errors for form in forms_of_rows):
        return None
    found = {index: form.amendment() for index, form in enumerate(forms_of_rows)}
    return {index: one for index, one in found.items() if one}
