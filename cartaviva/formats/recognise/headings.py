"""HEADINGS: what the heading of a column says that the column holds, whatever its language.

A heading is compared without accents, case, spaces and signs, since narrow columns break words anywhere.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cartaviva.formats.recognise.heading_synonyms import FURTHER
from cartaviva.formats.recognise.heading_words import USUAL, Heading

HEADINGS = (*USUAL, *FURTHER)

_SIGNS = re.compile(r"[^\w%#]|_")


@lru_cache(maxsize=4096)
def compact(text: str) -> str:
    """Lower case, without accents, spaces and signs: "Indicado r de mesura" → "indicadordemesura"."""
    folded = unicodedata.normalize("NFKD", text.replace("ŀ", "l")).casefold()
    return _SIGNS.sub("", folded)


@lru_cache(maxsize=2048)
def heading_of(text: str) -> Heading | None:
    """The first entry of HEADINGS that fits a heading, or None. A long sentence is no heading."""
    short = compact(text)
    return next(meanings(short), None)


def meanings(short: str) -> Iterator[Heading]:
    """The entries of HEADINGS that fit a compact heading, the likeliest first."""
    return (entry for entry in HEADINGS if 0 < len(short) <= entry.longest and entry.pattern.search(short))
