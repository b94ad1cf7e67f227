"""Units beside one another that measure one thing in two sizes, or two things: 10 km and 50 m, 100 € and 120 $.

A figure in such a unit is compared as a number; this says what the number is in the unit of its target.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cartaviva.core.language.counted_words import counts_another
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.patterns import later
from cartaviva.core.language.tokens import CURRENCY, OF_MONEY
from cartaviva.core.language.units import COUNTED, DURATIONS
from cartaviva.core.report import StatedRow
from cartaviva.core.result import MISMATCH, Reading, Result, zeros_in
from cartaviva.core.target import Target


class Size(NamedTuple):
    """What a unit measures, and how many of the smallest unit of the table it is."""

    kind: str
    times: Decimal


SIZES: Mapping[str, Mapping[str, str]] = {
    "length": {
        "1": "mm, mil·límetres, milímetros",
        "10": "cm, centímetres, centímetros",
        "1000": "m, metres, metros, mètres, metri, meters, metro",
        "1000000": "km, quilòmetres, kilómetros, quilómetros, quilômetros, kilomètres, chilometri, kilometres, "
        "kilometers, km lineals",
    },
    "area": {
        "1": "m2, metres quadrats, metros cuadrados, mètres carrés, metri quadrati, square metres, metros quadrados",
        "10000": "ha, has, hectàrees, hectáreas, hectares, ettari, hektarea, hektareak",
        "1000000": "km2",
    },
    "volume": {
        "1": "l, litres, litros, litri, liters",
        "1000": "m3, metres cúbics, metros cúbicos, cubic metres",
        "1000000000": "hm3",
    },
    "weight": {
        "1": "g, grams, gramos",
        "1000": "kg, kgs, kilos, quilos, quilograms, kilogramos, kilograms, kilogrammes, chili",
        "1000000": "t, tn, tm, tones, tona, tonelades, toneladas, tonnes, tonnellate, tona",
    },
    "energy": {"1": "wh", "1000": "kwh", "1000000": "mwh", "1000000000": "gwh"},
    "data": {"1": "mb", "1000": "gb", "1000000": "tb"},
    "euros": {"1": "€, eur, euro, euros"},
    "dollars": {"1": "$, usd, dollars, dollar, dòlars, dólares"},
    "pounds": {"1": "£, gbp, pounds, lliures esterlines, libras esterlinas"},
}
"""What is measured, and by its size in the smallest one each unit; money of two kinds has no fixed proportion."""

_BY_WORD = {
    fold(word.strip()).replace("·", ""): Size(kind, Decimal(times))
    for kind, sizes in SIZES.items()
    for times, words in sizes.items()
    for word in words.split(",")
}
_WORDS = "|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True))
_WORD = re.compile(r"[^\W\d_]+|[€$£]")
_FIRST = {found[0] for word in _BY_WORD if (found := _WORD.match(word))}
_MONEY = "[€$£]|eur|gbp|usd"
_MULTIPLE = later(
    rf"(?<=\d)\s*(?:{'|'.join(OF_MONEY)})\s*(?:d'\s*|de\s)?(?=(?:{_MONEY}|euros?)(?![^\W\d_]))"
    rf"|((?:{_MONEY})\s*[\d.,' ]*\d)\s*(?:{'|'.join(OF_MONEY)})(?![^\W\d_])"
)
"""The m of "1,2 M€" and of "£1.2 m", which is in its figure already and is no metre."""
_AFTER = later(rf"\d\s*({_WORDS})(?![\w/])|({_MONEY})\s*\d")


@lru_cache(maxsize=1024)
def size_of(text: str) -> Size | None:
    """The one unit beside the figures of a text; None where there are two, and for a rate (km/h)."""
    plain = fold(text.replace("²", "2").replace("³", "3")).replace("·", "")
    if _FIRST.isdisjoint(_WORD.findall(plain)):
        return None
    plain = _MULTIPLE.sub(lambda multiple: multiple[1] or " ", plain)
    found = {_BY_WORD[match[1] or match[2]] for match in _AFTER.finditer(plain)}
    return found.pop() if len(found) == 1 else None


COMPARED = ("result", "target", "indicator", "commitment")


def in_unit_of(result: Result, stated: StatedRow, target: Target) -> Reading:
    """`result` in the unit that the text of its target names; unit-mismatch for two kinds of things."""
    if target.unit in COUNTED and counts_another(*map(stated.text, COMPARED)):
        return MISMATCH
    if _lacks_zeros(result, stated, target):
        return MISMATCH
    own, asked = size_of(stated.text("result")), size_of(stated.text("target"))
    if own is None or asked is None or own == asked or result.value is None or target.unit in DURATIONS:
        return result, None
    if own.kind != asked.kind:
        return MISMATCH
    return replace(result, value=result.value * own.times / asked.times), None


FAR = Decimal(100)


def _lacks_zeros(result: Result, stated: StatedRow, target: Target) -> bool:
    """£1.2 m and a bare 1.1, "10 thousand" and 9.5: whether these are thousands too, nobody says."""
    text = stated.text("result")
    if not target.value or not result.value or result.value * FAR >= target.value:
        return False
    bare = not any(letter.isalpha() or letter in CURRENCY for letter in text)
    return bare and zeros_in(stated.text("target")) > 0
