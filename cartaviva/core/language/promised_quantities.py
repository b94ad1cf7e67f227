"""The quantities that the sentence of a promise says, whatever its row has as a target."""

import re
from decimal import Decimal
from functools import lru_cache

from cartaviva.core.language.figures import Figure
from cartaviva.core.language.lexicon import fold, words_of
from cartaviva.core.language.measures import is_month, rates
from cartaviva.core.language.numerals import is_year_word
from cartaviva.core.language.patterns import later
from cartaviva.core.language.row_words import is_measured
from cartaviva.core.language.scan import Scan, scan
from cartaviva.core.language.units import DURATIONS, Quantity, Unit

_NUMBERING = later(r"\s*\d+(?:\.\d+)*[.)ªº:-]*\s+(?=[^\W\d_])")


@lru_cache(maxsize=2048)
def promised_quantities(commitment: str, language: str | None = None) -> tuple[tuple[Quantity, str], ...]:
    """The quantities that a sentence promises, each with the noun after it (folded, or ""). Numbering, years, scales,
    ordinals, times of day, telephone numbers and articles are no promises; a range gives both its ends. A bare figure
    that is said of the year and is the only one of its sentence ("meetings, at least 8 a year") has the noun PER_YEAR.
    """
    numbering = _NUMBERING.match(commitment)
    text = commitment
    if numbering and commitment[numbering.end()].isupper():
        text = commitment[numbering.end() :]
    read = scan(text, language)
    promised: list[tuple[Quantity, str]] = []
    for figure in read.figures:
        if _is_promise(figure, read):
            noun = read.words[figure.last] if figure.unit is Unit.OTHER else figure.noun  # 4 kilometres
            if not noun and figure.unit is None and len(read.figures) == 1 and _is_of_the_year(figure, read):
                noun = PER_YEAR
            promised.append((figure.quantity, noun))
            if figure.upper is not None:
                promised.append((figure.quantity._replace(value=figure.upper), noun))
    return tuple(promised)


PER_YEAR = "/year"
YEAR = frozenset("any ano anno an year".split())
BEFORE_YEAR = frozenset("l a al all ao per por par cada ogni each every chaque".split())


def _is_of_the_year(figure: Figure, read: Scan) -> bool:
    """8 a year, 8 a l'any; but "8 years" is a unit"""
    after = read.words[figure.last + 1 :]
    year = next((at for at, word in enumerate(after) if word not in BEFORE_YEAR), 0)
    return 0 < year < 3 and after[year] in YEAR


def counted_noun(promise: str, indicator: str) -> str:
    """What a bare figure counts, in the promise's word: nights of "60 nights"; "" where it measures other."""
    measured = words_of(indicator)
    for quantity, noun in promised_quantities(promise):
        if quantity.unit is Unit.COUNT and len(noun) > 3 and is_measured(noun, measured):
            return next((word for word in re.findall(r"\w+", promise) if fold(word) == noun), "")
    return ""


def _is_promise(figure: Figure, read: Scan) -> bool:
    if figure.article or figure.clock or figure.whole or figure.signed or is_month(figure.noun):
        return False
    if figure.share and figure.unit is Unit.PERCENT and not figure.comparator and figure.last - figure.first < 2:
        return False  # half of the schools have a garden: nine in ten is said of what is done
    digits = read.words[figure.first].replace(" ", "")
    is_code = digits.isdigit() and (len(digits) >= 9 or (len(digits) > 1 and digits[0] == "0"))
    year = figure.unit is None and is_year_word(digits) and not figure.noun
    if figure.unit in DURATIONS and any(
        figure.last < first <= figure.last + 2 for _, first, _ in rates.all(read.words)
    ):
        return False  # six days a week are no days of the year
    return not (is_code or year or _is_base(figure, read) or _is_hour(figure, read) or _is_age(figure, read))


BASES = frozenset(map(Decimal, (100, 1000, 10000, 100000, 1000000)))
AGES = frozenset("majors mayores maiores menors menores over aged agees anni edat edad idade age".split())
FOR_EACH = frozenset("cada por per par pro pour every each ogni chaque mila".split())


def _is_base(figure: Figure, read: Scan) -> bool:
    """Falls per 1,000 stays: what a rate is counted by."""
    return figure.value in BASES and figure.unit is None and read.words[figure.first - 1] in FOR_EACH


def _is_hour(figure: Figure, read: Scan) -> bool:
    """a les 9 h, from 9 to 14 h"""
    before = read.words[figure.first - 2 : figure.first] if figure.first > 1 else ()
    said = {("a", "les"), ("de", "les"), ("les", "les"), ("a", "las"), ("de", "las"), ("as", "as"), ("fins", "les")}
    return figure.unit is Unit.HOURS and figure.value <= 24 and (tuple(before) in said or figure.upper is not None)


def _is_age(figure: Figure, read: Scan) -> bool:
    before = set(read.words[max(0, figure.first - 3) : figure.first])
    return figure.unit is Unit.MONTHS and figure.value % 12 == 0 and bool(before & AGES)
