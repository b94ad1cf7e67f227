"""Lines below a table where a page ends, and the same headings at the top of the next."""

import pytest

from cartaviva.core.findings import Place
from cartaviva.formats.grid import Cell, Document, Grid, Paragraph
from cartaviva.formats.recognise import recognise

HEADS = ("Compromís", "Valor compromès", "Resultat", "Observacions")
ANSWER, LEND, OPEN = ("Respondre", "3", "4", ""), ("Prestar", "5", "4", ""), ("Obrir", "7", "7", "")


def table(page: int | None, *rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(tuple(Cell(text, Place(page=page)) for text in row) for row in (HEADS, *rows)))


def line(page: int | None, text: str) -> Paragraph:
    return Paragraph(text, place=Place(page=page))


def band(text: str) -> tuple[str, ...]:
    return (text, "", "", "")


def reports(*blocks: Grid | Paragraph) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Charter and rows (group, promise, remarks) of each report."""
    return [
        (
            report.service,
            [
                (row.text("objective") or row.text("service"), row.text("commitment"), row.text("remarks"))
                for row in report.rows
            ],
        )
        for report in recognise(Document((line(1, "Informe 2024"), *blocks), "pdf"))
    ]


def test_bands_and_remarks_at_the_end_of_a_page_are_of_the_table_that_goes_on() -> None:
    found = reports(
        table(1, band("Atenció"), ANSWER, band("Observacions: cap."), band("Préstec"), LEND),
        line(1, "Observacions: obres."),
        line(1, "Horari"),
        table(2, OPEN),
    )
    assert found == [
        ("", [("Atenció", "Respondre", "cap."), ("Préstec", "Prestar", "obres."), ("Horari", "Obrir", "")])
    ]


@pytest.mark.parametrize(
    ("above", "between", "page"),
    [
        ((band("Atenció"), ANSWER), line(2, "Mercats"), 2),
        ((ANSWER,), line(1, "Mercats"), 2),
        ((band("Atenció"), ANSWER), line(1, "Servei: Mercats"), 2),
        ((band("Atenció"), ANSWER), line(1, "Mercats"), 3),
        ((band("Atenció"), ANSWER), line(None, "Mercats"), None),
    ],
    ids=["a title on the next page", "no bands", "a charter by name", "a page between", "no pages"],
)
def test_a_title_of_the_next_charter_is_none_of_them(
    above: tuple[tuple[str, ...], ...], between: Paragraph, page: int | None
) -> None:
    first = None if page is None else 1
    found = reports(table(first, *above), between, table(page, OPEN))
    assert [service for service, _ in found][1:] == ["Mercats"]


def test_a_line_below_a_table_that_begins_as_its_rows_of_remarks_do_is_one_of_them() -> None:
    rows = (ANSWER, band("Observacions: cap."), LEND)
    said = [reports(table(1, *rows), line(1, text)) for text in ("Observacions: obres al local.", "Font: registre.")]
    assert said == [
        [("", [("", "Respondre", "cap."), ("", "Prestar", "obres al local.")])],
        [("", [("", "Respondre", "cap."), ("", "Prestar", "")])],
    ]
