"""One page of a PDF: its words, upright, in points from the lower left corner."""

import ctypes
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from cartaviva.formats.readers.pdf import quick
from cartaviva.formats.readers.pdf.raised import Letter, with_lone_marks, with_raised
from cartaviva.formats.readers.pdf.shapes import Box, Rule, Word
from cartaviva.formats.readers.pdf.struck import bars_of, struck, through

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_LINE = re.compile(r"[^\s\0]+(?:[ \u00a0][^\s\0]+)*")
_WORD = re.compile(r"[^\s\0]+")
_BLANK = re.compile("[ \u00a0]")
_SEAM = re.compile(r"(?<=[^\s])(?=[A-ZÀ-Þ])|(?<=[\d%.)])(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
"""Between the texts of two cells that touch: "4Realizar"."""
SOFT = "\u00ad"
_RUNS_ON = 0.2
"""Points between two letters of a line, at most: a letter's room and not its ink."""
_KERNED = 3.0
"""Points by which one may stand within the room of the one before."""


@dataclass(slots=True)
class Page:
    number: int
    width: float
    height: float
    side: float = 0.0
    """Where an upright page ends at the right; 0 for one that lies."""
    words: list[Word] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    """Horizontal lines."""
    down: list[Rule] = field(default_factory=list)
    """Vertical lines."""
    shades: list[Box] = field(default_factory=list)
    """Filled boxes, as behind every second row."""
    pictures: int = 0
    is_below: bool = False
    """A part of a page, with other texts above it."""
    in_lines: bool = False
    """Each word is what the file draws in one go: a line of one cell, or a part of it."""


class Turn:
    """From a page's own coordinates to what is seen: pages are stored lying on a side and turned when shown."""

    def __init__(self, quarters: int, width: float, height: float) -> None:
        self.quarters = quarters % 4
        self._width, self._height = (height, width) if self.quarters % 2 else (width, height)

    def box(self, box: Box) -> Box:
        left, bottom, right, top = box
        if self.quarters == 1:
            return bottom, self._width - right, top, self._width - left
        if self.quarters == 2:
            return self._width - right, self._height - top, self._width - left, self._height - bottom
        if self.quarters == 3:
            return self._height - top, left, self._height - bottom, right
        return box


def read_page(document: Any, index: int, visit: Callable[[Any], None] | None = None) -> Page:
    """The words of page `index`, from 0. `visit` gets the open page, and words then know their marked content."""
    handle = pdfium.FPDF_LoadPage(document, index)
    if not handle:
        return Page(index + 1, 0, 0)
    try:
        size = pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle)
        page = Page(index + 1, *size, _side(handle))
        text = pdfium.FPDFText_LoadPage(handle)
        if text:
            turn = Turn(pdfium.FPDFPage_GetRotation(handle), page.width, page.height)
            letters = _Letters(text, turn)
            page.words += _words(letters, visit is not None)
            lines = through(page.words, bars_of(handle, letters.texts)) if not turn.quarters else []
            if lines and letters.strike(lines):
                page.words[:] = _words(letters, visit is not None)
            page.words[:] = [word for word in with_lone_marks(page.words) if word.top > word.bottom]  # others are flat
            pdfium.FPDFText_ClosePage(text)
        if visit is not None:
            visit(handle)
        return page
    finally:
        pdfium.FPDF_ClosePage(handle)


def _side(handle: Any) -> float:
    shown = pdfium.FS_RECTF()
    if pdfium.FPDFPage_GetRotation(handle) or not pdfium.FPDF_GetPageBoundingBox(handle, ctypes.byref(shown)):
        return 0.0
    return float(shown.right)


class _Letters:
    """The letters of a page. Calls into pdfium take most of the time: boxes are asked for where words begin and end."""

    def __init__(self, text: Any, turn: Turn) -> None:
        self._text, self._turn = ctypes.cast(text, ctypes.c_void_p), turn
        box = (ctypes.c_float * 4)()  # FS_RECTF
        self._box, self._reference = memoryview(box).cast("B").cast("f"), ctypes.byref(box)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_reference = ctypes.byref(self._matrix)
        x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin = ctypes.byref(x), ctypes.byref(self._y)
        self._ends = [ctypes.c_double() for _edge in range(4)]
        self._edges = [ctypes.byref(edge) for edge in self._ends]
        self.text = _all(text).replace("\x02", SOFT).replace("\ufffe", SOFT)  # what pdfium says for a hyphen at the end
        self._marks: dict[int | None, int] = {None: -1}
        if not turn.quarters:
            self.text = with_raised(self.text, self)

    @property
    def texts(self) -> Collection[int | None]:
        """The drawings that are known to be of text."""
        return self._marks

    def strike(self, bars: Sequence[Rule]) -> bool:
        """Leave out the letters that lines go through; whether there are any."""
        boxes = [(at, self.box(at)) for at, letter in enumerate(self.text) if not letter.isspace() and letter != "\0"]
        gone = frozenset(struck(boxes, bars))
        self.text = "".join("\0" if at in gone else letter for at, letter in enumerate(self.text))
        return bool(gone)

    def box(self, index: int) -> Box:
        """From left to right a letter's ink; from bottom to top its size, the same for a comma and a capital."""
        box = self.ink(index)
        size = 0.0 if self._turn.quarters else self._size(index)
        return (box[0], self._y.value - 0.2 * size, box[2], self._y.value + 0.75 * size) if size else box

    def ink(self, index: int) -> Box:
        if not quick.letter_box(self._text, index, self._reference):
            return 0, 0, 0, 0
        left, top, right, bottom = self._box.tolist()
        return self._turn.box((left, bottom, right, top)) if self._turn.quarters else (left, bottom, right, top)

    def _size(self, index: int) -> float:
        """The size of an upright letter in points, and its base line in `_y`; 0 for one that lies."""
        quick.letter_matrix(self._text, index, self._matrix_reference)
        upright = self._matrix.d > 0 and abs(self._matrix.b) < self._matrix.d
        if not upright or not quick.letter_origin(self._text, index, *self._origin):
            return 0.0
        return float(quick.letter_size(self._text, index) * self._matrix.d)

    def base(self, index: int) -> float:
        quick.letter_origin(self._text, index, *self._origin)
        return self._y.value

    def look(self, index: int) -> Letter:
        quick.letter_ink(self._text, index, *self._edges)
        left, right, bottom, top = (edge.value for edge in self._ends)
        size = self._size(index)
        return Letter(left, bottom, right, top, self._y.value, size)

    def rises(self, index: int) -> int:
        """1 for a letter on a line that goes up the page, -1 for one that goes down, 0 for all others."""
        if self._turn.quarters or not quick.letter_matrix(self._text, index, self._matrix_reference):
            return 0
        a, b = self._matrix.a, self._matrix.b
        return 0 if abs(b) <= abs(a) else 1 if b > 0 else -1

    def part(self, index: int) -> int | None:
        """What the letter was drawn with: two cells never are in one go."""
        part: int | None = quick.letter_object(self._text, index)
        return part

    def runs_on(self, index: int) -> bool:
        """Whether what is before a letter is drawn, a blank, too, and ends where it begins: kerning parts a line."""
        if not self.part(index - 1) or self._turn.quarters:
            return False
        quick.letter_box(self._text, index - 1, self._reference)
        end = self._box[2]
        quick.letter_box(self._text, index, self._reference)
        return -_KERNED < self._box[0] - end < _RUNS_ON

    def marks(self, indexes: Sequence[int]) -> list[int]:
        """The marked content of each letter, -1 without."""
        parts = list(map(quick.letter_object, repeat(self._text), indexes))
        for part in parts:
            if part not in self._marks:
                self._marks[part] = quick.object_mark(ctypes.c_void_p(part))
        return [self._marks[part] for part in parts]


def _all(text: Any) -> str:
    """One letter for each index: in one call, unless some have no letter or two halves."""
    count = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        found = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
        if len(found) == count:
            return found
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join("\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code) for code in codes)


def _words(letters: _Letters, marked: bool) -> Iterator[Word]:
    turned: list[Word] = []
    for line in _LINE.finditer(letters.text):
        way = letters.rises(line.start())
        if way:
            turned.append(_upright(letters, line.span(), way))
            continue
        if turned:
            yield from _headings(turned)
            turned = []
        for start, end, mark in _contents(letters, *line.span()) if marked else [(*line.span(), -1)]:
            if mark >= 0:
                yield from _straight(letters, (start, end, mark), letters.box(start), letters.ink(end - 1))
            else:
                yield from _near_each_other(letters, [word.span() for word in _WORD.finditer(letters.text, start, end)])
    yield from _headings(turned)


def _upright(letters: _Letters, run: tuple[int, int], way: int) -> Word:
    """A line that goes up or down the page, as one that lies at its middle. `gaps` keeps where it was and its way."""
    first, last = letters.ink(run[0]), letters.ink(run[1] - 1)
    box = min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
    return Word(letters.text[slice(*run)].strip(), *box, letters.marks(run[:1])[0], ((way, 0.0),))


def _headings(turned: list[Word]) -> Iterator[Word]:
    """Lines beside each other are one text."""
    while turned:
        first, way = turned[0], turned[0].gaps[0][0]
        size = first.right - first.left
        mine = [turned.pop(0)]
        for word in list(turned):
            near = min(abs(word.left - other.left) for other in mine) < 2 * size and word.mark == first.mark
            if near and word.bottom < first.top and word.top > first.bottom:
                mine.append(word)
                turned.remove(word)
        mine.sort(key=lambda word: way * word.left)
        middle = (min(word.bottom for word in mine) + max(word.top for word in mine)) / 2
        left, right = min(word.left for word in mine), max(word.right for word in mine)
        yield Word(" ".join(word.text for word in mine), left, middle - size / 2, right, middle + size / 2, first.mark)


Spans = list[tuple[int, int]]


def _contents(letters: _Letters, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The parts of a line (start, end, mark): one where its first and last letters came in one drawing, as most do."""
    if letters.part(start) == letters.part(end - 1):
        yield start, end, letters.marks((start,))[0]
        return
    places = list(_places(letters, [word.span() for word in _WORD.finditer(letters.text, start, end)]))
    marks = letters.marks(places)
    for at in range(1, len(places)):
        if marks[at] != marks[at - 1]:
            yield start, places[at] - (letters.text[places[at] - 1] in " \u00a0"), marks[at - 1]
            start = places[at]
    yield start, end, marks[-1]


def _places(letters: _Letters, words: Spans) -> Iterator[int]:
    """Where words begin, and every letter of those that texts with marks of their own touch in."""
    firsts, lasts = letters.marks([start for start, _end in words]), letters.marks([end - 1 for _start, end in words])
    for (start, end), first, last in zip(words, firsts, lasts, strict=True):
        yield from range(start, end) if -1 < last != first > -1 else (start,)


def _near_each_other(letters: _Letters, spans: Spans) -> Iterator[Word]:
    """A blank may stand for any gap, so that words without marks go on only where the next is near."""
    start = end = -1
    box = last = (0.0, 0.0, 0.0, 0.0)
    part = None
    gaps: list[tuple[float, float]] = []
    for begin, stop in spans:
        first, drawn = letters.ink(begin), letters.part(begin)
        if start < 0 or not _near(box, last, first):
            if start >= 0:
                yield from _straight(letters, (start, end, -1), box, last, gaps)
            start, box, gaps = begin, letters.box(begin), []
        else:
            within = drawn == part or letters.runs_on(begin)
            gaps.append((0.0, 0.0) if within else (last[2], first[0]))
        end, part = stop, drawn
        last = first if stop == begin + 1 else letters.ink(stop - 1)
    yield from _straight(letters, (start, end, -1), box, last, gaps)


def _near(box: Box, last: Box, first: Box) -> bool:
    """Whether a letter follows on the line of `box`, at about a blank's distance from its last letter."""
    height = box[3] - box[1]
    return -0.3 * height < first[0] - last[2] < 0.5 * height and first[1] < box[3] and first[3] > box[1]


def _straight(
    letters: _Letters, run: tuple[int, int, int], first: Box, last: Box, gaps: Sequence[tuple[float, float]] = ()
) -> Iterable[Word]:
    """A run (start, end, mark) as one word if it stands on one line, as a rule; else its parts that do."""
    start, end, mark = run
    height = first[3] - first[1]
    level = first[1] - height < last[1] and last[3] < first[3] + height
    if level and 0 <= last[2] - first[0] <= 1.2 * height * (end - start):
        word = _word(letters.text[start:end], (first[0], first[1], last[2], first[3]), mark, tuple(gaps))
        return (word if mark >= 0 else word._replace(seams=tuple(_seams(letters, start, word.text))),)
    return _level(letters, run, first)


def _level(letters: _Letters, run: tuple[int, int, int], area: Box) -> Iterator[Word]:
    """The parts of a run that stand on one line each; `area` is that of its first letter."""
    begin, end, mark = run
    height = area[3] - area[1]
    for index in range(begin + 1, end):
        if letters.text[index] in " \u00a0":
            continue
        box = letters.box(index)
        if -0.5 * height < box[0] - area[2] < 0.25 * height and abs(box[1] + box[3] - area[1] - area[3]) <= height:
            area = area[0], min(area[1], box[1]), max(area[2], box[2]), max(area[3], box[3])
        else:
            yield _word(letters.text[begin:index], area, mark)
            begin, area = index, box
            height = area[3] - area[1]
    yield _word(letters.text[begin:end], area, mark)


def _seams(letters: _Letters, start: int, text: str) -> Iterator[tuple[int, float, float]]:
    for found in _SEAM.finditer(text) if letters.text.startswith(text, start) else ():
        at = start + found.start()
        if letters.part(at) != letters.part(at - 1) and not letters.runs_on(at):
            yield found.start(), letters.ink(at - 1)[2], letters.ink(at)[0]


def _word(text: str, box: Box, mark: int, gaps: tuple[tuple[float, float], ...] = ()) -> Word:
    return Word((text.translate(_LIGATURES) if _LIGATURE.search(text) else text).strip(), *box, mark, gaps)


def parted(word: Word, walls: Collection[float]) -> list[Word]:
    """Texts of two cells that were taken for one, since they nearly touch: parted at the blanks and seams that walls
    stand in.
    """
    blanks = [at for at, letter in enumerate(word.text) if letter in " \u00a0"]
    if len(blanks) != len(word.gaps):
        return [word]
    places = [(at, low, high) for at, (low, high) in zip(blanks, word.gaps, strict=True) if high]
    parts: list[Word] = []
    start, left = 0, word.left
    for at, low, high in sorted((*places, *word.seams)):
        if any(low - 1 < wall < high + 1 for wall in walls):
            parts.append(_part(word, (start, at), (left, low)))
            start, left = at, high
    return [*parts, _part(word, (start, len(word.text)), (left, word.right))] if parts else [word]


def _part(word: Word, span: tuple[int, int], sides: tuple[float, float]) -> Word:
    """The letters from the first to the second of `span`, which stand between `sides`."""
    cut = word.text[slice(*span)]
    before, mine = (sum(letter in " \u00a0" for letter in text) for text in (word.text[: span[0]], cut.strip()))
    before += cut[:1] in (" ", "\u00a0")
    gaps = word.gaps[before : before + mine]
    return word._replace(text=cut.strip(), left=sides[0], right=sides[1], gaps=gaps, seams=())


def string(call: Callable[[Any, int], int]) -> str:
    """A UTF-16 string of pdfium, which is asked for its length first."""
    size = call(None, 0)
    if not 2 < size < 10_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
