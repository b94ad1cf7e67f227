"""Which lines of text are one row, where nothing is drawn between rows.

A row has one line with its figures, and may have others above and below it, as its cells are set at the top or in the
middle. A text goes on in the next line of its own column.
"""

import re
from collections.abc import Collection, Sequence

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.lines import Line, line_text
from cartaviva.formats.readers.pdf.spread import Columns, column_at, crosses, span

_CODE = re.compile(r"^\W*[^\W\d]{0,3}\W?\d[\d.]*\W{0,2}$")
"""The number of a promise."""
Segments = list[Line]


class Rows:
    """The lines of a table, from top to bottom, and where a new row begins."""

    def __init__(self, lines: Sequence[Segments], columns: Columns, heads: int, groups: Collection[int]) -> None:
        """`heads` lines are headings, and those of `groups` are over several columns."""
        self._columns, self._heads, self._groups = columns, heads, groups
        self._levels = [line[0][0].middle for line in lines]
        self._heights = [line[0][0].height for line in lines]
        self._middles = [{column_at(columns, *span(part)): part[0].middle for part in line} for line in lines]
        self._wide = [
            {column_at(columns, *span(part)) for part in line if crosses(columns, span(part))} for line in lines
        ]
        self._filled = [set(middles) for middles in self._middles]
        self.anchors = self._anchors(lines)
        self.leading = self._usual()

    def starts(self) -> list[bool]:
        """Whether each line but the first begins a row. A text that goes on holds the lines between together."""
        found = [True] * (len(self.anchors) - 1)
        above: dict[int, int] = {}
        for at, filled in enumerate(self._filled):
            for column in filled & above.keys():
                before = above[column]
                if self._goes_on(before, at, column):
                    found[before:at] = [False] * (at - before)
            above.update(dict.fromkeys(filled, at))
        for at in range(self._heads - 1):
            apart = self._levels[at] - self._levels[at + 1] > self._most(at) or self._filled[at] & self._filled[at + 1]
            found[at] = at in self._groups or (found[at] and bool(apart))
        last = -1
        for at, anchor in enumerate(self.anchors):
            one = last >= 0 and self._levels[last] - self._levels[at] < 0.7 * self.leading  # "60" over "seconds"
            if anchor and last >= 0 and not one and not any(found[last:at]):
                found[max(range(last, at), key=lambda gap: (self._levels[gap] - self._levels[gap + 1], gap))] = True
            last = at if anchor else last
        return found

    def _goes_on(self, before: int, at: int, column: int) -> bool:
        """Whether the text of a column goes on from one of its lines to its next."""
        near = self._middles[before][column] - self._middles[at][column] <= self._most(at)
        return near and not (self.anchors[before] and self.anchors[at])

    def texts(self, column: int) -> list[tuple[float, float]]:
        """From the first line to the last of each text in a column below the headings."""
        found: list[tuple[float, float]] = []
        before = -1
        for at in range(self._heads, len(self._middles)):
            if column in self._middles[at]:
                low = self._middles[at][column]
                near = before >= 0 and found[-1][1] - low < 1.12 * self.leading
                goes_on = near and self._goes_on(before, at, column)
                found[-1:] = [(found[-1][0], low)] if goes_on else [*found[-1:], (low, low)]
                before = at
        return found

    def _most(self, at: int) -> float:
        return 1.12 * min(self.leading, 1.7 * self._heights[at])

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
        """The distance between two lines of a text; a remark over several columns has its own."""
        gaps = []
        above: dict[int, int] = {}
        for at, middles in enumerate(self._middles):
            for column in middles.keys() & above.keys():
                if column not in self._wide[above[column]] and not (self.anchors[at] and self.anchors[above[column]]):
                    gaps.append(self._middles[above[column]][column] - middles[column])
            above.update(dict.fromkeys(middles, at))
        height = max(self._heights)
        return min((gap for gap in gaps if gap > 0.8 * height), default=1.3 * height)
