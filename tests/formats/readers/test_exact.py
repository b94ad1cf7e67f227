"""A sheet keeps beside what it shows what it holds, where that is more."""

import pytest

from cartaviva.core.report import FollowUpReport
from cartaviva.formats.reading import read_reports
from tests.formats.readers.packing import excel, figure, inline, open_document

TITLES = ("Compromís", "Indicador", "Fita", "Resultat", "Observacions")
TEXTS = ("Respondrem", "Percentatge de respostes")


def sheet() -> bytes:
    titles = "".join(inline(f"{at}1", text) for at, text in zip("ABCDE", TITLES, strict=True))
    texts = "".join(inline(f"{at}2", text) for at, text in zip("AB", TEXTS, strict=True))
    row = texts + figure("C2", "0.95", 1) + figure("D2", "0.947368421052632", 1) + inline("E2", "Obres.")
    return excel({"Dades": f'<sheetData><row r="1">{titles}</row><row r="2">{row}</row></sheetData>'}, ("0 %",))


def table() -> bytes:
    def text(words: str, attributes: str = 'office:value-type="string"') -> str:
        return f"<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>"

    def percent(value: str) -> str:
        return text("95 %", f'office:value-type="percentage" office:value="{value}"')

    cells = "".join(map(text, TEXTS)) + percent("0.95") + percent("0.947368421052632") + text("Obres.")
    rows = f"<table:table-row>{''.join(map(text, TITLES))}</table:table-row><table:table-row>{cells}</table:table-row>"
    return open_document(f'<table:table table:name="Dades">{rows}</table:table>')


def told(report: FollowUpReport) -> tuple[object, ...]:
    row = report.rows[0]
    codes = [(one.code, one.column) for one in report.findings]
    return row.stated.text("target"), row.stated.text("result"), row.stated.hints, row.assessment.status, codes


@pytest.mark.parametrize(("name", "data"), [("r.xlsx", sheet()), ("r.ods", table())], ids=["xlsx", "ods"])
def test_what_is_shown_is_stated_and_what_is_held_decides(name: str, data: bytes) -> None:
    hints = {"exact_result": "94.7368421052632"}
    (report,) = read_reports(data, name)
    assert told(report) == ("95 %", "95 %", hints, "not_met", [("rounded-status", "result")])
