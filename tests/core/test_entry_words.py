"""Figures of entries in words."""

from decimal import Decimal

import pytest

from cartaviva.core.entry_words import published_text
from cartaviva.core.result import Result
from cartaviva.core.units import Unit


@pytest.mark.parametrize(
    "typed, value, unit, published",
    [
        ("95", "95", Unit.PERCENT, "95\N{NO-BREAK SPACE}%"),
        ("95 %", "95", Unit.PERCENT, "95 %"),
        ("4,10", "4.10", Unit.SCORE, "4,10"),
        ("dos", "2", Unit.COUNT, "2"),
        ("8", "8", Unit.WORKING_DAYS, "8 dies hàbils"),
        ("8 dies hàbils de mitjana", "8", Unit.WORKING_DAYS, "8 dies hàbils de mitjana"),
        ("sí", "1", Unit.COUNT, "sí"),
    ],
)
def test_a_figure_is_published_with_its_unit_and_what_says_more_as_it_was_typed(
    typed: str, value: str, unit: Unit, published: str
) -> None:
    assert published_text(typed, Result(Decimal(value), unit), "ca") == published
