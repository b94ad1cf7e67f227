"""Small tables about one indicator each, with their labels in the first column. They are turned round."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cartaviva.formats.grid import Cell
from cartaviva.formats.recognise.cards import records
from cartaviva.formats.recognise.columns import Header, is_period
from cartaviva.formats.recognise.headings import heading_of
from cartaviva.formats.recognise.layout import find_header
from cartaviva.formats.recognise.mapping import NO_SHAPES, Shapes
from cartaviva.formats.recognise.roles import Role

Rows = tuple[tuple[Cell, ...], ...]


class Part(NamedTuple):
    """A part of a grid: as a turned table in `rows` with the `lines` above it in `before`; or just `lines` of text."""

    lines: Rows
    before: Rows = ()
    rows: Rows = ()


def parts(rows: Rows, cards: Shapes = NO_SHAPES) -> Iterator[Part]:
    """The parts of a grid between blank rows and full-width titles, each turned round where that makes it a table;
    `cards` are the shapes of other cards of the document.
    """
    for piece in _pieces(rows):
        if found := records(piece):
            yield from (Part((), (), turned) for card in found if header_of(turned := _turned(card), cards))
            continue
        for cut in _cuts(piece):
            turned = _turned(piece[cut:])
            header = header_of(turned, cards)
            if header and not any(use.guessed and use.role in (Role.TARGET, Role.RESULT) for use in header.uses):
                yield Part((), piece[:cut], turned)
                break
        else:
            yield Part(piece)


def header_of(turned: Rows, cards: Shapes) -> Header | None:
    """The headings of a card; where its values are not what its labels say, those of another card like it."""
    return (find_header(turned) or find_header(turned, known=cards)) if turned else None


def _pieces(rows: Rows) -> Iterator[Rows]:
    piece: list[tuple[Cell, ...]] = []
    for row in rows:
        cells = {id(cell) for cell in row if cell.text}
        if len(cells) > 1 or (piece and len(row) > 1 and row[0].text and heading_of(row[0].text) and not row[1].text):
            piece.append(row)  # a label without a value belongs to its block
            continue
        if piece:
            yield tuple(piece)
            piece = []
        if cells:
            yield (row,)
    if piece:
        yield tuple(piece)


def _cuts(piece: Rows) -> Sequence[int]:
    """Where the table of a piece may begin: at its top, or at a row that names several periods."""
    years = [index for index, row in enumerate(piece) if sum(is_period(cell.text) for cell in row) > 1]
    return [*years[:1], 0] if len(piece) > 1 else []


def _turned(piece: Rows) -> Rows:
    """Columns as rows, without those that are empty."""
    columns = tuple(zip(*piece, strict=True))
    return tuple(column for column in columns if any(cell.text for cell in column))
