"""What the cells of the spec tables mean, as 00-how-to-read.md explains it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cartaviva.core.compliance import Assessment, Status
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL, Policy
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import NO_TARGET, Target, Tier

NONE = "—"
COMPARED = {
    "at least": Comparator.AT_LEAST,
    "more than": Comparator.MORE_THAN,
    "at most": Comparator.AT_MOST,
    "less than": Comparator.LESS_THAN,
    "exactly": Comparator.EXACTLY,
    "no worse than": Comparator.NO_WORSE,
    "better than": Comparator.BETTER,
    "direction unknown": Comparator.NONE_READABLE,
}
NAMED = {
    "yes": Target(Comparator.YES),
    "unreadable": NO_TARGET,
    "every time": Target(Comparator.AT_LEAST, Decimal(100), Unit.PERCENT),
}

Read = Callable[[str], Target]
FORMS: Mapping[str, Read] = {
    r"by (\S+)": lambda day: Target(Comparator.BY_DATE, deadline=date.fromisoformat(day)),
    r"between (\S+ and \S+)": lambda both: _between(*both.split(" and ")),
    r"unknown side of (\S+)": lambda figure: Target(Comparator.NONE_READABLE, number(figure)),
    r"tiers (.+)": lambda shares: Target(Comparator.TIERS, tiers=tuple(Tier(x, "") for x in numbers(shares))),
}
CHOICES: Mapping[str, Callable[[Policy, str], Policy]] = {
    "partly from": lambda policy, figure: replace(policy, partly_from=number(figure)),
    "places": lambda policy, figure: replace(policy, places=int(figure)),
    "uncapped": lambda policy, _: replace(policy, cap=False),
    "leaving out": lambda policy, _: replace(policy, leave_out_not_evaluated=True),
}


# Read


def number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").removesuffix(" %"))


def numbers(text: str) -> tuple[Decimal, ...]:
    return tuple(number(part) for part in text.split(" + "))


def target(text: str) -> Target:
    """ "at least 4.7, passes from 4.5"; "no worse than 80, lower is better"."""
    main, *marks = text.split(", ")
    read = _target(main)
    for mark in marks:
        if mark == "lower is better":
            read = replace(read, lower_is_better=True)
        else:
            read = replace(read, threshold=number(mark.removeprefix("passes from ")))
    return read


def _target(text: str) -> Target:
    if text in NAMED:
        return NAMED[text]
    for form, read in FORMS.items():
        if found := re.fullmatch(form, text):
            return read(found[1])
    words, figure = re.fullmatch(r"([a-z ]+?) ([−\d.]+(?: %)?|nothing)", text).groups()  # type: ignore[union-attr]
    unit = Unit.PERCENT if figure.endswith("%") else Unit.OTHER
    return Target(COMPARED[words], None if figure == "nothing" else number(figure), unit)


def _between(low: str, high: str) -> Target:
    return Target(Comparator.BETWEEN, number(low), upper=number(high))


def result(text: str) -> Result | NoResult | None:
    """A figure, "3 of 4", "80 in 20 cases", "tiers 60 + 80", yes, no, a date, a reason, or nothing."""
    if text == NONE:
        return None
    if text in ("yes", "no"):
        return Result(Decimal(text == "yes"))
    if text.replace(" ", "_") in list(Reason):
        return NoResult(Reason(text.replace(" ", "_")))
    if text.startswith("tiers "):
        return Result(None, tiers=numbers(text.removeprefix("tiers ")))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Result(None, on=date.fromisoformat(text))
    return _figure(text)


def _figure(text: str) -> Result:
    if found := re.fullmatch(r"(\S+) in (\S+) cases", text):
        return Result(number(found[1]), denominator=number(found[2]))
    if found := re.fullmatch(r"(\S+) of (\S+)", text):
        part, whole = number(found[1]), number(found[2])
        return Result(100 * part / whole if whole else None, Unit.PERCENT, part, whole)
    return Result(number(text), Unit.PERCENT if text.endswith("%") else Unit.OTHER)


def policy(text: str) -> Policy:
    """ "linear, partly from 50"; nothing is the proportional one."""
    name, *choices = (text or "proportional").split(", ")
    chosen = {"proportional": PROPORTIONAL, "linear": LINEAR, "binary": BINARY}[name]
    for choice in choices:
        words = next(words for words in CHOICES if choice.startswith(words))
        chosen = CHOICES[words](chosen, choice.removeprefix(words).strip())
    return chosen


def status(text: str) -> Status:
    return Status(text.replace(" ", "_"))


def assessment(text: str) -> Assessment:
    """ "met", "not met 75": the degree goes without saying where it is 100."""
    words, figure = re.fullmatch(r"([a-z ]+?)(?: ([\d.]+))?", text).groups()  # type: ignore[union-attr]
    degree = number(figure) if figure else Decimal(100) if words == "met" else None
    return Assessment(status(words), degree=degree)


# Write


def figure(value: Decimal | None) -> str:
    """All decimals but closing zeros."""
    return NONE if value is None else f"{value.normalize():f}".replace("-", "−")


def as_printed(value: Decimal | None) -> str:
    return NONE if value is None else f"{value:f}"


def signed(value: Decimal | None) -> str:
    return NONE if value is None else figure(value) if value <= 0 else "+" + figure(value)


def words(value: Status) -> str:
    return value.value.replace("_", " ")


def listed(values: tuple[str, ...]) -> str:
    return ", ".join(values) or NONE
