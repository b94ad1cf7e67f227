"""Who is written to today, and about what: STEPS is the table, `digests` the one question."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cartaviva.core.permissions import GRANTS, Action, Grant, Role
from cartaviva.core.workflow import ON_ITS_WAY, EntryState, to_validate


class Need(StrEnum):
    """What an entry waits for."""

    MISSING = "missing"
    RETURNED = "returned"
    ENDORSE = "endorse"
    VALIDATE = "validate"
    NOBODY = "nobody"
    """It is missing or came back, and nobody is there to fill it in."""


NEEDS: Mapping[EntryState, Need] = {
    EntryState.PENDING: Need.MISSING,
    EntryState.DRAFT: Need.MISSING,
    EntryState.RETURNED: Need.RETURNED,
    EntryState.SUBMITTED: Need.VALIDATE,
    EntryState.ENDORSED: Need.VALIDATE,
}
"""State → what it waits for. What is validated or published waits for nothing.

Nobody is written to about a draft of a charter, whatever is withdrawn, moved or promised in it: it holds for nobody
before it is approved, and may be discarded. Once approved, the review of an open report says what changed.
"""


def need_of(state: EntryState, two_steps: bool) -> Need:
    """Where a town has two steps, the head comes before the office. Raises KeyError for what waits for nothing."""
    return Need.ENDORSE if state in ON_ITS_WAY - to_validate(two_steps) else NEEDS[state]


class Reader(StrEnum):
    """In which function somebody is written to, the nearest to the figure first."""

    OWNER = "owner"
    HEAD = "head"
    OFFICE = "office"


WEEKLY: tuple[int, ...] = ()
"""Once in a calendar week, for as long as it lasts."""

STEPS: Mapping[tuple[Need, Reader], tuple[int, ...]] = {
    (Need.MISSING, Reader.OWNER): (-14, -3, 0, 3, 10, 17, 24),
    (Need.MISSING, Reader.HEAD): (7, 14, 28),
    (Need.MISSING, Reader.OFFICE): (14, 28, 42),
    (Need.RETURNED, Reader.OWNER): (1, 4, 8, 15, 22),
    (Need.RETURNED, Reader.HEAD): (8, 15, 29),
    (Need.RETURNED, Reader.OFFICE): (15, 29),
    (Need.ENDORSE, Reader.HEAD): WEEKLY,
    (Need.ENDORSE, Reader.OFFICE): (14, 28),
    (Need.VALIDATE, Reader.OFFICE): WEEKLY,
    (Need.NOBODY, Reader.HEAD): WEEKLY,
    (Need.NOBODY, Reader.OFFICE): WEEKLY,
}
"""(need, reader) → days after the due date of what is missing, and after the day on which the rest came back or in."""

AHEAD = 30
"""Days before the due date from which a digest that is written for another reason names an entry to its owner."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An entry that is not done. `since` is the day on which its period was opened, or on which it came back or in."""

    entry: int
    charter: int
    department: int | None
    owner: int | None
    need: Need
    due_on: date
    since: date


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that somebody holds, and who stands in for them until a day, included."""

    person: int
    grant: Grant
    substitute: int | None = None
    substitute_until: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one town on one day. `written` is the last day on which it wrote to a person.

    `taken` are those who were written to today already, by any town of the installation.
    """

    today: date
    owed: tuple[Owed, ...]
    seats: tuple[Seat, ...]
    written: Mapping[int, date] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing to say: an owner's entry, or all entries of a charter that wait for the same.

    `due_on` is the first of their due dates, `instead_of` the person whose substitute reads it.
    """

    need: Need
    reader: Reader
    charter: int
    entries: tuple[int, ...]
    due_on: date
    late: bool
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """All that one mail says to a person, by charter: what is late first, then by need and due date."""

    person: int
    lines: tuple[DigestLine, ...]


class _Item(NamedTuple):
    """An entry that somebody is told about. `step` is the last step that was reached, None before the first."""

    person: int
    instead_of: int | None
    reader: Reader
    need: Need
    owed: Owed
    step: date | None


def digests(facts: Facts) -> tuple[Digest, ...]:
    """Those of today, by person. A step that fell on a day without mail is made up for, once for all that were missed.

    Who was written to today gets nothing: the same question on the same day has no second answer.
    """
    items = tuple(_items(facts))
    due = {item.person for item in items if item.step and _is_due(item.person, item.step, facts)}
    return tuple(_digest(items, facts.today, person) for person, items in _by_person(items) if person in due)


def open_digests(facts: Facts) -> dict[int, Digest]:
    """All that each person can be told today, whether or not a step is due or they were written to, by person."""
    return {person: _digest(items, facts.today, person) for person, items in _by_person(_items(facts))}


def debtors(facts: Facts, charters: Container[int]) -> frozenset[int]:
    """Who can fill in something of these charters that is missing or came back, and their substitutes."""
    return frozenset(
        item.person for item in _items(facts) if item.reader is Reader.OWNER and item.owed.charter in charters
    )


class Silence(StrEnum):
    """Why nobody is reminded of some charters."""

    NOTHING = "nothing"
    """Nothing is missing, or it is locked."""
    NOBODY = "nobody"
    """Nobody fills it in."""
    LATER = "later"
    """It is due in more than AHEAD days."""


def silence(facts: Facts, charters: Container[int]) -> Silence:
    """Why they have no debtors."""
    missing = [one for one in facts.owed if one.charter in charters and one.need in (Need.MISSING, Need.RETURNED)]
    valid = _valid(facts)
    if not missing:
        return Silence.NOTHING
    return Silence.LATER if any(_owners(valid, one) for one in missing) else Silence.NOBODY


def _valid(facts: Facts) -> tuple[Seat, ...]:
    """The seats that are held today. Who stands in for somebody has to hold one of their own."""
    held = tuple(seat for seat in facts.seats if seat.grant.until is None or seat.grant.until >= facts.today)
    here = {seat.person for seat in held}
    return tuple(seat if seat.substitute in here else replace(seat, substitute=None) for seat in held)


def _by_person(items: Iterable[_Item]) -> Iterator[tuple[int, list[_Item]]]:
    found: dict[int, list[_Item]] = {}
    for item in items:
        found.setdefault(item.person, []).append(item)
    return iter(sorted(found.items()))


def _is_due(person: int, step: date, facts: Facts) -> bool:
    written = facts.written.get(person)
    return person not in facts.taken and step <= facts.today and (written is None or written < step)


def _items(facts: Facts) -> Iterator[_Item]:
    """Every entry once to a person: in their nearest function, and as themselves before as a substitute."""
    valid = _valid(facts)
    for owed in facts.owed:
        owners = _owners(valid, owed)
        need = Need.NOBODY if not owners and owed.need in (Need.MISSING, Need.RETURNED) else owed.need
        seats = {
            Reader.OWNER: owners,
            Reader.HEAD: _holders(valid, Role.HEAD, owed.department),
            Reader.OFFICE: _holders(valid, Role.QUALITY, None) or _holders(valid, Role.ADMINISTRATOR, None),
        }
        told: set[int] = set()
        for reader in Reader:
            if (need, reader) not in STEPS:
                continue
            step = last_step(need, reader, owed, facts.today)
            if step is None and not (reader is Reader.OWNER and (owed.due_on - facts.today).days <= AHEAD):
                continue
            for person, instead_of in _people(seats[reader], facts.today):
                if person not in told:
                    told.add(person)
                    yield _Item(person, instead_of, reader, need, owed, step)


def last_step(need: Need, reader: Reader, owed: Owed, today: date) -> date | None:
    """The day of the last step that was reached, None before the first.

    What came about during a day is told on the next one: that day's mail may have been written before it.
    """
    days = STEPS[need, reader]
    if days == WEEKLY:
        return today - timedelta(days=today.weekday())
    anchor = owed.due_on if need is Need.MISSING else owed.since
    reached = [anchor + timedelta(days=day) for day in days if anchor + timedelta(days=day) <= today]
    return max(reached[-1], owed.since + timedelta(days=1)) if reached else None


def _owners(valid: Iterable[Seat], owed: Owed) -> tuple[Seat, ...]:
    """The owner's seats. Without one named: the department's contributors, or else its head."""
    if owed.owner is None:
        return _holders(valid, Role.CONTRIBUTOR, owed.department) or _holders(valid, Role.HEAD, owed.department)
    return tuple(seat for seat in valid if seat.person == owed.owner and _fills_in(seat.grant, owed.department))


def _fills_in(grant: Grant, department: int | None) -> bool:
    return grant.role in GRANTS[Action.ENTER] and grant.reaches(department)


def _holders(valid: Iterable[Seat], role: Role, department: int | None) -> tuple[Seat, ...]:
    """Who holds a role in a department; where nobody does, who holds it for the whole town."""
    seats = [seat for seat in valid if seat.grant.role is role]
    own = tuple(seat for seat in seats if department in seat.grant.departments)
    return own or tuple(seat for seat in seats if not seat.grant.departments)


def _people(seats: Iterable[Seat], today: date) -> Iterator[tuple[int, int | None]]:
    """Each with the person that they stand in for: those who hold the seats, then their substitutes."""
    yield from ((seat.person, None) for seat in seats)
    for seat in seats:
        if seat.substitute is not None and (seat.substitute_until is None or seat.substitute_until >= today):
            yield seat.substitute, seat.person


def _digest(items: Iterable[_Item], today: date, person: int) -> Digest:
    groups: dict[tuple[object, ...], list[_Item]] = {}
    for item in items:
        alone = item.owed.entry if item.reader is Reader.OWNER else None
        key = (item.owed.charter, item.need, item.reader, item.instead_of, alone)
        groups.setdefault(key, []).append(item)
    lines = (_line(group, today) for group in groups.values())
    return Digest(person, tuple(sorted(lines, key=_order)))


def _line(group: list[_Item], today: date) -> DigestLine:
    first = group[0]
    due_on = min(item.owed.due_on for item in group)
    late = due_on < today and first.need not in (Need.ENDORSE, Need.VALIDATE)
    entries = tuple(sorted(item.owed.entry for item in group))
    return DigestLine(first.need, first.reader, first.owed.charter, entries, due_on, late, first.instead_of)


def _order(line: DigestLine) -> tuple[int, bool, int, date, tuple[int, ...]]:
    return line.charter, not line.late, list(Need).index(line.need), line.due_on, line.entries
