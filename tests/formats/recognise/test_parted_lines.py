"""Tables with lines for target and result whose bands are paragraphs between their parts."""

import pytest

from cartaviva.formats.grid import Cell, Document, Grid, Paragraph, Row
from cartaviva.formats.recognise import recognise

HEADS = "Compromiso||1S|2S|Año|Observaciones"
OPEN = ("Abrir 10 días|Objetivo|5|5|10|", "|Resultado|5|6|11|", "|Diferencia|0|1|1|")
LEND = ("Prestar 14 libros|Objetivo|7|7|14|Obras", "|Resultado|6|6|12|", "|Diferencia|-1|-1|-2|")


def row(line: str) -> Row:
    return tuple(map(Cell, line.split("|")))


def table(*lines: str) -> Grid:
    return Grid(tuple(map(row, lines)))


def reports(*blocks: Grid | Paragraph) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The period and the rows (band, promise, target, result, difference, remark) of each report."""
    document = Document((Paragraph("Informe 2024"), *blocks), "pdf")
    return [
        (report.period.label if report.period else "", [tuple(map(row.text, SHOWN)) for row in report.rows])
        for report in recognise(document)
    ]


SHOWN = ("service", "commitment", "target", "result", "difference", "remarks")


def read(first: str, second: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    """What two promises are read as that stand below these bands."""
    return [
        ("1S", [(first, "Abrir 10 días", "5", "5", "0", ""), (second, "Prestar 14 libros", "7", "6", "-1", "Obras")]),
        ("2S", [(first, "Abrir 10 días", "5", "6", "1", ""), (second, "Prestar 14 libros", "7", "6", "-1", "Obras")]),
        (
            "2024",
            [(first, "Abrir 10 días", "10", "11", "1", ""), (second, "Prestar 14 libros", "14", "12", "-2", "Obras")],
        ),
    ]


def test_bands_between_the_parts_of_a_table_are_its_bands() -> None:
    parts = (table(HEADS), Paragraph("SALAS"), table(*OPEN), Paragraph("LIBROS"), table(*LEND))
    assert reports(*parts) == read("SALAS", "LIBROS")


@pytest.mark.parametrize("foot", ["Página 1 de 2", "Carta de la biblioteca - Página 1 de 2", "1"])
def test_the_foot_of_a_page_between_two_parts_is_no_band(foot: str) -> None:
    assert reports(table(HEADS, *OPEN), Paragraph(foot), table(*LEND)) == read("", "")


def test_a_page_that_ends_between_the_lines_of_a_promise_parts_nothing() -> None:
    parts = (table(HEADS, "SALAS|||||", *OPEN[:2]), Paragraph("1"), table(*OPEN[2:], "LIBROS|||||", *LEND))
    assert reports(*parts) == read("SALAS", "LIBROS")


def test_another_table_behind_such_a_one_is_no_part_of_it() -> None:
    about = "Los resultados de las encuestas se publican en la página web de la biblioteca, " * 3
    others = table("Quejas|Resultado|2|3|5|", "Sugerencias|Resultado|1|1|2|")
    costs = table("Personal|Resultado|5|6|11", "Libros|Resultado|1|1|2")
    first = table(HEADS, "SALAS|||||", *OPEN, "LIBROS|||||", *LEND)
    behind = [(Paragraph(about), others), (Paragraph("Costes"), costs)]
    assert [reports(first, *blocks)[0] for blocks in behind] == [read("SALAS", "LIBROS")[0]] * 2


def test_tables_with_a_year_in_a_heading_each_stay_apart() -> None:
    heads = "Compromiso|Objetivo|Resultado 2024|Diferencia"
    open_, lend = table(heads, "Abrir|5|4|-1"), table(heads, "Prestar|7|7|0")
    titles = (
        Paragraph("Carta de salas", 2),
        Paragraph("Salas 1: hubo obras en mayo."),
        Paragraph("Carta de libros", 2),
    )
    document = Document((titles[0], open_, *titles[1:], lend), "pdf")
    assert [(report.notes, [row.text("result") for row in report.rows]) for report in recognise(document)] == [
        (("Salas 1: hubo obras en mayo.",), ["4"]),
        ((), ["7"]),
    ]
