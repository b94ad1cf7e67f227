"""Whether a report says what its charter promises, in whatever words of the same figure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from cartaviva.core.language.matching import normal
from cartaviva.core.target import Target


class Said(NamedTuple):
    """One indicator of a report or of a version: the commitment that it is of, what it is called, and its target.

    `names` are those that it has in each language, none where it is called as its commitment.
    """

    commitment: int
    names: Collection[str]
    target: Target
    called: str
    """What a person reads of it."""


def otherwise(report: Iterable[Said], version: Iterable[Said]) -> tuple[str, ...]:
    """What a report says otherwise than a version, or one of both alone; nothing where they promise the same.

    Indicators of a commitment are compared in their order. A target is the same where its figures are.
    """
    mine, theirs = _placed(report), _placed(version)
    differing = [one.called for place, one in mine.items() if place not in theirs or not _same(one, theirs[place])]
    return (*differing, *(one.called for place, one in theirs.items() if place not in mine))


def _placed(lines: Iterable[Said]) -> Mapping[tuple[int, int], Said]:
    """By the commitment, and the place among its indicators."""
    found, counted = {}, Counter[int]()
    for line in lines:
        found[line.commitment, counted[line.commitment]] = line
        counted[line.commitment] += 1
    return found


def _same(one: Said, other: Said) -> bool:
    names, others = ({normal(name) for name in line.names if name} for line in (one, other))
    called = not names or not others or bool(names & others)
    return called and replace(one.target, lower_is_better=other.target.lower_is_better) == other.target
