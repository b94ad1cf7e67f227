"""What else a row states against its figures: CONTRADICTIONS are checks like those of `check.py`, which lists them."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from cartaviva.core.compliance import HUNDRED, agrees
from cartaviva.core.display import percent_text
from cartaviva.core.findings import Finding
from cartaviva.core.quantity import Unit, format_number, parse_number
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.result import Result, parse_percent
from cartaviva.core.wholes import may_exceed


def check_ratio(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """denominator-zero, numerator-over-denominator, ratio-mismatch: the columns of cases beside a share"""
    row, language = report.rows[index], report.stated.figures_like
    numerator, denominator = (_hint(row, part, report.stated.language) for part in ("numerator", "denominator"))
    if numerator is None or denominator is None:
        return
    parts = [format_number(part, language) for part in (numerator, denominator)]
    if not denominator:
        if numerator:
            yield Finding("denominator-zero", column="result", stated=parts[0])
        return
    if row.target.unit is not Unit.PERCENT:
        return
    words = f"{row.stated.text('commitment')} {row.stated.text('indicator')}"
    if numerator > denominator and not may_exceed(row.target, words):
        yield Finding("numerator-over-denominator", column="result", stated=parts[0], computed=parts[1])
        return
    text, share = row.stated.text("result"), HUNDRED * numerator / denominator
    stated, places = parse_percent(text, report.stated.language)
    if isinstance(row.result, Result) and stated is not None and not agrees(stated, places, share):
        computed = percent_text(share, 2, language)
        yield Finding("ratio-mismatch", column="result", stated=text, computed=computed, detail=" / ".join(parts))


def _hint(row: ReportRow, key: str, language: str) -> Decimal | None:
    return parse_number(row.stated.hints.get(key, ""), language)


CONTRADICTIONS: tuple[Callable[[FollowUpReport, int], Iterator[Finding]], ...] = (check_ratio,)
