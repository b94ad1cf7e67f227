"""The town's way of working its figures out, shown by examples that core itself works out under the town's policy."""

from dataclasses import dataclass
from decimal import Decimal

from cartaviva.core.compliance import RULES, Status, assess
from cartaviva.core.display import degree_text, places_that_show
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.numerals import format_number
from cartaviva.core.language.units import Quantity, Unit
from cartaviva.core.policy import Policy
from cartaviva.core.quantity import format_quantity
from cartaviva.core.result import Result
from cartaviva.core.samples import SAMPLES, Sample
from cartaviva.core.words import Say, mark, mark_plural

LATE = mark_plural("{count} day late", "{count} days late")
EARLY = mark_plural("{count} day early", "{count} days early")


@dataclass(frozen=True, slots=True)
class Worked:
    """An example, worked out."""

    result: str
    difference: str
    degree: str
    status: Status


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the truth table."""

    target: str
    met_when: str
    examples: tuple[Worked, ...]


def truth_table(policy: Policy, say: Say, language: str) -> tuple[Rule, ...]:
    """One line for each rule, in the order of core's table."""
    return tuple(
        Rule(
            say(sample.words),
            say(sample.met_when),
            tuple(_worked(sample, result, policy, say, language) for result in sample.results),
        )
        for comparator in RULES
        if (sample := SAMPLES[comparator])
    )


def _worked(sample: Sample, result: Result, policy: Policy, say: Say, language: str) -> Worked:
    assessed = assess(sample.target, result, policy)
    value = assessed.difference
    difference = "" if value is None else format_number(value, language, places_that_show(value), signed=True)
    if sample.target.comparator is Comparator.BY_DATE and value is not None:
        difference = say.plural("{count} day", "{count} days", int(abs(value))).format(count=difference)
    return Worked(
        _result(sample, result, say, language), difference, degree_text(assessed, policy, language), assessed.status
    )


def _result(sample: Sample, result: Result, say: Say, language: str) -> str:
    if sample.target.comparator is Comparator.YES:
        return say(mark("Yes")) if result.value else say(mark("No"))
    if result.on and sample.target.deadline:
        days = (result.on - sample.target.deadline).days
        return say.plural(*(LATE if days > 0 else EARLY), abs(days)).format(count=abs(days))
    if result.tiers:
        return " · ".join(format_quantity(Quantity(share, Unit.PERCENT), language) for share in result.tiers)
    return format_number(result.value or Decimal(0), language)
