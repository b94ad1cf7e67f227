"""What the text of a cell looks like by itself, whatever its column is: a figure, a few words, a sentence."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cartaviva.core.language.bounds import says_bound
from cartaviva.core.language.comparing import sayings
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.options import marked_option
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.language.units import unit_words
from cartaviva.core.target import NO, YES, says_share
from cartaviva.formats.recognise.headings import compact

YES_NO = YES | NO
BARE = re.compile(r"[≥≤<>+−-]?\s?\d[\d.,\s]*\s?%?|[-–—]")
NUMBERING = re.compile(
    r"^\s*(?:\(\d{1,2}\)|[¹²³]|[^\W\d_]{0,2}\d{1,2}(?:\.\d{1,2})*\s?[.)ºª:-]+|[a-z]\))\s+(?=[^\W\d_])"
)
SECTION = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-ZÀ-Þ][^\W\d_]+\s)")
"""2.1 Number of holes filled"""
SHARE_OF = re.compile(r"^%\s*(?:d['’e]|de\s|of\s|di\s|des\s|do\s|da\s)?\s*(?=[^\W\d_])")
"""% d'inspeccions en 10 dies"""
A_SHARE = re.compile(r"\d\s?%")
SENTENCE = 40
"""Letters from which a text with a share is none of the headings, which name what stands below them."""
BOUND = 6
"""Words at most of a figure in words."""
BETWEEN = frozenset("entre between from tra fra cada every each tots todos tous totes sempre siempre always".split())
"""Words that a target begins with, besides those that compare."""


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """A short notation: a digit, yes, no or "none", a share or a bound in words, a dash, a marked box; no "N.º"."""
    short = marked_option(text) or text.strip()
    if not short or len(short) > 32:
        return False
    no = compact(short) in YES_NO and not short.endswith(("º", "°"))
    if any(letter.isdigit() for letter in short) or no or not compact(short):
        return True
    return whole_meaning(short) == "none" or says_share(short) or says_bound(short)


@lru_cache(maxsize=4096)
def is_bare(text: str) -> bool:
    """A figure that stands alone, perhaps with a sign or a percent sign."""
    return bool(BARE.fullmatch(text.strip()))


def no_headings(texts: Iterable[str]) -> bool:
    """Is one of the texts of a row a figure and no year? Told at a glance, for tables of thousands of rows."""
    figures = (one for one in texts if one and not one[0].isalpha() and any(map(str.isdigit, one)))
    return any(len(figure) != 4 and not any(map(str.isalpha, figure)) for figure in figures)


def is_year_alone(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20")


@lru_cache(maxsize=4096)
def speaks(text: str) -> bool:
    """A few words that say something ("Abrir 350 días"), which is no notation although it has a figure."""
    rest = NUMBERING.sub("", text)
    if rest == text and unit_words.means(text.split()[-1]) is None:
        rest = SECTION.sub("", text)
    spoken = words_of(SHARE_OF.sub("", rest))
    if rest != text and len(spoken) > 1 and not any(letter.isdigit() for letter in rest):
        return True  # (1) Encuesta aplazada
    if len(spoken) < 3 or not spoken[0].isalpha() or len(spoken[0]) < 3 or spoken[0] in BETWEEN:
        return False
    if len(spoken) <= BOUND and says_bound(rest):  # dos dies i mig
        return False
    return not (sayings.find(spoken, 0) or unit_words.find(spoken, 0))


def are_figures(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(is_figure(text) and not speaks(text) for text in texts) >= 0.6 * len(texts)


def have_digits(texts: Sequence[str], tenths: int = 6) -> bool:
    return 10 * sum(any(map(str.isdigit, text)) for text in texts) >= tenths * len(texts)


def say_something(texts: Sequence[str]) -> bool:
    """Calls answered in 20 seconds: most of the texts are what is measured, not what came out."""
    return 10 * sum(map(speaks, texts)) >= 6 * len(texts)
