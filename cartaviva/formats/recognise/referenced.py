"""Rows that name their promise by its number alone: another table of the document, or a list, says it in full."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cartaviva.core.findings import Place
from cartaviva.core.language.patterns import later
from cartaviva.core.report import StatedReport, StatedRow
from cartaviva.formats.grid import Document, Grid, Row

_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}\.?[\s-]?)?(?:n[.ºo°]{0,2}\s?)?(\d{1,3}(?:\.\d{1,2})?)\s?[.):]?", re.IGNORECASE)
"""4, C4, Compromís 4, nº 4"""
_LISTED = later(rf"{_NUMBER.pattern}\s*[-–—]?\s+(?=[^\W\d_])(.+)", re.IGNORECASE | re.DOTALL)
_WORDS = 4
"""A promise has at least as many, and a department or a name has not."""

Promises = Mapping[str, str]
"""By number."""
RowPlace = tuple[str | None, int | None, int | None]
"""Sheet, table, row."""


def with_promises(document: Document, report: StatedReport) -> StatedReport:
    """The report, the number of each promise followed by what is promised, where one table or list says all of them."""
    if not all(_number(row.text("commitment")) for row in report.rows):
        return report
    numbers = {_number(row.text("commitment")) for row in report.rows}
    if len(numbers) < 2:
        return report
    own = {_row(place) for row in report.rows for place in row.places.values()}
    found = next((said for said in _said(document, own) if numbers <= said.keys()), None)
    return report if found is None else replace(report, rows=tuple(_with(row, found) for row in report.rows))


def _with(row: StatedRow, promises: Promises) -> StatedRow:
    number = row.text("commitment")
    return replace(row, cells={**row.cells, "commitment": f"{number.rstrip('.')}. {promises[_number(number)]}"})


def _number(text: str) -> str:
    match = _NUMBER.fullmatch(text.strip())
    return match[1] if match else ""


def _row(place: Place) -> RowPlace:
    return place.sheet, place.table, place.row


def _said(document: Document, own: set[RowPlace]) -> Iterator[Promises]:
    """What rows that are not the report's own say of numbers, and what the numbered paragraphs do."""
    listed: list[tuple[str, str]] = []
    for block in document.blocks:
        if not isinstance(block, Grid):
            if match := _LISTED.fullmatch(block.text):
                listed.append((match[1], match[2]))
        else:
            yield from _columns(
                [row for row in block.rows if not own & {_row(cell.place) for cell in row if cell.text}]
            )
    yield _once(listed)


def _columns(rows: Sequence[Row]) -> Iterator[Promises]:
    """For each column of numbers and each of sentences."""
    columns = range(len(rows[0]) if rows else 0)
    for number in columns:
        for sentence in columns:
            if number != sentence:
                yield _once([(_number(row[number].text), row[sentence].text) for row in rows])


def _once(said: Sequence[tuple[str, str]]) -> Promises:
    """The numbers of which one sentence is said; nothing where one is said of two."""
    found = {number: text for number, text in said if number and len(text.split()) >= _WORDS}
    twice = any(found.get(number, text) != text for number, text in said)
    return {} if twice else found
