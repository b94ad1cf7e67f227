"""Which step follows which: TRANSITIONS is the table of everything that has states."""

from collections.abc import Mapping
from enum import StrEnum

from cartaviva.core.findings import Refused
from cartaviva.core.words import mark


class ImportState(StrEnum):
    """Where a document that somebody brought in stands."""

    WAITING = "waiting"
    READ = "read"
    UNREADABLE = "unreadable"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"


class PublicationState(StrEnum):
    """Where a publication stands. Only what is PUBLISHED is seen by the public."""

    RENDERING = "rendering"
    PUBLISHED = "published"


class VersionState(StrEnum):
    """Where a version of a charter stands. Nothing of an approved version is edited."""

    DRAFT = "draft"
    APPROVED = "approved"


class EntryState(StrEnum):
    """Where an entry stands on its way from somebody's hands to the public."""

    PENDING = "pending"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ENDORSED = "endorsed"
    RETURNED = "returned"
    VALIDATED = "validated"
    PUBLISHED = "published"


ON_ITS_WAY = frozenset({EntryState.SUBMITTED, EntryState.ENDORSED})
"""Submitted, and nobody has decided about it."""
SETTLED = frozenset({EntryState.VALIDATED, EntryState.PUBLISHED})
"""What has become a result."""
HANDED_IN = ON_ITS_WAY | SETTLED
IN_HAND = frozenset(EntryState) - HANDED_IN
"""Still with the service."""


def to_validate(two_steps: bool) -> frozenset[EntryState]:
    """Where an entry waits for the quality office: in a town with two steps the head of service endorses it first."""
    return frozenset({EntryState.ENDORSED}) if two_steps else ON_ITS_WAY


class Step(StrEnum):
    """What moves something from one state to another."""

    READ = "read"
    REFUSE = "refuse"
    READ_AGAIN = "read-again"
    CONFIRM = "confirm"
    UNDO = "undo"
    DISCARD = "discard"
    SHOW = "show"
    CORRECT = "correct"
    WRITE = "write"
    APPROVE = "approve"
    ENTER = "enter"
    SUBMIT = "submit"
    TAKE_BACK = "take-back"
    ENDORSE = "endorse"
    RETURN = "return"
    VALIDATE = "validate"
    PUBLISH = "publish"


State = ImportState | PublicationState | VersionState | EntryState

TRANSITIONS: Mapping[tuple[State, Step], State] = {
    (ImportState.WAITING, Step.READ): ImportState.READ,
    (ImportState.WAITING, Step.REFUSE): ImportState.UNREADABLE,
    (ImportState.WAITING, Step.DISCARD): ImportState.DISCARDED,
    (ImportState.READ, Step.READ_AGAIN): ImportState.WAITING,
    (ImportState.READ, Step.CONFIRM): ImportState.CONFIRMED,
    (ImportState.READ, Step.DISCARD): ImportState.DISCARDED,
    (ImportState.UNREADABLE, Step.READ_AGAIN): ImportState.WAITING,
    (ImportState.UNREADABLE, Step.DISCARD): ImportState.DISCARDED,
    (ImportState.CONFIRMED, Step.UNDO): ImportState.READ,
    (ImportState.DISCARDED, Step.READ_AGAIN): ImportState.WAITING,
    (PublicationState.RENDERING, Step.SHOW): PublicationState.PUBLISHED,
    (PublicationState.PUBLISHED, Step.CORRECT): PublicationState.PUBLISHED,
    (VersionState.DRAFT, Step.WRITE): VersionState.DRAFT,
    (VersionState.DRAFT, Step.APPROVE): VersionState.APPROVED,
    (EntryState.PENDING, Step.ENTER): EntryState.DRAFT,
    (EntryState.DRAFT, Step.ENTER): EntryState.DRAFT,
    (EntryState.RETURNED, Step.ENTER): EntryState.RETURNED,
    (EntryState.DRAFT, Step.SUBMIT): EntryState.SUBMITTED,
    (EntryState.RETURNED, Step.SUBMIT): EntryState.SUBMITTED,
    (EntryState.SUBMITTED, Step.TAKE_BACK): EntryState.DRAFT,
    (EntryState.SUBMITTED, Step.ENDORSE): EntryState.ENDORSED,
    (EntryState.SUBMITTED, Step.RETURN): EntryState.RETURNED,
    (EntryState.ENDORSED, Step.RETURN): EntryState.RETURNED,
    (EntryState.VALIDATED, Step.RETURN): EntryState.RETURNED,
    (EntryState.SUBMITTED, Step.VALIDATE): EntryState.VALIDATED,
    (EntryState.ENDORSED, Step.VALIDATE): EntryState.VALIDATED,
    (EntryState.VALIDATED, Step.PUBLISH): EntryState.PUBLISHED,
}
"""(state, step) → the state after it. What is not here cannot be done."""

STATE_WORDS: Mapping[State, str] = {
    ImportState.WAITING: mark("Being read"),
    ImportState.READ: mark("To review"),
    ImportState.UNREADABLE: mark("Could not be read"),
    ImportState.CONFIRMED: mark("Confirmed"),
    ImportState.DISCARDED: mark("Discarded"),
    PublicationState.RENDERING: mark("Being prepared"),
    PublicationState.PUBLISHED: mark("Published"),
    VersionState.DRAFT: mark("Draft"),
    VersionState.APPROVED: mark("Approved"),
    EntryState.PENDING: mark("Pending"),
    EntryState.DRAFT: mark("Draft"),
    EntryState.SUBMITTED: mark("Submitted"),
    EntryState.ENDORSED: mark("Endorsed"),
    EntryState.RETURNED: mark("To mend"),
    EntryState.VALIDATED: mark("Validated"),
    EntryState.PUBLISHED: mark("Published"),
}


def can(state: State, step: Step) -> bool:
    """Whether the state allows a step, for a page that offers it or not."""
    return (state, step) in TRANSITIONS


def after(state: State, step: Step) -> State:
    """The state after a step. Raises Refused ("not-now") where the state does not allow it."""
    if not can(state, step):
        raise Refused("not-now", STATE_WORDS[state])
    return TRANSITIONS[state, step]
