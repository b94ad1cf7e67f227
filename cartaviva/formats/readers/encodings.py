"""Bytes → text: byte order mark, a declared encoding, UTF-16 by its zeros, strict UTF-8, then Windows-1252.

Statistical detectors are not used: they read "ò" in Windows-1252 as Vietnamese.
"""

import codecs
import re

from cartaviva.core.findings import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffe\uffff]")
_ASSUMED = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"))
"""Programs write Windows-1252 under these names."""
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BROKEN = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file. Raises Unreadable: unknown-encoding, or not-a-document where most of it is no text at all."""
    for bom, encoding in _MARKS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    for encoding in filter(None, (_zeros(data), "utf-8", declared)):
        try:
            return _sane(data.decode("cp1252" if encoding.casefold() in _ASSUMED else encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    if len(_SEQUENCE.findall(data)) > len(_BROKEN.findall(_SEQUENCE.sub(b"", data))):
        raise Unreadable("unknown-encoding")  # UTF-8 with broken places: nobody knows what stood there
    # Bytes that Windows-1252 leaves open come through as controls, and are counted there
    return _sane(data.decode("cp1252", errors="replace").replace("\ufffd", "\x81"))


def _zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: in western text every second byte is a zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _sane(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable("unknown-encoding") from error


def _sane(text: str) -> str:
    """Controls have no place in text: a few are dirt, one in a hundred another encoding, one in twenty no text."""
    controls = len(_CONTROLS.findall(text))
    if controls * 20 > len(text):
        raise Unreadable("not-a-document")
    if controls * 100 > len(text):
        raise Unreadable("unknown-encoding")
    return text
