"""Tables of a page that lie one on the other, with their titles between, drawn as one grid with the columns of all."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cartaviva.formats.grid import Block, Cell, Grid, Paragraph, Row, Rows
from cartaviva.formats.recognise.columns import roles_of


def unpiled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page, each table of a pile with its own columns, and what stands between them as titles."""
    for block in blocks:
        yield from _apart(block) if isinstance(block, Grid) and block.merges else (block,)


def _apart(grid: Grid) -> Iterator[Block]:
    """Each of several tables below rows that go across, where all have headings and two have other columns."""
    pieces = list(_pieces(grid.rows))
    tables = [piece for piece in pieces if not _is_across(piece[0])]
    columns = list(map(_columns, tables))
    if len({tuple(each) for each in columns}) < 2 or not all(map(_has_headings, tables)):
        yield grid
        return
    firsts = {table[0][0].text for table in tables}
    for piece in pieces:
        if _is_across(piece[0]):
            yield Paragraph(piece[0][0].text, place=piece[0][0].place)
            continue
        title, heads = _without_title(piece[0], firsts)
        if title:
            yield Paragraph(title, place=piece[0][0].place)
        own = _columns(piece)
        yield grid._replace(rows=tuple(tuple(row[at] for at in own) for row in (heads, *piece[1:])), widths=())


def _pieces(rows: Rows) -> Iterator[Rows]:
    """Rows that go across, each alone, and the rows between two of them."""
    for across, group in groupby(rows, _is_across):
        piece = tuple(group)
        yield from zip(piece) if across else (piece,)


def _is_across(row: Row) -> bool:
    return len(row) > 2 and bool(row[0].text) and all(cell is row[0] for cell in row)


def _columns(rows: Rows) -> list[int]:
    """The columns that are not merged with the one before in all rows; what is blank in both tells nothing."""

    def differ(row: Row, at: int) -> bool:
        return row[at] is not row[at - 1] and bool(row[at].text or row[at - 1].text)

    return [at for at in range(len(rows[0])) if at == 0 or any(differ(row, at) for row in rows)]


def _has_headings(rows: Rows) -> bool:
    """Are most texts of the first of several rows headings?"""
    cells: list[Cell] = [rows[0][at] for at in _columns(rows)]
    return len(rows) > 1 and 2 * sum(bool(roles_of(cell.text)) for cell in cells) > len(cells) > 1


def _without_title(heads: Row, firsts: set[str]) -> tuple[str, Row]:
    """The title that stands in the first heading, before what is the first heading of another table, and the headings
    without it.
    """
    first = heads[0]
    own = next((other for other in firsts if first.text.endswith((f" {other}", f"\n{other}"))), "")
    if not own:
        return "", heads
    bare = first._replace(text=own)
    return first.text.removesuffix(own).strip(), tuple(bare if cell is first else cell for cell in heads)
