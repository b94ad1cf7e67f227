"""The sheet of notes: what was corrected or is left to look at, with links to the cells; the method; other notes.

And that of misses, with what is said about each.
"""

from collections.abc import Sequence
from typing import Any

from cartaviva.core.display import imprint_lines, policy_text
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.notes import Note, column_of, corrections_title, notes_of, subject
from cartaviva.formats.writers.sheets import LONGEST, heading_height, height_of, heights_of, widths_of
from cartaviva.formats.writers.table import Table, names_of
from cartaviva.formats.writers.xlsx_page import lay_across, quoted_name
from cartaviva.formats.writers.xlsx_sheet import Sheet
from cartaviva.formats.writers.xlsx_styles import Styles

WIDTHS = (9, 36, 22, 52, 46)
EXPLANATION = mark(
    "Difference, degree and status are formulas: they follow when a target or a result is changed. The numbers that "
    "texts stand for are in two folded columns on the right."
)
HEADINGS = (mark("Cell"), mark("About"), mark("Column"), mark("What was found"), mark("What to do"))


def write_notes(sheet: Any, styles: Styles, sheets: Sequence[Sheet], say: Say) -> None:
    """Fills `sheet`; a finding is also a comment on its cell."""
    _page(sheet, WIDTHS)
    row = _line(sheet, 0, say(mark("Notes")), styles.title())
    row = _line(sheet, row, say(EXPLANATION), styles.line())
    for part, called in zip(sheets, names_of([part.report for part in sheets], say), strict=True):
        row = _line(sheet, row + 1, called, styles.strong())
        row = _report(sheet, row, part, styles, say)


def write_improving(sheet: Any, styles: Styles, table: Table) -> None:
    """Fills `sheet` with what is said about misses."""
    widths = widths_of(table)
    _page(sheet, widths)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, heading_height(table, widths))
    for at, column in enumerate(table.headings):
        sheet.write_string(0, at, column.text, styles.heading(False))
    for index, (row, height) in enumerate(zip(table.rows, heights_of(table, widths), strict=True), 1):
        sheet.set_row(index, height)
        for at, cell in enumerate(row):
            sheet.write_string(index, at, cell.text[:LONGEST], styles.cell(False))


def _page(sheet: Any, widths: Sequence[int]) -> None:
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    lay_across(sheet)


def _line(sheet: Any, row: int, text: str, style: Any) -> int:
    sheet.write_string(row, 0, text, style)
    return row + 1


def _report(sheet: Any, row: int, part: Sheet, styles: Styles, say: Say) -> int:
    report = part.report
    row = _line(sheet, row, policy_text(report.policy, say), styles.line())
    for line in imprint_lines(report.imprint, say):
        row = _line(sheet, row, line, styles.line())
    notes = notes_of(report)
    for corrected, title in ((True, corrections_title(report)), (False, mark("Points to review"))):
        listed = [note for note in notes if note.corrected is corrected]
        if listed:
            row = _line(sheet, row + 1, say(title), styles.strong())
            row = _list(sheet, row, listed, part, (styles, say))
    return row


def _list(sheet: Any, row: int, notes: Sequence[Note], part: Sheet, writing: tuple[Styles, Say]) -> int:
    styles, say = writing
    for at, text in enumerate(HEADINGS[:-1] if part.report.imprint else HEADINGS):
        sheet.write_string(row, at, say(text), styles.heading(False))
    for at, note in enumerate(notes, row + 1):
        finding = note.finding
        if finding.row is not None and finding.column in part.columns:
            address = part.address(finding.row, finding.column)
            sheet.write_url(at, 0, f"internal:{quoted_name(part.name)}!{address}", styles.note(), address)
        texts = (
            subject(part.report, finding),
            column_of(part.report, finding, say),
            finding.message(say),
            *(() if part.report.imprint else (finding.advice(say),)),
        )
        sheet.set_row(at, max(height_of(text, width - 2) for text, width in zip(texts, WIDTHS[1:], strict=False)))
        for column, text in enumerate(texts, 1):
            sheet.write_string(at, column, text[:LONGEST], styles.note())
    return row + 1 + len(notes)
