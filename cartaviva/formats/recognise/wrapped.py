"""Texts that go on in the next line of a table, where a file has lines of text and no cells: put back together."""

import re
from collections.abc import Sequence

from cartaviva.core.language.patterns import later
from cartaviva.core.language.units import DURATIONS, convert
from cartaviva.core.quantity import parse_quantity
from cartaviva.formats.grid import Cell, Row, Rows
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import FIGURE_ROLES, Header
from cartaviva.formats.recognise.roles import STATED

WITHOUT_CELLS = frozenset({"text", "pdf"})
"""Formats whose tables may be nothing but lines of text."""
FULL = 0.7
"""How much of the widest line of its column a line takes, with the word that did not fit into it any more."""
PAGE = later(
    r"\W*(?:p[aáà]?gs?\b|p\.|page\b|or(?:ria|\.)|segueix|segue\b|sigue\b|continu|cont\b|suite\b)", re.IGNORECASE
)
"""The page, or that a table goes on there."""


def unwrapped(rows: Sequence[Row], widths: Sequence[int], header: Header) -> tuple[Rows, tuple[int, ...]]:
    """The rows below a header and their widths, each with the lines that its texts go on in."""
    kept: list[Row] = []
    wide: list[int] = []
    longest = [max((len(cell.text) for cell in column), default=0) for column in zip(*rows, strict=True)]
    line: Row = ()
    for row, width in zip(rows, widths, strict=True):
        if not kept and _ends_heading(row):
            continue
        if kept and _goes_on(kept[-1], row, header) and _was_full(line, row, longest):
            kept[-1] = tuple(map(_joined, kept[-1], row))
        else:
            kept.append(row)
            wide.append(width)
        line = row
    return tuple(kept), tuple(wide)


def _ends_heading(row: Row) -> bool:
    """The rest of a heading: a few words under it that begin small, "against target"."""
    cells = [cell for cell in row if cell.text]
    return bool(cells) and not row[0].text and all(_is_middle(cell.text) and not _has_digits(cell) for cell in cells)


def _joined(above: Cell, below: Cell) -> Cell:
    return above._replace(text=f"{above.text} {below.text}") if below.text else above


def _goes_on(above: Row, row: Row, header: Header) -> bool:
    """Every text stands under one, no figure is new, and the first text begins in the middle of a sentence."""
    filled = [(use, up, cell) for use, up, cell in zip(header.uses, above, row, strict=True) if cell.text]
    stated = [up for use, up in zip(header.uses, above, strict=True) if use.role in STATED]
    if not filled or not all(up.text and up is not cell for _, up, cell in filled) or not any(up.text for up in stated):
        return False
    if len({id(up) for _, up, _ in filled}) < len(filled) or len({id(cell) for *_, cell in filled}) < len(filled):
        return False
    figures = [(up, cell) for use, up, cell in filled if use.role in FIGURE_ROLES]
    if any(_is_value(up) and _is_value(cell) and not _is_smaller(up, cell) for up, cell in figures):
        return False
    texts = [cell.text for use, _, cell in filled if use.role not in FIGURE_ROLES] or [cell.text for _, cell in figures]
    return _is_middle(texts[0])


def _was_full(line: Row, row: Row, longest: Sequence[int]) -> bool:
    """Several texts that go on, or one whose first word did not fit into the line above."""
    pairs = [(up, cell, most) for up, cell, most in zip(line, row, longest, strict=True) if cell.text]
    return len(pairs) > 1 or all(
        len(up.text) + 1 + len(cell.text.split()[0]) >= FULL * most for up, cell, most in pairs
    )


def _is_smaller(above: Cell, below: Cell) -> bool:
    """6 minutes, and below them 30 seconds; but 8.5 days have no rest."""
    whole, rest = parse_quantity(above.text), parse_quantity(below.text)
    if whole is None or rest is None or not {whole.unit, rest.unit} <= DURATIONS:
        return False
    part = convert(rest.value, rest.unit, whole.unit)
    return part is not None and whole.unit is not rest.unit and part < 1 and whole.value % 1 == 0


def _has_digits(cell: Cell) -> bool:
    return any(letter.isdigit() for letter in cell.text)


def _is_value(cell: Cell) -> bool:
    """A figure, yes or no"""
    return _has_digits(cell) or is_figure(cell.text)


def _is_middle(text: str) -> bool:
    return (text[:1].islower() or text[:1] in "(/") and not PAGE.match(text)
