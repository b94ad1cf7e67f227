"""Figures of which something was lost are never read as the figure that is left, nor what was not due as a miss."""

from dataclasses import replace

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.checks.reading_rows import result_of_row, target_of_row
from cartaviva.core.report import StatedReport, StatedRow
from tests.readings import result_in_words, target_in_words


def result(target: str, said: str, language: str = "ca", remarks: str = "") -> str:
    cells = {"indicator": "Indicador", "target": target, "result": said, "remarks": remarks}
    stated = StatedRow(cells)
    return result_in_words(*result_of_row(stated, target_of_row(stated, language)[0], language))


DAMAGED = (
    "9? %|9,? %|?2 %|92 % ?|92 %?|92 % (?)|92 (?)|9 ?|¿92?|9x %|9_ %|9_2 %|9,_ %|_2 %|92,|#2 %|9# %|#|####|9… %|9...|"
    "9.. %|9. %|.92 %|9█ %|□2 %|9\N{REPLACEMENT CHARACTER} %|\N{REPLACEMENT CHARACTER}"
)


def test_a_figure_of_which_something_was_lost_is_not_read() -> None:
    assert [text for text in DAMAGED.split("|") if result("≥ 90 %", text) != "unreadable-result"] == []


def test_marks_of_notes_arrows_and_signs_after_a_figure_take_nothing_from_it() -> None:
    texts = "92 %|92 % ↓|↑ 92 %|92 % *|92 %*|92 % (1)|92 % †|92 % [sic]|92 % ✓|92.0 %|92 %.|¡92 %!".split("|")
    assert [text for text in texts if not result("≥ 90 %", text).startswith("92")] == []


def test_a_damaged_target_and_a_doubtful_yes_are_not_read() -> None:
    targets = ["9? %", "1? dies", "12 (?)", "?2", "#2 dies", "9… %"]
    read = [target_in_words(*target_of_row(StatedRow({"target": text}), "ca")) for text in targets]
    assert (read, result("Sí", "Sí?"), result("Sí", "Sí")) == (
        ["unreadable-target"] * 6,
        "unreadable-result",
        "1 other",
    )


LOST = "####|#|#N/A|#¡DIV/0!|#VALOR!|Err:502|9O %|\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("reached", ["80 %", "95 %"])
def test_a_difference_or_a_degree_that_did_not_fit_or_could_not_be_worked_out_is_none(reached: str) -> None:
    row = StatedRow({"indicator": "% de visites", "target": "90 %", "result": reached})
    texts = (*LOST.split("|"), "n/d", "pendent", "★★★", "")
    found = {
        said: [finding.code for finding in build_report(StatedReport(rows=(stated,), language="ca")).findings]
        for said in texts
        for stated in [replace(row, cells={**row.cells, "difference": said, "compliance": said})]
    }
    both = ["difference-value", "compliance-value"]
    assert found == {text: both if text in LOST.split("|") else [] for text in texts}


def test_words_with_the_mark_of_a_note_are_the_words() -> None:
    said = {text: result("≥ 90 %", text) for text in ("Sense demanda (3)", "N/A (7)", "Fet (7)", "7 (3)", "Set (3)")}
    assert said == {
        "Sense demanda (3)": "no_demand",
        "N/A (7)": "result-missing",
        "Fet (7)": "unreadable-result",
        "7 (3)": "7 percent",
        "Set (3)": "7 percent",
    }


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "ca",
            "No escau (biennal)|No toca|No toca aquest any|No correspon aquest any|– (biennal)",
        ),
        ("es", "No procede (bienal)|No toca en 2023|No corresponde este año|Encuesta bienal: no toca este año"),
        ("gl", "Non procede (bienal)|Non toca este ano"),
        ("eu", "Ez dagokio (bi urtean behin)|Aurten ez dagokio"),
        ("en", "Not due|Not due this year|N/A (biennial)|Not planned (every two years)"),
        ("fr", "Sans objet (biennal)|Pas d'échéance cette année"),
        ("it", "Non previsto (biennale)|Non dovuto quest'anno"),
        ("pt", "Não aplicável (bienal)|Não devido este ano"),
    ],
)
def test_what_was_not_due_is_not_applicable(language: str, texts: str) -> None:
    assert [text for text in texts.split("|") if result("≥ 8", text, language) != "not_due"] == []


def test_what_only_sounds_as_if_nothing_was_due_is_not_taken_for_it() -> None:
    said = {text: result("≥ 8", text) for text in ("Biennal", "No previst", "8,2 (biennal)", "No toca, però 8,2")}
    assert (said, result("≥ 8", "N/A", remarks="No toca aquest any"), result("≥ 8", "N/A", remarks="Pla biennal")) == (
        {
            "Biennal": "unreadable-result",
            "No previst": "unreadable-result",
            "8,2 (biennal)": "8.2 count",
            "No toca, però 8,2": "unreadable-result",
        },
        "not_due",
        "result-missing",
    )
