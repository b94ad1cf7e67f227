"""Rows of a sheet that are lower than their texts."""

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

ROWS = [
    ["Servei", "Compromís", "Fita", "Observacions"],
    ["Biblioteca", "Obrir cada dia de la setmana, també els festius", "300", "Va ploure molt al mes de maig"],
    ["Biblioteca", "Fer tallers de lectura a totes les escoles", "24", ""],
    ["Biblioteca", "Respondre els correus de tothom en dos dies", "95 %", ""],
    ["Escoles", "Renovar cada any una part de la col·lecció", "8 %", "Fins al juny, i després ja no"],
]


def sheet(high: str, leading: str = "3pt") -> bytes:
    merged = {1: "table.cell(rowspan: 3)[Biblioteca]", 4: "[Escoles]"}
    cells = [f"[{text}]" for text in ROWS[0]]
    for at, row in enumerate(ROWS[1:], 1):
        cells += [*([merged[at]] if at in merged else []), *(f"[{text}]" for text in row[1:])]
    options = f"columns: (2.5cm, 4.4cm, 1.5cm, 3.5cm), rows: {high}, stroke: 0.5pt, inset: 2pt"
    return pdf(f"#set par(leading: {leading})\n#set text(size: 10pt)\n#table({options}, {', '.join(cells)})")


def test_lines_over_the_row_below_are_of_their_own_and_what_may_be_missing_is_told() -> None:
    """Lines may stand tight in rows that are high enough."""
    found = [read(sheet(*how)) for how in (("14pt",), ("40pt",), ("40pt", "-1pt"))]
    assert [(shown(document), document.cut) for document in found] == [([ROWS], 1), ([ROWS], 0), ([ROWS], 0)]
