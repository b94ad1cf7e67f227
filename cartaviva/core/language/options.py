"""Boxes to mark, as forms have them: "☒ Sí ☐ No", "( ) Yes (X) No", "Sí ■ / No □". What is marked of them."""

import re
from functools import lru_cache

from cartaviva.core.language.patterns import later

_MARKED = r"[☒☑✅✔✓✗✘🗷🗹■●◉⬛⚫]\ufe0f?|[\[(]\s*[xX✓✔✗✘]\s*[\])]"
_OPEN = r"[☐□○◯⬜⚪❏❑❒]\ufe0f?|\[\s*\]|\(\s*\)"
_BOX = later(f"({_MARKED})|(?:{_OPEN})")
_EMPTY = re.compile(_OPEN)
_BETWEEN = " \n/|,;·-–—"
"""What may part the options."""


@lru_cache(maxsize=1024)
def marked_option(text: str) -> str | None:
    """The words at the box that is marked; "" where none is, or more than one; None where a text is no such choice.

    A choice has two boxes or more, one of them empty, and words at each of them; or it is ☐ alone, before its words.
    """
    text = text.strip()
    boxes = list(_BOX.finditer(text)) if _EMPTY.search(text) else []
    if len(boxes) < 2 and text[:1] != "☐":  # ○ and □ may be the mark of a list
        return None
    before = boxes[0].start() == 0
    if not before and boxes[-1].end() < len(text):
        return None
    edges = [box.start() for box in boxes[1:]] if before else [box.start() for box in boxes]
    starts = [box.end() for box in boxes] if before else [0, *(box.end() for box in boxes[:-1])]
    ends = [*edges, len(text)] if before else edges
    said = [text[start:end].strip(_BETWEEN) for start, end in zip(starts, ends, strict=True)]
    if not all(any(map(str.isalnum, words)) for words in said):
        return None
    marked = [words for box, words in zip(boxes, said, strict=True) if box[1]]
    return marked[0] if len(marked) == 1 else ""
