"""What a charter says otherwise since a report was opened from it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cartaviva.core.published.history import same_words


class Said(NamedTuple):
    """What a report, or a version of its charter, says of an indicator."""

    commitment: str
    indicator: str
    target: str


class Differing(NamedTuple):
    """An indicator of which something else is said now; `before` None where it is new, `now` None where it is gone."""

    indicator: int
    before: Said | None
    now: Said | None

    @property
    def changed(self) -> tuple[tuple[str, str, str], ...]:
        """Key of the column, what it said and what it says; nothing of what is new or gone."""
        if self.before is None or self.now is None:
            return ()
        each = zip(Said._fields, self.before, self.now, strict=True)
        return tuple((key, was, now) for key, was, now in each if not same_words(was, now))


def differing(before: Mapping[int, Said], now: Mapping[int, Said]) -> tuple[Differing, ...]:
    """In the order of `before`, then what is new; accents, case and kinds of quotes make no difference."""

    def each() -> Iterator[Differing]:
        for key in (*before, *(key for key in now if key not in before)):
            one = Differing(key, before.get(key), now.get(key))
            if one.before is None or one.now is None or one.changed:
                yield one

    return tuple(each())
