"""The notes of the PDF: each finding one, and those of a long report that say the same under one number."""

from collections.abc import Sequence
from typing import NamedTuple

from cartaviva.core.display import heading
from cartaviva.core.report import COLUMNS, FollowUpReport
from cartaviva.core.words import Say, mark, mark_plural
from cartaviva.formats.writers.notes import Note, corrections_title, note_text, subject
from cartaviva.formats.writers.pdf_table import Json, breakable, shortened

MOST_NOTES = 300
"""Beyond, findings that say the same share a note, the notes stand before the table, so that Typst knows their places
before it sets the table, and none leads back to its row."""
SUBJECTS = 3
"""Of a note's rows, so many different ones are named."""
ROWS = mark_plural("{count} row", "{count} rows")


class Point(NamedTuple):
    """One note of the PDF, and the findings that it tells, one or more."""

    number: int
    notes: list[Note]

    def marks(self) -> list[Note]:
        return [note._replace(number=self.number) for note in self.notes]


def are_many(notes: Sequence[Note]) -> bool:
    return len(notes) > MOST_NOTES


def points_of(notes: Sequence[Note], say: Say) -> list[Point]:
    """The notes as they are printed, in their order."""
    if not are_many(notes):
        return [Point(note.number, [note]) for note in notes]
    alike: dict[tuple[object, ...], list[Note]] = {}
    for note in notes:
        finding = note.finding
        said = (note.corrected, finding.column, finding.stated, finding.computed, finding.code, finding.message(say))
        alike.setdefault(said, []).append(note)
    return [Point(number, group) for number, group in enumerate(alike.values(), 1)]


def note_lists(report: FollowUpReport, points: Sequence[Point], say: Say) -> Json:
    """The two lists, what was corrected and what a person should look at, how many they are, and where they stand."""
    headings = {column.key: heading(report, column, say) for column in COLUMNS}
    first = are_many([note for point in points for note in point.notes])
    made = []
    for title, corrected in ((corrections_title(report), True), (mark("Points to review"), False)):
        listed = [point for point in points if point.notes[0].corrected is corrected]
        items = [_item(report, point, headings, say) | {"back": not first and _has_row(point)} for point in listed]
        made += [{"title": say(title), "items": items}] if items else []
    return {"notes": made, "noted": len(points), "notes-first": first}


def _item(report: FollowUpReport, point: Point, headings: dict[str, str], say: Say) -> Json:
    first = point.notes[0]
    about = list(dict.fromkeys(subject(report, note.finding) for note in point.notes))
    more = ["…"] if len(about) > SUBJECTS else []
    count = len(point.notes)
    return {
        "number": point.number,
        "about": breakable("; ".join([*(shortened(text, 160) for text in about[:SUBJECTS]), *more]), 150),
        "rows": say.plural(*ROWS, count).format(count=count) if count > 1 else "",
        "column": shortened(headings.get(first.finding.column or "", ""), 80),
        "old": breakable(first.finding.stated if first.corrected else "", 150),
        "new": breakable(first.finding.computed if first.corrected else "", 150),
        "text": breakable(note_text(report, first.finding, say), 150),
    }


def _has_row(point: Point) -> bool:
    return point.notes[0].finding.row is not None
