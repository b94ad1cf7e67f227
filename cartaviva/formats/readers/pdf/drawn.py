"""What a PDF page draws: lines, which may stand between cells, shades, and pictures."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from cartaviva.formats.readers.pdf import quick
from cartaviva.formats.readers.pdf.dashes import join_dashes
from cartaviva.formats.readers.pdf.page import Page, Turn
from cartaviva.formats.readers.pdf.shapes import Box, Rule
from cartaviva.formats.readers.pdf.underlined import without_underlines

Matrix = tuple[float, float, float, float, float, float]
_THIN = 2.5
"""Points: what is no thicker is a line, not a box."""
_DRAWN = frozenset((pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE))
_DEEPEST = 8
"""Forms within forms."""


def draw(document: Any, page: Page) -> None:
    """Put the lines, shades and pictures of a page beside its words."""
    handle = pdfium.FPDF_LoadPage(document, page.number - 1)
    if not handle:
        return
    turn = Turn(pdfium.FPDFPage_GetRotation(handle), page.width, page.height)
    for part, matrix in _objects(ctypes.cast(handle, ctypes.c_void_p), quick.count_objects, quick.object_at):
        if pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_IMAGE:
            page.pictures += 1
        else:
            for box, line in _strokes(part, matrix):
                _add_rule(page, turn.box(box)) if line else page.shades.append(turn.box(box))
    join_dashes(page)
    page.across[:] = without_underlines(page.across, page.words)
    pdfium.FPDF_ClosePage(handle)


def _objects(
    parent: Any, count: Any, get: Any, matrix: Matrix = (1, 0, 0, 1, 0, 0), depth: int = 0
) -> Iterator[tuple[Any, Matrix]]:
    """Paths and pictures, also inside forms, each with the matrix of the forms around it."""
    for index in range(count(parent)):
        address = get(parent, index)
        kind = quick.object_kind(address)
        if kind not in _DRAWN:
            continue
        part = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield part, matrix
        elif depth < _DEEPEST:
            inner = _product(_matrix(part), matrix)
            yield from _objects(address, quick.count_inner_objects, quick.inner_object_at, inner, depth + 1)


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
