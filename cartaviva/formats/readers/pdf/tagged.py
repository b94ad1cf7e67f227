"""Structure tags → blocks, where a PDF has them: tables as their author made them, over all page breaks.

pdfium shows the tags of one page at a time, with every child at the same index on every page and None for those that
stand on other pages: the path of indices tells which row is which. An empty cell is on no page, so its spans are not
known, and some programs do not even count it.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from cartaviva.formats.grid import Block, Paragraph
from cartaviva.formats.readers.limits import MAX_COLUMNS, MAX_ROWS
from cartaviva.formats.readers.pdf import quick
from cartaviva.formats.readers.pdf.laid import Lay, TaggedCell, by_count, by_position
from cartaviva.formats.readers.pdf.lines import Vocabulary, box_of, text_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.pages import Piece, joined, numbered, paragraph_place
from cartaviva.formats.readers.pdf.ruled import Slot, Table
from cartaviva.formats.readers.pdf.shapes import Word

_GROUPS = frozenset(("THead", "TBody", "TFoot"))
_CELLS = frozenset(("TD", "TH"))
"""Whatever lies inside of a cell counts as the cell."""
_ONLY_TAGS = _GROUPS | {"Table", "TR", "L"}
"""What holds other tags and no text of its own."""
_DEEPEST = 40
_NOTE = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""A link of raised figures leads to a note: it is no part of the text that it stands at."""


@dataclass(slots=True)
class Node:
    """A tag, put together from all the pages it stands on."""

    kind: str
    spans: tuple[int, int] = (1, 1)
    """Rows and columns."""
    children: dict[int, "Node"] = field(default_factory=dict)
    size: int = 0
    """How many children it has, also those without text on any page."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page index and marked content."""


Words = dict[tuple[int, int], list[Word]]
Told = tuple[str, tuple[int, int], int, list[tuple[int, int]], list[Any]]
"""A node as plain values: kind, spans, size, marks, and for each child its index and what is told of it."""


# Tags of all pages as one tree


class Tags:
    """The tags of a document, gathered page by page."""

    def __init__(self) -> None:
        self.root = Node("Root")
        self._kind = ctypes.create_string_buffer(128)
        self._reference, self._room = ctypes.byref(self._kind), ctypes.c_ulong(len(self._kind))
        self._kinds: dict[bytes, str] = {}

    def add_page(self, index: int, handle: Any) -> None:
        """Add what an open page shows."""
        tree = pdfium.FPDF_StructTree_GetForPage(handle)
        if not tree:
            return
        self.root.size = pdfium.FPDF_StructTree_CountChildren(tree)
        for at in range(self.root.size):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
            if child:
                self._add(ctypes.cast(child, ctypes.c_void_p), at, self.root, (index, 0))
        pdfium.FPDF_StructTree_Close(tree)

    def _add(self, element: ctypes.c_void_p, at: int, parent: Node, where: tuple[int, int]) -> None:
        """`where` is the page index and how deep the element lies."""
        page, depth = where
        node = parent.children.get(at)
        if node is None:
            inside = parent.kind in _CELLS
            kind = self._kind_of(element)
            node = parent.children[at] = Node(parent.kind if inside and kind != "Link" else kind)
            node.size = quick.count_children(element)
            if node.kind in _CELLS and not inside:
                node.spans = _spans(element)
        marked = node.kind not in _ONLY_TAGS
        size = node.size if depth < _DEEPEST else 0
        for index, child in enumerate(map(quick.child_at, repeat(element, size), range(size))):
            if child:
                self._add(ctypes.c_void_p(child), index, node, (page, depth + 1))
            elif marked and (mark := quick.child_mark(element, index)) >= 0:
                node.marks.append((page, mark))

    def _kind_of(self, element: ctypes.c_void_p) -> str:
        size = quick.kind_of(element, self._reference, self._room)
        if not 2 < size <= len(self._kind):
            return ""
        said = self._kind.raw[: size - 2]
        if said not in self._kinds:
            self._kinds[said] = said.decode("utf-16-le", errors="replace")
        return self._kinds[said]


def told(node: Node) -> Told:
    """A tree as plain values."""
    return node.kind, node.spans, node.size, node.marks, [(at, told(child)) for at, child in node.children.items()]


def hear(node: Node, said: Told) -> None:
    """Add what another process told of other pages."""
    _kind, _spans, node.size, marks, children = said
    node.marks += marks
    for at, child in children:
        mine = node.children.get(at)
        if mine is None:
            mine = node.children[at] = Node(child[0], child[1])
        hear(mine, child)


def _spans(element: ctypes.c_void_p) -> tuple[int, int]:
    spans = {b"RowSpan": 1, b"ColSpan": 1}
    number = ctypes.c_float()
    for index in range(quick.count_attributes(element)):
        attribute = ctypes.c_void_p(quick.attribute_at(element, index))
        for name in spans:
            value = quick.attribute_value(attribute, name)
            if value and quick.number_value(ctypes.c_void_p(value), ctypes.byref(number)):
                spans[name] = max(1, int(number.value))
    return min(spans[b"RowSpan"], MAX_ROWS), min(spans[b"ColSpan"], MAX_COLUMNS)


# The tree as blocks


def tagged_blocks(tags: Tags, pages: Sequence[Page], known: Vocabulary, loose: bool = False) -> list[Block] | None:
    """The blocks in the order of the tags; None where no table is in them, or much text is outside of them.

    Cells are counted, and a table where they do not come out even gives None. With `loose`, tags only say what a row is
    and the place of a text says its column: some browsers leave empty cells out.
    """
    words: Words = {}
    for index, page in enumerate(pages):
        for word in page.words:
            if word.mark >= 0:
                words.setdefault((index, word.mark), []).append(word)
    reader = _Reader(pages, words, known, by_position if loose else by_count)
    reader.walk(tags.root)
    total = sum(len(page.words) for page in pages)
    if not reader.sound or not reader.tables or reader.used * 10 < total * 7:
        return None
    return numbered(reader.blocks)


class _Reader:
    def __init__(self, pages: Sequence[Page], words: Words, known: Vocabulary, lay: Lay) -> None:
        self._pages, self._words, self._known, self._lay = pages, words, known, lay
        self.blocks: list[Piece] = []
        self.used = 0
        self.tables = 0
        self.sound = True

    def walk(self, node: Node) -> None:
        heading = node.kind[:1] == "H" and node.kind[1:].isdigit()
        if node.kind == "Table":
            self._table(node)
        elif node.marks or heading or node.kind in ("P", "Caption", "LI", "Title"):
            self._paragraph(node)
        else:
            for _at, child in sorted(node.children.items()):
                self.walk(child)

    def _below(self, node: Node) -> list[tuple[int, list[Word]]]:
        """The words of a tag, page by page."""
        found: dict[int, list[Word]] = {}
        self._gather(node, found)
        self.used += sum(map(len, found.values()))
        return sorted(found.items())

    def _gather(self, node: Node, found: dict[int, list[Word]]) -> None:
        for page, mark in node.marks:
            words = self._words.pop((page, mark), None)
            if words:
                found.setdefault(page, []).extend(words)
        for child in node.children.values():
            if child.kind != "Link":
                self._gather(child, found)
                continue
            inner: dict[int, list[Word]] = {}
            self._gather(child, inner)
            if not _NOTE.fullmatch("".join(word.text for ws in inner.values() for word in ws)):
                for page, words in inner.items():
                    found.setdefault(page, []).extend(words)

    def _paragraph(self, node: Node) -> None:
        parts = self._below(node)
        text = _said(parts)
        if text:
            level = int(node.kind[1]) if node.kind[0] == "H" and node.kind[1:2].isdigit() else int(node.kind == "Title")
            self.blocks.append(Paragraph(text, min(level, 6), paragraph_place(self._pages[parts[0][0]], parts[0][1])))

    def _table(self, node: Node) -> None:
        self.tables += 1
        rows = [
            [self._cell(row.children.get(index)) for index in range(row.size)] for row in _rows(node) if row.children
        ]
        slots = self._lay(rows) if self.sound else None
        if slots is None:
            self.sound = False
            return
        pages = [slot.page for row in slots for slot in row if slot.text]
        if pages:
            table = Table(slots, (), (0, 0, 0, 0), (min(pages), max(pages)))
            if not (self.blocks and joined(self.blocks, table)):
                self.blocks.append(table)

    def _cell(self, cell: Node | None) -> TaggedCell:
        parts = self._below(cell) if cell else []
        if cell is None or not parts:
            return TaggedCell(None, cell.spans if cell else (1, 1))
        return TaggedCell(
            Slot(_said(parts, self._known), parts[0][0] + 1, box_of(parts[0][1]), cell.kind == "TH"), cell.spans
        )


def _said(parts: Sequence[tuple[int, list[Word]]], known: Vocabulary | None = None) -> str:
    """The text on all pages; headings that each page repeats are said once."""
    if len(parts) == 1:
        return text_of(parts[0][1], known=known)
    return " ".join(dict.fromkeys(text_of(words, known=known) for _page, words in parts))


def _rows(node: Node) -> Iterator[Node]:
    for _at, child in sorted(node.children.items()):
        if child.kind == "TR":
            yield child
        elif child.kind in _GROUPS:
            yield from _rows(child)
