"""Tables of a page one on the other, drawn as one grid: each has its own columns, and what stands between is no row."""

import pytest

from cartaviva.formats.grid import Cell, Document, Grid, Row
from cartaviva.formats.recognise import recognise


def row(*texts: str) -> Row:
    """A row of a drawn grid: "<" is the cell before it, merged."""
    cells: list[Cell] = []
    for text in texts:
        cells.append(cells[-1] if text == "<" else Cell(text))
    return tuple(cells)


LIBRARY, MUSEUM = row("Biblioteca", "<", "<", "<"), row("Museu", "<", "<", "<")
WIDE = (row("Compromís", "<", "Resultat (objectiu)", "<"), row("Obrir 4 sales", "<", "5 (objectiu: 4)", "<"))
GLUED = (row("Ordinaris Compromís", "<", "Resultat (objectiu)", "<"), *WIDE[1:])
MORE = row("Fer 6 visites", "<", "3 (objectiu: 6)", "<")
NARROW = (row("Compromís", "Objectiu", "Resultat", "Causa"), row("Oferir 9 cursos", "9", "8", "Pluja"))
UNDER_THE_SAME = (row("Prestar 7 llibres", "7", "Sense dades", "<"), row("Editar 2 guies", "2", "Sense dades", "<"))


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (
            (LIBRARY, *WIDE, MORE, MUSEUM, *NARROW),
            [("Biblioteca", [("4", "5", ""), ("6", "3", "")]), ("Museu", [("9", "8", "Pluja")])],
        ),
        (
            (*GLUED, MORE, MUSEUM, *NARROW),
            [("Ordinaris", [("4", "5", ""), ("6", "3", "")]), ("Museu", [("9", "8", "Pluja")])],
        ),
        (
            (LIBRARY, *NARROW, MUSEUM, *UNDER_THE_SAME),
            [("", [("9", "8", "Pluja"), ("7", "Sense dades", "Sense dades"), ("2", "Sense dades", "Sense dades")])],
        ),
    ],
)
def test_each_table_of_a_pile_has_its_own_columns_and_a_band_is_no_table(
    rows: tuple[Row, ...], read: list[tuple[str, list[tuple[str, str, str]]]]
) -> None:
    reports = recognise(Document((Grid(rows),), "pdf", title="Informe 2024"))
    keys = ("target", "result", "remarks")
    told = [(report.service, [tuple(map(row.text, keys)) for row in report.rows]) for report in reports]
    assert told == read
