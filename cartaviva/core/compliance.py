"""Was the promise kept? One policy per administration, one rule per comparator."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cartaviva.core.result import NoResult, Result
from cartaviva.core.target import Target


class Status(StrEnum):
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_EVALUATED = "not_evaluated"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Policy:
    """How an administration works its figures out; named, versioned and printed with every report."""

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
    `better`: whether the difference is on the good side (None for 0 and where there is none).
    """

    status: Status
    difference: Decimal | None = None
    degree: Decimal | None = None
    raw: tuple[Decimal, Decimal] | None = None
    better: bool | None = None


def assess(target: Target, result: Result | NoResult | None, policy: Policy = PROPORTIONAL) -> Assessment:
    """Compare `result` with `target`. A result of None is one that is missing or cannot be read: not evaluated."""
    raise AssertionError("to be written")
