"""Which lines of text are one row, where nothing is drawn between rows.

A row has one line with its figures, and may have others above and below it, as its cells are set at the top or in the
middle. A text goes on in the next line of its own column.
"""

import re
from collections.abc import Collection, Sequence

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.lines import Line, line_text
from cartaviva.formats.readers.pdf.spread import Columns, column_at, span

_CODE = re.compile(r"^\W*[^\W\d]{0,3}\W?\d[\d.]*\W{0,2}$")
"""The number of a promise."""
Segments = list[Line]


class Rows:
    """The lines of a table, from top to bottom, and where a new row begins."""

    def __init__(self, lines: Sequence[Segments], columns: Columns, heads: int, groups: Collection[int]) -> None:
        """`heads` lines are headings, and those of `groups` are over several columns."""
        self._columns, self._heads, self._groups = columns, heads, groups
        self._levels = [line[0][0].middle for line in lines]
        self._heights = [line[0][0].top - line[0][0].bottom for line in lines]
        self._filled = [{column_at(columns, *span(part)) for part in line} for line in lines]
        self.anchors = self._anchors(lines)
        self._leading = self._usual()

    def starts(self) -> list[bool]:
        """Whether each line but the first begins a row. A text that goes on holds the lines between together."""
        found = [True] * (len(self.anchors) - 1)
        above: dict[int, int] = {}
        for at, filled in enumerate(self._filled):
            for before in {above[column] for column in filled if column in above}:
                if self._goes_on(before, at):
                    found[before:at] = [False] * (at - before)
            above.update(dict.fromkeys(filled, at))
        for at in range(self._heads - 1):
            apart = self._levels[at] - self._levels[at + 1] > self._most(at) or self._filled[at] & self._filled[at + 1]
            found[at] = at in self._groups or (found[at] and bool(apart))
        last = -1
        for at, anchor in enumerate(self.anchors):
            one = last >= 0 and self._levels[last] - self._levels[at] < 0.7 * self._leading  # "60" over "seconds"
            if anchor and last >= 0 and not one and not any(found[last:at]):
                found[max(range(last, at), key=lambda gap: (self._levels[gap] - self._levels[gap + 1], gap))] = True
            last = at if anchor else last
        return found

    def _goes_on(self, before: int, at: int) -> bool:
        """Whether a text goes on from one line to the next of its column."""
        near = self._levels[before] - self._levels[at] <= self._most(at)
        return near and not (self.anchors[before] and self.anchors[at])

    def _most(self, at: int) -> float:
        return 1.2 * min(self._leading, 1.6 * self._heights[at])

    def _anchors(self, lines: Sequence[Segments]) -> list[bool]:
        """Lines that are a row each: with a figure among figures, with a number of a promise, or nearly full."""
        figures: dict[int, list[bool]] = {}
        for line in lines:
            for part in line:
                found = figures.setdefault(column_at(self._columns, *span(part)), [])
                found.append(bool(FIGURE.match(line_text(part))))
        of_figures = {at for at, found in figures.items() if 2 * sum(found) > len(found) and sum(found) > 1}
        codes = [bool(_CODE.match(line_text(line[0]))) for line in lines if 0 in self._filled[lines.index(line)]]
        numbered = 2 * sum(codes) > len(codes) and sum(codes) > 1
        full = [at for at, filled in enumerate(self._filled) if 4 * len(filled) >= 3 * len(self._columns)] or [0]
        return [
            any(FIGURE.match(line_text(part)) and column_at(self._columns, *span(part)) in of_figures for part in line)
            or (numbered and 0 in filled and at >= self._heads)
            or ((at >= self._heads or at == full[0]) and at in full)
            for at, (line, filled) in enumerate(zip(lines, self._filled, strict=True))
        ]

    def _usual(self) -> float:
        """The distance between two lines of a text."""
        gaps = []
        for at, anchor in enumerate(self.anchors):
            above = self._next(at, -1)
            if above is not None and not (anchor and self.anchors[above]):
                gaps.append(self._levels[above] - self._levels[at])
        height = max(self._heights)
        return min((gap for gap in gaps if gap > 0.8 * height), default=1.3 * height)

    def _next(self, at: int, step: int) -> int | None:
        """The next line up (-1) or down with a text in a column that this line has one in, too."""
        at, mine = at + step, self._filled[at]
        while 0 <= at < len(self._filled):
            if mine & self._filled[at]:
                return at
            at += step
        return None
