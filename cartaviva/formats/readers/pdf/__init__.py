"""PDF with text: structure tags where the file has them, of cells or of rows, else lines, else columns of text."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from cartaviva.core.findings import Unreadable
from cartaviva.formats.grid import Block, Document
from cartaviva.formats.readers.cells import clean
from cartaviva.formats.readers.limits import check_pages
from cartaviva.formats.readers.pdf.cut_off import cut_page
from cartaviva.formats.readers.pdf.drawings import part_drawings
from cartaviva.formats.readers.pdf.drawn import draw
from cartaviva.formats.readers.pdf.halves import read_pages
from cartaviva.formats.readers.pdf.lines import Vocabulary, settle_hyphens
from cartaviva.formats.readers.pdf.overflowing import drawn_over, put_into_rows
from cartaviva.formats.readers.pdf.page import Page, string
from cartaviva.formats.readers.pdf.pages import assemble
from cartaviva.formats.readers.pdf.tagged import Tags, tagged_blocks
from cartaviva.formats.readers.pdf.unfolded import put_back, unfold

# Read


def read(data: bytes) -> Document:
    """Tables that go on over pages come as one; what is printed on every page comes once."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        raise Unreadable("password" if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else "damaged-file")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        check_pages(count)
        tags = Tags() if pdfium.FPDFCatalog_IsTagged(document) else None
        pages = read_pages(document, count, tags)
        known = Vocabulary(pages)
        settle_hyphens(pages, known)
        ways = (tagged_blocks(tags, pages, known, loose) for loose in (False, True)) if tags else ()
        blocks = next((blocks for blocks in ways if blocks is not None), None)
        cut = 0
        if blocks is None:
            blocks, cut = _by_place(document, pages)
        return Document(tuple(blocks), "pdf", _title(document), _language(document), cut or cut_page(pages, blocks))
    finally:
        pdfium.FPDF_CloseDocument(document)


def _by_place(document: Any, pages: Sequence[Page]) -> tuple[list[Block], int]:
    """By lines, else by columns of text; and the first page that cuts off texts that do not fit their rows, else 0."""
    for page in pages:
        draw(document, page)
    part_drawings(pages)
    if not any(page.words for page in pages) and any(page.pictures for page in pages):
        raise Unreadable("pictures-only")
    cut = drawn_over(pages)
    wide, parts = unfold(pages)
    if cut:
        put_into_rows(wide)
    blocks = assemble(wide)
    return put_back(blocks, parts) if parts else blocks, cut


def _title(document: Any) -> str:
    return clean(string(lambda buffer, size: pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)))


def _language(document: Any) -> str | None:
    def read_language(buffer: Any, size: int) -> int:
        into = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if buffer else None
        return int(pdfium.FPDFCatalog_GetLanguage(document, into, size))

    said = string(read_language)
    return None if said == "en-US" else said.partition("-")[0].lower() or None  # LibreOffice says en-US of everything
