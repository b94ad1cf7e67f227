"""Rows below a row that say something about it, in one cell over all columns: "Observacions: va ploure"."""

from collections.abc import Collection, Mapping, Sequence

from cartaviva.core.language.matching import LITTLE, in_common
from cartaviva.core.language.patterns import later
from cartaviva.formats.grid import BLANK, Cell
from cartaviva.formats.recognise.columns import is_figure
from cartaviva.formats.recognise.context import KEY_VALUE, named_band
from cartaviva.formats.recognise.headings import over_text
from cartaviva.formats.recognise.roles import Role

PROSE = 60
"""Letters from which a sentence that stands alone is no title of what follows, where none stands over the first row."""


def comments_of(filled: Sequence[Sequence[Cell]], totals: Collection[int]) -> Mapping[int, Cell]:
    """The rows that are the remark of the row above, by their index; `filled`: the cells of each row that have a text.

    Below the last row stand notes about all of them, unless others have their remark below as well.
    """
    data = [at for at, cells in enumerate(filled) if len(cells) > 1 and at not in totals and not _said(cells)]
    if not data:
        return {}
    banded = any(len(filled[at]) == 1 for at in range(data[0]))
    found: dict[int, Cell] = {}
    for at in range(data[0] + 1, len(filled)):
        above = filled[at - 1]
        said = _said(filled[at]) or (None if banded else _prose(filled[at]))
        if said and (at - 1 in data or at - 1 in found or (not above and at - 2 in data)):
            found[at] = said
    last = max(data)
    return found if any(at < last for at in found) else {}


SENTENCE = later(r"(?<=[.;!?])\s+(?=[^\W\d_])")


def told_of_each(remark: str, promises: Sequence[str]) -> list[str]:
    """What a remark about several rows says of each: the sentences that share the most words with its promise, and
    those that go on from there. Nothing where it names none of them.
    """
    told: list[list[str]] = [[] for _ in promises]
    waiting: list[str] = []
    about: list[int] = []
    for sentence in SENTENCE.split(remark):
        shared = [in_common(sentence, promise) for promise in promises]
        most = max(shared)
        about = [at for at, weight in enumerate(shared) if weight == most] if most > LITTLE else about
        waiting.append(sentence)
        if about:
            for at in about:
                told[at] += waiting
            waiting = []
    return [" ".join(sentences) for sentences in told] if about else []


def _said(cells: Sequence[Cell]) -> Cell | None:
    """What stands behind a label of remarks, in its cell or in the only other one; nothing behind "Observacions:"."""
    if len(cells) == 1 and cells[0].text.rstrip().endswith(":") and _is_label(cells[0].text):
        return BLANK
    pair = KEY_VALUE.match(cells[0].text) if len(cells) == 1 else None
    if pair and _is_label(pair[1]):
        return cells[0]._replace(text=pair[2].strip())
    if len(cells) == 2 and _is_label(cells[0].text) and not is_figure(cells[1].text):
        return cells[1]
    return None


def _is_label(text: str) -> bool:
    return len(text) <= PROSE // 2 and over_text(text) in (Role.REMARKS, Role.MEASURES)


def _prose(cells: Sequence[Cell]) -> Cell | None:
    text = cells[0].text if len(cells) == 1 else ""
    whole = len(text) > PROSE and text.endswith(".") and not named_band(text) and not KEY_VALUE.match(text)
    return cells[0] if whole else None
