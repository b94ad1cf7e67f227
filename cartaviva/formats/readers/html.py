"""Web pages: headings, paragraphs and tables in reading order, with row and column spans."""

import re
from collections.abc import Iterator
from itertools import accumulate, chain, dropwhile, groupby

from lxml import etree

from cartaviva.core.findings import Place, Unreadable
from cartaviva.core.words import mark
from cartaviva.formats.grid import Block, Cell, Document, Grid, Paragraph, rectangular
from cartaviva.formats.readers import html_forms
from cartaviva.formats.readers.cells import Placed, clean, grid, keeps_tables, lay_out, raised
from cartaviva.formats.readers.encodings import decode
from cartaviva.formats.readers.limits import MAX_COLUMNS, MAX_ROWS, MAX_TREE, check_table

Element = etree._Element

_UNSEEN = frozenset(
    "script style template noscript head svg math iframe object select datalist textarea del s strike".split()
)
"""What is no text, or is struck out."""
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead"
    " tr ul".split()
)
_HIDDEN = re.compile(
    r"(display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(-line)?\s*:[^;]*line-through)", re.IGNORECASE
)
_HIGH = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_MAY_BE_HIGH = re.compile(r"<sup\b|vertical-align\s*:\s*super", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def _unseen(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    if not element.attrib:
        return False
    aside = element.get("data-cv") == "aside"  # what our own page adds to a report
    return aside or "hidden" in element.attrib or bool(_HIDDEN.search(str(element.get("style", ""))))


def _is_high(element: Element) -> bool:
    return element.tag == "sup" or (element.tag not in ("td", "th") and bool(_HIGH.search(element.get("style", ""))))


def _settle_raised(root: Element) -> None:
    """Raise the digits of what stands high."""
    high = [False]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            high.append(high[-1] or _is_high(element))
            element.text = raised(element.text) if high[-1] and element.text else element.text
        else:
            high.pop()
            element.tail = raised(element.tail) if high[-1] and element.tail else element.tail


def _pieces(element: Element) -> Iterator[str]:
    """The text inside, white space folded, a line break at <br> and around blocks. Inner tables come on their own."""
    if element.text:
        yield re.sub(r"\s+", " ", element.text)
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif not _unseen(child) and child.tag != "table":
            around = "\n" if child.tag in _BLOCKS else ""
            yield from chain((around,), _pieces(child), (around,))
        if child.tail:
            yield re.sub(r"\s+", " ", child.tail)


def _text(element: Element) -> str:
    return clean("".join(_pieces(element)))


def _span(cell: Element, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", str(cell.get(name, "")))
    return min(int(digits[1]), most) if digits else 1


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """All rows, and whether each stands in a thead."""
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag in ("thead", "tbody", "tfoot") and not _unseen(child):
            yield from ((row, child.tag == "thead") for row in child if row.tag == "tr")


def _place(table: Element, number: int) -> list[Placed]:
    """Each filled cell at the first free column of its row, as browsers do; rowspan 0 runs to the end.

    Rows that nobody sees are left out, also of the cells that span them.
    """
    placed: list[Placed] = []
    taken: dict[int, int] = {}  # column → first row that is free again
    all_rows = list(_rows(table))
    before = [0, *accumulate(not _unseen(tr) for tr, _ in all_rows)]  # rows that are seen before each
    for row, (tr, head) in enumerate(all_rows):
        if _unseen(tr):
            continue
        column = 0
        for cell in tr:
            if cell.tag not in ("td", "th") or _unseen(cell):
                continue
            while taken.get(column, 0) > row:
                column += 1
            rows, columns = _spans(cell) if cell.attrib else (1, 1)
            text = _text(cell) if cell.text or len(cell) else ""
            if text:
                heading = head or (cell.tag == "th" and cell.get("scope") != "row")
                place = Place(None, number, None, before[row] + 1, column + 1)
                hidden = min(rows, len(all_rows) - row) - (before[min(row + rows, len(all_rows))] - before[row])
                placed.append(Placed(before[row], column, Cell(text, place, heading), rows - hidden, columns))
            if rows > 1:
                taken.update((covered, row + rows) for covered in range(column, column + columns))
            column += columns
    return placed


def _spans(cell: Element) -> tuple[int, int]:
    return _span(cell, "rowspan", MAX_ROWS) or MAX_ROWS, max(1, _span(cell, "colspan", MAX_COLUMNS))


_BOX = frozenset("div span p b strong em dt dd".split())
"""What may be laid out as a cell, if it holds nothing but running text."""
_INLINE = frozenset("a abbr b br em i mark small span strong sub sup time u".split())
_LABELLED = re.compile(r"[^:\n]{2,60}:\s*\S")
"""Objetivo: 95 %"""
_CELLS = ("cell", "gridcell", "columnheader", "rowheader")
_FEW = 3
"""Lines of boxes from which they are a table that is none."""

Texts = tuple[str, ...]


def _holds_text(box: Element) -> bool:
    return box.tag in _BOX and all(inner.tag in _INLINE for inner in box.iterdescendants())


def _children(element: Element) -> list[Element]:
    """The children that are seen; none where text stands between them."""
    loose = (element.text or "", *(child.tail or "" for child in element))
    return [] if any(map(str.strip, loose)) else [child for child in element if not _unseen(child)]


def _boxes(line: Element) -> Texts:
    """The texts beside each other in a line of boxes; () where it is something else."""
    boxes = _children(line) if line.tag in ("div", "li") else []
    texts = tuple(map(_text, boxes)) if len(boxes) > 1 and all(map(_holds_text, boxes)) else ()
    return () if 2 * sum(map(bool, map(_LABELLED.match, texts))) >= len(texts) else texts


def _declared(table: Element) -> list[Texts]:
    """The rows of what says of itself that it is a table (role), and is made of boxes."""
    rows = [row for row in table.iterdescendants() if row.get("role") == "row" and not _unseen(row)]
    return [tuple(_text(cell) for cell in row if cell.get("role") in _CELLS and not _unseen(cell)) for row in rows]


def _in_turn(boxes: list[Element]) -> list[Texts]:
    """Labels and values in turn, told from each other by their class: a line for each two of them."""
    looks = [(str(box.tag), box.get("class")) for box in boxes]
    if len(boxes) < 2 * _FEW or looks[0] == looks[1] or looks != looks[:2] * (len(boxes) // 2):
        return []
    if not all(box.tag in ("div", "span") and _holds_text(box) for box in boxes):
        return []
    return list(zip(map(_text, boxes[::2]), map(_text, boxes[1::2]), strict=True))


def _laid_out(element: Element) -> dict[Element, list[Texts]]:
    """The children of an element that are lines of boxes, as many in each: the first with the texts of all, the others
    with none.
    """
    children = _children(element)
    below = list(dropwhile(lambda child: re.fullmatch("h[1-6]", str(child.tag)), children))
    if rows := _in_turn(below):
        return dict(zip(below, (rows, *([] for _ in below[1:])), strict=True))
    found: dict[Element, list[Texts]] = {}
    for width, run in groupby(((child, _boxes(child)) for child in children), key=lambda line: len(line[1])):
        lines = list(run)
        if width and len(lines) >= _FEW:
            found |= {child: [] for child, _ in lines} | {lines[0][0]: [texts for _, texts in lines]}
    return found


def _terms(listed: Element) -> list[Texts]:
    """The terms of a list (dl), each with what is said of it; nothing where the list holds anything else."""
    rows: list[Texts] = []
    for child in _children(listed) if listed.tag == "dl" else ():
        for one in _children(child) if child.tag == "div" else [child]:
            if one.tag == "dt":
                rows.append((_text(one), ""))
            elif one.tag == "dd" and rows and one.find(".//table") is None:
                rows[-1] = (rows[-1][0], f"{rows[-1][1]}\n{_text(one)}".strip())
            else:
                return []
    return rows


class _Reader:
    def __init__(self) -> None:
        self._tables = 0
        self._line: list[str] = []
        self.blocks: list[Block] = []

    def walk(self, element: Element, level: int = 0) -> None:
        """Gather running text until a block begins or ends."""
        self._line.append(re.sub(r"\s+", " ", element.text or ""))
        laid_out = _laid_out(element)
        for child in element:
            if child.tag == "br":
                self._line.append("\n")
            elif child in laid_out:
                if lines := laid_out[child]:
                    self._lines(lines, level)
            elif not _unseen(child):
                self._block(child, level)
            self._line.append(re.sub(r"\s+", " ", child.tail or ""))

    def _block(self, element: Element, level: int) -> None:
        tag = str(element.tag)
        if tag not in _BLOCKS:
            self.walk(element, level)
            return
        self.end_line(level)
        if tag == "table":
            self._table(element)
        elif lines := _declared(element) if element.get("role") in ("table", "grid") else _terms(element):
            self._lines(lines, level)
        else:
            inner = int(tag[1]) if re.fullmatch("h[1-6]", tag) else level
            self.walk(element, inner)
            self.end_line(inner)

    def end_line(self, level: int) -> None:
        text = clean("".join(self._line))
        self._line.clear()
        if text:
            self.blocks.append(Paragraph(text, level))

    def _lines(self, texts: list[Texts], level: int) -> None:
        """Texts beside each other, as a grid."""
        self.end_line(level)
        if rows := [tuple(map(Cell, line)) for line in texts if any(line)]:
            check_table(len(rows), max(map(len, rows)))
            self.blocks.append(Grid(rectangular(rows)))

    def _table(self, table: Element) -> None:
        self._tables += 1
        number = self._tables
        for caption in table.findall("caption"):
            if not _unseen(caption) and _text(caption):
                self.blocks.append(Paragraph(_text(caption)))
        seen = [[cell for cell in row if not _unseen(cell)] for row, _ in _rows(table) if not _unseen(row)]
        cells = list(chain.from_iterable(seen))
        if keeps_tables(seen, _tables_in, lambda cell: bool(_text(cell))):
            for cell in cells:
                self.walk(cell)
                self.end_line(0)
            return
        rows = lay_out(_place(table, number))
        if rows:
            self.blocks.append(grid(rows))
        for cell in cells:
            for inner in _inner_tables(cell) if len(cell) else ():
                self._table(inner)


def _tables_in(cell: Element) -> list[list[int]]:
    return [[len(row) for row, _ in _rows(table)] for table in _inner_tables(cell)]


def _inner_tables(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "table":
            yield child
        elif not _unseen(child):
            yield from _inner_tables(child)


def _decode(data: bytes) -> str:
    """Byte order mark, then the charset that the page declares, then UTF-8, then Windows-1252."""
    declared = _CHARSET.search(data[:4096])
    return decode(data, declared[1].decode("ascii") if declared else None)


# Read


def read(data: bytes) -> Document:
    """Captions and headings are paragraphs. Scripts, styles and whatever the page hides are left out."""
    if len(data) > MAX_TREE // 4:
        raise Unreadable("too-large", mark("A web page may have 16 MB."))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _decode(data)).replace("\0", "")
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text or "<html/>", parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        return Document((), "html")
    if _MAY_BE_HIGH.search(text):
        _settle_raised(root)
    if html_forms.MAY_SHOW.search(text):
        html_forms.settle(root)
    reader = _Reader()
    reader.walk(root)
    reader.end_line(0)
    title = root.find("head/title")
    language = str(root.get("lang", "") or root.get("xml:lang", "")).partition("-")[0].strip().lower()
    return Document(
        tuple(reader.blocks), "html", clean(title.text or "") if title is not None else "", language or None
    )
