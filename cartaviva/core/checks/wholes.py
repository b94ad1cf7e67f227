"""Percentages that cannot be more than 100: shares of a whole."""

from collections.abc import Iterable
from decimal import Decimal

from cartaviva.core.compliance import HUNDRED
from cartaviva.core.language.lexicon import Lexicon, Wording, words_of
from cartaviva.core.language.units import Unit
from cartaviva.core.target import Target

GROWING: Wording = {
    "ca": "increment*, augment*, creixement, variació, sobre les previst*, sobre els previst*, sobre el previst, sobre "
    "la previsió, respecte de, respecte a, respecte al, cobertura, execució, rendiment",
    "es": "increment*, aument*, crecimiento, variación, sobre lo previsto, sobre las previst*, sobre los previst*, "
    "respecto a, respecto al, respecto de, cobertura, ejecución, rendimiento",
    "en": "increase*, growth, change, of the planned, of what was planned, compared with, compared to, coverage",
}
"""Percentages that are no share of a whole."""
_growing = Lexicon({True: GROWING})


def may_exceed(target: Target, indicator: str, before: Iterable[Decimal | None] = ()) -> bool:
    """Whether 120 % can be: what is no percentage, is promised or was reached `before`, or compares with something."""
    above = any(figure is not None and figure > HUNDRED for figure in (target.value, target.upper, *before))
    return target.unit is not Unit.PERCENT or above or bool(_growing.all(words_of(indicator)))
