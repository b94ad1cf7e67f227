"""What a missed promise leads to, and whether it is well said: what the town publishes about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cartaviva.core.findings import Refused
from cartaviva.core.lexicon import words_of


class Plan(NamedTuple):
    """Why a promise was missed, what is done about it, by which post or unit, and until when.

    `complaints`: how many were received about it; None where nobody counted.
    """

    cause: str
    action: str
    owner: str
    due_on: date
    complaints: int | None = None


@dataclass(frozen=True, slots=True)
class Improvement:
    """A plan as it is published with the row that missed. `done_on` None: not done yet."""

    cause: str
    action: str
    owner: str
    due_on: date
    complaints: int | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the action of a period before. `effect`: "worked", "not-worked", or "" where nobody said."""

    period: str
    action: str
    done_on: date | None = None
    effect: str = ""
    text: str = ""


def check_plan(plan: Plan, people: Iterable[str]) -> Refused | None:
    """What keeps a plan from being taken. `people`: the names of those who work for the town."""
    if not (plan.cause.strip() and plan.action.strip() and plan.owner.strip()):
        return Refused("plan-incomplete")
    if plan.complaints is not None and plan.complaints < 0:
        return Refused("complaints-negative")
    return Refused("owner-is-a-person") if any(names_person(plan.owner, name) for name in people) else None


def names_person(owner: str, name: str) -> bool:
    """Whether a post is given by a person's name. One word alone is no name within others: Cap de Santa Ana."""
    sought, words = words_of(name), words_of(owner)
    if len(sought) < 2:
        return bool(sought) and words == sought
    return any(words[at : at + len(sought)] == sought for at in range(len(words)))
