"""Results written in one of several columns, "Kept", "Not kept" or "Not applicable": put into one, and what the column
says into another. Ticks in such columns, beside a column of results, are put into one of statuses.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.outcome_words import SaidOutcome, outcome_of
from cartaviva.core.result import UNMEASURED
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cell_texts import YES_NO, is_figure
from cartaviva.formats.recognise.columns import likeliest, roles_of
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.status_words import is_status
from cartaviva.formats.recognise.total_rows import says_total

NOT_MEASURED = frozenset(
    "nomesurat nomesurats nomesurable nomedido nomedidos nonmedido notmeasured unmeasured nonmesure nonmesures "
    "nonmisurato nonmisurati naomedido naomedidos neurtugabe".split()
)
"""Headings, as `compact` has them, of columns for what has no result."""
ROWS = 2
"""Rows that are enough to tell."""


Pair = tuple[Cell, Cell]


class Parted(NamedTuple):
    """A table whose `columns` say how it went; `group` is a heading over them, and `named` are those of the two that
    are left.
    """

    header: int
    columns: range
    group: Cell | None
    named: Pair
    pair_of: Callable[[Sequence[Cell], Sequence[Cell]], Pair]
    """What is left of the cells of a row, under these headings."""


def put_together(rows: Rows, heads: Sequence[int]) -> Rows:
    """The rows with one column for their results; nothing where these are not parted by how it went."""
    for header in (at for at in heads if at + ROWS < len(rows)):
        for columns in _runs(rows[header]):
            group = rows[header - 1][columns.start] if header else BLANK
            over = rows[max(header - 1, 0) : header + 1]
            alone = _says_nothing_else(group) and not any(_has_result(row, columns) for row in over)
            if (_is_result(group) or alone) and _hold_results(rows[header + 1 :], columns):
                above = group if _is_result(group) or _stands_over(rows, header, columns) else None
                kept = group if _is_result(group) else rows[header][columns.start]
                named = (kept, _told(rows[header], columns))
                return tuple(_put_together(rows, Parted(header, columns, above, named, _result)))
            if any(_has_result(row, columns) for row in over) and _hold_ticks(rows[header + 1 :], columns):
                asks = group if outcome_of(group.text) is SaidOutcome.MET else None
                told = _told(rows[header], columns)
                about = asks or _group_of(rows, header, columns)
                told = told._replace(text=f"{about.text}: {told.text}") if about else told
                return tuple(_put_together(rows, Parted(header, columns, asks, (BLANK, told), _ticked)))
    return ()


def _group_of(rows: Rows, header: int, columns: range) -> Cell | None:
    """Plan de mejora: what is asked of Yes and No, where it is not all of the table's title."""
    if not YES_NO.issuperset(compact(rows[header][at].text) for at in columns):
        return None
    group, first = (rows[header - 1][at] if header else BLANK for at in (columns.start, 0))
    own = group.text and group is not rows[header][columns.start] and group is not first
    return group if own else None


def _stands_over(rows: Rows, header: int, columns: range) -> bool:
    """Is the row above that of all other headings, as where no cells are merged?"""
    return (
        header > 0
        and bool(rows[header - 1][columns.start].text)
        and not _says_more(rows[header], rows[header - 1], columns)
    )


def _says_nothing_else(group: Cell) -> bool:
    """Qué pasó: over results it is no remark."""
    return all({Role.REMARKS, Role.EXTRA}.issuperset(roles) for roles in roles_of(group.text))


def _is_result(cell: Cell) -> bool:
    return likeliest(cell.text)[1] is Role.RESULT


def _runs(row: Row) -> Iterator[range]:
    """Columns beside each other that say how it went, kept and missed among them."""
    kinds = [_kind(cell.text) for cell in row]
    for _, run in groupby(range(len(row)), key=lambda at: bool(kinds[at])):
        columns = list(run)
        both = {SaidOutcome.MET, SaidOutcome.MISSED} <= {kinds[at] for at in columns}
        if both and len({id(row[at]) for at in columns}) > 1:
            yield range(columns[0], columns[-1] + 1)


def _kind(text: str) -> str | None:
    """What the heading of a column says about the figures below it, or that there are none."""
    if not compact(text):
        return None
    unmeasured = compact(text) in NOT_MEASURED or whole_meaning(text) in UNMEASURED
    return outcome_of(text) or ("none" if unmeasured or is_status(text) else None)


def _has_result(row: Row, columns: range) -> bool:
    return any(_is_result(cell) for at, cell in enumerate(row) if at not in columns)


def _hold_results(rows: Rows, columns: range) -> bool:
    """One text in most rows, more than half of them figures; ticks and counts are of other tables."""
    texts = _one_each(rows, columns, compact)
    return 2 * sum(any(map(str.isdigit, text)) and is_figure(text) for text in texts) > len(texts)


def _hold_ticks(rows: Rows, columns: range) -> bool:
    texts = _one_each(rows, columns, str.strip)
    return bool(texts) and all(len(text) == 1 and not text.isdigit() for text in texts)


def _one_each(rows: Rows, columns: range, told: Callable[[str], str]) -> list[str]:
    """What stands in the columns, if it is one text in most rows and two in few, and not all in one column."""
    body = [[row[at] for at in columns] for row in rows if len(distinct(row)) > 2 and not _is_total(row)]
    said = [[cell.text for cell in cells if told(cell.text)] for cells in body]
    texts = [text for one in said for text in one]
    few = TWICE * sum(len(one) > 1 for one in said) <= len(body)
    parted = sum(any(told(cells[at].text) for cells in body) for at in range(len(columns))) > 1
    return texts if few and parted and 2 * len(texts) > len(body) and len(texts) >= ROWS else []


TWICE = 4
"""Of as many rows, one may have something in two columns: a slip, of which somebody is told."""


def _told(row: Row, columns: range) -> Cell:
    """The heading of what the columns say: those of all of them."""
    heads = [row[at] for at in columns]
    said = dict.fromkeys(cell.text for cell in heads if compact(cell.text) not in NOT_MEASURED)
    return Cell(" / ".join(said), heads[0].place)


def _put_together(rows: Rows, parted: Parted) -> Iterator[Row]:
    header, columns, group = parted.header, parted.columns, parted.group
    heads = rows[header][columns.start : columns.stop]
    spare = bool(group) and not _says_more(rows[header], rows[header - 1], columns)
    for at, row in enumerate(rows):
        if at == header and spare:
            continue
        cells = row[columns.start : columns.stop]
        again = at > header and [cell.text for cell in cells] == [head.text for head in heads]
        if at == header or (at == header - 1 and group) or again:
            both = parted.named
        elif at < header or len(distinct(row)) < 2:
            both = (cells[0], cells[-1])
        elif _is_total(row):
            both = (cells[0]._replace(text=" | ".join(cell.text for cell in cells if cell.text), exact=""), BLANK)
        else:
            both = parted.pair_of(cells, heads)
        yield (*row[: columns.start], *both, *row[columns.stop :])


def _is_total(row: Row) -> bool:
    """How many went which way, below them all."""
    return says_total(next((cell.text for cell in row if cell.text), ""))


def _says_more(row: Row, above: Row, columns: range) -> bool:
    """Has a second row of headings others than those of the results?"""
    return any(cell.text and cell is not above[at] for at, cell in enumerate(row) if at not in columns)


def _result(cells: Sequence[Cell], heads: Sequence[Cell]) -> Pair:
    """The one that is filled, and what its column says of it; what is short under "Not applicable" is a mark. Two stay
    two, which nobody can read as one.
    """
    if len(filled := [cell for cell in cells if compact(cell.text)]) > 1:
        return Cell(" | ".join(cell.text for cell in filled), filled[0].place), BLANK
    for cell, head in zip(cells, heads, strict=True):
        if compact(cell.text) or (cell.text and not filled):
            went = outcome_of(head.text)
            marked = not went and (len(cell.text) == 1 or is_figure(cell.text))
            return (Cell(head.text, cell.place) if marked else cell), (Cell(head.text, cell.place) if went else BLANK)
    return BLANK, BLANK


def _ticked(cells: Sequence[Cell], heads: Sequence[Cell]) -> Pair:
    """What the column says in which the tick stands; both, where two do."""
    ticked = [(cell, head) for cell, head in zip(cells, heads, strict=True) if cell.text.strip()]
    if not ticked:
        return BLANK, BLANK
    return BLANK, Cell(" / ".join(head.text for _, head in ticked), ticked[0][0].place)
