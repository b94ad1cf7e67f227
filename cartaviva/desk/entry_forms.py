"""What the entry grid sends: for each entry its fields, `e12-text`, over the revision that was seen, `e12-revision`."""

from django import forms
from django.http import QueryDict

from cartaviva.core.entry import Sent, Typed

NO_REVISION = -1
"""What is sent without a revision was seen by nobody."""


class EntryForm(forms.Form):
    """The fields of one entry, as long as its columns are."""

    text = forms.CharField(required=False, max_length=200)
    numerator = forms.CharField(required=False, max_length=60)
    denominator = forms.CharField(required=False, max_length=60)
    reason = forms.CharField(required=False)
    remarks = forms.CharField(required=False, max_length=10_000)
    revision = forms.IntegerField(required=False)
    over = forms.IntegerField(required=False)
    """The revision that is to be replaced, once both values were seen."""
    theirs = forms.BooleanField(required=False)
    answer = forms.CharField(required=False, max_length=10_000)

    def __init__(self, posted: QueryDict, entry: int) -> None:
        super().__init__(posted, prefix=f"e{entry}")
        self.entry = entry
        self.is_valid()

    def sent(self) -> Sent:
        """Too long a text cannot be kept whole: its beginning is, and the field does not take more."""
        return {name: self._text(name) for name in Typed._fields if self.add_prefix(name) in self.data}

    def _text(self, name: str) -> str:
        limit = self.fields[name].max_length  # type: ignore[attr-defined]
        return str(self.data[self.add_prefix(name)]).replace("\r\n", "\n").replace("\0", "").strip()[:limit]

    def seen(self) -> int:
        sent = self.cleaned_data.get("over")
        sent = self.cleaned_data.get("revision") if sent is None else sent
        return NO_REVISION if sent is None else int(sent)
