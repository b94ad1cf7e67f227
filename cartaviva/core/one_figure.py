"""Which one of the figures of a result is the result: "45 (90 %)", "97 % of 391 answers"."""

from decimal import Decimal

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.denied_figures import OF
from cartaviva.core.language.figures import Figure
from cartaviva.core.language.promised_quantities import FOR_EACH
from cartaviva.core.language.scan import Scan, scan
from cartaviva.core.language.units import DURATIONS, Unit
from cartaviva.core.target import Target


def one_figure(read: Scan, target: Target) -> Figure | None:
    """The figure, or the only one of two in the target's unit: "45 (90 %)"."""
    figures = read.numbers
    if len(figures) == 1:
        return figures[0]
    if target.unit not in (Unit.COUNT, Unit.PERCENT) and _explained(figures):
        return figures[0]
    if _compared_as_share(target) and any(figure.whole is not None or figure.scale for figure in figures):
        return _share_of(figures)
    if target.unit is Unit.PERCENT and _of_how_many(figures, read):
        return figures[0]
    kinds = {figure.unit is Unit.PERCENT: figure for figure in figures}
    if len(figures) != 2 or len(kinds) != 2 or not _are_one(figures[0], figures[1], read):
        return None
    other = kinds[False]
    if other.unit not in (None, Unit.COUNT, Unit.RATIO) or target.unit not in (Unit.PERCENT, Unit.COUNT):
        return None
    return kinds[target.unit is Unit.PERCENT]


def _compared_as_share(target: Target) -> bool:
    """A share of which both parts are told is one result beside a percentage, and beside a target that nobody can read;
    beside a duration or an amount it is one of another unit.
    """
    unread = target.unit is Unit.OTHER and target.comparator is Comparator.NONE_READABLE
    return unread or target.unit in DURATIONS | {Unit.PERCENT, Unit.CURRENCY}


def _of_how_many(figures: list[Figure], read: Scan) -> bool:
    """97 % of 391 answers; of 391 alone might be of a target"""
    if len(figures) != 2 or figures[0].unit is not Unit.PERCENT:
        return False
    share, counted = figures
    between = read.words[share.last + 1 : counted.first]
    plain = counted.unit in (None, Unit.COUNT) and bool(counted.noun) and not (counted.comparator or counted.places)
    return plain and 0 < len(between) <= 2 and between[0] in OF


def _share_of(figures: list[Figure]) -> Figure | None:
    """88 of 100 (88 %), 412/500 = 82,4 %: the share that both say, as it is stated; "96 % (180/200)" says two, and
    "100 % (0/0)" is one of nothing.
    """
    counted = next((figure for figure in figures if figure.whole is not None or figure.scale), None)
    share = next((one for one in figures if one is not counted and one.unit in (Unit.PERCENT, None)), None)
    if counted and counted.whole == 0:
        return None
    if len(figures) != 2 or not share or not counted or share.comparator not in (None, Comparator.EXACTLY):
        return None
    off = abs(share.value - 100 * counted.value / (counted.whole or counted.scale or 1))
    return share._replace(comparator=None) if off < Decimal(1).scaleb(-share.places) else None


def _explained(figures: list[Figure]) -> bool:
    """8,7 (120 enquestes): in brackets stand only things that were counted."""
    return (
        bool(figures)
        and not figures[0].aside
        and all(figure.aside and figure.unit in (None, Unit.COUNT) for figure in figures[1:])
    )


def _are_one(first: Figure, second: Figure, read: Scan) -> bool:
    """45 (90 %), 45: 90 %; but 115 71 % may be one that fell apart."""
    between = read.words[first.last + 1 : second.first]
    return second.aside or (not second.signed and between in ((":",), ("/",)))


def as_measured(read: Scan, indicator: str) -> Figure | None:
    """The figure before those that its indicator says as well: 12 complaints per 1,000 homes, 71 % answered in 20
    seconds
    """
    if len(read.figures) < 2 or read.figures[0].aside:
        return None
    figure, *others = read.figures
    said = {(one.value, one.unit) for one in scan(indicator, read.language).figures}
    alike = all((one.value, one.unit) in said and _is_condition(one, figure, read) for one in others)
    return figure if alike and figure.unit not in DURATIONS else None


def _is_condition(figure: Figure, result: Figure, read: Scan) -> bool:
    """Per 1,000 homes; in 20 seconds, of a share"""
    counted = figure.unit in (None, Unit.COUNT) and result.unit in (None, Unit.COUNT)
    per = counted and read.words[figure.first - 1] in FOR_EACH
    return per or (figure.unit in DURATIONS and result.unit is Unit.PERCENT)
