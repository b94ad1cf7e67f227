"""What was reached in a period, or the reason why there is no figure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cartaviva.core.quantity import Unit


class Reason(StrEnum):
    """Why there is no result. The first five take the indicator out of every denominator (not applicable)."""

    NO_DEMAND = "no_demand"
    NOT_DUE = "not_due"
    SUSPENDED = "suspended"
    FIRST_PERIOD = "first_period"
    DEFINITION_CHANGED = "definition_changed"
    MEASUREMENT_FAILED = "measurement_failed"
    NOT_SENT = "not_sent"


NOT_APPLICABLE = frozenset(
    {Reason.NO_DEMAND, Reason.NOT_DUE, Reason.SUSPENDED, Reason.FIRST_PERIOD, Reason.DEFINITION_CHANGED}
)


@dataclass(frozen=True, slots=True)
class Result:
    """A figure in the target's unit. Yes is 1 and no is 0. `tiers` are the shares reached, parallel to the target's."""

    value: Decimal | None
    unit: Unit = Unit.OTHER
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    on: date | None = None
    tiers: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class NoResult:
    reason: Reason
