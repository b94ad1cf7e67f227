"""Figures as they are printed in what is published."""

from decimal import Decimal

import pytest

from cartaviva.core.entry_words import stated_text
from cartaviva.core.quantity import Quantity
from cartaviva.core.units import Unit


@pytest.mark.parametrize(
    ("typed", "quantity", "language", "said"),
    [
        ("95", Quantity(Decimal(95), Unit.PERCENT), "ca", "95\u00a0%"),
        ("95", Quantity(Decimal(95), Unit.PERCENT), "en", "95%"),
        ("95,50", Quantity(Decimal("95.50"), Unit.PERCENT), "es", "95,50\u00a0%"),
        ("95 %", Quantity(Decimal(95), Unit.PERCENT), "ca", "95 %"),
        ("1", Quantity(Decimal(1), Unit.DAYS), "ca", "1 dia"),
        ("12.000", Quantity(Decimal(12000), Unit.COUNT), "ca", "12.000"),
        ("4,3", Quantity(Decimal("4.3"), Unit.SCORE, Decimal(5)), "ca", "4,3 sobre 5"),
        ("dos", Quantity(Decimal(2), Unit.COUNT), "ca", "2"),
        ("3 hores i mitja", Quantity(Decimal("3.5"), Unit.HOURS), "ca", "3 hores i mitja"),
    ],
)
def test_a_bare_figure_is_published_with_the_unit_that_stood_beside_its_field(
    typed: str, quantity: Quantity, language: str, said: str
) -> None:
    assert stated_text(typed, quantity, language) == said
