"""What people type in a field: read as a result, or said what is wrong with it."""

from datetime import date
from decimal import Decimal

import pytest

from cartaviva.core.cycle.entry import Asked, Typed, may_validate, read_typed, year_unexplained
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.sub_periods import Aggregation, Part
from cartaviva.core.target import Target, Tier

SHARE = Asked(Target(Comparator.AT_LEAST, Decimal(90), Unit.PERCENT), ratio=True)
DAYS = Asked(Target(Comparator.AT_MOST, Decimal(10), Unit.DAYS))
BY = Asked(Target(Comparator.BY_DATE, deadline=date(2026, 3, 31)))
TIERS = Asked(
    Target(Comparator.TIERS, unit=Unit.PERCENT, tiers=(Tier(Decimal(50), "10 dies"), Tier(Decimal(85), "20 dies")))
)


@pytest.mark.parametrize(
    ("asked", "typed", "result", "problem", "status"),
    [
        (DAYS, Typed("9,5"), Result(Decimal("9.5"), Unit.DAYS), "", "met"),
        (DAYS, Typed("9.5 dies"), Result(Decimal("9.5"), Unit.DAYS), "", "met"),
        (DAYS, Typed("12"), Result(Decimal(12), Unit.DAYS), "", "not_met"),
        (DAYS, Typed("uns 12"), None, "unreadable-result", "not_evaluated"),
        (DAYS, Typed("80 %"), None, "unit-mismatch", "not_evaluated"),
        (DAYS, Typed("5E-05"), None, "unreadable-result", "not_evaluated"),
        (DAYS, Typed("1e-400"), None, "unreadable-result", "not_evaluated"),
        (DAYS, Typed(), None, "result-missing", "not_evaluated"),
        (DAYS, Typed(reason=Reason.MEASUREMENT_FAILED), NoResult(Reason.MEASUREMENT_FAILED), "", "not_evaluated"),
        (DAYS, Typed("9", reason=Reason.NO_DEMAND), NoResult(Reason.NO_DEMAND), "", "not_applicable"),
        (
            SHARE,
            Typed(numerator="228", denominator="240"),
            Result(Decimal(95), Unit.PERCENT, Decimal(228), Decimal(240)),
            "",
            "met",
        ),
        (SHARE, Typed(numerator="0", denominator="0"), NoResult(Reason.NO_DEMAND), "", "not_applicable"),
        (SHARE, Typed(numerator="3", denominator="0"), None, "denominator-zero", "not_evaluated"),
        (SHARE, Typed(numerator="3"), None, "result-missing", "not_evaluated"),
        (SHARE, Typed(numerator="tres mil i pico", denominator="4"), None, "unreadable-result", "not_evaluated"),
        (SHARE, Typed(numerator="-3", denominator="4"), None, "unreadable-result", "not_evaluated"),
        (BY, Typed("2026-03-15"), Result(None, on=date(2026, 3, 15)), "", "met"),
        (BY, Typed("15/4/2026"), Result(None, on=date(2026, 4, 15)), "", "not_met"),
        (BY, Typed("31/2/2026"), None, "unreadable-result", "not_evaluated"),
        (BY, Typed("abril de 2026"), None, "unreadable-result", "not_evaluated"),
        (TIERS, Typed("55 %; 90"), Result(None, Unit.PERCENT, tiers=(Decimal(55), Decimal(90))), "", "met"),
        (TIERS, Typed("55 %"), None, "unreadable-result", "not_evaluated"),
    ],
)
def test_what_is_typed_is_read_in_the_unit_of_the_target_and_never_guessed(
    asked: Asked, typed: Typed, result: Part, problem: str, status: str
) -> None:
    read = read_typed(typed, asked, PROPORTIONAL)
    assert (read.result, read.problem, read.assessment.status) == (result, problem, status)


ANA, CARLA = 1, 2


@pytest.mark.parametrize(
    ("entered_by", "small_town", "code"),
    [(ANA, False, None), (CARLA, False, "own-entry"), (CARLA, True, None), (None, False, None)],
)
def test_who_entered_a_figure_validates_it_in_a_small_town_alone(
    entered_by: int | None, small_town: bool, code: str | None
) -> None:
    refused = may_validate(entered_by, CARLA, small_town)
    assert (refused.code if refused else None) == code


def test_a_dash_explains_no_missed_year() -> None:
    target, parts = Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT), [Result(Decimal(1), Unit.COUNT)] * 2
    remarks = ["", "-", "—", ".", "12", "Obres."]
    assert [
        remark for remark in remarks if year_unexplained(target, parts, Aggregation.SUM, PROPORTIONAL, ["", remark])
    ] == ["", "-", "—", ".", "12"]
