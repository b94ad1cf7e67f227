"""What the sheets of every Excel workbook of ours share: options, a page across, cells of text, and addresses."""

from typing import Any, BinaryIO

from cartaviva.formats.writers.sheets import LONGEST

A4 = 9


def new_book(out: BinaryIO) -> Any:
    """A workbook of XlsxWriter, in which no text becomes a formula or a link, whatever it begins with."""
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

    return Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})


def lay_across(sheet: Any) -> None:
    """A4 landscape, as wide as one page and as long as it has to be, without the lines of the grid."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def put_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """As much of the text as a cell holds; an empty one keeps its look."""
    if text:
        sheet.write_string(row, column, text[:LONGEST], style)
    else:
        sheet.write_blank(row, column, None, style)


def address_of(row: int, column: int, fixed: bool = False) -> str:
    """(6, 1) → B7, or $B$7"""
    from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def quoted_name(name: str) -> str:
    """A sheet's name as addresses have it."""
    return "'" + name.replace("'", "''") + "'"
