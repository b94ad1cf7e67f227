"""Reminding people of what waits for them: by the program every day, or by the quality office. A mail a day at most.

`on` is the day it is in the town: actions.access.today says it.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from cartaviva.actions.access import allow
from cartaviva.actions.change import Change, change
from cartaviva.actions.digests import send_digests
from cartaviva.actions.locks import Lock, take
from cartaviva.core.cycle.reminding import Digest, Silence, debtors, digests, open_digests, silence
from cartaviva.core.permissions import Action
from cartaviva.records.models import Organisation, Person, Reminder
from cartaviva.records.owed import facts_of


class Reminded(NamedTuple):
    """The people who are written to; those who had their mail today; those for whom nothing waits."""

    written: frozenset[int]
    had_one: frozenset[int] = frozenset()
    nothing: frozenset[int] = frozenset()
    silence: Silence | None = None
    """Why there was nobody to write to."""


def due_digests(town: Organisation, on: date) -> tuple[Digest, ...]:
    """Those that `remind` would send."""
    return digests(facts_of(town, on))


def remind(town: Organisation, on: date) -> Reminded:
    """Write to everybody for whom a step of core.reminding is due; on the same day again, to nobody.

    Only a mail that could not be handed in is tried again.
    """
    with change(town, None, "remind") as made:
        take(Lock.REMINDERS)
        due = due_digests(town, on)
        _write(town, on, due, made)
    return Reminded(frozenset(digest.person for digest in due))


def remind_people(by: Person, town: Organisation, people: Collection[int], on: date) -> Reminded:
    """Write to some people about all that waits for them. Raises Refused."""
    allow(by, Action.REMIND, town)
    with change(town, by, "remind") as made:
        take(Lock.REMINDERS)
        facts = facts_of(town, on)
        told = open_digests(facts)
        had_one = {one for one in people if facts.written.get(one) == on or one in facts.taken}
        chosen = {one for one in people if one in told} - had_one
        _write(town, on, [told[one] for one in sorted(chosen)], made)
    return Reminded(frozenset(chosen), frozenset(had_one), frozenset(people) - chosen - had_one)


def remind_charters(by: Person, town: Organisation, charters: Collection[int], on: date) -> Reminded:
    """Write to whoever can fill in what is missing of some charters. Raises Refused."""
    allow(by, Action.REMIND, town)
    facts = facts_of(town, on)
    people = debtors(facts, charters)
    return remind_people(by, town, people, on) if people else Reminded(frozenset(), silence=silence(facts, charters))


def _write(town: Organisation, on: date, chosen: Iterable[Digest], made: Change) -> None:
    """Note who is written to, and have it sent. Has to run inside the transaction of the change."""
    told = {digest.person: digest for digest in chosen}
    there = set(Reminder.objects.filter(organisation=town, on=on).values_list("person", flat=True))
    new = [_reminder(town, on, digest) for person, digest in told.items() if person not in there]
    Reminder.objects.bulk_create(new)
    made.nothing = not new
    made.subject = f"town {town.pk}"
    made.details = {"on": on, "people": [one.person_id for one in new]}
    if told:
        send_digests.enqueue(town.pk, on.isoformat())  # a row of the same transaction


def _reminder(town: Organisation, on: date, digest: Digest) -> Reminder:
    lines = [[line.charter, line.need.value, line.reader.value, len(line.entries)] for line in digest.lines]
    return Reminder(organisation=town, person_id=digest.person, on=on, lines=lines)
