"""Targets that people enter: which figures each kind takes, what makes no sense, and their words."""

from datetime import date
from decimal import Decimal

import pytest

from cartaviva.core.compliance import RULES
from cartaviva.core.cycle.promising import FIELDS, NAMES, check_target, moved, target_words
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.result import Result
from cartaviva.core.samples import SAMPLES
from cartaviva.core.target import NO_TARGET, Target, Tier
from cartaviva.core.words import ENGLISH


def target(comparator: Comparator, value: str | None = None, unit: Unit = Unit.DAYS, **more: object) -> Target:
    return Target(comparator, None if value is None else Decimal(value), unit, **more)  # type: ignore[arg-type]


def tiers(*shares: str) -> Target:
    return Target(Comparator.TIERS, tiers=tuple(Tier(Decimal(share), f"{share} days") for share in shares))


def test_every_kind_that_can_be_assessed_can_be_entered_and_has_a_name_and_an_example() -> None:
    assert set(FIELDS) == set(NAMES) == set(RULES) == set(SAMPLES)


@pytest.mark.parametrize(
    ("promised", "code"),
    [
        (NO_TARGET, "target-kind"),
        (target(Comparator.AT_LEAST), "target-figure-needed"),
        (target(Comparator.NO_WORSE), None),
        (target(Comparator.BETWEEN, "5"), "target-bounds"),
        (target(Comparator.BETWEEN, "5", upper=Decimal(5)), "target-bounds"),
        (target(Comparator.BETWEEN, "5", upper=Decimal(6)), None),
        (target(Comparator.BY_DATE), "target-day-needed"),
        (target(Comparator.BY_DATE, deadline=date(2026, 6, 30)), None),
        (tiers(), "target-tiers-needed"),
        (tiers("50", "101"), "target-tiers"),
        (tiers("85", "50"), "target-tiers"),
        (tiers("50", "50"), "target-tiers"),
        (tiers("50", "85"), None),
        (target(Comparator.AT_LEAST, "8", Unit.SCORE), "target-scale"),
        (target(Comparator.AT_LEAST, "8", Unit.SCORE, scale=Decimal(5)), "target-scale"),
        (target(Comparator.AT_LEAST, "8", Unit.SCORE, scale=Decimal(10)), None),
        (target(Comparator.AT_LEAST, "90", threshold=Decimal(91)), "target-threshold"),
        (target(Comparator.AT_LEAST, "90", threshold=Decimal(85)), None),
        (target(Comparator.AT_MOST, "10", threshold=Decimal(9)), "target-threshold"),
        (target(Comparator.AT_MOST, "10", threshold=Decimal(12)), None),
        (target(Comparator.AT_MOST, "8", Unit.SCORE, scale=Decimal(10), threshold=Decimal(99)), "target-scale"),
        (target(Comparator.AT_LEAST, "0", Unit.SCORE, scale=Decimal(0)), "target-scale"),
        (target(Comparator.AT_LEAST, "-8", Unit.SCORE, scale=Decimal(10)), "target-scale"),
        (target(Comparator.AT_MOST, "-3", Unit.DAYS), "target-negative"),
        (target(Comparator.AT_LEAST, "-5", Unit.PERCENT), None),
        (target(Comparator.YES), None),
    ],
)
def test_what_nobody_can_be_held_to_is_refused(promised: Target, code: str | None) -> None:
    refused = check_target(promised)
    assert (refused.code if refused else None) == code


@pytest.mark.parametrize(
    ("promised", "words"),
    [
        (target(Comparator.AT_MOST, "10"), "At most 10 days"),
        (target(Comparator.AT_LEAST, "90", Unit.PERCENT, threshold=Decimal(85)), "At least 90%; it passes from 85%"),
        (target(Comparator.BETWEEN, "10", upper=Decimal("15.5")), "Between 10 and 15.5 days"),
        (target(Comparator.BY_DATE, deadline=date(2026, 6, 30)), "By 30/06/2026"),
        (target(Comparator.YES), "Yes"),
        (target(Comparator.BETTER), "Better than the period before"),
        (
            target(Comparator.NO_WORSE, "4.2", Unit.SCORE, scale=Decimal(5)),
            "No worse than the period before (4.2 out of 5)",
        ),
        (tiers("50", "85"), "50% within 50 days; 85% within 85 days"),
        (NO_TARGET, ""),
    ],
)
def test_a_target_is_put_into_words(promised: Target, words: str) -> None:
    assert target_words(promised, ENGLISH, "en") == words


@pytest.mark.parametrize(
    ("promised", "before", "then"),
    [
        (
            target(Comparator.BY_DATE, deadline=date(2024, 2, 29)),
            None,
            target(Comparator.BY_DATE, deadline=date(2025, 2, 28)),
        ),
        (target(Comparator.BETTER, "4"), Result(Decimal(6), Unit.DAYS), target(Comparator.BETTER, "6")),
        (target(Comparator.BETTER, "4"), Result(Decimal(6), Unit.HOURS), target(Comparator.BETTER)),
        (target(Comparator.NO_WORSE, "4"), None, target(Comparator.NO_WORSE)),
        (tiers("50", "85"), Result(Decimal(6)), tiers("50", "85")),
    ],
)
def test_a_promise_moves_with_its_period(promised: Target, before: Result | None, then: Target) -> None:
    assert moved(promised, 1, before) == then
