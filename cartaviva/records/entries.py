"""Entries as core reads them, in few queries however many there are."""

from collections.abc import Iterable

from django.db.models import OuterRef, Subquery

from cartaviva.core.entry import Asked, Typed
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.records.convert import target_of
from cartaviva.records.models import Entry, IndicatorWording, Report, Result


def typed_of(entry: Entry) -> Typed:
    reason = Reason(entry.reason) if entry.reason else None
    return Typed(entry.text, entry.numerator, entry.denominator, reason, entry.remarks)


def asked_of(entry: Entry, indicator: str, language: str) -> Asked:
    """What is asked for. Reads the entry's indicator and target: have them selected with it."""
    ratio = bool(entry.indicator.numerator and entry.indicator.denominator)
    addend = entry.period_id != entry.report.period_id and entry.indicator.aggregation == Aggregation.SUM
    return Asked(target_of(entry.target), indicator, ratio, language, addend)


ASKED = ("indicator__owner", "target", "period")
BY_WHOM = ("entered_by", "guest", "submitted_by", "decided_by")


def entries_of(report: Report, indicator: int | None = None) -> list[Entry]:
    """All entries of a report, or of one indicator, in the order of its rows and of their periods; one query."""
    row = Result.objects.filter(report=OuterRef("report"), indicator=OuterRef("indicator")).values("row")[:1]
    found = Entry.objects.filter(report=report).select_related(*ASKED, *BY_WHOM)
    found = found if indicator is None else found.filter(indicator=indicator)
    entries = list(found.order_by(Subquery(row), "period__end", "period__start"))
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
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.indicator_id, []).append(entry)
    return found
