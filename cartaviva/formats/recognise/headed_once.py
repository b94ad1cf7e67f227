"""Tables whose headings stand anew below each promise: put once over all of them, so that the promises are rows across
the table between the figures. Small tables below a paragraph each, with the same headings, are one such table.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cartaviva.core.period import find_period
from cartaviva.formats.grid import Block, Cell, Grid, Paragraph, Row, Rows, across, distinct, reads_alike
from cartaviva.formats.recognise.charters import named_charter
from cartaviva.formats.recognise.columns import likeliest
from cartaviva.formats.recognise.comment_rows import said_below
from cartaviva.formats.recognise.context import key_value, named_band
from cartaviva.formats.recognise.headings import over_text
from cartaviva.formats.recognise.promise_bands import look, promises_over
from cartaviva.formats.recognise.roles import STATED, Role

TITLE = 90
"""Letters that a title may have."""
BETWEEN = 4
"""Paragraphs between two tables: a remark, and a title or two over the next promise."""


def headed_once(rows: Rows, starts: Sequence[int]) -> Rows:
    """The rows with their headings above the first promise; nothing where the table is of another kind."""
    for first in starts:
        if not first or not across(rows[first - 1]) or not _lack_promises(rows[first]):
            continue
        heads = [at for at, row in enumerate(rows[first:], first) if reads_alike(row, rows[first])]  # last: all rows
        if len(heads) < 2:
            continue
        if not all(across(rows[at - 1]) for at in heads) or not _are_promised(rows, heads):
            continue
        top = _top(rows, heads)
        return (*rows[:top], rows[first], *(row for at, row in enumerate(rows[top:], top) if at not in heads))
    return ()


def _lack_promises(headings: Row) -> bool:
    """Headings of what is measured, its target and its result, and none of promises."""
    texts = [cell.text for cell in distinct(headings)]
    said = [over_text(text) for text in texts]
    meant = {likeliest(text)[1] for text in texts}
    return Role.INDICATOR in said and Role.COMMITMENT not in said and meant >= STATED


def _are_promised(rows: Rows, heads: Sequence[int]) -> bool:
    """Is what stands above each of the headings what was promised?"""
    over: list[tuple[Cell]] = []
    for at, end in zip(heads, (*heads[1:], len(rows)), strict=True):
        figures = [row for row in rows[at + 1 : end] if len(cells := distinct(row)) > 1 and not said_below(cells)]
        over += [(distinct(rows[at - 1])[0],)] * len(figures)
    named = [named_band(band.text) for (band,) in over]
    if all(said and said.role is Role.COMMITMENT for said in named):
        return bool(over)
    return any(promise.text for promise in promises_over(over).over)


def _top(rows: Rows, heads: Sequence[int]) -> int:
    """The first row of those across the table, above the first headings, whose like stands further below, too, over a
    promise. What names a period is about all that follows.
    """
    below = {
        look(cells[0].text)
        for row, after in pairwise(rows[heads[0] :])
        if len(cells := distinct(row)) == 1 == len(distinct(after))
    }
    top = heads[0] - 1
    while top and _is_title(text := across(rows[top - 1])) and look(text) in below:
        top -= 1
    return top


def _is_title(text: str) -> bool:
    return 0 < len(text) <= TITLE and not text.endswith(".") and not find_period(text)


def in_one(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a document, with tables of the same headings, each below its promise, as one table."""
    return each_joined(blocks, _alike, _joined)


def each_joined(
    blocks: Sequence[Block],
    end_of: Callable[[Sequence[Block], int], int],
    joined: Callable[[Sequence[Block]], Sequence[Block]],
) -> Iterator[Block]:
    """The blocks; those from one up to the `end_of` it, where they are several, as `joined` has them."""
    at = 0
    while at < len(blocks):
        end = end_of(blocks, at)
        yield from joined(blocks[at:end]) if end > at + 1 else blocks[at:end]
        at = end


def _alike(blocks: Sequence[Block], at: int) -> int:
    """Behind the last of the tables that have the headings of the first one from here on, and a remark below it; behind
    the first block where there is no other.
    """
    near = range(at, min(at + BETWEEN, len(blocks)))
    start = next((number for number in near if isinstance(blocks[number], Grid)), at)
    headings, end = _headings(blocks[start]), at + 1
    for number in range(start + 1, len(blocks) if headings else 0):
        block = blocks[number]
        if isinstance(block, Grid) and _headings(block) == headings:
            end = number + 1
        elif isinstance(block, Grid) or number - max(start, end) >= BETWEEN or _is_of_another(block.text):
            break
    below = blocks[end] if headings and start < end < len(blocks) else None
    return end + (isinstance(below, Paragraph) and said_below([Cell(below.text)]) is not None)


def _is_of_another(text: str) -> bool:
    """The title of another charter, or of another period."""
    titled = len(text) <= TITLE and not text.endswith(".") and said_below([Cell(text)]) is None
    return bool(named_charter(text)) or (titled and find_period(text) is not None)


def _headings(block: Block) -> tuple[str | None, ...]:
    """The sheet and the headings of a table that lacks promises; () of any other block."""
    if not isinstance(block, Grid):
        return ()
    row = next((row for row in block.rows if len(distinct(row)) > 1), ())
    return (block.sheet, *(cell.text for cell in row)) if row and _lack_promises(row) else ()


def _joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """The tables as one, below those of the paragraphs that are no rows of it; or the blocks as they are. "Our promise:
    …" above a table is about that one, which `context` knows.
    """
    number, grid = next((number, block) for number, block in enumerate(blocks) if isinstance(block, Grid))
    width = len(grid.rows[0])
    rows = tuple(
        row
        for block in blocks
        for row in (block.rows if isinstance(block, Grid) else ((Cell(block.text, block.place),) * width,))
    )
    head = next(at for at, row in enumerate(rows) if at >= number and len(distinct(row)) > 1)
    turned = () if not head or key_value(rows[head - 1][0].text) else headed_once(rows, [head])
    above = min(number, next((at for at, row in enumerate(turned) if row is rows[head]), 0))
    return (*blocks[:above], Grid(turned[above:], grid.merges, sheet=grid.sheet)) if turned else blocks
