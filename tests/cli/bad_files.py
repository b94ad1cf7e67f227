"""Files that give no report, built by hand: each is what a person, or somebody who means harm, might send."""

import io
from pathlib import Path

import pikepdf

from tests.formats.readers.packing import packed

EXAMPLE = Path(__file__).parents[2] / "examples" / "vilaclara-2022.docx"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def word(body: str, before: str = "") -> bytes:
    document = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def bomb() -> bytes:
    """Sixty megabytes of blanks in sixty kilobytes."""
    return word(" " * 60_000_000)


def entities() -> bytes:
    """Each entity ten times the one before: a billion laughs."""
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return word(paragraph("&a9;"), f'<!DOCTYPE lolz [<!ENTITY a0 "ha">{declared}]>')


def nothing_wide_and_long() -> bytes:
    """An OpenDocument sheet of 100,000 rows and 500 columns without a word."""
    cells = '<table:table-cell table:number-columns-repeated="500"/>'
    sheet = f'<table:table><table:table-row table:number-rows-repeated="100000">{cells}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    content = f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}">{body}</office:document-content>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def workbook(rows: str, further: dict[str, str | bytes] | None = None) -> bytes:
    """An Excel workbook of one sheet, from the XML of its rows."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = f'<Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    sheets = '<sheets><sheet name="Dades" sheetId="1" r:id="a"/></sheets>'
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{EXCEL}" xmlns:r="{office}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{sheet}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{EXCEL}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return packed(parts | (further or {}))


def wide_and_long_workbook() -> bytes:
    """A workbook of 100,000 rows, whose only cells are in the 500th column and blank."""
    return workbook("".join(f'<row r="{row}"><c r="SF{row}" s="0"/></row>' for row in range(1, 100_001)))


def with_macros(table: str) -> bytes:
    """A workbook with macros, whose sheet holds a text of lines and tabs."""
    rows = []
    for row, line in enumerate(table.splitlines(), 1):
        cells = (
            f'<c r="{chr(64 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(line.split("\t"), 1)
        )
        rows.append(f'<row r="{row}">{"".join(cells)}</row>')
    return workbook("".join(rows), {"xl/vbaProject.bin": b"Attribute VB_Name = Auto_Open"})


def pictures() -> bytes:
    """A PDF with a picture of a page, as a scanner makes it."""
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        picture = pdf.make_stream(b"\xff" * 100, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10)
        picture.Height, picture.BitsPerComponent, picture.ColorSpace = 10, 8, pikepdf.Name.DeviceGray
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
        pdf.save(file, static_id=True)
    return file.getvalue()


def locked() -> bytes:
    """A PDF that only opens with a password."""
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return file.getvalue()


def old_office(stream: str) -> bytes:
    """The start and the directory of an OLE2 file: what Word 97, and an encrypted workbook, look like."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024 + stream.encode("utf-16-le") + b"\0" * 1024
