"""A report beside the charter that it is about: the same promises in other words are the same."""

from decimal import Decimal

import pytest

from cartaviva.core.cycle.same_promises import Said, otherwise
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.target import Target

TWO = Target(Comparator.AT_MOST, Decimal("2.0"), Unit.WORKING_DAYS, lower_is_better=True)
CHARTER = (
    Said(1, ("Temps màxim", "Tiempo máximo"), Target(Comparator.AT_MOST, Decimal(2), Unit.WORKING_DAYS), "Temps màxim"),
    Said(1, ("Consultes",), Target(Comparator.AT_LEAST, Decimal(9), Unit.COUNT), "Consultes"),
    Said(2, (), Target(Comparator.YES), "Obrirem la sala"),
)
SAME = (
    Said(2, ("Sala oberta",), Target(Comparator.YES), "Sala oberta"),
    Said(1, ("1. TIEMPO MÁXIMO",), TWO, "1. TIEMPO MÁXIMO"),
    Said(1, ("consultes",), Target(Comparator.AT_LEAST, Decimal(9), Unit.COUNT), "consultes"),
)


@pytest.mark.parametrize(
    ("report", "differing"),
    [
        (SAME, ()),
        ((SAME[0], SAME[2], SAME[1]), ("consultes", "1. TIEMPO MÁXIMO")),
        ((SAME[0], SAME[1]), ("Consultes",)),
        ((*SAME, Said(-4, (), Target(Comparator.YES), "Una de nova")), ("Una de nova",)),
        ((*SAME[:2], SAME[2]._replace(target=TWO)), ("consultes",)),
    ],
)
def test_what_a_report_says_otherwise_is_named_and_the_order_of_commitments_is_none(
    report: tuple[Said, ...], differing: tuple[str, ...]
) -> None:
    assert otherwise(report, CHARTER) == differing
