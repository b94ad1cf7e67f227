"""The same report in several formats gives the same tables: the labelled documents come in up to eight."""

from pathlib import Path

import pytest

from cartaviva.formats.readers import read_document
from tests.formats.readers.showing import areas, grids

CORPUS = Path(__file__).parents[2] / "corpus"
OTHER_PAGES = {"d12_consell_subtotals", "h12_departement_sommes", "w07"}
"""A row has slid in the page, on purpose, and in no Word or PDF file; or the page has a table of its own."""
PAGES = sorted(
    path for folder in ("open", "more") for path in (CORPUS / folder).glob("*.html") if path.stem not in OTHER_PAGES
)
PRINTED_OTHERWISE = {
    "a06_universidad_pares",
    "a17_cultura_llarg",
    "ad03",
    "ad04",
    "af03",
    "ag01",
    "ag03",
    "ah01",
    "ah02",
    "aj02",
    "an03",
    "ar02",
    "ar04",
    "d05_camara_desvios",
    "e03",
    "e08",
    "e09",
    "e12",
    "f03",
    "g03",
    "h03_museu_fitxes",
    "i03",
    "l03",
    "h04_hospital_pledges",
    "h13_water_pcs",
    "h17_hospital_pt",
    "j03",
    "t08",
    "t09",
    "w05",
    "w06",
    "x10",
}
"""Their PDF has no tags, or tags of each page: a heading over two columns stands over the first, a merged cell is cut
where the page ends, cards follow each other in one table, a row without a text is none. What is read from it in the end
is compared in tests/corpus.
"""


def tables(path: Path) -> list[tuple[list[list[str]], set[tuple[int, int, int, int]]]]:
    """The texts of each table, without blanks, which a PDF does not keep, and the areas of its merged cells."""
    document = read_document(path.read_bytes(), path.name)
    return [
        ([["".join(cell.text.split()) for cell in row] for row in grid.rows], set(areas(grid).values()))
        for grid in grids(document)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_word_and_pdf_give_the_tables_of_the_page(page: Path) -> None:
    same = (".docx",) if page.stem in PRINTED_OTHERWISE else (".docx", ".pdf")
    others = [path for path in map(page.with_suffix, same) if path.exists()]
    assert [tables(path) for path in others] == [tables(page)] * len(others)


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "open"], ids=lambda path: path.stem)
def test_spreadsheets_give_the_tables_of_the_page_but_for_the_decimal_mark(page: Path) -> None:
    def pointed(path: Path) -> list[list[list[str]]]:
        return [[[text.replace(",", ".") for text in row] for row in rows] for rows, _areas in tables(path)]

    sheets = [path for path in map(page.with_suffix, (".xlsx", ".xls", ".ods")) if path.exists()]
    assert [pointed(path) for path in sheets] == [pointed(page)] * len(sheets)
