"""Whether a page cuts a table off at its right side."""

from collections.abc import Iterable, Iterator, Sequence

from cartaviva.formats.grid import Block, Cell, Grid, distinct
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.ruled import holds
from cartaviva.formats.readers.pdf.shapes import Box, Word

_ABOVE = 2.0
"""Heights of a line by which a heading that was not taken into a table may stand above it."""


def cut_page(pages: Sequence[Page], blocks: Iterable[Block]) -> int:
    """The first page with texts of a table that go on beyond its right side; 0 where there is none."""
    cut = [(page, words) for page in pages if (words := list(_beyond(page)))]
    tables = [block for block in blocks if isinstance(block, Grid)] if cut else []
    found = (page.number for page, words in cut for table in tables if _cuts(page, words, table))
    return next(found, 0)


def _beyond(page: Page) -> Iterator[Word]:
    return (word for word in page.words if page.side and word.left < page.side - 1 and word.right > page.side + 1)


def _cuts(page: Page, cut: Iterable[Word], table: Grid) -> bool:
    """A text of a column or of the headings is of the table. One alone beside its rows is a mark in the margin."""
    boxes = list(_boxes(distinct([cell for row in table.rows for cell in row]), page))
    if not boxes:
        return False
    of_columns = list(_boxes(_of_columns(table), page))
    if any(holds(box, word) for box in of_columns for word in cut):
        return True
    left, low, high = min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[3] for box in boxes)
    near = [word for word in cut if low < word.middle < high + _ABOVE * word.height]
    return len(near) > 1 or any(word.middle > high and _is_beside_headings(word, page, left) for word in near)


def _of_columns(table: Grid) -> Iterator[Cell]:
    """The cells of the first row, and of the columns that have several texts."""
    yield from table.rows[0]
    for column in zip(*table.rows, strict=True):
        cells = distinct(column)
        if len(cells) > 1:
            yield from cells


def _boxes(cells: Iterable[Cell], page: Page) -> Iterator[Box]:
    return (cell.place.box for cell in cells if cell.place.box and cell.place.page == page.number)


def _is_beside_headings(word: Word, page: Page, left: float) -> bool:
    """Titles stand at the left."""
    level = (other for other in page.words if other is not word and word.bottom < other.middle < word.top)
    return any(other.left > left + word.height for other in level)
