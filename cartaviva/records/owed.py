"""Who owes which entries of a town, as core.reminding asks for it: five queries, however many there are."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db.models import Max

from cartaviva.core.cycle.collecting import locked
from cartaviva.core.cycle.reminding import NEEDS, Facts, Need, Owed, Reader, Seat, need_of
from cartaviva.core.workflow import EntryState
from cartaviva.records.models import Entry, Exemption, Membership, Organisation, Reminder
from cartaviva.records.models.people import parents_in

COLUMNS = (
    "pk",
    "state",
    "submitted_at",
    "decided_at",
    "indicator__owner",
    "period__due_on",
    "report",
    "report__charter",
    "report__charter__department",
    "report__period__opened_on",
    "report__period__due_on",
    "report__period__locks_on",
)


def facts_of(town: Organisation, today: date) -> Facts:
    """What is open in the town's periods, who is there for it, and who was written to."""
    exempt = {
        report: (until, granted)
        for report, until, granted in Exemption.objects.filter(organisation=town)
        .order_by("until")
        .values_list("report", "until", "granted_at")
    }
    entries = Entry.objects.filter(
        organisation=town, state__in=list(NEEDS), report__period__opened_on__isnull=False, period__due_on__isnull=False
    )
    owed = (_owed(row, town, exempt.get(row["report"]), today) for row in entries.order_by("pk").values(*COLUMNS))
    seats = town.memberships.filter(person__is_active=True).select_related("substitute").order_by("pk")
    written = Reminder.objects.filter(organisation=town).exclude(sent_at=None).values_list("person").annotate(Max("on"))
    elsewhere = Reminder.objects.filter(on=today).exclude(organisation=town).values_list("person", flat=True)
    parents = parents_in({town.pk})
    return Facts(
        today,
        tuple(chain.from_iterable(owed)),
        tuple(_seat(one, parents) for one in seats),
        dict(written),
        frozenset(elsewhere),
    )


def last_reminded(town: Organisation, since: date) -> dict[int, date]:
    """The last day, by charter, on which somebody was written to about what they owe of it; one query."""
    sent = Reminder.objects.filter(organisation=town, on__gte=since).exclude(sent_at=None).order_by("on")
    return {
        charter: on
        for on, lines in sent.values_list("on", "lines")
        for charter, _, reader, _ in lines
        if reader == Reader.OWNER
    }


def _seat(membership: Membership, parents: Mapping[int, int | None]) -> Seat:
    substitute = membership.substitute
    there = substitute.pk if substitute and substitute.is_active else None
    return Seat(membership.person_id, membership.grant(parents), there, membership.substitute_until)


def _owed(
    row: dict[str, Any], town: Organisation, exempt: tuple[date, datetime] | None, today: date
) -> tuple[Owed, ...]:
    """The entry; nothing where it cannot be entered any more. An exemption puts the due date off."""
    need = need_of(EntryState(row["state"]), town.two_steps)
    due_on, since = row["period__due_on"], row["report__period__opened_on"]
    if need in (Need.MISSING, Need.RETURNED):
        if locked(row["report__period__locks_on"], () if exempt is None else (exempt[0],), today):
            return ()
        if exempt and exempt[0] > due_on:
            due_on, since = exempt[0], town.day(exempt[1])
    if need is not Need.MISSING:
        moved = row["submitted_at"] if row["state"] == EntryState.SUBMITTED else row["decided_at"]
        since = town.day(moved) if moved else since
    place = (row["report__charter"], row["report__charter__department"], row["indicator__owner"])
    return (Owed(row["pk"], *place, need, due_on, since),)
