"""How words of an OpenDocument file are shown: struck out, hidden, raised, or as the signs of a font. Settled in the
tree before its text is read.
"""

from collections.abc import Callable
from functools import partial

from lxml import etree

from cartaviva.formats.readers.cells import raised
from cartaviva.formats.readers.sign_fonts import has_signs, signs

Element = etree._Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _TEXT, _TABLE = (f"{_OASIS}{name}:1.0}}" for name in ("style", "text", "table"))
_VALUES = ("value", "value-type", "string-value", "date-value", "time-value", "boolean-value")
_OFFICE = _OASIS + "office:1.0}"


def _look(properties: Element | None) -> str:
    """ "struck", which what is hidden is, too; "high"; the name of a font of signs; or nothing: "" """
    if properties is None:
        return ""
    lines = (properties.get(f"{_STYLE}text-line-through-{name}", "none") for name in ("style", "type"))
    if any(line != "none" for line in lines) or properties.get(_TEXT + "display") == "none":
        return "struck"
    font = properties.get(_STYLE + "font-name", "")
    if has_signs(font):
        return font
    place = properties.get(_STYLE + "text-position", "").split(" ")[0]
    return "high" if place == "super" or (place.rstrip("%").isdigit() and place.strip("0%")) else ""


def settle(content: Element, styles: Element | None) -> None:
    """Drop what is struck out, and raise the digits that stand high."""
    roots = [root for root in (styles, content) if root is not None]
    named = [style for root in roots for style in root.iter(_STYLE + "style")]
    looks = {
        (style.get(_STYLE + "family"), style.get(_STYLE + "name")): look
        for style in named
        if (look := _look(style.find(_STYLE + "text-properties")))
    }
    if not looks:
        return
    for tag, family, names in (
        (_TEXT + "span", "text", _TEXT),
        (_TEXT + "p", "paragraph", _TEXT),
        (_TEXT + "h", "paragraph", _TEXT),
        (_TABLE + "table-cell", "table-cell", _TABLE),
    ):
        for element in list(content.iter(tag)):
            shown = looks.get((family, element.get(names + "style-name")))
            if shown == "struck":
                _empty(element)
            elif shown == "high" and family == "text":
                _change(element, raised)
            elif shown and shown != "high":
                _change(element, partial(signs, font=shown))


def _empty(element: Element) -> None:
    for name in _VALUES:
        element.attrib.pop(_OFFICE + name, "")
    element.text = None
    for child in list(element):
        element.remove(child)


def _change(element: Element, change: Callable[[str], str]) -> None:
    """Every text in an element."""
    for at, part in enumerate(element.iter()):
        part.text = part.text and change(part.text)
        if at:
            part.tail = part.tail and change(part.tail)
