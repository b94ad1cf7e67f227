"""What a reading says, in words that a table of expectations can hold."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cartaviva.core.checks.check import build_report
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Quantity
from cartaviva.core.report import StatedReport, StatedRow
from cartaviva.core.result import NoResult, Result
from cartaviva.core.target import NO_TARGET, Target


def number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def target_in_words(target: Target, code: str | None) -> str:
    """at_least 8 score of 10; between 5 10 days; at_least 95 percent passes from 90; yes; the code of a finding"""
    if code or target == NO_TARGET:
        return code or ""
    if target.comparator is Comparator.YES:
        return "yes"
    bounds = [number(bound) for bound in (target.value, target.upper) if bound is not None]
    scale = f" of {number(target.scale)}" if target.scale else ""
    passes = f" passes from {number(target.threshold)}" if target.threshold is not None else ""
    return " ".join([target.comparator, *bounds, target.unit]) + scale + passes


def result_in_words(result: Result | NoResult | None, code: str | None) -> str:
    """97 percent; 90 percent (45/50); no_demand; the code of a finding"""
    if isinstance(result, NoResult):
        return result.reason
    if code or result is None:
        return code or ""
    share = f" ({number(result.numerator)}/{number(result.denominator)})" if result.denominator else ""
    return f"{number(result.value)} {result.unit}{share}"


def quantity_in_words(quantity: Quantity | None) -> str:
    """8 score of 10; "" for none"""
    if quantity is None:
        return ""
    return f"{number(quantity.value)} {quantity.unit}" + (f" of {number(quantity.scale)}" if quantity.scale else "")


def stated_in_words(stated: tuple[Decimal | None, int]) -> str:
    """A figure that a document states; "" for none"""
    return number(stated[0])


def found_in(*rows: StatedRow | Mapping[str, str | None], language: str = "ca", **more: Any) -> list[str]:
    """The codes of what is found in a report of these rows, or of rows with these cells and nothing else."""
    stated = tuple(row if isinstance(row, StatedRow) else StatedRow(row) for row in rows)
    return [found.code for found in build_report(StatedReport(stated, language=language, **more)).findings]
