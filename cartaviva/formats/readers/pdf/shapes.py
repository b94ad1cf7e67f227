"""What stands on a page of a PDF: words, lines and boxes, in points from the lower left corner."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeVar

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


Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


def outside(things: Iterable[Thing], inside: Iterable[Thing]) -> list[Thing]:
    """Words or lines, without those that were taken."""
    taken = set(map(id, inside))
    return [thing for thing in things if id(thing) not in taken]


def grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    """Words, lines or boxes by what `key` says of each."""
    found: dict[Key, list[Thing]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


def runs(things: Iterable[Thing], goes_on: Callable[[list[Thing], Thing], bool]) -> Iterator[list[Thing]]:
    """What follows each other, cut before each thing that does not go on from those before it."""
    run: list[Thing] = []
    for thing in things:
        if run and not goes_on(run, thing):
            yield run
            run = []
        run.append(thing)
    if run:
        yield run


def in_levels(rules: Iterable[Rule], near: float) -> list[list[Rule]]:
    """Lines, in the order of where they are: a level has those that are no farther than `near` from its first."""
    return list(runs(rules, lambda level, rule: abs(rule.at - level[0].at) <= near))


def apart(places: Iterable[float], near: float) -> list[float]:
    """Places in their order, without those that are no farther than `near` from one that is kept."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > near:
            kept.append(place)
    return kept
