"""Results in another unit than their target: converted where both measure one thing, asked about where they do not."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.report import StatedReport, StatedRow


@pytest.mark.parametrize(
    ("target", "result", "value", "status"),
    [
        ("≥ 10 km", "50 m", "0.05", "not_met"),
        ("≥ 10 km", "12.000 metres", "12", "met"),
        ("≥ 10 MWh", "500 kWh", "0.5", "not_met"),
        ("≥ 10 ha", "50 m2", "0.005", "not_met"),
        ("≥ 10 ha", "50 m²", None, "not_evaluated"),
        ("≥ 10 tones", "500 kg", "0.5", "not_met"),
        ("≥ 10 tones", "10,5 t", "10.5", "met"),
        ("≥ 10 km", "12 km", "12", "met"),
        ("≥ 10 km", "12", "12", "met"),
        ("≥ 100 €", "120 euros", "120", "met"),
        ("≥ 100 €", "120 €/hab", "120", "met"),
        ("≥ 100 €", "120 $", None, "not_evaluated"),
        ("≥ 100 €", "$ 120", None, "not_evaluated"),
        ("≥ 10 km", "12 kg", None, "not_evaluated"),
        ("≥ 1,2 M€", "950.000 €", "950000", "not_met"),
        ("≥ 1,2 M d'euros", "1.250.000 €", "1250000", "met"),
        ("≥ € 1.200.000", "1,25M€", "1250000.00", "met"),
        ("≥ EUR 1,2m", "EUR 950.000", "950000", "not_met"),
        ("≥ GBP 1m", "EUR 1.250.000", None, "not_evaluated"),
        ("≥ 1,2 M€", "1.250.000", "1250000", "met"),
        ("≥ 1,2 M€", "1,1", None, "not_evaluated"),
        ("≥ 1,2 M€", "900 €", "900", "not_met"),
        ("≥ 10 mil", "9,5", None, "not_evaluated"),
    ],
)
def test_a_result_is_held_against_its_target_in_the_unit_of_the_target(
    target: str, result: str, value: str | None, status: str
) -> None:
    row = StatedRow({"indicator": "Quantitat", "target": target, "result": result})
    report = build_report(StatedReport(rows=(row,), language="ca"))
    read = report.rows[0].result
    found = ["unit-mismatch"] if value is None else []
    assert (
        None if read is None else str(getattr(read, "value", None)),
        report.rows[0].assessment.status.value,
        [finding.code for finding in report.findings],
    ) == (value, status, found)
