"""Rows that hold nothing but the remarks of the promise above: "Observacions: falta de personal", over all columns."""

import re
from collections.abc import Sequence

from cartaviva.formats.grid import Cell
from cartaviva.formats.recognise.headings import heading_of
from cartaviva.formats.recognise.roles import Role

_LABELLED = re.compile(r"\s*([^:\n]{2,40}?)\s*:\s*(\S.*)", re.DOTALL)


def remark_rows(rows: Sequence[Sequence[Cell]], filled: Sequence[Sequence[Cell]]) -> dict[int, Cell]:
    """The remarks of such rows, by their index; none where there is only one, below all, which may be about the table.

    `filled` are the cells of each row that have a text, each merged one once.
    """
    found = {at: said for at, row in enumerate(rows) if (said := _remarks(row, filled[at]))}
    others = [at for at, cells in enumerate(filled) if len(cells) > 1 and at not in found]
    if not others or not any(at < others[-1] for at in found):
        return {}
    below: dict[int, Cell] = {}
    for at, said in found.items():
        if at > others[0] and (at - 1 in below or len(filled[at - 1]) > 1):
            below[at] = said
    return below


def _remarks(row: Sequence[Cell], cells: Sequence[Cell]) -> Cell | None:
    """Label and text in one cell, over the row or in its first column, or in two."""
    if len(cells) == 1 and row[0] is cells[0]:
        parts = _LABELLED.fullmatch(cells[0].text)
        label, text = parts.groups() if parts else ("", "")
    elif len(cells) == 2 and row[0] is cells[0] and row[-1] is row[-2] is cells[1]:
        label, text = cells[0].text.rstrip(" :"), cells[1].text
    else:
        return None
    heading = heading_of(label) if 0 < len(label) <= 40 else None
    told = heading is not None and heading.over_text in (Role.REMARKS, Role.MEASURES)
    return Cell(text, cells[-1].place) if told else None
