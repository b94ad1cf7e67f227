"""What was promised: a comparator and a quantity, read from the words of a target cell and of its row."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cartaviva.core.quantity import Unit


class Comparator(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    EXACTLY = "exactly"
    BETWEEN = "between"
    YES = "yes"
    BY_DATE = "by_date"
    NO_WORSE = "no_worse"
    BETTER = "better"
    TIERS = "tiers"
    NONE_READABLE = "none_readable"


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a target in tiers: at least `share` percent of the cases within `within`."""

    share: Decimal
    within: str


@dataclass(frozen=True, slots=True)
class Target:
    """A comparator and what it compares with.

    `value` is the bound (the lower one of BETWEEN, whose upper one is `upper`); None for YES, BY_DATE, TIERS and
    NONE_READABLE. `threshold` is a pass threshold apart from the target. `lower_is_better` is only asked of NO_WORSE and
    BETTER, whose value is the result of the period before.
    """

    comparator: Comparator
    value: Decimal | None = None
    unit: Unit = Unit.OTHER
    upper: Decimal | None = None
    scale: Decimal | None = None
    threshold: Decimal | None = None
    deadline: date | None = None
    tiers: tuple[Tier, ...] = ()
    lower_is_better: bool = False


NO_TARGET = Target(Comparator.NONE_READABLE)
