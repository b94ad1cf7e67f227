"""Properties that hold for every comparator, beyond the cases of tests/spec."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Context, Decimal, Inexact, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cartaviva.core.compliance import (
    Status,
    agrees,
    assess,
    assess_many,
    printed_degree,
    printed_places,
    rounded,
    uncapped,
)
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import BINARY, LINEAR, POLICIES, PROPORTIONAL, Policy
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target, Tier

DEADLINE = date(2025, 6, 30)
MORE_IS_BETTER = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.NO_WORSE, Comparator.BETTER)
LESS_IS_BETTER = (Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.NO_WORSE, Comparator.BETTER)
HUNDRED = Decimal(100)

figures = st.one_of(
    st.integers(-20, 20).map(Decimal),
    st.decimals(-(10**6), 10**6, places=2),
    st.integers(-(10**12) + 1, 10**12 - 1).map(Decimal),
)
percentages = st.decimals(0, 100, places=1)
policies = st.builds(
    replace,
    st.sampled_from([*POLICIES.values()]),
    partly_from=st.one_of(st.none(), st.integers(1, 100).map(Decimal)),
    places=st.integers(0, 4),
    cap=st.booleans(),
)
with_degrees = policies.filter(lambda policy: policy.percentages)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Target, Result]:
    """A target of any comparator and a result for it: often a tie, or zero, or below zero."""
    comparator = draw(st.sampled_from([*Comparator]))
    if comparator is Comparator.TIERS:
        shares = draw(st.lists(percentages, min_size=1, max_size=3))
        reached = tuple(draw(st.one_of(percentages, st.just(share))) for share in shares)
        return Target(comparator, tiers=tuple(Tier(share, "") for share in shares)), Result(None, tiers=reached)
    if comparator is Comparator.BY_DATE:
        return Target(comparator, deadline=DEADLINE), Result(None, on=DEADLINE + timedelta(draw(st.integers(-9, 9))))
    if comparator is Comparator.YES:
        return Target(comparator), Result(Decimal(draw(st.booleans())))
    value, other = draw(figures), draw(figures)
    low, high = sorted((value, other))
    target = Target(comparator, low if comparator is Comparator.BETWEEN else value, upper=high)
    threshold = draw(st.one_of(st.none(), figures))
    target = replace(target, threshold=threshold, lower_is_better=draw(st.booleans()))
    return target, Result(draw(st.one_of(figures, st.sampled_from([value, other, threshold or value]))))


@given(pairs(), with_degrees)
def test_met_is_degree_100_is_printed_100(pair: tuple[Target, Result], policy: Policy) -> None:
    one = assess(*pair, policy)
    evaluated = pair[0].comparator is not Comparator.NONE_READABLE
    met = one.status is Status.MET
    found = (one.degree == HUNDRED, printed_degree(one, policy) == HUNDRED, one.degree is not None)
    assert found == (met, met, evaluated)


@given(pairs(), with_degrees)
def test_a_missed_degree_lies_from_0_to_below_100_with_six_decimals(
    pair: tuple[Target, Result], policy: Policy
) -> None:
    one = assess(*pair, policy)
    if one.status in (Status.NOT_MET, Status.PARTLY_MET):
        degree = one.degree if one.degree is not None else HUNDRED
        assert degree == round(degree, 6) and 0 <= degree <= Decimal("99.999999")


@given(pairs(), with_degrees)
def test_a_missed_degree_is_its_exact_ratio_rounded_half_up(pair: tuple[Target, Result], policy: Policy) -> None:
    one = assess(*pair, policy)
    assume(one.status is Status.NOT_MET and one.raw is not None)
    assert one.raw is not None
    part, whole = (int(figure * 100) for figure in one.raw)
    millionths = (2 * 10**8 * part + whole) // (2 * whole) if part > 0 and whole > 0 else 0
    assert one.degree == Decimal(min(millionths, 99_999_999)) / 10**6


@given(pairs(), policies)
def test_an_undefined_ratio_is_null(pair: tuple[Target, Result], policy: Policy) -> None:
    raw = assess(*pair, policy).raw
    assert raw is None or raw[1] != 0


@given(pairs(), policies)
def test_partly_met_starts_at_its_degree_and_is_never_met(pair: tuple[Target, Result], policy: Policy) -> None:
    one, plain = assess(*pair, policy), assess(*pair, replace(policy, partly_from=None))
    partly = (
        plain.status is Status.NOT_MET
        and policy.partly_from is not None
        and plain.degree is not None
        and plain.degree >= policy.partly_from
    )
    assert one == (plain._replace(status=Status.PARTLY_MET) if partly else plain)


@given(st.sampled_from(MORE_IS_BETTER), figures, figures, figures, with_degrees)
def test_more_of_a_good_thing_never_lowers_the_degree(
    comparator: Comparator, bound: Decimal, some: Decimal, other: Decimal, policy: Policy
) -> None:
    less, more = (_degree(Target(comparator, bound), value, policy) for value in sorted((some, other)))
    assert less <= more


@given(st.sampled_from(LESS_IS_BETTER), figures, figures, figures, with_degrees)
def test_less_of_a_bad_thing_never_lowers_the_degree(
    comparator: Comparator, bound: Decimal, some: Decimal, other: Decimal, policy: Policy
) -> None:
    target = Target(comparator, bound, lower_is_better=True)
    less, more = (_degree(target, value, policy) for value in sorted((some, other)))
    assert less >= more


@given(figures, figures, figures, figures, with_degrees)
def test_coming_nearer_to_a_range_never_lowers_the_degree(
    low: Decimal, high: Decimal, some: Decimal, other: Decimal, policy: Policy
) -> None:
    low, high = sorted((low, high))
    target = Target(Comparator.BETWEEN, low, upper=high)
    assume((some < low and other < low) or (some > high and other > high))
    near, far = sorted((some, other), reverse=some < low)
    assert _degree(target, near, policy) >= _degree(target, far, policy)


@given(pairs(), st.sampled_from(["0.1", "0.5", "3", "100", "1000"]).map(Decimal), policies)
def test_scaling_target_and_result_together_changes_nothing_but_the_difference(
    pair: tuple[Target, Result], factor: Decimal, policy: Policy
) -> None:
    target, result = pair
    assume(result.value is not None and target.value is not None)
    scaled = replace(target, value=_times(target.value, factor), upper=_times(target.upper, factor))
    scaled = replace(scaled, threshold=_times(target.threshold, factor))
    before = assess(target, result, policy)
    after = assess(scaled, Result(_times(result.value, factor)), policy)
    expected = before._replace(difference=_times(before.difference, factor), raw=None)
    assert after._replace(raw=None) == expected


@given(pairs(), policies)
def test_the_difference_is_exact_and_better_agrees_with_it(pair: tuple[Target, Result], policy: Policy) -> None:
    target, result = pair
    one = assess(target, result, policy)
    if target.comparator in (*MORE_IS_BETTER, Comparator.AT_MOST, Comparator.LESS_THAN):
        assert target.value is not None and result.value is not None
        falling = target.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN) or (
            target.lower_is_better and target.comparator in (Comparator.NO_WORSE, Comparator.BETTER)
        )
        difference = result.value - target.value
        better = None if not difference else (difference < 0) is falling
        assert (one.difference, one.better) == (difference, better)


@given(pairs(), st.sampled_from([None, NoResult(Reason.NOT_SENT), NoResult(Reason.MEASUREMENT_FAILED)]), policies)
def test_leaving_a_result_out_is_not_evaluated_and_has_no_figure(
    pair: tuple[Target, Result], nothing: NoResult | None, policy: Policy
) -> None:
    one = assess(pair[0], nothing, policy)
    assert (one.status, one.difference, one.degree, one.raw, one.better, one.differences) == (
        Status.NOT_EVALUATED,
        None,
        None,
        None,
        None,
        (),
    )


@given(pairs(), with_degrees, st.integers(0, 3))
def test_rounding_never_hides_a_miss(pair: tuple[Target, Result], policy: Policy, places: int) -> None:
    target, result = pair
    one = assess(target, result, policy)
    assume(one.status is not Status.MET and target.value is not None and result.value is not None)
    assert target.value is not None and result.value is not None
    shown = printed_places(result.value, target.value, places)
    differs = result.value == target.value or rounded(result.value, shown) != rounded(target.value, shown)
    assert (shown >= places, differs) == (True, True)


@given(pairs(), policies)
def test_what_is_shown_beside_never_contradicts_the_status(pair: tuple[Target, Result], policy: Policy) -> None:
    one = assess(*pair, policy)
    beside = uncapped(one, policy)
    if beside is not None:
        assert (policy.cap, beside >= HUNDRED) == (False, one.status is Status.MET)


@given(st.lists(pairs(), max_size=5), policies)
def test_many_are_assessed_as_each_is(many: list[tuple[Target, Result]], policy: Policy) -> None:
    each = [assess(target, result, policy) for target, result in many]
    together = assess_many([target for target, _ in many], [result for _, result in many], policy)
    assert together == (
        [one.status for one in each],
        [one.difference for one in each],
        [one.degree for one in each],
    )


def test_many_may_have_no_result() -> None:
    target = Target(Comparator.AT_LEAST, Decimal(4))
    results = [None, NoResult(Reason.NO_DEMAND), Result(None, numerator=Decimal(0), denominator=Decimal(0))]
    statuses = [Status.NOT_EVALUATED, Status.NOT_APPLICABLE, Status.NOT_APPLICABLE]
    assert assess_many([target] * 3, results) == (statuses, [None] * 3, [None] * 3)


@given(pairs(), policies)
def test_figures_do_not_depend_on_the_context_of_the_caller(pair: tuple[Target, Result], policy: Policy) -> None:
    def everything() -> list[object]:
        one = assess(*pair, policy)
        return [one, printed_degree(one, policy), uncapped(one, policy), assess_many([pair[0]], [pair[1]], policy)]

    here = everything()
    with localcontext(Context(prec=3, traps=[Inexact])):
        assert everything() == here


@pytest.mark.parametrize("policy", [PROPORTIONAL, LINEAR, BINARY], ids=lambda policy: policy.name)
def test_a_target_that_lacks_its_figure_is_not_evaluated(policy: Policy) -> None:
    lacking = [Target(comparator) for comparator in Comparator if comparator is not Comparator.YES]
    result = Result(Decimal(3), on=DEADLINE, tiers=(Decimal(3),))
    assert {assess(target, result, policy).status for target in lacking} == {Status.NOT_EVALUATED}


@given(figures, st.integers(0, 4))
def test_a_figure_agrees_with_itself_rounded_or_cut_and_with_nothing_else(computed: Decimal, places: int) -> None:
    shown, unit = rounded(computed, places), Decimal(1).scaleb(-places)
    assert [agrees(shown + step * unit, places, computed) for step in (-2, 0, 2)] == [False, True, False]


def _degree(target: Target, value: Decimal, policy: Policy) -> Decimal:
    degree = assess(target, Result(value), policy).degree
    assert degree is not None
    return degree


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor
