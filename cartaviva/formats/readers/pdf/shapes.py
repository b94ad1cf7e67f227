"""What stands on a page of a PDF: words, lines and boxes, in points from the lower left corner."""

from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Word(NamedTuple):
    """Words of a line with no more than a blank between them. `mark` is their marked content, -1 without."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    mark: int
    gaps: tuple[tuple[float, float], ...] = ()
    """From where to where each blank goes, not known for what is marked; (0, 0) for one within a drawing of text."""
    seams: tuple[tuple[int, float, float], ...] = ()
    """Where another drawing goes on without a blank: its first letter, from where to where the room before it goes."""

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Rule(NamedTuple):
    """A line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float
