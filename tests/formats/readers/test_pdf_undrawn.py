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


def test_headings_over_two_columns_may_stand_at_the_right_of_them() -> None:
    """The first of their columns is much wider than its figures."""
    above = [f"table.cell(colspan: 2)[Any {year} segons les dades del servei]" for year in (2023, 2024)]
    rows = [["Compromís", "Fita", "Fet", "Fita", "Fet"], *([*row, row[2], row[1]] for row in ROWS)]
    cells = ["[]", *above, *(f"[{text}]" for row in rows for text in row)]
    options = "columns: (3.2cm, 4cm, 1.9cm, 4cm, 1.9cm), stroke: none, inset: (x: 2.5pt, y: 5pt)"
    years = [f"Any {year} segons les dades del servei" for year in (2023, 2023, 2024, 2024)]
    text = f"#table({options}, align: (left,) + 4 * (right,), {', '.join(cells)})"
    assert shown(read(pdf(text))) == [[["Compromís", *years], *rows]]


def test_a_text_that_is_pressed_flat_is_not_seen() -> None:
    flat = "#scale(y: 0%)[Amagat]\n"
    cells = ", ".join(f"[{text}]" for row in (["A", *ROWS[0]], ["B", *ROWS[1]], ["C", *ROWS[2]]) for text in row)
    text = f"{flat}#table(columns: (1cm, 9cm, 3cm, 3cm), stroke: none, {cells})\n{flat}"
    assert shown(read(pdf(text))) == [[["A", *ROWS[0]], ["B", *ROWS[1]], ["C", *ROWS[2]]]]


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


PARTED = """#text(size: 14pt)[Informe de seguiment dels compromisos] \\ Ajuntament #text(fill: blue)[de Vallclara]
#table(columns: (3.6cm, 3cm, 1.6cm, 1.6cm), stroke: none, inset: (x: 1.5pt, y: 4pt), align: (left, left, right, right),
  [Compromís], [Indicador], [Fita], [Fet],
  [Obtenir una nota de 8 o més sobre #text(fill: blue)[10]], [Nota mitjana], [8], [8,2],
  [Respondre en menys #text(fill: blue)[de 10 dies]], [Dies fins a la resposta], [10], [9],
  [Fer #text(fill: blue)[12 tallers]], [Tallers], [12], [11],
  [Renovar la col·lecció], [Exemplars nous], [300], [312],
  [Obrir els #text(fill: blue)[diumenges]], [Diumenges], [40], [41])
"""


def test_a_text_that_is_drawn_in_two_goes_is_one_and_a_title_above_is_no_heading() -> None:
    """A blank that is drawn ends where the next letter begins; what is between two cells does not."""
    assert shown(read(pdf(PARTED))) == [
        "Informe de seguiment dels compromisos",
        "Ajuntament de Vallclara",
        [
            ["Compromís", "Indicador", "Fita", "Fet"],
            ["Obtenir una nota de 8 o més sobre 10", "Nota mitjana", "8", "8,2"],
            ["Respondre en menys de 10 dies", "Dies fins a la resposta", "10", "9"],
            ["Fer 12 tallers", "Tallers", "12", "11"],
            ["Renovar la col·lecció", "Exemplars nous", "300", "312"],
            ["Obrir els diumenges", "Diumenges", "40", "41"],
        ],
    ]


YEARS = """#set table(stroke: none, inset: (x: 2pt, y: 4pt), align: horizon)
#table(columns: (1cm, 4cm) + 4 * (1.8cm,),
  table.cell(rowspan: 2)[N.º], table.cell(rowspan: 2)[Compromís],
  table.cell(colspan: 2, align: center)[Any 2022], table.cell(colspan: 2, align: center)[Any 2023],
  [Fita], [Fet], [Fita], [Fet],
  {rows}
  table.cell(colspan: 2)[Total dels compromisos], [99], [98], [97], [96])
"""
COUNTS = [
    [str(at), f"Atendre {at}0 consultes de totes les persones que hi vagin", f"{at}0", f"{at}1", f"{at}2", f"{at}3"]
    for at in range(1, 6)
]


def test_a_heading_beside_two_lines_of_others_is_of_its_column_and_a_total_is_no_column() -> None:
    rows = "\n".join("".join(f"[{text}], " for text in row) for row in COUNTS)
    assert shown(read(pdf(YEARS.format(rows=rows)))) == [
        [
            ["N.º", "Compromís", "Any 2022", "Any 2022", "Any 2023", "Any 2023"],
            ["N.º", "Compromís", "Fita", "Fet", "Fita", "Fet"],
            *COUNTS,
            ["Total dels compromisos", "", "99", "98", "97", "96"],
        ]
    ]


BROKEN = """#set page(height: 5cm, margin: 1cm)
#table(columns: (3.4cm, 3.4cm, 1.8cm, 1.8cm), stroke: none, inset: (x: 2pt, y: 4pt),
  table.header([Compromís], [Indicador], [Fita], [Resultat]),
  [Obrir la biblioteca], [Dies oberts], [300], [312],
  [Respondre els correus], [Correus respostos], [95], [97],
  [Fer tallers], [Tallers], [24], [21],
  [Renovar la col·lecció cada any i fer-la conèixer a tothom que hi vingui amb taules de novetats],
  [Exemplars nous], [80], [90],
  [Prestar llibres], [Llibres prestats], [500], [512],
  [Escoltar propostes], [Propostes rebudes], [20], [25], [Netejar places], [Places netes], [9], [7])
"""


def test_a_row_that_a_page_breaks_off_goes_on_below_the_headings_of_the_next() -> None:
    assert shown(read(pdf(BROKEN))) == [
        [
            ["Compromís", "Indicador", "Fita", "Resultat"],
            ["Obrir la biblioteca", "Dies oberts", "300", "312"],
            ["Respondre els correus", "Correus respostos", "95", "97"],
            ["Fer tallers", "Tallers", "24", "21"],
            [
                "Renovar la col·lecció cada any i fer-la conèixer a tothom que hi vingui amb taules de novetats",
                "Exemplars nous",
                "80",
                "90",
            ],
            ["Prestar llibres", "Llibres prestats", "500", "512"],
            ["Escoltar propostes", "Propostes rebudes", "20", "25"],
            ["Netejar places", "Places netes", "9", "7"],
        ]
    ]
