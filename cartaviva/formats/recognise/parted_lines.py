"""Tables with lines for target and result whose bands stand between their parts, as a PDF shows them that draws no cell
around a band: one table again. Lines that a page has at its foot are none of it.
"""

import re
from collections.abc import Iterator, Sequence

from cartaviva.core.language.patterns import later
from cartaviva.formats.grid import Block, Cell, Grid, Row
from cartaviva.formats.recognise.headed_once import each_joined
from cartaviva.formats.recognise.headings import over_figures
from cartaviva.formats.recognise.melted import label_under

BAND = 160
"""Letters that a band may have."""
BETWEEN = 4
"""Paragraphs between two parts: bands, and what a page has at its foot and at its head."""
HEAD = 8
"""Rows among which the headings stand."""

_PAGE = r"(?:p[àáa]g(?:ina|e)?\.?|orria?|orrialdea)"
_OF = r"\s*(?:de|of|di|sur|/)\s*\d{1,3}"
PAGE = later(rf"{_PAGE}?\s*[-–]?\s*\d{{1,3}}(?:{_OF}|\s*[-–]?)|.*[–—|·-]\s*{_PAGE}\s*\d{{1,3}}{_OF}", re.IGNORECASE)
"""2, Pàg. 2 de 3, - 2 -; Carta de Servicios 2024 - Página 1 de 3"""


def numbers_page(text: str) -> bool:
    """Is a text that of the foot of a page?"""
    return bool(PAGE.fullmatch(text.strip()))


def with_bands(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a document, with such tables as one."""
    return each_joined(blocks, _end, _joined)


def _end(blocks: Sequence[Block], at: int) -> int:
    """Behind the last part of the table that begins here; behind the first block where there is no other."""
    first, end = blocks[at], at + 1
    for number in range(at + 1, len(blocks) if isinstance(first, Grid) else 0):
        block = blocks[number]
        if isinstance(first, Grid) and isinstance(block, Grid) and _goes_on(first, block):
            end = number + 1
        elif isinstance(block, Grid) or number - end >= BETWEEN or len(block.text) > BAND:
            break
    return end


def _goes_on(first: Grid, part: Grid) -> bool:
    """Begins a table with a line that has its label, and no more headings, where those of the first one stand?"""
    if not (first.rows and part.rows) or (first.sheet, len(first.rows[0])) != (part.sheet, len(part.rows[0])):
        return False
    label = max((at for at, cell in enumerate(part.rows[0]) if over_figures(cell.text) is not None), default=0)
    head = next((at for at, row in enumerate(first.rows[:HEAD]) if label and label_under(row) == label), None)
    if head is None:
        return False
    below = first.rows[head + 1 :]
    return label_under(part.rows[0]) is None and (not below or any(over_figures(row[label].text) for row in below))


def _joined(blocks: Sequence[Block]) -> Sequence[Block]:
    grid = next(block for block in blocks if isinstance(block, Grid))
    rows: list[Row] = []
    for block in blocks:
        if isinstance(block, Grid):
            rows += block.rows
        elif not numbers_page(block.text):
            rows.append((Cell(block.text, block.place),) * len(grid.rows[0]))
    return [grid._replace(rows=tuple(rows), widths=())]
