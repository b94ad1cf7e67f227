"""Was the promise kept? One policy per administration, one rule per comparator."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from enum import StrEnum
from operator import eq, ge, gt, le, lt
from typing import NamedTuple

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.result import NOT_APPLICABLE, NoResult, Result
from cartaviva.core.target import Target


class Status(StrEnum):
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_EVALUATED = "not_evaluated"
    NOT_APPLICABLE = "not_applicable"


MISSED = frozenset({Status.PARTLY_MET, Status.NOT_MET})


class Assessment(NamedTuple):
    """What follows from a target and a result.

    `difference`: result minus target in the target's unit (days late for a date), None where there is none. `degree`:
    percent with six decimals, 0 to 100, None where there is none; it is 100 where the target is met and nowhere else.
    `raw`: exact numerator and denominator of the uncapped ratio, None where it is undefined. `better`: whether the
    difference is on the good side (None for 0 and where there is none). `differences`: those of a target in tiers,
    one per tier; its `difference` is None.
    """

    status: Status
    difference: Decimal | None = None
    degree: Decimal | None = None
    raw: tuple[Decimal, Decimal] | None = None
    better: bool | None = None
    differences: tuple[Decimal, ...] = ()


ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
STEP = Decimal("0.000001")
"""Degrees carry six decimals; only what is shown is rounded further."""
ALMOST = HUNDRED - STEP
"""The highest degree of a miss."""

OURS = Context(prec=50, rounding=ROUND_DOWN)
"""Our own context, so that figures do not depend on the caller's: sums and products of 12 digits are exact in it, and a
quotient that is cut in it and then rounded half up is rounded right."""

WIDE = Context(prec=1000)
"""For rounding to decimals, however long the figure."""

Ratio = tuple[Decimal, Decimal]
Figures = tuple[Decimal, Decimal | None, Decimal]
"""The result, what its difference is taken from (None: it has none), and the bar that status and degree look at."""

MET, PARTLY_MET, NOT_MET = Status.MET, Status.PARTLY_MET, Status.NOT_MET
NOT_EVALUATED = Assessment(Status.NOT_EVALUATED)
NOT_ASKED = Assessment(Status.NOT_APPLICABLE)


# What is compared


def result_and_target(target: Target, result: Result) -> Figures | None:
    """A pass threshold apart from the target decides status and degree; the difference is still the target's."""
    if result.value is None or target.value is None:
        return None
    return result.value, target.value, target.value if target.threshold is None else target.threshold


def result_and_target_alone(target: Target, result: Result) -> Figures | None:
    """A pass threshold lies on one side, and this target can be missed on both: it is not asked."""
    if result.value is None or target.value is None:
        return None
    return result.value, target.value, target.value


def result_and_nearest_bound(target: Target, result: Result) -> Figures | None:
    """A result inside the bounds is its own nearest one."""
    if result.value is None or target.value is None or target.upper is None:
        return None
    nearest = min(max(result.value, target.value), target.upper)
    return result.value, nearest, nearest


def answer_and_yes(target: Target, result: Result) -> Figures | None:
    return None if result.value is None else (result.value, None, ONE)


def days_late(target: Target, result: Result) -> Figures | None:
    """Against 0 days: what is early is below."""
    if result.on is None or target.deadline is None:
        return None
    return Decimal((result.on - target.deadline).days), ZERO, ZERO


# What a miss counts


def result_over_bar(result: Decimal, bar: Decimal) -> Ratio:
    return result, bar


def bar_over_result(result: Decimal, bar: Decimal) -> Ratio:
    return bar, result


def smaller_over_larger(result: Decimal, bar: Decimal) -> Ratio:
    return (result, bar) if result < bar else (bar, result)


def left_after_excess(result: Decimal, bar: Decimal) -> Ratio:
    """2 − r ÷ T in one fraction: what is left of the whole when the excess is taken off."""
    return 2 * bar - result, bar


# The rules


class Rule(NamedTuple):
    """How one comparator compares.

    `met` takes the result and the bar; so does `ratio`, which says what a miss counts (None: nothing; of a miss the
    first figure is never above the second), and `linear`, where the policy of that name counts otherwise. `better`
    takes result and target and knows the good side (None: there is none). `figures` finds what is compared.
    """

    met: Callable[[Decimal, Decimal], bool]
    ratio: Callable[[Decimal, Decimal], Ratio] | None
    better: Callable[[Decimal, Decimal], bool] | None
    linear: Callable[[Decimal, Decimal], Ratio] | None = None
    figures: Callable[[Target, Result], Figures | None] = result_and_target


AT_LEAST = Rule(ge, result_over_bar, gt)
MORE_THAN = Rule(gt, result_over_bar, gt)
AT_MOST = Rule(le, bar_over_result, lt, linear=left_after_excess)
LESS_THAN = Rule(lt, bar_over_result, lt, linear=left_after_excess)

RULES: Mapping[Comparator, Rule] = {
    Comparator.AT_LEAST: AT_LEAST,
    Comparator.MORE_THAN: MORE_THAN,
    Comparator.AT_MOST: AT_MOST,
    Comparator.LESS_THAN: LESS_THAN,
    Comparator.EXACTLY: Rule(eq, smaller_over_larger, None, figures=result_and_target_alone),
    Comparator.BETWEEN: Rule(eq, smaller_over_larger, None, figures=result_and_nearest_bound),
    Comparator.YES: Rule(eq, None, None, figures=answer_and_yes),
    Comparator.BY_DATE: Rule(le, None, lt, figures=days_late),
    Comparator.NO_WORSE: AT_LEAST,
    Comparator.BETTER: MORE_THAN,
    Comparator.TIERS: AT_LEAST,
}
"""Every comparator that can be assessed, and its rule. That of TIERS holds for each tier."""

Rules = Mapping[Comparator, Rule]

LOWER_IS_BETTER: Rules = {**RULES, Comparator.NO_WORSE: AT_MOST, Comparator.BETTER: LESS_THAN}
"""The same where less is better, which only a comparison with the period before has to be told."""


def rule_of(target: Target) -> Rule | None:
    """None where nothing is compared."""
    return (LOWER_IS_BETTER if target.lower_is_better else RULES).get(target.comparator)


def _linear(rules: Rules) -> Rules:
    return {comparator: rule._replace(ratio=rule.linear or rule.ratio) for comparator, rule in rules.items()}


RULES_OF_POLICY: Mapping[str, tuple[Rules, Rules]] = {
    "inverse": (RULES, LOWER_IS_BETTER),
    "linear": (_linear(RULES), _linear(LOWER_IS_BETTER)),
}
"""By `Policy.at_most`: the rules where more is better, and where less is."""


# Assessing


def assess(target: Target, result: Result | NoResult | None, policy: Policy = PROPORTIONAL) -> Assessment:
    """Compare `result` with `target`. A result of None is one that is missing or cannot be read: not evaluated.

    So is one that belongs to no readable target, that has no figure, or that divides something by 0. 0 ÷ 0 is no
    demand: not applicable, like every reason in NOT_APPLICABLE.
    """
    if not isinstance(result, Result):
        return NOT_ASKED if result is not None and result.reason in NOT_APPLICABLE else NOT_EVALUATED
    if result.denominator is not None and not result.denominator:
        return NOT_EVALUATED if result.numerator else NOT_ASKED
    rule = RULES_OF_POLICY[policy.at_most][target.lower_is_better].get(target.comparator)
    if rule is None:
        return _without_direction(target, result)
    with localcontext(OURS):
        if target.comparator is Comparator.TIERS:
            return _assess_tiers(rule, target, result, policy)
        figures = rule.figures(target, result)
        return NOT_EVALUATED if figures is None else _assess_figures(rule, figures, policy)


def _without_direction(target: Target, result: Result) -> Assessment:
    """A figure that nobody says is a floor or a ceiling has a difference, and neither degree nor better and worse."""
    if target.value is None or result.value is None:
        return NOT_EVALUATED
    with localcontext(OURS):
        return Assessment(Status.NOT_EVALUATED, result.value - target.value)


_Judged = tuple[Status, Decimal | None, Decimal | None]
"""(status, difference, degree)"""
_Columns = tuple[list[Status], list[Decimal | None], list[Decimal | None]]


def assess_many(
    targets: Iterable[Target], results: Iterable[Result | NoResult | None], policy: Policy = PROPORTIONAL
) -> _Columns:
    """Statuses, differences and degrees of targets with their results, as `assess` gives them, in three columns.

    For a million at a time: a tuple or an Assessment for each would keep the garbage collector busier than the sums.
    """
    statuses: list[Status] = []
    differences: list[Decimal | None] = []
    degrees: list[Decimal | None] = []
    rules = RULES_OF_POLICY[policy.at_most]
    with localcontext(OURS):
        for target, result in zip(targets, results, strict=True):
            status, difference, degree = _one_of_many(rules[target.lower_is_better], target, result, policy)
            statuses.append(status)
            differences.append(difference)
            degrees.append(degree)
    return statuses, differences, degrees


def _one_of_many(rules: Rules, target: Target, result: Result | NoResult | None, policy: Policy) -> _Judged:
    rule = rules.get(target.comparator)
    if rule is not None and isinstance(result, Result) and result.denominator is None:
        figures = rule.figures(target, result)
        if figures is not None:
            return _outcome(rule, figures, policy)
    one = assess(target, result, policy)
    return one.status, one.difference, one.degree


def _outcome(rule: Rule, figures: Figures, policy: Policy) -> _Judged:
    value, origin, bar = figures
    difference = None if origin is None else value - origin
    if rule.met(value, bar):
        return MET, difference, HUNDRED if policy.percentages else None
    if not policy.percentages:
        return NOT_MET, difference, None
    degree = percent(rule.ratio(value, bar)) if rule.ratio is not None else ZERO
    if policy.partly_from is None or degree < policy.partly_from:
        return NOT_MET, difference, degree
    return PARTLY_MET, difference, degree


def _assess_figures(rule: Rule, figures: Figures, policy: Policy) -> Assessment:
    status, difference, degree = _outcome(rule, figures, policy)
    value, origin, bar = figures
    raw = rule.ratio(value, bar) if rule.ratio is not None and policy.percentages else None
    better = rule.better is not None and rule.better(value, origin) if origin is not None and difference else None
    return Assessment(status, difference, degree, raw if raw and raw[1] else None, better)


def _assess_tiers(rule: Rule, target: Target, result: Result, policy: Policy) -> Assessment:
    """Met when every tier is; else the lowest tier counts. Better when no tier is worse and one is better."""
    if not target.tiers or len(result.tiers) != len(target.tiers):
        return NOT_EVALUATED
    pairs = zip(result.tiers, target.tiers, strict=True)
    tiers = [_assess_figures(rule, (share, tier.share, tier.share), policy) for share, tier in pairs]
    missed = [tier for tier in tiers if tier.status is not MET]
    lowest = min(missed or tiers, key=lambda tier: (tier.degree or ZERO, _reached(tier)))
    sides = {tier.better for tier in tiers} - {None}
    better = False not in sides if sides else None
    differences = tuple(tier.difference for tier in tiers if tier.difference is not None)
    return Assessment(lowest.status, None, lowest.degree, lowest.raw, better, differences)


def _reached(tier: Assessment) -> Decimal:
    """The uncapped ratio of one tier."""
    return tier.raw[0] / tier.raw[1] if tier.raw else ZERO


def percent(ratio: Ratio) -> Decimal:
    """What falls short of a whole, in percent with six decimals, half up: below 100, and 0 where it is not above 0."""
    part, whole = ratio
    if part <= ZERO:
        return ZERO
    share = (HUNDRED * part / whole).quantize(STEP, ROUND_HALF_UP)
    return share if share < HUNDRED else ALMOST


# Showing


def rounded(value: Decimal, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), how, WIDE)


def printed_percent(value: Decimal, places: int) -> Decimal:
    """`value` rounded half up to `places` decimals; what is below 100 prints at most as the highest figure below it."""
    shown = rounded(value, places)
    return WIDE.subtract(shown, Decimal(1).scaleb(-places)) if value < HUNDRED == shown else shown


def printed_degree(assessment: Assessment, policy: Policy) -> Decimal | None:
    """The degree at the policy's places, so that met ⇔ prints 100; None where there is no degree."""
    return None if assessment.degree is None else printed_percent(assessment.degree, policy.places)


def uncapped(assessment: Assessment, policy: Policy) -> Decimal | None:
    """With `cap` off, the ratio to show beside the degree: 120 where 12 of 10 were reached. None where it says nothing.

    A miss has no other ratio than its degree. A ratio of figures that are not above 0 measures nothing.
    """
    if policy.cap or assessment.degree is None:
        return None
    if assessment.status is not Status.MET:
        return printed_degree(assessment, policy)
    exact = beyond(assessment)
    return None if exact is None else rounded(exact, policy.places)


def beyond(assessment: Assessment) -> Decimal | None:
    """The ratio of a target that was met, with all decimals, which may be above 100."""
    if assessment.raw is None or assessment.status is not Status.MET:
        return None
    part, whole = assessment.raw
    with localcontext(OURS):
        return HUNDRED * part / whole if part > ZERO and whole > ZERO else None


def bar_missed(target: Target, result: Result) -> Decimal | None:
    """The figure that `result` is held to and does not keep, in its unit; None where it is kept or there is none."""
    rule = rule_of(target)
    figures = rule.figures(target, result) if rule else None
    return None if rule is None or figures is None or rule.met(figures[0], figures[2]) else figures[2]


def printed_places(value: Decimal, target: Decimal, places: int) -> int:
    """Decimals that a missed result needs: `places`, and more while rounding would print it equal to its target."""
    while value != target and rounded(value, places) == rounded(target, places):
        places += 1
    return places


# Comparing with what a document states

COMPARED_PLACES = 5
"""A spreadsheet states 66.6666666666667, and 0.30000000000000004: computed degrees carry one decimal more than this."""


def agrees(stated: Decimal, places: int, computed: Decimal) -> bool:
    """Is `stated`, written with `places` decimals, what `computed` gives there when it is rounded half up, or cut?"""
    places = min(places, COMPARED_PLACES)
    return rounded(stated, places) in (rounded(computed, places), rounded(computed, places, ROUND_DOWN))
