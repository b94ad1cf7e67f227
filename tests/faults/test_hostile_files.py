"""Files made to harm: each ends in a listed code, or in an empty document, within the limits."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest

from cartaviva.core.findings import FINDINGS, Unreadable
from cartaviva.formats.readers import read_document, suffix_of
from cartaviva.formats.readers.guard import read_guarded
from cartaviva.formats.reading import read_reports
from tests.formats.readers.packing import EXCEL, WORD, excel, open_document, p, packed, tbl, tc, tr, word


def refusal(data: bytes, name: str = "report") -> str:
    """The code that a file is refused with; "read" where it is not."""
    try:
        read_guarded(data, name)
    except Unreadable as error:
        assert error.finding.code in FINDINGS
        return error.finding.code
    return "read"


def lying(size: int) -> bytes:
    """A zip whose directory says that its sheet is small."""
    content = bytearray(word(" " * size))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def crowded() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"word/{number}.xml", b"")
    return file.getvalue()


def bombs() -> dict[str, bytes]:
    blanks = " " * 70_000_000
    return {
        "one large part": word(blanks),
        "many large parts": packed({"word/document.xml": b"x"} | {f"media/{n}": blanks[:60_000_000] for n in range(7)}),
        "shared strings": packed({"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": f"<sst>{blanks}</sst>"}),
        "more parts than files have": crowded(),
    }


@pytest.mark.parametrize("data", bombs().values(), ids=bombs())
def test_a_zip_bomb_is_too_large(data: bytes) -> None:
    assert refusal(data) == "too-large"


def test_json_of_more_values_than_memory_has_room_for_is_too_large() -> None:
    with pytest.raises(Unreadable) as caught:
        read_reports(b'{"format": [' + b"[]," * 2_600_000 + b"[]]}", "report.json")
    assert caught.value.finding.code == "too-large"


def test_a_zip_that_lies_about_its_sizes_is_damaged() -> None:
    assert refusal(lying(50_000_000)) == "damaged-file"


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>',
    "a file of the machine": '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
    "a host of the network": '<!DOCTYPE x SYSTEM "http://198.51.100.1/x.dtd">',
}


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", ["docx", "xlsx", "ods"])
def test_xml_entities_are_refused_in_every_part(doctype: str, encoding: str, kind: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}'
    parts: dict[str, dict[str, str | bytes]] = {
        "docx": {"word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>&a9;</w:body></w:document>'},
        "xlsx": {
            "xl/workbook.xml": "<workbook/>",
            "xl/_rels/workbook.xml.rels": "<Relationships/>",
            "xl/sharedStrings.xml": f'{head}<sst xmlns="{EXCEL}"><si><t>&a9;</t></si></sst>',
        },
        "ods": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": f"{head}<x>&a9;</x>"},
    }
    encoded = {
        name: str(part).encode(encoding if "DOCTYPE" in str(part) else "utf-8") for name, part in parts[kind].items()
    }
    assert refusal(packed(dict(encoded))) == "damaged-file"


def test_a_sheet_with_entities_is_refused() -> None:
    book = excel({"Dades": "<sheetData/>"})
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = str(parts["xl/worksheets/sheet1.xml"], "utf-8")  # type: ignore[arg-type]
    parts["xl/worksheets/sheet1.xml"] = DOCTYPES["a billion laughs"] + sheet.replace("<sheetData/>", "<v>&a9;</v>")
    assert refusal(packed(parts)) == "damaged-file"


def nothing() -> dict[str, bytes]:
    """100,000 rows and 500 columns without a word, in every way that formats have to say it."""
    blank = '<table:table-cell table:number-columns-repeated="500"/>'
    repeated = (
        f'<table:table><table:table-row table:number-rows-repeated="100000">{blank}</table:table-row></table:table>'
    )
    far = "".join(f'<row r="{row}"><c r="A{row}" s="0"/><c r="SF{row}" s="0"/></row>' for row in range(1, 100_001))
    return {
        "csv": b"\n".join([b";" * 499] * 100_000),
        "ods": open_document(repeated),
        "xlsx": excel({"Dades": f"<sheetData>{far}</sheetData>"}),
        "xlsx, one blank cell far away": excel({"Dades": '<dimension ref="A1:SF100000"/><sheetData/>'}),
        "html": b"<table>" + b"<tr>".join([b"<td>" * 500] * 2_000),
        "docx": word(tbl(*[tr(*[tc("")] * 100)] * 500)),
    }


@pytest.mark.parametrize("kind", nothing())
def test_a_large_table_of_nothing_is_an_empty_document(kind: str) -> None:
    assert read_guarded(nothing()[kind], f"nothing.{kind[:4]}").blocks == ()


def wide_and_long() -> dict[str, bytes]:
    def sheet(*rows: str) -> bytes:
        return excel({"Dades": f"<sheetData>{''.join(rows)}</sheetData>"})

    def table(cell: str, row: str) -> bytes:
        filled = f'<table:table-cell office:value-type="string" {cell}><text:p>x</text:p></table:table-cell>'
        return open_document(f"<table:table><table:table-row {row}>{filled}</table:table-row></table:table>")

    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return {
        "lines": b"\n".join([b"a;b;c"] * 20_001),
        "rows": b"<table>" + b"<tr><td>x" * 20_001,
        "columns": b"<table><tr>" + b"<td>x" * 301,
        "a column far away": sheet(first, '<row r="2"><c r="ZZ2"><v>1</v></c></row>'),
        "a row far away": sheet(first, '<row r="99999"><c r="A99999"><v>1</v></c></row>'),
        "repeated cells": table('table:number-columns-repeated="16384"', ""),
        "repeated rows": table("", 'table:number-rows-repeated="1000000"'),
        "51 MB": b"a" * (50 * 1024 * 1024 + 1),
    }


@pytest.mark.parametrize("data", wide_and_long().values(), ids=wide_and_long())
def test_more_than_a_report_has_is_too_large(data: bytes) -> None:
    assert refusal(data, "report.csv") == "too-large"


def test_a_pdf_of_more_than_a_thousand_pages_is_too_large() -> None:
    file = io.BytesIO()
    with pikepdf.new() as new:
        for _ in range(1_001):
            new.add_blank_page()
        new.save(file)
    assert refusal(file.getvalue()) == "too-large"


def ole(*streams: str) -> bytes:
    names = b"".join(stream.encode("utf-16-le") + b"\0\0" for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names + b"\0" * 1024


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"PK\x03\x04", "damaged-file"),
        (word(p("text"))[:-40], "damaged-file"),
        (packed({"word/document.xml": "<w:document"}), "damaged-file"),
        (packed({"photo.jpg": b"x"}), "not-a-document"),
        (packed({"mimetype": "application/epub+zip"}), "not-a-document"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "damaged-file"),
        (ole("EncryptionInfo", "EncryptedPackage"), "password"),
        (ole("Workbook"), "damaged-file"),
        (ole("PowerPoint Document"), "not-a-document"),
        (b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(range(256)) * 400, 0), "not-a-document"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "not-a-document"),
        (b'<?xml version="1.0"?><invoice/>', "not-a-document"),
    ],
    ids=[
        *("empty", "four bytes", "cut short", "XML cut short", "another zip", "a book", "a workbook without parts"),
        *("an encrypted workbook", "a workbook without records", "slides", "a picture", "a program", "other XML"),
    ],
)
def test_what_is_no_document_says_so(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_nesting_without_end_is_read_or_refused(tag: str) -> None:
    assert refusal(b"<html>" + f"<{tag}>".encode() * 20_000 + b"x") in ("read", "damaged-file")


def test_xml_nested_without_end_is_damaged() -> None:
    assert refusal(packed({"word/document.xml": "<a>" * 100_000})) == "damaged-file"


def test_what_a_file_holds_counts_for_more_than_its_name() -> None:
    page = b"<html><table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert [
        suffix_of(data, name)
        for data, name in ((page, "report.xls"), (b"%PDF-1.7", "report.docx"), (b"a;b", "report.pdf"))
    ] == [
        ".html",
        ".pdf",
        ".txt",
    ]


def test_macros_are_not_looked_at() -> None:
    book = excel({"Dades": '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'})
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    assert read_document(packed(parts | {"xl/vbaProject.bin": b"\0not a project"}), "a.xlsm") == read_document(
        book, "a.xlsx"
    )


HEADS = "<tr><th>Commitment<th>Target<th>Result<th>Remarks"


def row(at: int, remark: str = "") -> str:
    return f"<tr><td>Answer letters of kind {at} in time<td>95 %<td>9{at % 10} %<td>{remark}"


def many_rows_over() -> str:
    """Services that stand over each other and over all objectives, of which each has a row."""
    services = "".join(f"<tr><td colspan=4>Service: {at}" for at in range(2_500))
    return f"<table>{HEADS}{services}" + "".join(f"<tr><td colspan=4>Objective: {at}{row(at)}" for at in range(2_500))


def many_notes() -> str:
    """Tables whose marks have no note, and below them notes with other marks."""
    tables = "".join(f"<h2>Town {at}</h2><table>{HEADS}{row(at, '(z)')}</table>" for at in range(300))
    return tables + "".join(
        f"<p>({at % 100}) Remark {at} on the figures; the office counted them." for at in range(3_000)
    )


@pytest.mark.parametrize(("page", "rows"), [(many_rows_over(), 2_500), (many_notes(), 300)], ids=["bands", "notes"])
def test_what_every_row_or_report_asks_for_is_looked_through_once(page: str, rows: int) -> None:
    assert sum(len(report.rows) for report in read_reports(page.encode(), "report.html")) == rows
