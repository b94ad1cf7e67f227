"""Digits that a page shows small and high: marks of notes, and powers."""

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple, Protocol

from cartaviva.formats.readers.cells import raised
from cartaviva.formats.readers.pdf.shapes import Word

_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"\d{1,2} ")
_FAR = 3
"""Letters between a raised digit and what it stands at: pdfium may take it for a line of its own."""


_SMALL = 0.75
"""Of the usual height of figures: marks of notes have about three fifths of it."""


class Letter(NamedTuple):
    """Where the ink of a letter stands, in points; `base` and `size` are those of its line and its font."""

    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float


class Letters(Protocol):
    """What is asked of the letters of a page, by their places: the dearer, the later."""

    def part(self, index: int) -> int | None:
        """With which drawing it came."""

    def base(self, index: int) -> float:
        """The height of its line."""

    def look(self, index: int) -> Letter: ...


def with_lone_marks(words: Sequence[Word]) -> list[Word]:
    """`words` with ¹ for each mark of a note that stands alone."""
    marks = frozenset(_lone_marks(words))
    return [word._replace(text=raised(word.text)) if at in marks else word for at, word in enumerate(words)]


def _lone_marks(words: Sequence[Word]) -> list[int]:
    """The indexes of marks of notes that stand alone: small figures on a line of nobody else, and a note below that
    begins with the same.
    """
    short = [at for at, word in enumerate(words) if word.text.isdecimal() and len(word.text) <= 2]
    if not short:
        return []
    usual = median(word.height for word in words if any(map(str.isdigit, word.text)))
    small = [at for at in short if words[at].top - words[at].bottom < _SMALL * usual]
    notes = [word for word in words if _NOTE.match(word.text) or _begins(word, words)] if small else []
    noted = [at for at in small if any(_is_below(note, words[at]) for note in notes)]
    lines = [_line(word) for word in words if word.height >= _SMALL * usual] if noted else []
    return [at for at in noted if all(abs(line - _line(words[at])) > 1 for line in lines)]


def _begins(number: Word, words: Sequence[Word]) -> bool:
    """Is it the number of a note, with its text behind it?"""
    size = number.height
    return number.text.isdecimal() and any(
        -0.1 * size < word.left - number.right < 2 * size
        and abs(word.bottom - number.bottom) < size
        and any(map(str.isalpha, word.text))
        for word in words
    )


def _is_below(note: Word, mark: Word) -> bool:
    return note.text.partition(" ")[0] == mark.text and note.top < mark.bottom


def _line(word: Word) -> float:
    """On which a word stands: its `bottom` is a fifth of its size below it, its `top` three quarters above."""
    return word.bottom + 0.2 / 0.95 * word.height


def with_raised(text: str, letters: Letters) -> str:
    """`text` with ¹ for each small 1 above the line of the letter before it, where drawings meet."""
    pieces, done = [], 0
    for found in _DIGITS.finditer(text):
        start, end = found.span()
        before, first = _before(text, start), letters.part(start)
        if before < 0 or (letters.part(before) == first and (end == start + 1 or letters.part(end - 1) == first)):
            continue
        at = next((at for at in range(start, end) if _is_raised(letters, before if at == start else at - 1, at)), end)
        if at < end:
            pieces += [text[done:at], raised(text[at:end])]
            done = end
    return "".join(pieces) + text[done:]


def _before(text: str, start: int) -> int:
    """The letter before `start`, -1 where none is near."""
    near = range(start - 1, max(start - 1 - _FAR, -1), -1)
    return next((at for at in near if not text[at].isspace()), -1)


def _is_raised(letters: Letters, before: int, at: int) -> bool:
    """Fonts with small figures of their own draw them on the same line, in the same size: the ink tells."""
    if letters.part(before) == letters.part(at) or (before < at - 1 and letters.base(at) <= letters.base(before)):
        return False
    beside, letter = letters.look(before), letters.look(at)
    height = letter.top - letter.bottom
    small = 0 < height < (0.6 if letter.size > 0.95 * beside.size else 0.8) * beside.size
    high = 0.15 * beside.size < letter.bottom - beside.base < 0.8 * beside.size
    return small and high and -0.3 * beside.size < letter.left - beside.right < 0.3 * beside.size
