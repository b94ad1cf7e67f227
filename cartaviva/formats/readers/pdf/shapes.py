"""What stands on a page of a PDF: words, lines and boxes, in points from the lower left corner."""

from collections.abc import Iterable
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


def in_levels(rules: Iterable[Rule], near: float) -> list[list[Rule]]:
    """Lines, in the order of where they are: a level has those that are no farther than `near` from its first."""
    levels: list[list[Rule]] = []
    for rule in rules:
        if levels and abs(rule.at - levels[-1][0].at) <= near:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def apart(places: Iterable[float], near: float) -> list[float]:
    """Places in their order, without those that are no farther than `near` from one that is kept."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > near:
            kept.append(place)
    return kept
