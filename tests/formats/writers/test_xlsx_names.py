import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from cartaviva.core.period import Period
from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS
from tests.reports import sample_report


def test_a_charter_with_apostrophe_and_exclamation_mark_comes_back_as_one_report() -> None:
    report = sample_report()
    named = replace(report, stated=replace(report.stated, service="Oficina d'Atenció: ara, aquí i per a tothom!"))
    written = WRITERS["xlsx"].write([named], ENGLISH, "ca")
    assert [len(read.rows) for read in read_reports(written, "name.xlsx")] == [len(report.rows)]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "html"])
def test_reports_of_one_charter_are_told_apart_by_their_periods_and_come_back_with_its_name(kind: str) -> None:
    first, second = sample_report(), sample_report()
    half = Period("1r semestre", date(2025, 1, 1), date(2025, 6, 30))
    reports = [replace(first, stated=replace(first.stated, period=half)), second]
    written = WRITERS[kind].write(reports, ENGLISH, "ca")
    again = [
        (read.stated.service, read.stated.period and read.stated.period.start)
        for read in read_reports(written, f"r.{kind}")
    ]
    sheets = CalamineWorkbook.from_filelike(BytesIO(written)).sheet_names[:2] if kind != "html" else None
    links = re.findall('href="#report-.">(.*?)</a>', written.decode()) if kind == "html" else None
    assert (again, sheets, links) == (
        [("BIBLIOTECA MUNICIPAL", date(2025, 1, 1))] * 2,
        None if kind == "html" else ["1r semestre, BIBLIOTECA MUNICIP", "Gener - Desembre 2025, BIBLIOTE"],
        ["BIBLIOTECA MUNICIPAL, 1r semestre", "BIBLIOTECA MUNICIPAL, Gener - Desembre 2025"]
        if kind == "html"
        else None,
    )
