"""What a memo says. Every text is in its language already, but what people typed, which says its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cartaviva.core.compliance import Status
from cartaviva.core.words import mark

BY_CHARTER = mark("By charter")
TO_DO = mark("What was not met, and what is done about it")
COLLECTED = mark("How the results were collected")
AUTHENTICITY = mark("Authenticity")
"""Titles of the parts."""


class Missed(NamedTuple):
    """A promise that was not kept: `lines` are labels and words, of the figures, the cause and the action."""

    about: str
    lines: tuple[tuple[str, str], ...]


class Named(NamedTuple):
    """The name of a charter, and the languages of the name and of what its department wrote."""

    name: str
    language: str
    stated: str


class Row(NamedTuple):
    """A charter in the table; `figures` under the headings but the first."""

    charter: Named
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """`day`: the last day of the period, which dates the files. Without a report, `rows` and `total` are empty.

    `misses`: by charter, those that have some. `provisional`: which charters are not in, "" where all are.
    `authenticity`: what the town can be held to, empty where nothing is published.
    """

    language: str
    title: str
    town: str
    period: str
    day: date
    summary: str
    counts: Mapping[Status, int]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: tuple[str, ...]
    provisional: str
    misses: tuple[tuple[Named, tuple[Missed, ...]], ...]
    collected: tuple[str, ...]
    policy: str
    authenticity: tuple[str, ...]
