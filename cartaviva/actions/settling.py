"""Validated entries become the results of the report: parts of the year added up by the indicator's rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cartaviva.actions.rows import results_of, save_rows, with_rows
from cartaviva.core.compliance import assess
from cartaviva.core.cycle.entry import read_typed
from cartaviva.core.cycle.entry_words import figure_text, read_back
from cartaviva.core.language.days import day_text
from cartaviva.core.policy import Policy
from cartaviva.core.report import ReportRow
from cartaviva.core.result import NoResult, Result
from cartaviva.core.sub_periods import EVERY_TIME, Aggregation, Part, year_result, year_target
from cartaviva.core.target import Target
from cartaviva.core.words import mark
from cartaviva.core.workflow import SETTLED, EntryState
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.locale import voice
from cartaviva.records.convert import follow_up_report, policy_of, target_columns, target_of
from cartaviva.records.entries import asked_of, entries_of, indicator_texts, of_indicators, typed_of
from cartaviva.records.models import Entry, Report
from cartaviva.records.models import Result as Kept
from cartaviva.records.models import Target as KeptTarget


class _Settling(NamedTuple):
    """What all rows of a report share."""

    report: Report
    policy: Policy
    language: str
    indicators: Mapping[int, str]


def settle(report: Report, indicators: Iterable[int]) -> None:
    """Write the results of some indicators anew: none while one of its entries is not validated."""
    full, wanted = follow_up_report(report), set(indicators)
    language = full.stated.figures_like
    shared = _Settling(report, policy_of(report.organisation), language, indicator_texts(report, language))
    entries = {pk: each for pk, each in of_indicators(entries_of(report)).items() if pk in wanted}
    rows = report.results.filter(indicator__in=entries).values_list("row", flat=True)
    results = results_of(report, [row for row in rows if row is not None])
    new = {
        index: _row(full.rows[index], result, entries[result.indicator_id], shared) for index, result in results.items()
    }
    save_rows(with_rows(full, new), results)


def _row(row: ReportRow, kept: Kept, entries: Sequence[Entry], shared: _Settling) -> ReportRow:
    """The row with what its entries give; `kept` is given another target where the parts ask for one."""
    target, how = target_of(entries[0].target), Aggregation(entries[0].indicator.aggregation)
    result = _whole(target, [_part(entry, shared) for entry in entries], entries, shared)
    if len(entries) > 1 and how is Aggregation.SHARE_MET:
        target = year_target(target, how)
        kept.target = _target_of_every_time(shared.report, kept, entries[0].target, shared.language)
    cells = {
        "target": kept.target.text if kept.target else row.stated.text("target"),
        "result": "" if result is None else _text(result, target, entries, shared.language),
        "remarks": "" if result is None else joined_remarks(entries),
    }
    stated = replace(row.stated, cells={**row.stated.cells, **cells})
    return ReportRow(stated, target, result, assess(target, result, shared.policy))


def _part(entry: Entry, shared: _Settling) -> Part:
    if EntryState(entry.state) not in SETTLED:
        return None
    asked = asked_of(entry, shared.indicators.get(entry.indicator_id, ""), shared.language)
    return read_typed(typed_of(entry), asked, shared.policy).result


def _whole(
    target: Target, parts: Sequence[Part], entries: Sequence[Entry], shared: _Settling
) -> Result | NoResult | None:
    """The one entry's own, that of the whole period where nothing adds up, else what the parts give."""
    if len(parts) == 1:
        return parts[0]
    how, whole = Aggregation(entries[0].indicator.aggregation), shared.report.period_id
    if how is Aggregation.NONE:
        return next((part for part, one in zip(parts, entries, strict=True) if one.period_id == whole), None)
    return year_result(target, parts, how, shared.policy)


def _target_of_every_time(report: Report, kept: Kept, promised: KeptTarget, language: str) -> KeptTarget:
    """See `year_target`: kept for this period, with the charter's own words in its own."""
    said = voice(language)(mark("100 % of the parts of the year: {target}")).format(target=promised.text)
    made, _ = KeptTarget.objects.update_or_create(
        organisation=report.organisation,
        indicator_id=kept.indicator_id,
        version=report.version,
        period=report.period,
        defaults={"text": said, **target_columns(EVERY_TIME)},
    )
    return made


def _text(result: Result | NoResult, target: Target, entries: Sequence[Entry], language: str) -> str:
    """As typed where it is one figure, with the unit of its field; a ratio with its two figures; else as worked out."""
    if isinstance(result, NoResult):
        return voice(language)(REASONS[result.reason])
    if len(entries) == 1 and entries[0].text:
        return read_back(entries[0].text, result, target.scale, language)
    if result.value is None:
        return day_text(result.on) if result.on else ""
    return figure_text(result, target, language)


def joined_remarks(entries: Sequence[Entry]) -> str:
    """Those of the parts with the part that they are about."""
    if len(entries) == 1:
        return entries[0].remarks
    return "\n".join(f"{one.period.label}: {one.remarks}" for one in entries if one.remarks)
