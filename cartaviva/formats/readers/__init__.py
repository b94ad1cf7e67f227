"""READERS: files → Documents, each through a module of its own that is imported when a file of its kind comes."""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from cartaviva.core.findings import Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.grid import Document


class Reader(NamedTuple):
    """How files of one kind are read: `module` has `read(data: bytes) -> Document`."""

    module: str
    mime: str
    label: str

    def read(self, data: bytes) -> Document:
        document: Document = import_module(f"{__name__}.{self.module}").read(data)
        return document


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

READERS: Mapping[str, Reader] = {
    ".docx": Reader("docx", _WORD, mark("Word document")),
    ".docm": Reader("docx", "application/vnd.ms-word.document.macroEnabled.12", mark("Word document")),
    ".doc": Reader("doc", "application/msword", mark("Word 97 document")),
    ".rtf": Reader("doc", "application/rtf", mark("Rich text")),
    ".xlsx": Reader("xlsx", _EXCEL, mark("Excel workbook")),
    ".xlsm": Reader("xlsx", "application/vnd.ms-excel.sheet.macroEnabled.12", mark("Excel workbook")),
    ".xls": Reader("xls", "application/vnd.ms-excel", mark("Excel 97 workbook")),
    ".ods": Reader("odf", "application/vnd.oasis.opendocument.spreadsheet", mark("OpenDocument spreadsheet")),
    ".odt": Reader("odf", "application/vnd.oasis.opendocument.text", mark("OpenDocument text")),
    ".pdf": Reader("pdf", "application/pdf", mark("PDF")),
    ".html": Reader("html", "text/html", mark("Web page")),
    ".htm": Reader("html", "text/html", mark("Web page")),
    ".csv": Reader("text", "text/csv", mark("Comma-separated text")),
    ".tsv": Reader("text", "text/tab-separated-values", mark("Tab-separated text")),
    ".txt": Reader("text", "text/plain", mark("Plain text")),
}
"""Suffix → reader. What a file holds decides before its suffix does."""

FORMS = frozenset({".xlsx", ".ods"})
"""Suffixes whose reader has `read_form(data)`, too."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (("EncryptedPackage", ""), ("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"))
_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|div)[\s>]", re.IGNORECASE)


def read_document(data: bytes, name: str) -> Document:
    """What the file holds, as paragraphs and grids. Raises Unreadable with one of FINDINGS."""
    from cartaviva.formats.readers.limits import check_file

    check_file(data)
    return READERS[suffix_of(data, name)].read(data)


def read_form(data: bytes, name: str) -> Document:
    """What somebody filled in: every sheet as one grid, with what is hidden. Raises Unreadable with one of FINDINGS."""
    from cartaviva.formats.readers.limits import check_file

    check_file(data)
    suffix = suffix_of(data, name)
    if suffix not in FORMS:
        raise Unreadable("not-a-form")
    document: Document = import_module(f"{__name__}.{READERS[suffix].module}").read_form(data)
    return document


def suffix_of(data: bytes, name: str) -> str:
    """The key in READERS of what a file holds, whatever it is called."""
    start = data[:4096]
    if b"%PDF-" in start[:1024]:
        return ".pdf"
    if start.startswith(b"PK"):
        return _packed(data)
    if start.startswith(_OLE):
        return _old_office(data)
    if start.lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text.startswith(b"<") and _PAGE.search(text):
        return ".html"
    if text.startswith(b"<?xml"):
        raise Unreadable("not-a-document")
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix in READERS and READERS[suffix].module in ("html", "text") else ".txt"


def _packed(data: bytes) -> str:
    from cartaviva.formats.readers.limits import Parts

    parts = Parts(data)
    if "word/document.xml" in parts:
        return ".docx"
    if "xl/workbook.xml" in parts:
        return ".xlsx"
    kind = parts.read("mimetype") if "mimetype" in parts else b""
    known = (b"application/vnd.oasis.opendocument.spreadsheet", b"application/vnd.oasis.opendocument.text")
    if kind.strip() not in known:
        raise Unreadable("not-a-document")
    return ".ods" if kind.strip() == known[0] else ".odt"


def _old_office(data: bytes) -> str:
    """The directory of an OLE2 file names its streams in UTF-16."""
    for stream, suffix in _STREAMS:
        if stream.encode("utf-16-le") + b"\0\0" in data:
            if not suffix:
                raise Unreadable("password")
            return suffix
    raise Unreadable("not-a-document")
