"""Figures that a spreadsheet shows rounded: what it holds decides, and what it shows is what the document states."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cartaviva.core.checks.reading_rows import EXACT, result_of_row, target_of_row
from cartaviva.core.compliance import assess, printed_degree, rounded
from cartaviva.core.findings import Finding
from cartaviva.core.language.numerals import format_number
from cartaviva.core.report import FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import Result
from cartaviva.core.target import Target


def check_exact(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """rounded-status, rounded-figure: with the figures that the sheet shows, something else would come out"""
    row = report.rows[index]
    if not row.stated.hints.keys() & set(EXACT.values()):
        return
    shown, like = _as_shown(row, report), report.stated.figures_like
    if shown.assessment.status is not row.assessment.status:
        code = "rounded-status"
    elif _printed(shown, report) != _printed(row, report):
        code = "rounded-figure"
    else:
        return
    for key, now, then in (("target", row.target, shown.target), ("result", row.result, shown.result)):
        held = now.value if isinstance(now, Target | Result) else None
        if isinstance(then, Target | Result) and held is not None and held != then.value:
            computed = format_number(held, like, places=_places(held, then.value))
            yield Finding(code, column=key, stated=row.stated.text(key), computed=computed)


def _places(held: Decimal, shown: Decimal | None) -> int:
    """As few decimals as tell the two apart, one at least."""
    return next((places for places in range(1, 12) if rounded(held, places) != shown), 12)


def _printed(row: ReportRow, report: FollowUpReport) -> tuple[Decimal | None, Decimal | None]:
    """Difference and degree at the decimals that are printed."""
    difference = row.assessment.difference
    return None if difference is None else rounded(difference, 2), printed_degree(row.assessment, report.policy)


def _as_shown(row: ReportRow, report: FollowUpReport) -> ReportRow:
    """The row with the figures of its texts, where those are what the sheet holds, rounded."""
    stated, language = row.stated, report.stated.language
    target, result = row.target, row.result
    plain = replace(stated, hints={key: text for key, text in stated.hints.items() if key not in EXACT.values()})
    if _is_held(target.value, stated, "target"):
        target = replace(target, value=target_of_row(plain, language)[0].value)
    if isinstance(result, Result) and _is_held(result.value, stated, "result"):
        read, _ = result_of_row(plain, target, language)
        result = replace(result, value=read.value) if isinstance(read, Result) else result
    return row._replace(target=target, result=result, assessment=assess(target, result, report.policy))


def _is_held(value: Decimal | None, stated: StatedRow, key: str) -> bool:
    return value is not None and format(value, "f") == stated.hints.get(EXACT[key])
