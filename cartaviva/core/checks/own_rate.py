"""Targets that are said of the very kind of period that a report is of: "1 exhibition each half-year" in the report of
a half-year is a figure of that report. In the report of a year nobody says whether it is two, or one in each half.
"""

from collections.abc import Mapping
from dataclasses import replace
from operator import is_

from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.measures import rates
from cartaviva.core.period import Period, whole_months
from cartaviva.core.report import StatedReport, StatedRow

RATE = "rate"
"""The hint of a row with the kind of its period, where its target is said of that kind: decided when it was read."""
KINDS: Mapping[int, str] = {1: "month", 3: "quarter", 6: "half year"}
"""Whole months of a period → what such a period is called in RATES of `language.measures`."""


def with_rates_kept(stated: StatedReport) -> StatedReport:
    """The report with the kind of its period as a hint of the rows whose targets say it; the same object if none do."""
    rows = tuple(_kept(row, row.period or stated.period) for row in stated.rows)
    return stated if all(map(is_, rows, stated.rows)) else replace(stated, rows=rows)


def _kept(row: StatedRow, period: Period | None) -> StatedRow:
    kind = KINDS.get(whole_months(period.start, period.end)) if period else None
    if kind is None or RATE in row.hints:
        return row
    said = {rate for rate, _, _ in rates.all(words_of(row.text("target")))}
    return replace(row, hints={**row.hints, RATE: kind}) if said == {kind} else row
