"""Who may do what: GRANTS is the table, `may` the one question. What a state allows is asked of core/workflow.py."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cartaviva.core.findings import Refused
from cartaviva.core.words import mark


class Role(StrEnum):
    """What somebody is in a town. HOST stands above towns and sees none of their drafts."""

    CONTRIBUTOR = "contributor"
    HEAD = "head"
    QUALITY = "quality"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    HOST = "host"


ROLE_WORDS: Mapping[Role, str] = {
    Role.CONTRIBUTOR: mark("Contributor"),
    Role.HEAD: mark("Head of service"),
    Role.QUALITY: mark("Quality officer"),
    Role.AUDITOR: mark("Auditor"),
    Role.ADMINISTRATOR: mark("Administrator"),
    Role.HOST: mark("Host"),
}


class Action(StrEnum):
    """What can be done to what a town has."""

    SEE_DESK = "see-desk"
    SEE_IMPORTS = "see-imports"
    IMPORT = "import"
    SEE_RESULTS = "see-results"
    ENTER = "enter"
    SUBMIT = "submit"
    ENDORSE = "endorse"
    VALIDATE = "validate"
    SHARE_LINK = "share-link"
    PLAN_IMPROVEMENT = "plan-improvement"
    SEE_COLLECTING = "see-collecting"
    OPEN_PERIOD = "open-period"
    EXEMPT = "exempt"
    REMIND = "remind"
    SEE_CHARTERS = "see-charters"
    MANAGE_CHARTERS = "manage-charters"
    MANAGE_INDICATORS = "manage-indicators"
    PUBLISH = "publish"
    CORRECT = "correct"
    REDACT = "redact"
    CLOSE_YEAR = "close-year"
    SEE_PUBLISHING = "see-publishing"
    MANAGE_LINES = "manage-lines"
    SEE_TRAIL = "see-trail"
    SEE_PEOPLE = "see-people"
    INVITE = "invite"
    MANAGE_PEOPLE = "manage-people"
    MANAGE_DEPARTMENTS = "manage-departments"
    MANAGE_SETTINGS = "manage-settings"
    MANAGE_TOWNS = "manage-towns"


_ALL = frozenset(Role) - {Role.HOST}
_OFFICE = frozenset({Role.QUALITY, Role.ADMINISTRATOR})
_WATCH = _OFFICE | {Role.AUDITOR}
_FILL_IN = _ALL - {Role.AUDITOR}

GRANTS: Mapping[Action, frozenset[Role]] = {
    Action.SEE_DESK: _ALL,
    Action.SEE_IMPORTS: _WATCH,
    Action.IMPORT: _OFFICE,
    Action.SEE_RESULTS: _ALL,
    Action.ENTER: _FILL_IN,
    Action.SUBMIT: _FILL_IN,
    Action.ENDORSE: frozenset({Role.HEAD}),
    Action.VALIDATE: _OFFICE,
    Action.SHARE_LINK: _FILL_IN,
    Action.PLAN_IMPROVEMENT: _FILL_IN,
    Action.SEE_COLLECTING: _WATCH,
    Action.OPEN_PERIOD: _OFFICE,
    Action.EXEMPT: _OFFICE,
    Action.REMIND: _OFFICE,
    Action.SEE_CHARTERS: _WATCH,
    Action.MANAGE_CHARTERS: _OFFICE,
    Action.MANAGE_INDICATORS: _OFFICE,
    Action.PUBLISH: _OFFICE,
    Action.CORRECT: _OFFICE,
    Action.REDACT: _OFFICE,
    Action.CLOSE_YEAR: _OFFICE,
    Action.SEE_PUBLISHING: _WATCH,
    Action.MANAGE_LINES: _OFFICE,
    Action.SEE_TRAIL: _WATCH,
    Action.SEE_PEOPLE: _WATCH,
    Action.INVITE: _OFFICE,
    Action.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Action.MANAGE_DEPARTMENTS: _OFFICE,
    Action.MANAGE_SETTINGS: frozenset({Role.ADMINISTRATOR}),
    Action.MANAGE_TOWNS: frozenset({Role.HOST}),
}
"""Action → the roles that may."""

INVITES: Mapping[Role, frozenset[Role]] = {
    Role.QUALITY: frozenset({Role.CONTRIBUTOR, Role.HEAD, Role.QUALITY}),
    Role.ADMINISTRATOR: _ALL,
}
"""Role → the roles that it may give to somebody else: none above its own."""

OF_A_DEPARTMENT = frozenset({Role.CONTRIBUTOR, Role.HEAD})
"""Roles that can be limited to one department; the others are about the whole town."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in one organisation (None: the whole installation), for some departments (none: all), until a day.

    `departments` names those below them too, as `below` finds them. `until` is the last day, included.
    """

    role: Role
    organisation: int | None
    departments: frozenset[int] = frozenset()
    until: date | None = None

    def reaches(self, department: int | None) -> bool:
        """Whether the department is one of its own; WHOLE_TOWN and None are reached from the whole town alone."""
        return not self.departments or department in self.departments


def below(department: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """A department with all that lie below it. `parents`: each one → the department that it belongs to, or None."""
    found, new = {department}, {department}
    while new:
        new = {one for one, parent in parents.items() if parent in new} - found
        found |= new
    return frozenset(found)


WHOLE_TOWN = 0
"""In the place of a department, what is about the town as such: it concerns whoever works in any department."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an action is about: an organisation and, where it is one department's, that one.

    `department` None: a department should answer for it and none does yet. It is nobody's of a single department.
    """

    organisation: int | None
    department: int | None = WHOLE_TOWN


def may(grants: Iterable[Grant], action: Action, scope: Scope, today: date) -> Refused | None:
    """None where one of the grants allows the action, else the refusal.

    Who has no valid grant in the organisation is an outsider: for them it is not there ("not-found").
    """
    valid = [grant for grant in grants if covers(grant, scope, today)]
    if any(grant.role in GRANTS[action] for grant in valid):
        return None
    return Refused("not-allowed" if valid else "not-found")


def may_give(grants: Iterable[Grant], role: Role, scope: Scope, today: date) -> Refused | None:
    """None where one of the grants lets its holder give `role` to somebody, else the refusal.

    Who answers for some departments gives nothing outside of them. Raises no error for an outsider: "not-found".
    """
    valid = [grant for grant in grants if covers(grant, scope, today)]
    if any(role in INVITES.get(grant.role, ()) for grant in valid if grant.reaches(scope.department)):
        return None
    return Refused("not-allowed" if valid else "not-found")


def covers(grant: Grant, scope: Scope, today: date) -> bool:
    """Whether a grant has to do with what the action is about, and has not ended."""
    if grant.organisation != scope.organisation or (grant.until is not None and grant.until < today):
        return False
    return scope.department == WHOLE_TOWN or grant.reaches(scope.department)
