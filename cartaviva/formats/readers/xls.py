"""Excel 97 workbooks (.xls): the same as .xlsx, through xlrd, which tells number formats and what is hidden."""

import struct
from io import StringIO
from itertools import pairwise

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from cartaviva.core.findings import Place, Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.grid import Block, Document
from cartaviva.formats.grid import Cell as GridCell
from cartaviva.formats.readers.blocks import split
from cartaviva.formats.readers.cells import Axis, clean, hidden_rows, lay_out, letters, place, raised
from cartaviva.formats.readers.display import BUILT_IN, Locale, display, exact, locale_of, number
from cartaviva.formats.readers.sign_fonts import signs

_FAULTS = (
    *(struct.error, LookupError, ValueError, AssertionError, TypeError, AttributeError),
    *(OverflowError, RecursionError, NotImplementedError),
)
"""What xlrd comes to on damaged records, in whatever line reads them."""


def _open(data: bytes) -> xlrd.Book:
    """The workbook. Raises Unreadable: password, damaged-file."""
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO())
    except (XLRDError, CompDocError) as error:
        if "encrypted" in str(error):
            raise Unreadable("password") from error
        raise Unreadable("damaged-file") from error
    except _FAULTS as error:
        raise Unreadable("damaged-file", mark("A record of it is not what it should be.")) from error


def _code(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    """The number format of a cell."""
    key = (
        book.xf_list[cell.xf_index].format_key if cell.xf_index is not None and cell.xf_index < len(book.xf_list) else 0
    )
    return BUILT_IN.get(key) or (book.format_map[key].format_str if key in book.format_map else "General")


def _exact(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    value = number(str(cell.value)) if cell.ctype == xlrd.XL_CELL_NUMBER else None
    return "" if value is None else exact(value, _code(book, cell))


def _shown(book: xlrd.Book, cell: xlrd.sheet.Cell, locale: Locale) -> str:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(int(cell.value), ""))
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return ""
    value = number(str(cell.value))
    return "" if value is None else display(value, _code(book, cell), locale)


_HIGH = 1
"""The escapement of a font whose letters stand above the line."""


def _seen(book: xlrd.Book, sheet: xlrd.sheet.Sheet, at: tuple[int, int], text: str) -> str:
    """The text of a cell without what is struck out, and with ¹ for the small 1 of a note."""
    index = sheet.cell(*at).xf_index
    if index is None or index >= len(book.xf_list):
        return text
    runs = sheet.rich_text_runlist_map.get(at, ())
    fonts = [(0, book.xf_list[index].font_index), *runs, (len(text), 0)]
    if any(font >= len(book.font_list) for _start, font in fonts):
        return text
    pieces = [(text[start:end], book.font_list[font]) for (start, font), (end, _font) in pairwise(fonts)]
    return "".join(
        raised(piece) if runs and font.escapement == _HIGH else signs(piece, font.name)
        for piece, font in pieces
        if not font.struck_out
    )


def _blocks(book: xlrd.Book, sheet: xlrd.sheet.Sheet, locale: Locale) -> tuple[list[Block], int]:
    """What is read of a sheet, and how many rows of it are hidden."""
    rows, columns = Axis(), Axis()
    for row in sorted(at for at, info in sheet.rowinfo_map.items() if info.hidden):
        rows.hide(row)
    for column in sorted(at for at, info in sheet.colinfo_map.items() if info.hidden):
        columns.hide(column)
    merges = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    placed = []
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            text = clean(_seen(book, sheet, (row, column), _shown(book, cell, locale)))
            if text:
                where = Place(sheet=sheet.name, row=row + 1, column=letters(column + 1))
                area = (row, column, *merges.get((row, column), (1, 1)))
                placed.append(place(GridCell(text, where, exact=_exact(book, cell)), area, rows, columns))
    cells = ((row, column, cell) for row in range(sheet.nrows) for column, cell in enumerate(sheet.row(row)))
    texts = ((row, column, str(cell.value)) for row, column, cell in cells)
    blocks = split(lay_out([found for found in placed if found]), merges=True, sheet=sheet.name)
    return blocks, hidden_rows(texts, rows, columns)


# Read


def read(data: bytes) -> Document:
    """Each visible sheet's titles and tables."""
    book = _open(data)
    visible = [sheet for sheet in book.sheets() if sheet.visibility == 0]
    texts = [
        str(cell.value)
        for sheet in visible
        for row in sheet.get_rows()
        for cell in row
        if cell.ctype == xlrd.XL_CELL_TEXT
    ]
    locale = locale_of(texts, bool(book.datemode))
    read = [(sheet.name, *_blocks(book, sheet, locale)) for sheet in visible]
    hidden = tuple((name, count) for name, _, count in read if count)
    return Document(tuple(block for _, blocks, _ in read for block in blocks), "xls", hidden=hidden)
