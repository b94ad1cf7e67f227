"""Cells that cover several rows, where nothing is drawn: their text stands at the top of them or in the middle."""

from collections.abc import Sequence
from itertools import pairwise

from cartaviva.formats.readers.pdf.rows import Rows, Segments
from cartaviva.formats.readers.pdf.shapes import Box, Rule
from cartaviva.formats.readers.pdf.spread import Columns, Group, column_at, has_figure, span

Height = tuple[float, float]
"""From top to bottom."""
Cells = dict[int, list[Height]]
"""What each text of a column covers."""


def between_rows(
    lines: Sequence[Segments], columns: Columns, heads: int, groups: Sequence[Group], frame: Box
) -> list[Rule]:
    """Lines between rows, with gaps where a cell covers both."""
    whole = Rows(lines, columns, heads, {group[0] for group in groups})
    few = _few(whole, lines, columns)
    kept = [
        part if at < heads else [text for text in part if column_at(columns, *span(text)) not in few]
        for at, part in enumerate(lines)
    ]
    kept = [line for line in kept if line]
    rows = Rows(kept, columns, heads, {group[0] for group in groups})
    gaps = zip(pairwise(line[0][0].middle for line in kept), rows.starts(), strict=True)
    cuts = [(above + below) / 2 for (above, below), start in gaps if start]
    above = [cut for cut in cuts if cut > lines[min(heads, len(lines) - 1)][0][0].middle] or [frame[3]]
    levels = [above[-1], *(cut for cut in cuts if cut < above[-1]), frame[1]]
    cells = {at: covered for at in few if (covered := _covered(whole.texts(at), levels, whole.leading))}
    return [rule for cut in cuts for rule in _parts(cut, cells, columns, frame)]


def _few(rows: Rows, lines: Sequence[Segments], columns: Columns) -> set[int]:
    """The columns at the left with fewer texts than there are rows with figures."""
    body: list[Segments] = []
    for line, anchor in zip(lines, rows.anchors, strict=True):
        apart = not body or body[-1][0][0].middle - line[0][0].middle > 0.7 * rows.leading
        body += [line] if anchor and apart and has_figure(line) else []
    filled = [{column_at(columns, *span(part)) for part in line} for line in body]
    few: set[int] = set()
    for at in range(len(columns) - 2):
        most = max(len(rows.texts(at)), sum(at in mine for mine in filled))
        if not 0 < 10 * most < 7 * len(body):
            break
        few.add(at)
    return few


def _covered(texts: Sequence[Height], levels: Sequence[float], leading: float) -> list[Height]:
    """What each text covers; nothing where all stand within a row of their own, or the places say nothing."""
    if not any(low < level < high for high, low in texts for level in levels[1:-1]) and levels[1] < texts[0][1]:
        return []
    found: list[Height] = []
    top = levels[0]
    for high, low in texts:
        nearest = min(levels, key=lambda level: abs(top + level - high - low))
        if abs(top + nearest - high - low) > 1.2 * leading or nearest >= top:
            return _from_top(texts, levels)
        found.append((top, nearest))
        top = nearest
    return found if top == levels[-1] else _from_top(texts, levels)


def _from_top(texts: Sequence[Height], levels: Sequence[float]) -> list[Height]:
    """Each text from the top of its row to where its last line ends."""
    found = []
    for high, low in texts:
        top = min((level for level in levels if level > high), default=levels[0])
        bottom = max((level for level in levels if level < low), default=levels[-1])
        found.append((top, bottom))
    return found if all(one[1] >= other[0] for one, other in pairwise(found)) else []


def _parts(cut: float, cells: Cells, columns: Columns, frame: Box) -> list[Rule]:
    """A line between rows without the columns where a cell covers both."""
    edges = [frame[0], *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), frame[2]]
    parts: list[Rule] = []
    for at, (left, right) in enumerate(pairwise(edges)):
        if any(bottom < cut < top for top, bottom in cells.get(at, ())):
            continue
        if parts and parts[-1].end == left:
            parts[-1] = Rule(cut, parts[-1].start, right)
        else:
            parts.append(Rule(cut, left, right))
    return parts
