"""A row that somebody amends is read as the document's own rows are."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.cycle.amending import Amendment, amended
from cartaviva.core.language.units import Unit
from cartaviva.core.report import KEYS, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason, Result

CELLS = {"commitment": "Respondrem el 95 % de les consultes", "indicator": "Percentatge de consultes respostes"}


def after(amendment: Amendment, hints: dict[str, str], **cells: str) -> ReportRow:
    stated = StatedRow({key: (CELLS | cells).get(key, "") for key in KEYS}, hints=hints)
    return amended(build_report(StatedReport((stated,))), {0: amendment}).rows[0]


def test_an_amended_target_keeps_the_threshold_that_its_document_states() -> None:
    row = after(Amendment(target="98 %"), {"threshold": "90 %"}, target="95 %", result="92 %")
    assert (row.target.value, row.target.threshold, row.assessment.status) == (98, 90, "met")


RATIO = {"numerator": "2", "denominator": "3"}


@pytest.mark.parametrize(
    ("amendment", "result", "hints", "status"),
    [
        (Amendment(target="66,67 %"), Result(Decimal("66.67"), Unit.PERCENT, Decimal(2), Decimal(3)), RATIO, "met"),
        (Amendment(result="70 %"), Result(Decimal(70), Unit.PERCENT), {}, "not_met"),
        (Amendment(reason=Reason.SUSPENDED), NoResult(Reason.SUSPENDED), {}, "not_applicable"),
    ],
)
def test_the_two_figures_of_a_ratio_go_with_its_result_alone(
    amendment: Amendment, result: Result | NoResult, hints: dict[str, str], status: str
) -> None:
    row = after(amendment, RATIO, target="95 %", result="66,67 %")
    assert (row.result, row.stated.hints, row.assessment.status) == (result, hints, status)


def test_a_ratio_is_not_rounded_where_its_target_is_amended() -> None:
    exact = Result(Decimal(200) / 3, Unit.PERCENT, Decimal(2), Decimal(3))
    report = build_report(StatedReport((StatedRow({"target": "95 %", "result": "66,67 % (2 / 3)"}),)))
    kept = replace(report, rows=(report.rows[0]._replace(result=exact),))
    row = amended(kept, {0: Amendment(target="66,67 %")}).rows[0]
    assert (row.result, row.assessment.status) == (exact, "not_met")


def test_inapplicable_beside_a_remark_that_nobody_asked_is_no_demand() -> None:
    row = after(Amendment(result="No aplicable", remarks="No hi ha hagut cap sol·licitud."), {}, target="95 %")
    assert (row.result, row.assessment.status) == (NoResult(Reason.NO_DEMAND), "not_applicable")
