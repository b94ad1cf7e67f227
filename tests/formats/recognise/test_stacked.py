"""Tables with two rows for each promise and cells merged over both; `unseen.txt` has those without merged cells."""

import pytest

from cartaviva.formats.readers import read_document
from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import flat

PAIRS = """Compromís/2 | Objectiu | {0} | Observacions/2
{1}
Fer tallers/2 | 4 | 3 | Obres/2
{2} | -1
Fer visites/2 | 5 | 5 | /2
{3} | 0"""


@pytest.mark.parametrize(
    ("headings", "below", "rows"),
    [
        (
            ("Resultat", "Indicador | Diferència"),
            ("Tallers", "Visites"),
            ["Fer tallers | Tallers | 4 | 3 | -1 | Obres", "Fer visites | Visites | 5 | 5 | 0 | "],
        ),
        (
            ("Resultat", "2023 | 2023"),
            ("2", "3"),
            [
                *("Fer tallers | 4 | 3 | Obres", "^Fer tallers | 2 | -1 | ^Obres"),
                *("Fer visites | 5 | 5 | ", "^Fer visites | 3 | 0 | "),
            ],
        ),
    ],
)
def test_two_rows_are_one_promise_where_every_heading_says_another_thing(
    headings: tuple[str, str], below: tuple[str, str], rows: list[str]
) -> None:
    rowspans = [
        [text.partition("/") for text in line.split(" | ")] for line in PAIRS.format(*headings, *below).split("\n")
    ]
    cells = ("".join(f"<td rowspan={over or 1}>{text}</td>" for text, _, over in line) for line in rowspans)
    page = f"<h1>Seguiment 2023</h1><table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"
    assert flat(recognise(read_document(page.encode(), "dues.html"))) == [("", "2023-01-01", rows)]
