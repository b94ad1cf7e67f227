"""Lines and shades between rows that are drawn cell by cell: where one ends and the next begins, a column does.

Many tables have lines between their rows alone. Each cell draws its own piece of them, so the pieces know the columns.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.lines import lines_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.shapes import Box, Rule, Word, apart, grouped, in_levels, runs

_SNAP = 2.0
"""Points: what is nearer is at the same place."""
_FAR = 300.0
"""Points between two lines from which they are no longer of one table."""
_LEAST = 3
"""Lines on top of each other from which they are a table's."""

_MOST = 0.15
"""The share of rows that may have a whole line below them, as a band or a total has."""

_ROOM = 40.0
"""Points between two lines in which there is room for a title and headings."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DEEP = 12
"""Levels below a row, or above the foot of a page, that may end its cells."""

Stack = list[list[Rule]]
"""Pieces of lines by their height on the page, the highest first."""
Breadth = tuple[float, float]


def with_walls(page: Page) -> tuple[list[Rule], list[Rule]]:
    """The lines across and down a page, with walls where pieces of lines meet, in rows that have none of their own.

    Where rows of several texts have whole lines below them, the pieces are those of headings, and say nothing of rows.
    """
    across, down = list(page.across), list(page.down)
    for stack in _stacks(page) if len(page.across) + len(page.shades) >= _LEAST else ():
        walls, top = _walls(page, stack)
        if len({wall[1:] for wall in walls}) > 1:
            low, high = _breadth(stack)
            levels = [piece for level in stack for piece in level] + top
            across += levels
            heights = [rule.at for rule in levels]
            down += [*walls, *(Rule(side, min(heights), max(heights)) for side in (low, high))]
    return across, down


def _stacks(page: Page) -> Iterator[Stack]:
    """Lines that lie under each other, each within the breadth of the widest, with some of their ends above others."""
    edges = [Rule(at, box[0], box[2]) for box in _of_whole_rows(page) for at in (box[1], box[3])]
    levels = in_levels(sorted((*page.across, *edges), key=lambda rule: -rule.at), _SNAP)

    def goes_on(stack: Stack, level: list[Rule]) -> bool:
        return _goes_on(stack, level) and not _begins_anew(page, (level[0].at, stack[-1][0].at))

    return runs(levels, goes_on)


def _of_whole_rows(page: Page) -> list[Box]:
    """The shades of rows: none that a text stands beside, as of labels or statuses alone, none of headings, which come
    again, and not those of titles alone.
    """
    bands = grouped(page.shades, lambda box: (round(box[1]), round(box[3])))
    texts = {band: [word for word in page.words if band[0] < word.middle < band[1]] for band in bands}
    said = Counter(tuple(word.text for word in words) for words in texts.values())
    found: list[Box] = []
    several = False
    for band, boxes in bands.items():
        words = texts[band]
        within = all(any(box[0] - _SNAP < word.left < box[2] for box in boxes) for word in words)
        if within and (not words or said[tuple(word.text for word in words)] == 1):
            found += boxes
            several = several or len(words) > 1
    return found if several else []


def _goes_on(stack: Stack, level: Sequence[Rule]) -> bool:
    low, high = _breadth(stack)
    start, end = _breadth([level])
    inside = low - _SNAP <= start and end <= high + _SNAP
    around = start <= low + _SNAP and high - _SNAP <= end
    before, mine = (_ends(pieces, (min(low, start), max(high, end))) for pieces in (stack[-1], level))
    least = min(len(before), len(mine))
    others = least > 1 and 2 * sum(_near(end, before) for end in mine) < least
    return stack[-1][0].at - level[0].at < _FAR and (inside or around) and not others


def _begins_anew(page: Page, row: tuple[float, float]) -> bool:
    """Between two lines stand a title, apart from what is above it, and headings: another table begins below them."""
    low, high = row
    if high - low < _ROOM:
        return False
    lines = lines_of([word for word in page.words if low < word.middle < high])
    title = max((at for at, line in enumerate(lines) if len(line) == 1), default=0)
    if not title or not all(_are_headings(line) for line in lines[title + 1 :]):
        return False
    gap = min(word.bottom for word in lines[title - 1]) - lines[title][0].top
    return gap > lines[title][0].height and any(len(line) >= _LEAST for line in lines[title + 1 :])


def _are_headings(line: Sequence[Word]) -> bool:
    """Several texts and no figure but of years."""
    return len(line) > 1 and not any(FIGURE.match(word.text) and not _YEAR.match(word.text) for word in line)


def _near(at: float, ends: Sequence[float]) -> bool:
    return any(abs(at - end) <= _SNAP for end in ends)


def _breadth(levels: Sequence[Sequence[Rule]]) -> Breadth:
    return min(rule.start for level in levels for rule in level), max(rule.end for level in levels for rule in level)


def _walls(page: Page, stack: Stack) -> tuple[list[Rule], list[Rule]]:
    """The walls of each row, as the pieces below it say; and lines over the headings and below a row that is cut."""
    if len(stack) < _LEAST or _whole(page, stack) > _MOST * len(stack):
        return [], []
    breadth = _breadth(stack)
    walls: list[Rule] = []
    for at in range(len(stack) - 1):
        row, ends = (stack[at + 1][0].at, stack[at][0].at), _ends_below(stack[at + 1 :], breadth)
        ends = _with_open(page, row, ends, (stack[at + 1 :], stack[at::-1]), breadth)
        if _doubled(page, row, ends) > 1:
            return [], []
        walls += _of_row(page, row, ends)
    more: list[Rule] = []
    parted = next((at for at, level in enumerate(stack) if _ends(level, breadth)), 0)  # a band may be the first row
    for level, pieces, up in ((stack[0][0].at, stack[parted:], True), (stack[-1][0].at, stack[-1:], False)):
        ends = _ends_below(pieces, breadth)
        edge = _reach(page.words, (level, breadth), ends, up) if walls else None
        if edge is not None:
            row = min(level, edge), max(level, edge)
            if _doubled(page, row, ends):
                return [], []  # the rows below headings, which alone have lines
            walls += _of_row(page, row, ends)
            more.append(Rule(edge, *breadth))
    return walls, more


def _whole(page: Page, stack: Stack) -> int:
    """Rows of several texts with a line below them that is in one piece."""
    breadth = _breadth(stack)
    rows = [(above[0].at, below[0].at) for above, below in pairwise(stack) if not _ends(below, breadth)]
    return sum(sum(low < word.middle < high for word in page.words) > 2 for high, low in rows)


def _ends(level: Sequence[Rule], breadth: Breadth) -> list[float]:
    """Where pieces end or begin, inside of the table."""
    low, high = breadth[0] + 2 * _SNAP, breadth[1] - 2 * _SNAP
    return apart((end for piece in level for end in piece[1:] if low < end < high), _SNAP)


def _ends_below(levels: Stack, breadth: Breadth) -> list[float]:
    """The ends on the first level, and the sides; below cells that reach further down, those of the level that ends
    them. Nothing where there is one column.
    """
    found = _open_ends(levels[:_DEEP], breadth)
    return sorted((*breadth, *found)) if found else []


def _with_open(
    page: Page, row: tuple[float, float], ends: list[float], around: tuple[Stack, Stack], breadth: Breadth
) -> list[float]:
    """The ends with those of cells that no line ends before the page does, as the nearest level above says, but where a
    text goes over them. `around`: the levels below and above, the nearest first.
    """
    below, above = around
    if not ends or len(below) > _DEEP or not _is_open(below[-1], breadth):
        return ends
    more = set(_open_ends([*below, *above[:_DEEP]], breadth)) - set(ends)
    inside = [word for word in page.words if row[0] < word.middle < row[1]]
    return sorted((*ends, *(end for end in more if not any(_crosses(word, end) for word in inside))))


def _open_ends(levels: Stack, breadth: Breadth) -> list[float]:
    """The ends on each level where no piece of one before it goes on."""
    found: list[float] = []
    covered: list[Rule] = []
    for level in levels:
        for end in _ends(level, breadth):
            if not any(piece.start + _SNAP < end < piece.end - _SNAP for piece in covered) and not _near(end, found):
                found.append(end)
        covered += level
    return found


def _is_open(level: Sequence[Rule], breadth: Breadth) -> bool:
    """Does a level leave a part of the breadth without a line?"""
    end = breadth[0]
    for piece in sorted(level, key=lambda piece: piece.start):
        if piece.start > end + 2 * _SNAP:
            return True
        end = max(end, piece.end)
    return end < breadth[1] - 2 * _SNAP


def _of_row(page: Page, row: tuple[float, float], ends: Sequence[float]) -> list[Rule]:
    """The walls of a row, but for those that a text stands on; none where the row has its own, or is one text."""
    low, high = row
    own = [rule.at for rule in page.down if rule.start < (low + high) / 2 < rule.end]
    inside = [word for word in page.words if low < word.middle < high]
    if high - low < 2 * _SNAP or any(_near(end, own) for end in ends) or len(inside) < 2 or _is_outside(page, row):
        return []
    free = [end for end in ends if not _is_centred_over(inside, end, ends)]
    for word in () if page.in_lines else inside:  # what is drawn in one go is of one cell
        parts = _parted(word, free)
        if len(parts) > 1:
            at = page.words.index(word)
            page.words[at : at + 1] = parts
    inside = [word for word in page.words if low < word.middle < high]
    return [Rule(end, low, high) for end in ends if not any(_crosses(word, end) for word in inside)]


def _is_outside(page: Page, row: tuple[float, float]) -> bool:
    """Lines down the page end above a row, and others begin below it: it is between two tables."""
    low, high = row
    above = {round(rule.at) for rule in page.down if abs(rule.start - high) <= _SNAP}
    below = {round(rule.at) for rule in page.down if abs(rule.end - low) <= _SNAP}
    return min(len(above), len(below)) > _LEAST


def _doubled(page: Page, row: tuple[float, float], ends: Sequence[float]) -> int:
    """How many columns have two figures, one well below the other: two rows share a shade then."""
    figures = (word for word in page.words if row[0] < word.middle < row[1] and FIGURE.match(word.text))
    columns = grouped(figures, lambda word: sum(end < word.left + 1 for end in ends))
    return sum(one[0].bottom - one[-1].top > 0.5 * (one[0].top - one[0].bottom) for one in columns.values())


def _crosses(word: Word, end: float) -> bool:
    return word.left < end - 1 and word.right > end + 1


def _is_over_two(word: Word, end: float, ends: Sequence[float]) -> bool:
    """A heading in the middle of two columns, with room on both sides, is theirs."""
    wide = word.right - word.left
    low = max((other for other in ends if other < end), default=word.left)
    high = min((other for other in ends if other > end), default=word.right)
    return abs(word.left + word.right - 2 * end) < 0.2 * wide and wide < 0.6 * (high - low)


def _is_centred_over(words: Sequence[Word], end: float, ends: Sequence[float]) -> bool:
    """A heading whose lines are all in the middle of the two columns, however wide, is theirs, too."""
    low = max((other for other in ends if other < end), default=end)
    high = min((other for other in ends if other > end), default=end)
    mine = [word for word in words if low < (word.left + word.right) / 2 < high]
    return bool(mine) and all(abs(word.left + word.right - low - high) < _SNAP for word in mine)


def _parted(word: Word, ends: Sequence[float]) -> list[Word]:
    """Texts of two cells that were taken for one, since they nearly touch: parted at the blank nearest to the wall."""
    end = next((end for end in ends if _crosses(word, end)), None)
    step = (word.right - word.left) / max(len(word.text), 1)
    text = word.text
    blanks = [at for at in range(1, len(text)) if text[at] == " " or (text[at - 1].islower() and text[at].isupper())]
    if end is None or not blanks or _is_over_two(word, end, ends):
        return [word]
    at = min(blanks, key=lambda blank: abs(word.left + (blank + 0.5) * step - end))
    if abs(word.left + (at + 0.5) * step - end) > 3 * step + _SNAP:
        return [word]
    first = word._replace(text=text[:at].strip(), right=min(end - 1, word.left + at * step))
    rest = word._replace(text=text[at:].strip(), left=max(end + 1, word.left + (at + 1) * step))
    return [first, *_parted(rest, ends)]


def _reach(words: Sequence[Word], table: tuple[float, Breadth], ends: Sequence[float], up: bool) -> float | None:
    """How far texts close above the first line, or below the last, go on: if they stand in several of the columns."""
    level, (low, high) = table
    side = 1 if up else -1
    near = [
        word
        for word in words
        if 0 < side * (word.middle - level) < _FAR / 3 and low - _SNAP < word.left and word.right < high + _SNAP
    ]
    columns: set[int] = set()
    edge = level
    lines = lines_of(near)
    for line in reversed(lines) if up else lines:
        parts = [part for word in line for part in _parted(word, ends)]
        gap = min(word.bottom for word in line) - edge if up else edge - max(word.top for word in line)
        whole = parts if up or len(line) > 1 else line  # a note below goes over columns, wherever its blanks are
        over = [end for end in ends for part in whole if _crosses(part, end)]
        lone = len(line) < 2 and not all(_is_centred_over(line, end, ends) for end in over)  # a title
        if gap > 0.9 * (line[0].top - line[0].bottom) or lone:
            break
        columns |= {sum(end < part.left + 1 for end in ends) for part in parts}
        edge = max(word.top for word in line) if up else min(word.bottom for word in line)
    return edge + side if edge != level and len(columns) > 1 else None
