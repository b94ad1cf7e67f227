"""Results written in one of several columns, "Kept", "Not kept" or "Not applicable": put into one, and what the column
says into another.
"""

from collections.abc import Iterator, Sequence

from cartaviva.core.outcome_words import Outcome, outcome_of
from cartaviva.core.result import UNMEASURED
from cartaviva.core.result_words import whole_meaning
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.columns import is_figure, roles_of
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.rows import says_total
from cartaviva.formats.recognise.status_words import is_status

NOT_MEASURED = frozenset(
    "nomesurat nomesurats nomesurable nomedido nomedidos nonmedido notmeasured unmeasured nonmesure nonmesures "
    "nonmisurato nonmisurati naomedido naomedidos neurtugabe".split()
)
"""Headings, as `compact` has them, of columns for what has no result."""
ROWS = 2
"""Rows that are enough to tell."""


def put_together(rows: Rows, heads: Sequence[int]) -> tuple[Row, ...]:
    """The rows with one column for their results; nothing where these are not parted by how it went."""
    for header in (at for at in heads if at + ROWS < len(rows)):
        for columns in _runs(rows[header]):
            group = rows[header - 1][columns.start] if header else BLANK
            over = rows[max(header - 1, 0) : header + 1]
            alone = not roles_of(group.text) and not any(_has_result(row, columns) for row in over)
            if (_is_result(group) or alone) and _hold_results(rows[header + 1 :], columns):
                return tuple(_put_together(rows, header, columns, group if _is_result(group) else None))
    return ()


def _is_result(cell: Cell) -> bool:
    return any(role is Role.RESULT for _, role in roles_of(cell.text)[:1])


def _runs(row: Row) -> Iterator[range]:
    """Columns beside each other that say how it went, kept and missed among them."""
    kinds = [_kind(cell.text) for cell in row]
    first = 0
    while first < len(kinds):
        last = first
        while last < len(kinds) and kinds[last]:
            last += 1
        if {Outcome.MET, Outcome.MISSED} <= set(kinds[first:last]) and len(set(map(id, row[first:last]))) > 1:
            yield range(first, last)
        first = max(last, first + 1)


def _kind(text: str) -> str | None:
    """What the heading of a column says about the figures below it, or that there are none."""
    if not compact(text):
        return None
    unmeasured = compact(text) in NOT_MEASURED or whole_meaning(text) in UNMEASURED
    return outcome_of(text) or ("none" if unmeasured or is_status(text) else None)


def _has_result(row: Row, columns: range) -> bool:
    return any(_is_result(cell) for at, cell in enumerate(row) if at not in columns)


def _hold_results(rows: Rows, columns: range) -> bool:
    """One text in most rows and never two, more than half of them figures; ticks and counts are of other tables."""
    body = [[row[at] for at in columns] for row in rows if len(distinct(row)) > 2 and not _is_total(row)]
    said = [[cell.text for cell in cells if compact(cell.text)] for cells in body]
    texts = [text for one in said for text in one]
    one_each = all(len(one) <= 1 for one in said) and 2 * len(texts) > len(body) and len(texts) >= ROWS
    parted = sum(any(compact(cells[at].text) for cells in body) for at in range(len(columns))) > 1
    return (
        one_each and parted and 2 * sum(any(map(str.isdigit, text)) and is_figure(text) for text in texts) > len(texts)
    )


def _put_together(rows: Rows, header: int, columns: range, group: Cell | None) -> Iterator[Row]:
    heads = rows[header][columns.start : columns.stop]
    told = Cell(
        " / ".join(dict.fromkeys(cell.text for cell in heads if compact(cell.text) not in NOT_MEASURED)), heads[0].place
    )
    spare = bool(group) and not _says_more(rows[header], rows[header - 1], columns)
    for at, row in enumerate(rows):
        if at == header and spare:
            continue
        cells = row[columns.start : columns.stop]
        if at == header or (at > header and all(map(_same, cells, heads))):
            both = (group or heads[0], told)
        elif at == header - 1 and group:
            both = (group, told)
        elif at < header or len(distinct(row)) < 2:
            both = (cells[0], cells[-1])
        elif _is_total(row):
            both = (cells[0]._replace(text=" | ".join(cell.text for cell in cells if cell.text), exact=""), BLANK)
        else:
            both = _result(cells, heads)
        yield (*row[: columns.start], *both, *row[columns.stop :])


def _is_total(row: Row) -> bool:
    """How many went which way, below them all."""
    return says_total(next((cell.text for cell in row if cell.text), ""))


def _says_more(row: Row, above: Row, columns: range) -> bool:
    """Has a second row of headings others than those of the results?"""
    return any(cell.text and cell is not above[at] for at, cell in enumerate(row) if at not in columns)


def _same(cell: Cell, other: Cell) -> bool:
    return cell.text == other.text


def _result(cells: Sequence[Cell], heads: Sequence[Cell]) -> tuple[Cell, Cell]:
    """The one that is filled, and what its column says of it; what is short under "Not applicable" is a mark."""
    for cell, head in zip(cells, heads, strict=True):
        if compact(cell.text) or (cell.text and not any(compact(other.text) for other in cells)):
            went = outcome_of(head.text)
            marked = not went and (len(cell.text) == 1 or is_figure(cell.text))
            return (Cell(head.text, cell.place) if marked else cell), (Cell(head.text, cell.place) if went else BLANK)
    return BLANK, BLANK
