"""Figures of a document in the notation of the page that shows them."""

import pytest

from cartaviva.core.check import build_report
from cartaviva.core.report import StatedReport, StatedRow
from cartaviva.core.written import as_written_in

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
    assert tuple(as_written_in(language, row, key, "ca") for key in ("target", "result")) == written
