"""An example of every kind of target, in words and in figures: for the page of the method and the form of targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.result import Result
from cartaviva.core.target import Target, Tier
from cartaviva.core.words import mark


@dataclass(frozen=True, slots=True)
class Sample:
    """A comparator in words: what it asks for, when it is met, and figures that meet and miss it."""

    words: str
    met_when: str
    target: Target
    results: tuple[Result, ...]


def _figures(*values: str) -> tuple[Result, ...]:
    return tuple(Result(Decimal(value)) for value in values)


def _target(comparator: Comparator, value: str, upper: Decimal | None = None) -> Target:
    return Target(comparator, Decimal(value), Unit.COUNT, upper=upper)


SAMPLES: Mapping[Comparator, Sample] = {
    Comparator.AT_LEAST: Sample(
        mark("At least 4"), mark("the result is 4 or more"), _target(Comparator.AT_LEAST, "4"), _figures("5", "3")
    ),
    Comparator.MORE_THAN: Sample(
        mark("More than 4"), mark("the result is above 4"), _target(Comparator.MORE_THAN, "4"), _figures("5", "3")
    ),
    Comparator.AT_MOST: Sample(
        mark("At most 10"), mark("the result is 10 or less"), _target(Comparator.AT_MOST, "10"), _figures("8", "12")
    ),
    Comparator.LESS_THAN: Sample(
        mark("Less than 10"), mark("the result is below 10"), _target(Comparator.LESS_THAN, "10"), _figures("8", "12")
    ),
    Comparator.EXACTLY: Sample(
        mark("Exactly 4"), mark("the result is 4"), _target(Comparator.EXACTLY, "4"), _figures("4", "5")
    ),
    Comparator.BETWEEN: Sample(
        mark("Between 10 and 15"),
        mark("the result is between the two, both included"),
        _target(Comparator.BETWEEN, "10", upper=Decimal(15)),
        _figures("12", "8"),
    ),
    Comparator.YES: Sample(
        mark("Yes"), mark("it was done"), Target(Comparator.YES), (Result(Decimal(1)), Result(Decimal(0)))
    ),
    Comparator.BY_DATE: Sample(
        mark("Before a date"),
        mark("it was done on that day or earlier"),
        Target(Comparator.BY_DATE, deadline=date(2025, 3, 31)),
        (Result(None, on=date(2025, 3, 28)), Result(None, on=date(2025, 4, 3))),
    ),
    Comparator.NO_WORSE: Sample(
        mark("No worse than the year before (which was 4)"),
        mark("the result is as good as that, or better"),
        _target(Comparator.NO_WORSE, "4"),
        _figures("4", "3"),
    ),
    Comparator.BETTER: Sample(
        mark("Better than the year before (which was 4)"),
        mark("the result is better than that"),
        _target(Comparator.BETTER, "4"),
        _figures("5", "4"),
    ),
    Comparator.TIERS: Sample(
        mark("50 % within 10 days and 85 % within 20"),
        mark("every step is met; otherwise the lowest counts"),
        Target(Comparator.TIERS, tiers=(Tier(Decimal(50), "10"), Tier(Decimal(85), "20"))),
        (
            Result(None, tiers=(Decimal(60), Decimal(90))),
            Result(None, tiers=(Decimal(40), Decimal(90))),
        ),
    ),
}
"""Every rule of core has its line: a test holds the two to each other."""
