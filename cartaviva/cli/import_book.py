"""`cartaviva import` of a workbook of results that was filled in: what became of each row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cartaviva.cli.sources import FINDINGS, NOTHING, UNREADABLE, called
from cartaviva.cli.table import Span
from cartaviva.core.cycle.entry_checks import BLOCKING
from cartaviva.core.cycle.entry_merge import Fate, Merged
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Refused
from cartaviva.core.words import Say, mark

if TYPE_CHECKING:
    from cartaviva.actions.books import Returned, Row
    from cartaviva.records.models import Organisation

WORDS: dict[Fate, tuple[str, str]] = {
    Fate.TAKE: (mark("Saved"), "met"),
    Fate.SAME: (mark("The same already"), ""),
    Fate.CONFLICT: (mark("Not saved: somebody entered something else meanwhile"), "warning"),
    Fate.GONE: (mark("Not saved: it is no longer open"), "warning"),
    Fate.UNCHANGED: (mark("Left as it was handed out"), ""),
}
"""What is said of a row, and its style."""
DRAFT = (mark("Saved as a draft that cannot be submitted yet"), "warning")

Line = tuple[str, list[Span]]
"""What it is about, and what is said of it."""


class Told(NamedTuple):
    """The exit code of a file, and what is printed about it."""

    code: int
    lines: tuple[Line, ...]


def not_taken(name: str, words: str) -> Told:
    return Told(UNREADABLE, ((called(name), [Span(words, "error")]),))


def bring_book(town: "Organisation", name: str, data: bytes, say: Say) -> Told:
    """A line for each row. Codes: 0 all is kept, 1 something to decide or to correct, 2 it was not taken.

    Raises Unreadable.
    """
    from cartaviva.actions.books import bring_back

    try:
        returned = bring_back(None, town, data, called(name))
    except Refused as refused:
        return not_taken(name, refused.sentence(say))
    code = NOTHING if returned.settled and not any(row.blocked for row in returned.rows) else FINDINGS
    return Told(code, ((called(name), [Span(_about(returned))]), *_rows(returned, say)))


def _about(returned: "Returned") -> str:
    language = returned.report.organisation.languages[0]
    return f"{returned.report.charter.name.said_in(language)[0]}, {returned.report.period.label}"


def _rows(returned: "Returned", say: Say) -> Iterator[Line]:
    for row in returned.rows:
        words, style = DRAFT if row.blocked else WORDS[row.merged.fate]
        spans = [Span(say(words), style), *_values(row.merged, say), *_wrong(row, say)]
        yield row.name or row.merged.place.words(say), spans
    for found in returned.findings:
        style = "" if found.severity is Severity.INFO else "error"
        yield found.place.words(say), [Span(found.sentence(say), style)]


def _wrong(row: "Row", say: Say) -> Iterator[Span]:
    """What keeps a row that was saved from being submitted."""
    yield from (Span(found.sentence(say), "error") for found in row.findings if found.code in BLOCKING)


def _values(merged: Merged, say: Say) -> Iterator[Span]:
    """Of a conflict what is saved and what came back, as far as they differ."""
    if merged.fate is Fate.CONFLICT and merged.ours:
        for words, typed in ((mark("Saved:"), merged.ours), (mark("In the workbook:"), merged.theirs)):
            yield Span(f"{say(words)} {', '.join(str(value) for value in typed if value) or '–'}")
