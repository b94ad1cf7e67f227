"""Structure tags → blocks, where a PDF has them: tables as their author made them, over all page breaks.

pdfium shows the tags of one page at a time, with every child at the same index on every page and None for those that
stand on other pages: the path of indices tells which row is which. An empty cell is on no page, so its spans are not
known; a table whose rows do not come out even for that reason is not trusted, and the file is read by its lines.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from cartaviva.formats.grid import Grid, Paragraph
from cartaviva.formats.readers.limits import MAX_COLUMNS, MAX_ROWS
from cartaviva.formats.readers.pdf.lines import box_of, text_of
from cartaviva.formats.readers.pdf.page import Page, Word, string
from cartaviva.formats.readers.pdf.pages import Block, numbered, paragraph_place
from cartaviva.formats.readers.pdf.ruled import Slot, Table

_GROUPS = frozenset(("THead", "TBody", "TFoot"))
_CELLS = frozenset(("TD", "TH"))
"""Whatever lies inside of a cell counts as the cell."""
_DEEPEST = 40
_NOTE = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""A link of raised figures leads to a note: it is no part of the text that it stands at."""


@dataclass(slots=True)
class Node:
    """A tag, put together from all the pages it stands on."""

    kind: str = "Root"
    spans: tuple[int, int] = (1, 1)
    """Rows and columns."""
    children: dict[int, "Node"] = field(default_factory=dict)
    size: int = 0
    """How many children it has, also those without text on any page."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page index and marked content."""


Words = dict[tuple[int, int], list[Word]]


def tagged_blocks(root: Node, pages: Sequence[Page]) -> list[Grid | Paragraph] | None:
    """The blocks in the order of the tags; None where no sound table is in them, or much text outside of them."""
    words: Words = {}
    for index, page in enumerate(pages):
        for word in page.words:
            if word.mark >= 0:
                words.setdefault((index, word.mark), []).append(word)
    reader = _Reader(pages, words)
    reader.walk(root)
    total = sum(len(page.words) for page in pages)
    if not reader.sound or not reader.tables or reader.used * 10 < total * 7:
        return None
    return numbered(reader.blocks)


# Tags of all pages as one tree


def add_page(root: Node, index: int, handle: Any) -> None:
    """Add what an open page shows of the tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(handle)
    if not tree:
        return
    root.size = pdfium.FPDF_StructTree_CountChildren(tree)
    for at in range(root.size):
        child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
        if child:
            _add(child, at, root, (index, 0))
    pdfium.FPDF_StructTree_Close(tree)


def _add(element: Any, at: int, parent: Node, where: tuple[int, int]) -> None:
    """`where` is the page index and how deep the element lies."""
    page, depth = where
    node = parent.children.get(at)
    if node is None:
        inside = parent.kind in _CELLS
        kind = _kind(element)
        node = parent.children[at] = Node(parent.kind if inside and kind != "Link" else kind)
        node.size = pdfium.FPDF_StructElement_CountChildren(element)
        if node.kind in _CELLS and not inside:
            node.spans = _spans(element)
    for index in range(node.size if depth < _DEEPEST else 0):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _add(child, index, node, (page, depth + 1))
            continue
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            node.marks.append((page, mark))


def _kind(element: Any) -> str:
    def call(buffer: Any, size: int) -> int:
        return int(
            pdfium.FPDF_StructElement_GetType(element, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        )

    return string(call)


def _spans(element: Any) -> tuple[int, int]:
    spans = {b"RowSpan": 1, b"ColSpan": 1}
    number = ctypes.c_float()
    for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
        for name in spans:
            value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
            if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
                spans[name] = max(1, int(number.value))
    return min(spans[b"RowSpan"], MAX_ROWS), min(spans[b"ColSpan"], MAX_COLUMNS)


# The tree as blocks


class _Reader:
    def __init__(self, pages: Sequence[Page], words: Words) -> None:
        self._pages, self._words = pages, words
        self.blocks: list[Block] = []
        self.used = 0
        self.tables = 0
        self.sound = True

    def walk(self, node: Node) -> None:
        if node.kind == "Table":
            self._table(node)
        elif (
            node.marks
            or node.kind in ("P", "Caption", "LI", "Title")
            or (node.kind[:1] == "H" and node.kind[1:].isdigit())
        ):
            self._paragraph(node)
        else:
            for _at, child in sorted(node.children.items()):
                self.walk(child)

    def _below(self, node: Node) -> Iterator[tuple[int, list[Word]]]:
        """The words of a tag, page by page."""
        found: dict[int, list[Word]] = {}
        self._gather(node, found)
        self.used += sum(map(len, found.values()))
        yield from sorted(found.items())

    def _gather(self, node: Node, found: dict[int, list[Word]]) -> None:
        for page, mark in node.marks:
            words = self._words.pop((page, mark), None)
            if words:
                found.setdefault(page, []).extend(words)
        for child in node.children.values():
            inner: dict[int, list[Word]] = {}
            self._gather(child, inner)
            text = "".join(word.text for words in inner.values() for word in words)
            if child.kind != "Link" or not _NOTE.fullmatch(text):
                for page, words in inner.items():
                    found.setdefault(page, []).extend(words)

    def _paragraph(self, node: Node) -> None:
        parts = list(self._below(node))
        text = " ".join(text_of(words) for _page, words in parts)
        if text:
            level = int(node.kind[1]) if node.kind[0] == "H" and node.kind[1:2].isdigit() else int(node.kind == "Title")
            self.blocks.append(Paragraph(text, min(level, 6), paragraph_place(self._pages[parts[0][0]], parts[0][1])))

    def _table(self, node: Node) -> None:
        """Each cell at the first free column of its row; the first row says how many columns there are."""
        self.tables += 1
        rows = list(_rows(node))
        taken: dict[tuple[int, int], Slot] = {}
        width = MAX_COLUMNS
        for at, row in enumerate(rows):
            column = 0
            for index in range(row.size):
                while (at, column) in taken:
                    column += 1
                cell = row.children.get(index)
                if column >= width and cell is None:
                    break
                high, wide = cell.spans if cell else (1, 1)
                slot = self._slot(cell)
                area = ((at + down, column + side) for down in range(min(high, len(rows) - at)) for side in range(wide))
                taken.update((square, slot) for square in area)
                column += wide
            width = column if at == 0 else width
        self.sound = self.sound and len(taken) == len(rows) * width and all(column < width for _row, column in taken)
        if self.sound and rows:
            slots = [[taken[(at, column)] for column in range(width)] for at in range(len(rows))]
            self.sound = _in_columns(slots)
            self.blocks.append(Table(slots, (), (0, 0, 0, 0), 0))

    def _slot(self, cell: Node | None) -> Slot:
        parts = list(self._below(cell)) if cell else []
        if cell is None or not parts:
            return Slot("", 1, (0, 0, 0, 0))
        text = " ".join(text_of(words) for _page, words in parts)
        return Slot(text, parts[0][0] + 1, box_of(parts[0][1]), cell.kind == "TH")


def _rows(node: Node) -> Iterator[Node]:
    for _at, child in sorted(node.children.items()):
        if child.kind == "TR":
            yield child
        elif child.kind in _GROUPS:
            yield from _rows(child)


def _in_columns(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether the texts lie on the page as the tags say: on each page no text reaches into the column after it."""
    left: dict[tuple[int, int], float] = {}
    right: dict[tuple[int, int], float] = {}
    for row in rows:
        if sum(bool(slot.text) for slot in row) == 1:
            continue  # a title across the table, which may be tagged as its first cell
        for column, slot in enumerate(row):
            alone = (column == 0 or row[column - 1] is not slot) and (
                column + 1 == len(row) or row[column + 1] is not slot
            )
            if slot.text and alone:
                key = slot.page, column
                left[key] = min(left.get(key, slot.box[0]), slot.box[0])
                right[key] = max(right.get(key, slot.box[2]), slot.box[2])
    return all(end <= left.get((page, column + 1), end) + 2 for (page, column), end in right.items())
