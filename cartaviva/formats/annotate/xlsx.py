"""Comments on the cells of Excel sheets, with the small drawings that old and new programs show them in."""

import re
from xml.sax.saxutils import escape

from lxml import etree

from cartaviva.core.findings import Place
from cartaviva.formats.annotate import AUTHOR
from cartaviva.formats.package import Element, Package, parse, serialise
from cartaviva.formats.readers.cells import column_number

WORKBOOK = "xl/workbook.xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = frozenset("legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split())
"""What follows the drawing of comments in a sheet."""
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    "</o:shapelayout></xml>"
)
_NOTE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def comment_cells(package: Package, comments: dict[Place, str]) -> None:
    """Add `comments`; one that is about no cell goes to the first of its sheet, or of the first sheet."""
    sheets = _sheets(package)
    by_part: dict[str, dict[str, str]] = {}
    for place, text in comments.items():
        part = sheets.get(place.sheet or "") or next(iter(sheets.values()))
        address = f"{place.column}{place.row}" if place.row and isinstance(place.column, str) else "A1"
        texts = by_part.setdefault(part, {})
        texts[address] = f"{texts[address]}\n\n{text}" if address in texts else text
    for part, texts in by_part.items():
        _comment_sheet(package, part, texts)


def _sheets(package: Package) -> dict[str, str]:
    """Part by name of sheet."""
    found = {}
    for sheet in package.tree(WORKBOOK).iterfind("{*}sheets/{*}sheet"):
        relation = next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        target = package.target(WORKBOOK, relation)
        if target and target in package:
            found[str(sheet.get("name", ""))] = target
    return found


def _comment_sheet(package: Package, sheet: str, texts: dict[str, str]) -> None:
    part = package.related(sheet, "comments")
    if part is None:
        space = etree.QName(package.tree(sheet)).namespace
        part = package.free_name("xl/comments{}.xml")
        package.declare(part, _KIND)
        package.relate(sheet, package.relation_type("comments"), part)
        package[part] = f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode()
    root = package.tree(part)
    new = _add_texts(root, texts)
    package[part] = serialise(root)
    if new:
        _draw(package, sheet, new)


def _add_texts(root: Element, texts: dict[str, str]) -> list[str]:
    """Put the texts into the list of comments; the addresses of cells that had none. A cell has one comment at most."""
    space = f"{{{etree.QName(root).namespace}}}"
    authors, listed = root.find(f"{space}authors"), root.find(f"{space}commentList")
    assert authors is not None and listed is not None
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{space}author").text = AUTHOR
        names.append(AUTHOR)
    there = {str(comment.get("ref")): comment for comment in listed}
    for address, text in texts.items():
        comment = there.get(address)
        if comment is None:
            comment = etree.SubElement(listed, f"{space}comment", ref=address, authorId=str(names.index(AUTHOR)))
            etree.SubElement(comment, f"{space}text")
        else:
            text = f"\n\n{AUTHOR}: {text}"
        body = comment.find(f"{space}text")
        assert body is not None
        body.append(_run(space, text))
    return [address for address in texts if address not in there]


def _run(space: str, text: str) -> Element:
    return parse(f'<r xmlns="{space[1:-1]}"><t xml:space="preserve">{escape(text)}</t></r>'.encode())


def _draw(package: Package, sheet: str, addresses: list[str]) -> None:
    """A hidden box for each comment, in the drawing that the sheet has for them."""
    part = package.related(sheet, "vmlDrawing")
    if part is None:
        part = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.declare(".vml", _DRAWING)
        package[part] = _VML.encode()
        _refer(package, sheet, package.relate(sheet, package.relation_type("vmlDrawing"), part))
    drawing = package[part]
    number = 1 + max(map(int, re.findall(rb"_x0000_s(\d{1,9})", drawing)), default=1024)
    shapes = "" if b'"_x0000_t202"' in drawing else _NOTE
    shapes += "".join(_shape(address, identifier) for identifier, address in enumerate(addresses, number))
    head, end, tail = drawing.rpartition(b"</")
    package[part] = head + shapes.encode() + end + tail


def _shape(address: str, identifier: int) -> str:
    letters, digits = re.match("([A-Z]+)([0-9]+)", address).groups()  # type: ignore[union-attr]
    row, column = int(digits) - 1, column_number(letters)
    anchor = f"{column}, 12, {max(0, row - 1)}, 8, {column + 3}, 40, {row + 6}, 4"
    return _SHAPE.format(id=identifier, anchor=anchor, row=row, column=column - 1)


def _refer(package: Package, sheet: str, relation: str) -> None:
    """Let the sheet name its drawing, where the schema wants it."""
    root = package.tree(sheet)
    space = etree.QName(root).namespace
    drawing = etree.Element(f"{{{space}}}legacyDrawing", {f"{{{package.relation_type()}}}id": relation})
    following = (at for at, child in enumerate(root) if etree.QName(child).localname in _AFTER)
    root.insert(next(following, len(root)), drawing)
    package[sheet] = serialise(root)
