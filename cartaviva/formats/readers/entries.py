"""Lists in running text whose entries say several things each, with their labels ("- Compromís 1: … Objectiu: 95 %.
Resultat: 93 %."), wrapped as mail programs and editors wrap them: each entry is one line again.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cartaviva.core.language.patterns import later

MARK = later(r"(\s*)(?:([-–—•*·▪])\s+|(\d{1,2})[.)]\s+|([^\W\d_]{4,20})\s+\d{1,2}(?:\.\d{1,2})*\s?[:.)–—-]+\s)\S")
"""How an entry begins: "- ", "3. ", "Compromís 3: "."""
LABELS = later(r"(?:^|[.;·]\s)\s*[^\W\d_][^:.;·]{1,40}:\s")
"""Those of an entry, each behind its beginning or behind the end of what the one before says."""
FEWEST = 2
"""Entries of a list, and labels of an entry."""

Numbered = tuple[int, str]
"""The number of a line, and its text."""


class Mark(NamedTuple):
    """How far from the edge an entry begins, and what it begins with: a sign, a word, or "1"."""

    indent: int
    kind: str


def entries_of(lines: Sequence[str]) -> list[Numbered]:
    """The lines of a text of such entries, what is wrapped in the line where it begins; nothing of any other text."""
    marks = [_mark(line) for line in lines]
    kinds = Counter(mark for mark in marks if mark)
    if not kinds or kinds.most_common(1)[0][1] < FEWEST or any("\t" in line for line in lines):
        return []
    mark, _count = kinds.most_common(1)[0]
    whole = list(_joined(lines, mark, _width(lines)))
    entries = [text for number, text in whole if marks[number - 1] == mark]
    said = sum(len(LABELS.findall(MARK_OFF.sub("", text))) >= FEWEST for text in entries)
    return whole if said >= FEWEST and 5 * said >= 3 * len(entries) else []


MARK_OFF = later(r"^\s*(?:[-–—•*·▪]\s+|\d{1,2}[.)]\s+)")


def _mark(line: str) -> Mark | None:
    found = MARK.match(line)
    return Mark(len(found[1]), found[2] or (found[4] or "1").lower()) if found else None


def _width(lines: Sequence[str]) -> int:
    """The letters that a line may have, where lines end because the first word of the next did not fit: most of those
    that go on. Otherwise none, as somebody ended them.
    """
    going_on = [(line.rstrip(), below) for line, below in pairwise(lines) if line.strip() and below.strip()]
    texts = [(line, below.split(maxsplit=1)[0]) for line, below in going_on if not MARK.match(below)]
    width = max((len(line) for line, _word in texts), default=0)
    full = sum(len(line) + len(word) >= width for line, word in texts)
    return width if 5 * full >= 4 * len(texts) else 0


def _joined(lines: Sequence[str], mark: Mark, width: int) -> Iterator[Numbered]:
    """The lines, one that goes on with an entry, or whose first word did not fit into the one above it, behind that."""
    begun, text, inside = 0, "", False
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip())
        begins = _mark(line) == mark
        full = width and line.strip() and len(lines[number - 2].rstrip()) + len(line.split(maxsplit=1)[0]) >= width
        if begun and line.strip() and not begins and ((inside and indent > mark.indent) or full):
            text = f"{text} {line.strip()}"
            continue
        if begun:
            yield begun, text
        begun, text, inside = (number, line.rstrip(), begins) if line.strip() else (0, "", False)
    if begun:
        yield begun, text
