"""Parts of a year as titles and headings name them without its year: "1T", "Q1 (Apr–Jun)", "H1 2024/25"; and the year
in which they are put.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from cartaviva.core.language.days import last_day
from cartaviva.core.language.lexicon import fold, words_of
from cartaviva.core.language.patterns import later
from cartaviva.core.language.period_in_text import of_no_days, part_of_two_years, undated_part
from cartaviva.core.language.period_words import names_months, term_months
from cartaviva.core.period import Period, find_period, is_year

ANY_YEAR = 2000


def is_of_any_year(period: Period) -> bool:
    """Does nothing say in which year it was?"""
    return period.start.year == ANY_YEAR and str(ANY_YEAR) not in period.label


def lasts_part(period: Period) -> bool:
    return (period.end - period.start).days < 200


def is_aside(word: str) -> bool:
    """The months that are named in "1r trimestre (gener, febrer i març)"."""
    return names_months(word) or word in ("i", "y", "e", "et", "and", "eta", "a", "to", "de", "al")


def said_again(rest: str) -> Period | None:
    """The months in "Q1 (Apr–Jun)", beside the quarter."""
    return part_of_year(rest.strip(" ()[]:;,.-–—/|\n"))


SHORT_MONTH = re.compile(r"([^\W\d_]{3,10})\.?\s?[-/'’]\s?(\d\d)")


def short_month(text: str) -> Period | None:
    """Jan-24"""
    found = SHORT_MONTH.fullmatch(text.strip())
    month = find_period(f"{found[1]} 20{found[2]}") if found else None
    return replace(month, label=text) if month and lasts_part(month) else None


PART = re.compile(
    r"trim|bim|drimestr|sem|seih|quarter|qtr|half|term|hileko|\b[1-4]\s?(?:\.?ª|\.|r|n|t|er)?\s?[tsqh]\b|\b[tsqh]\s?[1-4]\b"
    r"|\b(?:primer[oa]?s|primeiros|first|premiers|primi)\s+(?:[a-z\d]+\s+)?(?:mes|month|mois)"
)
"""What names a part of a year has, but for its months: told at a glance, for tables of thousands of words."""


def part_of_year(text: str) -> Period | None:
    """1T, Valor 1er semestre, Q1 Target"""
    if not (PART.search(fold(text)) or names_months(text)):
        return None
    if months := term_months(text):
        term = find_period(f"{months} {ANY_YEAR}")
        return replace(term, label=text) if term else None
    if listed := _listed_months(text):
        return listed
    if unsaid := part_of_two_years(fold(text), 1):  # nothing says when that year begins
        start, end = unsaid.start.replace(year=ANY_YEAR), unsaid.end.replace(year=ANY_YEAR)
        return Period(text[unsaid.first : unsaid.after], start, end)
    said = text.split()
    for first, last in ((0, len(said)), *((0, n) for n in (1, 2)), *((len(said) - n, len(said)) for n in (1, 2))):
        part = find_period(f"{' '.join(said[max(first, 0) : last])} {ANY_YEAR}") if first < last else None
        label = part.label.removesuffix(str(ANY_YEAR)).strip() if part else ""
        if part and label and is_year(part) and not names_months(label):
            return None  # Q1-Q4
        if part and label and label in text:
            return Period(label, part.start, part.end)
    return None


def _listed_months(text: str) -> Period | None:
    """gener, febrer i març: from the first to the last"""
    named = [found for found in re.finditer(r"[^\W\d_]+", text) if names_months(found[0])]
    if len(named) < 3:
        return None
    label = text[named[0].start() : named[-1].end()]
    months = find_period(f"{named[0][0]}-{named[-1][0]} {ANY_YEAR}")
    if not months or months.start.year != ANY_YEAR or not all(map(is_aside, words_of(label))):
        return None
    return replace(months, label=label)


ORDINAL = re.compile(r"[1-4]\s?[^\W\d_]{0,3}[.ºª]?|I{1,3}|IV", re.IGNORECASE)


MONTHS = frozenset("mes month mois mese hilabete hilabetea".split())
MONTH = later(r"0?[1-9]|1[0-2]")


@lru_cache(maxsize=4096)
def part_under(text: str, group: str) -> Period | None:
    """The quarter or half-year, in ANY_YEAR, that an ordinal ("1r") names under a heading ("Trimestres"), and the month
    that a number names under "Mes".
    """
    if fold(group).strip() in MONTHS:
        month = find_period(f"{text.strip()}/{ANY_YEAR}") if MONTH.fullmatch(text.strip()) else None
        return replace(month, label=f"{group.strip()} {text.strip()}") if month else None
    if len(group) > 60 or not ORDINAL.fullmatch(text.strip()):
        return None
    return next((found for word in group.split() if (found := part_of_year(f"{text.strip()} {word}"))), None)


OF_A_REPORT = frozenset(
    "mes mois mese month informe informes inform report reports rapport relazione relatorio txostena seguiment "
    "seguimiento seguimento suivi monitoraggio monitorizacao monitoring jarraipena periode periodo periodoa "
    "period resultats resultados results risultati emaitzak dades datos dados data dati donnees performance "
    "avaluacio evaluacion avaliacion evaluation trimestral semestral quarterly trimestre trimestriel trimestrale "
    "de del d des dels du dal do da di of for the el la le il les los carta".split()
)
"""Words beside which a part of a year is that of a report."""


def are_nth(texts: Sequence[str], heading: str) -> bool:
    """Are the cells under "Trimestre" 1, 2, 3 and 4?"""
    return len(set(texts)) > 1 and all(part_under(text, heading) for text in texts)


def titled_part(text: str) -> Period | None:
    """The part of any year that a short title names, and nothing else but that it is a report: "Informe del 1r
    trimestre", "Dades: Q1"; or that names its months behind it in brackets.
    """
    if len(text) > TITLE or find_period(text):
        return None
    if whole := _with_months(text):
        return whole
    key, colon, value = text.partition(":")
    part = (part_under(value, key) if colon else None) or part_of_year(text)
    if part and part.label not in text:  # "3r Trimestre", of "Trimestre: 3r"
        return part
    rest = words_of(text.replace(part.label, " ")) if part else ()
    return part if all(word in OF_A_REPORT for word in rest) else None


def is_title_of(period: Period, text: str) -> bool:
    """Does a title name these months of a year and say nothing else: "Informe del 1r trimestre de 2023"? A month alone
    may be the one in which it was written.
    """
    rest = words_of(text.replace(period.label, " "))
    part = A_MONTH < (period.end - period.start).days < A_YEAR
    return part and len(text) <= TITLE and all(one in OF_A_REPORT for one in rest)


def is_period_alone(text: str) -> bool:
    """Is a title no more than a period: "Any 2023", "Informe del 1r trimestre"?"""
    period = (find_period(text) or titled_part(text)) if len(text) <= TITLE else None
    return period is not None and all(one in OF_A_REPORT for one in words_of(text.replace(period.label, " ")))


def part_titled(period: Period, text: str) -> Period | None:
    """What such a title names of any year, without its own."""
    return titled_part(re.sub(rf"\W*\b(?:(?:de|del|of|do|di|da)\W+)?{period.start.year}\b", "", text))


A_MONTH, A_YEAR = 31, 364
"""Days."""


IN_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()]{3,45})[)\]]\s*")


def _with_months(text: str) -> Period | None:
    """1r trimestre (gener, febrer i març)"""
    both = IN_BRACKETS.fullmatch(text)
    months = part_of_year(both[2]) if both and names_months(both[2]) else None
    part = titled_part(both[1]) if both and months else None
    if not (part and months):
        return None
    return replace(months, label=text[text.index(part.label) :].strip() if part.label in text else part.label)


TITLE = 60
"""Letters at most of a title that names a part of a year."""


def undated(text: str) -> str:
    """What a title names as its period without saying when that was: a part of no year ("Q1"), a season, or the years
    in which a charter is in force; "" where there is no such thing.
    """
    if names_no_days(text) and (unsaid := undated_part(fold(text))):
        return text[slice(*unsaid)].strip()
    if len(text) > 2 * TITLE or find_period(text):
        return ""
    if part := part_of_two_years(fold(text), 1):
        return text[part.first : part.after].strip()
    life = of_no_days(fold(text))
    beside = text if life is None else f"{text[: life[0]]} {text[life[1] :]}"
    named = (part_of_year(piece) for piece in PIECES.split(beside) if len(piece) <= TITLE)
    if found := next(filter(None, named), None):
        return found.label
    return text[slice(*life)] if life else ""


def names_no_days(text: str) -> bool:
    """Does a short title name a part of a year of which nobody says when it is: "Autumn 2024", "Second school term"?"""
    return len(text) <= TITLE and undated_part(fold(text)) is not None and _says_year_at_most(text)


def _says_year_at_most(text: str) -> bool:
    period = find_period(text)
    return period is None or is_year(period)


PIECES = later(r"[.:;,()|]\s|\s[–—-]\s")


def is_numbered(period: Period) -> bool:
    """Mes 10: of a year that does not begin in January, it may be October or the tenth one."""
    month, _, number = fold(period.label).rpartition(" ")
    return month in MONTHS and bool(MONTH.fullmatch(number))


def dated_in(period: Period, stated: Period) -> Period:
    """A part of any year as that of the year `stated`; H1 2024/25 counted from the month in which that one begins."""
    of_two_years = is_year(stated) and stated.start.month > 1
    if of_two_years and is_numbered(period):
        return period
    if is_of_any_year(period):
        return period if not of_two_years and part_of_two_years(fold(period.label), 1) else part_of(period, stated)
    if not of_two_years:
        return period
    found = part_of_two_years(fold(period.label), stated.start.month)
    return Period(period.label, found.start, found.end) if found else period


def part_of(period: Period, whole: Period) -> Period:
    """A part of any year as that of `whole`: of April to March, its months by their names, else counted from April."""
    first = whole.start
    placed = in_year(period, first.year)
    if first.month == 1 or first.day != 1 or whole.end != last_day(first, 12):
        return placed
    if names_months(period.label):
        return placed if placed.start >= first else in_year(period, first.year + 1)
    months = first.month - 1 + placed.start.month - 1
    start = date(first.year + months // 12, months % 12 + 1, 1)
    return Period(period.label, start, last_day(start, placed.end.month - placed.start.month + 1))


def in_year(period: Period, year: int) -> Period:
    """A part of a year, moved into `year`."""
    start, end = period.start, period.end
    last = monthrange(year, end.month)[1] if end.month == 2 else end.day
    return Period(period.label, start.replace(year=year), date(year + end.year - start.year, end.month, last))
