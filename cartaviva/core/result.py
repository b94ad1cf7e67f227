"""What was reached in a period, or the reason why there is no figure."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.denied_figures import is_denied
from cartaviva.core.language.earlier import without_earlier, without_year
from cartaviva.core.language.figures import Figure
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.noted import ENDS_IN_MARK, are_marks
from cartaviva.core.language.options import marked_option
from cartaviva.core.language.patterns import later
from cartaviva.core.language.result_words import (
    TICKS,
    says_how_often,
    says_less,
    says_no_change,
    says_none_of,
    says_not_due,
    whole_meaning,
)
from cartaviva.core.language.row_words import measured_in_percent
from cartaviva.core.language.scan import Scan, scan
from cartaviva.core.language.units import CALENDAR, COUNTED, DURATIONS, SECONDS, Unit, convert
from cartaviva.core.language.vocabulary import says_no_need
from cartaviva.core.one_figure import as_measured, one_figure
from cartaviva.core.outcome_words import with_outcome
from cartaviva.core.target import Target, said_yes


class Reason(StrEnum):
    """Why there is no result. The first five take the indicator out of every denominator (not applicable)."""

    NO_DEMAND = "no_demand"
    NOT_DUE = "not_due"
    SUSPENDED = "suspended"
    FIRST_PERIOD = "first_period"
    DEFINITION_CHANGED = "definition_changed"
    MEASUREMENT_FAILED = "measurement_failed"
    NOT_SENT = "not_sent"


NOT_APPLICABLE = frozenset(
    {Reason.NO_DEMAND, Reason.NOT_DUE, Reason.SUSPENDED, Reason.FIRST_PERIOD, Reason.DEFINITION_CHANGED}
)


@dataclass(frozen=True, slots=True)
class Result:
    """A figure in the target's unit. Yes is 1 and no is 0. `tiers` are the shares reached, parallel to the target's."""

    value: Decimal | None
    unit: Unit = Unit.OTHER
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    on: date | None = None
    tiers: tuple[Decimal, ...] = ()


class NoResult(NamedTuple):
    reason: Reason


Reading = tuple[Result | NoResult | None, str | None]
"""A result and the code of a finding."""

OVERFLOW = later("[#\ufffd□█▯▮]")
"""A figure that did not fit its cell, or did not survive: ####, □."""

UNREADABLE: Reading = (None, "unreadable-result")
MISMATCH: Reading = (None, "unit-mismatch")
MISSING: Reading = (None, "result-missing")


def parse_result(text: str, target: Target, *, indicator: str = "", language: str | None = None) -> Reading:
    """The result that `text` states, in the unit of `target`, with the code of a finding where there is none.

    Nothing, or a dash, is result-missing. A bare number is in the target's unit; a text in another unit that cannot be
    converted is unit-mismatch; limits ("more than 50 days"), several figures and figures with slips are
    unreadable-result.
    """
    stated = text.strip()
    if (marked := marked_option(stated)) is not None:
        stated = marked
        if not marked:
            return UNREADABLE
    if not any(char.isalnum() for char in stated):
        if OVERFLOW.search(stated):
            return UNREADABLE
        return _of_words(stated, target) if TICKS.intersection(stated) else MISSING
    if are_marks(stated):
        return UNREADABLE
    return _parse(stated, target, indicator, language)


@lru_cache(maxsize=4096)
def _parse(text: str, target: Target, indicator: str, language: str | None) -> Reading:
    if says_not_due(text):
        return NoResult(Reason.NOT_DUE), None
    text = _without_outcome(_without_note(without_earlier(text), target), target)
    if target.comparator is not Comparator.YES:  # "No, in 2024" may be a day to come
        text = without_year(text, language)
    if says_how_often(text) or ("?" in text and target.comparator is Comparator.YES):
        return UNREADABLE
    read = scan(text, language)
    if all(_is_article(figure) or _is_code(figure, read) for figure in read.figures):
        return _of_words(text, target, indicator) if not read.bad else UNREADABLE
    relative = {kind for kind, *_ in read.relative()} - {"yearly"}
    if read.bad or read.dated or not read.understood or relative or _is_open(read):
        return UNREADABLE
    figure = one_figure(read, target) or as_measured(read, indicator)
    if figure is None or figure.upper is not None or (figure.comparator and not figure.weak):
        return UNREADABLE
    if is_denied(figure, read, indicator):
        return UNREADABLE
    return _in_unit(figure, read, target, indicator)


def _without_note(text: str, target: Target) -> str:
    """No (3), Sense demanda (3): words, and the mark of a note. "Done (7)" may count."""
    head = text.partition(" (")[0]
    said = whole_meaning(head)
    told = said in UNMEASURED or (said in ("done", "undone") and target.unit is not Unit.COUNT)
    return (head or text) if target.comparator is Comparator.YES or (told and ENDS_IN_MARK.search(text)) else text


def _without_outcome(text: str, target: Target) -> str:
    """Not achieved – 71%: how it went is told beside what came out. "No: 71%" may deny the figure."""
    said = None if target.comparator is Comparator.YES else with_outcome(text)
    answered = said is not None and len(words_of(said[0])) == 1 and said_yes(said[0]) is not None
    return said[1] if said and not answered else text


def says_percent(text: str, language: str | None = None) -> bool:
    """Does a result say by itself that it is a share: 92 %, 46 of 50?"""
    return any(figure.unit is Unit.PERCENT or figure.whole for figure in scan(text.strip(), language).figures)


def _is_open(read: Scan) -> bool:
    """97 %+: that much or more"""
    return any(word == "+" and at not in read.inside for at, word in enumerate(read.words))


def _is_article(figure: Figure) -> bool:
    return figure.article and figure.unit is None


def _is_code(figure: Figure, read: Scan) -> bool:
    """(1) Servicio no solicitado"""
    return figure.aside and figure.unit is None and read.words[0] == "(" and len(read.words) > 4


UNMEASURED = frozenset({"no demand", "measurement failed", "missing", "inapplicable"})

SHORT = 8
"""Words that may say that nobody asked, and nothing besides."""


def _of_words(text: str, target: Target, indicator: str = "") -> Reading:
    spoken = words_of(text)
    counts = target.unit is Unit.COUNT and target.comparator is not Comparator.YES
    said = whole_meaning(text)
    if said is None and counts and says_none_of(spoken, words_of(indicator)):
        said = "none"
    if said is None and len(spoken) <= SHORT and says_no_need(text):
        said = "no demand"
    if said in ("no demand", "measurement failed"):
        return NoResult(Reason.NO_DEMAND if said == "no demand" else Reason.MEASUREMENT_FAILED), None
    if said in ("missing", "inapplicable"):
        return MISSING
    if said == "none" and (counts or (target.value == 0 and target.comparator is Comparator.AT_MOST)):
        return Result(Decimal(0), target.unit), None  # no day without cleaning
    answer = said == "done" if said in ("done", "undone") else said_yes(text)
    if answer is None or not (target.comparator is Comparator.YES or (target.unit is Unit.COUNT and target.value == 1)):
        return UNREADABLE
    return Result(Decimal(int(answer)), target.unit), None


def _in_unit(figure: Figure, read: Scan, target: Target, indicator: str) -> Reading:
    if figure.clock:
        return _clock(figure, target)
    if target.comparator is Comparator.YES:
        return _yes_or_no(figure, target)
    if figure.whole is not None:
        return _share(figure, target)
    if target.comparator is Comparator.NONE_READABLE:
        return Result(figure.value, figure.unit or Unit.COUNT), None
    if figure.value <= 0 and (odd := _zero_or_less(figure, target)):
        return odd
    if target.unit is Unit.SCORE:
        return _score(figure, read, target)
    if figure.unit is None and _is_another_measure(figure, target, indicator):
        return MISMATCH
    return _converted(figure, read, target)


def _zero_or_less(figure: Figure, target: Target) -> Reading | None:
    """No requests are no demand; less than nothing is a slip."""
    if figure.value < 0:
        return UNREADABLE
    nobody_asked = figure.noun.startswith(ASKED) and target.unit is not Unit.COUNT
    return (NoResult(Reason.NO_DEMAND), None) if nobody_asked else None


def _score(figure: Figure, read: Scan, target: Target) -> Reading:
    scale = figure.scale or read.scale
    agree = scale is None or target.scale is None or scale == target.scale
    fits = figure.unit in (None, Unit.SCORE) and agree and figure.value <= (target.scale or figure.value)
    return (Result(figure.value, Unit.SCORE), None) if fits else MISMATCH


def _is_another_measure(figure: Figure, target: Target, indicator: str) -> bool:
    """A bare percentage beside days, or 0,97 beside 95 %."""
    if target.unit is not Unit.PERCENT:
        return measured_in_percent(indicator)
    return target.value is not None and target.value >= 10 and 0 < figure.value <= 1


ASKED = tuple(
    "sollicitud solicitud peticio demand request application cas caso eskaer eskari richiest pedido candidatur".split()
)
OF_FIGURES = frozenset("mitjana media average mean moyenne mediana median total anual annual provisional".split())
"""Words after a figure that say what kind of figure it is, not of what."""


def _yes_or_no(figure: Figure, target: Target) -> Reading:
    """1 or more of what was promised is yes."""
    if figure.unit not in (None, Unit.COUNT):
        return MISMATCH
    if 0 < figure.value < 1 or figure.value < 0:
        return UNREADABLE
    return Result(min(figure.value, Decimal(1)), target.unit), None


def _converted(figure: Figure, read: Scan, target: Target) -> Reading:
    figure = read.timed(figure) if target.unit in SECONDS else figure
    unit = figure.unit
    if unit is None:
        odd = figure.noun and figure.noun not in OF_FIGURES and target.unit in DURATIONS | {Unit.PERCENT}
        return MISMATCH if odd else (Result(figure.value, target.unit), None)
    if unit is Unit.SCORE and figure.scale is None and target.unit in (Unit.COUNT, Unit.OTHER, Unit.RATIO):
        return Result(figure.value, target.unit), None
    if unit is Unit.DAYS and target.unit is Unit.WORKING_DAYS:  # "12 días" is short for the target's "días hábiles"
        calendar = any(word.startswith(CALENDAR) for word in read.words)
        return MISMATCH if calendar else (Result(figure.value, target.unit), None)
    if target.unit is Unit.OTHER and unit in DURATIONS | COUNTED:
        return Result(figure.value, unit), None
    value = convert(figure.value, unit, target.unit)
    return MISMATCH if value is None else (Result(value, target.unit), None)


AN_HOUR = 60
"""Minutes."""


def _clock(figure: Figure, target: Target) -> Reading:
    """4:10 is four minutes and ten seconds beside minutes, four hours and ten minutes beside hours. Beside 90 minutes
    it may be either.
    """
    if target.unit is Unit.MINUTES and (target.value or 0) >= AN_HOUR:
        return UNREADABLE
    seconds = {Unit.SECONDS: 1, Unit.MINUTES: 1, Unit.HOURS: 60}.get(target.unit)
    if seconds is None:
        return UNREADABLE
    value = convert(figure.value * seconds, Unit.SECONDS, target.unit)
    return Result(value, target.unit), None


def _share(figure: Figure, target: Target) -> Reading:
    """49 of 65; 0 of 0 is that nobody asked"""
    whole = figure.whole
    if not whole:
        return (NoResult(Reason.NO_DEMAND), None) if target.unit in (Unit.PERCENT, Unit.RATIO) else UNREADABLE
    if target.unit is Unit.PERCENT or target.comparator is Comparator.NONE_READABLE:
        is_percent = target.unit is Unit.PERCENT
        value = figure.value * (100 if is_percent else 1) / whole
        return Result(value, Unit.PERCENT if is_percent else Unit.RATIO, figure.value, whole), None
    if target.unit is Unit.RATIO:
        return Result(figure.value / whole, Unit.RATIO, figure.value, whole), None
    if target.unit is Unit.COUNT and whole == target.value:
        return Result(figure.value, Unit.COUNT), None
    return MISMATCH


def parse_difference(text: str, target: Target, language: str | None = None) -> tuple[Decimal | None, int]:
    """A stated difference in the target's unit, and the number of decimals it is stated with; None where none is
    stated.

    A dash, an equals sign and "no change" state 0.
    """
    stated = text.strip()
    if not stated:
        return None, 0
    spoken = words_of(stated)
    if not spoken or stated == "=":
        return (Decimal(0), 0) if stated.strip(" .") in ("-", "–", "—", "−", "=", "--", "‐", "‑", "‒") else (None, 0)
    if says_no_change(stated):
        return Decimal(0), 0
    return _difference(stated, target, language)


@lru_cache(maxsize=4096)
def _difference(text: str, target: Target, language: str | None) -> tuple[Decimal | None, int]:
    read = scan(_with_sign(text), language)
    figure = None if read.bad or read.dated else one_figure(read, target)
    if figure is None or figure.upper is not None or figure.comparator or figure.whole:
        return None, 0
    below = figure.first > 0 and read.tokens[figure.first].kind == "clock" and read.words[figure.first - 1] == "-"
    if below or (not figure.signed and says_less(text)):
        figure = figure._replace(value=-figure.value)
    if figure.clock:
        result, _ = _clock(figure, target)
        return (result.value, 4) if isinstance(result, Result) else (None, 0)
    figure = read.timed(figure) if target.unit in SECONDS else figure
    value = convert(figure.value, figure.unit, target.unit) if figure.unit in DURATIONS else None
    if value is None or value == figure.value:
        return figure.value, figure.places - zeros_in(text, language)
    return value, 4


_ZEROS = {Decimal(10**zeros): zeros for zeros in (3, 6, 9)}


def zeros_in(text: str, language: str | None = None) -> int:
    """How many zeros stand for the words behind the one figure of a text: 6 in "1,2 M€", 3 in "10 mil", else 0"""
    read = scan(text, language)
    if len(read.figures) != 1 or read.bad:
        return 0
    figure = read.figures[0]
    written = next((one.value for one in read.tokens[figure.first : figure.last + 1] if one.kind == "number"), None)
    return _ZEROS.get(abs(figure.value / written), 0) if written else 0


UNIT_FIRST = re.compile(r"\s*([+−–-]?)\s*([%£€$]|US\$|EUR|CHF)\s*([+−–-]?)\s*(?=\d)")
"""% -3,8, -%3,8, −£0.38: the percent sign, in Basque, or that of a currency comes first."""


def _with_sign(text: str) -> str:
    """An arrow up or down is a sign; a sign may stand apart from its figure, or beside the unit before it."""
    first = UNIT_FIRST.match(text)
    if first and bool(first[1]) != bool(first[3]):
        text = f"{first[1] or first[3]}{text[first.end() :]} {first[2]}"
    for arrow in "↓▼⬇▾":
        text = text.replace(arrow, "-")
    for arrow in "↑▲⬆▴":
        text = text.replace(arrow, "+")
    head = text.lstrip()[:1]
    return head + text.lstrip()[1:].lstrip() if head in "-–—−+" else text


@lru_cache(maxsize=4096)
def parse_percent(text: str, language: str | None = None) -> tuple[Decimal | None, int]:
    """A stated percentage, with or without its sign, and its number of decimals; None where the text states no one
    figure.
    """
    read = scan(text.strip(), language)
    shares = [figure for figure in read.figures if figure.unit in (Unit.PERCENT, None) and not figure.article]
    if read.bad or read.dated or len(shares) != 1:
        return None, 0
    figure = shares[0]
    words = [token for token in read.tokens if token.kind == "word" and not _inside(token.start, figure, read)]
    if figure.upper is not None or figure.comparator or figure.clock or figure.whole:
        return None, 0
    too_wordy = bool(words) if figure.unit is None else len(words) > 3 and not figure.aside
    return (None, 0) if too_wordy else (figure.value, figure.places)


def _inside(place: int, figure: Figure, read: Scan) -> bool:
    return read.tokens[figure.first].start <= place < read.tokens[figure.last].end
