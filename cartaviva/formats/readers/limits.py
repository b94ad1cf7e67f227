"""How large a document may be, and the only ways in which readers open a zip or parse XML: any file may be hostile."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from cartaviva.core.findings import Unreadable
from cartaviva.core.words import mark

if TYPE_CHECKING:
    from lxml import etree

MEGABYTE = 1 << 20
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 400 * MEGABYTE
"""Of all the parts of a zip together, as it says itself; a part that lies about its size fails its checksum."""
MAX_TREE = 64 * MEGABYTE
"""Of one XML part or page that is held in memory as a tree."""
MAX_RATIO = 250
"""Unpacked over packed, for parts over a megabyte. A sheet of 20,000 like rows stays under 100."""
MAX_PARTS = 10_000
MAX_ROWS = 20_000
MAX_COLUMNS = 300
MAX_CELLS = 2_000_000
MAX_PAGES = 1_000
MAX_VALUES = 5_000_000
"""Of a JSON file; each takes up to a hundred bytes. A reading of 20,000 rows has about a million."""

_TOO_MANY_ROWS = mark("It has more than 20,000 rows, 300 columns or 2 million cells.")
_TOO_MANY_PAGES = mark("It has more than 1,000 pages.")
_UNPACKED = mark("It unpacks to much more than a report can be.")
_PART_BROKEN = mark("A part of it is not what it should be.")
_PART_MISSING = mark("A part of it is missing.")
_ENTITIES = mark("It declares XML entities, which no office program does.")


def check_file(data: bytes) -> None:
    if not data:
        raise Unreadable("empty-file")
    if len(data) > MAX_FILE:
        raise Unreadable("too-large", mark("It has more than 50 MB."))


def unpacked_size(data: bytes) -> int:
    """The bytes of a file; of a zip, those of its parts together. Raises Unreadable."""
    return Parts(data).size if data.startswith(b"PK") else len(data)


def check_table(rows: int, columns: int) -> None:
    """Refuse a table that is larger than any report, once its blank edges are gone."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise Unreadable("too-large", _TOO_MANY_ROWS)


def check_pages(pages: int) -> None:
    if pages > MAX_PAGES:
        raise Unreadable("too-large", _TOO_MANY_PAGES)


def check_values(json: bytes) -> None:
    """Refuse JSON that would fill the memory: three bytes can be a list."""
    if sum(map(json.count, (b",", b"[", b"{"))) > MAX_VALUES:
        raise Unreadable("too-large", _UNPACKED)


class Parts:
    """The parts of a zip container, read within the limits."""

    def __init__(self, data: bytes) -> None:
        import zipfile  # by who opens one: a program whose child reads does without

        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable("damaged-file", _PART_BROKEN) from error
        self.size = sum(info.file_size for info in infos)
        """Bytes, as the zip says itself."""
        if len(infos) > MAX_PARTS or self.size > MAX_UNPACKED:
            raise Unreadable("too-large", _UNPACKED)
        for info in infos:
            if info.file_size > MEGABYTE and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                raise Unreadable("too-large", _UNPACKED)
        self._names = {info.filename.lstrip("/").casefold(): info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def names(self) -> Iterable[str]:
        """In small letters."""
        return self._names.keys()

    def read(self, name: str) -> bytes:
        """The part of that name, whatever its case (Word writes one, others another)."""
        info = self._names.get(name.casefold())
        if info is None:
            raise Unreadable("damaged-file", _PART_MISSING)
        if info.flag_bits & 1:
            raise Unreadable("password")
        import zipfile
        import zlib

        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable("damaged-file", _PART_BROKEN) from error

    def tree(self, name: str) -> "etree._Element":
        return parse_xml(self.read(name))


def refuse_entities(xml: bytes) -> None:
    """Office files never have a DOCTYPE, so entities, external files and expansion bombs end here."""
    if b"<!DOCTYPE" in xml or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in xml:
        raise Unreadable("damaged-file", _ENTITIES)


def parse_xml(xml: bytes) -> "etree._Element":
    if len(xml) > MAX_TREE:
        raise Unreadable("too-large", _UNPACKED)
    from lxml import etree

    refuse_entities(xml)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,  # a table of every id, which nobody asks for, takes a quarter of the time
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("damaged-file", _PART_BROKEN) from error
