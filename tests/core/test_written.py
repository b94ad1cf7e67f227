"""Figures of a document in the notation of the page that shows them."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.report import StatedReport, StatedRow
from cartaviva.core.written import as_written_in, target_written_in, together

CASES = [
    ("12.000 documents", "13.105", "en", ("12,000 documents", "13,105")),
    ("12.000", "13 105", "en", ("12,000", "13,105")),
    ("8,5 sobre 10", "8,90", "en", ("8.5 sobre 10", "8.90")),
    ("4 sobre 5", "4.3 sobre 5", "ca", ("4 sobre 5", "4,3 sobre 5")),
    ("95 %", "96,4 % (482 de 500)", "en", ("95 %", "96.4 % (482 de 500)")),
    ("≥ 95,5 %", "1.2.3", "en", ("≥ 95.5 %", "1.2.3")),
    ("Sí", "Sí", "en", ("Sí", "Sí")),
]


@pytest.mark.parametrize(("target", "result", "language", "written"), CASES)
def test_figures_are_written_as_the_page_writes_them_and_words_stay(
    target: str, result: str, language: str, written: tuple[str, str]
) -> None:
    (row,) = build_report(StatedReport((StatedRow({"target": target, "result": result}),))).rows
    shown = [as_written_in(language, row, key, "ca").replace("\u00a0", " ") for key in ("target", "result")]
    assert tuple(shown) == written


def test_a_figure_stays_with_its_sign_and_the_word_after_it_but_a_very_long_one() -> None:
    texts = ["≤ 30 dies", "95 %", "8 sobre 10", "85 % within 20", "up to 10 MB each", "1.200 participants", "Sí"]
    texts.append("3 desenvolupaments fets")
    assert [together(text).replace("\u00a0", "_") for text in texts] == [
        "≤_30_dies",
        "95_%",
        "8_sobre_10",
        "85_% within 20",
        "up to 10_MB each",
        "1.200_participants",
        "Sí",
        "3 desenvolupaments fets",
    ]


@pytest.mark.parametrize(
    ("text", "own", "written"),
    [
        ("90 %", "ca", "90%"),
        ("≥ 90,5%", "ca", "≥ 90.5%"),
        ("≤10 dies hàbils", "ca", "≤ 10 working days"),
        ("8 sobre 10", "ca", "8 out of 10"),
        ("≤ 10 dies hàbils des de la sol·licitud", "ca", "≤ 10 dies hàbils des de la sol·licitud"),
        ("4 tallers", "ca", "4 tallers"),
        ("90 %", "gl", "90 %"),
        ("90 %", "en", "90 %"),
    ],
)
def test_a_target_that_is_a_sign_a_figure_and_a_unit_is_said_as_the_reader_says_it(
    text: str, own: str, written: str
) -> None:
    (row,) = build_report(StatedReport((StatedRow({"target": text, "result": ""}),))).rows
    assert target_written_in("en", row.target, text, own) == written
