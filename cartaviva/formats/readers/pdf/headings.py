"""The headings of a table of which nothing is drawn: over one column, over several, or as high as those together."""

from collections.abc import Collection, Sequence

from cartaviva.formats.readers.pdf.lines import lines_of
from cartaviva.formats.readers.pdf.shapes import Word
from cartaviva.formats.readers.pdf.spread import Columns, columns_of, crosses, headed, placed, touching
from cartaviva.formats.readers.pdf.texts import Group, Text, said

Cells = list[Group | None]
"""The texts of each cell of a row; the same list where a cell goes on."""


def headings_of(heads: Sequence[Group], columns: Columns) -> tuple[list[tuple[float, float]], list[Cells]] | None:
    """The columns with those that only headings have, and the rows of headings."""
    texts = [text for group in heads for text in group]
    if not texts:
        return list(columns), []
    texts = sorted(texts, key=lambda text: text.left)
    spans = [text.span for text in texts]
    several = len(heads) > 1 or len(columns_of(spans)) < len(texts)
    if several or any(crosses(columns, span) for span in spans):
        alone = _alone(texts, columns)
        ways = (_between(alone, texts), alone)
        return next(filter(None, (_headings_over(texts, columns, way) for way in ways)), None)
    places = placed(spans, columns)
    bare = [span for at, span in zip(places, spans, strict=True) if at is None]
    if any(touching(columns, span) for span in bare):
        return None
    wide = sorted([*columns, *bare])
    row: Cells = [None] * len(wide)
    for at, text in zip(places, texts, strict=True):
        row[wide.index(text.span if at is None else columns[at])] = [text]
    return wide, [row]


def _headings_over(
    texts: Group, columns: Columns, alone: Collection[Text]
) -> tuple[list[tuple[float, float]], list[Cells]] | None:
    """The same where some are over several columns; those that are `alone` in theirs count as of the lowest line."""
    low = min(text.middle for text in texts)
    by_middle = [(_as_line(text, low if text in alone else text.middle), text) for text in texts]
    levels = lines_of(word for word, _text in by_middle)
    wide, groups = headed(columns, [[[word] for word in level] for level in levels])
    text_at = {id(word): text for word, text in by_middle}
    lines = [[text_at[id(word)] for word in level] for level in levels]
    stacks: list[Group] = [[] for _ in wide]
    for number, line in enumerate(lines):
        mine = sorted((left, right) for at, left, right in groups if at == number)
        below = [text.span for under in lines[number + 1 :] for text in under] if len(mine) > 1 else []
        for left, right in mine:
            above = line.pop(_over(line, left, right))
            for at in _under((left, right), below, wide):
                stacks[at].append(above)
        for place, text in zip(placed([text.span for text in line], wide), line, strict=True):
            if place is None or crosses(columns, text.span):
                return None
            stacks[place].append(text)
    return wide, _stacked(stacks)


def _under(over: tuple[float, float], below: Columns, columns: Columns) -> set[int]:
    """The columns with their middle, or with one of the headings `below`, within what a heading is over."""
    left, right = over
    inside = [span for span in below if left - 1 < span[0] and span[1] < right + 1]
    under = {at for at, column in enumerate(columns) if left - 1 <= sum(column) / 2 <= right + 1}
    return under.union(*(touching(columns, span) for span in inside))


def _over(line: Group, left: float, right: float) -> int:
    """Which text has its middle over some columns; those that end with them may not, and stand over most of them."""
    middle = (at for at, text in enumerate(line) if left < sum(text.span) / 2 < right)
    return next(middle, max(range(len(line)), key=lambda at: min(line[at].right, right) - max(line[at].left, left)))


def _stacked(stacks: Sequence[Group]) -> list[Cells]:
    """The headings of each column as rows: the last of those that are fewer goes on below."""
    cells = {id(text): [text] for stack in stacks for text in stack}
    return [
        [cells[id(stack[min(row, len(stack) - 1)])] if stack else None for stack in stacks]
        for row in range(max(map(len, stacks)))
    ]


def _alone(texts: Group, columns: Columns) -> list[Text]:
    """The only heading of their column: as high as all lines of headings, they stand between them."""
    under = [touching(columns, text.span) for text in texts]
    return [text for text, mine in zip(texts, under, strict=True) if len(mine) == 1 and under.count(mine) == 1]


def _between(alone: Sequence[Text], texts: Group) -> list[Text]:
    """Those that are lower than the highest of all, and higher than the lowest."""
    low, high = min(text.middle for text in texts), max(text.middle for text in texts)
    return [text for text in alone if low + 0.3 * text.line < text.middle < high - 0.3 * text.line]


def _as_line(text: Text, middle: float) -> Word:
    half = text.line / 2
    return Word(said(text), text.left, middle - half, text.right, middle + half, -1)
