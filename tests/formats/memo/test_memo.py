"""The files of the memo: the same words in each, the same bytes for the same words, tagged for screen readers."""

import io
from dataclasses import replace

import docx
import pikepdf
import pytest

from cartaviva.core.words import LANGUAGES
from cartaviva.formats.memo import FILES
from cartaviva.formats.memo.words import Memo
from cartaviva.locale import voice
from tests.formats.memo.sample import HEAD, memo
from tests.formats.writers.test_pdf import pages, tags

BARE = replace(memo(), rows=(), total=(), misses=(), provisional="", authenticity=(), counts={})


def file(kind: str, words: Memo) -> bytes:
    return FILES[kind].write(words, voice(words.language))


def text_of(kind: str, data: bytes) -> str:
    """Everything that stands in a file, without line breaks and soft places to break a word."""
    if kind == "pdf":
        return _tidy("\n".join(pages(data)))
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return _tidy("\n".join([*(one.text for one in document.paragraphs), *cells]))


def _tidy(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def said(words: Memo) -> list[str]:
    """Every text of a memo."""
    rows = [text for row in words.rows for text in (row.charter.name, *row.figures)]
    lines = [text for _, found in words.misses for one in found for pair in one.lines for text in (one.about, *pair)]
    whole = (words.title, words.town, words.summary, words.provisional, *words.headings, *words.total)
    return [*whole, *rows, *lines, *words.collected, *words.authenticity]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_says_every_word_of_the_memo(kind: str, language: str) -> None:
    words = memo(language)
    text = text_of(kind, file(kind, words))
    assert [one for one in said(words) if _tidy(one) not in text] == []


@pytest.mark.parametrize("kind", FILES)
def test_the_same_words_give_the_same_bytes(kind: str) -> None:
    assert file(kind, memo()) == file(kind, memo())


@pytest.mark.parametrize("kind", FILES)
def test_a_period_without_a_report_has_a_memo_without_a_table(kind: str) -> None:
    text = text_of(kind, file(kind, BARE))
    assert (_tidy(BARE.summary) in text, _tidy(BARE.collected[0]) in text, HEAD in text) == (True, True, False)


@pytest.mark.parametrize("odd", ["\x0c<b>&amp;#let</b> \u202e", "𓀀 ※ مرحبا", "x" * 400])
@pytest.mark.parametrize("kind", FILES)
def test_no_text_can_break_a_file(kind: str, odd: str) -> None:
    words = memo()
    ((charter, (first, *_)), *_) = words.misses
    strange = replace(
        words, town=odd, misses=((charter._replace(name=odd), (first._replace(about=odd, lines=((odd, odd),)),)),)
    )
    assert text_of(kind, file(kind, strange))


def test_the_pdf_is_accessible_for_the_archive_and_has_the_titles_and_the_table_tagged() -> None:
    data = file("pdf", memo())
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        stated = [str(metadata.get(name)) for name in ("pdfuaid:part", "pdfaid:part", "dc:title", "xmp:CreateDate")]
        spoken = str(pdf.Root.Lang)
    found = [tag["tag"] for tag in tags(data) if tag["tag"] in ("H1", "H2", "H3", "Table", "Figure", "TH")]
    assert (stated, spoken, found) == (
        ["1", "2", memo().title, "2025-12-31T00:00:00+00:00"],
        "ca",
        ["H1", "Figure", "H2", "Table", *["TH"] * 9, "H2", "H3", "H3", "H2", "H2"],
    )


def fewer(words: Memo) -> Memo:
    """Without the column of what did not apply."""
    rows = tuple(row._replace(figures=(*row.figures[:3], *row.figures[5:])) for row in words.rows)
    headings, total = ((*each[:4], *each[6:]) for each in (words.headings, words.total))
    return replace(words, rows=rows, headings=headings, total=total)


@pytest.mark.parametrize(("words", "upright"), [(fewer(memo("es")), True), (memo("es"), False)])
def test_word_stands_upright_where_its_table_fits_and_says_in_which_language_it_is(words: Memo, upright: bool) -> None:
    document = docx.Document(io.BytesIO(file("docx", words)))
    page, properties = document.sections[0], document.core_properties
    assert ((page.page_width or 0) < (page.page_height or 0), properties.title, properties.language) == (
        upright,
        words.title,
        "es",
    )
