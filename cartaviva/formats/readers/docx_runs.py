"""How single words of a Word document are shown: hidden, struck out, raised, as a fraction, as a hint in a field.

Settled before the text is read, as nothing of it is left in the text.
"""

from collections.abc import Iterable, Mapping
from itertools import islice

from lxml import etree

from cartaviva.formats.readers.cells import raised
from cartaviva.formats.readers.sign_fonts import OR_EQUAL, has_signs, signs

Element = etree._Element
Look = Mapping[str, bool]
"""What a run or a style says of itself: vanish, strike, dstrike, high."""

FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = ("vanish", "strike", "dstrike")
_HIGH = 4
"""Half points above the line."""
OFF = ("0", "false", "off")
"""What a property says that is switched off; one without a value is on."""


def _look(properties: Element | None, space: str) -> dict[str, bool]:
    said, key = {}, space + "val"
    for part in () if properties is None else properties:
        name, value = str(part.tag).removeprefix(space), part.get(key, "")
        if name in _GONE:
            said[name] = value not in OFF
        elif name == "vertAlign":
            said["high"] = value == "superscript"
        elif name == "position" and value.isdigit():
            said["high"] = int(value) >= _HIGH
    return said


def looks_of(styles: Element | None, space: str) -> Mapping[str, Look]:
    """Style id → how its words are shown, of those that say it. `space` is the namespace of the document, in braces."""
    found = () if styles is None else styles.iter(space + "style")
    looks: dict[str, dict[str, bool]] = {}
    bases: dict[str, str] = {}
    for style in found:
        name, base = str(style.get(space + "styleId", "")), style.find(space + "basedOn")
        looks[name] = _look(style.find(space + "rPr"), space)
        bases[name] = "" if base is None else str(base.get(space + "val", ""))
    for name in looks if any(looks.values()) else ():
        below, seen = bases[name], {name}
        while below in looks and below not in seen:
            looks[name] = {**looks[below], **looks[name]}
            seen.add(below)
            below = bases[below]
    return {name: look for name, look in looks.items() if look}


def settle(root: Element, space: str, looks: Mapping[str, Look]) -> None:
    """Drop words that nobody is to read, raise digits that stand high, and give each fraction its stroke."""
    told = [space + name for name in (*_GONE, "vertAlign", "position", *(("rStyle",) if looks else ()))]
    marks = [space + name for name in ("footnoteReference", "footnoteRef", "endnoteReference", "endnoteRef")]
    for properties in dict.fromkeys(part.getparent() for part in root.iter(*told)):
        run = properties.getparent() if properties is not None else None
        if properties is None or run is None or run.tag != space + "r" or (len(run) == 2 and run[1].tag in marks):
            continue
        style = properties.find(space + "rStyle") if looks else None
        look = {**looks.get("" if style is None else str(style.get(space + "val", "")), {}), **_look(properties, space)}
        parent = run.getparent()
        if parent is not None and any(look.get(name) for name in _GONE):
            parent.remove(run)
        elif look.get("high"):
            _raise(run.iter(space + "t"))
    for hint in root.iter(space + "showingPlcHdr"):
        field = next(hint.iterancestors(space + "sdt"), None)
        if field is not None and hint.get(space + "val", "") not in OFF:
            for text in field.iter(space + "t"):
                text.text = ""
    _settle_signs(root, space)
    _settle_formulas(root)


def _settle_signs(root: Element, space: str) -> None:
    """The ü of Wingdings is a tick, and < is ≤ where it alone is underlined."""
    for fonts in root.iter(space + "rFonts"):
        font = str(fonts.get(space + "ascii") or fonts.get(space + "hAnsi") or "")
        run = next(islice(fonts.iterancestors(), 1, None), None) if has_signs(font) else None
        for text in run.iter(space + "t") if run is not None and run.tag == space + "r" else ():
            text.text = signs(text.text or "", font)
    for line in root.iter(space + "u"):
        run = next(islice(line.iterancestors(), 1, None), None)
        if run is None or run.tag != space + "r" or line.get(space + "val", "none") == "none":
            continue
        texts = list(run.iter(space + "t"))
        said = OR_EQUAL.get("".join(text.text or "" for text in texts).strip())
        beside = (run.getprevious(), run.getnext())
        if said and not any(other is not None and other.find(f".//{space}u") is not None for other in beside):
            for at, text in enumerate(texts):
                text.text = "" if at else said + " "


def _settle_formulas(root: Element) -> None:
    """9 over 2 is no 92, and 4 and a half no 412."""
    for part, before in (("num", " "), ("den", "/")):
        for piece in root.iterfind(f".//{FORMULA}f/{FORMULA}{part}"):
            first = next(piece.iter(FORMULA + "t"), None)
            if first is not None:
                first.text = before + (first.text or "")
    for piece in root.iterfind(f".//{FORMULA}sSup/{FORMULA}sup"):
        _raise(piece.iter(FORMULA + "t"))


def _raise(texts: Iterable[Element]) -> None:
    for text in texts:
        text.text = raised(text.text or "")
