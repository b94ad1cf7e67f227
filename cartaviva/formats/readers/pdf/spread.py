"""Which column a text belongs to, where nothing is drawn between columns.

Figures end at the right of a column and headings begin at its left: the two need not stand under each other.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.lines import Line, line_text
from cartaviva.formats.readers.pdf.shapes import Word

Span = tuple[float, float]
"""From left to right."""
Columns = Sequence[Span]
_FAR = 250.0
"""Points by which headings stand aside of columns, rather than that one has a column of its own, without a text."""


def span(part: Line) -> Span:
    return part[0].left, part[-1].right


def columns_of(spans: Iterable[Span]) -> list[Span]:
    """What texts take from left to right: those that stand above each other are one column."""
    columns: list[Span] = []
    for left, right in sorted(spans):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def column_at(columns: Columns, left: float, right: float) -> int:
    """The first column that a text stands in, else the nearest."""
    touched = touching(columns, (left, right))
    return touched[0] if touched else min(range(len(columns)), key=lambda at: _apart(columns[at], (left, right)))


def touching(columns: Columns, text: Span) -> list[int]:
    return [at for at, column in enumerate(columns) if text[0] < column[1] and text[1] > column[0]]


def crosses(columns: Columns, text: Span) -> bool:
    """Does a text stand over several columns?"""
    return len(touching(columns, text)) > 1


def _apart(one: Span, two: Span) -> float:
    return max(0.0, one[0] - two[1], two[0] - one[1])


def body_columns(lines: Sequence[Sequence[Line]]) -> list[Span]:
    """The columns of rows with figures, where there are some: headings stand where they like."""
    body = [line for line in lines if has_figure(line)]
    lines = body if len(body) > 2 else lines
    columns = columns_of(span(part) for line in lines for part in line)
    return [narrow for column in columns for narrow in _without_bridges(lines, column)]


def has_figure(line: Sequence[Line]) -> bool:
    return any(FIGURE.match(line_text(part)) for part in line)


def _without_bridges(lines: Sequence[Sequence[Line]], column: Span) -> list[Span]:
    """The columns that are left of one, without texts that stand above two of most other lines."""
    inside = [[span(part) for part in line if touching([column], span(part))] for line in lines]
    if not any(len(spans) > 1 for spans in inside):
        return [column]
    kept = []
    for mine in inside:
        for text in mine:
            under = [sum(text[0] < other[1] and text[1] > other[0] for other in spans) for spans in inside]
            if sum(count > 1 for count in under) <= under.count(1):
                kept.append(text)
    return columns_of(kept)


def placed(texts: Sequence[Span], columns: Columns) -> list[int | None]:
    """The column of each text, all in order and as near as can be; None for one that has no column here."""
    costs = [[0.0] * (len(columns) + 1)]
    for text in texts:
        before, row = costs[-1], [costs[-1][0] + _FAR]
        for at, column in enumerate(columns):
            row.append(min(row[at], before[at + 1] + _FAR, before[at] + _cost(text, column)))
        costs.append(row)
    found: list[int | None] = []
    end = len(columns)
    for count in range(len(texts), 0, -1):
        while end and costs[count][end] == costs[count][end - 1]:
            end -= 1
        if end and costs[count][end] == costs[count - 1][end - 1] + _cost(texts[count - 1], columns[end - 1]):
            end -= 1
            found.append(end)
        else:
            found.append(None)
    return found[::-1]


def _cost(text: Span, column: Span) -> float:
    return _apart(text, column) + 0.01 * abs(sum(text) - sum(column))


Group = tuple[int, float, float]
"""A line of headings, and from where to where the columns go that one of its texts stands over."""
_APART = 1.6
"""Heights of a line from which the next one below is of another row."""
_ALONE = 30.0
"""Points by which a text may be from the middle of its columns, rather than that a column is under none."""


def headed(columns: Columns, headings: Sequence[Sequence[Line]]) -> tuple[list[Span], list[Group]]:
    """The columns with what their headings take, and those of headings alone; and the headings over several columns."""
    found: list[Group] = []
    texts: list[Span] = []
    below: list[Span] = []
    lower: Word | None = None
    for number, line in reversed(list(enumerate(headings))):
        mine = [span(part) for part in line]
        over = [text for text in mine if below and below[0][0] < sum(text) / 2 < below[-1][1]]
        apart = _over_several(over, below, line[0][0], lower) if lower else []
        groups = _ended(apart, below) or _groups(apart, below)[1]
        lower = line[0][0]
        found += [(number, left, right) for left, right in groups.values()]
        for text in mine:
            under = touching(texts, text)
            if text in groups or len(under) > 1 or (len(line) == 1 and not under and crosses(columns, text)):
                continue
            if under:
                other = texts.pop(under[0])
                text = min(text[0], other[0]), max(text[1], other[1])
            texts = sorted([*texts, text])
        below = columns_of([*below, *mine]) if over and not apart else mine if len(mine) > 1 else below
    return _widened(columns, texts), found


def _over_several(texts: list[Span], below: Sequence[Span], word: Word, lower: Word) -> list[Span]:
    """None where one goes on in the next line: it is near, and one of its texts begins, ends or has its middle there,
    too.
    """
    gap = (word.middle - lower.middle) / word.height
    on = any(
        min(abs(text[0] - other[0]), abs(text[1] - other[1]), abs(sum(text) - sum(other)) / 2) < 2
        for text in texts
        for other in below
    )
    return texts if gap > _APART or (gap > 0.9 and not on) else []


def _widened(columns: Columns, texts: Sequence[Span]) -> list[Span]:
    wide = list(columns)
    new = []
    for at, text in zip(placed(texts, wide), texts, strict=True):
        if at is None:
            new.append(text)
            continue
        low = max((other[1] for other in wide[:at]), default=text[0])
        high = min((other[0] for other in columns[at + 1 :]), default=text[1])
        wide[at] = min(wide[at][0], max(text[0], low)), max(wide[at][1], min(text[1], high))
    return sorted([*wide, *(text for text in new if not touching(wide, text))])


def _ended(texts: Sequence[Span], columns: Columns) -> dict[Span, Span]:
    """Texts that end where the last of their columns does: each is over as many columns as lie between two of them."""
    ends = [at for text in texts for at, column in enumerate(columns) if abs(text[1] - column[1]) < 2]
    counts = {after - before for before, after in pairwise(ends)}
    count = min(counts, default=0)
    if len(ends) != len(texts) or len(counts) != 1 or count < 2 or ends[0] + 1 < count:
        return {}
    return {text: (columns[end - count + 1][0], columns[end][1]) for text, end in zip(texts, ends, strict=True)}


def _groups(texts: Sequence[Span], columns: Columns, before: float = 0.0) -> tuple[float, dict[Span, Span]]:
    """The columns that each text stands over the middle of, several each, so that few are under none: with the loss."""
    if not texts or len(columns) < 2:
        return _ALONE * (len(columns) + 2 * len(texts)), {}
    loss, found = _groups(texts[1:], columns, before)
    loss += 2 * _ALONE
    skipped, rest = _groups(texts, columns[1:], columns[0][1])
    if skipped + _ALONE < loss:
        loss, found = skipped + _ALONE, rest
    for count in range(2, len(columns) + 1):
        left, right = columns[0][0], columns[count - 1][1]
        after = columns[count][0] if count < len(columns) else right + columns[-1][0] - columns[-2][1]
        start = before or left - columns[1][0] + columns[0][1]
        middle = sum(texts[0]) / 2
        off = min(abs(middle - (low + high) / 2) for low, high in ((left, right), (left, after), (start, right)))
        off = min(off, abs(texts[0][0] - left) + 1)
        if off < 0.1 * (right - left) and not any(left < sum(text) / 2 < right for text in texts[1:]):
            more, rest = _groups(texts[1:], columns[count:], right)
            if more + off < loss:
                loss, found = more + off, {texts[0]: (left, right), **rest}
    return loss, found
