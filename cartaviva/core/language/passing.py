"""From which figure a target passes, said in brackets behind it: "95% (min 90%)", "22 days (max 25 days)"."""

from collections.abc import Sequence
from operator import gt, lt

from cartaviva.core.language.comparing import SYMBOLS, Comparator, sayings
from cartaviva.core.language.figures import Figure
from cartaviva.core.language.scan import Scan

EASIER = {Comparator.AT_LEAST: lt, Comparator.AT_MOST: gt}
"""How the figure that passes lies beside the target, by the words it is compared with."""
OPENS, CLOSES = frozenset("(["), frozenset(")]")
BESIDE = frozenset(
    "acceptable acceptables acceptat aceptable aceptado admissible admes admisible admitido accepted allowed tolerable "
    "tolerat tolerado tolerated permes permitido permitted accettabile tollerato aceitavel onargarri : , . =".split()
)


def passing(cell: Scan) -> Figure | None:
    """The second of two figures, where it stands in brackets as the least or the most and is easier than the first.
    A bracket that says more is about something else: "(min 90% in August)", "(max 20 people)".
    """
    if len(cell.numbers) != 2:
        return None
    target, least = cell.numbers
    easier = EASIER.get(least.comparator) if least.comparator and not least.weak else None
    if easier is None or target.aside or not least.aside or any(map(_is_odd, cell.numbers)):
        return None
    if target.comparator not in (None, least.comparator) and not target.weak:  # mínim 5 (màxim 10)
        return None
    alike = least.unit == target.unit or None in (least.unit, target.unit)
    return least if alike and easier(least.value, target.value) and not _says_more(target, least, cell) else None


def _is_odd(figure: Figure) -> bool:
    return bool(figure.signed or figure.clock or figure.share or figure.whole or figure.upper is not None)


def _says_more(target: Figure, least: Figure, cell: Scan) -> bool:
    """Is there a word in the bracket that neither compares nor is the thing that the target counts?"""
    first = max(at for at, word in enumerate(cell.words[: least.first]) if word in OPENS)
    after = next((at for at, word in enumerate(cell.words) if at > least.last and word in CLOSES), len(cell.words))
    words = [*cell.words[first + 1 : least.first], "=", *cell.words[least.last + 1 : after]]
    return not set(_not_comparing(words)) <= {*BESIDE, target.noun}


def _not_comparing(words: Sequence[str]) -> list[str]:
    left: list[str] = []
    at = 0
    while at < len(words):
        found = sayings.find(words, at)
        left += () if found or words[at] in SYMBOLS else words[at : at + 1]
        at += found[1] if found else 1
    return left
