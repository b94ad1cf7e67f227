"""What was promised: a comparator and a quantity, read from the words of a target cell and of its row."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cartaviva.core.language.comparing import CEILINGS, Comparator
from cartaviva.core.language.denial import says_none
from cartaviva.core.language.earlier import without_earlier
from cartaviva.core.language.figures import OF_SOMETHING, Figure
from cartaviva.core.language.good_side import (
    column_side,
    good_side,
    is_reduced,
    loose_comparator,
    promised_comparator,
    said_side,
)
from cartaviva.core.language.lexicon import language_of, words_of
from cartaviva.core.language.measures import rates
from cartaviva.core.language.numerals import is_year_word
from cartaviva.core.language.opening import is_opening_time
from cartaviva.core.language.passing import passing
from cartaviva.core.language.row_words import (
    measures_time,
    promises_working_days,
    row_unit,
    says_between,
    says_mark,
    says_working_days,
)
from cartaviva.core.language.scan import Scan, scan
from cartaviva.core.language.timely import timely_share
from cartaviva.core.language.units import DURATIONS, Unit, convert


class Tier(NamedTuple):
    """One step of a target in tiers: at least `share` percent of the cases within `within`."""

    share: Decimal
    within: str


@dataclass(frozen=True, slots=True)
class Target:
    """A comparator and what it compares with.

    `value` is the bound (the lower one of BETWEEN, whose upper one is `upper`); None for YES, BY_DATE, TIERS and
    NONE_READABLE. `threshold` is a pass threshold apart from the target. `lower_is_better` is only asked of NO_WORSE
    and BETTER, whose value is the result of the period before.
    """

    comparator: Comparator
    value: Decimal | None = None
    unit: Unit = Unit.OTHER
    upper: Decimal | None = None
    scale: Decimal | None = None
    threshold: Decimal | None = None
    deadline: date | None = None
    tiers: tuple[Tier, ...] = ()
    lower_is_better: bool = False


NO_TARGET = Target(Comparator.NONE_READABLE)
UNREADABLE = (NO_TARGET, "unreadable-target")

YES = frozenset({"si", "yes", "bai", "oui", "sim"})
NO = frozenset({"no", "ez", "non", "nao"})
ZERO = frozenset({"zero", "cero"})
BUT = frozenset("pero but mais ma mas baina excepte excepto except salvo salvat sauf tranne agas".split())
PARTLY = ("parcial", "partial", "partiel", "parzial", "partly", "partzial")


def said_yes(text: str) -> bool | None:
    """Whether a short text says yes or no; None where it says neither, or both."""
    spoken = words_of(text)
    if len(spoken) == 1 and spoken[0] in ("y", "n"):
        return spoken[0] == "y"
    if not BUT.isdisjoint(spoken):  # Sí, però fora de termini
        return None
    said = set(spoken[:3])
    if bool(said & YES) == bool(said & NO) or any(word.startswith(PARTLY) for word in spoken):
        return None
    return bool(said & YES)


class RowTexts(NamedTuple):
    """The texts beside a target. `direction`, `unit`: of their own columns; `rate`: "half year", of the report."""

    commitment: str = ""
    indicator: str = ""
    direction: str = ""
    unit: str = ""
    language: str | None = None
    rate: str = ""

    @property
    def measured(self) -> str:
        return self.indicator or self.commitment

    def unit_of(self, figure: Figure, language: str | None) -> tuple[Unit, Decimal | None]:
        """What the row says of a figure without a unit; `language`: the row's, or that of its texts."""
        return row_unit(figure, self.commitment, self.indicator, self.unit, language)


NO_TEXTS = RowTexts()


def parse_target(text: str, row: RowTexts = NO_TEXTS) -> tuple[Target, str | None]:
    """The target that `text` states, with the code of a finding where it cannot be read or nothing tells its
    direction.

    A figure's comparator comes from the cell, then from the direction column, the promise and the indicator, then from
    what is measured: more of a good thing, less waiting. An empty text gives (NO_TARGET, None).
    """
    return _parse(without_earlier(text.strip()), row) if text.strip() else (NO_TARGET, None)


@lru_cache(maxsize=4096)
def _parse(text: str, row: RowTexts) -> tuple[Target, str | None]:
    head = text.partition("(")[0]
    if said_yes(head) and not any(char.isdigit() for char in head) and said_yes(text) is not None:
        return Target(Comparator.YES), None
    if says_none(text, row.measured):
        return _none(text, row)
    language = row.language or language_of(f"{row.commitment} {row.indicator} {text}")
    cell = _scan(text, row, language)
    figure = None if _speaks_of_other_things(cell) or _is_rate(cell, row) else _one_figure(cell, row, language)
    if (
        figure is None
        or figure.signed
        or figure.clock
        or figure.whole == 0
        or is_opening_time(figure, cell, row.measured)
    ):
        return UNREADABLE
    if figure.comparator is Comparator.NONE_READABLE or _is_a_year(figure, cell):
        return UNREADABLE
    if figure.share:
        kind = _kind_of_share(figure, row, language)
        if kind is None:
            return UNREADABLE
        figure = kind
    target, problem = _target(figure, cell, row, language)
    least = passing(cell)
    return _passing(target, figure, least) if least else (target, problem)


def _none(text: str, row: RowTexts) -> tuple[Target, str | None]:
    """No complaint, where complaints are what nobody wants: at most 0."""
    none, words = _parse("0", row), words_of(f"{row.commitment} {row.indicator}")
    if set(words_of(text)) <= ZERO and none[1] == "direction-unknown":  # a figure, and none that anybody plans
        return replace(none[0], comparator=Comparator.AT_MOST), None
    named = any(word == words_of(text)[0] and after in OF_SOMETHING for word, after in pairwise(words))  # cap de servei
    return none if none[0].comparator in (Comparator.AT_MOST, Comparator.EXACTLY) and not named else UNREADABLE


def _scan(text: str, row: RowTexts, language: str | None) -> Scan:
    """What a cell says; "7,2 i 7,6" is from one to the other where the column of signs says "entre", or "rang"."""
    cell = scan(text, language)
    return scan(f"entre {text}", language) if len(cell.numbers) == 2 and says_between(row.direction) else cell


def _kind_of_share(figure: Figure, row: RowTexts, language: str | None) -> Figure | None:
    """A share in words, as the percentage or the mark that its row measures; None where it measures something else."""
    unit, _ = row.unit_of(figure._replace(unit=None, scale=None), language)
    if figure.unit is not Unit.PERCENT:
        whole = figure.scale or figure.whole
        percent = unit is Unit.PERCENT and whole
        return figure.as_percent(whole) if percent and whole else figure
    opinion = row.unit == "" and says_mark(row.measured, language)
    return figure if unit in (Unit.PERCENT, Unit.COUNT) and not opinion else None


def says_share(text: str, language: str | None = None) -> bool:
    """Does the target `text` say a share in words, or what may be one?"""
    return any(figure.share for figure in scan(text, language).figures)


def _speaks_of_other_things(cell: Scan) -> bool:
    """Dates, targets relative to another period, what is said to be approximate, and a percent sign without its
    figure.
    """
    if cell.bad or cell.dated or not cell.understood or any(_is_relative(*said[:2], cell) for said in cell.relative()):
        return True
    return any(word == "%" and at not in cell.inside for at, word in enumerate(cell.words))


def _is_relative(kind: str, first: int, cell: Scan) -> bool:
    """5 % less than last year; but three plans of improvement are three plans."""
    counts = len(cell.figures) == 1 and cell.figures[0].unit is None and cell.figures[0].last < first
    return kind != "yearly" and not (kind == "change" and counts and cell.words[first - 1] in ("de", "d", "of", "di"))


def _is_rate(cell: Scan, row: RowTexts) -> bool:
    """2 per quarter is a figure of its own only where the indicator measures by it too, or the report is of one."""
    outside = [rate for rate in rates.all(cell.words) if rate[1] not in cell.inside]
    said = {kind for kind, first, _ in outside if not _in_brackets(first, cell)}
    shares = any(figure.unit is Unit.PERCENT for figure in cell.figures)
    measured = {kind for kind, _, _ in rates.all(words_of(row.measured))}
    return bool(said - measured - {row.rate}) and not shares


def _in_brackets(at: int, cell: Scan) -> bool:
    return cell.words[:at].count("(") > cell.words[:at].count(")")


def _is_a_year(figure: Figure, cell: Scan) -> bool:
    """primer trimestre de 2024"""
    compared = figure.comparator is not None and not figure.weak  # in 2024
    alone = figure.unit is None and not figure.noun and not compared and is_year_word(cell.words[figure.first])
    return alone and any(token.kind in ("word", "ordinal") for token in cell.tokens)


def _one_figure(cell: Scan, row: RowTexts, language: str | None) -> Figure | None:
    """The figure that is the target; None where there are several and nothing tells which."""
    figures = cell.numbers
    if len(figures) == 1:
        return figures[0]
    if len(figures) != 2:
        return None
    first, second = figures
    if pair := _minimum_and_maximum(first, second):
        return pair
    if passing(cell):
        return first
    if second.aside and (_is_rate_of(second, cell) or _is_same(first, second)):
        return first
    return timely_share(first, second, cell, row.indicator) or _same_twice(first, second, row, language)


def _passing(target: Target, figure: Figure, least: Figure) -> tuple[Target, str | None]:
    """95% (min 90%): at least 95, and it passes from 90; unreadable where its row says that less is better."""
    alike = least.unit in (None, figure.unit, target.unit)
    if not alike or target.comparator not in (least.comparator, Comparator.NONE_READABLE):
        return UNREADABLE
    return replace(target, comparator=least.comparator or target.comparator, threshold=least.value), None


def _is_rate_of(figure: Figure, cell: Scan) -> bool:
    """12 (1 a month): the bracket explains the figure."""
    return any(figure.last < first <= figure.last + 3 for _, first, _ in rates.all(cell.words))


def _is_same(first: Figure, second: Figure) -> bool:
    """3 days (72 hours)"""
    return convert(first.value, first.unit or Unit.COUNT, second.unit or Unit.OTHER) == second.value


def _minimum_and_maximum(first: Figure, second: Figure) -> Figure | None:
    """mínim 5, màxim 10"""
    low = {Comparator.AT_LEAST: first, Comparator.AT_MOST: second}
    if (first.comparator, second.comparator) != tuple(low) or first.weak or second.weak:
        return None
    if first.value >= second.value or first.unit not in (None, second.unit):
        return None
    return first._replace(upper=second.value, unit=second.unit or first.unit, comparator=Comparator.BETWEEN)


def _same_twice(first: Figure, second: Figure, row: RowTexts, language: str | None) -> Figure | None:
    """45 (90 %): a count and its share, of which the indicator says one."""
    if not second.aside or {first.unit, second.unit} != {None, Unit.PERCENT}:
        return None
    unit, _ = row.unit_of(first, language)
    share, count = (first, second) if first.unit is Unit.PERCENT else (second, first)
    return share if unit is Unit.PERCENT else count


def _target(figure: Figure, cell: Scan, row: RowTexts, language: str | None) -> tuple[Target, str | None]:
    if measures_time(row.measured, language):
        figure = cell.timed(figure)
    unit, scale = figure.unit, figure.scale or cell.scale
    if unit is Unit.SCORE and not scale:
        _, scale = row.unit_of(figure._replace(unit=None), language)
    if unit is None:
        unit, scale = (Unit.SCORE, scale) if scale else _bare_unit(figure, row, language)
    if unit is Unit.DAYS and _are_working_days(cell, row):
        unit = Unit.WORKING_DAYS
    quantity = figure.quantity
    comparator = _comparator(figure._replace(unit=unit), cell, row, language)
    problem = "direction-unknown" if comparator is None else None
    scale = scale if unit is Unit.SCORE else None
    return Target(comparator or Comparator.NONE_READABLE, quantity.value, unit, figure.upper, scale), problem


def _are_working_days(cell: Scan, row: RowTexts) -> bool:
    return says_working_days(" ".join(cell.words), row.unit, row.indicator) or promises_working_days(row.commitment)


def _bare_unit(figure: Figure, row: RowTexts, language: str | None) -> tuple[Unit, Decimal | None]:
    unit, scale = row.unit_of(figure, language)
    if figure.noun and unit is not Unit.OTHER:
        return Unit.COUNT, None
    return unit, scale


def _comparator(figure: Figure, cell: Scan, row: RowTexts, language: str | None) -> Comparator | None:
    unit = figure.unit or Unit.COUNT
    if figure.comparator and not (figure.weak and unit not in DURATIONS):
        return figure.comparator
    if said := loose_comparator(cell):
        return said
    if says_between(row.direction):  # of which this is one bound
        return None
    promise, measure = scan(row.commitment, language), scan(row.indicator, language)
    promised = promised_comparator(figure.value, unit, promise, measure)
    stated = " ".join(cell.words)
    said = column_side(row.direction, promised) or said_side(row.indicator) or promised or loose_comparator(measure)
    if said:
        return said
    side = good_side(figure.quantity, row.measured or stated, f"{row.commitment} {stated}", language)
    at_most = side in CEILINGS and unit in DURATIONS and row.rate in {kind for kind, *_ in rates.all(cell.words)}
    # calls are answered 12 hours a day
    return None if at_most and not is_reduced(row.commitment, row.indicator) else side
