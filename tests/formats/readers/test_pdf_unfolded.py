"""Sheets that are wider than a page, printed on several: down, then to the right."""

import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import grids, shown
from tests.formats.readers.test_pdf import pdf

WIDE, ROOM = "(1.2cm, 8cm, 3.4cm)", "(1.2cm, 5cm, 2cm)"
LEFT = [
    ["Núm.", "Compromís", "Fita"],
    ["1", "Obrir tots els dies", "300 dies"],
    ["2", "Fer tallers a les escoles", "24"],
    ["3", "Respondre els correus", "95 %"],
]
RIGHT = [["Resultat", "Observacions"], ["312 dies", "Va ploure molt"], ["21", ""], ["97 %", "Fins al maig"]]
BELOW = [["4", "Renovar la col·lecció", "8 %"], ["5", "Prestar llibres", "900"], ["6", "Escoltar tothom", "8"]]
AFTER = [["9 %", ""], ["870", "Ha tancat un mes"], ["8,4", ""]]
RESULTS = [["Núm.", "Resultat"], *([str(at), *row[:1]] for at, row in enumerate(RIGHT[1:], 1))]
TITLE = "Seguiment dels compromisos de la carta de serveis de la biblioteca, any 2023, dades tancades al gener"


def page(rows: list[list[str]], columns: str = "(4.5cm, 4.5cm)", above: str = "", stroke: str = "0.5pt") -> str:
    cells = ", ".join(f"[{text}]" for row in rows for text in row)
    title = f"#place(dx: {above.partition('|')[0]})[#box(width: 40cm)[{above.partition('|')[2]}]]\n" if above else ""
    table = f"#table(columns: {columns}, rows: 0.7cm, align: left + horizon, stroke: {stroke}, {cells})"
    return f"{title}#v(1.2cm)\n{table}\n"


def pages(*parts: str) -> bytes:
    return pdf("#set page(width: 15cm, height: 9cm, margin: 1cm)\n" + "#pagebreak()\n".join(parts))


def test_what_goes_on_to_the_right_is_of_the_same_rows() -> None:
    table = grids(read(pages(page(LEFT, WIDE, "0cm|Carta"), page(RIGHT))))[0]
    texts = [[cell.text for cell in row] for row in table.rows]
    places = [(cell.place.page, cell.place.box and cell.place.box[0]) for cell in table.rows[1]]
    assert (texts, places) == (
        [[*left, *right] for left, right in zip(LEFT, RIGHT, strict=True)],
        [(1, 28), (1, 62), (1, 289), (2, 29), (2, 156)],
    )


def test_print_may_go_down_two_pages_before_it_goes_to_the_right() -> None:
    data = pages(page(LEFT, WIDE, "0cm|Carta"), page(BELOW, WIDE), page(RIGHT), page(AFTER))
    left, right = [*LEFT, *BELOW], [*RIGHT, *AFTER]
    assert shown(read(data)) == ["Carta", [[*one, *other] for one, other in zip(left, right, strict=True)]]


@pytest.mark.parametrize(
    ("first", "second", "headings"),
    [
        (page(LEFT, WIDE, "0cm|Carta"), page(RESULTS), [3, 2]),
        (page(LEFT, ROOM, "0cm|Carta"), page(RIGHT), [3, 2]),
        (page(LEFT, WIDE, "0cm|Carta"), page(RIGHT, above="0cm|Resultats"), [3, 2]),
        (page(LEFT, WIDE, "0cm|Carta"), page(RIGHT[:-1]), [3, 2]),
        (page(LEFT, WIDE, "0cm|Carta", "none"), page(RIGHT, stroke="none"), [3]),
    ],
    ids=["a heading comes again", "there was room", "a title of its own", "fewer rows", "without lines"],
)
def test_other_pages_are_tables_of_their_own(first: str, second: str, headings: list[int]) -> None:
    assert [len(table.rows[0]) for table in grids(read(pages(first, second)))] == headings


def test_a_title_that_is_longer_than_its_page_says_where_the_next_one_stands() -> None:
    """No line is drawn, and the second page has the rest of the title: all of the text, from left of the page."""
    first, second = page(LEFT, WIDE, f"0cm|{TITLE}", "none"), page(RIGHT, above=f"-13cm|{TITLE}", stroke="none")
    assert shown(read(pages(first, second))) == [
        TITLE,
        [[*left, *right] for left, right in zip(LEFT, RIGHT, strict=True)],
    ]
