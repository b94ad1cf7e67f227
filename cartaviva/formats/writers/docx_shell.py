"""What every Word document of ours is put into: the styles of a template, the text in its body, and its properties."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from cartaviva.formats.package import Element, Package, parse, serialise
from cartaviva.formats.writers import docx_template as names
from cartaviva.formats.writers.docx_table import plain

W = f"{{{names.W}}}"
NEEDED = (
    names.TITLE, names.SECTION, names.LEDE, names.FACT, names.NOTE, names.REMARK, names.MISS, names.SAID,
    names.CELL, names.FIGURE, names.STATE, names.HEADING, names.FOOTNOTE, names.REFERENCE, names.TABLE,
)  # fmt: skip
PLACE = "report"
"""A comment in whose place the text is put: moving it from one tree to another takes ten times as long."""


class About(NamedTuple):
    """What a document says of itself. `day`: the time when it was written; the same text has the same."""

    title: str
    creator: str
    language: str
    day: datetime


def filled(document: Element, blocks: Sequence[str]) -> bytes:
    """The main part with `blocks` in the place of what its body held; its page, header and footer stay.

    Every block names the namespace: a template may call it as it likes.
    """
    body = document[-1]
    section = body.find(f"{W}sectPr")
    for child in list(body):
        body.remove(child)
    body.append(etree.Comment(PLACE))
    if section is not None:
        body.append(section)
    xml = "".join(block.replace(">", f' xmlns:w="{names.W}">', 1) for block in blocks)
    return serialise(document).replace(f"<!--{PLACE}-->".encode(), xml.encode())


def styles_of(package: Package, main: str, language: str) -> dict[str, str]:
    """Identifiers of the styles that a report needs, by name. Those that the template lacks are added to it."""
    part = package.related(main, "styles")
    ours = parse(names.PARTS["word/styles.xml"].encode())
    if part is None:
        part = "word/styles.xml"
        package[part] = serialise(ours)
        add_part(package, main, part, "styles")
    root = package.tree(part)
    found = {_name(style): str(style.get(f"{W}styleId")) for style in root.iter(f"{W}style")}
    for style in ours.iter(f"{W}style"):
        if _name(style) not in found:
            root.append(deepcopy(style))
            found[_name(style)] = str(style.get(f"{W}styleId"))
    _speak(root, language)
    package[part] = serialise(root)
    return {name: found[name.casefold()] for name in NEEDED}


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val", "")).casefold()


def _speak(styles: Element, language: str) -> None:
    """The language of every text that says nothing else."""
    here = styles
    for at, tag in enumerate(("docDefaults", "rPrDefault", "rPr", "lang")):
        found = here.find(f"{W}{tag}")
        if found is None:
            found = etree.Element(f"{W}{tag}")
            here.insert(len(here) if at == 3 else 0, found)
        here = found
    here.set(f"{W}val", language)


def width_of(section: Element | None) -> int:
    """Between the margins, in twentieths of a point."""
    size, margins = (None, None) if section is None else (section.find(f"{W}pgSz"), section.find(f"{W}pgMar"))
    if size is None or margins is None:
        return 15138
    return int(size.get(f"{W}w", "16838")) - sum(int(margins.get(f"{W}{side}", "850")) for side in ("left", "right"))


def add_part(package: Package, main: str, part: str, kind: str) -> None:
    package.declare(part, f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
    package.relate(main, f"{names.R}/{kind}", part)


def tell(package: Package, about: About) -> None:
    """Write the properties of the document."""
    moment = about.day.strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = {"dc:title": about.title, "dc:creator": about.creator, "dc:language": about.language}
    told = "".join(f"<{tag}>{escape(plain(text))}</{tag}>" for tag, text in texts.items() if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified")
    )
    part = package.related("", "core-properties") or "docProps/core.xml"
    if part not in package:
        package.declare(part, "application/vnd.openxmlformats-package.core-properties+xml")
        package.relate("", names.METADATA + "/core-properties", part)
    package[part] = names.PARTS["docProps/core.xml"].replace("/>", f">{told}{dates}</cp:coreProperties>").encode()
