"""Withdrawing a period that was opened by mistake, as long as nobody has entered anything for it."""

from django.db.models import Exists, OuterRef, QuerySet

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.core.cycle.collecting import part_due_on
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.records.entries import BEGUN
from cartaviva.records.models import Entry, GuestLink, Organisation, Period, Person, Publication, Report, Target


def begun_in(period: Period) -> list[str]:
    """The charters of which something was entered or published for the period, or a guest has a link: their names."""
    mine = {"report": OuterRef("pk")}
    published = Publication.objects.filter(charter=OuterRef("charter"), period=OuterRef("period"))
    found = _opened(period).filter(
        Exists(Entry.objects.filter(BEGUN, **mine)) | Exists(GuestLink.objects.filter(**mine)) | Exists(published)
    )
    return [str(one.charter.name) for one in found.select_related("charter").order_by("charter__slug")]


def _opened(period: Period) -> "QuerySet[Report]":
    return Report.objects.filter(period=period, document=None)


def withdraw_period(person: Person, organisation: Organisation, period: Period) -> None:
    """Take back what opening a period made: its reports without a document, their entries, and its parts.

    Raises Refused: "period-closed" where it is not open, "period-begun" (of which charters).
    """
    allow(person, Action.OPEN_PERIOD, organisation)
    with change(organisation, person, "withdraw-period") as made:
        kept = Period.objects.select_for_update().get(pk=period.pk)
        if kept.opened_on is None:
            raise Refused("period-closed")
        if begun := begun_in(kept):
            raise Refused("period-begun", "; ".join(begun))
        made.subject = f"period {kept.pk}"
        made.details = {"period": kept.label, "entries": Entry.objects.filter(report__in=_opened(kept)).count()}
        _opened(kept).delete()
        Target.objects.filter(organisation=organisation, period=kept, results=None).delete()
        parts = kept.parts.all()
        parts.filter(reports=None, results=None, entries=None, publications=None).delete()
        parts.update(whole=None, opened_on=None, due_on=None, locks_on=None)
        _give_back(kept)


def _give_back(period: Period) -> None:
    """What is entered for its days in another report makes it a part of that report's period, due with the others."""
    asked = Entry.objects.filter(period=period).select_related("report__period").first()
    if asked is None:
        Period.objects.filter(pk=period.pk).update(opened_on=None, due_on=None, locks_on=None)
        Period.objects.filter(pk=period.pk, reports=None, results=None, publications=None).delete()
        return
    whole = asked.report.period
    due_on = part_due_on(whole.span, whole.due_on, period.span) if whole.due_on else None
    Period.objects.filter(pk=period.pk).update(whole=whole, due_on=due_on, locks_on=whole.locks_on)
