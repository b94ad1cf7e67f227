"""Which rows a text covers that stands in the middle of them, or at their top."""

from collections.abc import Sequence

Extent = tuple[float, float, float]
"""Top and bottom of a text, and the height of a line of it."""
Covered = tuple[int, int]
"""The first row and the one after the last."""


def tiles(texts: Sequence[Extent], edges: Sequence[float], at_top: bool | None) -> list[Covered] | None:
    """The rows of each text between `edges` from top to bottom; None where they do not come out even.

    `at_top`: whether texts stand at the top of their cells, where that is seen. The first rows may be of a text on the
    page before; the last text may go on on the next.
    """
    if not texts:
        return []
    ways = {True: (_from_top,), False: (_centred,), None: (_centred, _from_top)}[at_top]
    tried = (way(texts, edges, start) for start in range(len(edges) - 1) for way in ways)
    return next(filter(None, tried), None)


def _centred(texts: Sequence[Extent], edges: Sequence[float], start: int) -> list[Covered] | None:
    last, top = len(edges) - 1, start
    found: list[Covered] = []
    for high, low, line in texts:
        ends = range(top + 1, last + 1)
        off, end = min(((abs((edges[top] + edges[end] - high - low) / 2), end) for end in ends), default=(line, top))
        if off > 0.5 * line:
            break
        found.append((top, end))
        top = end
    if len(found) == len(texts) and top == last:
        return found
    cut = len(found) + 1 == len(texts) and top < last and _begins(texts[-1], edges, top)
    return [*found, (top, last)] if cut and found else None


def _begins(text: Extent, edges: Sequence[float], row: int) -> bool:
    return edges[row + 1] < text[0] - text[2] / 2 < edges[row]


def _from_top(texts: Sequence[Extent], edges: Sequence[float], start: int) -> list[Covered] | None:
    rows = range(len(edges) - 1)
    starts = [next((row for row in rows if _begins(text, edges, row)), -1) for text in texts]
    if starts[0] != start or sorted(set(starts)) != starts:
        return None
    return list(zip(starts, [*starts[1:], len(edges) - 1], strict=True))
