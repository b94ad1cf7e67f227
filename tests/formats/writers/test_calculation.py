"""The sums beside a row: what was divided by what, what it counts as, and why there is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cartaviva.core.compliance import assess
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL, Policy
from cartaviva.core.report import FollowUpReport, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import NO_TARGET, Target
from cartaviva.core.words import ENGLISH
from cartaviva.formats.writers.calculation import calculation


def sums(
    target: Target, result: Result | NoResult | None, policy: Policy = PROPORTIONAL, language: str = "ca"
) -> list[str]:
    row = ReportRow(StatedRow({"result": "94,99 %"}), target, result, assess(target, result, policy))
    report = FollowUpReport(StatedReport((row.stated,)), (row,), (), policy)
    return [line.replace("\xa0", " ") for line in calculation(report, row, ENGLISH, language)]


def count(comparator: Comparator, target: str, result: str, policy: Policy = PROPORTIONAL) -> list[str]:
    return sums(Target(comparator, Decimal(target), Unit.COUNT), Result(Decimal(result), Unit.COUNT), policy)


@pytest.mark.parametrize(
    ("comparator", "target", "result", "lines"),
    [
        (Comparator.AT_LEAST, "4", "3", ["3 ÷ 4 = 75 %", "3 − 4 = −1"]),
        (Comparator.AT_LEAST, "2", "3", ["3 ÷ 2 = 150 %, which counts as 100 %", "3 − 2 = +1"]),
        (Comparator.AT_LEAST, "2000", "1999", ["1999 ÷ 2000 = 99,9 %", "1999 − 2000 = −1"]),
        (Comparator.AT_LEAST, "4", "-1", ["(−1) ÷ 4 = −25 %, which counts as 0 %", "(−1) − 4 = −5"]),
        (Comparator.AT_MOST, "10", "15", ["10 ÷ 15 = 66,7 %", "15 − 10 = +5"]),
        (Comparator.AT_MOST, "10", "0", ["0 − 10 = −10"]),
        (Comparator.LESS_THAN, "20", "20", ["20 ÷ 20 = 100 %, which counts as 99,9 %", "20 − 20 = 0"]),
        (Comparator.EXACTLY, "4", "5", ["4 ÷ 5 = 80 %", "5 − 4 = +1"]),
    ],
)
def test_the_ratio_and_the_difference(comparator: Comparator, target: str, result: str, lines: list[str]) -> None:
    assert count(comparator, target, result) == lines


def test_a_policy_decides_what_is_divided() -> None:
    assert [count(Comparator.AT_MOST, "10", "15", policy) for policy in (LINEAR, BINARY)] == [
        ["5 ÷ 10 = 50 %", "15 − 10 = +5"],
        ["15 − 10 = +5"],
    ]


def test_between_two_bounds_the_nearest_is_taken_off_and_none_inside() -> None:
    target = Target(Comparator.BETWEEN, Decimal(2), Unit.COUNT, upper=Decimal(4))
    lines = [sums(target, Result(Decimal(value), Unit.COUNT)) for value in ("5", "1", "3", "2.5", "4")]
    assert lines == [
        ["4 ÷ 5 = 80 %", "5 − 4 = +1"],
        ["1 ÷ 2 = 50 %", "1 − 2 = −1"],
        ["2 ≤ 3 ≤ 4, which counts as 100 %"],
        ["2 ≤ 2,5 ≤ 4, which counts as 100 %"],
        ["2 ≤ 4 ≤ 4, which counts as 100 %"],
    ]


def test_a_result_that_is_a_ratio_itself_shows_its_parts_first() -> None:
    target = Target(Comparator.AT_LEAST, Decimal(95), Unit.PERCENT)
    result = Result(Decimal("94.99"), Unit.PERCENT)
    parts = replace(result, numerator=Decimal(9499), denominator=Decimal(10000))
    assert sums(target, parts) == ["9499 ÷ 10.000 = 94,99 %", *sums(target, result)]


def test_where_nothing_was_worked_out_the_reason_is_said() -> None:
    four = Target(Comparator.AT_LEAST, Decimal(4))
    assert [sums(four, NoResult(Reason.NO_DEMAND)), sums(four, None), sums(NO_TARGET, Result(Decimal(1)))] == [
        ["Nobody asked for it in this period."],
        ["Target and result cannot be compared."],
        ["Target and result cannot be compared."],
    ]


def test_a_yes_needs_no_sum() -> None:
    assert sums(Target(Comparator.YES), Result(Decimal(1))) == []
