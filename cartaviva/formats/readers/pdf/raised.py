"""Digits that a page shows small and high: marks of notes, and powers."""

import re
from collections.abc import Callable
from typing import NamedTuple

from cartaviva.formats.readers.cells import raised

_DIGITS = re.compile(r"\d+")
_FAR = 3
"""Letters between a raised digit and what it stands at: pdfium may take it for a line of its own."""


class Letter(NamedTuple):
    """Where the ink of a letter stands, in points; `base` and `size` are those of its line and its font."""

    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float


def with_raised(text: str, part: Callable[[int], int | None], look: Callable[[int], Letter]) -> str:
    """`text` with ¹ for each small 1 above the line of the letter before it. Only where drawings meet is anything asked
    for: `part` says in which drawing the letter at a place stands, `look` how it stands.
    """
    pieces, done = [], 0
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        before = _before(text, start)
        for at in range(start, end):
            if before >= 0 and part(before) != part(at) and _is_raised(look(before), look(at)):
                pieces += [text[done:at], raised(text[at:end])]
                done = end
                break
            before = at
    return "".join(pieces) + text[done:]


def _before(text: str, start: int) -> int:
    """The letter before `start`, -1 where none is near."""
    near = range(start - 1, max(start - 1 - _FAR, -1), -1)
    return next((at for at in near if not text[at].isspace()), -1)


def _is_raised(before: Letter, letter: Letter) -> bool:
    """Fonts with small figures of their own draw them on the same line, in the same size: the ink tells."""
    height = letter.top - letter.bottom
    small = 0 < height < (0.6 if letter.size > 0.95 * before.size else 0.8) * before.size
    high = 0.15 * before.size < letter.bottom - before.base < 0.8 * before.size
    return small and high and -0.3 * before.size < letter.left - before.right < 0.3 * before.size
