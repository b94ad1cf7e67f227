"""How a promise compares the figure that is its target: "fewer than 4.5 complaints" says nothing of updates."""

from collections.abc import Sequence
from decimal import Decimal

from cartaviva.core.comparing import Comparator
from cartaviva.core.figures import Figure
from cartaviva.core.scan import Scan
from cartaviva.core.units import DURATIONS, Quantity, Unit, convert


def promised_comparator(value: Decimal, unit: Unit, *texts: Scan) -> Comparator | None:
    """How the promise, then the indicator, compares a figure of the same kind; the same figure first."""
    for text in texts:
        alike = [figure for figure in text.figures if figure.comparator and _alike(figure, unit)]
        same = [figure for figure in alike if _same_value(figure.quantity, value, unit)]
        others = (_counts_others, _is_day_of_month, _is_of_another_clause)
        near = [figure for figure in alike if not any(of_other(figure, text, texts[-1]) for of_other in others)]
        kinds = {figure.comparator for figure in same or near if not (figure.weak and unit not in DURATIONS)}
        if len(kinds) == 1:
            kind = kinds.pop()
            return kind if kind not in (Comparator.BETWEEN, Comparator.NONE_READABLE, Comparator.EXACTLY) else None
    return None


def _counts_others(figure: Figure, _text: Scan, measure: Scan) -> bool:
    """Towns of fewer than 1,000 inhabitants: another count than the one that is measured, whose noun would say so."""
    if figure.unit is not None or not figure.noun or not measure.words:
        return False
    return not any(word[:5] == figure.noun[:5] for word in measure.words)


DAY_BEFORE = frozenset("dia day jour giorno eguna egun".split())
MONTH = frozenset("mes month mois mese hilabete".split())
OF_MONTH = frozenset("de del d do du di of".split())


def _is_day_of_month(figure: Figure, text: Scan, _measure: Scan) -> bool:
    """Publish the list "até ao dia 10", "hasta el 10 de cada mes": until when, not how many."""
    before = text.words[figure.first - 1] if figure.first else ""
    after = text.words[figure.last + 1 : figure.last + 4]
    of_month = bool(after) and after[0] in OF_MONTH and not MONTH.isdisjoint(after)
    return figure.unit is None and (of_month or (before in DAY_BEFORE and not figure.noun))


AND = frozenset("i y e and et eta".split())


def _is_of_another_clause(figure: Figure, text: Scan, measure: Scan) -> bool:
    """Update the list every month and keep complaints below 4.5: no more than that is said of updates of the list."""
    joints = [-1, *(at for at, word in enumerate(text.words) if word in AND), len(text.words)]
    first = max(at for at in joints if at < figure.first)
    clause = text.words[first + 1 : min(at for at in joints if at > figure.last)]
    measured, said, here = (_stems(words) for words in (measure.words, text.words, clause))
    return not measured & here and bool(measured & said)


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:5] for word in words if len(word) > 4)


def _alike(figure: Figure, unit: Unit) -> bool:
    own = figure.unit or Unit.COUNT
    if unit is Unit.SCORE:
        return own in (Unit.SCORE, Unit.COUNT) and figure.value <= 10
    if {own, unit} in ({Unit.DAYS, Unit.WORKING_DAYS}, {Unit.COUNT, Unit.RATIO}):
        return True
    return convert(Decimal(1), own, unit) is not None


def _same_value(quantity: Quantity, value: Decimal, unit: Unit) -> bool:
    converted = convert(quantity.value, quantity.unit, unit)
    return (quantity.value if converted is None else converted) == value
