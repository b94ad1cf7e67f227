"""Words → lines → the text of a cell or a paragraph."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from cartaviva.formats.readers.blocks import LABEL
from cartaviva.formats.readers.cells import clean
from cartaviva.formats.readers.pdf.page import SOFT, Page
from cartaviva.formats.readers.pdf.shapes import Box, Word

Line = list[Word]
_SIGNS = ".,;:()\"'«»“”"
_SHORT_WORDS = frozenset(
    "a al amb an and by da das de del der des di do dos du e el els en es et eta for fer i in is it la las le les lo"
    " los na no o of on or os ou per que se si the to un una use y"
    " all als any ao aos as at au aux be but by can che chi coa com con dai dal em gli how its ma may més muy más nem"
    " non not our par pas pel più por qui sem sin sui sul sur sus tot tra two um uma up us was we who you não".split()
)

_OPEN_WORDS = frozenset(
    "a amb com con d'un d'una da das de del della des di do dos du el els en et for i la las los of per que the to un"
    " una with y".split()
)
"""Words that no text ends with."""


_PRONOUNS = frozenset(
    "ho hi ne en la lo li los les las me te se nos vos us s m t n l o a os as na no nas lhe lhes lhi ci là je tu il"
    " elle on nous vous ils elles y moi toi lui".split()
)


class Vocabulary:
    """The words of a file, gathered when the first is asked for."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._words: set[str] = set()

    def __contains__(self, word: str) -> bool:
        if not self._words:
            self._words = {part.strip(_SIGNS).casefold() for page in self._pages for part in _parts(page.words)}
        return word.strip(_SIGNS).casefold() in self._words


def settle_hyphens(pages: Sequence[Page], known: Vocabulary) -> None:
    """A hyphen at the end of a line is part of the word ("difondre-les") unless the file knows the word without it.

    A file that cuts one so cuts others, whose halves are no words.
    """
    found = [
        (page, at, next(_parts(page.words[at + 1 : at + 2]), "") if word.text.endswith(SOFT) else "")
        for page in pages
        for at, word in enumerate(page.words)
        if SOFT in word.text
    ]
    halves = [half for page, at, rest in found for half in _halves(page.words[at].text, rest)]
    cuts = any(before + after in known for before, after in halves)
    for page, at, rest in found:
        word = page.words[at]
        page.words[at] = word._replace(text=_hyphened(word.text, rest, known, cuts))


def _halves(text: str, rest: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each soft hyphen; `rest` stands after the last letter of the text."""
    pieces = text.split(SOFT)
    for before, piece in pairwise(pieces):
        after = (piece or rest) if piece is pieces[-1] else piece
        yield before.rpartition(" ")[2], after.partition(" ")[0]


def _is_cut(before: str, after: str, known: Vocabulary) -> bool:
    """Neither half is a word that the file has, nor the second a pronoun that is written with a hyphen."""
    short = after.strip(_SIGNS)
    plain = short.isalpha() and short.islower() and short not in _PRONOUNS and before.strip(_SIGNS).isalpha()
    return plain and not (before in known and after in known)


def _hyphened(text: str, rest: str, known: Vocabulary, cuts: bool) -> str:
    """The text with hyphens for those of its soft ones that are part of a word; the file `cuts` others."""
    settled, *pieces = text.split(SOFT)
    for piece, (before, after) in zip(pieces, _halves(text, rest), strict=True):
        whole = before + after in known or (cuts and _is_cut(before, after, known))
        settled += (SOFT if whole else "-") + piece
    return settled


def _parts(words: Iterable[Word]) -> Iterator[str]:
    return (part for word in words for part in word.text.split())


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Lines from top to bottom, each from left to right."""
    lines: list[Line] = []
    level = 0.0
    for word in sorted(words, key=lambda word: -word.middle):
        middle = word.middle
        if not lines or level - middle > 0.5 * min(word.height, lines[-1][0].height):
            lines.append([])
            level = middle
        lines[-1].append(word)
    for line in lines:
        if len(line) > 1:
            line.sort(key=lambda word: word.left)
    return lines


def line_text(line: Sequence[Word]) -> str:
    """The words of a line; letters that touch are one word, however many pieces they were drawn in."""
    pieces = [line[0].text]
    for before, word in pairwise(line):
        pieces.append(word.text if word.left - before.right < 0.08 * word.height else " " + word.text)
    return "".join(pieces)


def text_of(words: Iterable[Word], room: float | None = None, known: Vocabulary | None = None) -> str:
    """The text of lines under each other.

    `room` is where a line has to end: a single word that leaves no room for a letter was cut there by a narrow column.
    Where that is not known, a word was cut that the file has in one piece elsewhere.
    """
    text = ""
    before: Line = []
    lines = lines_of(words)
    for line in lines:
        shown = line_text(line)
        if not text:
            text = shown
        elif text.endswith(SOFT):
            text = text[:-1] + shown
        elif text.endswith("-") and text[-2:-1].isalnum():
            text += shown
        else:
            ends = room is not None and _is_full(before, line, room, line is lines[-1])
            text += ("" if ends or (known is not None and _is_known(before, line, known)) else " ") + shown
        before = line
    return clean(text)


def _may_be_cut(last: str, first: str) -> bool:
    """Only short ends are told from a word of their own."""
    return len(last) > 3 and last.isalpha() and first.isalpha() and first.islower() and len(first) < 4


def _is_full(line: Line, below: Line, room: float, ends: bool) -> bool:
    """Whether a word fills `line`, with its end in the line below. No text `ends` with a word like "e"."""
    last, first = line[-1], below[0].text.split()[0]
    if len(line) > 1 or not _may_be_cut(last.text, first):
        return False
    if first in _SHORT_WORDS and not (ends and below[0].text == first):
        return False
    return room - last.right < (below[0].right - below[0].left) / len(below[0].text)


def _is_known(line: Line, below: Line, known: Vocabulary) -> bool:
    last, first = line[-1].text.split()[-1], below[0].text.split()[0]
    return _may_be_cut(last, first) and last + first in known


def paragraphs_of(words: Iterable[Word], edge: float) -> list[list[Word]]:
    """Lines go on in the next where its first word would not have fitted: text ends on the right at `edge`, or a letter
    before that where a sentence breaks off.

    None goes on in a label that comes again, nor a text with a label in another one below it.
    """
    lines = lines_of(words)
    if not lines:
        return []
    height = median(line[0].top - line[0].bottom for line in lines)
    labels = Counter(map(_label, lines))
    found = [list(lines[0])]
    for before, line in pairwise(lines):
        size, first = before[0].top - before[0].bottom, line[0]
        near = before[0].bottom - first.top < 0.5 * max(height, size)
        same = abs(size - first.height) < 0.15 * size
        width = (first.right - first.left) * len(first.text.split()[0]) / len(first.text)
        label = _label(line)
        again = bool(label) and (labels[label] > 1 or _is_next(found[-1], line))
        room = size if _breaks_off(before, line) else 0.0
        full = before[-1].right + 0.25 * size + width + room > edge
        if near and same and not again and (full or _ends_open(before)):
            found[-1] += line
        else:
            found.append(list(line))
    return found


def _ends_open(line: Line) -> bool:
    """Does a line end with a word that needs another: "dins de", "in a"?"""
    return line_text(line).rpartition(" ")[2] in _OPEN_WORDS


def _breaks_off(before: Line, line: Line) -> bool:
    """Does a line end within a sentence, and the next one go on in small letters?"""
    return (before[-1].text[-1].isalnum() or before[-1].text[-1] == ",") and line[0].text[0].islower()


def _is_next(text: Line, line: Line) -> bool:
    """Does a line with a label stand under the label that a text begins with?"""
    return bool(_label(lines_of(text)[0])) and abs(text[0].left - line[0].left) < 1


def _label(line: Line) -> str:
    """What stands before the colon of a line; nothing where it is no label."""
    text, colon, _value = line_text(line).partition(":")
    return text if colon and text[:1].isupper() and len(text) <= LABEL else ""


def box_of(words: Sequence[Word]) -> Box:
    if len(words) == 1:
        return words[0][1:5]
    _texts, lefts, bottoms, rights, tops, *_ = zip(*words, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
