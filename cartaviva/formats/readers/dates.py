"""Dates, times and durations of spreadsheets: day numbers from 1900 or 1904, shown under a format."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from cartaviva.formats.readers.display import Locale

Tokens = tuple[tuple[str, str], ...]
_DAY = Decimal(86_400)
_LAST = Decimal(2_958_466)
"""The day after 31 December 9999."""


def display_date(value: Decimal, tokens: Tokens, locale: Locale) -> str:
    """The day number `value` under the tokens of a date format.

    A month in letters is shown as a number: the language that the screen had is not in the file.
    """
    places = max((len(text.partition(".")[2]) for kind, text in tokens if kind == "date"), default=0)
    seconds = (value * _DAY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not -_LAST < value < _LAST or (value < 0 and not any(kind == "elapsed" for kind, _text in tokens)):
        return f"{value:f}"
    moment = _moment(seconds, locale)
    tokens = _numeric(tokens)
    noon = any(kind == "noon" for kind, _text in tokens)
    shown = "".join(_pieces(tokens, moment, seconds, noon)).strip()
    return shown.replace(".", ",") if places and locale.comma else shown


def _moment(seconds: Decimal, locale: Locale) -> datetime:
    """1900 was no leap year, but spreadsheets count its 29 February: before March 1900 they are a day ahead."""
    seconds = max(seconds, Decimal(0))
    days = int(seconds // _DAY)
    start = datetime(1904, 1, 1) if locale.from_1904 else datetime(1899, 12, 31 if days < 60 else 30)
    whole = int(seconds % _DAY)
    return start + timedelta(days=days, seconds=whole, microseconds=int(seconds % 1 * 1_000_000))


def _numeric(tokens: Tokens) -> Tokens:
    """Names of months as numbers and no names of days; a date that had either is written day/month/year."""
    kinds = [text for kind, text in tokens if kind == "date"]
    if not any(re.fullmatch("m{3,}|d{3,}", text) for text in kinds):
        return tokens
    day = [("date", "dd")] if any(text in ("d", "dd") for text in kinds) else []
    month = [("date", "mm")] if any(text.startswith("m") for text in kinds) else []
    year = [("date", "yyyy")] if any(text.startswith(("y", "e")) for text in kinds) else []
    date: list[tuple[str, str]] = []
    for part in filter(None, (day, month, year)):
        date += [("literal", "/"), *part] if date else part
    rest = next((at for at, (kind, text) in enumerate(tokens) if kind == "date" and text[0] in "hs"), None)
    return tuple(date) if rest is None else (*date, ("literal", " "), *tokens[rest:])


def _pieces(tokens: Tokens, moment: datetime, seconds: Decimal, noon: bool) -> Iterator[str]:
    clock = False  # after hours or before seconds, m is minutes
    for at, (kind, text) in enumerate(tokens):
        if kind == "elapsed":
            yield _elapsed(text, seconds)
            clock = True
        elif kind == "noon":
            yield "AM" if moment.hour < 12 else "PM"
        elif kind == "date":
            minutes = text[0] == "m" and len(text) < 3 and (clock or _next(tokens, at).startswith("s"))
            yield _part(text, moment, minutes, noon)
            clock = text[0] == "h"
        elif kind in ("literal", "sign"):
            yield text


def _next(tokens: Tokens, at: int) -> str:
    return next((text for kind, text in tokens[at + 1 :] if kind in ("date", "elapsed")), "")


def _elapsed(text: str, seconds: Decimal) -> str:
    size = {"h": 3600, "m": 60, "s": 1}[text[0]]
    return ("-" if seconds < 0 else "") + str(int(abs(seconds)) // size).zfill(len(text))


def _part(text: str, moment: datetime, minutes: bool, noon: bool) -> str:
    if text[0] in "ye":
        return f"{moment.year % 100:02}" if len(text) == 2 else str(moment.year)
    if text[0] == "s":
        whole, _point, places = text.partition(".")
        fraction = f".{moment.microsecond:06}"[: len(places) + 1] if places else ""
        return str(moment.second).zfill(len(whole)) + fraction
    if text[0] == "h":
        return str((moment.hour % 12 or 12) if noon else moment.hour).zfill(len(text))
    if text[0] == "m":
        return str(moment.minute if minutes else moment.month).zfill(len(text))
    return str(moment.day).zfill(len(text)) if text[0] == "d" else ""
