"""What the entry grid sends: for each entry its fields, `e12-text`, over the revision that was seen, `e12-revision`."""

from django import forms
from django.http import QueryDict

from cartaviva.core.entry import LONGEST, Typed, reasons_offered
from cartaviva.core.result import Reason
from cartaviva.records.convert import target_of
from cartaviva.records.entries import typed_of
from cartaviva.records.models import Entry

NO_REVISION = -1
"""What is sent without a revision was seen by nobody."""


class EntryForm(forms.Form):
    """The fields of one entry. A field that was not sent keeps what is there."""

    text = forms.CharField(required=False)
    numerator = forms.CharField(required=False)
    denominator = forms.CharField(required=False)
    reason = forms.CharField(required=False)
    remarks = forms.CharField(required=False)
    revision = forms.IntegerField(required=False)
    over = forms.IntegerField(required=False)
    """The revision that is to be replaced, once both values were seen."""
    theirs = forms.BooleanField(required=False)
    answer = forms.CharField(required=False, max_length=10_000)

    def __init__(self, posted: QueryDict, entry: Entry) -> None:
        super().__init__(posted, prefix=f"e{entry.pk}")
        self.entry = entry
        self.is_valid()

    def typed(self) -> Typed:
        saved = typed_of(self.entry)
        new = {name: self._field(name, getattr(saved, name)) for name in ("text", "numerator", "denominator")}
        return Typed(**new, reason=self._reason(saved.reason), remarks=self._field("remarks", saved.remarks))

    def _field(self, name: str, there: str) -> str:
        """Too long a text cannot be kept whole: its beginning is, and the field does not take more."""
        if self.add_prefix(name) not in self.data:
            return there
        sent = str(self.data[self.add_prefix(name)]).replace("\r\n", "\n").replace("\0", "")
        return sent.strip()[: LONGEST[name]]

    def _reason(self, there: Reason | None) -> Reason | None:
        """Only one that fits, or the one that is there."""
        sent = self.data.get(self.add_prefix("reason"))
        if sent is None:
            return there
        offered = reasons_offered(target_of(self.entry.target), self.entry.indicator.on_demand)
        allowed = {one.value: one for one in (*offered, *((there,) if there else ()))}
        return allowed.get(sent)

    def seen(self) -> int:
        sent = self.cleaned_data.get("over")
        sent = self.cleaned_data.get("revision") if sent is None else sent
        return NO_REVISION if sent is None else int(sent)
