"""What the quality office does for many reports at once: validating what nobody has to look at, and publishing."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from cartaviva.actions.access import allow
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move, validation_refusal
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.refusals import NOT_ALLOWED
from cartaviva.core.workflow import Step, to_validate
from cartaviva.records.models import Organisation, Person, Publication, Report
from cartaviva.records.reviewing import Reviewed, review_lines


class Validated(NamedTuple):
    """How many were validated; how many wait for somebody to look at them, or for somebody else to validate them."""

    done: int
    left: int


def without_finding(person: Person, reviewed: Reviewed) -> bool:
    """Whether it can be validated without looking at it: nothing was found, and somebody else entered it."""
    return not reviewed.findings and validation_refusal(reviewed.entry, person) is None


def validate_clean(person: Person, organisation: Organisation, reports: Collection[Report]) -> Validated:
    """Validate every entry of the reports in which nothing was found. Raises Refused."""
    allow(person, Action.VALIDATE, organisation)
    waiting = [
        one
        for lines in review_lines(reports).values()
        for line in lines
        for one in line.entries
        if one.entry.state in to_validate(organisation.two_steps)
    ]
    clean = {one.entry.pk: one.entry.revision for one in waiting if without_finding(person, one)}
    if clean:
        move(person, organisation, clean, Step.VALIDATE)
    return Validated(len(clean), len(waiting) - len(clean))


def publish_ready(
    person: Person, reports: Mapping[Report, str]
) -> tuple[list[Publication], list[tuple[Report, Refused]]]:
    """Publish the reports in whose way nothing stands, each for itself; the others with the first thing that does.

    `reports` → the digest of the preview that somebody looked at.
    """
    made: list[Publication] = []
    left: list[tuple[Report, Refused]] = []
    for report, seen in reports.items():
        try:
            made.append(publish(person, report, seen))
        except Refused as refused:
            if refused.code in NOT_ALLOWED:
                raise
            left.append((report, refused))
    return made, left
