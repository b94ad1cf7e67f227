"""Rows across the whole table that are promises, over the rows of what is measured of them; `promise_bands.txt` has
tables of that kind and of those near to it, and what each is read as.

A line with | at its end goes across. Below the dashes stands each report with its service, then each row: service, or
objective, / promise / what is measured / result / remarks, and what has to be looked at of the layout.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from cartaviva.formats.grid import BLANK, Cell, Document, Grid, Paragraph, Row
from cartaviva.formats.recognise import recognise

FILE = Path(__file__).with_name("promise_bands.txt")
CASES = [case.partition("\n") for case in FILE.read_text("utf-8").split("=== ")[1:]]


def merged(texts: list[str], width: int) -> Row:
    return (Cell(texts[0]),) * width if not any(texts[1:]) else _cells(texts, width)


def _cells(texts: list[str], width: int) -> Row:
    cells = [Cell(text) if text else BLANK for text in texts]
    return (*cells, *[BLANK] * (width - len(cells)))


def blocks_of(lines: list[str], row_of: Callable[[list[str], int], Row]) -> tuple[Grid | Paragraph, ...]:
    """Lines with | are rows of a table, others end it."""
    blocks: list[Grid | Paragraph] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "|" in line:
            rows.append([text.strip() for text in line.split("|")])
            continue
        if rows:
            width = max(map(len, rows))
            blocks.append(Grid(tuple(row_of(row, width) for row in rows)))
            rows = []
        if line:
            blocks.append(Paragraph(line))
    return tuple(blocks)


PERIODS = """Informe de seguiment de la carta de serveis de Joventut

Resultats obtinguts durant l'any 2023
Indicador | Objectiu | Resultat
Temps de resposta (dies) | 5 | 4
Resultats obtinguts durant l'any 2024
Indicador | Objectiu | Resultat
Temps de resposta (dies) | 5 | 6"""
SMALL = """Informe de seguiment de la carta de serveis de Joventut 2024
Respondre totes les cartes en cinc dies
Indicador | Objectiu | Resultat
Temps de resposta (dies) | 5 | 4

Atendre totes les visites amb cita
Indicador | Objectiu | Resultat
Visites ateses (%) | 90 | 81

Fer tallers per a joves cada mes
Indicador | Objectiu | Resultat
Tallers fets | 12 | 9"""
ACROSS = """Informe de seguiment 2024
Indicador | Objectiu | Resultat
Resultats del primer trimestre de 2024 | |
Temps de resposta (dies) | 5 | 4
Resultats del segon trimestre de 2024 | |
Temps de resposta (dies) | 5 | 6
Resultats del tercer trimestre de 2024 | |
Temps de resposta (dies) | 5 | 5"""


def said_of(text: str) -> list[tuple[object, ...]]:
    """The period of each report, and the promise and result of each of its rows; what has to be looked at."""
    reports = recognise(Document(blocks_of(text.split("\n"), merged), "html"))
    return [
        (
            report.period.label if report.period else None,
            [(row.text("commitment"), row.text("result")) for row in report.rows],
            [found.code for found in report.findings],
        )
        for report in reports
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PERIODS, [("l'any 2023", [("", "4")], []), ("l'any 2024", [("", "6")], [])]),
        (
            SMALL,
            [
                (
                    "2024",
                    [
                        ("Respondre totes les cartes en cinc dies", "4"),
                        ("Atendre totes les visites amb cita", "81"),
                        ("Fer tallers per a joves cada mes", "9"),
                    ],
                    [],
                )
            ],
        ),
        (ACROSS, [("2024", [("", "4"), ("", "6"), ("", "5")], ["unknown-heading"])]),
    ],
    ids=["years", "title", "quarters"],
)
def test_a_title_that_names_a_period_is_no_promise(text: str, expected: list[tuple[object, ...]]) -> None:
    assert said_of(text) == expected


def read(lines: list[str], row_of: Callable[[list[str], int], Row]) -> str:
    said: list[str] = []
    for report in recognise(Document(blocks_of(lines, row_of), "html")):
        said.append(report.service or "-")
        for row in report.rows:
            over = " > ".join(filter(None, (row.text("service"), row.text("objective"))))
            texts = (over, *map(row.text, ("commitment", "indicator", "result", "remarks")))
            said.append(f"    {' / '.join(texts)}".rstrip(" /"))
        said += [f"    ? {found.column}: {found.stated}" for found in report.findings]
    return "\n".join(said)


@pytest.mark.parametrize("row_of", [merged, _cells], ids=["merged", "blank"])
@pytest.mark.parametrize("case", [case for _, _, case in CASES], ids=[name for name, _, _ in CASES])
def test_a_row_across_the_table_is_the_promise_of_those_below(
    case: str, row_of: Callable[[list[str], int], Row]
) -> None:
    lines, _, expected = case.strip().partition("\n---\n")
    assert read(lines.split("\n"), row_of) == expected
