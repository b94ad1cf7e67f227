"""What is chosen in the fields of a Word form: boxes as ☑ and ☐, whatever sign they show, and the entry of a list.

Fields of old forms show what their properties say, and have no text of their own.
"""

from lxml import etree

from cartaviva.formats.readers.cells import BOXES
from cartaviva.formats.readers.docx_runs import OFF

Element = etree._Element

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def settle(root: Element, space: str) -> None:
    """Put the choice into the text of each field. `space` is the namespace of the document, in braces."""
    for box in list(root.iter(_WORD_2010 + "checkbox")):
        field = next(box.iterancestors(space + "sdt"), None)
        shown = [] if field is None else list(field.iter(space + "t", space + "sym"))
        for at, part in enumerate(shown):
            part.tag, part.text = space + "t", "" if at else BOXES[_is_on(box, _WORD_2010)]
    for choice in list(root.iter(space + "checkBox", space + "ddList")):
        run = next(choice.iterancestors(space + "r"), None)
        if run is not None and not _shows_something(run, space):
            text = BOXES[_is_on(choice, space)] if choice.tag == space + "checkBox" else _entry(choice, space)
            etree.SubElement(run, space + "t").text = text


def _is_on(box: Element, space: str) -> bool:
    """Is a box marked? An old one may say only how it was at first."""
    said = next((found for name in ("checked", "default") if (found := box.find(space + name)) is not None), None)
    return said is not None and said.get(space + "val", "1") not in OFF


def _entry(choice: Element, space: str) -> str:
    """What is chosen in an old list: its first entry, where nothing is."""
    entries = [str(entry.get(space + "val", "")) for entry in choice.iter(space + "listEntry")]
    chosen = next((found for name in ("result", "default") if (found := choice.find(space + name)) is not None), None)
    number = "0" if chosen is None else str(chosen.get(space + "val", "0"))
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _shows_something(run: Element, space: str) -> bool:
    """Do the runs up to the end of a field have a text, as some programs write it?"""
    for after in run.itersiblings(space + "r"):
        if any(text.text for text in after.iter(space + "t")):
            return True
        if any(part.get(space + "fldCharType") == "end" for part in after.iter(space + "fldChar")):
            return False
    return False
