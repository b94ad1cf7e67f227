"""Reports whose figures have other marks than their language: 18.4 and 1,200 in Spanish."""

import pytest

from cartaviva.core.check import build_report, check_report
from cartaviva.core.report import StatedReport, StatedRow


def report(language: str, *results: str) -> StatedReport:
    texts = {"commitment": f"Atender a {results[0]} personas o más", "indicator": "Personas atendidas"}
    rows = [{**texts, "target": results[0], "result": result} for result in results[1:]]
    return StatedReport(tuple(map(StatedRow, rows)), language=language)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (report("es", "1,200", "1,284", "1199.5", "1201.25"), ["1200", "1284", "1199.5", "1201.25"]),
        (report("en", "1.200", "1.284", "1199,5", "1201,25"), ["1200", "1284", "1199.5", "1201.25"]),
        (report("es", "1,200", "1,284", "1199.5"), ["1.200", "1.284", "1199.5"]),
        (report("es", "1,200", "1,284", "1.5", "1.25", "1,5"), ["1.200", "1.284", "1.5", "1.25", "1.5"]),
        (report("es", "1.200", "1.284", "1199.5", "1201.25"), ["1200", "1284", "1199.5", "1201.25"]),
        (report("es", "1,5", "1,284", "30.6.2024"), ["1.5", "1.284", "None"]),
        (report("es", "2,125", "1,980", "12.4", "12.5", "0,145"), ["2.125", "1.980", "12.4", "12.5", "0.145"]),
    ],
)
def test_a_mark_of_thousands_is_told_by_the_decimals_of_the_report(stated: StatedReport, read: list[str]) -> None:
    rows = build_report(stated).rows
    values = [rows[0].target.value, *(getattr(row.result, "value", None) for row in rows)]
    assert list(map(str, values)) == read


def test_what_is_found_says_the_text_of_the_document() -> None:
    stated = report("es", "1,200", "1,284", "1199.5", "1201.25")
    rows = (*stated.rows[1:], StatedRow({**stated.rows[0].cells, "difference": "1,084"}))
    full = build_report(StatedReport(rows, language="es"))
    found = [(one.stated, one.computed) for one in full.findings if (one.code, one.row) == ("difference-value", 2)]
    assert (full.rows[2].stated, found, check_report(full)) == (rows[2], [("1,084", "+84")], full.findings)
