"""One transaction with its audit event, and on SQLite one writer at a time in this process."""

import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from cartaviva.actions.locks import Lock, take
from cartaviva.core.published.chain import GENESIS, canonical, digest, link
from cartaviva.core.words import Text
from cartaviva.records.models import AuditEvent, Organisation, Person
from cartaviva.records.prepared import Prepared, insert
from cartaviva.records.verification import audit_value

_LOCK = threading.Lock()


@dataclass
class Change:
    """What the audit event will say: filled in by the action while it works. `details` may hold days and texts."""

    subject: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    nothing: bool = False
    """Nothing was changed after all: there is no event."""


@contextmanager
def change(
    organisation: Organisation | None, person: Person | None, action: str, *, beside: bool = False
) -> Iterator[Change]:
    """Run the block in one transaction that ends with its audit event; `person` None is the program itself.

    An organisation has one writer at a time on PostgreSQL too. Those with `beside` only wait for one another to write
    their events: they lock each row that they change, and decide by it and by what none of them changes.
    """
    town = organisation.pk if organisation else 0
    with one_writer(), transaction.atomic(durable=True):
        take(Lock.CHANGES, town, shared=beside)
        made = Change()
        yield made
        if not made.nothing:
            if beside:
                take(Lock.TRAIL, town)
            record(organisation, person, action, made)


def differing(
    before: Mapping[str, Any], after: Mapping[str, Any], free: Collection[str] = frozenset()
) -> dict[str, Any]:
    """The details of an event that say from what to what: {"from": {…}, "to": {…}}, without what stayed as it was.

    `free`: texts that may hold personal data. They stay out of the trail, from which nothing can be taken away: it says
    only that they changed, {"texts": […]}.
    """
    changed = [key for key in after if before.get(key) != after[key]]
    told = [key for key in changed if key not in free]
    ways = {"from": {key: before.get(key) for key in told}, "to": {key: after[key] for key in told}} if told else {}
    texts = sorted(set(changed).intersection(free))
    return ways | ({"texts": texts} if texts else {})


def one_writer() -> AbstractContextManager[Any]:
    """Threads that wait for SQLite's own lock do so by sleeping, and the slowest waits for seconds."""
    return _LOCK if connection.vendor == "sqlite" else nullcontext()


def record(organisation: Organisation | None, person: Person | None, action: str, made: Change) -> AuditEvent:
    """Add the event to its chain. Has to run inside the transaction of the change."""
    ends = _END(organisation.pk) if organisation else list(_ended(AuditEvent.objects.filter(organisation=None)))
    last, previous = ends[0] if ends else (0, GENESIS)
    number = last + 1
    event = AuditEvent(
        organisation=organisation,
        number=number,
        at=timezone.now(),
        person=person.pk if person else None,
        action=action,
        subject=made.subject,
        details=_as_json(made.details),
        previous=previous,
    )
    event.value = digest(canonical(audit_value(event)))
    event.link = link(number, event.value, event.previous).hash
    insert(event)
    return event


def _as_json(value: Any) -> Any:
    """Days as ISO 8601, texts by their languages."""
    if isinstance(value, dict):
        return {key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, Text):
        return dict(value.by_language)
    return value.isoformat() if isinstance(value, date) else value


def _ended(chain: "QuerySet[AuditEvent]") -> "QuerySet[AuditEvent, tuple[int, str]]":
    return chain.order_by("-number").values_list("number", "link")[:1]


_END = Prepared(lambda organisation: _ended(AuditEvent.objects.filter(organisation=organisation)))
