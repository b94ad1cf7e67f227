"""What a missed promise leads to, and whether it is well said: what the town publishes about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cartaviva.core.evidence import EvidenceFile, evidence_text
from cartaviva.core.findings import Refused
from cartaviva.core.language.days import day_text
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.words import Say, mark


class Improvement(NamedTuple):
    """Why a promise was missed, what is done about it, by which post or unit, and until when.

    `complaints`: how many were received about it; None where nobody counted. `done_on` None: not done yet.
    """

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


WORKED, NOT_WORKED = "worked", "not-worked"
EFFECT_WORDS: Mapping[str, str] = {WORKED: mark("It worked"), NOT_WORKED: mark("It did not work")}


LABELS: Mapping[str, str] = {
    "cause": mark("Cause"),
    "action": mark("Improvement action"),
    "owner": mark("Who does it"),
    "due_on": mark("To be done by"),
    "complaints": mark("Complaints received"),
    "action_before": mark("Action of {period}"),
    "done": mark("Was it done?"),
    "effect": mark("Did it work?"),
    "evidence": mark("Evidence"),
}
"""What is said about a row beside its cells: that it missed, or did a period before, and what backs it: key → label.
`{period}` is the period before."""


class Told(NamedTuple):
    """One thing that is said: a key of LABELS, its label and the text."""

    key: str
    label: str
    text: str


def told(
    improvement: Improvement | None, outcome: Outcome | None, say: Say, evidence: Iterable[EvidenceFile] = ()
) -> tuple[Told, ...]:
    """What is said about a row, in the order of LABELS. A text that had to go leaves its label out."""
    texts: dict[str, str] = {}
    if improvement:
        texts |= {"cause": improvement.cause, "action": improvement.action, "owner": improvement.owner}
        texts["due_on"] = f"{day_text(improvement.due_on)}. {_done(improvement.done_on, say)}"
        texts["complaints"] = _complaints(improvement.complaints, say)
    if outcome:
        effect = say(EFFECT_WORDS[outcome.effect]) if outcome.effect else ""
        texts |= {"action_before": outcome.action, "done": _done(outcome.done_on, say)}
        texts["effect"] = ". ".join(part for part in (effect, outcome.text) if part) or say(UNSAID)
    texts["evidence"] = evidence_text(evidence)
    period = outcome.period if outcome else ""
    return tuple(Told(key, say(LABELS[key]).format(period=period), text) for key, text in texts.items() if text)


def improving_texts(improvement: Improvement | None, outcome: Outcome | None) -> tuple[str, ...]:
    """What people wrote themselves."""
    plan = (improvement.cause, improvement.action, improvement.owner) if improvement else ()
    return plan + ((outcome.action, outcome.text) if outcome else ())


UNSAID = mark("Nobody has said yet.")


def _done(on: date | None, say: Say) -> str:
    return say(mark("Done on {day}.")).format(day=day_text(on)) if on else say(mark("Not done yet."))


def _complaints(count: int | None, say: Say) -> str:
    return say(mark("Not counted")) if count is None else str(count)


def check_plan(plan: Improvement, people: Iterable[str]) -> Refused | None:
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
