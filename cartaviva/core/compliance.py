"""Was the promise kept? One policy per administration, one rule per comparator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from operator import eq, ge, gt, le, lt

from cartaviva.core.result import NOT_APPLICABLE, NoResult, Result
from cartaviva.core.target import Comparator, Target


class Status(StrEnum):
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_EVALUATED = "not_evaluated"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Policy:
    """How an administration works its figures out; named, versioned and printed with every report.

    No law or standard prescribes the sum (RD 951/2005 art. 12 asks for deviations, Llei 19/2014 art. 59 for indicators):
    so the rule is a choice that is published beside the figures.
    """

    name: str
    version: int = 1
    at_most: str = "inverse"
    """"inverse": T ÷ r; "linear": 2 − r ÷ T."""
    cap: bool = True
    percentages: bool = True
    """False: met or not met, and no degree (policy "binary")."""
    partly_from: Decimal | None = None
    leave_out_not_evaluated: bool = False
    places: int = 1


PROPORTIONAL = Policy("proportional")
LINEAR = Policy("linear", at_most="linear")
BINARY = Policy("binary", percentages=False)
POLICIES = {policy.name: policy for policy in (PROPORTIONAL, LINEAR, BINARY)}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What follows from a target and a result.

    `difference`: result minus target in the target's unit, None where there is none. `degree`: percent, 0 to 100, None
    where there is none. `raw`: exact numerator and denominator of the uncapped ratio, None where it is undefined.
    `better`: whether the difference is on the good side (None for 0 and where there is none). `differences`: one per tier of
    a target in tiers, whose `difference` is None.
    """

    status: Status
    difference: Decimal | None = None
    degree: Decimal | None = None
    raw: tuple[Decimal, Decimal] | None = None
    better: bool | None = None
    differences: tuple[Decimal, ...] = ()


ZERO, ONE, TWO, HUNDRED = Decimal(0), Decimal(1), Decimal(2), Decimal(100)
STEP = Decimal("0.000001")
"""Degrees carry six decimals; only what is shown is rounded further."""
ALMOST = HUNDRED - STEP
"""The highest degree of a miss."""

EXACT = Context(prec=60, rounding=ROUND_DOWN)
"""Our own context, so that figures do not depend on the caller's. Cutting first and rounding half up after is exact."""

Ratio = tuple[Decimal, Decimal]


def result_over_target(result: Decimal, target: Decimal) -> Ratio:
    return result, target


def target_over_result(result: Decimal, target: Decimal) -> Ratio:
    return target, result


def smaller_over_larger(result: Decimal, target: Decimal) -> Ratio:
    return (result, target) if result < target else (target, result)


def left_after_excess(result: Decimal, target: Decimal) -> Ratio:
    """2 − r ÷ T as one fraction: what is left of 100 % once the share in excess is taken off (policy "linear")."""
    return EXACT.subtract(EXACT.multiply(TWO, target), result), target


@dataclass(frozen=True, slots=True)
class Rule:
    """How a result and the figure it is compared with give an assessment.

    `met` compares the two, `ratio` says what a miss counts (None: nothing), `better` is the good side of the difference
    (None: neither side is better).
    """

    met: Callable[[Decimal, Decimal], bool]
    ratio: Callable[[Decimal, Decimal], Ratio] | None
    better: Callable[[Decimal, Decimal], bool] | None
    linear: Callable[[Decimal, Decimal], Ratio] | None = None
    """What a miss counts under the policy "linear", where it differs."""


FLOOR = Rule(ge, result_over_target, gt)
ABOVE = Rule(gt, result_over_target, gt)
CEILING = Rule(le, target_over_result, lt, left_after_excess)
BELOW = Rule(lt, target_over_result, lt, left_after_excess)
SAME = Rule(eq, smaller_over_larger, None)
YES = Rule(eq, None, None)
IN_TIME = Rule(le, None, lt)

RULES: Mapping[Comparator, tuple[Rule, Rule]] = {
    Comparator.AT_LEAST: (FLOOR, FLOOR),
    Comparator.MORE_THAN: (ABOVE, ABOVE),
    Comparator.AT_MOST: (CEILING, CEILING),
    Comparator.LESS_THAN: (BELOW, BELOW),
    Comparator.EXACTLY: (SAME, SAME),
    Comparator.BETWEEN: (SAME, SAME),
    Comparator.YES: (YES, YES),
    Comparator.BY_DATE: (IN_TIME, IN_TIME),
    Comparator.NO_WORSE: (FLOOR, CEILING),
    Comparator.BETTER: (ABOVE, BELOW),
    Comparator.TIERS: (FLOOR, FLOOR),
}
"""Every comparator and its rule: where more is better, and where less is (only asked of those that have no side of their own)."""


def assess(target: Target, result: Result | NoResult | None, policy: Policy = PROPORTIONAL) -> Assessment:
    """Compare `result` with `target`. A result of None is one that is missing or cannot be read: not evaluated."""
    if not isinstance(result, Result):
        return _NOT_APPLICABLE if result is not None and result.reason in NOT_APPLICABLE else _NOT_EVALUATED
    if result.denominator is not None and not result.denominator:
        return _NOT_EVALUATED if result.numerator else _NOT_APPLICABLE
    pairs = _compared(target, result)
    if not pairs:
        return _NOT_EVALUATED
    rule = RULES[target.comparator][target.lower_is_better]
    if target.comparator is Comparator.TIERS:
        return _lowest([_assess(rule, value, bound, bound, policy) for value, bound in pairs])
    ((value, bound),) = pairs
    passing = bound if target.threshold is None or target.comparator not in _WITH_THRESHOLD else target.threshold
    assessment = _assess(rule, value, bound, passing, policy)
    if target.comparator is Comparator.YES:
        return Assessment(assessment.status, degree=assessment.degree)
    return assessment


_NOT_EVALUATED = Assessment(Status.NOT_EVALUATED)
_NOT_APPLICABLE = Assessment(Status.NOT_APPLICABLE)
_WITH_THRESHOLD = frozenset(Comparator) - {Comparator.BETWEEN, Comparator.YES, Comparator.BY_DATE, Comparator.TIERS}


def _compared(target: Target, result: Result) -> tuple[tuple[Decimal, Decimal], ...]:
    """The figures of the result, each with the one it is compared with; none where one of them is not there."""
    if target.comparator is Comparator.BY_DATE:
        if result.on is None or target.deadline is None:
            return ()
        return ((Decimal((result.on - target.deadline).days), ZERO),)
    if target.comparator is Comparator.TIERS:
        if len(result.tiers) != len(target.tiers):
            return ()
        return tuple((share, tier.share) for share, tier in zip(result.tiers, target.tiers, strict=True))
    if result.value is None:
        return ()
    if target.comparator is Comparator.YES:
        return ((result.value, ONE),)
    if target.value is None or target.comparator is Comparator.NONE_READABLE:
        return ()
    if target.comparator is Comparator.BETWEEN:
        if target.upper is None:
            return ()
        return ((result.value, min(max(result.value, target.value), target.upper)),)
    return ((result.value, target.value),)


def _assess(rule: Rule, value: Decimal, bound: Decimal, passing: Decimal, policy: Policy) -> Assessment:
    difference = EXACT.subtract(value, bound)
    better = rule.better(value, bound) if rule.better and difference else (False if difference else None)
    met = rule.met(value, passing)
    if not policy.percentages:
        return Assessment(Status.MET if met else Status.NOT_MET, difference, better=better)
    ratio = (rule.linear if policy.at_most == "linear" else None) or rule.ratio
    raw = ratio(value, passing) if ratio else None
    degree = HUNDRED if met else percent(*raw) if raw else ZERO
    if raw is not None and not raw[1]:
        raw = None
    status = Status.MET if met else Status.NOT_MET
    if not met and policy.partly_from is not None and degree >= policy.partly_from:
        status = Status.PARTLY_MET
    return Assessment(status, difference, degree, raw, better)


def _lowest(tiers: list[Assessment]) -> Assessment:
    differences = tuple(tier.difference for tier in tiers if tier.difference is not None)
    missed = [tier for tier in tiers if tier.status is not Status.MET]
    lowest = min(missed or tiers, key=lambda tier: tier.degree or ZERO)
    sides = {tier.better for tier in tiers} - {None}
    better = None if not sides else False not in sides
    return Assessment(lowest.status, None, lowest.degree, lowest.raw, better, differences)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """`part` of `whole` in percent with six decimals, for a share that falls short: at most 99.999999, 0 where one is ≤ 0."""
    if part <= ZERO or whole <= ZERO:
        return ZERO
    share = EXACT.divide(EXACT.multiply(part, HUNDRED), whole)
    return min(share.quantize(STEP, ROUND_HALF_UP, EXACT), ALMOST)


def printed_percent(value: Decimal, places: int) -> Decimal:
    """`value` rounded half up; what is below 100 never prints as 100."""
    step = Decimal(1).scaleb(-places)
    rounded = value.quantize(step, ROUND_HALF_UP, EXACT)
    return HUNDRED - step if value < HUNDRED <= rounded else rounded


def printed_degree(assessment: Assessment, policy: Policy) -> Decimal | None:
    """The degree at the policy's places: met ⇔ prints 100. None where there is no degree."""
    return None if assessment.degree is None else printed_percent(assessment.degree, policy.places)


def printed_places(value: Decimal, target: Decimal, places: int) -> int:
    """Decimals for a missed result: `places`, and more wherever rounding would print it equal to its target."""
    while value != target and rounded(value, places) == rounded(target, places):
        places += 1
    return places


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` rounded half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)


COMPARED_PLACES = 5
"""A stated figure with more decimals (a spreadsheet's 66.6666666666667) is compared at these: computed ones carry six."""


def agrees(stated: Decimal, places: int, computed: Decimal) -> bool:
    """Is `computed`, rounded half up or cut at the `places` that were stated, the figure stated?"""
    places = min(places, COMPARED_PLACES)
    cut = computed.quantize(Decimal(1).scaleb(-places), ROUND_DOWN, EXACT)
    return rounded(stated, places) in (rounded(computed, places), cut)
