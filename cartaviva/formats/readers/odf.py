"""OpenDocument spreadsheets and texts (.ods, .odt): cells as displayed, which the file itself says."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from cartaviva.core.findings import Place, Unreadable
from cartaviva.formats import aside
from cartaviva.formats.grid import Block, Cell, Document, Grid, Paragraph
from cartaviva.formats.readers import odf_looks
from cartaviva.formats.readers.blocks import split
from cartaviva.formats.readers.cells import (
    Axis,
    Placed,
    clean,
    grid,
    hidden_rows,
    keeps_tables,
    lay_out,
    letters,
    place,
)
from cartaviva.formats.readers.display import Locale, beyond, locale_of, number, typed
from cartaviva.formats.readers.limits import MAX_ROWS, Parts, check_table

Element = etree._Element

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_D = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_SKIPPED = frozenset(
    [_O + name for name in "annotation annotation-end forms".split()]
    + [_X + name for name in "note tracked-changes ruby-text sequence-decls table-of-content hidden-text".split()]
    + [_D + name for name in "frame custom-shape".split()]
)
_GROUPS = frozenset(
    f"{_T}table-{name}" for name in "header-rows row-group rows columns column-group header-columns".split()
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_NAMED = re.compile(r"\d{1,2}(?=\W+[^\W\d])")
"""A day whose month has a name, "4-May", which is no 4."""
_NUMBERS = re.compile(r"\d+")
_SHOWN = re.compile(r"\d[\d.,]*")
_FIGURES = frozenset(("float", "percentage", "currency"))
_MOST = 1_048_576
"""Rows that a sheet has; repeats are cut there."""


def _repeat(element: Element, name: str) -> int:
    text = str(element.get(_T + name, "1"))
    return min(int(text), _MOST) if text.isascii() and text.isdigit() else 1


def _pieces(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if child.tag == _X + "s":
            count = str(child.get(_X + "c", "1"))
            yield " " * (min(int(count), 99) if count.isdigit() else 1)
        elif child.tag == _X + "tab":
            yield " "
        elif child.tag == _X + "line-break":
            yield "\n"
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)
        if child.tail:
            yield child.tail


def _text(element: Element) -> str:
    return clean("".join(_pieces(element)))


def _paragraphs(parent: Element) -> Iterator[Element]:
    """The paragraphs of a cell, also in lists; inner tables are read on their own."""
    for child in parent:
        if child.tag in (_X + "p", _X + "h"):
            yield child
        elif child.tag not in _SKIPPED and child.tag != _T + "table":
            yield from _paragraphs(child)


def _cell_text(cell: Element) -> str:
    paragraphs = list(_paragraphs(cell))
    if not paragraphs:
        return _value(cell)
    text = "\n".join(filter(None, map(_text, paragraphs)))  # none where the format of the cell shows nothing
    day, named = _DAY.fullmatch(str(cell.get(_O + "date-value", ""))), _NAMED.match(text)
    if day and named and int(named[0]) == int(day[3]):
        year = [day[1]] if len(_NUMBERS.findall(text)) > 1 else []
        return "/".join((day[3], day[2], *year))
    return text


def _value(cell: Element) -> str:
    """What a cell without text holds: other programs leave the text out."""
    value = str(cell.get(_O + "value", ""))
    if cell.get(_O + "value-type") == "percentage":
        try:
            return f"{(Decimal(value) * 100).normalize():f} %"
        except InvalidOperation:
            return value
    return clean(str(cell.get(_O + "string-value", "") or cell.get(_O + "date-value", "") or value))


def _members(parent: Element, tag: str, heading: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows or columns of a table, and whether each is said to be a heading."""
    for child in parent:
        if child.tag == tag:
            yield child, heading
        elif child.tag in _GROUPS:
            yield from _members(child, tag, heading or child.tag == _T + "table-header-rows")


def _axis(table: Element, kind: str) -> Axis:
    """The rows or the columns ("row", "column") of a table, some of them hidden."""
    axis, at = Axis(), 0
    for element, _heading in _members(table, f"{_T}table-{kind}"):
        count = _repeat(element, f"number-{kind}s-repeated")
        if element.get(_T + "visibility", "visible") != "visible" or element.get(_ID, "").startswith(aside.SHEET):
            axis.hide(at, count)
        at += count
    return axis


def _texts(table: Element, text_of: Callable[[Element], str]) -> Iterator[tuple[int, int, str, Element, bool]]:
    """Row, column and text of the cells that have one, each as often as it is repeated, with the element and whether it
    is said to be a heading.
    """
    at = before = 0
    for row, heading in _members(table, _T + "table-row"):
        count = _repeat(row, "number-rows-repeated")
        for column, cell in _filled(row):
            if text := text_of(cell):
                check_table(count, 1 + before // MAX_ROWS)
                before += count
                yield from ((again, column, text, cell, heading) for again in range(at, at + count))
        at += count


def _place(table: Element, sheet: str | None, number: int) -> tuple[list[Placed], int]:
    """The filled cells. In a text, places count tables; in a spreadsheet they name sheet and column."""
    rows, columns = _axis(table, "row"), _axis(table, "column")
    cells: list[tuple[Cell, tuple[int, int, int, int]]] = []
    for row, column, text, cell, heading in _texts(table, _cell_text):
        spans = _repeat(cell, "number-rows-spanned"), _repeat(cell, "number-columns-spanned")
        where = _where(sheet, number, row, column)
        cells.append((Cell(text, where, heading, _exact(cell, text)), (row, column, *spans)))
    placed = (place(cell, area, rows, columns) for cell, area in cells)
    hidden = hidden_rows(((*area[:2], cell.text) for cell, area in cells), rows, columns)
    return [found for found in placed if found], hidden


def _exact(cell: Element, text: str) -> str:
    """What a figure holds beyond what is displayed of it."""
    value = number(str(cell.get(_O + "value", ""))) if cell.get(_O + "value-type") in _FIGURES else None
    shown = _SHOWN.search(text)
    if value is None or shown is None:
        return ""
    held = value.scaleb(2) if cell.get(_O + "value-type") == "percentage" else value
    decimals = [len(shown[0].rpartition(mark)[2]) if mark in shown[0] else 0 for mark in ".,"]
    exact = [beyond(held, places) for places in {0, *decimals}]
    return exact[0] if all(exact) else ""


def _where(sheet: str | None, number: int, row: int, column: int) -> Place:
    if sheet is None:
        return Place(table=number, row=row + 1, column=column + 1)
    return Place(sheet=sheet, row=row + 1, column=letters(column + 1))


def _filled(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells with something in them, each repeated as often as it says."""
    column = 0
    for cell in row:
        count = _repeat(cell, "number-columns-repeated") if isinstance(cell.tag, str) else 0
        if cell.tag == _T + "table-cell" and (len(cell) or cell.get(_O + "value-type") or cell.get(_T + "formula")):
            check_table(1, 1 if count < 2 or not _cell_text(cell) else column + count)
            yield from ((at, cell) for at in range(column, column + min(count, 1_000)))
        column += count


class _TextReader:
    """Walks the body of a text document."""

    def __init__(self) -> None:
        self._tables = 0
        self.blocks: list[Block] = []

    def walk(self, parent: Element) -> None:
        for child in parent:
            if child.tag in (_X + "p", _X + "h"):
                self._paragraph(child)
            elif child.tag == _T + "table":
                self._table(child)
            elif child.tag not in _SKIPPED:
                self.walk(child)

    def _paragraph(self, element: Element) -> None:
        text = _text(element)
        level = str(element.get(_X + "outline-level", "0"))
        if text:
            self.blocks.append(Paragraph(text, int(level) if level in tuple("123456") else 0))
        for box in element.iter(_D + "text-box"):
            self.walk(box)

    def _table(self, table: Element) -> None:
        self._tables += 1
        if _keeps_tables(table):
            for row, _heading in _members(table, _T + "table-row"):
                for cell in row:
                    self.walk(cell)
            return
        rows = lay_out(_place(table, None, self._tables)[0])
        if rows:
            self.blocks.append(grid(rows))
        for row, _heading in _members(table, _T + "table-row"):
            for inner in row.iter(_T + "table"):
                self._table(inner)


def _keeps_tables(table: Element) -> bool:
    return keeps_tables(
        _cells_of(table),
        lambda cell: [list(map(len, _cells_of(one))) for one in cell.iterchildren(_T + "table")],
        lambda cell: bool(_cell_text(cell)),
    )


def _cells_of(table: Element) -> list[list[Element]]:
    return [list(row.iterchildren(_T + "table-cell")) for row, _ in _members(table, _T + "table-row")]


def _hidden_styles(content: Element) -> frozenset[str]:
    """Styles of sheets that are not displayed."""
    return frozenset(
        str(style.get(_S + "name"))
        for style in content.iter(_S + "style")
        for properties in style.findall(_S + "table-properties")
        if properties.get(_T + "display") == "false"
    )


def _settle_marks(sheets: Element) -> None:
    """Give figures the marks of the file's language.

    A program stores the text that its own screen shows: in a Catalan report "1,200" may be 1200, as the value beside it
    tells. Where the figures agree on the other decimal mark, their points and commas change places.
    """
    figures = [cell for cell in sheets.iter(_T + "table-cell") if cell.get(_O + "value-type") in _FIGURES]
    texts = [_cell_text(cell) for cell in sheets.iter(_T + "table-cell") if cell.get(_O + "value-type") == "string"]
    shown = {_decimal_mark(cell) for cell in figures} - {""}
    locale = locale_of(texts)
    if shown == {"." if locale.comma else ","}:
        exchanged = str.maketrans(".,", "," + locale.thousands if locale.comma else ",.")
        for part in (part for cell in figures for part in cell.iter()):
            part.text = part.text and part.text.translate(exchanged)
            part.tail = part.tail and part.tail.translate(exchanged)


def _decimal_mark(cell: Element) -> str:
    """The mark with which the text of a figure says its value; "" where either does, or none."""
    shown = _SHOWN.search(_cell_text(cell))
    value = number(str(cell.get(_O + "value", "")))
    if shown is None or value is None:
        return ""
    value = abs(value) * (100 if cell.get(_O + "value-type") == "percentage" else 1)
    fitting = []
    for mark, other in (",.", ".,"):
        whole, _mark, decimals = shown[0].replace(other, "").rstrip(mark).partition(mark)
        read_so = number(f"{whole}.{decimals}0")
        if read_so is not None and 2 * abs(read_so - value) <= Decimal(1).scaleb(-len(decimals)):
            fitting.append(mark)
    return fitting[0] if len(fitting) == 1 else ""


def _content(data: bytes) -> Element:
    """Raises Unreadable("password") where it is encrypted."""
    parts = Parts(data)
    if (
        "META-INF/manifest.xml" in parts
        and next(parts.tree("META-INF/manifest.xml").iter("{*}encryption-data"), None) is not None
    ):
        raise Unreadable("password")
    content = parts.tree("content.xml")
    odf_looks.settle(content, parts.tree("styles.xml") if "styles.xml" in parts else None)
    return content


def _typed_cell(cell: Element, locale: Locale) -> str:
    """A figure with all its decimals, a day as day/month/year, else the text."""
    kind, value = cell.get(_O + "value-type"), number(str(cell.get(_O + "value", "")))
    if kind in _FIGURES and value is not None:
        return typed(value, "0%" if kind == "percentage" else "General", locale)
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", str(cell.get(_O + "date-value", "")))
    if kind == "date" and day:
        return f"{day[3]}/{day[2]}/{day[1]}"
    if kind == "boolean":
        return str(cell.get(_O + "boolean-value", "")).upper()
    formula = str(cell.get(_T + "formula", ""))
    return _cell_text(cell) or (aside.FORMULA + formula.partition(":")[2] if formula and kind is None else "")


def _form(table: Element, sheet: str, locale: Locale) -> Grid:
    """One sheet of a form, with what is hidden in it."""
    texts = _texts(table, lambda cell: _typed_cell(cell, locale))
    placed = [Placed(row, column, Cell(text, _where(sheet, 0, row, column))) for row, column, text, *_ in texts]
    return grid(lay_out(placed), sheet=sheet)


# Read


def read(data: bytes) -> Document:
    content = _content(data)
    body = content.find(_O + "body")
    sheets = body.find(_O + "spreadsheet") if body is not None else None
    if body is None or sheets is None:
        reader = _TextReader()
        reader.walk(content if body is None else body)
        return Document(tuple(reader.blocks), "odt")
    _settle_marks(sheets)
    hidden = _hidden_styles(content)
    blocks: list[Block] = []
    lost: list[tuple[str, int]] = []
    for table in sheets.iterchildren(_T + "table"):
        name = str(table.get(_T + "name", ""))
        if table.get(_T + "style-name") not in hidden and not table.get(_ID, "").startswith(aside.SHEET):
            placed, count = _place(table, name, 0)
            blocks += split(lay_out(placed), merges=True, sheet=name)
            lost += [(name, count)] if count else []
    return Document(tuple(blocks), "ods", hidden=tuple(lost))


def read_form(data: bytes) -> Document:
    """Each sheet as one grid, as that of .xlsx files. Raises Unreadable("not-a-form") where no cell says it is one."""
    content = _content(data)
    language = aside.form_language(_cell_text(cell) for cell in content.iter(_T + "table-cell"))
    tables = content.iterfind(f"{_O}body/{_O}spreadsheet/{_T}table")
    grids = [_form(table, str(table.get(_T + "name", "")), Locale(comma=language != "en")) for table in tables]
    return Document(tuple(grids), "ods", language=language)
