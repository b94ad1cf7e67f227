"""Where a program draws every line of a cell in one go, a blank between two drawings is one between two cells."""

from collections.abc import Iterator, Sequence

from cartaviva.formats.readers.pdf.page import Page, parted
from cartaviva.formats.readers.pdf.shapes import Word

_FEW = 0.5
"""The share of blanks between drawings from which they are those of words."""
_LEAST = 20
"""Blanks that tell how a file is drawn."""


def part_drawings(pages: Sequence[Page]) -> None:
    """Part the texts of cells that stand as near as words do, in a file whose drawings are lines of text."""
    gaps = [high for page in pages for word in page.words for _low, high in word.gaps]
    if len(gaps) < _LEAST or sum(high > 0 for high in gaps) >= _FEW * len(gaps):
        return
    for page in pages:
        page.in_lines = True
        page.words[:] = [part for word in page.words for part in parted(word, list(_between(word)))]


def _between(word: Word) -> Iterator[float]:
    """A blank that breaks no line may be a drawing of its own, and is within a text."""
    blanks = (letter for letter in word.text if letter in " \u00a0")
    gaps = zip(blanks, word.gaps, strict=False)  # those of a word that has others are not used
    yield from ((low + high) / 2 for blank, (low, high) in gaps if high and blank == " ")
    yield from ((low + high) / 2 for _at, low, high in word.seams)
