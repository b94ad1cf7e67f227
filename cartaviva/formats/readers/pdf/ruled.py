"""Ruling lines → tables. Two squares of the grid with no line between them are one cell."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.joints import with_walls
from cartaviva.formats.readers.pdf.lines import lines_of, text_of
from cartaviva.formats.readers.pdf.page import Page, parted
from cartaviva.formats.readers.pdf.shapes import Box, Rule, Word, apart, grouped, in_levels, outside

_SNAP = 3.0
"""Points: lines that are nearer than this are one."""
_SHORT = 5.0
_FEW = 3
"""Columns with a text in which a row without lines is taken to be like those that have them; lines of several texts
from which a box has columns."""
_OUTLINED = 2
"""Rows with all their lines, from which others are like them."""


@dataclass(eq=False, slots=True)
class Slot:
    """A cell before its table has a number: the same object at every position that it covers."""

    text: str
    page: int
    box: Box
    heading: bool = False


@dataclass(slots=True)
class Table:
    """Rectangular rows, the edges of the columns (none where they are not known), the box on its page."""

    rows: list[list[Slot]]
    edges: tuple[float, ...]
    box: Box
    pages: tuple[int, int]
    """The first and the last."""
    columns: tuple[tuple[float, float], ...] = ()
    """What the texts of each column take from left to right, where no line says it."""
    cards: bool = False
    """Labels with their values: no row of them is one of headings."""


def ruled_tables(page: Page, without: Sequence[Box] = ()) -> tuple[list[Table], list[Word]]:
    """The tables on a page, and the words outside them; the boxes `without` are left out.

    Without a line between columns there is none, but at the top of a page, where it may be a row of the table above.
    """
    tables = []
    lines = with_walls(page)
    words = [word for word in page.words if not any(holds(box, word) for box in without)]  # those that walls parted
    for across, down in rules_together(*lines):
        for lattice in Lattice(across, down).parts():
            lattice = lattice.above_others([word for word in words if lattice.holds(word)])
            inside = [word for word in words if lattice.holds(word)]
            if inside and (lattice.walled or (not page.is_below and _is_band(lattice, words, inside))):
                tables.append(lattice.table(inside, page.number))
                words = outside(words, inside)
    return tables, words


def holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.left + word.right) / 2 <= box[2] and box[1] <= word.middle <= box[3]


def _is_band(lattice: "Lattice", words: Iterable[Word], inside: Iterable[Word]) -> bool:
    """One row, with nothing above it, and no columns of text in it."""
    if lattice.rows > 1 or any(word.middle > lattice.ys[-1] for word in words):
        return False
    return sum(len(line) > 1 for line in lines_of(inside)) < _FEW


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines on top of each other or end to end as one; crumbs are dropped."""
    found: list[Rule] = []
    for level in in_levels(sorted(rules), _SNAP):
        at = sum(rule.at for rule in level) / len(level)
        parts: list[Rule] = []
        for rule in sorted(level, key=lambda rule: rule.start):
            if parts and rule.start - parts[-1].end <= _SNAP:
                parts[-1] = parts[-1]._replace(end=max(parts[-1].end, rule.end))
            else:
                parts.append(rule._replace(at=at))
        found += parts
    return [rule for rule in found if rule.end - rule.start >= _SHORT]


def rules_together(across: Iterable[Rule], down: Iterable[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines of each table: those that meet, directly or through others."""
    across, down = _merged(across), _merged(down)
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = index = group[group[index]]
        return index

    for i, flat in enumerate(across):
        for j, tall in enumerate(down, len(across)):
            if flat.start - _SNAP <= tall.at <= flat.end + _SNAP and tall.start - _SNAP <= flat.at <= tall.end + _SNAP:
                group[root(j)] = root(i)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(group)):
        sides = found.setdefault(root(index), ([], []))
        if index < len(across):
            sides[0].append(across[index])
        else:
            sides[1].append(down[index - len(across)])
    return [sides for sides in found.values() if min(map(len, sides)) > 0 and max(map(len, sides)) > 1]


def _levels(rules: Iterable[Rule], low: float, high: float) -> list[float]:
    """Where the lines are, with the ends of the lines that cross them: a table may be open at its sides."""
    levels = [rule.at for rule in rules]
    levels += [end for end in (low, high) if all(abs(end - level) > 2 * _SNAP for level in levels)]
    return apart(levels, _SNAP)


Area = tuple[int, int, int, int]
"""The squares of a cell: top, left, bottom, right."""


Texts = dict[tuple[int, int], list[Word]]
"""The words of each square, by its row and column."""


class Lattice:
    """The squares between lines."""

    def __init__(self, across: list[Rule], down: list[Rule]) -> None:
        self._across, self._down = across, down
        self.xs = _levels(down, min(rule.start for rule in across), max(rule.end for rule in across))
        self.ys = _levels(across, min(rule.start for rule in down), max(rule.end for rule in down))
        self.columns, self.rows = len(self.xs) - 1, len(self.ys) - 1

    @property
    def walled(self) -> bool:
        """Whether a line stands between two columns somewhere."""
        return any(self._wall(row, column) for row in range(self.rows) for column in range(1, self.columns))

    def parts(self) -> list["Lattice"]:
        """One grid, or several that only touch: from one row with walls to the next, none of the walls goes on."""
        walls = [{column for column in range(1, self.columns) if self._wall(row, column)} for row in range(self.rows)]
        cuts: list[int] = []
        above: tuple[int, set[int]] | None = None
        for row, mine in enumerate(walls):
            if mine and above is not None and not mine & above[1]:
                cuts.append(above[0] + 1)
            if mine:
                above = row, mine
        if not cuts:
            return [self]
        levels = [self.ys[self.rows - row] for row in (0, *cuts, self.rows)]
        return [self._between(low, high) for high, low in pairwise(levels)]

    def _between(self, low: float, high: float) -> "Lattice":
        """The part between two levels."""
        cut = (Rule(rule.at, max(rule.start, low), min(rule.end, high)) for rule in self._down)
        across = [rule for rule in self._across if low - _SNAP <= rule.at <= high + _SNAP]
        return Lattice(across, [rule for rule in cut if rule.end - rule.start >= _SHORT])

    def above_others(self, words: Iterable[Word]) -> "Lattice":
        """Without the rows at its end that are of another table, as their texts show, which stand where walls above
        them are: a frame may go around both.
        """
        walled = [row for row in range(self.rows) if any(self._wall(row, at) for at in range(1, self.columns))]
        texts = grouped(words if walled and walled[-1] + _OUTLINED < self.rows else (), self._row)
        others = [row for row in texts if row > walled[-1] and len(texts[row]) >= _FEW and self._crossed(texts[row])]
        if len(others) < _OUTLINED:
            return self
        return self._between(self.ys[self.rows - walled[-1] - 1], self.ys[-1])

    def _crossed(self, words: Iterable[Word]) -> bool:
        return any(word.left < x < word.right for word in words for x in self.xs[1:-1])

    def holds(self, word: Word) -> bool:
        return holds((self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]), word)

    def _row(self, word: Word) -> int:
        return self._square(word)[0]

    def _square(self, word: Word) -> tuple[int, int]:
        """Row from the top and column."""
        column = bisect_right(self.xs, (word.left + word.right) / 2) - 1
        row = self.rows - bisect_right(self.ys, word.middle)
        return min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1)

    def table(self, words: Sequence[Word], page: int) -> Table:
        words = [part for word in words for part in self._parted(word)]
        self._complete(words)
        areas = self._areas()
        floors = list(self._floors_of_rows(set(areas.values()), words))
        if floors:
            self._across += floors
            areas = self._areas()
        inside = grouped(words, lambda word: areas[self._square(word)][:2])
        slots: dict[tuple[int, int], Slot] = {}
        for area in set(areas.values()):
            top, left, bottom, right = area
            box = (self.xs[left], self.ys[self.rows - bottom], self.xs[right], self.ys[self.rows - top])
            mine = inside.get((top, left), [])
            margin = max(0.0, min((word.left for word in mine), default=0.0) - box[0])
            slots[(top, left)] = Slot(text_of(mine, box[2] - min(margin, 8.0)), page, box)
        rows = [[slots[areas[(row, column)][:2]] for column in range(self.columns)] for row in range(self.rows)]
        return Table(rows, tuple(self.xs), (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]), (page, page))

    def _parted(self, word: Word) -> list[Word]:
        row = self._row(word)
        walls = [x for at, x in enumerate(self.xs[1:-1], 1) if word.left < x < word.right and self._wall(row, at)]
        return parted(word, walls) if walls else [word]

    def _complete(self, words: Iterable[Word]) -> None:
        """Where only every other row is outlined, the texts of the rows between stand in the same columns."""
        inner = range(1, self.columns)
        outlined = [sum(self._wall(row, column) for column in inner) for row in range(self.rows)]
        if self.columns < _FEW or outlined.count(len(inner)) < _OUTLINED:
            return
        texts = grouped(words, self._row)
        for row in (row for row in texts if not outlined[row]):
            filled = {self._square(word)[1] for word in texts[row]}
            if len(filled) < _FEW or self._crossed(texts[row]):
                continue
            low, high = self.ys[self.rows - row - 1], self.ys[self.rows - row]
            self._down += [Rule(x, low, high) for x in self.xs[1:-1]]
            self._across += [Rule(high, self.xs[column], self.xs[column + 1]) for column in filled]

    def _floors_of_rows(self, areas: Iterable[Area], words: Iterable[Word]) -> Iterator[Rule]:
        """Where one column alone, as of statuses in colours, has lines between rows, and others have figures in most of
        these, the lines go on over all that is no merged cell.
        """
        high = grouped((area for area in areas if area[2] - area[0] >= _FEW), itemgetter(0, 2))
        several = [mine for mine in high.values() if len(mine) >= _FEW]
        texts = grouped(words if several else (), self._square)
        for top, left, bottom, right in (area for mine in several for area in _of_rows(mine, texts)):
            for row in range(top + 1, bottom):
                yield Rule(self.ys[self.rows - row], self.xs[left], self.xs[right])

    def _areas(self) -> dict[tuple[int, int], Area]:
        """Square → the area of its cell (top, left, bottom, right), growing each to the right, then down."""
        areas: dict[tuple[int, int], Area] = {}
        for row in range(self.rows):
            for column in range(self.columns):
                if (row, column) in areas:
                    continue
                right = column + 1
                while right < self.columns and (row, right) not in areas and not self._wall(row, right):
                    right += 1
                bottom = row + 1
                while bottom < self.rows and not any(
                    (bottom, at) in areas or self._floor(bottom, at) for at in range(column, right)
                ):
                    bottom += 1
                area = (row, column, bottom, right)
                areas.update({(r, c): area for r in range(row, bottom) for c in range(column, right)})
        return areas

    def _wall(self, row: int, column: int) -> bool:
        """Whether a line stands left of the square."""
        middle = (self.ys[self.rows - row] + self.ys[self.rows - row - 1]) / 2
        return _covered(self._down, self.xs[column], middle)

    def _floor(self, row: int, column: int) -> bool:
        """Whether a line lies above the square."""
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return _covered(self._across, self.ys[self.rows - row], middle)


def _of_rows(areas: Sequence[Area], texts: Texts) -> list[Area]:
    """Which cells of the same height hold several rows: those of figures, and what stands right of the first of them or
    has a text in each of their rows; others are merged.
    """
    figures = [area for area in areas if _has_figures(area, texts)]
    if len(figures) < 2:
        return []
    rows = set.intersection(*(_filled(area, texts) for area in figures))
    first = min(area[1] for area in figures)
    return [area for area in areas if area[1] >= first or rows <= _filled(area, texts)]


def _filled(area: Area, texts: Texts) -> set[int]:
    """The rows in which a cell has a text."""
    top, left, bottom, right = area
    return {row for row in range(top, bottom) if any((row, at) in texts for at in range(left, right))}


def _has_figures(area: Area, texts: Texts) -> bool:
    """In most rows; where few of many have one, the lines are not those of rows."""
    top, left, bottom, _right = area
    figures = [row for row in range(top, bottom) if FIGURE.match(text_of(texts.get((row, left), ())))]
    return len(figures) >= max(_FEW, 0.6 * (bottom - top))


def _covered(rules: Iterable[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= _SNAP and rule.start <= middle <= rule.end for rule in rules)
