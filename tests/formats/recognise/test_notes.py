"""To which reports of a file the texts below its tables belong."""

import pytest

from cartaviva.formats.grid import Cell, Document, Grid, Paragraph
from cartaviva.formats.recognise import recognise

Block = Grid | Paragraph


def table(remark: str = "") -> Grid:
    lines = (("Compromís", "Valor compromès", "Resultat", "Observacions"), ("Fer tallers", "3", "2", remark))
    return Grid(tuple(tuple(map(Cell, line)) for line in lines))


def title(text: str) -> Paragraph:
    return Paragraph(text, 1)


HALL, POOL = Paragraph("Servei: Biblioteques"), Paragraph("Servei: Piscines")
YEAR = title("Memòria 2025")
OF_HALL, OF_POOL = "La sala va tancar a l'agost.", "La piscina va tancar al gener."

CLOSED, LATE = "(a) Vam tancar a l'agost.", "(a) Va arribar tard."
NOTES = [(CLOSED,), (LATE,)]


@pytest.mark.parametrize(
    ("blocks", "notes"),
    [
        (
            [HALL, table(), Paragraph(OF_HALL), title("Informe de 2025"), POOL, table(), Paragraph(OF_POOL)],
            [(OF_HALL,), (OF_POOL,)],
        ),
        ([HALL, table(), title("Informe de 2025"), POOL, table(), Paragraph(OF_POOL)], [(), (OF_POOL,)]),
        ([HALL, title("A. Atenció"), table(), title("B. Préstec"), table(), Paragraph(OF_HALL)], [(OF_HALL,)] * 2),
        (
            [HALL, table("(1)"), title("Informe de 2025"), POOL, table(), Paragraph("(1) Obres."), Paragraph(OF_POOL)],
            [("(1) Obres.",), ("(1) Obres.", OF_POOL)],
        ),
        (
            [YEAR, title("Biblioteca"), table(), Paragraph(OF_HALL), title("Piscina"), table(), Paragraph(OF_POOL)],
            [(OF_HALL,), (OF_POOL,)],
        ),
        ([YEAR, title("Biblioteca"), table(), title("Piscina"), table(), Paragraph(OF_POOL)], [(OF_POOL,)] * 2),
        (
            [HALL, title("Objectiu 1. Atendre"), table(), Paragraph(OF_HALL), title("Objectiu 2. Prestar"), table()],
            [(OF_HALL,)],
        ),
        ([YEAR, title("A. Atenció"), table(), Paragraph("B. Préstec"), table(), Paragraph(OF_HALL)], [(OF_HALL,)] * 2),
        (
            [HALL, title("A"), table(), Paragraph(CLOSED), title("B"), table(), Paragraph(LATE), Paragraph(OF_HALL)],
            [(CLOSED,), (LATE, OF_HALL)],
        ),
        ([table(), Paragraph(CLOSED), HALL, table(), Paragraph(LATE)], [(CLOSED,), (LATE,)]),
        ([HALL, table(), title("Notes de la taula"), Paragraph(CLOSED), title("B"), table(), Paragraph(LATE)], NOTES),
        ([HALL, table(), title("Notícies"), Paragraph(CLOSED), title("B"), table(), Paragraph(LATE)], [(LATE,)] * 2),
        ([HALL, title("A"), table(), title("B"), table(), Paragraph(LATE)], [(LATE,)] * 2),
        ([HALL, title("A"), table(), Paragraph("1. Un títol"), table(), Paragraph(LATE)], [(LATE,)] * 2),
    ],
    ids=[
        "a note for each charter",
        "a note for the last",
        "one charter in two tables",
        "a mark points to the end",
        "a note below each title",
        "two titles, and a note at the end",
        "a note between two objectives of one report",
        "a paragraph that is a title",
        "marks begin anew below each table",
        "marks begin anew where nothing says what is a title",
        "marks below a title of notes",
        "marks below a title of something else",
        "marks of the last table alone are those of all",
        "a numbered title is no note",
    ],
)
def test_a_note_is_that_of_the_charter_above_it(blocks: list[Block], notes: list[tuple[str, ...]]) -> None:
    assert [report.notes for report in recognise(Document(tuple(blocks), "docx"))] == notes
