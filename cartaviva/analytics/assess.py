"""`assess` as SQL for DuckDB, over columns of scaled integers.

Which side of its target each comparator accepts, and which has a linear ratio, is asked of core's RULES: there are no
rules here. What is missed counts the smaller figure divided by the larger, whatever the comparator; that it is so of
every rule, a test compares row by row.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from cartaviva.core.compliance import RULES, STEP, Status
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import Policy

IN_THE_ROW = (
    Comparator.AT_LEAST,
    Comparator.AT_MOST,
    Comparator.MORE_THAN,
    Comparator.LESS_THAN,
    Comparator.EXACTLY,
    Comparator.BETWEEN,
)
WITHOUT_SIDE = (Comparator.NO_WORSE, Comparator.BETTER, Comparator.NONE_READABLE)
"""Their target can be a figure as well, but the row does not say which side of it is good."""
WITHOUT_FIGURE = (Comparator.YES, Comparator.BY_DATE, Comparator.TIERS)

WHOLE = 100_000_000
"""100 % in millionths of a percent."""


def assessed(relation: str, policy: Policy) -> str:
    """SQL that gives every column of `relation` and besides `difference`, `status` and `degree_millionths`.

    `relation` (a table, a view, or a query in brackets) has `comparator`, in words, and `target`, `upper` and `result`:
    integers of at most 12 digits at one scale per row (7.25 and 8 as 725 and 800); `upper` is NULL but for BETWEEN.
    `difference` is at that scale. `degree_millionths` is in millionths of a percent, NULL where the policy has no
    percentages. Where target or result is NULL, the status is not_evaluated and the figures are NULL. Comparators that
    need more than these columns have no degree, and no status.
    """
    nearest = f"""
        SELECT *, CASE WHEN upper IS NULL THEN target WHEN result < target THEN target
            WHEN result > upper THEN upper ELSE result END::BIGINT AS nearest FROM {relation}"""
    difference = f"SELECT *, result - nearest AS difference FROM ({nearest})"
    met = f"SELECT *, {_met()} AS met FROM ({difference})"
    ratio = f"SELECT *, {_part(policy)} AS part, {_whole(policy)} AS whole FROM ({met})"
    degree = f"SELECT *, {_degree(policy)} AS degree_millionths FROM ({ratio})"
    return f"SELECT * EXCLUDE (nearest, met, part, whole), {_status(policy)} AS status FROM ({degree})"


def _met() -> str:
    """TRUE or FALSE by the side of the target on which the result lies; NULL where there is nothing to compare.

    Written so that most rows take few comparisons of texts, which is what takes the time.
    """
    sides = {">": Decimal(1), "<": Decimal(-1), "=": Decimal(0)}
    cases = " ".join(f"WHEN difference {sign} 0 THEN {_accept(side)}" for sign, side in sides.items())
    return f"""CASE WHEN CASE {cases} END THEN TRUE WHEN {_is_one_of(WITHOUT_SIDE)} THEN NULL
        WHEN difference IS NOT NULL THEN FALSE END"""


def _accept(difference: Decimal) -> str:
    return _is_one_of(comparator for comparator in IN_THE_ROW if RULES[comparator].met(difference, Decimal(0)))


def _is_one_of(comparators: Iterable[Comparator]) -> str:
    """Keep it to a few: DuckDB joins longer lists, for all rows."""
    return "comparator IN ({})".format(", ".join(f"'{comparator}'" for comparator in comparators))


# Twice the two figures of the ratio: without a function, the smaller of two is half of their sum less their distance


def _part(policy: Policy) -> str:
    return _ratio(policy, "2 * (nearest - difference)", "result + nearest - abs(difference)")


def _whole(policy: Policy) -> str:
    return _ratio(policy, "2 * nearest", "result + nearest + abs(difference)")


def _ratio(policy: Policy, linear: str, other: str) -> str:
    if policy.at_most != "linear":
        return other
    left = _is_one_of(comparator for comparator in IN_THE_ROW if RULES[comparator].linear)
    return f"CASE WHEN NOT met AND {left} THEN {linear} ELSE {other} END"


def _degree(policy: Policy) -> str:
    """Long division in two steps of four digits, for a product of 20 digits has no place in 64 bits; half up."""
    if not policy.percentages:
        return "NULL::BIGINT"
    rounded = "part * 10000 // whole * 10000 + (part * 10000 % whole * 20000 + whole) // (2 * whole)"
    return f"""CASE WHEN met THEN {WHOLE} WHEN met IS NULL THEN NULL WHEN part <= 0 THEN 0
        ELSE least({rounded}, {WHOLE - 1}) END"""


def _status(policy: Policy) -> str:
    partly = ""
    if policy.percentages and policy.partly_from is not None:
        bound = (policy.partly_from / STEP).to_integral_value(ROUND_CEILING)
        partly = f"WHEN NOT met AND degree_millionths >= {bound:f} THEN '{Status.PARTLY_MET}'"
    return f"""CASE WHEN met THEN '{Status.MET}' {partly} WHEN met IS NOT NULL THEN '{Status.NOT_MET}'
        WHEN comparator = '{Comparator.NONE_READABLE}' THEN '{Status.NOT_EVALUATED}'
        WHEN difference IS NULL AND NOT {_is_one_of(WITHOUT_FIGURE)} THEN '{Status.NOT_EVALUATED}' END"""
