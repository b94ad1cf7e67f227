"""How words of an OpenDocument file are shown: struck out, or raised. Settled in the tree before its text is read."""

from collections.abc import Iterable

from lxml import etree

from cartaviva.formats.readers.cells import raised

Element = etree._Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _TEXT, _TABLE = (f"{_OASIS}{name}:1.0}}" for name in ("style", "text", "table"))
_VALUES = ("value", "value-type", "string-value", "date-value", "time-value", "boolean-value")
_OFFICE = _OASIS + "office:1.0}"


def _look(properties: Element | None) -> str:
    """ "struck", "high", or neither: "" """
    if properties is None:
        return ""
    lines = (properties.get(f"{_STYLE}text-line-through-{name}", "none") for name in ("style", "type"))
    if any(line != "none" for line in lines):
        return "struck"
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
            elif shown and family == "text":
                _raise(element.iter())


def _empty(element: Element) -> None:
    for name in _VALUES:
        element.attrib.pop(_OFFICE + name, "")
    element.text = None
    for child in list(element):
        element.remove(child)


def _raise(parts: Iterable[Element]) -> None:
    for at, part in enumerate(parts):
        part.text = part.text and raised(part.text)
        if at:
            part.tail = part.tail and raised(part.tail)
