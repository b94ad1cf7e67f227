"""Word documents (.docx, .docm): paragraphs and tables as a person sees them, with every change accepted."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from lxml import etree

from cartaviva.core.findings import Place, Unreadable
from cartaviva.core.words import mark
from cartaviva.formats import aside
from cartaviva.formats.grid import Block, Cell, Document, Paragraph
from cartaviva.formats.readers import docx_forms, docx_runs
from cartaviva.formats.readers.cells import Placed, clean, grid, keeps_tables, lay_out
from cartaviva.formats.readers.docx_chunks import chunk_reader
from cartaviva.formats.readers.limits import MAX_COLUMNS, Parts
from cartaviva.formats.readers.sign_fonts import signs

Element = etree._Element

_OFFICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CODE = re.compile("[0-9A-Fa-f]{4}")
_DROPPED = ("del", "moveFrom", "sdtPr", "sdtEndPr", "rubyPr", "rt", "sectPr")
"""Deleted text, and what is about text but no text."""
_UNWRAPPED = ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "ruby", "rubyBase")
"""Around rows, cells, paragraphs and runs alike: content controls, accepted changes."""
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Words:
    """The element and attribute names of one document: strict and transitional files differ in the namespace."""

    def __init__(self, root: Element) -> None:
        self.space = str(root.tag).rpartition("}")[0] + "}"
        self.marks = {self.space + name: text for name, text in _MARKS.items()}
        self.p, self.t, self.sym = (self.space + name for name in ("p", "t", "sym"))
        self.tbl, self.tr, self.tc = (self.space + name for name in ("tbl", "tr", "tc"))
        self.span, self.merge = self.space + "gridSpan", self.space + "vMerge"
        holders = (self.tc, self.space + "footnote", self.space + "endnote")
        self.asides = {(self.space + "pPr", self.p, holder) for holder in holders}
        self.style, self.val = self.space + "pStyle", self.space + "val"
        self.dropped = [self.space + name for name in _DROPPED]
        self.unwrapped = [self.space + name for name in _UNWRAPPED]
        self.pieces = (self.p, self.t, self.sym, docx_runs.FORMULA + "t", *self.marks)

    def child(self, element: Element | None, *path: str) -> Element | None:
        found = element
        for name in path:
            found = next(found.iterchildren(self.space + name), None) if found is not None else None
        return found

    def value(self, element: Element | None, name: str = "val") -> str | None:
        """An attribute; "" where the element stands without it, None where there is no element."""
        return None if element is None else str(element.get(self.space + name, ""))

    def on(self, element: Element | None) -> bool:
        return self.value(element) not in (None, *docx_runs.OFF)

    def number(self, element: Element | None, default: int) -> int:
        text = self.value(element) or ""
        return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() else default

    def _piece(self, part: Element, tag: str) -> str:
        if tag == self.sym:
            code, font = self.value(part, "char") or "", self.value(part, "font") or ""
            return signs(chr(int(code, 16)), font) if _CODE.fullmatch(code) else ""
        return self.marks.get(tag) or part.text or ""

    def held(self, root: Element, parents: Sequence[Element]) -> dict[Element, "_Held"]:
        """What every cell of a part holds, and every paragraph that is in none, those below `parents` and in what is
        unknown there. lxml looks for so many names once for all of them: for each it would take as long.
        """
        found: dict[Element, _Held] = {}
        unknown = [child for parent in parents for child in parent if child.tag not in (self.p, self.tbl)]
        alone = {part for parent in parents for part in parent.iterchildren(self.p)}
        alone.update(part for child in unknown for part in child.iter(self.p))
        holder = _Held([])
        for part in root.iter(self.tc, self.span, self.merge, *self.pieces):
            tag = part.tag
            if tag == self.t:
                holder.pieces.append(part.text or "")
            elif tag == self.tc or (tag == self.p and part in alone):
                holder = found[part] = _Held([])
            elif tag not in (self.span, self.merge):
                holder.pieces.append("\n" if tag == self.p else self._piece(part, tag))
            elif next(islice(part.iterancestors(), 1, None)) in found:  # and not in what a change has replaced
                if tag == self.span:
                    holder.columns = max(1, self.number(part, 1))
                else:
                    holder.merge = self.value(part)
        return found

    def rows(self, table: Element) -> dict[Element, tuple[int, bool]]:
        """The column where a row begins, and whether it is a heading, of the rows that say one of them."""
        told: dict[Element, tuple[int, bool]] = {}
        for part in table.iter(self.space + "gridBefore", self.space + "tblHeader"):
            row = next(islice(part.iterancestors(), 1, None), None)
            if row is not None and row.tag == self.tr:
                start, heading = told.get(row, (0, False))
                heads = part.tag == self.space + "tblHeader"
                told[row] = (start, self.on(part)) if heads else (self.number(part, 0), heading)
        return told

    def settle(self, root: Element, styles: Element | None) -> None:
        """Accept changes, drop what nobody reads, open wrappers, put text boxes, inner tables after their holders."""
        self._drop_deleted(root)
        docx_forms.settle(root, self.space)
        docx_runs.settle(root, self.space, docx_runs.looks_of(styles, self.space))
        etree.strip_elements(root, _OFFICE + "Fallback", self.space + "rPr", *self.dropped, with_tail=False)
        for box in list(root.iter(self.space + "txbxContent")):
            _put_after(next(box.iterancestors(self.p), None), box)
        etree.strip_tags(root, _OFFICE + "AlternateContent", *self.unwrapped)
        for table in list(root.iter(self.tbl)):
            self._open_layout(table)
        for table in reversed(list(root.iter(self.tbl))):
            outer = list(table.iterancestors(self.tbl))
            _put_after(outer[-1] if outer else None, [table])

    def _open_layout(self, table: Element) -> None:
        """Put what a table holds in its place, where it only keeps other tables beside each other: a text in it stands
        over one of them in its cell, in the cell above it, or alone in its row.
        """
        if next(table.iterdescendants(self.tbl), None) is None:
            return
        rows = self._cells_of(table)
        every = cells = keeping = [cell for row in rows for cell in row]
        if len(rows) == 2 and len(rows[0]) == len(rows[1]) and not any(map(self._keeps_table, rows[0])):
            cells, keeping = [cell for pair in zip(*rows, strict=True) for cell in pair], rows[1]
        if len(keeping) < 2 or not all(map(self._keeps_table, keeping)):
            if not keeps_tables(rows, self._tables_in, lambda cell: any(text.text for text in cell.iter(self.t))):
                return
            cells = every
        _put_after(table, [part for cell in cells for part in cell if part.tag in (self.p, self.tbl)])
        _remove(table)

    def _keeps_table(self, cell: Element) -> bool:
        return cell.find(self.tbl) is not None

    def _tables_in(self, cell: Element) -> list[list[int]]:
        return [list(map(len, self._cells_of(table))) for table in cell.iterchildren(self.tbl)]

    def _cells_of(self, table: Element) -> list[list[Element]]:
        return [list(row.iterchildren(self.tc)) for row in table.iterchildren(self.tr)]

    def _drop_deleted(self, root: Element) -> None:
        """Rows and cells that a change has taken away, and rows that are hidden; and where a change has taken the end
        of a paragraph away, it goes on with the next one.
        """
        names = ("hidden", "del", "cellDel")
        for part in reversed(list(root.iter(*(self.space + name for name in names)))):
            lineage = list(islice(part.iterancestors(), 3))
            above = [str(element.tag).removeprefix(self.space) for element in lineage]
            if part.tag == self.space + "hidden" and not self.on(part):
                continue
            if above[:2] in (["trPr", "tr"], ["tcPr", "tc"]):
                _remove(lineage[1])
            elif above == ["rPr", "pPr", "p"] and part.tag == self.space + "del":
                _join(lineage[2], self.p)


@dataclass(slots=True)
class _Held:
    """Of a cell or a paragraph. `merge`: what a cell says about merging downwards: None, "restart", or that it goes
    on.
    """

    pieces: list[str]
    columns: int = 1
    merge: str | None = None

    def text(self) -> str:
        """What is visible, a line for each paragraph."""
        return clean("".join(self.pieces))


def _put_after(element: Element | None, others: Iterable[Element]) -> None:
    if element is not None:
        for other in reversed(list(others)):
            element.addnext(other)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join(paragraph: Element, name: str) -> None:
    """Move what the next paragraph holds to the end of this one."""
    after = paragraph.getnext()
    if after is not None and after.tag == name:
        paragraph.extend([part for part in after if not str(part.tag).endswith("}pPr")])
        _remove(after)


class _Reader:
    """Walks one document; tables are numbered as they come, an inner table after the one that holds it."""

    def __init__(
        self,
        words: _Words,
        levels: dict[str, int],
        held: Mapping[Element, _Held],
        chunk: Callable[[str], Sequence[Block]] = lambda _: (),
    ) -> None:
        self._words = words
        self._chunk = chunk
        self._levels = levels
        self._held = held
        self._tables = 0
        self.blocks: list[Block] = []

    def walk(self, parent: Element) -> None:
        for child in parent:
            if child.tag == self._words.p:
                self._paragraph(child)
            elif child.tag == self._words.tbl:
                self._table(child)
            elif child.tag == self._words.space + "altChunk":
                relation = next((str(text) for key, text in child.attrib.items() if str(key).endswith("}id")), "")
                self.blocks += self._chunk(relation)

    def _paragraph(self, paragraph: Element) -> None:
        text = self._held[paragraph].text()
        if text:
            properties = self._words.child(paragraph, "pPr")
            style = self._words.value(self._words.child(properties, "pStyle")) or ""
            outline = self._words.child(properties, "outlineLvl")
            level = self._levels.get(style, 0) if outline is None else self._words.number(outline, 9) + 1
            if level != ASIDE:
                self.blocks.append(Paragraph(text, level if level <= 6 else 0))

    def _table(self, table: Element) -> None:
        self._tables += 1
        number, held, rows = self._tables, self._held, self._words.rows(table)
        placed: list[Placed] = []
        merging: dict[int, int] = {}  # column → index in placed of the cell that may go on below
        for row, tr in enumerate(table.iterchildren(self._words.tr)):
            column, heading = rows.get(tr, (0, False))
            for tc in tr.iterchildren(self._words.tc):
                cell = held[tc]
                if cell.merge in ("", "continue") and column in merging:
                    above = placed[merging[column]]
                    placed[merging[column]] = above._replace(rows=row - above.row + 1)
                else:
                    if cell.merge is not None:
                        merging[column] = len(placed)
                    elif merging:
                        merging.pop(column, None)
                    place = Place(None, number, None, row + 1, column + 1)
                    placed.append(Placed(row, column, Cell(cell.text(), place, heading), 1, cell.columns))
                column += cell.columns
        laid = lay_out(placed)
        if laid:
            self.blocks.append(grid(laid))


ASIDE = -1
"""The level of what is no part of a report."""


def _heading_levels(styles: Element, words: _Words) -> dict[str, int]:
    """Style id → level, by outline level or by the built-in name, which is English in every language of Word."""
    levels: dict[str, int] = {}
    for style in styles.iter(words.space + "style"):
        name = (words.value(words.child(style, "name")) or "").casefold()
        outline = words.child(style, "pPr", "outlineLvl")
        if name.startswith(aside.STYLE.casefold()):
            levels[words.value(style, "styleId") or ""] = ASIDE
        elif name == "title":
            levels[words.value(style, "styleId") or ""] = 1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[words.value(style, "styleId") or ""] = int(name[8:])
        elif outline is not None:
            levels[words.value(style, "styleId") or ""] = words.number(outline, 9) + 1
    return levels


def _leave_out(part: Element, levels: Mapping[str, int], words: _Words) -> None:
    """Paragraphs in the cells and notes of our own files that are no part of the report, before anything is done with
    them.
    """
    ours = {style for style, level in levels.items() if level == ASIDE}
    named = [style for style in part.iter(words.style) if style.get(words.val) in ours] if ours else []
    for style in named:
        lineage = list(islice(style.iterancestors(), 3))
        if tuple(element.tag for element in lineage) in words.asides:
            lineage[2].remove(lineage[1])


def _language(body: Element, styles: Element | None, words: _Words) -> str | None:
    """What most runs say, else a style. "en-US" in a style is what every template starts with, and says nothing."""
    said = Counter(words.value(lang) for lang in body.iter(words.space + "lang"))
    if not said and styles is not None:
        said = Counter(text for lang in styles.iter(words.space + "lang") if (text := words.value(lang)) != "en-US")
    common = next((tag for tag, _count in said.most_common() if tag), None)
    return common.partition("-")[0].lower() if common else None


def _notes(parts: Parts, styles: Element | None, levels: dict[str, int]) -> Iterator[Block]:
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in parts:
            root = parts.tree(name)
            words = _Words(root)
            _leave_out(root, levels, words)
            words.settle(root, styles)
            for note in [note for note in root if words.value(note, "type")]:  # a separator
                root.remove(note)
            reader = _Reader(words, levels, words.held(root, list(root)))
            for note in root:
                reader.walk(note)
            yield from reader.blocks


# Read


def read(data: bytes, chunks: bool = True) -> Document:
    """Body, then footnotes and endnotes as paragraphs. Headers and footers are left out: they repeat what pages say. Of
    `chunks`, documents in it, those in one of them are left out.
    """
    parts = Parts(data)
    root = parts.tree("word/document.xml")
    words = _Words(root)
    body = words.child(root, "body")
    if body is None:
        raise Unreadable("damaged-file", mark("It has no text part."))
    styles = parts.tree("word/styles.xml") if "word/styles.xml" in parts else None
    language = _language(body, styles, words)
    levels = {} if styles is None else _heading_levels(styles, words)
    _leave_out(body, levels, words)
    words.settle(root, styles)
    within = chunk_reader(parts, partial(read, chunks=False)) if chunks else lambda _: []
    reader = _Reader(words, levels, words.held(body, [body]), within)
    reader.walk(body)
    return Document((*reader.blocks, *_notes(parts, styles, levels)), "docx", language=language)
