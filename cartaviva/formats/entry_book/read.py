"""A workbook for results that came back: saved by any program, with rows sorted, deleted or copied."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.entry_merge import Returned
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.findings import Finding, Place, Unreadable
from cartaviva.core.result import Reason
from cartaviva.core.words import mark
from cartaviva.formats.aside import FORM, FORMULA
from cartaviva.formats.entry_book.payload import Payload, digest, opened
from cartaviva.formats.entry_book.sheet import ReturnedSheet
from cartaviva.formats.grid import Document, Grid
from cartaviva.formats.readers.cells import column_number, letters

_COLUMN_MISSING = mark("A column to be filled in is missing, or its heading was changed.")
_MARKED = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "content.xml")
"""The parts in which spreadsheet programs keep their texts; some keep them in the cells."""


def is_entry_book(data: bytes) -> bool:
    """Whether a file is a workbook for results and not a report; reading it may still find that it is damaged."""
    from cartaviva.formats.readers.limits import Parts

    if not data.startswith(b"PK"):
        return False
    try:
        parts = Parts(data)
        return any(FORM.encode() in parts.read(name) for name in _MARKED if name in parts)
    except Unreadable:
        return False


def read_entry_book(data: bytes, name: str) -> ReturnedSheet:
    """What was filled in. Nothing is guessed: what cannot be told for certain is a finding with its place.

    Raises Unreadable: not-a-form where it is no such workbook, or as every reader does.
    """
    from cartaviva.formats.readers.guard import read_form_guarded

    return returned_of(read_form_guarded(data, name))


class _Table(NamedTuple):
    """A sheet with the mark. `head`: the row of headings, from 0; `key`: the column with the numbers of the entries."""

    grid: Grid
    head: int
    key: int


class _Row(NamedTuple):
    entry: int | None
    texts: dict[str, str]
    place: Place
    columns: dict[str, str]
    """The letters of the columns, by key."""


def returned_of(document: Document) -> ReturnedSheet:
    """The same, from a document that `read_form` gave."""
    tables = [found for block in document.blocks if isinstance(block, Grid) for found in _tables(block)]
    if not tables:
        raise Unreadable("not-a-form")
    first = _sign(tables[0])
    payload, text, stamp = opened(first)
    findings: list[Finding] = []
    rows: list[_Row] = []
    for table in tables:
        if _sign(table) == first:
            rows += _rows(table, payload)
        else:
            findings.append(Finding("another-form", place=Place(sheet=table.grid.sheet)))
    returned, problems = _settle(rows, payload)
    left = tuple(entry for entry in payload.entries if entry not in {row.entry for row in rows})
    if left:
        problems.append(Finding("rows-left-out", computed=str(len(left))))
    names = (payload.town, payload.charter, payload.period, payload.language)
    return ReturnedSheet(*names, stamp, text, tuple(returned), left, (*findings, *problems))


def _sign(table: _Table) -> str:
    return table.grid.rows[table.head][table.key].text


def _tables(grid: Grid) -> Iterator[_Table]:
    for head, row in enumerate(grid.rows):
        for key, cell in enumerate(row):
            if cell.text.startswith(FORM + " "):
                yield _Table(grid, head, key)
                return


def _rows(table: _Table, payload: Payload) -> Iterator[_Row]:
    """The rows with a number or with something that was typed."""
    headings = [cell.text for cell in table.grid.rows[table.head]]
    if set(payload.columns.values()) - set(headings):
        raise Unreadable("not-a-form", _COLUMN_MISSING)
    at = {key: headings.index(heading) for key, heading in payload.columns.items()}
    origin = _origin(table)
    columns = {key: letters(origin.column + place) for key, place in at.items()}
    for index, cells in enumerate(table.grid.rows[table.head + 1 :], table.head + 1):
        texts = {key: cells[place].text for key, place in at.items()}
        number = cells[table.key].text
        if number or any(texts.values()):
            place = Place(sheet=table.grid.sheet, row=origin.row + index)
            yield _Row(identifier(number), texts, place, columns)


class _Origin(NamedTuple):
    row: int
    column: int


def _origin(table: _Table) -> _Origin:
    """The row and column, from 1, of the grid's first cell: those of the cell with the mark are known."""
    place = table.grid.rows[table.head][table.key].place
    return _Origin((place.row or 1) - table.head, column_number(str(place.column)) - table.key)


def _settle(rows: Sequence[_Row], payload: Payload) -> tuple[list[Returned], list[Finding]]:
    """The rows that can be merged, and what is wrong with the others."""
    found: dict[int, Returned] = {}
    twice: set[int] = set()
    findings = []
    for row in rows:
        if row.entry is None or row.entry not in payload.entries:
            if any(row.texts.values()):
                findings.append(Finding("row-unknown", place=row.place))
            continue
        values, problem = _typed(row, payload)
        if problem:
            findings.append(problem)
            continue
        revision, before, _ = payload.entries[row.entry]
        returned = Returned(row.entry, revision, values, digest(values) != before, row.place)
        if row.entry in found and found[row.entry].typed != values:
            twice.add(row.entry)
            findings.append(Finding("row-twice", place=row.place))
        found.setdefault(row.entry, returned)
    return [row for entry, row in found.items() if entry not in twice], findings


def _typed(row: _Row, payload: Payload) -> tuple[Typed, Finding | None]:
    text = row.texts.get
    worked_out = row.entry is not None and payload.entries[row.entry][2]
    for key, typed in row.texts.items():
        if typed.startswith(FORMULA) and not (worked_out and key == "result"):
            place = row.place._replace(column=row.columns[key])
            return Typed(), Finding("not-computed", column=key, stated=typed.removeprefix(FORMULA), place=place)
    chosen = text("reason", "")
    reason = next((key for key, word in payload.reasons.items() if _same(word, chosen)), None)
    if chosen and reason is None:
        place = row.place._replace(column=row.columns["reason"])
        return Typed(), Finding("reason-unknown", column="reason", stated=chosen, place=place)
    result = "" if worked_out else _answer(text("result", ""), payload)
    parts = text("numerator", ""), text("denominator", "")
    return Typed(result, *parts, Reason(reason) if reason else None, text("remarks", "")), None


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip(". ") == other.casefold().rstrip(". ")


def _answer(text: str, payload: Payload) -> str:
    """A program makes a yes or no of its own of what is typed: TRUE, FALSE."""
    return {"TRUE": payload.answers[0], "FALSE": payload.answers[1]}.get(text, text)
