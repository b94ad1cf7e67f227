"""A document on its way from one process to another: plain texts and numbers, column by column, and no objects.

What comes may be from a process that was taken over by what it read: nothing in it can name a class or a function. And
cells as objects, one by one, would take a third of the time that it takes to read them.
"""

import io
import pickle
from itertools import chain
from typing import Any

from cartaviva.core.findings import Place
from cartaviva.formats.grid import Cell, Document, Grid, Paragraph

Plain = tuple[Any, ...]
"""Of texts, numbers, truth values and others of its kind."""


def pack(document: Document) -> Plain:
    """A merged cell, which is one object at many positions, comes once; rows hold the numbers of their cells."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    cells = {id(cell): cell for cell in chain.from_iterable(row for grid in grids for row in grid.rows)}
    number = dict(zip(cells, range(len(cells)), strict=True))
    blocks = tuple(
        (tuple(tuple([number[id(cell)] for cell in row]) for row in block.rows), *block[1:])
        if isinstance(block, Grid)
        else (block.text, block.level, tuple(block.place))
        for block in document.blocks
    )
    texts, places, headings, exact = zip(*cells.values(), strict=True) if cells else ((), (), (), ())
    columns = texts, headings, exact, *zip(*places, strict=True)
    return columns, blocks, document.format, document.title, document.language, document.cut, document.hidden


def unpack(plain: Plain) -> Document:
    """The document again. Raises TypeError, ValueError or IndexError where it is none."""
    (texts, headings, exact, *places), blocks, *rest = plain
    cells = list(map(Cell, texts, map(Place, *places) if texts else (), headings, exact))
    return Document(
        tuple(
            Grid(tuple(tuple(map(cells.__getitem__, row)) for row in block[0]), *block[1:])
            if len(block) == len(Grid._fields)
            else Paragraph(block[0], block[1], Place(*block[2]))
            for block in blocks
        ),
        *rest,
    )


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name}")


def plain_of(data: bytes) -> Plain:
    """What a process has sent as a pickle. Raises pickle.UnpicklingError or EOFError where it is none of these."""
    plain: Plain = _Plain(io.BytesIO(data)).load()
    return plain
