"""One page of a PDF: its words and its ruling lines, upright, in points from the lower left corner."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_BLANKS = frozenset((0, 9, 10, 13, 32, 160, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000))
_HYPHENS = frozenset((2, 0xFFFE))
"""What pdfium says for a hyphen at the end of a line."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
SOFT = "\u00ad"
_THIN = 2.5
"""Points: what is no thicker is a line, not a box."""
_DEEPEST = 8
"""Forms within forms."""


class Word(NamedTuple):
    """Letters without a blank between them. `mark` is their marked content, -1 without."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    mark: int

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


class Rule(NamedTuple):
    """A line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    """Horizontal lines."""
    down: list[Rule] = field(default_factory=list)
    """Vertical lines."""
    shades: list[Box] = field(default_factory=list)
    """Filled boxes, as behind every second row."""
    pictures: int = 0


class _Turn:
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
    """Words and lines of page `index`, from 0. `visit` gets the open page, and words then know their marked content."""
    handle = pdfium.FPDF_LoadPage(document, index)
    if not handle:
        return Page(index + 1, 0, 0)
    try:
        width, height = pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle)
        turn = _Turn(pdfium.FPDFPage_GetRotation(handle), width, height)
        page = Page(index + 1, width, height)
        text = pdfium.FPDFText_LoadPage(handle)
        if text:
            page.words += _words(text, turn, visit is not None)
            pdfium.FPDFText_ClosePage(text)
        if visit is not None:
            visit(handle)
        for part, matrix in _objects(handle, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
            if pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_IMAGE:
                page.pictures += 1
            else:
                for box, line in _strokes(part, matrix):
                    _add_rule(page, turn.box(box)) if line else page.shades.append(turn.box(box))
        return page
    finally:
        pdfium.FPDF_ClosePage(handle)


# Words


class _Letters:
    """The letters of a page. Calls into pdfium take most of the time: boxes are asked for where words begin and end."""

    def __init__(self, text: Any, turn: _Turn) -> None:
        self._text, self._turn = text, turn
        self._box = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._box)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_reference = ctypes.byref(self._matrix)
        x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin = ctypes.byref(x), ctypes.byref(self._y)
        unicode = pdfium.FPDFText_GetUnicode
        self.codes: list[int] = [unicode(text, index) for index in range(pdfium.FPDFText_CountChars(text))]

    def box(self, index: int) -> Box:
        """From left to right a letter's ink; from bottom to top its size, the same for a comma and a capital."""
        box = self.ink(index)
        size = 0.0 if self._turn.quarters else self._size(index)
        return (box[0], self._y.value - 0.2 * size, box[2], self._y.value + 0.75 * size) if size else box

    def ink(self, index: int) -> Box:
        if not pdfium.FPDFText_GetLooseCharBox(self._text, index, self._reference):
            return 0, 0, 0, 0
        return self._turn.box((self._box.left, self._box.bottom, self._box.right, self._box.top))

    def _size(self, index: int) -> float:
        """The size of an upright letter in points, and its base line in `_y`; 0 for one that lies."""
        pdfium.FPDFText_GetMatrix(self._text, index, self._matrix_reference)
        upright = self._matrix.d > 0 and abs(self._matrix.b) < self._matrix.d
        if not upright or not pdfium.FPDFText_GetCharOrigin(self._text, index, *self._origin):
            return 0.0
        return float(pdfium.FPDFText_GetFontSize(self._text, index) * self._matrix.d)

    def runs(self) -> Iterator[tuple[int, int]]:
        """Start and end of what stands between blanks; pdfium sets a blank wherever it sees a gap."""
        start = None
        for index, code in enumerate(self.codes):
            if code in _BLANKS:
                if start is not None:
                    yield start, index
                start = None
            elif start is None:
                start = index
        if start is not None:
            yield start, len(self.codes)

    def mark(self, index: int) -> int:
        """The marked content of a letter, -1 without."""
        part = pdfium.FPDFText_GetTextObject(self._text, index)
        return int(pdfium.FPDFPageObj_GetMarkedContentID(part)) if part else -1


def _words(text: Any, turn: _Turn, marked: bool) -> Iterator[Word]:
    letters = _Letters(text, turn)
    for start, end in letters.runs():
        for first, last, box in _straight(letters, start, end):
            shown = "".join(_shown(code) for code in letters.codes[first:last])
            yield Word(shown, *box, letters.mark(first) if marked else -1)


def _shown(code: int) -> str:
    if code in _HYPHENS:
        return SOFT
    return _LIGATURES.get(code) or ("" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code))


def _straight(letters: _Letters, start: int, end: int) -> Iterator[tuple[int, int, Box]]:
    """The parts of a run that stand on one line, next to each other: as a rule the run itself."""
    first, last = letters.box(start), letters.ink(end - 1)
    height = first[3] - first[1]
    if (
        first[1] - height < last[1]
        and last[3] < first[3] + height
        and 0 <= last[2] - first[0] <= 1.2 * height * (end - start)
    ):
        yield start, end, (first[0], first[1], last[2], first[3])
        return
    begin, area = start, first
    for index in range(start + 1, end):
        box = letters.box(index)
        height = area[3] - area[1]
        near = -0.5 * height < box[0] - area[2] < 0.25 * height
        if near and abs(box[1] + box[3] - area[1] - area[3]) <= height:
            area = area[0], min(area[1], box[1]), max(area[2], box[2]), max(area[3], box[3])
        else:
            yield begin, index, area
            begin, area = index, box
    yield begin, end, area


# Lines


def _objects(
    parent: Any, count: Any, get: Any, matrix: Matrix = (1, 0, 0, 1, 0, 0), depth: int = 0
) -> Iterator[tuple[Any, Matrix]]:
    """Paths and pictures, also inside forms, each with the matrix of the forms around it."""
    for index in range(count(parent)):
        part = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _product(_matrix(part), matrix)
            yield from _objects(part, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield part, matrix


def _matrix(part: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(part, ctypes.byref(found)):
        return 1, 0, 0, 1, 0, 0
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _strokes(path: Any, matrix: Matrix) -> Iterator[tuple[Box, bool]]:
    """The boxes that a path draws, and whether each may be a line: thin shapes, straight strokes, sides of frames."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not (fill.value or stroke.value):
        return
    outlines = list(_outlines(path, _product(_matrix(path), matrix)))
    framed = len(outlines) > 1 and fill.value == pdfium.FPDF_FILLMODE_ALTERNATE  # what is between two boxes is filled
    for points in outlines:
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield box, True
        elif stroke.value or framed:
            for (x, y), (to_x, to_y) in pairwise(points):
                yield (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)), True
        else:
            yield box, False


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path; a part with a curve is no line and is left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    straight = True
    for index in range(min(pdfium.FPDFPath_CountSegments(path), 20_000)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and straight:
                yield points
            points, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and straight:
        yield points


def _add_rule(page: Page, box: Box) -> None:
    """A dot of a dotted line may belong to a line in either direction."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if high <= _THIN and (wide > high or wide <= _THIN):
        page.across.append(Rule((bottom + top) / 2, left, right))
    if wide <= _THIN and (high > wide or high <= _THIN):
        page.down.append(Rule((left + right) / 2, bottom, top))


def string(call: Callable[[Any, int], int]) -> str:
    """A UTF-16 string of pdfium, which is asked for its length first."""
    size = call(None, 0)
    if not 2 < size < 10_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
