"""Word documents (.docx, .docm): paragraphs and tables as a person sees them, with every change accepted."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from cartaviva.core.findings import Place, Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.grid import Cell, Document, Grid, Paragraph
from cartaviva.formats.readers.cells import Placed, clean, grid, lay_out
from cartaviva.formats.readers.limits import MAX_COLUMNS, Parts

Element = etree._Element

_OFFICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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
        self.p, self.tbl, self.tr, self.tc = (self.space + name for name in ("p", "tbl", "tr", "tc"))

    def child(self, element: Element, *path: str) -> Element | None:
        found: Element | None = element
        for name in path:
            found = next(found.iterchildren(self.space + name), None) if found is not None else None
        return found

    def value(self, element: Element | None, name: str = "val") -> str | None:
        """An attribute; "" where the element stands without it, None where there is no element."""
        return None if element is None else str(element.get(self.space + name, ""))

    def on(self, element: Element | None) -> bool:
        return self.value(element) not in (None, "0", "false", "off")

    def number(self, element: Element | None, default: int) -> int:
        text = self.value(element) or ""
        return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() else default

    def text(self, element: Element) -> str:
        pieces = []
        for part in element.iter(self.space + "t", self.space + "sym", "{*}t", *self.marks):
            if part.tag == self.space + "sym":
                code = self.value(part, "char") or ""
                pieces.append(chr(int(code, 16)) if len(code) == 4 and code.isalnum() else "")
            else:
                pieces.append(self.marks.get(str(part.tag)) or part.text or "")
        return "".join(pieces)

    def settle(self, root: Element) -> None:
        """Accept changes, drop what is hidden, open wrappers, and put the paragraphs of text boxes after their own."""
        for row in list(root.iter(self.tr)):
            properties = self.child(row, "trPr")
            if properties is not None and (
                self.child(properties, "del") is not None or self.on(self.child(properties, "hidden"))
            ):
                row.getparent().remove(row)
        for hidden in list(root.iter(self.space + "vanish")):
            run = hidden.getparent().getparent()
            if self.on(hidden) and run is not None and run.tag == self.space + "r":
                run.getparent().remove(run)
        dropped = [self.space + name for name in _DROPPED]
        etree.strip_elements(root, _OFFICE + "Fallback", *dropped, with_tail=False)
        for box in list(root.iter(self.space + "txbxContent")):
            around = next(box.iterancestors(self.p), None)
            if around is not None:
                for inner in reversed(box):
                    around.addnext(inner)
        etree.strip_tags(root, _OFFICE + "AlternateContent", *(self.space + name for name in _UNWRAPPED))


class _Reader:
    """Walks one document; tables are numbered as they come, an inner table after the one that holds it."""

    def __init__(self, words: _Words, levels: dict[str, int]) -> None:
        self._words = words
        self._levels = levels
        self._tables = 0
        self.blocks: list[Grid | Paragraph] = []

    def walk(self, parent: Element) -> None:
        for child in parent:
            if child.tag == self._words.p:
                self._paragraph(child)
            elif child.tag == self._words.tbl:
                self._table(child)

    def _paragraph(self, paragraph: Element) -> None:
        text = clean(self._words.text(paragraph))
        if text:
            style = self._words.value(self._words.child(paragraph, "pPr", "pStyle")) or ""
            outline = self._words.child(paragraph, "pPr", "outlineLvl")
            level = self._levels.get(style, 0) if outline is None else self._words.number(outline, 9) + 1
            self.blocks.append(Paragraph(text, level if level <= 6 else 0))

    def _table(self, table: Element) -> None:
        self._tables += 1
        number = self._tables
        placed: list[Placed] = []
        merging: dict[int, int] = {}  # column → index in placed of the cell that may go on below
        for row, tr in enumerate(table.iterchildren(self._words.tr)):
            heading = self._words.on(self._words.child(tr, "trPr", "tblHeader"))
            column = self._words.number(self._words.child(tr, "trPr", "gridBefore"), 0)
            for tc in tr.iterchildren(self._words.tc):
                columns, merge = self._spans(tc)
                if merge in ("", "continue") and column in merging:
                    above = placed[merging[column]]
                    placed[merging[column]] = Placed(above.row, column, above.cell, row - above.row + 1, above.columns)
                else:
                    merging.pop(column, None)
                    if merge is not None:
                        merging[column] = len(placed)
                    cell = Cell(self._cell_text(tc), Place(table=number, row=row + 1, column=column + 1), heading)
                    placed.append(Placed(row, column, cell, 1, columns))
                column += columns
        rows = lay_out(placed)
        if rows:
            self.blocks.append(grid(rows))
        for tr in table.iterchildren(self._words.tr):
            for tc in tr.iterchildren(self._words.tc):
                for inner in tc.iterchildren(self._words.tbl):
                    self._table(inner)

    def _spans(self, tc: Element) -> tuple[int, str | None]:
        """Columns, and what the cell says about merging downwards: None, "restart", or that it goes on."""
        properties = self._words.child(tc, "tcPr")
        if properties is None:
            return 1, None
        columns = self._words.number(self._words.child(properties, "gridSpan"), 1)
        return max(1, columns), self._words.value(self._words.child(properties, "vMerge"))

    def _cell_text(self, tc: Element) -> str:
        lines = (self._words.text(paragraph) for paragraph in tc.iterchildren(self._words.p))
        return clean("\n".join(line for line in lines if line.strip()))


def _heading_levels(styles: Element, words: _Words) -> dict[str, int]:
    """Style id → level, by outline level or by the built-in name, which is English in every language of Word."""
    levels: dict[str, int] = {}
    for style in styles.iter(words.space + "style"):
        name = (words.value(words.child(style, "name")) or "").casefold()
        outline = words.child(style, "pPr", "outlineLvl")
        if name == "title":
            levels[words.value(style, "styleId") or ""] = 1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[words.value(style, "styleId") or ""] = int(name[8:])
        elif outline is not None:
            levels[words.value(style, "styleId") or ""] = words.number(outline, 9) + 1
    return levels


def _language(body: Element, styles: Element | None, words: _Words) -> str | None:
    """What most runs say, else a style. "en-US" in a style is what every template starts with, and says nothing."""
    said = Counter(words.value(lang) for lang in body.iter(words.space + "lang"))
    if not said and styles is not None:
        said = Counter(text for lang in styles.iter(words.space + "lang") if (text := words.value(lang)) != "en-US")
    common = next((tag for tag, _count in said.most_common() if tag), None)
    return common.partition("-")[0].lower() if common else None


def _notes(parts: Parts) -> Iterator[tuple[Element, _Words]]:
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in parts:
            root = parts.tree(name)
            words = _Words(root)
            words.settle(root)
            yield from ((note, words) for note in root if not words.value(note, "type"))  # separators have one


# Read


def read(data: bytes) -> Document:
    """Body, then footnotes and endnotes as paragraphs. Headers and footers are left out: they repeat what pages say."""
    parts = Parts(data)
    root = parts.tree("word/document.xml")
    words = _Words(root)
    body = words.child(root, "body")
    if body is None:
        raise Unreadable("damaged-file", mark("It has no text part."))
    styles = parts.tree("word/styles.xml") if "word/styles.xml" in parts else None
    language = _language(body, styles, words)
    words.settle(root)
    reader = _Reader(words, {} if styles is None else _heading_levels(styles, words))
    reader.walk(body)
    for note, note_words in _notes(parts):
        blocks = _Reader(note_words, {})
        blocks.walk(note)
        reader.blocks += blocks.blocks
    return Document(tuple(reader.blocks), "docx", language=language)
