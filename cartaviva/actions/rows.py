"""Rows of a report that is in the tables already, with other figures or texts than they had."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from cartaviva.core.language.units import Unit
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.target import NO_TARGET
from cartaviva.core.words import ENGLISH, Text
from cartaviva.formats.writers.json import report_object
from cartaviva.records.convert import result_columns, target_columns
from cartaviva.records.models import Report, Result, Target

NO_RESULT: Mapping[str, Any] = {
    "value": "",
    "unit": Unit.OTHER.value,
    "numerator": "",
    "denominator": "",
    "on": None,
    "tiers": [],
    "reason": "",
}


def results_of(report: Report, rows: Collection[int]) -> dict[int, Result]:
    """The results of some rows, by their 0-based index."""
    found = report.results.filter(row__in=rows).select_related("target")
    return {result.row: result for result in found if result.row is not None}


def save_rows(new: FollowUpReport, results: Mapping[int, Result]) -> None:
    """Put what stands in the rows of `new` into their results, in one statement."""
    language = new.stated.language
    stated = report_object(new, ENGLISH)["rows"]
    for index, result in results.items():
        row = new.rows[index]
        result.text, result.stated = row.stated.text("result"), stated[index]
        result.remarks = Text.of(**{**result.remarks.by_language, language: row.stated.text("remarks")})
        for column, value in {**NO_RESULT, **result_columns(row.result)}.items():
            setattr(result, column, value)
    Result.objects.bulk_update(results.values(), ["target", "text", "remarks", "stated", *NO_RESULT])


def with_rows(report: FollowUpReport, rows: Mapping[int, ReportRow]) -> FollowUpReport:
    """The report with other rows at some places."""
    new = tuple(rows.get(index, row) for index, row in enumerate(report.rows))
    return replace(report, rows=new, stated=replace(report.stated, rows=tuple(row.stated for row in new)))


def save_targets(report: Report, results: Mapping[int, Result], new: FollowUpReport) -> None:
    """A target of this period alone for each of the results: what was approved with the version is never edited."""
    made: list[Target] = []
    changed: list[Target] = []
    for index, result in results.items():
        target = result.target
        if target is None or target.period_id != report.period_id:
            target = Target(
                organisation=report.organisation,
                indicator_id=result.indicator_id,
                version=report.version,
                period=report.period,
            )
        (changed if target.pk else made).append(target)
        row = new.rows[index]
        for name, value in {"text": row.stated.text("target"), **target_columns(row.target)}.items():
            setattr(target, name, value)
        result.target = target
    Target.objects.bulk_create(made)
    Target.objects.bulk_update(changed, ["text", *target_columns(NO_TARGET)])
