"""Which column a text belongs to, where nothing is drawn between columns.

Figures end at the right of a column and headings begin at its left: the two need not stand under each other.
"""

from collections.abc import Iterable, Sequence

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.lines import Line, line_text

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


def headed(columns: Columns, headings: Sequence[Sequence[Line]]) -> list[Span]:
    """The columns with what their headings take, and those of headings alone: the lowest line of headings first."""
    wide = list(columns)
    for line in reversed(headings):
        texts = [text for text in map(span, line) if len(touching(wide, text)) < 2]
        found = list(zip(placed(texts, wide), texts, strict=True))
        new = [text for at, text in found if at is None and not touching(wide, text)]
        for at, (left, right) in found:
            if at is not None:
                low = max((other[1] for other in wide[:at]), default=left)
                high = min((other[0] for other in wide[at + 1 :]), default=right)
                wide[at] = min(wide[at][0], max(left, low)), max(wide[at][1], min(right, high))
        if len(line) > 1:
            wide = sorted([*wide, *(text for text in new if not touching(wide, text))])
    return wide
