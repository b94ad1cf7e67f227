"""What the entry grid sends: for each entry its fields, `e12-text`, over the revision that was seen, `e12-revision`."""

from django.http import QueryDict

from cartaviva.core.cycle.entry import Sent, Typed
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.language.lexicon import tidy

NO_REVISION = -1
"""What is sent without a revision was seen by nobody."""


class EntryForm:
    """The fields of one entry."""

    def __init__(self, posted: QueryDict, entry: int) -> None:
        self._posted, self._prefix = posted, f"e{entry}-"

    def get(self, name: str) -> str | None:
        """As it is kept; None where it was not sent."""
        sent = self._posted.get(self._prefix + name)
        if sent is None:
            return None
        return tidy(sent)

    def sent(self) -> Sent:
        fields = {name: self.get(name) for name in Typed._fields}
        return {name: text for name, text in fields.items() if text is not None}

    @property
    def theirs(self) -> bool:
        """Whether what somebody else saved stays."""
        return bool(self.get("theirs"))

    @property
    def answer(self) -> str:
        """To the comment with which it came back."""
        return self.get("answer") or ""

    def seen(self) -> int:
        """The revision over which it was typed; the one that is to be replaced, once both values were seen."""
        number = identifier(self.get("over") or self.get("revision") or "")
        return NO_REVISION if number is None else number
