"""Tables with two or three rows for each promise, under as many rows of headings that are parted alike: each promise is
put into one row.

"Our promise" and "Comments" stand over "Measure", "Target" and "Achieved", and what was promised over its figures.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from cartaviva.formats.grid import BLANK, Row, Rows, distinct, rectangular
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import likeliest, roles_of
from cartaviva.formats.recognise.roles import STATED, Role
from cartaviva.formats.recognise.total_rows import says_total

Span = tuple[int, int]

DEEPEST = 3
RECORDS = 2
"""Promises that are enough to tell."""


class Unstacked(NamedTuple):
    """The rows of some records, how many of these are whole, and the first row behind them."""

    rows: list[Row]
    whole: int
    after: int


def unstacked(rows: Rows, starts: Sequence[int]) -> Rows:
    """A row for each promise, under its headings in one; nothing where the table is of another kind."""
    for first in (at for at in starts if at + 2 * RECORDS < len(rows) and _meant(rows[at : at + DEEPEST]) >= STATED):
        for depth in range(DEEPEST, 1, -1):
            heads = [_own(rows, first + at, first) for at in range(depth)]
            if first + depth * (1 + RECORDS) > len(rows) or not _are_headings(rows[first : first + depth], heads):
                continue
            found = _unstacked(rows, first + depth, heads)
            others = sum(len(row) > 1 for row in found.rows) - found.whole
            if found.whole >= RECORDS and found.whole >= others:
                return rectangular((*rows[:first], _joined(rows, first, heads), *found.rows, *rows[found.after :]))
    return ()


def _meant(rows: Rows) -> set[Role | None]:
    """What the texts of some rows are the headings of."""
    texts = {cell.text for row in rows for cell in row if cell.text}
    return {likeliest(text)[1] for text in texts}


def _own(rows: Rows, at: int, first: int) -> list[Span]:
    """The columns that each text of a row covers, but for those of a cell that began in a row above it."""
    above = rows[at - 1] if at > first else (BLANK,) * len(rows[at])
    runs: list[list[int]] = [
        [column for column, _ in run]
        for _, run in groupby(enumerate(rows[at]), key=lambda pair: id(pair[1]) if pair[1].text else -1)
    ]
    return [(run[0], run[-1]) for run in runs if rows[at][run[0]].text and rows[at][run[0]] is not above[run[0]]]


def _are_headings(rows: Rows, heads: Sequence[Sequence[Span]]) -> bool:
    """Known headings of a target and a result among them, and no row whose texts stand under those above it; unless
    something is merged over all rows, and every heading says another thing. None stands alone across the table: those
    are told by what stands below them (`promise_bands`, `comment_rows`).
    """
    under = any(set(below) <= set(above) for above, below in pairwise(heads))
    across = any(len(spans) == 1 and spans[0] in ((0, 0), (0, len(rows[0]) - 1)) for spans in heads)
    if not all(heads) or across or (under and not _merged(rows)):
        return False  # nothing is looked up for the rows of a table of thousands
    texts = [row[first].text for row, spans in zip(rows, heads, strict=True) for first, _ in spans]
    said = [roles_of(text) for text in texts]
    if under and not (all(said) and len({roles[0] for roles in said}) == len(said)):
        return False
    meant = {role for roles in said for _, role in roles[:1]}
    known = sum(map(bool, said))
    figures = any(is_figure(text) and not roles for text, roles in zip(texts, said, strict=True))
    return meant >= STATED and 3 * known >= 2 * len(texts) and not figures


def _merged(rows: Rows) -> bool:
    """Is a cell merged over all of some rows?"""
    return any(cell.text and all(row[column] is cell for row in rows) for column, cell in enumerate(rows[0]))


def _unstacked(rows: Rows, start: int, heads: Sequence[Sequence[Span]]) -> Unstacked:
    """The rows below the headings, up to what is of another kind: a row for each measure of a promise, with what it
    lacks left blank; bands as they are (one cell).
    """
    found: list[Row] = []
    whole, at = 0, start
    above: Rows = ()
    banded = start + 1 < len(rows) and not _is_record(rows, start, heads) and _is_record(rows, start + 1, heads)
    while at < len(rows):
        if not distinct(rows[at]):
            at += 1
            continue
        alone = len(distinct(rows[at])) <= 1
        before_record = at + 1 < len(rows) and _is_record(rows, at + 1, heads)
        if _is_record(rows, at, heads):
            above = rows[at : at + len(heads)]
            whole += 1
            at += len(heads)
        elif alone and before_record and (banded or not _fits(rows, at, heads[0])):
            found.append((next(iter(distinct(rows[at])), BLANK),))
            at += 1
            continue
        elif above and (before_record or not alone) and _fits(rows, at, heads[0]):  # its measure is left out
            above = (rows[at], *(_left_out(rows[at], heads[1:]) if alone else _blank(rows[at], len(heads) - 1)))
            at += 1
        elif above and not alone and _fits(rows, at, heads[-1]):  # one measure more of the promise above
            kept = above[:-1] if not says_total(distinct(rows[at])[0].text) else ()
            above = (*kept, *_blank(rows[at], len(heads) - 1 - len(kept)), rows[at])
            at += 1
        else:
            break
        found.append(_joined(above, 0, heads))
    return Unstacked(found, whole, at)


def _blank(row: Row, count: int) -> Rows:
    return ((BLANK,) * len(row),) * count


def _left_out(row: Row, heads: Sequence[Sequence[Span]]) -> Rows:
    """Below a promise that stands alone, its own words for what is measured: a row of one cell would be a band."""
    promise, measured = distinct(row)[0], heads[0][0][0]
    below = tuple(promise._replace(exact="") if at == measured else BLANK for at in range(len(row)))
    return (below, *_blank(row, len(heads) - 1))


def _fits(rows: Rows, at: int, under: Sequence[Span]) -> bool:
    """Do the texts of a row stand where these do, but for what is merged with the row above?"""
    return set(_own(rows, at, at - 1)) <= set(under)


def _is_record(rows: Rows, first: int, heads: Sequence[Sequence[Span]]) -> bool:
    """As many rows as there are of headings, with their texts where these stand, and something below the first."""
    if first + len(heads) > len(rows):
        return False
    own = [_own(rows, first + at, first) for at in range(len(heads))]
    fits = all(set(spans) <= set(under) for spans, under in zip(own, heads, strict=True))
    return fits and bool(own[0]) and any(own[1:]) and sum(map(len, own)) > 2


def _joined(rows: Rows, first: int, heads: Sequence[Sequence[Span]]) -> Row:
    return tuple(rows[first + at][column] for at, spans in enumerate(heads) for column, _ in spans)
