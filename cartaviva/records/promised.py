"""Targets that were set for a period alone: those that a later period can take over."""

from collections.abc import Sequence
from typing import NamedTuple

from cartaviva.core.cycle.promising import moved, target_words
from cartaviva.core.result import Result
from cartaviva.core.target import Target
from cartaviva.locale import voice
from cartaviva.records.checking import compared_with, results_by_indicator
from cartaviva.records.convert import result_of, target_of
from cartaviva.records.entries import language_of
from cartaviva.records.models import Period, Report
from cartaviva.records.models import Result as Reached
from cartaviva.records.models import Target as Kept


class Offered(NamedTuple):
    """A target for a row, and its wording; "" where that is made from the figures."""

    row: int
    target: Target
    wording: str
    period: Period


def to_take_over(report: Report) -> list[Offered]:
    """What was set for the last period, for the rows that have the charter's own target now; three queries at most."""
    set_before = Kept.objects.filter(version__charter=report.charter_id, period__end__lt=report.period.end)
    last = {one.indicator_id: one for one in set_before.select_related("period").order_by("period__end")}
    results = report.results.filter(indicator__in=last, row__isnull=False).exclude(target__period=report.period_id)
    rows = {one.indicator_id: one.row or 0 for one in results.order_by("row")}
    past = results_by_indicator(rows) if rows else {}
    return [_offered(report, row, last[pk], figure_before(report, past.get(pk, ()))) for pk, row in rows.items()]


def figure_before(report: Report, past: Sequence[Reached]) -> Result | None:
    """The last figure before the report's period; `past`: results of one indicator, the earliest first."""
    figures = [result_of(one) for one in compared_with(report.period, past)]
    return figures[-1] if figures and isinstance(figures[-1], Result) else None


def _offered(report: Report, row: int, kept: Kept, before: Result | None) -> Offered:
    assert kept.period is not None
    target, language = target_of(kept), language_of(report)
    own_words = kept.text != target_words(target, voice(language), language)
    years = report.period.end.year - kept.period.end.year
    return Offered(row, moved(target, years, before), kept.text if own_words else "", kept.period)
