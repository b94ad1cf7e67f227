"""Fonts whose letters are signs: the ü of Wingdings is a tick, the £ of Symbol is ≤."""

from collections.abc import Mapping
from functools import lru_cache

_SIGNS: Mapping[str, Mapping[int, str]] = {
    "symbol": {0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB7: "•", 0xB9: "≠", 0xBB: "≈"},
    "wingdings": {
        **{0x43: "👍", 0x44: "👎", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0xA8: "☐"},
        **{0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
    "webdings": {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗"},
}
"""Font → code → sign; a code is that of the letter, or of the place for private use where programs put it."""

_PRIVATE = 0xF000
OF_SYMBOL = {_PRIVATE + code: sign for code, sign in _SIGNS["symbol"].items()}
"""The signs of Symbol in their places for private use, for texts of which the font is lost."""
OR_EQUAL = {"<": "≤", ">": "≥"}
"""What a sign is that alone is underlined."""


@lru_cache(maxsize=256)
def has_signs(font: str) -> bool:
    return font.strip().lower() in _SIGNS


def signs(text: str, font: str) -> str:
    """`text` as it is seen in `font`; what is not in the table stays, and so does all in a font of letters."""
    if not has_signs(font):
        return text
    known = _SIGNS[font.strip().lower()]
    codes = [ord(letter) for letter in text]
    places = [code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code for code in codes]
    return "".join(known.get(place, letter) for place, letter in zip(places, text, strict=True))
