"""Where in a text a period is named, and its dates."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from cartaviva.core.language.days import last_day
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.patterns import later
from cartaviva.core.language.period_patterns import YEAR, pattern
from cartaviva.core.language.period_words import BEGINS, PATTERNS, year_said


class Found(NamedTuple):
    """Two dates, and the places in the text between which they are named."""

    start: date
    end: date
    first: int
    after: int


LEAST_DIGITS: Mapping[str, int] = {
    **{"days": 6, "year to a day": 6, "basque days": 6},
    **{"us days": 6, "numeric days": 12, "iso days": 16, "short part": 5, "part number": 5},
    **{"month number": 5, "two years": 6, "short parts": 6, "part numbers": 6},
}
"""Most texts have the four of a year and no more. Patterns that need others are not even made then."""

_NAMED_PARTS = tuple("trim bim drimestr sem quarter half term hiruhileko seihileko".split())
SAID: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("year part", "part"), _NAMED_PARTS),
    "nth parts": _NAMED_PARTS,
    "first months": ("mesos", "meses", "months", "mois", "mesi"),
    "part number": ("qtr", *_NAMED_PARTS),
    "part numbers": ("qtr", "halve", *_NAMED_PARTS),
    "listed months": (",",),
    **dict.fromkeys(("term", "year term", "terms"), ("term",)),
    "year to a month": ("year", "months", "any", "ano", "exer", "ejer", "eser", "annee", "anno"),
    **dict.fromkeys(("basque days", "basque months", "basque month"), ("ko",)),
}
"""What a text has that one of these patterns can match: one of these pieces of a word."""


_LIFE = later(
    r"\b(?:(?:carta|charter|charte)(?: (?:de |d['e] ?|di |dei )?(?:serv\w+|compromis\w*|qual\w+|calid\w+|cidadan\w+|"
    r"ciud?tadan\w+|engagements?))?|pla|plan|plano|piano|plantilla|template)(?: [a-z']{1,20}){0,5}?[ ,:(-]*"
    rf"(?:(?:vigencia|vixencia|vigent|vigente|periode?|periodo)[ :]*)?{YEAR} ?(?:-|/|a|al|to) ?{YEAR}(?!\d)"
)
"""Carta de serveis 2023-2026: the years in which it is in force, and not those of a report; of a template, its own."""
_SCHOOL_TERM = later(
    r"(?<!autumn )(?<!spring )(?<!summer )\b(?:(?!autumn|spring|summer)[a-z0-9]{1,10}\.? )?"
    r"(?:(?:school|academic|michaelmas|hilary|lent|trinity|winter) term|"
    r"trimestre (?:escolar|lectivo|lectiu|letivo|scolaire|scolastico))\b"
    rf"[^.\d]{{0,20}}?{YEAR}(?:\s?[-/]\s?(?:20)?\d\d\b)?"
    rf"|\bautumn(?: (?:school )?term)? and spring (?:school )?terms?,? (?:of )?{YEAR}(?!\s?[-/]\s?\d)"
)
"""Of which nobody says when it begins: "first school term 2024" may be the autumn, or what follows Christmas; or in
which of two years it begins."""
_SEASONS = (
    r"(?:autumn|fall|winter|spring|summer|tardor|hivern|primavera|estiu|otono|invierno|verano|outono|inverno|veran|udazkena|"
    r"negua|udaberria|uda|automne|hiver|printemps|ete|autunno|estate|verao|(?:high|low|peak|off[ -]peak) season|"
    r"(?:temporada|tempada|epoca) (?:alta|baixa|baja|mitjana|media)|(?:haute|basse) saison|(?:alta|bassa) stagione)"
)
_OF_A_SEASON = (
    r"\A\W*(?:(?:informe|inform|report|rapport|relazione|relatorio|txostena|seguiment|seguimiento|seguimento|suivi|resultats?|"
    r"resultados?|results|periode?|periodo|periodoa|season|temporada|campanya|campana|saison|stagione|tempada|"
    rf"d[e']?|del|de l'|des|della|dell'|do|da|di|la|el|l'|le|the|of|for)(?:\W+|(?<='))\W*)*{_SEASONS}(?: season)?"
)
_YEAR_OF = rf"(?: de| del| of| d'| di| do|,)?(?: l'any)? {YEAR}(?:\s?[-/]\s?(?:20)?\d\d\b)?"
_SEASON = later(rf"{_OF_A_SEASON}{_YEAR_OF}(?=\W*$|[.,;:)]| [–—-])")
"""Autumn 2024: of which nobody says on which days it begins and ends. "Casal d'estiu 2024" names what was done."""
_SEASON_ALONE = later(rf"{_OF_A_SEASON}(?:{_YEAR_OF})?\W*\Z")
_NAMES_SEASON = later(_SEASONS)
"""Few documents do: the two above take long to make."""
_OF_THE_REPORT = later(r"\b(?:seguim\w+|result\w+|inform\w*|report\w*|memor\w+|curs|curso|year|exerci\w+|ejercicio)\b")


def of_no_days(folded: str) -> tuple[int, int] | None:
    """Where a text names the years in which a charter or a plan is in force, or a school term that may begin in any
    month.
    """
    if term := _school_term(folded):
        return term.span()
    if "20" not in folded or not any(word in folded for word in ("cart", "chart", "pla", "piano")):
        return None
    found = _LIFE.search(folded)
    return None if found is None or _OF_THE_REPORT.search(found[0]) else found.span()


def undated_part(folded: str) -> tuple[int, int] | None:
    """Where a title names such a term, or a season. Of a column of results it is enough to know its year."""
    found = _school_term(folded) or (_SEASON.match(folded) if _NAMES_SEASON.search(folded) else None)
    return found.span() if found else None


@lru_cache(maxsize=4096)
def is_season(text: str) -> bool:
    """Does a text name a season, perhaps with its year, and nothing else but what is of it: "Resultat estiu"?"""
    folded = fold(text) if len(text) <= _MOST_LETTERS else ""
    return _NAMES_SEASON.search(folded) is not None and _SEASON_ALONE.match(folded) is not None


_MOST_LETTERS = 40


def _school_term(folded: str) -> re.Match[str] | None:
    return _SCHOOL_TERM.search(folded) if "term" in folded or "trimestre" in folded else None


def dates_in(folded: str) -> Found | None:
    """The dates of the most exact period that a folded text names."""
    if undated := of_no_days(folded):
        years = re.sub(r"\d", " ", folded[slice(*undated)])
        folded = folded[: undated[0]] + years + folded[undated[1] :]
    if not re.search(YEAR, folded):
        return None
    digits = sum(map(str.isdecimal, folded))
    for name, meaning in PATTERNS.items():
        if name == "short parts" and digits >= LEAST_DIGITS["two years"] and (part := part_of_two_years(folded, 1)):
            return part_of_two_years(folded, _first_month(folded, part))
        if digits < LEAST_DIGITS.get(name, 4) or not any(piece in folded for piece in SAID.get(name, ("",))):
            continue
        for match in pattern(name).finditer(folded):
            if dates := meaning(match, folded):
                return _year_of_several(folded, match, dates) or Found(*dates, match.start(), match.end())
    return None


MOST_DAYS = 731
"""Days."""


def _year_of_several(folded: str, several: re.Match[str], dates: tuple[date, date]) -> Found | None:
    """The one year that is named beside more than two that it is of: "Carta del Mercat 2022-2025. Seguiment 2024"."""
    if (dates[1] - dates[0]).days <= MOST_DAYS or several.re is not pattern("two years"):
        return None
    beside = " " * several.end() + folded[several.end() :]
    named = {int(match[1]): match for match in pattern("year").finditer(beside)}
    if len(named) != 1:
        return None
    year, match = named.popitem()
    within = dates[0].year <= year <= dates[1].year
    return Found(date(year, 1, 1), date(year, 12, 31), match.start(), match.end()) if within else None


def _first_month(folded: str, part: Found) -> int | None:
    """The month in which the year begins of whose part the text speaks; None where nothing says it."""
    if kind := year_said(folded):
        return BEGINS[kind][0]
    return BEGINS["fiscal"][0] if _QUARTER.search(folded[part.first : part.after]) else None


_QUARTER = later(r"\bq\s?\d|\d\s?q\b|quarter|qtr")
"""What is said of quarters of a fiscal year; T1 may be one of a school year too."""


_BETWEEN = later(r"[\s,.:/-]*(?:d['e]|del|of|of the|di|do|da|des)?[\s-]*(?:l'|the)?\s*")
PARTS = ("short parts", "nth parts", "part numbers", "short part", "year part", "part", "part number")


def part_of_two_years(folded: str, first_month: int | None) -> Found | None:
    """H1 2024/25, counted from `first_month`, or None where that is not known; None for what names no part of two
    years.
    """
    both = pattern("two years").search(folded) if first_month else None
    whole = PATTERNS["two years"](both, folded) if both else None
    if (
        not first_month
        or both is None
        or whole is None
        or whole[1].year != whole[0].year + 1
        or re.search("[a-z]", both[0])
    ):
        return None
    blanked = re.sub(rf"[()]|\b(?:{_NAMES})\b|\bfy(?=\d)", lambda name: " " * len(name[0]), folded)
    rest = blanked[: both.start()] + both[1] + blanked[both.end() :]
    named = ((match, PATTERNS[name](match, rest)) for name in PARTS for match in pattern(name).finditer(rest))
    match, dates = next((found for found in named if found[1]), (None, None))
    if match is None or dates is None:
        return None
    before, after = sorted((match.span(), (both.start(), both.start() + 4)))
    if not _BETWEEN.fullmatch(rest[before[1] : max(before[1], after[0])]):
        return None
    months = dates[1].month - dates[0].month + 1
    first = first_month + dates[0].month - 2
    last = max(both.end(), match.end() + (len(folded) - len(rest) if match.end() > both.start() else 0))
    last += folded[last : last + 1] == ")" and "(" in folded[before[0] : last]
    start = date(whole[0].year + first // 12, first % 12 + 1, 1)
    return Found(start, last_day(start, months), before[0], last)


_NAMES = (
    "annee scolaire|anno scolastico|ano letivo|curso escolar|curs escolar|school year|academic year|fiscal year|"
    "financial year|any|ano|year|annee|anno|exercici|ejercicio|exercicio|exercice|esercizio|curs|curso|ikasturtea|fy"
)


@cache
def _lead(bare_year: bool) -> re.Pattern[str]:
    leads = _NAMES if bare_year else _NAMES + "|del|du|from|dal|do|de"
    return re.compile(rf"(?:\b(?:de l'|l'|d')?(?:{leads})\s+)+$")


_TAIL = later(r"\.?\s*(?:urtea|ikasturtea|school year|academic year)\b")


def label_of(folded: str, found: Found) -> tuple[int, int]:
    """Where a label begins and ends: with the "any", "Curs" or "del" that leads a period, and a Basque "urtea"."""
    lead = _lead(found.after - found.first == 4).search(folded[: found.first])
    tail = _TAIL.match(folded, found.after)
    return lead.start() if lead else found.first, tail.end() if tail else found.after
