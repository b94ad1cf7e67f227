"""Tables of which nothing is drawn, in a file that draws each line of a cell in one go.

The texts of cells are put together first. Texts beside each other are a row, what rows take from left to right are the
columns. A cell over several rows has its text in the middle of them, or at their top. What does not come out even is
left to others.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.columns import MEASURE, gap
from cartaviva.formats.readers.pdf.covered_rows import tiles
from cartaviva.formats.readers.pdf.headings import Cells, headings_of
from cartaviva.formats.readers.pdf.lines import box_of, text_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.ruled import Slot, Table
from cartaviva.formats.readers.pdf.shapes import Word
from cartaviva.formats.readers.pdf.spread import Columns, column_at, columns_of, crosses, touching
from cartaviva.formats.readers.pdf.texts import Group, Text, beside_each_other, said, texts_of

_LEAST = 3
"""Columns, from which texts are a table."""
_FAR = 7.0
"""Heights of a line between two rows of a table, at most."""
_NEAR = 0.45
"""Heights of a line between two words, at most."""
_APART = 0.4
"""The same between two rows, at least."""


def undrawn_tables(page: Page, words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The tables among words, and the words outside of them."""
    if not page.in_lines:
        return [], list(words)
    groups = beside_each_other(texts_of(words))
    again = _headings_again(groups)
    tables: list[Table] = []
    taken: set[int] = set()
    at = 0
    while at < len(groups):
        if not _begins(groups[at]):
            at += 1
            continue
        end = _end(groups, at, again)
        top, first = _heads(groups, (at, end), taken)
        starts = [
            start for start in range(top, max(first, top + 1)) if _are_titles(groups[top:start], groups[start:end])
        ]
        tried = ((start, _table(page, groups[start:first], groups[first:end])) for start in starts)
        start, table = next((found for found in tried if found[1]), (at, None))
        if table:
            tables.append(table)
            taken |= {id(word) for group in groups[start:end] for text in group for word in text.words}
        at = end
    return tables, [word for word in words if id(word) not in taken]


def _spans(groups: Sequence[Group]) -> list[tuple[float, float]]:
    return columns_of(text.span for group in groups for text in group)


def _least(group: Group) -> int:
    """How many columns a group has at least: drawings as near as words are may be of one text."""
    return _joined(_spans([group]), group[0].line)


def _joined(columns: Columns, line: float) -> int:
    return 1 + sum(other[0] - one[1] >= _NEAR * line for one, other in pairwise(columns))


def _has_figure(group: Group) -> bool:
    return any(FIGURE.match(said(text)) or MEASURE.match(said(text)) for text in group)


def _begins(group: Group) -> bool:
    return len(_spans([group])) >= _LEAST and _has_figure(group)


def _gap(group: Group, below: Group) -> float:
    return gap([text.words for text in group], [text.words for text in below])


def _headings_again(groups: Sequence[Group]) -> set[int]:
    """Which groups of several texts without a figure stand on the page more than once."""
    texts = {at: tuple(map(said, group)) for at, group in enumerate(groups) if len(group) >= _LEAST}
    counted = Counter(texts.values())
    return {at for at, text in texts.items() if counted[text] > 1 and not _has_figure(groups[at])}


def _end(groups: Sequence[Group], start: int, again: Collection[int]) -> int:
    """After the last group of the table that begins with the one at `start`: before headings that come again."""
    end = start + 1
    columns, least = _spans(groups[start:end]), _least(groups[start])
    for at in range(start + 1, len(groups)):
        group = groups[at]
        if at in again or _gap(groups[at - 1], group) > _FAR or group[0].line > 1.1 * groups[start][0].line:
            break
        if len(group) == 1 and crosses(columns, group[0].span):
            continue  # a band, if the table goes on
        over = [text for text in group if crosses(columns, text.span)]
        beside = [text for text in group if text not in over] if len(over) == 1 and len(group) > _LEAST else group
        wide = columns_of([*columns, *(text.span for text in beside)])  # a total may stand over two
        least = max(least, _least(group), _joined(columns, group[0].line))
        if len(wide) < least:
            break
        columns = wide
        if len(group) > 1 or column_at(columns, *group[0].span) > 0:
            end = at + 1
    return end


def _heads(groups: Sequence[Group], table: tuple[int, int], taken: set[int]) -> tuple[int, int]:
    """The first group of the headings above a table, and the one after their last: bands may be between."""
    start = end = rest = at = table[0]
    columns = _plain(groups[slice(*table)])
    low, high = columns[0][0], columns[-1][1]
    for up in range(at - 1, -1, -1):
        above = groups[up]
        inside = all(low - 40 < text.left and text.right < high + 150 for text in above)
        figures = sum(bool(FIGURE.match(said(text))) for text in above)
        big = above[0].line > (1.6 if len(above) > 1 else 1.1) * groups[at][0].line
        if _gap(above, groups[up + 1]) > _FAR / 2 or id(above[0].words[0]) in taken or big:
            break
        if not inside or 2 * figures >= len(above) or any(MEASURE.match(said(text)) for text in above):
            break
        apart = up == 0 or _gap(groups[up - 1], above) > _APART
        if apart and start == at and all(said(text)[0].islower() for text in above):
            rest = up  # the end of a row that the page before broke off
            continue
        if len(above) > 1 or above[0].left > columns[0][1]:
            start, end = up, end if start < at else up + 1
    return (0, 0) if not rest and start == at else (start, end)


def _are_titles(above: Sequence[Group], table: Sequence[Group]) -> bool:
    """None of the texts above stands in a column that has no other heading."""
    first = next((at for at, group in enumerate(table) if _has_figure(group)), 0)
    columns, heads = _plain(table[first:]), [text for group in table[:first] for text in group]
    bare = [column for column in columns if not any(touching([column], text.span) for text in heads)]
    return not any(touching(bare, text.span) for group in above for text in group)


@dataclass(slots=True)
class _Row:
    """What is beside each other in the columns that have a text in most rows."""

    texts: Group
    top: float
    bottom: float


def _table(page: Page, heads: Sequence[Group], body: Sequence[Group]) -> Table | None:
    bands = list(_bands(body))
    texts = [text for group in body for text in group if text not in bands]
    columns = _without_bridges(texts, body)
    above = headings_of(heads, columns)
    if above is None:
        return None
    columns, headings = above
    if len(columns) < _LEAST or sum(map(_has_figure, body)) < 2 or _is_ruled(page, body) or _is_torn(body):
        return None
    rows = _rows(texts, bands, columns)
    filled = _filled(rows, texts, columns, page) if rows else None
    if filled is None:
        return None
    box = (columns[0][0], min(text.bottom for text in texts), columns[-1][1], max(text.top for text in texts))
    slots = [_slots(row, page) for row in (*headings, *filled)]
    merged: dict[int, Slot] = {}
    for row, line in zip((*headings, *filled), slots, strict=True):
        for at, cell in enumerate(row):
            if cell:
                line[at] = merged.setdefault(id(cell), line[at])
    return Table(slots, (), box, (page.number, page.number), tuple(columns))


def _plain(body: Sequence[Group]) -> list[tuple[float, float]]:
    return _spans([group for group in body if len(group) > 1])


def _without_bridges(texts: Group, body: Sequence[Group]) -> list[tuple[float, float]]:
    """The columns, but for texts that stand over two texts of most others, as of a total may."""
    columns = columns_of(text.span for text in texts)
    rows = [[text.span for text in group] for group in body if len(group) > 2]
    kept = []
    for text in texts:
        under = [len(touching(row, text.span)) for row in rows]
        if sum(count > 1 for count in under) <= under.count(1):
            kept.append(text.span)
    return columns_of(kept) if len(kept) < len(texts) else columns


def _is_torn(body: Sequence[Group]) -> bool:
    """A text alone is much nearer to the row above than rows are: it goes on there."""
    gaps = [_gap(above, below) for above, below in pairwise(body)]
    near = 0.5 * median(gaps) if gaps else 0.0
    return any(len(below) == 1 and gap < near for gap, below in zip(gaps, body[1:], strict=True))


def _is_ruled(page: Page, body: Sequence[Group]) -> bool:
    """Lines are drawn between most rows: they tell more than places do."""
    top, bottom = body[0][0].top, min(text.bottom for text in body[-1])
    levels = {round(rule.at / 3) for rule in page.across if bottom < rule.at < top}
    return 2 * len(levels) > len(body)


def _bands(body: Sequence[Group]) -> Iterator[Text]:
    """Texts alone over several columns, or at the left with room of their own."""
    columns = _plain(body)
    gaps = [_gap(above, below) for above, below in pairwise(body) if len(above) > 1 and len(below) > 1]
    usual = median(gaps) if gaps else 1.0
    for at, group in enumerate(body):
        if len(group) == 1 and not (at == 0 and said(group[0])[0].islower()):
            room = _gap(body[at - 1], body[at + 1]) if 0 < at < len(body) - 1 else usual + 1.0
            left = group[0].left < columns[0][1] and room > usual + 0.7
            if left or crosses(columns, group[0].span):
                yield group[0]


def _slots(row: Cells, page: Page) -> list[Slot]:
    return [_slot(cell, page) if cell else Slot("", page.number, (0, 0, 0, 0)) for cell in row]


def _slot(cell: Group, page: Page) -> Slot:
    words = [word for text in cell for word in text.words]
    return Slot(text_of(words), page.number, box_of(words))


def _rows(texts: Group, bands: Group, columns: Columns) -> list[_Row]:
    """The rows, each with the texts of the columns that are not of few; and bands, which are rows of one text."""
    few = set(_few(texts, columns))
    mine = [text for text in texts if column_at(columns, *text.span) not in few]
    groups = beside_each_other([*mine, *bands])
    return [_Row(group, max(text.top for text in group), min(text.bottom for text in group)) for group in groups]


def _few(texts: Group, columns: Columns) -> Iterator[int]:
    """The columns at the left with fewer texts than others have."""
    counts = [sum(column_at(columns, *text.span) == at for text in texts) for at in range(len(columns))]
    for at in range(len(columns) - 2):
        if not 0 < 10 * counts[at] < 8 * max(counts):
            break
        yield at


def _filled(rows: Sequence[_Row], texts: Group, columns: Columns, page: Page) -> list[Cells] | None:
    """The cells of each row; None where a column has two texts in a row, or a text over several rows no place."""
    filled: list[Cells] = []
    used: set[int] = set()
    for row in rows:
        cells: Cells = [None] * len(columns)
        band = len(row.texts) == 1 and row.texts[0] not in texts
        for text in row.texts:
            at = column_at(columns, *text.span)
            if cells[at] and not _is_one(cells[at] or [], text):
                return None
            cells[at] = [*(cells[at] or []), text]
            used.add(id(text))
        filled.append([row.texts] * len(columns) if band else cells)
    few = {column_at(columns, *text.span) for text in texts if id(text) not in used}
    for at in sorted(few):
        mine = [text for text in texts if id(text) not in used and column_at(columns, *text.span) == at]
        if not _spread_down(filled, rows, mine, at):
            return None
    return filled


def _is_one(cell: Group, text: Text) -> bool:
    """Two drawings in one line of a cell, or paragraphs of it, none of them a figure."""
    words = [word for other in cell for word in other.words]
    beside = any(
        abs(word.middle - mine.middle) < 0.3 * text.line and _room(word, mine) < _NEAR * text.line
        for word in words
        for mine in text.words
    )
    return beside or not any(FIGURE.match(said(one)) for one in (*cell, text))


def _room(word: Word, other: Word) -> float:
    return max(word.left - other.right, other.left - word.right)


def _spread_down(filled: list[Cells], rows: Sequence[_Row], texts: Group, column: int) -> bool:
    """Put the texts of a column into the rows that each covers."""
    stretches: list[list[int]] = [[]]
    for at, cells in enumerate(filled):
        if len({id(cell) for cell in cells}) == 1:
            stretches.append([])
        else:
            stretches[-1].append(at)
    left = list(texts)
    for stretch in filter(None, stretches):
        edges = _edges([rows[at] for at in stretch])
        inside = [text for text in left if edges[-1] < text.middle < edges[0]]
        left = [text for text in left if text not in inside]
        found = tiles([(text.top, text.bottom, text.line) for text in inside], edges, _at_top(rows))
        if found is None:
            return False
        for text, (first, end) in zip(inside, found, strict=True):
            cell = [text]
            for at in stretch[first:end]:
                filled[at][column] = cell
    return not left


def _at_top(rows: Sequence[_Row]) -> bool | None:
    """Whether texts of a row with more and with fewer lines begin at the same height; None where all have as many."""
    votes = [0, 0]
    for row in rows:
        tall = max(row.texts, key=lambda text: text.top - text.bottom)
        for text in row.texts:
            if tall.top - tall.bottom > text.top - text.bottom + 0.5 * text.line:
                votes[abs(tall.top - text.top) < abs(tall.middle - text.middle)] += 1
    return votes[1] > votes[0] if sum(votes) else None


def _edges(rows: Sequence[_Row]) -> list[float]:
    """Between rows in the middle of what is free, and as far above and below them."""
    inner = [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    free = median(above.bottom - below.top for above, below in pairwise(rows)) / 2 if len(rows) > 1 else 2.0
    return [rows[0].top + free, *inner, rows[-1].bottom - free]
