"""Files that somebody hands in as evidence, without what they say of who made them: author, device, place, history.

The kind is known by what a file holds, whatever it is called. What people wrote or drew in it stays as it is.
"""

import re
import subprocess
import sys
import threading
import zipfile
from io import BytesIO
from typing import Any, NamedTuple

from cartaviva.core.findings import Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.forks import hold_to
from cartaviva.formats.readers.limits import Parts

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ENDINGS = {PDF: ".pdf", XLSX: ".xlsx", ODS: ".ods", "image/jpeg": ".jpg", "image/png": ".png"}
"""The kinds that are kept. GIF and WebP become PNG."""
LARGEST = 10 << 20
"""Bytes that are taken."""
PIXELS, SMALL = 50_000_000, 4_000_000
"""Of a picture: those that are taken, and those that are drawn without a process of their own."""
SECONDS, MEGABYTES = 30, 1024
COMMAND = (sys.executable, "-c", "from cartaviva.formats.metadata import serve; serve()")

_TOO_LARGE = mark("It has more than 10 MB.")
_UNPACKED = mark("It unpacks to much more than such a file can be.")
_KINDS = mark("As evidence PDF, Excel and OpenDocument spreadsheets, and pictures are taken.")
_BLANK = {
    "docprops/core.xml": b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docprops/app.xml": b'<?xml version="1.0" encoding="UTF-8"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docprops/custom.xml": b'<?xml version="1.0" encoding="UTF-8"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>',
}
"""Parts of office files that say who made them, in small letters, and what stands in their place."""
_THUMBNAIL = re.compile(r"(thumbnails/|docprops/thumbnail).*")
_REFERRED = re.compile(rb"/(?:Metadata|PieceInfo) \d+ \d+ R")
_DOES = re.compile(rb"/S/(JavaScript|Launch|SubmitForm|ImportData)(?=[/<>()\[\] \r\n])")
"""What a page, or a note on it, does when it is opened: names that no program knows take their place."""
_WHO = {
    re.compile(r"xl/comments.*\.xml"): re.compile(rb"(<(?:\w+:)?author>)[^<]*"),
    re.compile(r"xl/persons/.*"): re.compile(rb"((?:displayName|userId)=\")[^\"]*"),
    re.compile(r"content\.xml"): re.compile(rb"(<(?:dc:creator|meta:creator-initials)>)[^<]*"),
}
"""Parts of office files with notes, in small letters, and where they say whose they are; what they say stays."""
_MACROS = re.compile(r"(.*/)?vbaproject\.bin|basic/.*|scripts/.*")
_TYPES = "[Content_Types].xml"


class Cleaned(NamedTuple):
    media_type: str
    data: bytes


def cleaned(data: bytes) -> Cleaned:
    """The file without its metadata.

    Raises Unreadable: "empty-file", "not-evidence" for any other kind or too large a file, also unpacked,
    "damaged-file", "password", "too-slow".
    """
    if not data:
        raise Unreadable("empty-file")
    if len(data) > LARGEST:
        raise Unreadable("not-evidence", _TOO_LARGE)
    if _is_pdf(data):
        return Cleaned(PDF, _apart(data))
    if data[:4] == b"PK\x03\x04":
        return _office(data)
    return _picture(data)


# What is dangerous or large


def _apart(data: bytes) -> bytes:
    """In a process of its own, with limits: a parser that hangs, swells or crashes harms nobody."""
    try:
        with _TWO:
            done = subprocess.run(COMMAND, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable("too-slow") from None
    if done.returncode == _PASSWORD:
        raise Unreadable("password")
    if done.returncode or not done.stdout:
        raise Unreadable("damaged-file")
    return done.stdout


_PASSWORD = 3
_TWO = threading.Semaphore(2)
"""As many at once, whoever else waits: each may take as much memory as MEGABYTES says."""


def serve() -> None:
    """The other end: a PDF or a picture on standard input, the cleaned one on standard output."""
    import pypdfium2
    import pypdfium2.raw

    hold_to(MEGABYTES)
    data = sys.stdin.buffer.read()
    try:
        made = without_metadata(data) if _is_pdf(data) else redrawn(data)
    except pypdfium2.PdfiumError as error:
        sys.exit(_PASSWORD if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else 1)
    sys.stdout.buffer.write(made)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


# PDF


def without_metadata(data: bytes) -> bytes:
    """The pages in a new file: author, history, attachments, scripts and forms are not pages, and stay behind.

    A page, or a picture on it, may refer to metadata of its own. Those references are blanked, and what nothing refers
    to any more is gone when the pages are taken over once more. Raises PdfiumError.
    """
    once = _REFERRED.sub(lambda found: b" " * len(found.group()), _pages(data))
    return _pages(_DOES.sub(lambda found: b"/S/" + b"X" * len(found[1]), once), nameless=b"/Annots" in once)


def _pages(data: bytes, *, nameless: bool = False) -> bytes:
    import pypdfium2

    made = BytesIO()
    old, new = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    try:
        new.import_pages(old)
        if nameless:
            _name_nobody(new)
        new.save(made)
    finally:
        new.close()
        old.close()
    return made.getvalue()


def _name_nobody(document: Any) -> None:
    """Notes stay, without whose they are."""
    import ctypes

    from pypdfium2 import raw

    nobody = (ctypes.c_ushort * 1)(0)
    for page in document:
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, number)
            if note and raw.FPDFAnnot_HasKey(note, b"T"):
                raw.FPDFAnnot_SetStringValue(note, b"T", nobody)
            raw.FPDFPage_CloseAnnot(note)
        page.close()


# Office files


def _office(data: bytes) -> Cleaned:
    """Every part as it is, but for those about who made the file; without macros."""
    try:
        parts = Parts(data)
    except Unreadable as error:
        if error.finding.code != "too-large":
            raise
        raise Unreadable("not-evidence", _UNPACKED) from None
    kind = _kind_of(parts)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.is_dir():
                continue
            fresh = zipfile.ZipInfo(info.filename)  # of 1980: when it was saved is nobody's business
            fresh.compress_type = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(fresh, _part(parts, info.filename))
    return Cleaned(kind, made.getvalue())


def _kind_of(parts: Parts) -> str:
    types = parts.read(_TYPES).lower() if _TYPES in parts else b""
    if any(map(_MACROS.fullmatch, parts.names())) or b"vbaproject" in types or b"macroenabled" in types:
        raise Unreadable("not-evidence", _KINDS)
    if "mimetype" in parts and parts.read("mimetype").strip() == ODS.encode():
        return ODS
    if "xl/workbook.xml" in parts and types:
        return XLSX
    raise Unreadable("not-evidence", _KINDS)


def _part(parts: Parts, name: str) -> bytes:
    low = name.lstrip("/").casefold()
    if low in _BLANK:
        return _BLANK[low]
    if _THUMBNAIL.fullmatch(low):
        return _one_pixel(low)
    said = next((words for names, words in _WHO.items() if names.fullmatch(low)), None)
    return parts.read(name) if said is None else said.sub(rb"\1", parts.read(name))


def _one_pixel(name: str) -> bytes:
    """The small picture of the first page may show what was changed since."""
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (1, 1), "white").save(made, "JPEG" if name.endswith((".jpg", ".jpeg")) else "PNG")
    return made.getvalue()


# Pictures


def _picture(data: bytes) -> Cleaned:
    """A large one takes hundreds of megabytes for some seconds, which the server would keep."""
    from PIL import Image

    from cartaviva.formats.picture import BROKEN, KINDS

    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            pixels = picture.width * picture.height
            if pixels > PIXELS:
                raise Unreadable("not-evidence", mark("It has more than 50 million pixels."))
        made = redrawn(data) if pixels <= SMALL else _apart(data)
    except BROKEN:
        raise Unreadable("not-evidence", _KINDS) from None
    return Cleaned("image/jpeg" if made[:2] == b"\xff\xd8" else "image/png", made)


def redrawn(data: bytes) -> bytes:
    """Drawn again, the right way up: what comes out holds nothing but pixels. Raises picture.BROKEN."""
    from PIL import Image, ImageOps

    from cartaviva.formats.picture import KINDS

    with Image.open(BytesIO(data), formats=KINDS) as picture:
        photo = picture.format == "JPEG"
        mode = "RGBA" if picture.has_transparency_data and not photo else "RGB"
        ImageOps.exif_transpose(picture, in_place=True)
        drawn = picture.convert(mode)
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    made = BytesIO()
    clean.save(made, "JPEG", quality=90) if photo else clean.save(made, "PNG")
    return made.getvalue()
