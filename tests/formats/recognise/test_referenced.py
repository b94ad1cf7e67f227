"""Rows that name their promise by its number, which another table or a list says in full."""

import pytest

from cartaviva.core.findings import Place
from cartaviva.formats.grid import Cell, Document, Grid, Paragraph
from cartaviva.formats.recognise import recognise


def table(number: int, *lines: str) -> Grid:
    texts = [[cell.strip() for cell in line.split("|")] for line in lines]
    rows = (tuple(Cell(text, Place(table=number, row=at)) for text in row) for at, row in enumerate(texts, 1))
    return Grid(tuple(rows))


FOLLOW_UP = table(
    2, "Engagement n° | Indicateur | Objectif | Résultat", "1 | Attente (minutes) | 15 | 12", "2 | Fêtes | 4 | 3"
)
PROMISES = ("Vous recevoir au guichet en 15 minutes", "Préparer quatre fêtes de quartier par an")
IN_FULL = [f"{number}. {promise}" for number, promise in enumerate(PROMISES, 1)]
ALONE = ["1", "2"]


@pytest.mark.parametrize(
    ("before", "read"),
    [
        (
            [table(1, "N° | Engagement | Direction", f"1 | {PROMISES[0]} | Accueil", f"2 | {PROMISES[1]} | Fêtes")],
            IN_FULL,
        ),
        ([Paragraph(f"{number}) {promise}") for number, promise in enumerate(PROMISES, 1)], IN_FULL),
        ([Paragraph(f"Engagement {number} : {promise}") for number, promise in enumerate(PROMISES, 1)], IN_FULL),
        ([table(1, "N° | Engagement", f"1 | {PROMISES[0]}")], ALONE),
        ([table(1, "N° | Engagement", f"1 | {PROMISES[0]}", f"1 | {PROMISES[1]}", f"2 | {PROMISES[1]}")], ALONE),
        ([table(1, "N° | Direction", "1 | Accueil", "2 | Vie des quartiers")], ALONE),
        ([], ALONE),
    ],
)
def test_a_number_is_followed_by_its_promise_where_all_are_said_once(
    before: list[Grid | Paragraph], read: list[str]
) -> None:
    (report,) = recognise(Document((*before, FOLLOW_UP), "docx"))
    assert [row.text("commitment") for row in report.rows] == read
