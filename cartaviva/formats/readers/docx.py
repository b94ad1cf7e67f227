"""Word documents (.docx, .docm, templates): paragraphs and tables as a person sees them, with accepted changes."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from cartaviva.core.findings import Place
from cartaviva.formats.grid import Cell, Document, Grid, Paragraph
from cartaviva.formats.readers.cells import Placed, clean, grid, lay_out
from cartaviva.formats.readers.limits import MAX_COLUMNS, Parts

Element = etree._Element

_SKIPPED = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "txbxContent",
        "pict",
        "drawing",
        "object",
        "sectPr",
        "pPr",
        "Fallback",
    )
)
"""Deleted text, codes of fields, and pictures; the text boxes in them are read after the paragraph that they hang on."""
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "ptab": "\t"}


def _kind(element: Element) -> str:
    """The local name: strict and transitional documents differ in the namespace alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if _kind(child) == name), None)
    return element


def _value(element: Element | None, name: str = "val") -> str | None:
    """An attribute whatever its namespace; "" where the element stands without it, None where there is no element."""
    if element is None:
        return None
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _on(element: Element | None) -> bool:
    return _value(element) not in (None, "0", "false", "off")


def _number(element: Element | None, default: int) -> int:
    text = _value(element) or ""
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() else default


def _text(element: Element) -> str:
    """The visible text of a paragraph or of anything inside it."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        kind = _kind(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _MARKS:
            yield _MARKS[kind]
        elif kind in _SKIPPED or (kind == "r" and _on(_child(child, "rPr", "vanish"))):
            continue
        else:
            yield from _pieces(child)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The paragraphs of text boxes, once: Word stores each box a second time as a fallback."""
    for box in paragraph.iter("{*}txbxContent"):
        if not any(_kind(parent) == "Fallback" for parent in box.iterancestors()):
            yield from (child for child in box if _kind(child) == "p")


class _Reader:
    """Walks one document; tables are numbered as they come, an inner table after the one that holds it."""

    def __init__(self, levels: dict[str, int]) -> None:
        self._levels = levels
        self._tables = 0
        self.blocks: list[Grid | Paragraph] = []

    def walk(self, parent: Element) -> None:
        for child in parent:
            kind = _kind(child)
            if kind == "p":
                self._paragraph(child)
            elif kind == "tbl":
                self._table(child)
            elif kind not in _SKIPPED:
                self.walk(child)  # content controls, accepted insertions, custom XML

    def _paragraph(self, paragraph: Element) -> None:
        text = clean(_text(paragraph).replace("\t", " "))
        if text:
            style = _value(_child(paragraph, "pPr", "pStyle")) or ""
            outline = _child(paragraph, "pPr", "outlineLvl")
            level = self._levels.get(style, 0) if outline is None else _number(outline, 9) + 1
            self.blocks.append(Paragraph(text, level if level <= 6 else 0))
        for inner in _boxes(paragraph):
            self._paragraph(inner)

    def _table(self, table: Element) -> None:
        self._tables += 1
        number, inner = self._tables, []
        placed: list[Placed] = []
        open_merges: dict[int, int] = {}
        for row, tr in enumerate(_rows(table)):
            heading = _on(_child(tr, "trPr", "tblHeader"))
            column = _number(_child(tr, "trPr", "gridBefore"), 0)
            for tc in _members(tr, "tc"):
                columns = max(1, _number(_child(tc, "tcPr", "gridSpan"), 1))
                merge = _value(_child(tc, "tcPr", "vMerge"))
                above = open_merges.get(column)
                if merge in ("", "continue") and above is not None:
                    before = placed[above]
                    placed[above] = Placed(before.row, column, before.cell, row - before.row + 1, before.columns)
                else:
                    cell = Cell(_cell_text(tc), Place(table=number, row=row + 1, column=column + 1), heading)
                    open_merges[column] = len(placed)
                    placed.append(Placed(row, column, cell, 1, columns))
                    if merge is None:
                        del open_merges[column]
                inner += [found for found in _inner_tables(tc)]
                column += columns
        rows = lay_out(placed)
        if rows:
            self.blocks.append(grid(rows))
        for found in inner:
            self._table(found)


def _members(parent: Element, wanted: str) -> Iterator[Element]:
    """The children of one kind, also inside content controls and accepted insertions."""
    for child in parent:
        kind = _kind(child)
        if kind == wanted:
            yield child
        elif kind in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _members(child, wanted)


def _rows(table: Element) -> Iterator[Element]:
    return (
        tr
        for tr in _members(table, "tr")
        if _child(tr, "trPr", "del") is None and not _on(_child(tr, "trPr", "hidden"))
    )


def _cell_text(tc: Element) -> str:
    lines = (_text(paragraph).replace("\t", " ") for paragraph in _members(tc, "p"))
    return clean("\n".join(line for line in lines if line.strip()))


def _inner_tables(tc: Element) -> Iterator[Element]:
    return _members(tc, "tbl")


def _heading_levels(parts: Parts) -> dict[str, int]:
    """Style id → heading level, by outline level or by the built-in name, which is English in every language of Word."""
    if "word/styles.xml" not in parts:
        return {}
    levels: dict[str, int] = {}
    for style in parts.tree("word/styles.xml").iter("{*}style"):
        name = (_value(_child(style, "name")) or "").casefold()
        outline = _child(style, "pPr", "outlineLvl")
        if name == "title":
            levels[_value(style, "styleId") or ""] = 1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[_value(style, "styleId") or ""] = int(name[8:])
        elif outline is not None:
            levels[_value(style, "styleId") or ""] = _number(outline, 9) + 1
    return levels


def _language(body: Element, parts: Parts) -> str | None:
    """What most runs say; else what a style says. "en-US" in a style is what every template starts with, and says nothing."""
    said = Counter(_value(lang) for lang in body.iter("{*}lang"))
    if not said and "word/styles.xml" in parts:
        said = Counter(
            _value(lang) for lang in parts.tree("word/styles.xml").iter("{*}lang") if _value(lang) != "en-US"
        )
    common = next((tag for tag, _count in said.most_common() if tag), None)
    return common.partition("-")[0].lower() if common else None


# Read


def read(data: bytes) -> Document:
    """Body, then footnotes and endnotes as paragraphs. Headers and footers are not read: they repeat what the pages say."""
    parts = Parts(data)
    reader = _Reader(_heading_levels(parts))
    body = parts.tree("word/document.xml")
    reader.walk(body)
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        if notes in parts:
            for note in parts.tree(notes):
                if not _value(note, "type"):  # separators have one
                    reader.walk(note)
    return Document(tuple(reader.blocks), "docx", language=_language(body, parts))
