"""Figures that a spreadsheet shows rounded: what it holds decides, and what it shows is what the document states."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from cartaviva.core.compliance import assess, printed_degree, rounded
from cartaviva.core.findings import Finding
from cartaviva.core.numerals import format_number
from cartaviva.core.report import FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import Result, parse_result
from cartaviva.core.target import Target, parse_target

EXACT = {"target": "exact_target", "result": "exact_result"}
"""Column → the hint of a row with all the decimals of its figure, where its text has fewer."""
_FIGURE = re.compile(r"-?\d{1,20}(\.\d{1,20})?")
_FINEST = -9
"""The exponent of the smallest decimal that texts show."""


def exact_value(stated: StatedRow, key: str, shown: Decimal | None) -> Decimal | None:
    """What the sheet holds, if `shown` is that figure rounded; else `shown`."""
    said = stated.hints.get(EXACT[key], "")
    if shown is None or not _FIGURE.fullmatch(said):
        return shown
    held, places = Decimal(said), shown.as_tuple().exponent
    fine = isinstance(places, int) and _FINEST <= places <= 0
    return held if fine and held.quantize(shown, ROUND_HALF_UP) == shown else shown


def exact_target(stated: StatedRow, target: Target) -> Target:
    return replace(target, value=exact_value(stated, "target", target.value))


def exact_result(stated: StatedRow, result: Result) -> Result:
    return replace(result, value=exact_value(stated, "result", result.value))


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
    texts = {key: stated.hints.get(name, "") for key, name in EXACT.items()}
    if target.value is not None and texts["target"] and format(target.value, "f") == texts["target"]:
        read, _ = parse_target(
            stated.text("target"),
            commitment=stated.text("commitment"),
            indicator=stated.text("indicator"),
            direction=stated.hints.get("direction", ""),
            unit=stated.hints.get("unit", ""),
            language=language,
        )
        target = replace(target, value=read.value)
    if isinstance(result, Result) and result.value is not None and format(result.value, "f") == texts["result"]:
        read_result, _ = parse_result(
            stated.text("result"), target, indicator=stated.text("indicator"), language=language
        )
        if isinstance(read_result, Result):
            result = replace(result, value=read_result.value)
    return row._replace(target=target, result=result, assessment=assess(target, result, report.policy))
