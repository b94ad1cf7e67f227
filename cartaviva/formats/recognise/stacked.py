"""Tables with two or three rows for each promise, under as many rows of headings that are parted alike: each promise is
put into one row.

"Our promise" and "Comments" stand over "Measure", "Target" and "Achieved", and what was promised over its figures.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from cartaviva.formats.grid import BLANK, Row, Rows, distinct
from cartaviva.formats.recognise.columns import is_figure, roles_of
from cartaviva.formats.recognise.roles import Role

Span = tuple[int, int]

DEEPEST = 3
RECORDS = 2
"""Promises that are enough to tell."""


def unstacked(rows: Rows, starts: Sequence[int]) -> tuple[Row, ...]:
    """A row for each promise, under its headings in one; nothing where the table is of another kind."""
    for first in (at for at in starts if at + 2 * RECORDS < len(rows)):
        for depth in range(DEEPEST, 1, -1):
            heads = [_own(rows, first + at, first) for at in range(depth)]
            if first + depth * (1 + RECORDS) > len(rows) or not _are_headings(rows[first : first + depth], heads):
                continue
            below = list(_unstacked(rows, first + depth, heads))
            if sum(len(row) > 1 for row in below) >= RECORDS:
                whole = (*rows[:first], _joined(rows, first, heads), *below)
                rest = rows[first + depth + sum(depth if len(row) > 1 else 1 for row in below) :]
                return _wide((*whole, *rest))
    return ()


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
    something is merged over all rows, and every heading says another thing.
    """
    texts = [row[first].text for row, spans in zip(rows, heads, strict=True) for first, _ in spans]
    said = [roles_of(text) for text in texts]
    under = any(set(below) <= set(above) for above, below in pairwise(heads))
    if not all(heads) or (
        under and not (_merged(rows) and all(said) and len({roles[0] for roles in said}) == len(said))
    ):
        return False
    meant = {role for roles in said for _, role in roles[:1]}
    known = sum(map(bool, said))
    figures = any(is_figure(text) and not roles for text, roles in zip(texts, said, strict=True))
    return {Role.TARGET, Role.RESULT} <= meant and 3 * known >= 2 * len(texts) and not figures


def _merged(rows: Rows) -> bool:
    """Is a cell merged over all of some rows?"""
    return any(cell.text and all(row[column] is cell for row in rows) for column, cell in enumerate(rows[0]))


def _unstacked(rows: Rows, start: int, heads: Sequence[Sequence[Span]]) -> Iterator[Row]:
    """The rows below the headings: a row for each promise, bands as they are (one cell), up to what is neither."""
    at = start
    while at < len(rows):
        if _is_record(rows, at, heads):
            yield _joined(rows, at, heads)
            at += len(heads)
        elif len(distinct(rows[at])) <= 1 and at + 1 < len(rows) and _is_record(rows, at + 1, heads):
            yield (next(iter(distinct(rows[at])), BLANK),)
            at += 1
        else:
            return


def _is_record(rows: Rows, first: int, heads: Sequence[Sequence[Span]]) -> bool:
    """As many rows as there are of headings, with their texts where these stand, and something below the first."""
    if first + len(heads) > len(rows):
        return False
    own = [_own(rows, first + at, first) for at in range(len(heads))]
    fits = all(set(spans) <= set(under) for spans, under in zip(own, heads, strict=True))
    return fits and bool(own[0]) and any(own[1:]) and sum(map(len, own)) > 2


def _joined(rows: Rows, first: int, heads: Sequence[Sequence[Span]]) -> Row:
    return tuple(rows[first + at][column] for at, spans in enumerate(heads) for column, _ in spans)


def _wide(rows: Sequence[Row]) -> tuple[Row, ...]:
    width = max(map(len, rows))
    return tuple(row + (BLANK,) * (width - len(row)) for row in rows)
