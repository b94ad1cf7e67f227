"""Rows below a row that say something about it, in one cell over all columns, "Observacions: va ploure"; and those that
say what signs mean.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from cartaviva.core.language.matching import LITTLE, in_common
from cartaviva.core.language.patterns import NEXT_SENTENCE, later
from cartaviva.formats.grid import BLANK, Cell
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.context import KEY_VALUE, LEGEND, MARKS, named_band
from cartaviva.formats.recognise.headings import over_text
from cartaviva.formats.recognise.promise_bands import is_numbered, look
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.status_words import is_status

PROSE = 60
"""Letters from which a sentence that stands alone is no title of what follows, where none stands over the first row."""


def comments_of(filled: Sequence[Sequence[Cell]], totals: Collection[int]) -> Mapping[int, Cell]:
    """The rows that are the remark of the row above, by their index; `filled`: the cells of each row that have a text.

    Below the last row stand notes about all of them, unless others have their remark below as well.
    """
    data = [at for at, cells in enumerate(filled) if len(cells) > 1 and at not in totals and not said_below(cells)]
    if not data:
        return {}
    alone = [at for at in range(data[0]) if len(filled[at]) == 1]
    headed = {at: BLANK for at in alone if _is_heading(filled[at][0].text)}
    bands = [filled[at][0].text for at in alone if at not in headed]
    least = _least(bands)
    found: dict[int, Cell] = {}
    for at in range(data[0] + 1, len(filled)):
        above = filled[at - 1]
        said = said_below(filled[at]) or _unlabelled(filled[at], least)
        if not said and headed and at - 1 in data and _is_below(filled[at:], bands):
            said = filled[at][0]
        if said and (at - 1 in data or at - 1 in found or (not above and at - 2 in data)):
            found[at] = said
    last = max(data)
    return {**headed, **found} if any(at < last for at in found) else headed


HEADING = later(r"(?:observa|coment|comment|osserva|remar|oharra|explica|motiv|justifica|causa|raz|why)", re.IGNORECASE)


def _is_heading(text: str) -> bool:
    """ "Observacions", across the table below the other headings: what stands there below each row."""
    return bool(HEADING.match(text)) and _is_label(text)


def _least(bands: Sequence[str]) -> int:
    """How many letters a sentence without a label has to have to be a remark; 0 where none is one.

    Over the first row stand the bands, in whose look others come below: titles, or sentences that have a number.
    """
    if bands and not all(map(is_numbered, bands)):
        return 0
    return 1 if bands else PROSE


def _is_below(filled: Sequence[Sequence[Cell]], bands: Sequence[str]) -> bool:
    """Is the first of these rows a text over all columns, of none of the kinds that stand over the first row but for
    the innermost, and then one more before the next figures, or no row at all?
    """
    text = filled[0][0].text if len(filled[0]) == 1 else ""
    if not text or MARKS.match(text) or look(text) in {look(band) for band in bands[:-1]}:
        return False
    numbered = bool(bands) and is_numbered(bands[-1])
    return len(next(filter(None, filled[1:]), ())) < 2 and not (numbered and is_numbered(text))


def told_of_each(remark: str, promises: Sequence[str]) -> list[str]:
    """What a remark about several rows says of each: the sentences that share the most words with its promise, and
    those that go on from there. Nothing where it names none of them.
    """
    told: list[list[str]] = [[] for _ in promises]
    waiting: list[str] = []
    about: list[int] = []
    for sentence in NEXT_SENTENCE.split(remark):
        shared = [in_common(sentence, promise) for promise in promises]
        most = max(shared)
        about = [at for at, weight in enumerate(shared) if weight == most] if most > LITTLE else about
        waiting.append(sentence)
        if about:
            for at in about:
                told[at] += waiting
            waiting = []
    return [" ".join(sentences) for sentences in told] if about else []


def said_below(cells: Sequence[Cell]) -> Cell | None:
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


def _unlabelled(cells: Sequence[Cell], least: int) -> Cell | None:
    """A sentence of so many letters or more, that stands alone and has no number; `least` 0 for none."""
    text = cells[0].text if len(cells) == 1 and least else ""
    whole = len(text) > least and text.endswith(".") and not named_band(text) and not KEY_VALUE.match(text)
    return cells[0] if whole and not (least < PROSE and is_numbered(text)) else None


SAID_OF = later(r"([^:=–—]{1,25}?)\s*[:=–—]")


def of_legends(filled: Sequence[Sequence[Cell]]) -> set[int]:
    """The rows that say what signs and colours mean, "Leyenda", "Verde: cumplido", which name nothing below them."""
    found: set[int] = set()
    within = False
    for at, cells in enumerate(filled):
        text = cells[0].text if len(cells) == 1 else ""
        within = bool(LEGEND.match(text)) or (within and _is_explained(text))
        if within:
            found.add(at)
    return found


def _is_explained(text: str) -> bool:
    """Verde: cumplido; ● cumplido"""
    said = SAID_OF.match(text)
    return (bool(text) and not text[0].isalnum()) or (said is not None and is_status(said[1]))
