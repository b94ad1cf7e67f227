"""How an indicator is measured: how often, how its parts make the year, which two figures a ratio needs."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from cartaviva.core.findings import Refused
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.target import NO_TARGET, Target
from cartaviva.core.words import NO_TEXT, Text, mark


class Measurement(NamedTuple):
    """`first_due`: of a biennial indicator, a day of the first year in which it is due. `owner`: pk of a person."""

    frequency: Frequency = Frequency.YEARLY
    aggregation: Aggregation = Aggregation.NONE
    first_due: date | None = None
    on_demand: bool = False
    numerator: Text = NO_TEXT
    denominator: Text = NO_TEXT
    owner: int | None = None

    @property
    def ratio(self) -> bool:
        """Whether two figures are asked for, and not the result."""
        return bool(self.numerator and self.denominator)


FREQUENCY_WORDS: Mapping[Frequency, str] = {
    Frequency.YEARLY: mark("Every year"),
    Frequency.HALF_YEARLY: mark("Every half-year"),
    Frequency.QUARTERLY: mark("Every quarter"),
    Frequency.MONTHLY: mark("Every month"),
    Frequency.SCHOOL_YEAR: mark("Every school year"),
    Frequency.BIENNIAL: mark("Every other year"),
    Frequency.DATES: mark("On the dates of the period"),
}


class Way(NamedTuple):
    """How an aggregation is called, and what it does in a sentence."""

    name: str
    explained: str


AGGREGATION_WORDS: Mapping[Aggregation, Way] = {
    Aggregation.NONE: Way(
        mark("It does not add up"),
        mark("Nothing that is known of the parts gives the year, as with medians or persons served: the figure of "
             "the year is entered for itself."),
    ),
    Aggregation.SUM: Way(mark("Sum"), mark("The figures of the parts are added up.")),
    Aggregation.RATIO_OF_SUMS: Way(
        mark("Ratio of the sums"),
        mark("Numerators and denominators are added up apart, and then divided. It is never the mean of percentages."),
    ),
    Aggregation.WEIGHTED_MEAN: Way(
        mark("Weighted mean"), mark("Each part counts as many times as it has cases: the second figure says how many.")
    ),
    Aggregation.LAST: Way(mark("The last one"), mark("The figure of the last part is that of the year.")),
    Aggregation.MINIMUM: Way(mark("The lowest"), mark("The lowest figure of the parts is that of the year.")),
    Aggregation.MAXIMUM: Way(mark("The highest"), mark("The highest figure of the parts is that of the year.")),
    Aggregation.SHARE_MET: Way(
        mark("Promised in every part"),
        mark("The promise is about each part: the year's result is in how many of them it was kept."),
    ),
}  # fmt: skip
"""Words for every way in which parts make a year; a page that shows a figure of the year explains it with them."""

PARTS = frozenset({Frequency.HALF_YEARLY, Frequency.QUARTERLY, Frequency.MONTHLY})
"""Frequencies of which a year has several."""
TWO_FIGURES = frozenset({Aggregation.RATIO_OF_SUMS, Aggregation.WEIGHTED_MEAN})
NOT_ONE_FIGURE = frozenset({Comparator.BY_DATE, Comparator.TIERS})
OF_ONE_FIGURE = frozenset({Aggregation.SUM, Aggregation.MINIMUM, Aggregation.MAXIMUM, *TWO_FIGURES})
OF_PARTS = frozenset({Unit.PERCENT, Unit.SCORE, Unit.RATIO})
"""Units that cannot be added up."""

SENSELESS: Mapping[str, Callable[[Measurement, Target], bool]] = {
    "labels-in-pairs": lambda how, _: bool(how.numerator) is not bool(how.denominator),
    "nothing-adds-up": lambda how, _: how.aggregation is not Aggregation.NONE and how.frequency not in PARTS,
    "labels-needed": lambda how, _: how.aggregation in TWO_FIGURES and not how.ratio,
    "no-sum-of-ratios": lambda how, target: (
        how.aggregation is Aggregation.SUM and (how.ratio or target.unit in OF_PARTS)
    ),
    "no-one-figure": lambda how, target: (
        target.comparator in NOT_ONE_FIGURE and (how.ratio or how.aggregation in OF_ONE_FIGURE)
    ),
    "first-due-needed": lambda how, _: how.frequency is Frequency.BIENNIAL and how.first_due is None,
    "first-due-of-biennial": lambda how, _: how.frequency is not Frequency.BIENNIAL and how.first_due is not None,
}
"""Code of a refusal → whether a measurement of a target makes no sense in this way. Asked in this order."""


def check_measurement(how: Measurement, target: Target = NO_TARGET) -> Refused | None:
    """The first reason why an indicator with this target cannot be measured so; None where it can."""
    return next((Refused(code) for code, wrong in SENSELESS.items() if wrong(how, target)), None)


def asks_otherwise(before: Measurement, now: Measurement) -> bool:
    """Whether other entries, or other figures in them, would be asked for."""
    return _asked(before) != _asked(now)


def _asked(how: Measurement) -> tuple[object, ...]:
    return how.frequency, how.aggregation, how.first_due, how.ratio
