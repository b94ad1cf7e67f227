"""Files that somebody hands in as evidence, without what they say of who made them: author, device, place, history.

The kind is known by what a file holds, whatever it is called. What people wrote or drew in it stays as it is.
"""

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import NamedTuple

from cartaviva.core.findings import Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.readers.limits import Parts

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ENDINGS = {PDF: ".pdf", XLSX: ".xlsx", ODS: ".ods", "image/jpeg": ".jpg", "image/png": ".png"}
"""The kinds that are kept. GIF and WebP become PNG."""
LARGEST = 10 << 20
"""Bytes that are taken."""
PIXELS = 50_000_000
SECONDS, MEGABYTES = 30, 1024
COMMAND = (sys.executable, "-c", "from cartaviva.formats.metadata import serve; serve()")

_TOO_LARGE = mark("It has more than 10 MB.")
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


class Cleaned(NamedTuple):
    media_type: str
    data: bytes


def cleaned(data: bytes) -> Cleaned:
    """The file without its metadata.

    Raises Unreadable: "empty-file", "not-evidence" for any other kind or too large a file, "damaged-file", "password",
    "too-slow", "too-large" for what unpacks to more than it should.
    """
    if not data:
        raise Unreadable("empty-file")
    if len(data) > LARGEST:
        raise Unreadable("not-evidence", _TOO_LARGE)
    if b"%PDF-" in data[:1024]:
        return Cleaned(PDF, _pdf(data))
    if data[:4] == b"PK\x03\x04":
        return _office(data)
    return _picture(data)


# PDF


def _pdf(data: bytes) -> bytes:
    """In a process of its own, with limits: a parser that hangs, swells or crashes harms nobody."""
    try:
        done = subprocess.run(COMMAND, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable("too-slow") from None
    if done.returncode == _PASSWORD:
        raise Unreadable("password")
    if done.returncode or not done.stdout:
        raise Unreadable("damaged-file")
    return done.stdout


_PASSWORD = 3


def serve() -> None:
    """The other end: a PDF on standard input, the cleaned one on standard output."""
    import pypdfium2
    import pypdfium2.raw

    _limit()
    try:
        made = without_metadata(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        sys.exit(_PASSWORD if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else 1)
    sys.stdout.buffer.write(made)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time alone is held to
        return
    resource.setrlimit(resource.RLIMIT_AS, ((MEGABYTES << 20),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def without_metadata(data: bytes) -> bytes:
    """The pages in a new file: author, history, attachments, scripts and forms are not pages, and stay behind.

    A page, or a picture on it, may refer to metadata of its own. Those references are blanked, and what nothing refers
    to any more is gone when the pages are taken over once more. Raises PdfiumError.
    """
    once = _REFERRED.sub(lambda found: b" " * len(found.group()), _pages(data))
    return _pages(once)


def _pages(data: bytes) -> bytes:
    import pypdfium2

    made = BytesIO()
    old, new = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    try:
        new.import_pages(old)
        new.save(made)
    finally:
        new.close()
        old.close()
    return made.getvalue()


# Office files


def _office(data: bytes) -> Cleaned:
    """Every part as it is, but for those about who made the file; without macros."""
    parts = Parts(data)
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
    macros = any(name in parts for name in ("xl/vbaproject.bin", "basic/script-lc.xml"))
    if "mimetype" in parts and parts.read("mimetype").strip() == ODS.encode() and not macros:
        return ODS
    if "xl/workbook.xml" in parts and "[Content_Types].xml" in parts and not macros:
        return XLSX
    raise Unreadable("not-evidence", _KINDS)


def _part(parts: Parts, name: str) -> bytes:
    low = name.lstrip("/").casefold()
    if low in _BLANK:
        return _BLANK[low]
    return _one_pixel(low) if _THUMBNAIL.fullmatch(low) else parts.read(name)


def _one_pixel(name: str) -> bytes:
    """The small picture of the first page may show what was changed since."""
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (1, 1), "white").save(made, "JPEG" if name.endswith((".jpg", ".jpeg")) else "PNG")
    return made.getvalue()


# Pictures


def _picture(data: bytes) -> Cleaned:
    """Drawn again, the right way up: what comes out holds nothing but pixels."""
    from PIL import Image, ImageOps

    from cartaviva.formats.picture import BROKEN, KINDS

    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > PIXELS:
                raise Unreadable("not-evidence", mark("It has more than 50 million pixels."))
            photo = picture.format == "JPEG"
            drawn = ImageOps.exif_transpose(picture).convert("RGB" if photo else "RGBA")
    except BROKEN:
        raise Unreadable("not-evidence", _KINDS) from None
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    made = BytesIO()
    clean.save(made, "JPEG", quality=90) if photo else clean.save(made, "PNG", optimize=True)
    return Cleaned("image/jpeg" if photo else "image/png", made.getvalue())
