"""A figure that a spreadsheet shows rounded decides with all its decimals, and it is said where that matters."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.report import KEYS, StatedRow
from tests.reports import stated_report

CASES = {
    "≥ 95 %|95 %|exact_result 94.7368421052632": "not_met 94.7368421052632 rounded-status result 94,7",
    "≤ 5 dies|5 dies|exact_result 5.4": "not_met 5.4 rounded-status result 5,4",
    "≥ 95 %|86,5 %|exact_result 86.5384615384615": "not_met 86.5384615384615 rounded-figure result 86,54",
    "≥ 80 %|86,5 %|exact_result 86.5000001": "met 86.5000001",
    "≥ 13|13|exact_target 12.5": "met 13 rounded-figure target 12,5",
    "≥ 5 dies|6 hores|exact_result 6.4": "not_met 0.25",
    "≥ 5|7|exact_result 9.2": "met 7",
    "≥ 5|7|exact_result 7,2": "met 7",
    "≥ 5|n/d|exact_result 7.2": "not_evaluated - result-missing result ≥ 5",
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_sheet_holds_decides(case: str) -> None:
    target, result, said = case.split("|")
    hint, _, figure = said.partition(" ")
    cells: dict[str, str | None] = dict.fromkeys(KEYS, "")
    cells |= {"indicator": "Indicador", "target": target, "result": result, "remarks": "Obres."}
    report = build_report(stated_report([StatedRow(cells, hints={hint: figure})], "ca"))
    row = report.rows[0]
    value = getattr(row.result, "value", "-")
    found = [f"{one.code} {one.column} {one.computed}" for one in report.findings]
    assert " ".join((row.assessment.status, str(value), *found)) == CASES[case]
