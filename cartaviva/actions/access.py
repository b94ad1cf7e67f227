"""May this person? Asked before anything of a town is shown or changed."""

from datetime import date
from typing import TypeVar

from django.utils import timezone

from cartaviva.core.findings import Refused
from cartaviva.core.permissions import WHOLE_TOWN, Action, Scope, may
from cartaviva.records.models import Organisation, Person

T = TypeVar("T")


def allow(
    person: Person, action: Action, organisation: Organisation | None, department: int | None = WHOLE_TOWN
) -> None:
    """Raises Refused: "not-found" for an outsider, "not-allowed" for somebody whose role does not suffice."""
    if refused := refusal(person, action, organisation, department):
        raise refused


def refusal(
    person: Person, action: Action, organisation: Organisation | None, department: int | None = WHOLE_TOWN
) -> Refused | None:
    """What `allow` would raise, for a page that explains a button instead of showing it."""
    scope = Scope(organisation.pk if organisation else None, department)
    return may(person.grants(), action, scope, today(organisation))


def today(organisation: Organisation | None) -> date:
    """The day it is in the town."""
    return organisation.day(timezone.now()) if organisation else timezone.localdate()


def or_not_found(one: T | None) -> T:
    """What was looked for. Raises Refused ("not-found") where there is none."""
    if one is None:
        raise Refused("not-found")
    return one
