"""Periods of a charter: a year, its parts, a school year, or any two dates; read from headings in eight languages."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from cartaviva.core.lexicon import Lexicon, Wording, fold
from cartaviva.core.measures import MONTH_NAMES


class Frequency(StrEnum):
    """How often an indicator is measured."""

    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    SCHOOL_YEAR = "school_year"
    BIENNIAL = "biennial"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included. `label` is how a person names it."""

    label: str
    start: date
    end: date


MONTHS: Mapping[Frequency, int] = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6, Frequency.YEARLY: 12}
"""How many months a period of each length has."""


def _months(start: date, months: int) -> date:
    """The last day of the `months` months that begin at `start`, the first of a month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months - 1, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def sub_periods(period: Period, frequency: Frequency) -> tuple[Period, ...]:
    """The months, quarters or half-years of `period`, labelled 2025-03, 2025-Q1, 2025-S1; the period itself where its length
    is no whole number of them.
    """
    step = MONTHS.get(frequency)
    parts: list[Period] = []
    start = period.start
    if step is None or start.day != 1:
        return (period,)
    while start <= period.end:
        end = _months(start, step)
        parts.append(Period(_label(start, step), start, end))
        start = end + timedelta(days=1)
    return tuple(parts) if parts[-1].end == period.end else (period,)


def _label(start: date, step: int) -> str:
    number = (start.month - 1) // step + 1
    return f"{start.year}" + {1: f"-{start.month:02}", 3: f"-Q{number}", 6: f"-S{number}"}.get(step, "")


def due_date(period: Period, days: int) -> date:
    """When results are due: `days` days after the end of the period."""
    return period.end + timedelta(days=days)


# Reading

_SCHOOL: Wording = {
    "": "curs, curs escolar, curs acadèmic, curso, curso escolar, curso académico, ikasturte*, school year, academic "
    "year, année scolaire, année universitaire, anno scolastico, anno accademico, ano letivo, ano lectivo, ano "
    "escolar, any acadèmic, any escolar, año escolar, año académico"
}


@cache
def _school() -> Lexicon[bool]:
    return Lexicon({True: _SCHOOL})


@cache
def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for listed in MONTH_NAMES.values():
        for number, name in enumerate(fold(listed).split(","), 1):
            numbers[name.strip().rstrip("*")] = number
    for number, short in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1):
        numbers[short] = number
    numbers.update({"gen": 1, "ene": 1, "abr": 4, "ago": 8, "set": 9, "sept": 9, "des": 12, "dic": 12, "dez": 12, "aout": 8})
    return numbers


def _month(word: str) -> int | None:
    numbers = _month_numbers()
    if word in numbers:
        return numbers[word]
    basque = [stem.strip(" *") for stem in fold(MONTH_NAMES["eu"]).split(",")]
    return next((number for number, stem in enumerate(basque, 1) if word.startswith(stem)), None)


YEAR = r"((?:19|20)\d\d)"
_NAME = r"([a-z]{3,14})\.?"
_OF = r"(?:\s+(?:d['e]?|del|de l'|de|of|di|do|da|,)|\s*,|\s*/)?\s*"
_TO = r"\s*(?:-|/|a|al|to|au|till?|until|through|fins(?: a| al)?|hasta|ate|ata|fino al?|i|y|e|et|and)\s+(?:el |l'|le |o |il |the )?"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    day = r"(\d{1,2})(?:ª|er|st|nd|rd|th|n|r|t|e)?\.?"
    day_first = rf"{day}\s*(?:d['e]|de|del|of|di|do)?\s*{_NAME}(?:\s*(?:,|de l'any|del? ano|del? any|de|del|d'|of|di|do)?\s*{YEAR})?"
    month_first = rf"{_NAME}\s+{day},?\s*{YEAR}?"
    numeric = r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)"
    iso = rf"{YEAR}-(\d\d)-(\d\d)"
    part = r"(trimestr\w*|hiruhileko\w*|quarter|trim\.?|semestr\w*|seihileko\w*|half(?: year|-year)?|sem\.?|cuatrimestr\w*)"
    nth = r"(1|2|3|4|i{1,3}|iv|primer[oa]?|premier|primo|primeiro|segon|segundo|second|secondo|deuxieme|tercer[oa]?|terceiro|terzo|third|"
    nth += r"troisieme|quart|cuarto|fourth|quarto|quatrieme|first|lehen\w*|bigarren\w*|hirugarren\w*|laugarren\w*)"
    patterns = {
        "days": rf"{day_first}{_TO}{day_first}",
        "us days": rf"{month_first}{_TO}{month_first}",
        "numeric days": rf"{numeric}\s*(?:-|/|a|al|to|au|fins al?|hasta(?: el)?|ate|ata|i|y|e|et|and)\s*{numeric}",
        "iso days": rf"{iso}\s*(?:/|-|a|to|--|al)\s*{iso}",
        "months": rf"{_NAME}(?:{_OF}{YEAR})?{_TO}{_NAME}{_OF}{YEAR}",
        "short part": rf"(?:\b([1-4])\s?(?:ª|\.|r|n|t|er)?\s?(t|s|q|h)\.?(?:im\.?)?\s*(?:-|/|de|del)?\s*{YEAR})"
        rf"|(?:\b{YEAR}\s?[-/ ]\s?(q|s|t|h)\s?([1-4])\b)|(?:\b(q|s|t|h)([1-4])\s*(?:-|/|of|de)?\s*{YEAR})"
        rf"|(?:\b{YEAR}\s?[-/ ]\s?([1-4])\s?(?:ª|r|n|t|er)?\s?(t|s|q|h)\b)",
        "part": rf"\b{nth}\s*(?:\.?ª|\.|r|er|n|t|e|re)?\s*{part}(?:{_OF}(?:l'any |ano |any )?{YEAR})?",
        "quarter number": rf"\b(quarter)\s([1-4])(?:{_OF}{YEAR})",
        "year part": rf"{YEAR}(?:ko|eko)?\s*[-/,:]?\s*{nth}\s*(?:\.?ª|\.|r|er|n|t|e|re)?\s*{part}",
        "year month": rf"\b{YEAR}\s?[/-]\s?(?:(0[1-9]|1[0-2])\b(?!\s?[-/]\s?\d)|{_NAME})",
        "month number": rf"(?<![\d/.-])(0?[1-9]|1[0-2])/{YEAR}",
        "basque month": rf"{YEAR}(?:ko|eko)\s+([a-z]{{4,14}})",
        "month": rf"\b{_NAME}{_OF}{YEAR}",
        "two years": rf"\b{YEAR}\s*(-|/|to|a|al|au|i|y|e|et|and)\s*((?:19|20)\d\d|\d\d)\b(?!\s?[-/]\d)",
        "year": rf"(?<![\d.,/-]){YEAR}(?![\d%]|[.,]\d|\s?%)",
    }
    return re.compile(patterns[name])


Reader = Callable[[re.Match[str], str], tuple[date, date] | None]


def _days(match: re.Match[str], _: str) -> tuple[date, date] | None:
    day, month, year, to_day, to_month, to_year = match.groups()
    return _dates((year or to_year, _month(month), day), (to_year, _month(to_month), to_day))


def _us_days(match: re.Match[str], _: str) -> tuple[date, date] | None:
    month, day, year, to_month, to_day, to_year = match.groups()
    return _dates((year or to_year, _month(month), day), (to_year, _month(to_month), to_day))


def _numeric_days(match: re.Match[str], _: str) -> tuple[date, date] | None:
    day, month, year, to_day, to_month, to_year = match.groups()
    return _dates((year, int(month), day), (to_year, int(to_month), to_day))


def _iso_days(match: re.Match[str], _: str) -> tuple[date, date] | None:
    year, month, day, to_year, to_month, to_day = match.groups()
    return _dates((year, int(month), day), (to_year, int(to_month), to_day))


Written = tuple[str | None, int | None, str]
"""Year, month and day as they were found."""


def _dates(start: Written, end: Written) -> tuple[date, date] | None:
    dates = []
    for year, month, day in (start, end):
        if not year or not month:
            return None
        try:
            dates.append(date(int(year), month, int(day)))
        except ValueError:
            return None
    if dates[0] > dates[1] and dates[0].year == dates[1].year:
        dates[0] = _year_before(dates[0])
    return (dates[0], dates[1]) if dates[0] <= dates[1] else None


def _year_before(day: date) -> date:
    return day - timedelta(days=365 if day.month > 2 or monthrange(day.year - 1, 2)[1] == 28 else 366)


def _named_months(match: re.Match[str], _: str) -> tuple[date, date] | None:
    first, year, last, to_year = match.groups()
    months = _month(first), _month(last)
    if months[0] is None or months[1] is None:
        return None
    start = date(int(year or to_year), months[0], 1)
    end = _months(date(int(to_year), months[1], 1), 1)
    if start > end and year is None:
        start = date(start.year - 1, start.month, 1)
    return (start, end) if start <= end else None


_LENGTHS = {"t": 3, "q": 3, "s": 6, "h": 6}


def _short_part(match: re.Match[str], _: str) -> tuple[date, date] | None:
    found = [group for group in match.groups() if group]
    year = next(group for group in found if len(group) == 4)
    number = next(group for group in found if group in "1234")
    letter = next(group for group in found if group in _LENGTHS)
    return _nth_part(int(year), int(number), _LENGTHS[letter])


def _nth_part(year: int, number: int, months: int) -> tuple[date, date] | None:
    if number * months > 12:
        return None
    start = date(year, (number - 1) * months + 1, 1)
    return start, _months(start, months)


_FIRST = ("1", "i", "primer", "premier", "primo", "first", "lehen")
_SECOND = ("2", "ii", "seg", "sec", "deux", "bigarren")
_THIRD = ("3", "iii", "terc", "terz", "third", "trois", "hirugarren")
_FOURTH = ("4", "iv", "quart", "cuart", "four", "quatr", "laugarren")


def _ordinal(word: str) -> int:
    for number, beginnings in ((3, _THIRD), (4, _FOURTH), (2, _SECOND), (1, _FIRST)):
        if word in beginnings or (len(word) > 3 and word.startswith(tuple(begin for begin in beginnings if len(begin) > 2))):
            return number
    return 1


def _part(match: re.Match[str], text: str) -> tuple[date, date] | None:
    nth, part, year = match.groups()
    return _named_part(nth, part, year or _only_year(text))


def _quarter(match: re.Match[str], _: str) -> tuple[date, date] | None:
    part, nth, year = match.groups()
    return _named_part(nth, part, year)


def _year_part(match: re.Match[str], _: str) -> tuple[date, date] | None:
    year, nth, part = match.groups()
    return _named_part(nth, part, year)


def _named_part(nth: str, part: str, year: str | None) -> tuple[date, date] | None:
    months = 4 if part.startswith("cuatri") else 6 if part.startswith(("sem", "seih", "half")) else 3
    return _nth_part(int(year), _ordinal(nth), months) if year else None


def _only_year(text: str) -> str | None:
    years = set(re.findall(rf"\b{YEAR}", text))
    return years.pop() if len(years) == 1 else None


def _year_month(match: re.Match[str], _: str) -> tuple[date, date] | None:
    year, number, name = match.groups()
    return _one_month(year, int(number) if number else _month(name))


def _month_number(match: re.Match[str], _: str) -> tuple[date, date] | None:
    return _one_month(match[2], int(match[1]))


def _basque_month(match: re.Match[str], _: str) -> tuple[date, date] | None:
    return _one_month(match[1], _month(match[2]))


def _named_month(match: re.Match[str], _: str) -> tuple[date, date] | None:
    return _one_month(match[2], _month(match[1]))


def _one_month(year: str, month: int | None) -> tuple[date, date] | None:
    if month is None:
        return None
    start = date(int(year), month, 1)
    return start, _months(start, 1)


def _two_years(match: re.Match[str], text: str) -> tuple[date, date] | None:
    first, _, second = match.groups()
    start = int(first)
    end = int(second) if len(second) == 4 else start - start % 100 + int(second)
    if end <= start or end - start > 10:
        return None
    if end == start + 1 and any(_school().find(words, 0) for words in _tails(text)):
        return date(start, 9, 1), date(end, 8, 31)
    return date(start, 1, 1), date(end, 12, 31)


def _tails(text: str) -> list[tuple[str, ...]]:
    spoken = tuple(re.findall(r"[a-z]+", text))
    return [spoken[at:] for at in range(len(spoken))]


def _year(match: re.Match[str], _: str) -> tuple[date, date] | None:
    return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)


READERS: Mapping[str, Reader] = {
    "days": _days,
    "us days": _us_days,
    "numeric days": _numeric_days,
    "iso days": _iso_days,
    "months": _named_months,
    "short part": _short_part,
    "part": _part,
    "quarter number": _quarter,
    "year part": _year_part,
    "year month": _year_month,
    "month number": _month_number,
    "basque month": _basque_month,
    "month": _named_month,
    "two years": _two_years,
    "year": _year,
}
"""What a period can look like, the most exact first."""


@lru_cache(maxsize=1024)
def find_period(text: str) -> Period | None:
    """The period that a heading or a sentence names, labelled with the words that name it; the most exact one of several."""
    folded = fold(text)
    if not any(char.isdigit() for char in folded):
        return None
    for name, reader in READERS.items():
        for match in _pattern(name).finditer(folded):
            if dates := reader(match, folded):
                return Period(_words_around(text, folded, match), *dates)
    return None


def _words_around(text: str, folded: str, match: re.Match[str]) -> str:
    """The period's own words, with the "any", "Curs" or "del" that leads them."""
    lead = re.search(r"(?:\b(?:de l'|l')?(?:any|ano|year|annee|anno|exercici|ejercicio|exercicio|exercice|esercizio|urtea|curs|curso|"
                     r"ikasturtea|school year|academic year|annee scolaire|anno scolastico|ano letivo|curso escolar|curs escolar|del|"
                     r"from|fiscal year|du)\s+)+$", folded[: match.start()])  # fmt: skip
    start = lead.start() if lead else match.start()
    return text[start : match.end()].strip()


def parse_period(text: str) -> Period | None:
    """The period that the whole of `text` names, labelled with it, or None. "2023 to 2024" is two calendar years."""
    found = find_period(text)
    return Period(" ".join(text.split()), found.start, found.end) if found else None
