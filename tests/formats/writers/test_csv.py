"""CSV for machines, and harmless in a spreadsheet."""

import csv
from dataclasses import replace

import pytest

from cartaviva.core.words import ENGLISH
from cartaviva.formats.writers.csv import harmless, write
from tests.reports import sample_report


def records(data: bytes, delimiter: str = ";") -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=delimiter))


def test_every_row_is_whole_and_its_figures_are_plain() -> None:
    rows = records(write([sample_report()], ENGLISH, "ca"))
    assert [[row[0], *row[4:8]] for row in rows[:6]] == [
        ["Servei ofert", "Indicador de mesura", "Resultat", "Diferència respecte la previsió", "Grau de compliment"],
        ["Préstec", "12.000", "12.480", "480", "100 %"],
        ["Préstec", "≤ 15 dies", "18 dies", "3", "83,3 %"],
        ["Préstec", "100 %", "87,5 %", "-12,5", "87,5 %"],
        ["Activitats", "4", "3", "-1", "75 %"],
        ["Activitats", "Sí", "Sí", "", "100 %"],
    ]


def test_every_row_has_its_status_and_what_the_document_states_where_that_differs() -> None:
    head, *rows = records(write([sample_report()], ENGLISH, "ca"))
    assert (head[9:], [row[9:] for row in rows[2:5]]) == (
        ["Carta Viva: Compliance", "Carta Viva: Difference from the target, as the document states it"],
        [["Not met", ""], ["Not met", "1"], ["Met", ""]],
    )


def test_english_has_commas_between_fields_and_points_in_figures() -> None:
    rows = records(write([sample_report("en")], ENGLISH, "en"), ",")
    assert rows[3][4:8] == ["100%", "87.5%", "-12.5", "87.5%"]


def test_several_reports_share_a_header_and_say_whose_each_row_is() -> None:
    library = sample_report()
    sports = replace(library, stated=replace(library.stated, service="ESPORTS", period=None))
    head, *rows = records(write([library, sports], ENGLISH, "ca"))
    assert (head[:3], [row[:3] for row in (rows[0], rows[9])]) == (
        ["Charter", "Period", "Servei ofert"],
        [["BIBLIOTECA MUNICIPAL", "Gener - Desembre 2025", "Préstec"], ["ESPORTS", "", "Préstec"]],
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+34 977 000 000 (oficina)", "'+34 977 000 000 (oficina)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-12,5 %", "-12,5 %"),
        ("+480", "+480"),
        ("-", "-"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_text_is_never_a_formula_and_a_number_stays_one(text: str, written: str) -> None:
    assert harmless(text) == written
