"""Entries as core reads them, in few queries however many there are."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from cartaviva.core.cycle.entry import Asked, Sent, Typed, laid_over, reasons_offered
from cartaviva.core.findings import Refused
from cartaviva.core.grouping import grouped
from cartaviva.core.period import Frequency
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import LANGUAGES
from cartaviva.core.workflow import EntryState
from cartaviva.records.convert import target_of
from cartaviva.records.models import Entry, Evidence, IndicatorWording, Organisation, Report, Result
from cartaviva.records.prepared import Prepared


def typed_of(entry: Entry) -> Typed:
    reason = Reason(entry.reason) if entry.reason else None
    return Typed(entry.text, entry.numerator, entry.denominator, reason, entry.remarks)


def offered_for(entry: Entry, today: date) -> tuple[Reason, ...]:
    """Reasons that fit, and the one that is there. Reads report, indicator and target: have them selected with it."""
    due_on, there = entry.report.period.due_on, typed_of(entry).reason
    late = due_on is not None and due_on < today
    offered = reasons_offered(target_of(entry.target), entry.indicator.on_demand, late)
    return offered if there is None or there in offered else (*offered, there)


def typed_over(entry: Entry, sent: Sent, today: date) -> Typed:
    """What was typed, with what was sent over it."""
    return laid_over(typed_of(entry), sent, offered_for(entry, today))


def language_of(report: Report) -> str:
    """In which a report is written and its figures are read, of those that we know."""
    language: str = report.stated.get("language") or report.organisation.languages[0]
    return language if language in LANGUAGES else "es"


def of_the_whole(entry: Entry) -> bool:
    """Whether its figure is that of the report: the whole period's, or that of the school year which ends in it."""
    return entry.period_id == entry.report.period_id or entry.indicator.frequency == Frequency.SCHOOL_YEAR


def asked_of(entry: Entry, indicator: str, language: str) -> Asked:
    """What is asked for. Reads the entry's indicator and target: have them selected with it."""
    ratio = bool(entry.indicator.numerator and entry.indicator.denominator)
    addend = entry.period_id != entry.report.period_id and entry.indicator.aggregation == Aggregation.SUM
    return Asked(target_of(entry.target), indicator, ratio, language, addend)


def vouched_by(entry: Entry) -> int | None:
    """Who entered its figure; who submitted it, where somebody without an account or the program did."""
    return entry.entered_by_id or entry.submitted_by_id


DECIDED_BY_WHO_VOUCHED = Q(entered_by=F("decided_by")) | Q(entered_by=None, submitted_by=F("decided_by"))
"""The same as a question to the database: those that the same person decided about."""


def not_locked(today: date) -> Q:
    """`core.collecting.locked` as a question to the database, of entries; one with two exemptions is found twice."""
    return (
        Q(report__period__locks_on=None)
        | Q(report__period__locks_on__gt=today)
        | Q(report__exemptions__until__gte=today)
    )


BEGUN = ~Q(state=EntryState.PENDING) | Q(revision__gt=0) | Exists(Evidence.objects.filter(entry=OuterRef("pk")))
"""As a question to the database, of entries: those that somebody has entered something for, be it only a file. They are
never deleted, and their files with them, because something else is asked for."""


ASKED = ("indicator__owner", "target", "period")
BY_WHOM = ("entered_by", "guest", "submitted_by", "decided_by")


def entry_of(organisation: Organisation, pk: int, locked: bool = False) -> Entry:
    """One entry, with who may change it, until when, and what its figure is held against; one query.

    `locked`: until the transaction ends nobody else changes it. Raises Refused ("not-found").
    """
    found = (_LOCKED if locked else _ONE)(organisation.pk, pk)
    if not found:
        raise Refused("not-found")
    entry = found[0]
    entry.organisation = entry.report.organisation = organisation  # as it was handed in: it is not asked for again
    return entry


def _one(organisation: int, pk: int) -> QuerySet[Entry]:
    found = Entry.objects.filter(organisation=organisation, pk=pk)
    return found.select_related("report__charter", "report__period", "indicator", "target", "period")


_ONE = Prepared(_one)
_LOCKED = Prepared(lambda organisation, pk: _one(organisation, pk).select_for_update(of=("self",)))


def in_order(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """By the rows of their reports, and by the ends of their periods."""
    row = Result.objects.filter(report=OuterRef("report"), indicator=OuterRef("indicator")).values("row")[:1]
    return entries.order_by(Subquery(row), "indicator", "period__end", "period__start")


def entries_of(report: Report, indicator: int | None = None) -> list[Entry]:
    """All entries of a report, or of one indicator, in the order of its rows and of their periods; one query."""
    found = Entry.objects.filter(report=report).select_related(*ASKED, *BY_WHOM)
    found = found if indicator is None else found.filter(indicator=indicator)
    entries = list(in_order(found))
    for entry in entries:
        entry.report = report  # what it states is long: it is not read again for each
    return entries


def indicator_texts(report: Report, language: str) -> dict[int, str]:
    """How the report's version names each indicator, by its pk."""
    return {
        one.indicator_id: one.text.said_in(language)[0]
        for one in IndicatorWording.objects.filter(version=report.version_id)
    }


def of_indicators(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """Entries by indicator, in their order."""
    return grouped(entries, lambda entry: entry.indicator_id)
