"""Comments on the cells of Word tables."""

from itertools import chain
from xml.sax.saxutils import escape

from lxml import etree

from cartaviva.core.findings import Place
from cartaviva.formats.annotate import AUTHOR
from cartaviva.formats.grid import Grid
from cartaviva.formats.package import Element, Package, parse, serialise
from cartaviva.formats.readers.docx import read

MAIN = "word/document.xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OPEN, _CLOSE = "\ue000", "\ue001"


def comment_cells(package: Package, comments: dict[Place, str]) -> None:
    """Add `comments`; one whose cell is not found goes to the first paragraph."""
    document = package.tree(MAIN)
    space = f"{{{etree.QName(document).namespace}}}"
    cells = _cells(package, document, space)
    first = next(document.iter(f"{space}p"))
    part, root = _part(package, space)
    free = 1 + max((int(found.get(f"{space}id", "0")) for found in root), default=-1)
    for number, (place, text) in enumerate(comments.items(), free):
        cell = cells.get((place.table, place.row, place.column))
        paragraph = first if cell is None else _own_paragraph(cell, space, first)
        _mark(paragraph, space, str(number))
        root.append(_comment(space, str(number), text))
    package[part] = serialise(root)
    package[MAIN] = serialise(document)


def _cells(package: Package, document: Element, space: str) -> dict[tuple[object, ...], Element]:
    """Cells by table, row and column as the reader counts them: it reads a copy in which each cell ends with its
    number, in a paragraph that stands in no field.
    """
    cells = list(document.iter(f"{space}tc"))
    numbered = parse(etree.tostring(document))
    for index, element in enumerate(numbered.iter(f"{space}tc")):
        run = etree.SubElement(etree.SubElement(element, f"{space}p"), f"{space}r")
        etree.SubElement(run, f"{space}t").text = f"{_OPEN}{index}{_CLOSE}"
    copy = Package(package.save())
    copy[MAIN] = serialise(numbered)
    found: dict[tuple[object, ...], Element] = {}
    for block in read(copy.save()).blocks:
        for cell in chain(*block.rows) if isinstance(block, Grid) else ():
            number = cell.text.partition(_OPEN)[2].partition(_CLOSE)[0]
            if number:
                found[cell.place.table, cell.place.row, cell.place.column] = cells[int(number)]
    return found


def _own_paragraph(cell: Element, space: str, default: Element) -> Element:
    """The first paragraph of a cell that is not one of a table in it."""
    found = cell.iter(f"{space}p")
    return next((one for one in found if next(one.iterancestors(f"{space}tc"), None) is cell), default)


def _part(package: Package, space: str) -> tuple[str, Element]:
    """The part of comments, which is made where there is none."""
    part = package.related(MAIN, "comments")
    if part is None:
        part = package.free_name("word/comments{}.xml")
        package.declare(part, _KIND)
        package.relate(MAIN, package.relation_type("comments"), part)
        package[part] = f'<w:comments xmlns:w="{space[1:-1]}"/>'.encode()
    return part, package.tree(part)


def _mark(paragraph: Element, space: str, number: str) -> None:
    """The range of a comment: the whole paragraph."""
    start = etree.Element(f"{space}commentRangeStart", {f"{space}id": number})
    properties = paragraph.find(f"{space}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    etree.SubElement(paragraph, f"{space}commentRangeEnd", {f"{space}id": number})
    run = etree.SubElement(paragraph, f"{space}r")
    etree.SubElement(run, f"{space}commentReference", {f"{space}id": number})


def _comment(space: str, number: str, text: str) -> Element:
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    said = f'w:id="{number}" w:author="{AUTHOR}" w:initials="CV"'
    return parse(f'<w:comment xmlns:w="{space[1:-1]}" {said}>{lines}</w:comment>'.encode())
