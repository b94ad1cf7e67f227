"""The year over its months, quarters or half-years, and what is already certain of it while some are missing.

RD 951/2005 art. 12 asks for continuous control and a report on the year: figures come in during the year, and only
some of them add up. A percentage of the year is never the mean of percentages.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from enum import StrEnum

from cartaviva.core.compliance import (
    HUNDRED,
    MISSED,
    NOT_ASKED,
    NOT_EVALUATED,
    ONE,
    OURS,
    ZERO,
    Assessment,
    Status,
    assess,
)
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target


class Aggregation(StrEnum):
    """How the results of an indicator's sub-periods make the result of the year."""

    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    LAST = "last"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    WEIGHTED_MEAN = "weighted_mean"
    """Each value weighs as many cases as its denominator says."""
    SHARE_MET = "share_met"
    """For what is promised every quarter: the share of sub-periods in which it was met."""
    NONE = "none"
    """Medians, persons served: nothing that is known of the parts gives the whole, which is entered for the year."""


Part = Result | NoResult | None
"""The result of a sub-period, the reason why it has none, or None where it is missing."""

Range = tuple[Part, Part]
"""Two results between which that of the year lies; the same one twice where it is known."""

EVERY_TIME = Target(Comparator.AT_LEAST, HUNDRED, Unit.PERCENT)
INFINITY = Decimal("Infinity")
HAIR = Decimal("1E-30")
"""Less than any target can tell apart."""


def ratio_result(numerator: Decimal, denominator: Decimal, unit: Unit = Unit.PERCENT) -> Result | NoResult:
    """The result of a ratio, which keeps both figures; in percent, 1 of 4 is 25. 0 ÷ 0 is no demand.

    The value is cut at 50 digits, so that it compares with any target as the ratio itself does. ValueError: n ÷ 0.
    """
    if not denominator and numerator:
        raise ValueError(f"{numerator} of 0")
    return _quotient(numerator, denominator, unit, HUNDRED if unit is Unit.PERCENT else ONE)


def assess_year(target: Target, parts: Sequence[Part], how: Aggregation, policy: Policy = PROPORTIONAL) -> Assessment:
    """Assess the year from its sub-periods, in their order. A part that is not applicable leaves the sum.

    With a part missing, the year is met or missed only where no figure still to come could change that, and is not
    evaluated otherwise. Figures to come are taken as 0 or more, unless one that is there is not. ValueError: n ÷ 0.
    """
    asked = _asked(target, parts, policy)
    if not asked:
        return NOT_ASKED if parts else NOT_EVALUATED
    between = _between(asked, how, whole=False)
    return _certain(year_target(target, how), between, policy) if between else NOT_EVALUATED


def year_target(target: Target, how: Aggregation) -> Target:
    """What the year is held to: what is promised in every part is, for the year, promised in 100 % of them."""
    return EVERY_TIME if how is Aggregation.SHARE_MET else target


def year_result(target: Target, parts: Sequence[Part], how: Aggregation, policy: Policy = PROPORTIONAL) -> Part:
    """The result of the year, from all its parts in their order; for SHARE_MET the percentage of parts that were met.

    Where a part was not measured and what is known decides the year all the same, the known figure stands for it; where
    it decides nothing, the reason of that part does. None while a part is missing, or where nothing adds up (NONE).
    """
    if not parts or None in parts or how is Aggregation.NONE:
        return None
    asked = _asked(target, parts, policy)
    if not asked:
        return parts[-1]
    failed = [part for part, _ in asked if isinstance(part, NoResult)]
    if failed and assess_year(target, parts, how, policy).status is Status.NOT_EVALUATED:
        return failed[0]
    between = _between(asked, how, whole=True)
    return between[0] if between else None


def _asked(target: Target, parts: Sequence[Part], policy: Policy) -> list[tuple[Part, Status]]:
    """The parts that apply, each with its status."""
    each = [(part, assess(target, part, policy).status) for part in parts]
    return [(part, status) for part, status in each if status is not Status.NOT_APPLICABLE]


def _between(asked: Sequence[tuple[Part, Status]], how: Aggregation, whole: bool) -> Range | None:
    """Between which results that of the year lies; None where nothing is known of it. `whole`: no figure is to come."""
    if how is Aggregation.NONE:
        return None
    if how is Aggregation.LAST:
        return asked[-1][0], asked[-1][0]
    if how is Aggregation.SHARE_MET:
        counts = Counter(status for _, status in asked)
        met, left = counts[Status.MET], 0 if whole else counts[Status.NOT_EVALUATED]
        return ratio_result(Decimal(met), Decimal(len(asked))), ratio_result(Decimal(met + left), Decimal(len(asked)))
    needs, between = WAYS[how]
    parts = [part for part, _ in asked if isinstance(part, Result)]
    known = [part for part in parts if None not in [getattr(part, name) for name in needs]]
    if not known:
        return None
    with localcontext(OURS):
        return between(known, whole or len(known) == len(asked))


def _certain(target: Target, between: Range, policy: Policy) -> Assessment:
    """What holds for every result between two: between two that are met all are, and between two that are missed all
    are unless one falls short and the other goes beyond."""
    low, high = (assess(target, end, policy) for end in between)
    if between[0] == between[1]:
        return low
    if low.status is high.status is Status.MET:
        return Assessment(Status.MET, degree=HUNDRED if policy.percentages else None)
    if not {low.status, high.status} <= MISSED or low.difference is None or high.difference is None:
        return NOT_EVALUATED
    return NOT_EVALUATED if low.difference < ZERO < high.difference else Assessment(Status.NOT_MET)


# Ways of the year: each takes the results that are there, and whether they are all


def _values(known: Sequence[Result]) -> list[Decimal]:
    return [result.value for result in known if result.value is not None]


def _span(known: Sequence[Result], low: Decimal, high: Decimal) -> Range:
    return Result(low, known[0].unit), Result(high, known[0].unit)


def _sum(known: Sequence[Result], complete: bool) -> Range:
    values = _values(known)
    total = sum(values, ZERO)
    return _span(known, total if complete or min(values) >= ZERO else -INFINITY, total if complete else INFINITY)


def _minimum(known: Sequence[Result], complete: bool) -> Range:
    lowest = min(_values(known))
    return _span(known, lowest if complete else ZERO if lowest >= ZERO else -INFINITY, lowest)


def _maximum(known: Sequence[Result], complete: bool) -> Range:
    highest = max(_values(known))
    return _span(known, highest, highest if complete else INFINITY)


def _ratio_of_sums(known: Sequence[Result], complete: bool) -> Range:
    """While parts of a percentage are missing, only 0 and 100 can be out of reach: they are, once a case is there."""
    numerator, denominator = _total([one.numerator for one in known]), _total([one.denominator for one in known])
    if complete:
        whole = ratio_result(numerator, denominator, known[0].unit)
        return whole, whole
    if known[0].unit is not Unit.PERCENT or not ZERO <= numerator <= denominator:
        return None, None
    return _span(known, HAIR if numerator else ZERO, HUNDRED if numerator == denominator else HUNDRED - HAIR)


def _weighted_mean(known: Sequence[Result], complete: bool) -> Range:
    """A part that is missing may weigh as much as it likes."""
    if not complete:
        return None, None
    weighted = [one.value * one.denominator for one in known if one.value is not None and one.denominator is not None]
    mean = _quotient(_total(weighted), _total([one.denominator for one in known]), known[0].unit, ONE)
    return mean, mean


def _total(figures: Iterable[Decimal | None]) -> Decimal:
    return sum((figure for figure in figures if figure is not None), ZERO)


def _quotient(numerator: Decimal, denominator: Decimal, unit: Unit, times: Decimal) -> Result | NoResult:
    if not denominator:
        return NoResult(Reason.NO_DEMAND)
    with localcontext(OURS):
        return Result(times * numerator / denominator, unit, numerator, denominator)


WAYS: Mapping[Aggregation, tuple[tuple[str, ...], Callable[[Sequence[Result], bool], Range]]] = {
    Aggregation.SUM: (("value",), _sum),
    Aggregation.MINIMUM: (("value",), _minimum),
    Aggregation.MAXIMUM: (("value",), _maximum),
    Aggregation.RATIO_OF_SUMS: (("numerator", "denominator"), _ratio_of_sums),
    Aggregation.WEIGHTED_MEAN: (("value", "denominator"), _weighted_mean),
}
"""What a sub-period must have to count, and how those that have it make the year; the other ways need no figures."""
