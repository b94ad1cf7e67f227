"""Lines of a cell, each drawn in one go → the whole text of the cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cartaviva.formats.readers.pdf.lines import box_of, text_of
from cartaviva.formats.readers.pdf.shapes import Word

_SAME = 1.2
"""Points by which lines of a text may be aside of each other."""
_ALIKE = 0.2
"""Points by which the sizes of lines of a text may differ."""
_TIGHTEST, WIDEST = 0.9, 1.4
"""Heights of a line from one line of a text to the next."""


class Text(NamedTuple):
    """The words of one text and what they take on the page."""

    words: tuple[Word, ...]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def span(self) -> tuple[float, float]:
        return self.left, self.right

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def line(self) -> float:
        """The height of its first line."""
        return self.words[0].height


Group = list[Text]
"""Texts beside each other, or held together by one that is beside all of them."""


def _text(words: Sequence[Word]) -> Text:
    return Text(tuple(words), *box_of(words))


def texts_of(words: Iterable[Word]) -> list[Text]:
    """The texts from top to bottom: a line goes on in the next of its size that is as near as lines of a text are, and
    begins, ends or has its middle where the first does.
    """
    steps = _steps(sorted(words, key=lambda word: (-word.middle, word.left)))
    found: list[list[Word]] = []
    for word, step in steps:
        above = [text for text in found if step and _goes_on(text[-1], word, step)]
        if above:
            above[0].append(word)
        else:
            found.append([word])
    return sorted(map(_text, found), key=lambda text: -text.top)


def _steps(words: Sequence[Word]) -> Iterator[tuple[Word, float]]:
    """Each word with how far the lines of a text of its size are from each other: the least that comes again, or
    the only one.
    """
    counted: dict[float, Counter[float]] = {}
    for at, word in enumerate(words):
        step = next((word.middle - other.middle for other in words[at + 1 :] if _is_below(word, other)), 0.0)
        height = word.height
        if _TIGHTEST * height < step < WIDEST * height:
            counted.setdefault(_known(counted, height), Counter())[round(step * 2) / 2] += 1
    least = {
        size: min((step for step, times in steps.items() if times > 1 or len(steps) == 1), default=0.0)
        for size, steps in counted.items()
    }
    for word in words:
        yield word, least.get(_known(least, word.height), 0.0)


def _known(sizes: Iterable[float], size: float) -> float:
    return next((other for other in sizes if abs(other - size) < _ALIKE), size)


def _is_below(word: Word, other: Word) -> bool:
    return other.middle < word.middle - 1 and abs(other.height - word.height) < _ALIKE and is_under(word, other)


def is_under(word: Word, other: Word) -> bool:
    return (
        min(
            abs(word.left - other.left),
            abs(word.right - other.right),
            abs(word.left + word.right - other.left - other.right) / 2,
        )
        < _SAME
    )


def _goes_on(last: Word, word: Word, step: float) -> bool:
    return _is_below(last, word) and abs(last.middle - word.middle - step) < 0.8


def beside_each_other(texts: Sequence[Text]) -> list[Group]:
    """Groups from top to bottom, each from left to right."""
    groups: list[Group] = []
    low = 0.0
    for text in sorted(texts, key=lambda text: -text.top):
        if groups and text.top - 0.25 * text.line > low:
            groups[-1].append(text)
            low = min(low, text.bottom)
        else:
            groups.append([text])
            low = text.bottom
    return [sorted(group, key=lambda text: text.left) for group in groups]


def said(text: Text) -> str:
    return text_of(text.words)
