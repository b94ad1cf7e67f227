"""Excel workbooks (.xlsx, .xlsm, strict or transitional): figures as displayed, formulas as last computed."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

from lxml import etree

from cartaviva.core.findings import Place, Unreadable
from cartaviva.core.words import mark
from cartaviva.formats import aside
from cartaviva.formats.grid import Cell, Document
from cartaviva.formats.readers.blocks import split
from cartaviva.formats.readers.cells import (
    Axis,
    Placed,
    Rows,
    clean,
    column_number,
    grid,
    hidden_rows,
    lay_out,
    letters,
    place,
    raised,
)
from cartaviva.formats.readers.display import BUILT_IN, Locale, display, exact, locale_of, number, typed
from cartaviva.formats.readers.limits import MAX_CELLS, Parts, check_table, refuse_entities
from cartaviva.formats.readers.sign_fonts import has_signs, signs

Element = etree._Element

_STRINGS = "xl/sharedStrings.xml"
_TRUE = ("1", "true")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_COLUMNS = re.compile(r"!\$([A-Z]{1,3}):\$([A-Z]{1,3})$")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(slots=True)
class _Sheet:
    """What one sheet holds, rows and columns counted from 1."""

    left_out: range = range(0)
    """Columns that are no part of a report."""
    cells: list[tuple[int, int, str, str, str]] = field(default_factory=list)
    """Row, column, type, style, content."""
    without_value: list[tuple[int, int, str]] = field(default_factory=list)
    """Row, column, formula: the program that wrote it does not calculate."""
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """First cell → last row and column."""
    rows: Axis = field(default_factory=Axis)
    columns: Axis = field(default_factory=Axis)


@dataclass(frozen=True, slots=True)
class _Book:
    strings: list[str]
    formats: list[str]
    """Of each style, by its number."""
    locale: Locale
    show: Callable[[Decimal, str, Locale], str] = display
    figures: dict[tuple[str, str], str] = field(default_factory=dict)
    """What has been displayed already: style and number → text. Reports repeat their figures."""
    exact: dict[tuple[str, str], str] = field(default_factory=dict)
    """What they hold beyond it."""
    unseen: frozenset[str] = frozenset()
    """The styles that draw a line through all of a cell, or show nothing of it."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """Style → its font, where that is one of signs."""


def _struck(font: Element) -> bool:
    """Is a line drawn through what has this font?"""
    line = font.find("{*}strike")
    return line is not None and line.get("val", "1") in _TRUE


def _escaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _rich(item: Element) -> str:
    """The runs of a string, without those that are struck out and the phonetic readings beside them."""
    pieces = []
    for child in item:
        kind = str(child.tag).rpartition("}")[2]
        if kind == "t":
            pieces.append(child.text or "")
        elif kind == "r":
            look, text = child.find("{*}rPr"), child.findtext("{*}t") or ""
            font = look.find("{*}rFont") if look is not None else None
            text = signs(text, "" if font is None else str(font.get("val", "")))
            if look is None or not _struck(look):
                high = look is not None and look.find("{*}vertAlign[@val='superscript']") is not None
                pieces.append(raised(text) if high else text)
    return _escaped("".join(pieces))


def _formats(styles: Element) -> list[str]:
    codes = dict(BUILT_IN)
    for found in styles.iterfind("{*}numFmts/{*}numFmt"):
        if str(found.get("numFmtId", "")).isdigit():
            codes[int(found.get("numFmtId", ""))] = str(found.get("formatCode", ""))
    numbers = [str(xf.get("numFmtId", "0")) for xf in styles.iterfind("{*}cellXfs/{*}xf")]
    return [
        codes.get(int(text), BUILT_IN[14] if 27 <= int(text) <= 58 else "General") if text.isdigit() else "General"
        for text in numbers
    ]


def _unseen_styles(styles: Element, formats: list[str]) -> frozenset[str]:
    """The numbers of the styles whose font is struck out, or whose format is ";;;"."""
    fonts = {str(at) for at, font in enumerate(styles.iterfind("{*}fonts/{*}font")) if _struck(font)}
    used = styles.iterfind("{*}cellXfs/{*}xf") if fonts else ()
    hiding = {str(at) for at, code in enumerate(formats) if code.startswith(";;;") and not code.strip("; ")}
    return frozenset(str(at) for at, xf in enumerate(used) if xf.get("fontId") in fonts) | hiding


def _sign_fonts(styles: Element) -> dict[str, str]:
    """Style → its font, where that is one of signs."""
    named = [font.find("{*}name") for font in styles.iterfind("{*}fonts/{*}font")]
    fonts = {str(at): str(name.get("val", "")) for at, name in enumerate(named) if name is not None}
    used = enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
    return {str(at): font for at, xf in used if has_signs(font := fonts.get(str(xf.get("fontId")), ""))}


def _sheets(parts: Parts, workbook: Element, hidden: bool = False) -> Iterator[tuple[str, str]]:
    """Name and part of every visible sheet, or of every sheet, in order."""
    targets = {}
    for relation in parts.tree("xl/_rels/workbook.xml.rels"):
        target = str(relation.get("Target", ""))
        targets[relation.get("Id")] = (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath("xl/" + target)
        )
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        relation_id = next((text for key, text in sheet.attrib.items() if str(key).endswith("}id")), None)
        if (hidden or sheet.get("state", "visible") == "visible") and relation_id in targets:
            yield str(sheet.get("name", "")), targets[relation_id]


def _left_out(workbook: Element) -> dict[str, range]:
    """The columns of sheets that are no part of a report."""
    names = [str(sheet.get("name", "")) for sheet in workbook.iterfind("{*}sheets/{*}sheet")]
    left_out = {}
    for defined in workbook.iterfind("{*}definedNames/{*}definedName"):
        found = _COLUMNS.search(defined.text or "")
        index = str(defined.get("localSheetId", ""))
        if defined.get("name") == aside.COLUMNS and found and index.isdigit() and int(index) < len(names):
            left_out[names[int(index)]] = range(column_number(found[1]), column_number(found[2]) + 1)
    return left_out


def _scan(xml: bytes, left_out: range = range(0)) -> _Sheet:
    """One pass over a sheet; rows are dropped as soon as they are read."""
    sheet = _Sheet(left_out)
    refuse_entities(xml)
    if not any(end in xml for end in (b"v>", b"is>", b"f>")):
        return sheet  # formats without a single value, however many
    events = etree.iterparse(
        BytesIO(xml), tag=("{*}row", "{*}mergeCell", "{*}col"), resolve_entities=False, no_network=True, huge_tree=False
    )
    row = 0
    try:
        for _event, element in events:
            if element.tag.endswith("}row"):
                row = int(element.get("r", row + 1))
                _row(sheet, row, element)
                element.clear()
            elif element.tag.endswith("}mergeCell"):
                first, _colon, last = element.get("ref", "").partition(":")
                if last:
                    sheet.merges[_position(first)] = _position(last)
            elif element.get("hidden") in _TRUE:
                first_column, last_column = int(element.get("min", "1")), int(element.get("max", "1"))
                sheet.columns.hide(first_column, last_column - first_column + 1)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged-file", mark("A sheet of it is not what it should be.")) from error
    return sheet


@lru_cache(maxsize=1 << 16)
def _position(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    return int(found[2]), column_number(found[1])


def _row(sheet: _Sheet, row: int, element: Element) -> None:
    if element.get("hidden") in _TRUE:
        sheet.rows.hide(row)
    column = 0
    for cell in element:
        reference = cell.get("r")
        column = _position(reference)[1] if reference else column + 1
        if len(cell) and column not in sheet.left_out:
            _cell(sheet, row, column, cell)
    if len(sheet.cells) > MAX_CELLS:
        check_table(len(sheet.cells), 1)


def _cell(sheet: _Sheet, row: int, column: int, cell: Element) -> None:
    kind, content, formula = cell.get("t", "n"), None, None
    for child in cell:
        if child.tag.endswith(("}v", "}is")):
            content = _rich(child) if kind == "inlineStr" else child.text
        elif child.tag.endswith("}f"):
            formula = child.text or ""
    if content:
        sheet.cells.append((row, column, kind, cell.get("s", "0"), content))
    elif formula is not None:
        sheet.without_value.append((row, column, formula))


def _shown(kind: str, style: str, content: str, book: _Book) -> str:
    """The text of a cell. Raises ValueError or IndexError where the file points to what is not there."""
    if kind == "s":
        return book.strings[int(content)]
    if kind == "b":
        return "TRUE" if content == "1" else "FALSE"
    if kind != "n":
        return clean(_escaped(content))
    key = style, content
    if key not in book.figures:
        value = number(content)
        code = book.formats[int(style)] if book.formats else "General"
        book.figures[key] = content if value is None else book.show(value, code, book.locale).strip()
    return book.figures[key]


def _exact(kind: str, style: str, content: str, book: _Book) -> str:
    """What a figure holds beyond what is displayed of it."""
    if kind != "n" or book.show is not display or not book.formats:
        return ""
    key = style, content
    if key not in book.exact:
        value = number(content)
        book.exact[key] = "" if value is None else exact(value, book.formats[int(style)])
    return book.exact[key]


def _rows(name: str, sheet: _Sheet, book: _Book) -> Rows:
    """Raises Unreadable where a cell points to what is not there."""
    try:
        return lay_out(_placed(name, sheet, book))
    except (ValueError, IndexError) as error:
        raise Unreadable("damaged-file", mark("A cell of it points to what is not there.")) from error


def _placed(name: str, sheet: _Sheet, book: _Book) -> list[Placed]:
    placed: list[Placed] = []
    names: dict[int, str] = {}
    for row, column, kind, style, content in sheet.cells:
        if column not in names:
            names[column] = letters(column)
        text = "" if style in book.unseen else _shown(kind, style, content, book)
        if style in book.fonts:
            text = signs(text, book.fonts[style])
        cell = Cell(text, Place(name, None, None, row, names[column]), exact=_exact(kind, style, content, book))
        last = sheet.merges.get((row, column))
        if last is not None:
            area = (row, column, last[0] - row + 1, last[1] - column + 1)
            if merged := place(cell, area, sheet.rows, sheet.columns):
                placed.append(merged)
        elif (top := sheet.rows.at(row)) is not None and (left := sheet.columns.at(column)) is not None:
            placed.append(Placed(top, left, cell))
    return placed


def _texts(sheet: _Sheet, book: _Book) -> Iterator[tuple[int, int, str]]:
    for row, column, kind, style, content in sheet.cells:
        yield row, column, _shown(kind, style, content, book)


def _language(parts: Parts) -> str | None:
    """The property where we say it: no program writes it of its own accord, unlike other languages of a file."""
    if "docProps/custom.xml" not in parts:
        return None
    for found in parts.tree("docProps/custom.xml"):
        text = str(found.xpath("string()"))
        if found.get("name") == aside.LANGUAGE and re.fullmatch("[a-z]{2}", text):
            return text
    return None


def _styles(parts: Parts) -> Element:
    return parts.tree("xl/styles.xml") if "xl/styles.xml" in parts else etree.Element("none")


def _strings(parts: Parts) -> list[str]:
    return [clean(_rich(item)) for item in parts.tree(_STRINGS)] if _STRINGS in parts else []


def _inner(sheets: list[tuple[str, _Sheet]]) -> list[str]:
    """The texts that stand in the sheets themselves."""
    return [cell[4] for _name, sheet in sheets for cell in sheet.cells if cell[2] in ("str", "inlineStr")]


def _from_1904(workbook: Element) -> bool:
    properties = workbook.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in _TRUE


# Read


def read(data: bytes) -> Document:
    """Each visible sheet's titles and tables. Formulas are not evaluated and macros not looked at."""
    parts = Parts(data)
    workbook = parts.tree("xl/workbook.xml")
    strings = _strings(parts)
    aside_of = _left_out(workbook)
    sheets = [(name, _scan(parts.read(part), aside_of.get(name, range(0)))) for name, part in _sheets(parts, workbook)]
    language = _language(parts)
    locale = locale_of([*strings, *_inner(sheets)], _from_1904(workbook), language)
    styles = _styles(parts)
    formats = _formats(styles)
    book = _Book(strings, formats, locale, unseen=_unseen_styles(styles, formats), fonts=_sign_fonts(styles))
    blocks = [block for name, sheet in sheets for block in split(_rows(name, sheet, book), merges=True, sheet=name)]
    counts = ((name, hidden_rows(_texts(sheet, book), sheet.rows, sheet.columns)) for name, sheet in sheets)
    hidden = tuple((name, count) for name, count in counts if count)
    return Document(tuple(blocks), "xlsx", language=language, hidden=hidden)


def read_form(data: bytes) -> Document:
    """Each sheet as one grid, what is hidden in it too, and figures as they were typed: a form that was filled in.

    Raises Unreadable("not-a-form") where no cell begins with aside.FORM.
    """
    parts = Parts(data)
    workbook = parts.tree("xl/workbook.xml")
    strings = _strings(parts)
    sheets = [(name, _scan(parts.read(part))) for name, part in _sheets(parts, workbook, hidden=True)]
    language = aside.form_language([*strings, *_inner(sheets)])
    book = _Book(strings, _formats(_styles(parts)), locale_of((), _from_1904(workbook), language), typed)
    for _name, sheet in sheets:
        for row, column, formula in sheet.without_value:
            sheet.cells.append((row, column, "str", "0", f"{aside.FORMULA}={formula}"))
        sheet.rows, sheet.columns = Axis(), Axis()
    grids = [grid(_rows(name, sheet, book), sheet=name) for name, sheet in sheets]
    return Document(tuple(grids), "xlsx", language=language)
