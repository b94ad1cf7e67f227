"""How far the reports of opened periods are, and what waits for somebody, in few queries however many there are."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from cartaviva.core.workflow import HANDED_IN, IN_HAND, EntryState
from cartaviva.records.entries import ASKED, BY_WHOM, not_locked
from cartaviva.records.models import Entry, Organisation, Report


@dataclass(frozen=True, slots=True)
class Progress:
    """A report and how many of its entries are in each state."""

    report: Report
    counts: Mapping[EntryState, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def sent(self) -> int:
        return sum(self.counts.get(state, 0) for state in HANDED_IN)

    def count(self, state: str) -> int:
        return self.counts.get(EntryState(state), 0)


def progress(organisation: Organisation, reports: Collection[int] | None = None) -> list[Progress]:
    """Of the reports with entries (or of some of them), the newest period first; two queries."""
    counts: dict[int, Counter[EntryState]] = {}
    counted = Entry.objects.filter(organisation=organisation)
    counted = counted if reports is None else counted.filter(report__in=reports)
    for report, state, count in counted.values_list("report_id", "state").annotate(Count("pk")):
        counts.setdefault(report, Counter())[EntryState(state)] = count
    found = Report.objects.filter(pk__in=counts, period__opened_on__isnull=False).select_related("charter", "period")
    lines = [Progress(one, counts[one.pk]) for one in found]
    lines.sort(key=lambda line: line.report.charter.name.sorting)
    return sorted(lines, key=lambda line: (line.report.period.start, line.report.period.end), reverse=True)


def waiting_entries(organisation: Organisation, today: date, whose: Q) -> list[Entry]:
    """Entries that wait for the service in periods that can be filled in; parts of a year once they ended.

    Two queries. `whose`: which of them.
    """
    begun = Q(period=F("report__period")) | Q(period__end__lt=today)
    there = Q(organisation=organisation, state__in=IN_HAND, report__period__opened_on__isnull=False)
    found = list(
        Entry.objects.filter(there, not_locked(today), begun, whose).select_related(*ASKED, *BY_WHOM).distinct()
    )
    reports = Report.objects.select_related("charter", "period", "organisation")
    known = reports.in_bulk({one.report_id for one in found})
    for entry in found:
        entry.report = known[entry.report_id]
    return found


def with_parts(entries: Sequence[Entry]) -> list[Entry]:
    """With the other parts of the years that some of them are parts of; one query, none where there are no such parts.

    They share their reports.
    """
    parts = [one for one in entries if one.period_id != one.report.period_id]
    if not parts:
        return list(entries)
    reports = {one.report_id: one.report for one in parts}
    years = Entry.objects.filter(report__in=reports, indicator__in={one.indicator_id for one in parts})
    others = list(years.exclude(pk__in=[one.pk for one in entries]).select_related(*ASKED))
    for entry in others:
        entry.report = reports[entry.report_id]
    return [*entries, *others]
