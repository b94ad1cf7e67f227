"""What a book says about itself in one cell, so that it is known again however it was saved, sorted or copied."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.entry_merge import certain_number
from cartaviva.core.findings import Unreadable
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.result import Reason
from cartaviva.core.words import Say, mark
from cartaviva.formats.aside import FORM
from cartaviva.formats.entry_book.sheet import EntryRow, EntrySheet, columns_of
from cartaviva.formats.readers.cells import clean
from cartaviva.formats.readers.display import Locale, typed
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.formats.writers.sheets import LONGEST

_DAMAGED = mark("What it says about itself has been changed.")


@dataclass(frozen=True, slots=True)
class Payload:
    """`entries`: by number, the revision, the print of what was typed, and whether its result is worked out.

    `columns`: the headings of those that are filled in, by key; `reasons`: the words of the list; `answers`: yes, no.
    """

    town: str
    charter: str
    period: str
    language: str
    columns: Mapping[str, str]
    reasons: Mapping[str, str]
    answers: tuple[str, str]
    entries: Mapping[int, tuple[int, str, bool]]


def payload_of(sheet: EntrySheet, say: Say, language: str) -> str:
    """The text to be signed. Raises ValueError for more rows than fit into a cell, about a thousand."""
    listed = {reason for row in sheet.rows for reason in row.reasons} | {row.typed.reason for row in sheet.rows}
    payload = {
        "town": clean(sheet.town),
        "charter": clean(sheet.charter),
        "period": clean(sheet.period),
        "language": language,
        "columns": {key: clean(say(column.heading)) for key, column in columns_of(sheet).items() if column.typed},
        "reasons": {reason.value: clean(say(REASONS[reason])) for reason in Reason if reason in listed},
        "answers": list(answers(say)),
        "entries": [[row.entry, row.revision, print_of(row, say, language), int(row.worked_out)] for row in sheet.rows],
    }
    text = json.dumps(payload, separators=(",", ":"))
    if len(text) > LONGEST - 1000:
        raise ValueError(f"{len(sheet.rows)} rows")
    return text


def answers(say: Say) -> tuple[str, str]:
    return say(mark("Yes")), say(mark("No"))


def sealed(payload: str, language: str, stamp: str) -> str:
    """The text of the cell."""
    return f"{FORM} {language} {stamp or '-'} {payload}"


def opened(cell: str) -> tuple[Payload, str, str]:
    """What `sealed` wrote: (payload, its text, the stamp). Raises Unreadable("not-a-form")."""
    try:
        _form, language, stamp, text = cell.split(" ", 3)
        read: dict[str, Any] = json.loads(text)
        entries = {int(entry): (int(revision), str(hash), bool(out)) for entry, revision, hash, out in read["entries"]}
        names = (str(read["town"]), str(read["charter"]), str(read["period"]))
        yes, no = map(str, read["answers"])
        columns, reasons = dict(read["columns"]), {str(key): str(word) for key, word in read["reasons"].items()}
        if set(reasons) - set(Reason):
            raise ValueError(reasons)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("not-a-form", _DAMAGED) from error
    payload = Payload(*names, language, columns, reasons, (yes, no), entries)
    return payload, text, "" if stamp == "-" else stamp


# What was typed, as it stands in a cell and as it is read again


def written(text: str, percent: bool = False) -> Decimal | str:
    """A figure where every language reads the same one; the sign of percentages is that of the cell."""
    tidy = clean(text)
    value = certain_number(tidy.removesuffix("%").strip() if percent else tidy)
    return tidy[:LONGEST] if value is None else value


def result_cell(row: EntryRow) -> Decimal | str:
    """Beside a deadline a figure stays text: in a cell of days it would become one."""
    if row.worked_out or row.target.comparator is Comparator.BY_DATE:
        return clean(row.typed.text)[:LONGEST]
    return written(row.typed.text, row.is_percent)


def cells_of(row: EntryRow, say: Say) -> Mapping[str, Decimal | str]:
    """The cells to be filled in, with what they hold already."""
    typed_so_far = row.typed
    return {
        "numerator": written(typed_so_far.numerator),
        "denominator": written(typed_so_far.denominator),
        "result": result_cell(row),
        "reason": clean(say(REASONS[typed_so_far.reason])) if typed_so_far.reason else "",
        "remarks": clean(typed_so_far.remarks)[:LONGEST],
    }


def print_of(row: EntryRow, say: Say, language: str) -> str:
    """Of a row as it will be read again if nobody touches it."""
    locale = Locale(comma=language != "en")
    shown = {
        key: typed(cell, "General", locale) if isinstance(cell, Decimal) else cell
        for key, cell in cells_of(row, say).items()
    }
    remarks = shown["remarks"]
    return digest(Typed(shown["result"], shown["numerator"], shown["denominator"], row.typed.reason, remarks))


def digest(typed: Typed) -> str:
    return sha256("\x1f".join(str(value or "") for value in typed).encode()).hexdigest()[:10]
