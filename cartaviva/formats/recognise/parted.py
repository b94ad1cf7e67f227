"""Blocks about one indicator with the parts of a year across ("Q1", "Q2", …, "Year"): what stands in one cell alone is
about all of them, and parts that no target is for are no reports of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.patterns import later
from cartaviva.core.period import Period
from cartaviva.core.report import StatedRow
from cartaviva.formats.grid import BLANK, Cell, Row, Rows
from cartaviva.formats.recognise.columns import FOLLOWING, is_part, is_period, roles_of, says_whole
from cartaviva.formats.recognise.headings import over_figures
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.year_parts import part_under

PERIOD, YEAR, INDICATOR = "Period", "Year", "Indicator"
A_YEAR = later(r"(?:19|20)\d\d")
WORDS = 3
"""Words that say what is measured, where they stand in the corner before the periods."""
SHORTER = 300
"""Days that a part of a year has at most: January to September is one."""
OF_ONE_PERIOD = FOLLOWING | {Role.RESULT, Role.NUMERATOR, Role.DENOMINATOR}


def spread(piece: Rows) -> Rows:
    """The block with the one text of a row ("Our promise", "Comments") over all of its periods, and these under a
    heading; the block itself where it has no parts of a year across.
    """
    piece = _ordinals_joined(piece)
    at = next((index for index, row in enumerate(piece) if names_parts(row)), None)
    if at is None:
        return piece
    heads = _under_a_corner(piece[at])
    corner = heads[0]
    label = corner if corner.text and over_figures(corner.text) is Role.PERIOD else Cell(PERIOD, heads[1].place)
    dated = [_dated(cell, corner.text) if is_period(corner.text) else cell for cell in heads[1:]]
    named = (label, *(Cell(YEAR, cell.place) if _says_total(cell.text) else cell for cell in dated))
    rows = tuple(named if index == at else _over_all(row, heads) for index, row in enumerate(piece))
    told = any(over_figures(row[0].text) is Role.INDICATOR for row in piece)
    if told or len(words_of(corner.text)) < WORDS or roles_of(corner.text) or is_period(corner.text):
        return rows
    measured = (Cell(INDICATOR, corner.place), *(corner if head.text else BLANK for head in heads[1:]))
    return (*rows[:at], measured, *rows[at:])


def _dated(head: Cell, corner: str) -> Cell:
    """Q1 beside a corner "2024"."""
    return head._replace(text=f"{head.text} {corner}") if head.text and not A_YEAR.search(head.text) else head


def _under_a_corner(heads: Row) -> Row:
    """The periods with the blank before them that the file left out."""
    left_out = is_part(heads[0].text) and not heads[-1].text
    return (BLANK, *heads[:-1]) if left_out else heads


def _says_total(text: str) -> bool:
    """Total, Anual: what is no total of rows."""
    return says_whole(text) and not is_period(text)


def _ordinals_joined(piece: Rows) -> Rows:
    """The block with "1r" below "Trimestre" as one heading; the block itself where it has no such rows."""
    for index in range(1, len(piece)):
        pairs = list(zip(piece[index - 1], piece[index], strict=True))
        nth = [not is_period(above.text) and bool(part_under(cell.text, above.text)) for above, cell in pairs]
        if sum(nth) > 1:
            named = (
                Cell(f"{cell.text} {above.text}", cell.place) if is_nth else cell if cell.text else above
                for is_nth, (above, cell) in zip(nth, pairs, strict=True)
            )
            return (*piece[: index - 1], tuple(named), *piece[index + 1 :])
    return piece


def names_parts(row: Sequence[Cell]) -> bool:
    """Quarters and perhaps their year behind the first cell, which may be left out, and nothing else."""
    cells = row if is_part(row[0].text) else row[1:]
    texts = [cell.text for cell in cells if cell.text]
    parts = {text for text in texts if is_part(text)}
    return len(parts) > 1 and all(text in parts or is_period(text) or says_whole(text) for text in texts)


def _over_all(row: Row, heads: Sequence[Cell]) -> Row:
    filled = [at for at, cell in enumerate(row) if at and cell.text and not (at > 1 and cell is row[1])]
    if filled != [1] or over_figures(row[0].text) in OF_ONE_PERIOD:
        return row
    return (row[0], *(row[1] if head.text else BLANK for head in heads[1:]))


def is_whole(period: Period | None, named: Sequence[Period | None]) -> bool:
    """The year, or what names no period, beside parts of a year."""
    parts = {one for one in named if one is not None and (one.end - one.start).days < SHORTER}
    return len(parts) > 1 and period not in parts


def without_parts(rows: Sequence[StatedRow], whole: Sequence[int]) -> tuple[int, ...]:
    """The indexes of the rows that are reports of their own: only those of `whole` where the others have no target.

    A target that stands once for all of them is that of the whole.
    """
    everything = tuple(range(len(rows)))
    parts = [index for index in everything if index not in whole]
    if not whole or not parts:
        return everything
    judged = any(rows[index].text(key) for index in parts for key in ("difference", "compliance"))
    own = [index for index in everything if rows[index].text("target") and "target" not in rows[index].merged]
    return everything if judged or (len(own) > 1 and set(own) & set(parts)) else tuple(whole)


def explained_together(rows: Sequence[StatedRow], whole: Sequence[int]) -> tuple[StatedRow, ...]:
    """The rows of a block where nothing is remarked of the parts of the year: remarks are those of the year alone."""
    said = any(row.text("remarks") for index, row in enumerate(rows) if index not in whole)
    if said or not whole:
        return tuple(rows)
    return tuple(
        row if index in whole else replace(row, cells={**row.cells, "remarks": None}) for index, row in enumerate(rows)
    )
