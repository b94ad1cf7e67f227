"""What a person looks at who reviews entries: figures read and assessed, history, findings, what was said."""

from collections.abc import Collection
from dataclasses import dataclass

from cartaviva.core.cycle.entry import Read
from cartaviva.core.cycle.entry_checks import Past
from cartaviva.core.findings import Finding
from cartaviva.core.grouping import grouped
from cartaviva.records.checking import check_entries
from cartaviva.records.entries import BY_WHOM, in_order
from cartaviva.records.entry_sheets import comments_of
from cartaviva.records.models import Entry, EntryComment, Indicator, Report

YEARS = 5
"""Earlier periods that are shown."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry with what it was read as, and what a person should look at."""

    entry: Entry
    read: Read
    findings: tuple[Finding, ...]
    comments: tuple[EntryComment, ...]


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An indicator of a report: its words, its earlier results, and its entries in the order of their periods."""

    indicator: Indicator
    commitment: str
    text: str
    history: tuple[Past, ...]
    entries: tuple[Reviewed, ...]


def review_lines(reports: Collection[Report]) -> dict[int, list[ReviewLine]]:
    """The lines of each report, by its pk, in the order of its rows; six queries, however many reports."""
    known = {report.pk: report for report in reports}
    found = Entry.objects.filter(report__in=known).select_related("indicator", "target", "period", *BY_WHOM)
    entries = list(in_order(found).prefetch_related("evidence"))
    for entry in entries:
        entry.report = known[entry.report_id]
    comments = comments_of([entry.pk for entry in entries])
    rows = grouped(check_entries(entries), lambda row: (row.entry.report_id, row.entry.indicator_id))
    lines: dict[int, list[ReviewLine]] = {pk: [] for pk in known}
    for (report, _), each in rows.items():
        first = each[0]
        reviewed = tuple(
            Reviewed(one.entry, one.read, one.findings, tuple(comments.get(one.entry.pk, ()))) for one in each
        )
        lines[report].append(
            ReviewLine(first.entry.indicator, first.commitment, first.named, first.history[-YEARS:], reviewed)
        )
    return lines
