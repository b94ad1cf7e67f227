"""What a web page shows in the cells of its tables that is no text: fields of forms, and letters in fonts of signs."""

import re

from lxml import etree

from cartaviva.formats.readers.cells import BOXES
from cartaviva.formats.readers.sign_fonts import OR_EQUAL, has_signs, signs

Element = etree._Element

MAY_SHOW = re.compile(r"<(input|select|textarea|u)\b|\b(wing|web)dings|\bsymbol\b", re.IGNORECASE)
"""In a page without any of it there is nothing to settle."""
_FONT = re.compile(r"font-family\s*:\s*[\"']?([\w ]+)", re.IGNORECASE)
_TYPED = frozenset("text number date month time".split())


def settle(root: Element) -> None:
    """Put texts in place of fields and of letters that are signs; < alone underlined is ≤."""
    for cell in [cell for cell in root.iter("td") if len(cell)]:
        for field in list(cell.iter("input", "select", "textarea")):
            said = _said(field)
            if said:
                field[:], field.tag, field.text = [], "span", said
    for element in root.iter("font", "span", "u"):
        text = element.text or ""
        if element.tag == "u" and not len(element) and text.strip() in OR_EQUAL:
            element.text = OR_EQUAL[text.strip()] + " "
        elif text and has_signs(font := _font(element)):
            element.text = signs(text, font)


def _font(element: Element) -> str:
    said = _FONT.search(str(element.get("style", "")))
    return said[1] if said else str(element.get("face", ""))


def _said(field: Element) -> str:
    if field.tag == "textarea":
        return field.text or ""
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib] or options[:1]
        return ", ".join((option.text or "").strip() for option in chosen)
    kind = str(field.get("type", "text")).lower()
    if kind in ("checkbox", "radio"):
        return BOXES["checked" in field.attrib]
    return str(field.get("value", "")) if kind in _TYPED else ""
