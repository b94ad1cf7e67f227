"""When something is open, "de 9 a 14 h", which is no bound of hours that are counted or waited."""

from cartaviva.core.language.figures import Figure
from cartaviva.core.language.good_side import HOURS
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.measures import rates
from cartaviva.core.language.row_words import measures_time
from cartaviva.core.language.scan import Scan
from cartaviva.core.language.units import Unit

FROM = frozenset("de from des desde da das dalle".split())


def is_opening_time(figure: Figure, cell: Scan, measured: str) -> bool:
    """From when until when: "de 9 a 14 h". From 8 to 12 hours, where hours of a week are counted or somebody waits, is
    how many.
    """
    before = cell.words[max(0, figure.first - 2) : figure.first]
    hours = figure.unit is Unit.HOURS and figure.upper is not None and figure.upper <= 24
    if not hours or FROM.isdisjoint(before):
        return False
    return not (measures_time(measured, cell.language) or _counts_hours((*words_of(measured), *cell.words)))


def _counts_hours(spoken: tuple[str, ...]) -> bool:
    """Hours of opening a week; "hours of opening", or of a day, may be from when until when."""
    return not HOURS.isdisjoint(spoken) and any(kind != "day" for kind, *_ in rates.all(spoken))
