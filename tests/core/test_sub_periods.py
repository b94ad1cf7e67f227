"""Properties of sub-periods, beyond the cases of tests/spec."""

from dataclasses import replace
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cartaviva.core.compliance import Assessment, Status, assess
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import LINEAR, PROPORTIONAL, Policy
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.sub_periods import Aggregation, Part, assess_year, ratio_result, year_result
from cartaviva.core.target import Target

MISSED = (Status.NOT_MET, Status.PARTLY_MET)
SINGLE = [
    Comparator.AT_LEAST,
    Comparator.MORE_THAN,
    Comparator.AT_MOST,
    Comparator.LESS_THAN,
    Comparator.EXACTLY,
    Comparator.BETWEEN,
    Comparator.YES,
]
MISSING = [None, NoResult(Reason.NOT_SENT)]

counts = st.integers(0, 12).map(Decimal)
policies = st.sampled_from([PROPORTIONAL, LINEAR, replace(LINEAR, partly_from=Decimal(50))])


@st.composite
def targets(draw: st.DrawFn) -> Target:
    low, high = sorted((draw(st.integers(0, 40)), draw(st.integers(0, 100))))
    return Target(draw(st.sampled_from(SINGLE)), Decimal(low), Unit.PERCENT, upper=Decimal(high))


@st.composite
def parts(draw: st.DrawFn) -> Result:
    """A result that every way of adding up can use: a share of cases."""
    whole = draw(counts)
    return Result(draw(counts), Unit.PERCENT, draw(st.integers(0, int(whole)).map(Decimal)), whole)


years = st.lists(parts(), min_size=1, max_size=4)
ways = st.sampled_from(Aggregation)


@given(targets(), years, ways, policies, st.data())
def test_what_is_certain_with_parts_missing_stays_so_when_they_come(
    target: Target, year: list[Result], how: Aggregation, policy: Policy, data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, len(year) - 1), min_size=1))
    holed: list[Part] = [data.draw(st.sampled_from(MISSING)) if at in gone else part for at, part in enumerate(year)]
    early, late = assess_year(target, holed, how, policy), assess_year(target, year, how, policy)
    certain = early.status is Status.MET or early.status in MISSED
    kept = (early.status is Status.MET, early.status in MISSED) == (late.status is Status.MET, late.status in MISSED)
    assert (kept or not certain, early.degree in (late.degree, None)) == (True, True)


@given(targets(), years, ways, policies, st.data())
def test_leaving_a_part_out_never_improves_the_year(
    target: Target, year: list[Result], how: Aggregation, policy: Policy, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(year) - 1))
    whole = assess_year(target, year, how, policy).status
    holed = assess_year(target, [*year[:at], None, *year[at + 1 :]], how, policy).status
    assert holed is Status.NOT_EVALUATED or (holed is Status.MET) is (whole is Status.MET)


@given(targets(), years, ways, policies)
def test_a_part_that_does_not_apply_changes_nothing(
    target: Target, year: list[Result], how: Aggregation, policy: Policy
) -> None:
    suspended = NoResult(Reason.SUSPENDED)
    assert assess_year(target, [suspended, *year, suspended], how, policy) == assess_year(target, year, how, policy)


@given(targets(), st.lists(parts(), min_size=1, max_size=1), policies)
def test_a_year_of_one_part_is_that_part(target: Target, year: list[Result], policy: Policy) -> None:
    (part,) = year
    assume(part.denominator)
    plain = replace(part, numerator=None, denominator=None)
    ways = (Aggregation.SUM, Aggregation.MINIMUM, Aggregation.MAXIMUM, Aggregation.LAST)
    assert {assess_year(target, [plain], how, policy) for how in ways} == {assess(target, plain, policy)}


@pytest.mark.parametrize("nothing", [NoResult(Reason.NO_DEMAND), NoResult(Reason.NOT_DUE)])
@pytest.mark.parametrize("how", [*Aggregation])
def test_a_year_in_which_nothing_applied_is_not_applicable(nothing: NoResult, how: Aggregation) -> None:
    target = Target(Comparator.AT_LEAST, Decimal(1))
    assert assess_year(target, [nothing, nothing], how) == Assessment(Status.NOT_APPLICABLE)


@pytest.mark.parametrize("how", [*Aggregation])
def test_a_year_without_sub_periods_is_not_evaluated(how: Aggregation) -> None:
    assert assess_year(Target(Comparator.AT_LEAST, Decimal(1)), [], how) == Assessment(Status.NOT_EVALUATED)


def test_the_last_of_dates_and_tiers_is_assessed_like_any_other() -> None:
    done, not_done = Result(Decimal(1)), Result(Decimal(0))
    assert assess_year(Target(Comparator.YES), [not_done, None, done], Aggregation.LAST).status is Status.MET


@given(st.integers(1, 10**12 - 1), st.integers(1, 10**12 - 1), st.integers(0, 10**6))
def test_a_ratio_compares_with_a_target_as_its_two_figures_do(part: int, whole: int, bound: int) -> None:
    assume(part <= whole)
    target, share = Decimal(bound) / 10**4, ratio_result(Decimal(part), Decimal(whole))
    exactly = 100 * part * 10**4 - bound * whole
    statuses = [assess(Target(one, target), share).status is Status.MET for one in SINGLE[:5]]
    assert statuses == [exactly >= 0, exactly > 0, exactly <= 0, exactly < 0, exactly == 0]


def test_a_ratio_keeps_both_figures_and_nothing_of_nothing_is_no_demand() -> None:
    with localcontext(Context(prec=2)):
        shares = [ratio_result(Decimal(1), Decimal(4)), ratio_result(Decimal(0), Decimal(0))]
        rate = ratio_result(Decimal(30), Decimal(8), Unit.RATIO)
    assert [*shares, rate] == [
        Result(Decimal(25), Unit.PERCENT, Decimal(1), Decimal(4)),
        NoResult(Reason.NO_DEMAND),
        Result(Decimal("3.75"), Unit.RATIO, Decimal(30), Decimal(8)),
    ]


def test_a_part_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 0"):
        ratio_result(Decimal(3), Decimal(0))


NOT_MEASURED, NOT_ASKED = NoResult(Reason.MEASUREMENT_FAILED), NoResult(Reason.NO_DEMAND)
AT_LEAST_100 = Target(Comparator.AT_LEAST, Decimal(100), Unit.COUNT)
NINETY = Target(Comparator.AT_LEAST, Decimal(90), Unit.PERCENT)


def counted(value: int) -> Result:
    return Result(Decimal(value), Unit.COUNT)


def share(numerator: int, denominator: int) -> Part:
    return ratio_result(Decimal(numerator), Decimal(denominator))


@pytest.mark.parametrize(
    ("how", "target", "given_parts", "year"),
    [
        (Aggregation.SUM, AT_LEAST_100, [counted(60), counted(30)], counted(90)),
        (Aggregation.SUM, AT_LEAST_100, [counted(60), None], None),
        (Aggregation.SUM, AT_LEAST_100, [counted(60), NOT_ASKED], counted(60)),
        (Aggregation.SUM, AT_LEAST_100, [NOT_ASKED, NOT_ASKED], NOT_ASKED),
        (Aggregation.SUM, AT_LEAST_100, [counted(60), NOT_MEASURED], NOT_MEASURED),
        (Aggregation.SUM, AT_LEAST_100, [counted(120), NOT_MEASURED], counted(120)),
        (Aggregation.RATIO_OF_SUMS, NINETY, [share(9, 10), share(1, 90)], share(10, 100)),
        (Aggregation.LAST, AT_LEAST_100, [counted(120), counted(90)], counted(90)),
        (Aggregation.MAXIMUM, AT_LEAST_100, [counted(120), counted(90)], counted(120)),
        (Aggregation.MINIMUM, AT_LEAST_100, [counted(120), counted(90)], counted(90)),
        (Aggregation.SHARE_MET, AT_LEAST_100, [counted(120), counted(90), NOT_ASKED, counted(100)], share(2, 3)),
        (Aggregation.NONE, AT_LEAST_100, [counted(120), counted(90)], None),
    ],
)
def test_the_year_has_the_result_that_its_parts_give(
    how: Aggregation, target: Target, given_parts: list[Part], year: Part
) -> None:
    assert year_result(target, given_parts, how) == year
