"""What the ways mean in which periods are written in eight languages: PATTERNS, the most exact first."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from cartaviva.core.language.days import last_day
from cartaviva.core.language.lexicon import Lexicon, Wording, fold, words_of
from cartaviva.core.language.measures import MONTH_NAMES
from cartaviva.core.language.patterns import later
from cartaviva.core.language.period_patterns import YEAR

Dates = tuple[date, date] | None

YEARS: Mapping[str, Wording] = {
    "school": {
        "": "curs, curso, ikasturte*, school year, academic year, any acadèmic, any escolar, año escolar, año "
        "académico, année scolaire, année universitaire, anno scolastico, anno accademico, ano letivo, ano lectivo, "
        "ano escolar"
    },
    "fiscal": {"": "fiscal year, financial year, fy, fy2*, exercice"},
}
"""Years that do not begin in January, the school year on 1 September, British and Canadian fiscal years on 1 April;
such words say so of two years too.
"""

BEGINS = {"school": (9, 1), "fiscal": (4, 1)}
_years = Lexicon(YEARS)


def year_said(text: str) -> str | None:
    """Of which of these kinds a text says that a year is."""
    return next((said for said, _, _ in _years.all(words_of(text))), None)


@cache
def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for listed in MONTH_NAMES.values():
        for number, name in enumerate(fold(listed).split(","), 1):
            numbers[name.strip(" *")] = number
    short = (
        "gen=1 ene=1 xan=1 janv=1 fev=2 febr=2 fevr=2 mzo=3 abr=4 avr=4 mai=5 mag=5 giu=6 xun=6 juil=7 lug=7 xul=7 "
        "ag=8 ago=8 set=9 sept=9 ott=10 out=10 des=12 dic=12 dez=12 "
        "urt=1 ots=2 api=4 eka=6 uzt=7 abu=8 ira=9 urr=10 aza=11 abe=12"
    )
    numbers.update((name, int(number)) for name, _, number in (pair.partition("=") for pair in short.split()))
    numbers.update({name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)})
    return numbers


@lru_cache(maxsize=4096)
def _month(word: str) -> int | None:
    numbers = _month_numbers()
    if word in numbers:
        return numbers[word]
    basque = (stem.strip(" *") for stem in fold(MONTH_NAMES["eu"]).split(","))
    return next((number for number, stem in enumerate(basque, 1) if word.startswith(stem)), None)


TERMS: Mapping[str, str] = {"autumn": "sep-dec", "spring": "jan-apr", "summer": "may-aug"}
"""School terms that are named by their season: of a school year, the autumn is in the first of its two."""


def term_months(text: str) -> str:
    """The months of a school term, "" for what is none."""
    said = words_of(text)
    return TERMS.get(said[0], "") if len(said) == 2 and said[1] == "term" else ""


def names_months(text: str) -> bool:
    """Apr–Jun, gener, Spring term"""
    return bool(term_months(text)) or any(_month(word) for word in words_of(text))


# What each means

Meaning = Callable[[re.Match[str], str], Dates]
Written = tuple[str | None, int | None, str]
"""Year, month and day as they were found."""


def _dates(start: Written, end: Written) -> Dates:
    try:
        first, last = (date(int(year or 0), month or 0, int(day)) for year, month, day in (start, end))
    except ValueError:
        return None
    if first > last and first.year == last.year:  # "1 October to 30 September 2023": the first year is left out
        first -= timedelta(days=366 if _in_leap(first) else 365)
    return (first, last) if first <= last else None


def _in_leap(day: date) -> bool:
    """Is there a 29 February in the twelve months before `day`?"""
    return monthrange(day.year if day.month > 2 else day.year - 1, 2)[1] == 29


def _two_days(order: str) -> Meaning:
    """Two days whose parts stand in this `order`, as "dmy": a first year that is left out is the last one, and a last
    one that is left out is the first, or the next where the day would lie before.
    """
    year, month, day = (order.index(part) for part in "ymd")

    def read(match: re.Match[str], _: str) -> Dates:
        parts = match.groups()
        start, end = parts[:3], parts[3:]
        first, last = (int(one[month]) if one[month].isdigit() else _month(one[month]) for one in (start, end))
        ends = end[year]
        if start[year] and not ends:
            before = (last or 0, int(end[day])) < (first or 0, int(start[day]))
            ends = str(int(start[year]) + before)
        return _dates((start[year] or ends, first, start[day]), (ends, last, end[day]))

    return read


def _year_to_a_day(match: re.Match[str], _: str) -> Dates:
    """The year ended 31 March 2024 began on the first of April before."""
    day, month, year = match.groups()
    number = _month(month)
    if year is None or number is None or not int(day) >= 28:
        return None
    return _from(date(int(year) - (number < 12), number % 12 + 1, 1), 12)


def _year_to_a_month(match: re.Match[str], _: str) -> Dates:
    """The year to March 2024 began in the April before."""
    month, year = match.groups()
    number = _month(month)
    return _from(date(int(year) - (number < 12), number % 12 + 1, 1), 12) if number else None


def _basque_days(match: re.Match[str], _: str) -> Dates:
    year, month, day, to_year, to_month, to_day = match.groups()
    return _dates((year, _month(month), day), (to_year or year, _month(to_month), to_day))


def _basque_months(match: re.Match[str], _: str) -> Dates:
    year, first, to_year, last = match.groups()
    return _between(first, year, last, to_year or year)


def _between(first: str, year: str, last: str, to_year: str) -> Dates:
    """From one month to another one, by their names."""
    begins, ends = _month(first), _month(last)
    if begins is None or ends is None:
        return None
    start, end = date(int(year), begins, 1), last_day(date(int(to_year), ends, 1), 1)
    return (start, end) if start <= end else None


def _from(start: date, months: int) -> tuple[date, date]:
    return start, last_day(start, months)


def _listed_months(match: re.Match[str], _: str) -> Dates:
    """January, February and March 2024: from the first to the last of them."""
    first, between, last, year = match.groups()
    begins, ends = _month(first), _month(last)
    if begins is None or ends is None or begins > ends or not all(map(_month, words_of(between))):
        return None
    return _from(date(int(year), begins, 1), ends - begins + 1)


def _named_months(match: re.Match[str], _: str) -> Dates:
    """November to March 2025: the first year is left out, and may be the one before."""
    first, year, last, to_year = match.groups()
    same = _between(first, year or to_year, last, to_year)
    return same if same or year else _between(first, str(int(to_year) - 1), last, to_year)


_LENGTHS = {"t": 3, "q": 3, "s": 6, "h": 6}


def _short_part(match: re.Match[str], _: str) -> Dates:
    found = [group for group in match.groups() if group]
    year = next(group for group in found if len(group) == 4)
    number = next(group for group in found if group in "1234")
    return _nth_part(int(year), int(number), next(_LENGTHS[group] for group in found if group in _LENGTHS))


def _nth_part(year: int, number: int, months: int) -> Dates:
    return _from(date(year, (number - 1) * months + 1, 1), months) if number * months <= 12 else None


def _spanning(first: Dates, last: Dates) -> Dates:
    """From the first day of a part to the last day of a later one: of the same year, or the one that follows."""
    if first is None or last is None or not first[0] < last[0]:
        return None
    near = first[0].year == last[0].year or last[0] - first[1] <= timedelta(days=1)
    return (first[0], last[1]) if near else None


def _short_parts(match: re.Match[str], _: str) -> Dates:
    found = [group for group in match.groups() if group]
    years = [int(group) for group in found if len(group) == 4]
    numbers = [int(group) for group in found if group in "1234"]
    lengths = {_LENGTHS[group] for group in found if group in _LENGTHS}
    if len(lengths) > 1:
        return None
    first, last = (_nth_part(year, number, *lengths) for year, number in zip(years * 2, numbers, strict=False))
    return _spanning(first, last)


def _nth_parts(match: re.Match[str], text: str) -> Dates:
    """First and second quarter of 2024"""
    first, other, first_year, last, part, year = match.groups()
    if other and other[:3] != part[:3]:
        return None
    own = year or _only_year(text)
    return _spanning(_named_part(first, part, first_year or own), _named_part(last, part, own))


def _part_numbers(match: re.Match[str], text: str) -> Dates:
    part, first, last, year = match.groups()
    both = (_named_part(nth, part, year or _only_year(text)) for nth in (first, last))
    return _spanning(*both)


_ORDINALS = {
    4: ("4", "iv", "quart", "cuart", "four", "quatr", "laugarren"),
    3: ("3", "iii", "terc", "terz", "third", "trois", "hirugarren"),
    2: ("2", "ii", "seg", "sec", "deux", "bigarren"),
    5: ("5",),
    6: ("6",),
}


def _ordinal(word: str) -> int:
    for number, beginnings in _ORDINALS.items():
        if word in beginnings or (
            word != "iii" and word.startswith(tuple(begin for begin in beginnings if len(begin) > 2))
        ):
            return number
    return 1


_PARTS = {"bi": 2, "cuadri": 4, "quadri": 4, "cuatri": 4, "sem": 6, "seih": 6, "half": 6, "halve": 6, "term": 4}


def _named_part(nth: str, part: str, year: str | None) -> Dates:
    months = next((length for begin, length in _PARTS.items() if part.startswith(begin)), 3)
    return _nth_part(int(year), _ordinal(nth), months) if year else None


def _part(order: str) -> Meaning:
    """One part of a year: what is said of it stands in this `order`, as "npy" (number, part, year)."""

    def read(match: re.Match[str], text: str) -> Dates:
        nth, part, year = (match[order.index(one) + 1] for one in "npy")
        return _named_part(nth, part, year or _only_year(text))

    return read


def _term(order: str) -> Meaning:
    """One term, as "syf" (season, year, the year that follows)."""

    def read(match: re.Match[str], _: str) -> Dates:
        season, year, following = (match[order.index(one) + 1] for one in "syf")
        return _of_school_year(season, int(year), following)

    return read


def _terms(match: re.Match[str], _: str) -> Dates:
    """Autumn term 2024 and spring term 2025; autumn and spring terms 2024/25"""
    first, first_year, last, year, following = match.groups()
    if not (first_year or following or first < last == "summer"):
        return None
    return _spanning(
        _of_school_year(first, int(first_year or year), None if first_year else following),
        _of_school_year(last, int(year), following),
    )


def _of_school_year(season: str, year: int, following: str | None) -> Dates:
    """The term of a year, or of two that follow each other."""
    if following and int(following) % 100 != (year + 1) % 100:
        return None
    first, last = map(_month, TERMS[season].split("-"))
    if first is None or last is None:
        return None
    return _from(date(year + bool(following and first < BEGINS["school"][0]), first, 1), last - first + 1)


def _only_year(text: str) -> str | None:
    years = set(re.findall(rf"\b{YEAR}", text))
    return years.pop() if len(years) == 1 else None


def _year_month(match: re.Match[str], _: str) -> Dates:
    year, number, name = match.groups()
    return _one_month(year, int(number) if number else _month(name))


def _month_number(match: re.Match[str], _: str) -> Dates:
    return _one_month(match[2], int(match[1]))


def _basque_month(match: re.Match[str], _: str) -> Dates:
    return _one_month(match[1], _month(match[2]))


def _named_month(match: re.Match[str], text: str) -> Dates:
    """March 2024; but 31 March 2024 is a day."""
    is_day = re.search(r"\d{1,2}\s*(?:d['e]|de|del|of|di|do)?\s*$", text[: match.start()])
    return None if is_day else _one_month(match[2], _month(match[1]))


def _one_month(year: str, month: int | None) -> Dates:
    return _from(date(int(year), month, 1), 1) if month else None


_WORD_AFTER = later(r"\s+(?:d[e']?\s?|del |of |di |do |da )?([a-z]{3,14})")


def _first_months(match: re.Match[str], _: str) -> Dates:
    """The first nine months of 2024; neuf premiers mois de 2024"""
    said = match[1] or match[2]
    number = int(said) if said.isdigit() else _COUNTED[said]
    return _from(date(int(match[3]), 1, 1), number) if 0 < number < 12 else None


_COUNTED = {
    **dict.fromkeys(("three", "tres", "trois", "tre"), 3),
    **dict.fromkeys(("four", "quatre", "cuatro", "catro", "quattro", "quatro"), 4),
    **dict.fromkeys(("six", "sis", "seis", "sei"), 6),
    **dict.fromkeys(("nine", "nou", "nueve", "nove", "neuf"), 9),
}


def _two_years(match: re.Match[str], text: str) -> Dates:
    start, second = int(match[1]), match[2]
    after = _WORD_AFTER.match(match.string, match.end())
    if len(second) == 2 and after and _month(after[1]):  # 1 January 2024 to 31 December
        return None
    end = int(second) if len(second) == 4 else start - start % 100 + int(second)
    if not start < end <= start + 10:
        return None
    if end == start + 1 and (kind := year_said(text)):
        begins = date(start, *BEGINS[kind])
        return _from(begins, 12)
    return date(start, 1, 1), date(end, 12, 31)


def _year(match: re.Match[str], _: str) -> Dates:
    return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)


PATTERNS: Mapping[str, Meaning] = {
    "days": _two_days("dmy"),
    "first months": _first_months,
    "year to a day": _year_to_a_day,
    "year to a month": _year_to_a_month,
    "basque days": _basque_days,
    "basque months": _basque_months,
    "us days": _two_days("mdy"),
    "numeric days": _two_days("dmy"),
    "iso days": _two_days("ymd"),
    "listed months": _listed_months,
    "months": _named_months,
    "terms": _terms,
    "short parts": _short_parts,
    "nth parts": _nth_parts,
    "part numbers": _part_numbers,
    "short part": _short_part,
    "term": _term("syf"),
    "year term": _term("yfs"),
    "year part": _part("ynp"),
    "part": _part("npy"),
    "part number": _part("pny"),
    "year month": _year_month,
    "month number": _month_number,
    "basque month": _basque_month,
    "month": _named_month,
    "two years": _two_years,
    "year": _year,
}
"""What a period can look like, the most exact first."""
