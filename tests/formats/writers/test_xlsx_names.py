from dataclasses import replace

from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS
from tests.reports import sample_report


def test_a_charter_with_apostrophe_and_exclamation_mark_comes_back_as_one_report() -> None:
    report = sample_report()
    named = replace(report, stated=replace(report.stated, service="Oficina d'Atenció: ara, aquí i per a tothom!"))
    written = WRITERS["xlsx"].write([named], ENGLISH, "ca")
    assert [len(read.rows) for read in read_reports(written, "name.xlsx")] == [len(report.rows)]
