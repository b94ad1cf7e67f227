"""Results that count another kind of thing than their target."""

import pytest

from cartaviva.core.report import StatedRow
from tests.readings import found_in


@pytest.mark.parametrize(
    ("indicator", "target", "result", "codes"),
    [
        ("Activitat", "10 visites", "12 queixes", ["unit-mismatch"]),
        ("Activitat", "10 tallers", "12 assistents", ["unit-mismatch"]),
        ("Actividad", "10 personas", "12 talleres", ["unit-mismatch"]),
        ("Activitat", "10 tallers", "12 tallers", []),
        ("Activitat", "10 tallers", "12 sessions", []),
        ("Activitat", "10 tallers", "12 propostes", []),
        ("Activitat", "10", "12 assistents", []),
        ("Assistents als tallers", "10 tallers", "12 assistents", []),
    ],
)
def test_people_are_not_counted_for_workshops(indicator: str, target: str, result: str, codes: list[str]) -> None:
    row = StatedRow({"indicator": indicator, "target": target, "result": result})
    assert found_in(row) == codes
