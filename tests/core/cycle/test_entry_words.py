"""Figures as they are printed in what is published."""

from datetime import date
from decimal import Decimal

import pytest

from cartaviva.core.cycle.entry_words import figure_text, read_back, stated_text
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Quantity, Unit
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.sub_periods import ratio_result
from cartaviva.core.target import Target


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


@pytest.mark.parametrize(
    ("typed", "result", "said"),
    [
        ("93,4", Result(Decimal("93.4"), Unit.PERCENT), "93,4\u00a0%"),
        ("tres", Result(Decimal(3), Unit.COUNT), "3"),
        ("2025-03-01", Result(None, on=date(2025, 3, 1)), "01/03/2025"),
        ("més o menys", None, "més o menys"),
        ("", NoResult(Reason.NO_DEMAND), ""),
    ],
)
def test_what_was_typed_is_read_back_as_it_was_understood(
    typed: str, result: Result | NoResult | None, said: str
) -> None:
    assert read_back(typed, result, None, "ca") == said


@pytest.mark.parametrize(
    ("counted", "target", "said"),
    [
        (("18999", "20000"), Target(Comparator.AT_LEAST, Decimal(95), Unit.PERCENT), "94,995\u00a0% (18.999 / 20.000)"),
        (("2", "3"), Target(Comparator.AT_LEAST, Decimal(95), Unit.PERCENT), "66,67\u00a0% (2 / 3)"),
        (("19001", "20000"), Target(Comparator.AT_LEAST, Decimal(95), Unit.PERCENT), "95,01\u00a0% (19.001 / 20.000)"),
        (("10002", "200000"), Target(Comparator.AT_MOST, Decimal(5), Unit.PERCENT), "5,001\u00a0% (10.002 / 200.000)"),
        (
            ("18999", "20000"),
            Target(Comparator.AT_LEAST, Decimal(99), Unit.PERCENT, threshold=Decimal(95)),
            "94,995\u00a0% (18.999 / 20.000)",
        ),
        (
            ("10002", "200000"),
            Target(Comparator.BETWEEN, Decimal(1), Unit.PERCENT, upper=Decimal(5)),
            "5,001\u00a0% (10.002 / 200.000)",
        ),
        (
            ("10002", "200000"),
            Target(Comparator.NO_WORSE, Decimal(5), Unit.PERCENT, lower_is_better=True),
            "5,001\u00a0% (10.002 / 200.000)",
        ),
    ],
)
def test_a_missed_figure_is_never_printed_equal_to_its_target(
    counted: tuple[str, str], target: Target, said: str
) -> None:
    numerator, denominator = (Decimal(part) for part in counted)
    result = ratio_result(numerator, denominator)
    assert figure_text(result, target, "ca") == said  # type: ignore[arg-type]
