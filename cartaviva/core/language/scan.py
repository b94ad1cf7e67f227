"""What a short text says in figures: its quantities, and the words that compare them."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cartaviva.core.language.binding import bind
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.figures import Figure, goes_on_in_half, read_figures_of
from cartaviva.core.language.joining import join
from cartaviva.core.language.lexicon import fold, language_of
from cartaviva.core.language.measures import begins_month, is_month, relative_words
from cartaviva.core.language.numerals import is_year_word
from cartaviva.core.language.patterns import later
from cartaviva.core.language.shares import with_shares
from cartaviva.core.language.tokens import Token, text_of
from cartaviva.core.language.units import Unit


class Scan(NamedTuple):
    """`scale` is the top of a scale that the text names ("on a scale of 1 to 5").

    `loose` are comparators that belong to no figure ("maximum waiting time"). `bad` says that something looks like a
    figure and cannot be read; `dated` that there is a date; `understood` that every word that compares was part of a
    known phrase.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    figures: tuple[Figure, ...]
    scale: Decimal | None = None
    loose: tuple[Comparator, ...] = ()
    bad: bool = False
    dated: bool = False
    understood: bool = True
    language: str | None = None

    @property
    def numbers(self) -> list[Figure]:
        """The figures, without the articles that look like one ("un taller") unless there are no others."""
        return [figure for figure in self.figures if not figure.article] or list(self.figures)

    @property
    def inside(self) -> frozenset[int]:
        """The words that belong to a figure."""
        return frozenset(at for figure in self.figures for at in range(figure.first, figure.last + 1))

    def timed(self, figure: Figure) -> Figure:
        """The figure where something beside its text is a time: "45m" is in minutes then, and not in metres."""
        return figure._replace(unit=Unit.MINUTES) if figure.says_m(self.words) else figure

    def relative(self) -> list[tuple[str, int, int]]:
        """The words that refer to something else, as relative_words.all finds them; not those that say a share (in
        "de cada deu" the cada is no rate)."""
        shares = {at for figure in self.figures if figure.share for at in range(figure.first, figure.last + 1)}
        return [said for said in relative_words.all(self.words, self.language) if said[1] not in shares]


NOTE_CALL = re.compile(r"(?:(?<=\d%)|(?<=\d\s%)|(?<=[^\W\d_]{4}))[1-9]$")
"""The number of a note, raised above "90 %" or "10 days", which is no part of the figure."""


@lru_cache(maxsize=4096)
def scan(text: str, language: str | None = None) -> Scan:
    """Read `text` (NFC). Without `language`, the small words of the text tell it."""
    cut = text_of(NOTE_CALL.sub("", text), language or language_of(text))
    if not cut.tokens:
        return Scan((), (), ())
    figures, scale = join(cut, with_shares(cut, read_figures_of(cut)))
    bound, loose, understood = bind(cut, figures)
    kinds = {token.kind for token in cut.tokens}
    dated = "date" in kinds or _names_a_month(cut.tokens) or _is_short_day(text)
    bad = "bad" in kinds or any(goes_on_in_half(cut, figure) for figure in figures)
    return Scan(cut.tokens, cut.words, bound, scale, loose, bad, dated, understood, cut.language)


BESIDE_MONTHS = frozenset("de d del do da di of the / , ending l".split())


def _names_a_month(tokens: tuple[Token, ...]) -> bool:
    """31 de gener, gener de 2024, 2020/Noviembre, April 30 (2022): a month beside a number."""
    spoken = [token for token in tokens if token.text not in BESIDE_MONTHS]
    of_year = bool(spoken) and is_year_word(spoken[-1].text)
    last = spoken[:-1] if of_year else spoken
    if len(last) > 1 and (_is_day(last[-1], last[-2]) or (of_year and _may_be_day(last[-1], last[-2]))):
        return True
    return any(_is_day(one, other) or _is_month_of_year(one, other) for one, other in pairwise(spoken))


def _is_day(number: Token, word: Token) -> bool:
    return number.kind in ("number", "ordinal") and is_month(word.text)


def _may_be_day(number: Token, word: Token) -> bool:
    return number.kind == "number" and len(number.text) < 3 and begins_month(word.text)


def _is_month_of_year(word: Token, number: Token) -> bool:
    return is_year_word(number.text) and is_month(word.text)


_NAMED_DAY = later(r"\s*(?:0?[1-9]|[12]\d|3[01])\s?-\s?([^\W\d_]{3,10})\.?(?:\s?-\s?\d{2,4})?\s*")


def _is_short_day(text: str) -> bool:
    """4-May, 18-març-24: what a spreadsheet makes of 4/5, and writes into other files."""
    found = _NAMED_DAY.fullmatch(text) if "-" in text else None
    return found is not None and begins_month(fold(found[1]))


SHORT_DAY = later(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[/.-](?:0\d|1[0-2]|[^\W\d_]{3,4}\.?)(?:[/.-]\d\d)?(?!\d|[/.-]\d)")
"""31/03, 18-mar-24"""


def names_a_day(text: str) -> bool:
    """Is a date in a text, or a day and a month that might also be a fraction: "abans del 31/03"?"""
    return scan(text).dated or bool(SHORT_DAY.search(text))
