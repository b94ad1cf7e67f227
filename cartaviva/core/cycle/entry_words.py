"""Figures of entries and of what was reached before, as they are printed beside a field."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from cartaviva.core.compliance import bar_missed, printed_places
from cartaviva.core.cycle.entry import Gone
from cartaviva.core.cycle.entry_checks import Past
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.days import day_text
from cartaviva.core.language.numerals import decimals_of, format_number, parse_number
from cartaviva.core.language.units import Quantity, Unit
from cartaviva.core.quantity import format_quantity
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target
from cartaviva.core.words import Say, mark

HINTS: Mapping[Comparator, str] = {
    Comparator.BY_DATE: mark("The day: 31/12/2026"),
    Comparator.TIERS: mark("A percentage for each step: 55 %; 80 %"),
    Comparator.YES: mark("Yes or no"),
}
"""What a field takes that is not one figure, by what the target compares."""

FIELDS: Mapping[str, str] = {
    "text": mark("Result"),
    "numerator": mark("Numerator"),
    "denominator": mark("Denominator"),
    "reason": mark("Why there is no result"),
    "remarks": mark("Remarks"),
}


def gone_words(gone: Gone, reasons: Mapping[Reason, str], say: Say) -> str:
    """All that was typed in a row that is gone, nothing of it cut, so that it can be copied."""
    typed = gone.typed._asdict() | {"reason": say(reasons[gone.typed.reason]) if gone.typed.reason else ""}
    said = "; ".join(f"{say(words)}: {typed[name]}" for name, words in FIELDS.items() if typed[name])
    words = say(mark("This is not asked for any more, so it was not saved. Copy what you still need: {what}"))
    return words.format(what=f"{gone.name}. {said}" if gone.name else said)


def figure_text(result: Result, target: Target, language: str) -> str:
    """96,5 % (193 / 200): two decimals where there are more, and as many as show that it misses its target."""
    assert result.value is not None
    places = 2 if decimals_of(result.value.normalize()) > 2 else None
    if places is not None and (missed := bar_missed(target, result)) is not None:
        places = printed_places(result.value, missed, places)
    text = format_quantity(Quantity(result.value, result.unit), language, places)
    if result.numerator is None or result.denominator is None or result.unit not in (Unit.PERCENT, Unit.RATIO):
        return text
    counted = [format_quantity(Quantity(part, Unit.COUNT), language) for part in (result.numerator, result.denominator)]
    return f"{text} ({' / '.join(counted)})"


def as_typed(result: Result, language: str) -> str:
    """The figure of a result with as many decimals as were typed: 4,10 for 4.10."""
    assert result.value is not None
    return format_quantity(Quantity(result.value, result.unit), language, decimals_of(result.value))


BARE = re.compile(r"[-−+]?\d[\d.,]*")


def stated_text(typed: str, quantity: Quantity, language: str) -> str:
    """95 → 95 %: a bare figure with the unit that stood beside its field, and in digits what was typed in words."""
    if BARE.fullmatch(typed):
        return typed + format_quantity(quantity, language).removeprefix(format_number(quantity.value, language))
    return typed if parse_number(typed, language) is None else format_quantity(quantity, language)


def read_back(typed: str, result: Result | NoResult | None, scale: Decimal | None, language: str) -> str:
    """What was typed, as it was understood: `stated_text` where one figure was read, a day as days are said."""
    if isinstance(result, Result) and result.on is not None:
        return day_text(result.on)
    if not isinstance(result, Result) or result.value is None:
        return typed
    return stated_text(typed, Quantity(result.value, result.unit, scale), language)


def past_text(past: Past, say: Say, language: str) -> str:
    """What was reached in an earlier period, short."""
    result = past.result
    if not isinstance(result, Result):
        return "–"
    if result.on is not None:
        return day_text(result.on)
    if result.tiers:
        return "; ".join(format_quantity(Quantity(share, Unit.PERCENT), language) for share in result.tiers)
    if past.target.comparator is Comparator.YES and result.value is not None:
        return say(mark("Yes")) if result.value else say(mark("No"))
    return "–" if result.value is None else figure_text(replace(result, numerator=None), past.target, language)
