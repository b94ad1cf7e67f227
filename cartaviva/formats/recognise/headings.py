"""HEADINGS: what the heading of a column says that the column holds, whatever its language.

A heading is compared without accents, case, spaces and signs, since narrow columns break words anywhere.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import re2

from cartaviva.formats.recognise.heading_synonyms import FURTHER
from cartaviva.formats.recognise.heading_words import USUAL, Heading
from cartaviva.formats.recognise.roles import Role

HEADINGS = (*USUAL, *FURTHER)
LONGEST = max(entry.longest for entry in HEADINGS)

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


def over_text(text: str) -> Role | None:
    """What a column of texts under this heading holds; None where it is no heading, or one of no column."""
    heading = heading_of(text)
    return heading.over_text if heading is not None else None


def over_figures(text: str) -> Role | None:
    """The same of a column of figures."""
    heading = heading_of(text)
    return heading.over_figures if heading is not None else None


def names_both(heading: str) -> bool:
    """Does a heading name promises and what measures them: "Compromiso / Indicador"?"""
    named = {
        found.over_text
        for part in re.split(r"[/\n]|\s[iyeou]\s|\s(?:and|et|eta)\s", heading)
        if (found := heading_of(part))
    }
    return {Role.COMMITMENT, Role.INDICATOR} <= named


def meanings(short: str) -> Iterator[Heading]:
    """The entries of HEADINGS that fit a compact heading, the likeliest first."""
    found = (_patterns().Match(short) or ()) if 0 < len(short) <= LONGEST else ()
    return (HEADINGS[at] for at in sorted(found) if _fits(HEADINGS[at], short))


def _fits(entry: Heading, short: str) -> bool:
    return len(short) <= entry.longest and not (entry.unless and re.search(entry.unless, short))


@cache
def _patterns() -> re2.Set:
    """All at once, by RE2: it takes a tenth of the time of `re` to prepare them, and a thirtieth to look."""
    options = re2.Options()
    options.never_capture = True  # only which of them fit is asked
    patterns = re2.Set.SearchSet(options)
    for entry in HEADINGS:
        patterns.Add(entry.pattern)
    patterns.Compile()
    return patterns
