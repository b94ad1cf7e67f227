"""Words that are struck out: a thin line, as long as they are, goes through the middle of their letters."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from cartaviva.formats.readers.pdf import quick
from cartaviva.formats.readers.pdf.shapes import Box, Rule, Word

_THIN = 2.0
"""Points."""
_MIDDLE = 0.15
"""Of the height of a letter: by how much a line may be above or below its middle. Underlines are at 0.4 and more."""
_ENDS = 0.5
"""The same, by how much a line may begin or end elsewhere than the letters: those of tables go on."""


def bars_of(page: Any, texts: Collection[int | None]) -> list[Rule]:
    """The thin lines across an open page, the lowest first; `texts` are drawings that are known to be none."""
    handle = ctypes.cast(page, ctypes.c_void_p)
    box = (ctypes.c_float * 4)()
    edges, references = memoryview(box).cast("B").cast("f"), [ctypes.byref(box, at) for at in range(0, 16, 4)]
    parts = map(quick.object_at, repeat(handle), range(quick.count_objects(handle)))
    found: list[Rule] = []
    path = pdfium.FPDF_PAGEOBJ_PATH
    for part in [part for part in parts if part not in texts and quick.object_kind(part) == path]:
        if quick.object_bounds(ctypes.c_void_p(part), *references):
            left, bottom, right, top = edges.tolist()
            if top - bottom <= _THIN < right - left:
                found.append(Rule((bottom + top) / 2, left, right))
    return sorted(found)


def through(words: Sequence[Word], bars: Sequence[Rule]) -> list[Rule]:
    """The lines that go through the middle of some word and are no longer than it, as far as words can tell."""
    heights = [bar.at for bar in bars]
    found: dict[Rule, None] = {}
    for word in words if bars else ():
        middle, height = word.middle, word.height
        near = slice(bisect_left(heights, middle - _MIDDLE * height), bisect_right(heights, middle + _MIDDLE * height))
        for bar in bars[near]:
            if word.left - _ENDS * height < bar.start < word.right and bar.end > word.left:
                found[bar] = None
    return list(found)


def struck(boxes: Sequence[tuple[int, Box]], bars: Sequence[Rule]) -> Iterator[int]:
    """The indexes of letters that lines go through; `boxes` are all letters of the page, by their index."""
    for bar in bars:
        mine = [(index, box) for index, box in boxes if _is_through(box, bar)]
        if mine:
            height = max(box[3] - box[1] for _index, box in mine)
            off = bar.start - min(box[0] for _index, box in mine), max(box[2] for _index, box in mine) - bar.end
            if max(map(abs, off)) < _ENDS * height:
                yield from (index for index, _box in mine)


def _is_through(box: Box, bar: Rule) -> bool:
    left, bottom, right, top = box
    inside = bar.start <= (left + right) / 2 <= bar.end
    return inside and abs(bar.at - (bottom + top) / 2) <= _MIDDLE * (top - bottom)
