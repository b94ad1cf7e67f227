"""What one column of a table is used for, and what its heading and its cells say by themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.measures import measures
from cartaviva.core.language.noted import are_marks
from cartaviva.core.language.patterns import later
from cartaviva.core.language.period_in_text import is_season
from cartaviva.core.language.period_words import names_months
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.language.row_words import column_direction
from cartaviva.core.language.units import unelided, unit_words
from cartaviva.core.outcome_words import with_outcome
from cartaviva.core.period import Period, find_period
from cartaviva.formats.recognise.cell_texts import (
    A_SHARE,
    SENTENCE,
    are_figures,
    have_digits,
    is_bare,
    is_figure,
    say_something,
)
from cartaviva.formats.recognise.headings import compact, meanings
from cartaviva.formats.recognise.roles import FIGURES, STATED, Role
from cartaviva.formats.recognise.status_words import names_statuses
from cartaviva.formats.recognise.year_parts import (
    ANY_YEAR,
    are_nth,
    is_aside,
    lasts_part,
    part_of_year,
    part_under,
    said_again,
    short_month,
)

FIGURE_ROLES = frozenset({*FIGURES, Role.THRESHOLD, Role.NUMERATOR, Role.DENOMINATOR})
FOLLOWING = frozenset({Role.DIFFERENCE, Role.COMPLIANCE})
TEXT_ROLES = frozenset({Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT, Role.INDICATOR, Role.REMARKS, Role.MEASURES})
LONG = 45
"""Letters on average from which the texts of a column are sentences, not short notations."""
DAY = re.compile(
    r"(?:\b(?:as )?(?:a|al|au|at|em|en|il|el|on|alla data del)\s+)?\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""Valor a 31/12/2024"""
WHOLE_YEAR = re.compile(
    r"^(?:full|whole)?(?:year|annual|anual|annuale?|any|ano|anno|annee|ytd|total[ei]?|acumulat|acumulado|cumule?)(?!\w{0,2}$)"
    r"|(?:(?:full|whole)year|annual|anual|annuell?e?|annuale|ytd|totale?)$"
)
ALL_OF_IT = later(
    r"(?:the|l|el|la|le|il|o|tot|todo|tout|toute|tutto|intero|conjunt\w?|ensemble|total[ei]?|resultat|resultado|"
    r"risultato|result|valor[ei]?|valeur|value|dad[ao]|dato|de|del|do|da|di)*"
    r"(?:year|any|ano|annee|anno|curs|curso|corso|exercici|ejercicio|exercicio|exercice|esercizio|urte\w{0,3}|ikasturte\w?)"
    r"(?:complet\w?|osoa?|sencer|enter[oa]|entier|inter[oa]|total|sofar|todate|end)?"
    r"|global|overall|conjunt\w?|ensemble|total\w{0,2}|guztira|cumul\w{0,7}|acum\w{0,8}|mitjana|media|moyenne|average|mean"
)
"""The whole of a year, where its parts stand beside it."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for. `heading` is verbatim; `period` where its heading names one."""

    index: int
    role: Role | None
    heading: str
    period: Period | None = None
    figures: bool = False
    yearless: bool = False
    """`period` is in ANY_YEAR: the heading names a part of a year only ("1T")."""
    words: bool = False
    """Some of its cells are words."""
    guessed: bool = False
    """Its heading is not known: the role follows from its place and its cells."""
    over_text: Role | None = None
    """The role that its heading has over texts, where the figures below gave it another."""
    others: tuple[Role, ...] = ()
    """What else its heading may mean, the likeliest first."""
    left_out: bool = False
    """Somebody said that it is not to be taken over."""
    doubtful: bool = False
    """Its heading says that it holds figures, and it holds words."""
    season: str = ""
    """The heading, or one above it, that names a season, of which nobody says the days; of columns of results."""


class Header(NamedTuple):
    """The rows `first` to `last` are headings; `uses` has one entry for each column."""

    first: int
    last: int
    uses: tuple[Use, ...]

    def having(self, role: Role) -> tuple[Use, ...]:
        return tuple(use for use in self.uses if use.role is role)


def has_role(uses: Iterable[Use], *roles: Role) -> bool:
    return any(use.role in roles for use in uses)


def taken_for(uses: Sequence[Use], role: Role, candidates: Sequence[Use], guessed: bool = False) -> list[Use]:
    """The uses with the first of the candidates in `role`."""
    return [replace(use, role=role, guessed=guessed or use.guessed) if use in candidates[:1] else use for use in uses]


def figures_at(uses: Iterable[Use]) -> list[int]:
    """The columns of target, result and what follows from them."""
    return [use.index for use in uses if use.role in FIGURE_ROLES]


@lru_cache(maxsize=4096)
def roles_of(text: str) -> tuple[tuple[Role | None, Role | None], ...]:
    """What a heading may mean over texts and over figures; the period in it ("2021 Real", "Valor 1T") left aside."""
    if len(text) > 160 or _says_what_came(text):
        return ()
    found = _roles(compact(text))
    if found and WHOLE_YEAR.search(compact(text)):  # "Full year achievement" beside "Full year result"
        return tuple(dict.fromkeys((*found, *_roles_but_whole(compact(text)))))
    if not found and names_statuses(text):
        return ((Role.EXTRA, Role.EXTRA),)
    if found or len(text) > 60 or not any(letter.isdigit() for letter in text):
        return found
    if DAY.search(text):
        return _roles(compact(DAY.sub(" ", text)))
    period = find_period(text) or part_of_year(text)
    if period is None or len(period.label) >= len(text):
        return ()
    rest = compact(_without_again(text.replace(period.label, " ")))
    if rest == "%":  # "Q1 (%)" has a unit; beside a result of the same period it is its degree
        return (Role.EXTRA, Role.RESULT), (Role.EXTRA, Role.COMPLIANCE)
    return tuple(roles for roles in _roles(rest) if Role.PERIOD not in roles)


def likeliest(text: str) -> tuple[Role | None, Role | None]:
    """The first of what a heading may mean."""
    return next(iter(roles_of(text)), (None, None))


def may_be(text: str, *roles: Role) -> bool:
    """May a heading mean one of the roles?"""
    return any(role in meant for meant in roles_of(text) for role in roles)


def _says_what_came(text: str) -> bool:
    """ "Aucune demande", beside "Valeur demandée"; "Target not met: 4 days", beside "Target met (2022)"; a sentence
    with a share ("Calls answered in 60 seconds. Target is 80%")
    """
    if len(text) > SENTENCE and A_SHARE.search(text):
        return True
    said = with_outcome(text)
    return whole_meaning(text) == "no demand" or (said is not None and find_period(said[1]) is None)


def _roles(short: str) -> tuple[tuple[Role | None, Role | None], ...]:
    return tuple(dict.fromkeys((entry.over_text, entry.over_figures) for entry in meanings(short)))


def _roles_but_whole(short: str) -> Iterator[tuple[Role | None, Role | None]]:
    """What a heading about the whole year says of the figures that follow from target and result."""
    return (roles for roles in _roles(WHOLE_YEAR.sub("", short, count=1)) if roles[1] in FOLLOWING)


@lru_cache(maxsize=4096)
def heading_period(text: str) -> Period | None:
    """The period that a heading names, in ANY_YEAR where it names a part of a year only."""
    if len(text) > 120:
        return None
    found = find_period(text)
    if found is None and 1 < len(text) <= 40 and not is_bare(text):
        found = short_month(text) or part_of_year(text)
        rest = text.replace(found.label, " ") if found else ""
        if found and (again := said_again(rest)):
            rest = rest.replace(again.label, " ")
            found = again if names_months(again.label) else found
        if found and all(map(is_aside, words_of(rest))):
            found, rest = replace(found, label=text), ""
        if compact(rest) and not _roles(compact(rest)):
            return None
    return found


def _without_again(rest: str) -> str:
    again = said_again(rest)
    return rest.replace(again.label, " ") if again else rest


def _path_period(path: Sequence[str]) -> Period | None:
    """The period that the headings over a column name, from the lowest up."""
    for at in reversed(range(len(path))):
        found = heading_period(path[at]) or (part_under(path[at], path[at - 1]) if at else None)
        if found:
            return found
    return None


def are_periods(texts: Sequence[str]) -> bool:
    return bool(texts) and all(map(is_period, texts))


def are_parts(texts: Sequence[str]) -> bool:
    """Parts of a year, and perhaps the whole of it: Q1, Q2, Q3, Q4, Year."""
    parts = [text for text in texts if is_period(text) and is_part(text)]
    rest = [text for text in texts if text not in parts]
    return len(set(parts)) > 1 and all(is_period(text) or says_whole(text) for text in rest)


def is_part(text: str) -> bool:
    found = heading_period(text)
    return found is not None and lasts_part(found)


def says_whole(text: str) -> bool:
    """Year, YTD, Total anual: all parts of a year together."""
    return len(text) <= 30 and bool(WHOLE_YEAR.search(compact(text)) or ALL_OF_IT.fullmatch(compact(text)))


def is_period(text: str) -> bool:
    """Few words that name a period, or as few others as it has: "October 2024 to March 2025"."""
    found = heading_period(text)
    return found is not None and (len(text) <= 24 or 2 * len(found.label) >= len(text))


def use_of(index: int, path: Sequence[str], texts: Sequence[str]) -> Use:
    """What a column with the headings `path`, from top to bottom, and these cells is used for by itself."""
    figures = are_figures(texts)
    period = _path_period(path)
    yearless = period is not None and period.start.year == ANY_YEAR and str(ANY_YEAR) not in "".join(path)
    words = any(not is_figure(text) for text in texts)
    sure, late = _meanings(path, texts, figures)
    meanings = list(dict.fromkeys((*sure, *late)))
    heading = path[-1] if path else ""
    role: Role | None
    if meanings:
        role, over_text = meanings[0]
        dated = role is Role.PERIOD and are_periods(texts)
        others = {} if dated else dict.fromkeys(other for other, _ in meanings[1:] if other is not role)
    elif are_periods(texts) or are_parts(texts):
        role, over_text, others, period, yearless, words = Role.PERIOD, None, {}, None, False, False
    else:
        role, over_text, others = Role.RESULT if period and (figures or not texts) else None, None, {}
    return Use(
        index,
        role,
        heading,
        period,
        figures=figures,
        yearless=yearless,
        words=words,
        over_text=over_text,
        others=tuple(others),
        doubtful=bool(late) and not sure,
        season=next(filter(is_season, path), "") if role in (None, Role.RESULT) else "",
    )


Meaning = tuple[Role, Role | None]
"""A role, and the one that the heading has over texts where the cells made another of it."""


def _meanings(path: Sequence[str], texts: Sequence[str], figures: bool) -> tuple[list[Meaning], list[Meaning]]:
    """(what a heading may mean, the likeliest first; what it says that the cells speak against)"""
    long = bool(texts) and sum(map(len, texts)) > LONG * len(texts)
    wordy = long or (bool(texts) and not figures and (say_something(texts) or not have_digits(texts, tenths=3)))
    sure: list[Meaning] = []
    late: list[Meaning] = []
    agreed = _agreed(path) if figures else None
    for text in (*reversed(path), " ".join(path)):
        for over_text, over_figures in roles_of(text):
            role = over_figures if figures else over_text
            if figures and over_text is Role.COMMITMENT and NUMBERED.search(text):
                role = over_text  # the promise, by its number
            else:
                role = role if role is Role.PERIOD and are_nth(texts, text) else _fitting(role, texts, figures)
            if role is None or (role is Role.PERIOD and len(path) > 1):
                continue
            if role in FIGURE_ROLES and wordy:
                late.append((role, over_text if over_text is not role else None))
                continue
            sure.append((role, over_text if over_text is not role else None))
            if over_figures is Role.TARGET and over_figures is not role and have_digits(texts):
                late.append((Role.TARGET, over_text))
    sure.sort(key=lambda meaning: meaning[0] is not agreed)
    return sure, late


NUMBERED = later(r"\bn\s?\.?\s?[º°o]\.?\s*$|\b(?:n[uú]m(?:\.|ero)?|num[eé]ro|number|no\.|#|zk\.?)\s*$", re.IGNORECASE)


def _agreed(path: Sequence[str]) -> Role | None:
    """Target or result, where the lowest heading may mean both ("Valor") and one above it means one ("Previsió")."""
    meant = [{over_figures for _, over_figures in roles_of(text)} & STATED for text in path]
    if len(path) < 2 or len(meant[-1]) < 2:
        return None
    return next((role for roles in reversed(meant[:-1]) if len(roles) == 1 for role in roles), None)


def _fitting(role: Role | None, texts: Sequence[str], figures: bool) -> Role | None:
    """The role, or None where the cells of the column cannot have it."""
    marked = [one for one in texts if compact(one) and not are_marks(one)]
    told = role is Role.REMARKS and not are_figures(marked)
    if (role in TEXT_ROLES and figures and texts and not told) or (role is Role.UNIT and not names_units(texts)):
        return None
    if role is Role.PERIOD and figures and not any(map(is_period, texts)):
        return None  # "Year (%)" over the results of four quarters
    if role is Role.DIRECTION and texts and not _say_directions(texts):
        return None
    if role is Role.DIFFERENCE and texts and not figures and not have_digits(texts):
        return Role.REMARKS  # "Variance explained"
    return role


def _say_directions(texts: Sequence[str]) -> bool:
    return 2 * sum(len(text) <= 3 or column_direction(text) is not None for text in texts) >= len(texts)


def names_units(texts: Sequence[str]) -> bool:
    """Do most cells name a unit, or are they as short as one, beside some that do ("Esports" is a department)?"""
    named = sum(bool(unit_words.means(unelided(text)) or measures.means(text)) for text in texts)
    short = sum(len(text) <= (8 if named else 4) for text in texts)
    return 2 * max(named, short) >= len(texts)
