"""Which results wait for a person: what is missing and by when, what came back and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from cartaviva.actions.access import refusal
from cartaviva.core.grouping import grouped
from cartaviva.core.language.days import day_words
from cartaviva.core.permissions import OF_A_DEPARTMENT, Action, Role, Scope, covers
from cartaviva.core.words import Say, mark
from cartaviva.core.workflow import STATE_WORDS, EntryState
from cartaviva.desk.entry_rows import ICONS, part_words
from cartaviva.desk.moments import away_words, now_in
from cartaviva.records.checking import Checked, check_entries
from cartaviva.records.collecting import progress, waiting_entries, with_parts
from cartaviva.records.convert import policy_of
from cartaviva.records.entry_sheets import comments_of, left_of
from cartaviva.records.models import Entry, EntryComment, Organisation, Person
from cartaviva.records.unexplained import unexplained

SHOWN = 30
SOON = timedelta(days=90)
"""What is due after that can wait while something else is due before."""
ORDER = (EntryState.RETURNED, EntryState.DRAFT, EntryState.PENDING)
ACTIONS = {
    EntryState.RETURNED: mark("Look at the figure"),
    EntryState.DRAFT: mark("Go on with the result"),
    EntryState.PENDING: mark("Enter the result"),
}
MEND, SUBMIT = mark("Mend the result"), mark("Submit the result")
UNFINISHED = frozenset({"result-missing", "remarks-missing"})
"""Findings of a draft that is not wrong: something is still to be written."""

BACK_FROM = {
    False: mark("The quality office ({name}) sent it back: “{text}”"),
    True: mark("{name} sent it back: “{text}”"),
}
"""What is said of a result that came back, where one office decides, and where it may have been the head of service."""
UNEXPLAINED = mark("The year misses its target: say why in the remarks of one of its parts.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One of them, in words."""

    entry: int
    report: int
    name: str
    charter: str
    part: str
    target: str
    state: str
    icon: str
    what: str
    day: str
    away: str
    late: bool
    action: str
    ready: bool
    """It has only to be submitted."""


@dataclass(frozen=True, slots=True)
class Mine:
    """All of them; `lines` are the first, and `ready` of the `total` have only to be submitted.

    `sent` of `all` entries of their reports are on their way. `about`: the report, "" where there are several.
    """

    about: str
    lines: tuple[Waiting, ...]
    total: int
    ready: int
    sent: int
    all: int
    day: str
    away: str
    together: bool
    """All are due on one day, which has not passed."""
    address: str
    later: int
    """How many more are due later, the first of them on `later_day`: next year's."""
    later_day: str


class Told(NamedTuple):
    """What is to be done, the words of the link to it, and whether it has only to be submitted."""

    what: str
    action: str
    ready: bool = False


def mine_to_enter(person: Person, town: Organisation, say: Say) -> Mine | None:
    """None where nothing waits. Two queries where there is nothing, six more for the rows that are shown."""
    if refusal(person, Action.ENTER, town):
        return None
    today = now_in(town).date()
    found = [one for one in waiting_entries(town, today, _whose(person, town, today)) if _is_mine(one, person, today)]
    if not found:
        return None
    found, later = _soon(found, today)
    found.sort(key=lambda one: (one.report.charter_id, one.indicator_id, one.period.end))
    found.sort(key=lambda one: (ORDER.index(EntryState(one.state)), _due(one)))
    reports = {entry.report_id for entry in found}
    done = progress(town, reports)
    typed = [one for index, one in enumerate(found) if index < SHOWN or one.state != EntryState.PENDING]
    rows = {one.entry.pk: one for one in check_entries(with_parts(typed))}
    comments, missed = comments_of([one.pk for one in typed]), _missed(rows.values(), town)
    back = say(BACK_FROM[town.two_steps])
    told = {one.pk: _told(rows[one.pk], comments.get(one.pk, ()), one.pk in missed, (say, back)) for one in typed}
    lines = tuple(_line(rows[one.pk], told[one.pk], (say, today, len(reports) > 1)) for one in found[:SHOWN])
    dues = sorted({_due(one) for one in found})
    first = dues[0]
    return Mine(
        "" if len(reports) > 1 else found[0].report.name,
        lines,
        len(found),
        sum(one.ready for one in told.values()),
        sum(one.sent for one in done),
        sum(one.total for one in done),
        day_words(first, say),
        away_words(first, today, say),
        len(dues) == 1 and first >= today,
        _address(town, reports),
        len(later),
        day_words(min(map(_due, later)), say) if later else "",
    )


def _soon(found: list[Entry], today: date) -> tuple[list[Entry], list[Entry]]:
    """What is to be done now, and what can wait; what came back cannot. Where nothing is due soon, it is all of it."""
    far = {one.pk for one in found if _due(one) - today > SOON}
    if len(far) == len(found):
        return found, []
    can_wait = {one.pk for one in found if one.pk in far and one.state != EntryState.RETURNED}
    return [one for one in found if one.pk not in can_wait], [one for one in found if one.pk in can_wait]


def _address(town: Organisation, reports: set[int]) -> str:
    if len(reports) > 1:
        return reverse("desk:results", args=[town.slug])
    return reverse("desk:report_results", args=[town.slug, *reports])


def _due(entry: Entry) -> date:
    due = entry.period.due_on or entry.report.period.due_on
    return due or entry.report.period.end


def _roles(person: Person, scope: Scope, today: date) -> set[Role]:
    """What they are there, of those who fill in and head departments."""
    return {grant.role for grant in person.grants() if covers(grant, scope, today)} & OF_A_DEPARTMENT


def _whose(person: Person, town: Organisation, today: date) -> Q:
    """What the person owns, and all of the departments that they work for."""
    theirs = [one for one in person.grants() if one.role in OF_A_DEPARTMENT and covers(one, Scope(town.pk), today)]
    if any(not grant.departments for grant in theirs):
        return Q()
    departments = {department for grant in theirs for department in grant.departments}
    return Q(indicator__owner=person) | Q(report__charter__department__in=departments)


def _is_mine(entry: Entry, person: Person, today: date) -> bool:
    """Its owner's; where it has none, anybody's who fills in or heads the department that answers for the charter."""
    if entry.indicator.owner_id == person.pk:
        return True
    roles = _roles(person, Scope(entry.organisation_id, entry.report.charter.department_id), today)
    return bool(roles) and (entry.indicator.owner_id is None or Role.HEAD in roles)


def _missed(rows: Iterable[Checked], town: Organisation) -> set[int]:
    """Entries, by their pk, that are parts of a missed year that no remark explains."""
    in_order = sorted(rows, key=lambda row: (row.entry.period.end, row.entry.period.start))
    years = grouped(in_order, lambda row: (row.entry.report_id, row.entry.indicator_id))
    policy = policy_of(town)
    return {row.entry.pk for parts in years.values() if unexplained(parts, policy) for row in parts}


def _line(row: Checked, told: Told, how: tuple[Say, date, bool]) -> Waiting:
    say, today, several = how
    entry, state = row.entry, EntryState(row.entry.state)
    due = _due(entry)
    return Waiting(
        entry=entry.pk,
        report=entry.report_id,
        name=row.indicator,
        charter=entry.report.name if several else "",
        part=part_words(entry, entry.report, say),
        target=entry.target.text,
        state=say(STATE_WORDS[state]),
        icon=ICONS[state],
        what=told.what,
        day=day_words(due, say),
        away=away_words(due, today, say),
        late=due < today,
        action=say(told.action),
        ready=told.ready,
    )


def _told(row: Checked, comments: Sequence[EntryComment], missed: bool, how: tuple[Say, str]) -> Told:
    """Why it came back, what is wrong with the draft or its year, or that there is none yet."""
    say, back = how
    state, left = EntryState(row.entry.state), left_of(row, comments)
    if left is None and not missed:
        return Told(say(mark("It is ready: submit it.")), SUBMIT, True)
    if state is EntryState.RETURNED and comments:
        last = comments[-1]
        name = last.person.name if last.person else ""
        return Told(back.format(name=name, text=last.text) if name else f"“{last.text}”", ACTIONS[state])
    if left is None:
        return Told(say(UNEXPLAINED), ACTIONS[state])
    if not row.read.result and left.code == "result-missing":
        return Told(say(mark("There is no figure yet.")), ACTIONS[state])
    mend = state is EntryState.DRAFT and left.code not in UNFINISHED
    return Told(left.message(say), MEND if mend else ACTIONS[state])
