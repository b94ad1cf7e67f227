"""Texts that are longer than the rows of a sheet are high: lines drawn over the row below are put into their own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.shapes import Word
from cartaviva.formats.readers.pdf.texts import WIDEST, is_under

_OVER = 0.5
"""Heights of a line between the middles of two that stand over each other, at most: lines of a text may be tight."""
_CLOSEST = 0.5
"""Heights of a line from one line of a text to the next, at least; `texts` knows no lines as close."""
_OFF = 0.03
"""Heights of a line by which lines of a text may differ in how far they are from each other."""
_NEAR, _RULED = 2.0, 0.5
"""Heights of a line from a text to the line below it, and the share of texts with one from which rows end at lines."""
_BETWEEN = 8
"""Words of other cells that may come between two lines of a text."""


def drawn_over(pages: Sequence[Page]) -> int:
    """The first page on which texts stand over others, so that lines of them may not be in the file; else 0."""
    return next((page.number for page in pages if _are_over_each_other(page.words)), 0)


def put_into_rows(pages: Sequence[Page]) -> None:
    """Make such texts as low as their rows, with all their lines in them."""
    step = _step(pages)
    for page in pages:
        texts = _texts(page.words, step)
        tops = sorted({round(text[0].top) for text in texts}, reverse=True)
        near = sum(text[0].middle - _line_below(page, text[0]) < _NEAR * text[0].height for text in texts)
        ruled = near > _RULED * len(texts)
        lower: dict[int, Word] = {}
        for text in texts:
            lower |= _lowered(text, _line_below(page, text[0]) if ruled else _row_below(tops, text[0]))
        page.words = [lower.get(id(word), word) for word in page.words]


def _lowered(text: Sequence[Word], floor: float) -> dict[int, Word]:
    """The lines of a text that goes on below its row, what each is there."""
    high, low = text[0].top, text[-1].bottom
    if not low < floor < text[0].middle:
        return {}
    part = (high - floor) / (high - low)
    return {
        id(word): word._replace(bottom=high - part * (high - word.bottom), top=high - part * (high - word.top))
        for word in text
    }


def _are_over_each_other(words: Sequence[Word]) -> bool:
    """Does a line stand over another that begins where it does?"""
    lines = sorted(words, key=lambda word: (round(word.left), -word.middle))
    return any(
        1 < above.middle - below.middle < _OVER * below.height and _is_like(above, below)
        for above, below in pairwise(lines)
    )


def _step(pages: Iterable[Page]) -> float:
    """From one line of a text to the next, in heights of a line: what is most usual; 0 where nothing is known."""
    pairs = (pair for page in pages for pair in pairwise(page.words) if is_under(*pair))
    steps = ((above.middle - word.middle) / word.height for above, word in pairs)
    counted = Counter(round(step, 2) for step in steps if _CLOSEST < step < WIDEST)
    return max(counted, key=lambda step: counted[step], default=0.0)


def _texts(words: Sequence[Word], step: float) -> list[list[Word]]:
    """Lines as far from each other as those of a text, which are drawn one soon after another."""
    texts: list[list[Word]] = []
    for word in words:
        near = (text for text in reversed(texts[-_BETWEEN:]) if _goes_on(text[-1], word, step))
        text = next(near, None)
        if text is None:
            texts.append([word])
        else:
            text.append(word)
    return texts


def _goes_on(last: Word, word: Word, step: float) -> bool:
    far = (last.middle - word.middle) / word.height - step
    return abs(far) < _OFF and _is_like(last, word)


def _is_like(word: Word, below: Word) -> bool:
    """Is a line as high as another, and does it begin, end or have its middle where that does?"""
    return abs(word.height - below.height) < _OFF * below.height and is_under(below, word)


def _line_below(page: Page, word: Word) -> float:
    """The line at the end of a word's row."""
    middle = (word.left + word.right) / 2
    return max(
        (rule.at for rule in page.across if rule.at < word.middle and rule.start < middle < rule.end), default=0.0
    )


def _row_below(tops: Sequence[float], word: Word) -> float:
    """Where the texts of the next row begin."""
    return next((top for top in tops if top < word.middle), 0.0)
