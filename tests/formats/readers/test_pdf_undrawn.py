"""PDF tables of which nothing is drawn: cells that nearly touch, and merged ones."""

import pytest

from cartaviva.formats.readers.pdf import read
from cartaviva.formats.readers.pdf.covered_rows import tiles
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

HEADINGS = ["Servei", "Compromís", "Fita", "Resultat"]
ROWS = [
    ["Obrir la biblioteca tots els dies de la setmana", "300 dies", "312 dies"],
    ["Respondre els correus de tothom en menys de dos dies", "95 %", "97 %"],
    ["Renovar cada any una part de la col·lecció", "8 %", "9 %"],
    ["Fer tallers de lectura a totes les escoles", "24 tallers", "21 tallers"],
]


def table(align: str) -> str:
    merged = {0: "table.cell(rowspan: 3)[Biblioteca]", 3: "[Escoles]"}
    cells = [f"[{text}]" for text in HEADINGS]
    for at, row in enumerate(ROWS):
        cells += [*([merged[at]] if at in merged else []), *(f"[{text}]" for text in row)]
    options = f"columns: (2.2cm, 3.2cm, 1.9cm, 2.2cm), stroke: none, inset: (x: 2.5pt, y: 5pt), align: {align}"
    return f"#table({options}, {', '.join(cells)})"


@pytest.mark.parametrize("align", ["horizon", "top"])
def test_a_merged_cell_covers_its_rows(align: str) -> None:
    services = ["Biblioteca", "Biblioteca", "Biblioteca", "Escoles"]
    assert shown(read(pdf(table(align)))) == [
        [HEADINGS, *([service, *row] for service, row in zip(services, ROWS, strict=True))]
    ]


def test_texts_cover_rows_by_their_middle_or_from_their_top_or_not_at_all() -> None:
    """Four rows of 20 points, and lines of 10."""
    edges = [80.0, 60.0, 40.0, 20.0, 0.0]
    middle, top, uneven = (
        [(55.0, 45.0, 10.0), (15.0, 5.0, 10.0)],
        [(78.0, 68.0, 10.0), (38.0, 28.0, 10.0)],
        [(44.0, 36.0, 9.0)],
    )
    assert [
        tiles(texts, edges, way) for texts, way in ((middle, False), (top, True), (uneven * 2, None), ([], None))
    ] == [
        [(0, 3), (3, 4)],
        [(0, 2), (2, 4)],
        None,
        [],
    ]
