"""Lines under texts, as under links: no lines of tables."""

from collections.abc import Sequence
from itertools import pairwise

from cartaviva.formats.readers.pdf.shapes import Rule, Word, grouped

_NEAR = 2.0
"""Points between two lines that are pieces of one."""
_OVER = 1.0
"""Points that an underline may be longer than its text on each side."""
_BAND = 16.0
"""Points, for words to be found by their height."""


def without_underlines(across: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The lines across a page but those that touch no other, and stand within the letters of a text no shorter."""
    widest = max((word.right - word.left for word in words), default=0.0)
    maybe = {rule for rule in _alone(across) if rule.end - rule.start <= widest + 2 * _OVER}
    bands = grouped(words if maybe else (), lambda word: int(word.middle // _BAND))
    under = {rule for rule in maybe if any(_is_under(rule, word) for word in _around(bands, rule))}
    return [rule for rule in across if rule not in under] if under else list(across)


def _alone(across: Sequence[Rule]) -> list[Rule]:
    """The lines that do not touch the one before or after them at their height."""
    if not across:
        return []
    ordered = sorted(across, key=lambda rule: (round(rule.at), rule.start))
    touching = [round(one.at) == round(other.at) and other.start - one.end <= _NEAR for one, other in pairwise(ordered)]
    return [
        rule
        for rule, before, after in zip(ordered, [False, *touching], [*touching, False], strict=True)
        if not (before or after)
    ]


def _around(bands: dict[int, list[Word]], rule: Rule) -> list[Word]:
    at = int(rule.at // _BAND)
    return [word for band in (at - 1, at, at + 1) for word in bands.get(band, ())]


def _is_under(rule: Rule, word: Word) -> bool:
    inside = word.left - _OVER <= rule.start and rule.end <= word.right + _OVER
    return inside and word.bottom <= rule.at < word.top
