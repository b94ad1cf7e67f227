"""Excel workbooks: a sheet for each report, whose difference, degree and status are formulas; one of misses where there
are any; and one of notes.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats import aside
from cartaviva.formats.writers.improving import SHEET, improving_table
from cartaviva.formats.writers.sheets import sheet_names
from cartaviva.formats.writers.table import dated, names_of, title_of
from cartaviva.formats.writers.xlsx_notes import write_improving, write_notes
from cartaviva.formats.writers.xlsx_page import new_book, quoted_name
from cartaviva.formats.writers.xlsx_sheet import Sheet
from cartaviva.formats.writers.xlsx_styles import Styles

NOTES = mark("Notes")


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """A workbook for spreadsheet programs from 2007 on. Text is never a formula, whatever it begins with."""
    out = BytesIO()
    book = new_book(out)
    book.set_properties(_properties(reports, say))
    book.set_custom_property(aside.LANGUAGE, reports[0].stated.language, "text")
    said = improving_table(reports, say)
    names = sheet_names([*names_of(reports, say, period_first=True), *([say(SHEET)] if said else [])], say(NOTES))
    styles = Styles(book, language, reports[0].stated.language)
    sheets = [
        Sheet(book.add_worksheet(name), styles, report, say) for report, name in zip(reports, names, strict=False)
    ]
    for sheet in sheets:
        sheet.fill()
    if said:
        write_improving(book.add_worksheet(names[-2]), styles, said)
    write_notes(book.add_worksheet(names[-1]), styles, sheets, say)
    for sheet in sheets:
        book.define_name(f"{sheet.name}!{aside.COLUMNS}", sheet.aside)  # it looks the sheet up by its unquoted name
    for name in names[len(reports) :]:
        book.define_name(f"{name}!{aside.COLUMNS}", f"={quoted_name(name)}!$A:$Z")
    book.close()
    return out.getvalue()


def _properties(reports: Sequence[FollowUpReport], say: Say) -> dict[str, Any]:
    first = reports[0]
    organisation = first.stated.organisation
    return {"title": title_of(first, say), "author": organisation, "company": organisation, "created": dated(reports)}
