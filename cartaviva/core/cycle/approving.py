"""Approving a version of a charter: what has to be known, and what of its draft keeps it from being approved."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cartaviva.core.findings import Refused
from cartaviva.core.language.days import day_text

EARLIEST = date(1990, 1, 1)
"""The first charters of services are of the years after it: an earlier day was mistyped."""
YEARS_AHEAD = 2
"""A version is never edited once it is approved: a day that is further away than this was mistyped."""


class Approval(NamedTuple):
    """From which day on it binds, which body approved it and when, and where that was published."""

    in_force_from: date
    approved_by: str
    approved_on: date
    gazette: str = ""


class Draft(NamedTuple):
    """What is asked of a draft. `unmeasured`: promises that lack an indicator, or a target of one.

    `before`: the day on which the version before it came into force.
    """

    promises: int
    unmeasured: Sequence[str] = ()
    before: date | None = None


def check_approval(approval: Approval, draft: Draft, today: date) -> Refused | None:
    """The first reason why a draft cannot be approved so; None where it can."""
    if not draft.promises:
        return Refused("charter-empty")
    if draft.unmeasured:
        return Refused("charter-unmeasured", "; ".join(draft.unmeasured))
    if not approval.approved_by.strip() or approval.approved_on > today:
        return Refused("approval-incomplete")
    if approval.approved_on < EARLIEST:
        return Refused("approved-day", day_text(EARLIEST))
    if approval.in_force_from < EARLIEST or _far(approval.in_force_from, today):
        return Refused("in-force-day", day_text(EARLIEST))
    if draft.before is not None and approval.in_force_from <= draft.before:
        return Refused("in-force-order", day_text(draft.before))
    return None


def _far(day: date, today: date) -> bool:
    return (day.year, day.month, day.day) > (today.year + YEARS_AHEAD, today.month, today.day)
