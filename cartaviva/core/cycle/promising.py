"""A target that a person enters: which figures each kind takes, what makes no sense, and how it is put into words."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from cartaviva.core.findings import Refused
from cartaviva.core.language.comparing import AGAINST_BEFORE, FLOORS, Comparator
from cartaviva.core.language.days import day_text
from cartaviva.core.language.numerals import format_number
from cartaviva.core.language.units import DURATIONS, Quantity, Unit
from cartaviva.core.quantity import format_quantity
from cartaviva.core.result import Result
from cartaviva.core.target import Target
from cartaviva.core.words import Say, mark

FIGURE = ("value", "unit", "scale")

FIELDS: Mapping[Comparator, tuple[str, ...]] = {
    **dict.fromkeys(
        (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN), (*FIGURE, "threshold")
    ),
    Comparator.EXACTLY: FIGURE,
    Comparator.BETWEEN: ("value", "upper", "unit", "scale"),
    Comparator.YES: (),
    Comparator.BY_DATE: ("deadline",),
    Comparator.NO_WORSE: ("lower_is_better", *FIGURE),
    Comparator.BETTER: ("lower_is_better", *FIGURE),
    Comparator.TIERS: ("tiers",),
}
"""Kind → the fields of Target that it takes. A target of documents that nobody could read is of none of them."""

NAMES: Mapping[Comparator, str] = {
    Comparator.AT_LEAST: mark("At least a figure"),
    Comparator.MORE_THAN: mark("More than a figure"),
    Comparator.AT_MOST: mark("At most a figure"),
    Comparator.LESS_THAN: mark("Less than a figure"),
    Comparator.EXACTLY: mark("Exactly a figure"),
    Comparator.BETWEEN: mark("Between two figures"),
    Comparator.YES: mark("That it is done"),
    Comparator.BY_DATE: mark("By a day"),
    Comparator.NO_WORSE: mark("No worse than the period before"),
    Comparator.BETTER: mark("Better than the period before"),
    Comparator.TIERS: mark("Steps: a share within each time"),
}
"""What each kind is called where one is chosen."""

UNIT_NAMES: Mapping[Unit, str] = {
    Unit.COUNT: mark("A number"),
    Unit.PERCENT: mark("Percent"),
    Unit.DAYS: mark("Days"),
    Unit.WORKING_DAYS: mark("Working days"),
    Unit.HOURS: mark("Hours"),
    Unit.MINUTES: mark("Minutes"),
    Unit.SECONDS: mark("Seconds"),
    Unit.WEEKS: mark("Weeks"),
    Unit.MONTHS: mark("Months"),
    Unit.SCORE: mark("Points of a scale"),
    Unit.RATIO: mark("One figure for each other"),
    Unit.CURRENCY: mark("Euros"),
}
"""What each unit is called where one is chosen."""

WORDS: Mapping[Comparator, str] = {
    Comparator.AT_LEAST: mark("At least {figure}"),
    Comparator.MORE_THAN: mark("More than {figure}"),
    Comparator.AT_MOST: mark("At most {figure}"),
    Comparator.LESS_THAN: mark("Less than {figure}"),
    Comparator.EXACTLY: mark("Exactly {figure}"),
    Comparator.BETWEEN: mark("Between {lower} and {figure}"),
    Comparator.YES: mark("Yes"),
    Comparator.BY_DATE: mark("By {day}"),
    Comparator.NO_WORSE: mark("No worse than the period before"),
    Comparator.BETTER: mark("Better than the period before"),
}
"""How a target is printed where the charter has no words of its own for it. Tiers stand beside each other."""


def _wants(target: Target, field: str) -> bool:
    return field in FIELDS.get(target.comparator, ())


def _threshold_beyond(target: Target) -> bool:
    """A pass threshold is easier than the target, or it would be none."""
    if target.threshold is None or target.value is None:
        return False
    above = target.threshold > target.value
    return above if target.comparator in FLOORS else target.threshold != target.value and not above


def _wrong_tiers(target: Target) -> bool:
    shares = [tier.share for tier in target.tiers]
    return any(not 0 < share <= 100 for share in shares) or sorted(set(shares)) != shares


def _figures(target: Target) -> list[Decimal]:
    return [figure for figure in (target.value, target.upper, target.threshold) if figure is not None]


def _off_the_scale(target: Target) -> bool:
    return (
        target.scale is None or not all(0 <= figure <= target.scale for figure in _figures(target)) or not target.scale
    )


SENSELESS: Mapping[str, Callable[[Target], bool]] = {
    "target-kind": lambda target: target.comparator not in FIELDS,
    "target-figure-needed": lambda target: (
        _wants(target, "value") and target.value is None and target.comparator not in AGAINST_BEFORE
    ),
    "target-bounds": lambda target: (
        _wants(target, "upper") and (target.upper is None or target.value is None or target.upper <= target.value)
    ),
    "target-day-needed": lambda target: _wants(target, "deadline") and target.deadline is None,
    "target-tiers-needed": lambda target: _wants(target, "tiers") and not target.tiers,
    "target-tiers": _wrong_tiers,
    "target-scale": lambda target: target.unit is Unit.SCORE and _off_the_scale(target),
    "target-negative": lambda target: target.unit in DURATIONS and any(figure < 0 for figure in _figures(target)),
    "target-threshold": _threshold_beyond,
}
"""Code of a refusal → whether a target makes no sense in this way. Asked in this order."""


def check_target(target: Target) -> Refused | None:
    """The first reason why nobody can be held to such a target; None where there is none."""
    return next((Refused(code) for code, wrong in SENSELESS.items() if wrong(target)), None)


def target_words(target: Target, say: Say, language: str) -> str:
    """A target in a language: "At least 90 %; it passes from 85 %". "" where nobody could read it."""
    if target.comparator is Comparator.TIERS:
        within = say(mark("{share} within {time}"))
        shares = [
            (_figure(tier.share, Target(Comparator.TIERS, unit=Unit.PERCENT), language), tier.within)
            for tier in target.tiers
        ]
        return "; ".join(within.format(share=share, time=time) for share, time in shares)
    words = say(WORDS[target.comparator]) if target.comparator in WORDS else ""
    words = words.format(
        figure=_figure(target.upper if target.upper is not None else target.value, target, language),
        lower="" if target.value is None else format_number(target.value, language),
        day=day_text(target.deadline) if target.deadline else "",
    )
    if target.comparator in AGAINST_BEFORE and target.value is not None:
        words = f"{words} ({_figure(target.value, target, language)})"
    if target.threshold is not None:
        passing = say(mark("{target}; it passes from {figure}"))
        words = passing.format(target=words, figure=_figure(target.threshold, target, language))
    return words


def _figure(value: Decimal | None, target: Target, language: str) -> str:
    return "" if value is None else format_quantity(Quantity(value, target.unit, target.scale), language)


def moved(target: Target, years: int, before: Result | None) -> Target:
    """The same promise so many years later: a day moves with them, `before` is what is then the period before."""
    if target.comparator in AGAINST_BEFORE:
        same = before is not None and before.unit is target.unit
        return replace(target, value=before.value if before is not None and same else None)
    if target.deadline is None:
        return target
    first = target.deadline.replace(day=1, year=target.deadline.year + years)
    day = min(target.deadline.day, monthrange(first.year, first.month)[1])
    return replace(target, deadline=first.replace(day=day))
