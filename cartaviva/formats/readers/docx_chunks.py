"""Documents within a Word document, as programs put them together (altChunk): Word shows them where they stand."""

import posixpath
from collections.abc import Callable, Sequence

from cartaviva.formats.grid import NOWHERE, Block, Cell, Document, Paragraph
from cartaviva.formats.readers.limits import Parts

_RELATIONS = "word/_rels/document.xml.rels"
_WEB = (b"<html", b"<!doctype html", b"<table", b"<body")


def chunk_reader(parts: Parts, word: Callable[[bytes], Document]) -> Callable[[str], list[Block]]:
    """What a chunk holds, by the id of its relation; `word` reads one that is a Word document.

    Its cells have no place: that of a cell is counted in the document itself. Other kinds than Word and web are left
    out. Raises Unreadable where a chunk is damaged.
    """

    def read(relation: str) -> list[Block]:
        relations = parts.tree(_RELATIONS) if _RELATIONS in parts else ()
        targets = {str(one.get("Id")): str(one.get("Target", "")) for one in relations}
        target = targets.get(relation, "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath("word/" + target)
        data = parts.read(name) if target and name in parts else b""
        if data.startswith(b"PK"):
            return _without_places(word(data).blocks)
        if any(mark in data[:4096].lower() for mark in _WEB):
            from cartaviva.formats.readers import html

            return _without_places(html.read(data).blocks)
        return []

    return read


def _without_places(blocks: Sequence[Block]) -> list[Block]:
    """A merged cell stays one cell."""
    moved: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            moved.append(block._replace(place=NOWHERE))
            continue
        cells: dict[int, Cell] = {id(cell): cell._replace(place=NOWHERE) for row in block.rows for cell in row}
        moved.append(block._replace(rows=tuple(tuple(cells[id(cell)] for cell in row) for row in block.rows)))
    return moved
