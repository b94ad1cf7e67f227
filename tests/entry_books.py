"""The workbook of a report, as people fill it in."""

from collections.abc import Mapping

from cartaviva.actions.books import book_of
from cartaviva.core.cycle.entry import Typed
from cartaviva.locale import voice
from cartaviva.records.models import Entry, Person, Report
from tests.formats.entry_book.books import filled
from tests.grids import RATIO, entries

HEADINGS = {
    "text": "Result",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "remarks": "Remarks, if the target is missed",
    "reason": "Reason, if there is no result",
}


def book(person: Person, report: Report) -> bytes:
    return book_of(person, report)[1]


def typed_into(data: bytes, values: Mapping[Entry, Mapping[str, object]]) -> bytes:
    """With values in the cells of entries, by the names of the fields of `Typed`."""
    say = voice("ca")
    cells = {(one.pk, say(HEADINGS[name])): value for one, row in values.items() for name, value in row.items()}
    return filled(data, cells)


def all_filled(data: bytes, report: Report) -> bytes:
    """Every target met: a ratio by its parts, the others by their figure."""
    rows = entries(report)
    values: dict[Entry, dict[str, object]] = {one: {"text": 4} for one in rows[2:]}
    values |= {rows[RATIO]: {"numerator": 190, "denominator": 200}, rows[1]: {"text": 100}}
    return typed_into(data, values)


def figures(report: Report) -> list[Typed]:
    """What stands, in the order of the grid."""
    return [Typed(one.text, one.numerator, one.denominator, None, one.remarks) for one in entries(report)]
