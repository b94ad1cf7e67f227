"""Remarks that are the marks of notes: the note below the table is what they say."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.language.noted import in_full
from cartaviva.core.report import StatedReport, StatedRow
from tests.readings import found_in

NOTES = (
    "Notes",
    "(1) Obres a la seu.",
    "2. Una baixa llarga",
    "³ Vaga",
    "* Dada provisional",
    "[a] Sense demanda",
    "Nota 5: Avaria",
    "12 mesos de retard",
)

SAID = {
    "(1)": "Obres a la seu.",
    "(1), (2)": "Obres a la seu.\nUna baixa llarga",
    "³": "Vaga",
    "*": "Dada provisional",
    "[a]": "Sense demanda",
    "(5)": "Avaria",
    "(4)": "",
    "(12)": "",
    "": "",
    "–": "–",
    "3": "3",
    "Vegeu la nota (1)": "Vegeu la nota (1)",
}


def test_a_mark_says_what_its_note_does_and_anything_else_what_it_says() -> None:
    assert {remarks: in_full(remarks, NOTES) for remarks in SAID} == SAID


@pytest.mark.parametrize(
    ("remarks", "note", "codes"),
    [
        ("(1)", "(1) Obres a la seu.", []),
        ("(1)", "(2) Obres a la seu.", ["remarks-missing"]),
        ("", "(1) Obres a la seu.", ["remarks-missing"]),
        ("(1)", "(1) L'objectiu s'ha assolit.", ["remarks-say-met"]),
        ("(1)", "(1) No ha calgut cap reunió.", ["possibly-not-applicable"]),
    ],
)
def test_a_miss_is_explained_by_the_note_that_its_remark_points_to(remarks: str, note: str, codes: list[str]) -> None:
    cells = {"commitment": "Fer 4 reunions", "indicator": "Reunions", "target": "4", "result": "0", "remarks": remarks}
    assert found_in(cells, notes=(note,)) == codes


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("(3) No hi ha hagut cap sol·licitud.", "not_applicable []"),
        ("(3) Manca personal.", "not_evaluated ['result-missing']"),
        ("(2) No hi ha hagut cap sol·licitud.", "not_evaluated ['result-missing']"),
    ],
)
def test_a_dash_is_no_demand_where_the_note_says_so(note: str, read: str) -> None:
    cells = {"commitment": "Respondre", "indicator": "Respostes", "target": "90 %", "result": "n/a", "remarks": "(3)"}
    report = build_report(StatedReport(rows=(StatedRow(cells),), language="ca", notes=(note,)))
    found = [finding.code for finding in report.findings]
    assert f"{report.rows[0].assessment.status.value} {found}" == read


@pytest.mark.parametrize(
    ("result", "note", "read"),
    [
        ("n/a(b)", "(b) Not applicable: nobody asked for an interpreter.", "not_applicable []"),
        ("n/a²", "² Nobody asked for an interpreter.", "not_applicable []"),
        ("n/a (b)", "(b) The log was lost.", "not_evaluated ['result-missing']"),
        ("n/a(b)", "(a) Nobody asked for an interpreter.", "not_evaluated ['unreadable-result']"),
        ("95%(b)", "(b) Nobody asked for an interpreter in May.", "met []"),
        ("Mostly(b)", "(b) Nobody asked for an interpreter.", "not_evaluated ['unreadable-result']"),
    ],
)
def test_words_with_a_mark_are_explained_by_its_note(result: str, note: str, read: str) -> None:
    cells = {"commitment": "Arrange an interpreter when asked", "target": "90%", "result": result}
    report = build_report(StatedReport(rows=(StatedRow(cells),), language="en", notes=(note,)))
    found = [finding.code for finding in report.findings]
    assert f"{report.rows[0].assessment.status.value} {found}" == read


def test_a_long_row_of_stars_is_looked_at_once() -> None:
    assert in_full("*" * 4000 + "x", ("* Nota",)) == "*" * 4000 + "x"
