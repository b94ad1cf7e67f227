"""Three ways of one entry: as it was handed out, as it came back, and as it stands by now."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.findings import Place
from cartaviva.core.language.numerals import parse_number


class Returned(NamedTuple):
    """A row that came back. `revision` is the one that was handed out; `changed`: somebody typed something since."""

    entry: int
    revision: int
    typed: Typed
    changed: bool
    place: Place = Place()


class Standing(NamedTuple):
    """An entry as it is now."""

    revision: int
    typed: Typed


class Fate(StrEnum):
    """What becomes of a row that came back."""

    UNCHANGED = "unchanged"
    """Nobody touched the row: what stands stays, whatever happened to it meanwhile."""
    TAKE = "take"
    SAME = "same"
    """The same was typed at both places."""
    CONFLICT = "conflict"
    """Both were changed, to different values: a person decides."""
    GONE = "gone"
    """There is no such entry, or it takes no values any more."""


class Merged(NamedTuple):
    """What becomes of one row: `theirs` came back, `ours` stands (None: nothing does).

    What is to be taken or decided keeps the words of `ours` in every field that says the same: 4,50 comes back from a
    cell as 4,5, and whoever only adds a remark has not entered the figure.
    """

    entry: int
    fate: Fate
    theirs: Typed
    ours: Typed | None
    place: Place = Place()


def merge_returned(current: Mapping[int, Standing], returned: Iterable[Returned]) -> tuple[Merged, ...]:
    """One Merged for each row that came back; `current` holds the entries that this person may still fill in.

    Entries that did not come back are left alone.
    """
    return tuple(_merge(current.get(row.entry), row) for row in returned)


def _merge(standing: Standing | None, row: Returned) -> Merged:
    ours, fate = standing.typed if standing else None, _fate(standing, row)
    theirs = _in_words_of(ours, row.typed) if ours and fate in (Fate.TAKE, Fate.CONFLICT) else row.typed
    return Merged(row.entry, fate, theirs, ours, row.place)


def _in_words_of(ours: Typed, theirs: Typed) -> Typed:
    pairs = zip(ours, theirs, _meaning(ours), _meaning(theirs), strict=True)
    return Typed(*(old if same == other else new for old, new, same, other in pairs))  # type: ignore[arg-type]


def _fate(standing: Standing | None, row: Returned) -> Fate:
    if not row.changed:
        return Fate.UNCHANGED
    if standing is None:
        return Fate.GONE
    if alike(standing.typed, row.typed):
        return Fate.SAME
    return Fate.TAKE if standing.revision == row.revision else Fate.CONFLICT


def alike(one: Typed, other: Typed) -> bool:
    """Do both say the same? 12,50 is 12.5, and blanks do not count; a figure is never a text."""
    return _meaning(one) == _meaning(other)


def _meaning(typed: Typed) -> tuple[object, ...]:
    figures = (typed.text, typed.numerator, typed.denominator)
    return (*map(_figure, figures), typed.reason, " ".join(typed.remarks.split()))


def _figure(text: str) -> object:
    """The figure that every language reads in `text`, else its words: 1.234 is not the same everywhere."""
    value = certain_number(text)
    return " ".join(text.split()) if value is None else value


def certain_number(text: str) -> Decimal | None:
    """The number that `text` is in every language; None where it is none, or another one in Catalan and in English."""
    value = parse_number(text, "ca")
    return value if value == parse_number(text, "en") else None
