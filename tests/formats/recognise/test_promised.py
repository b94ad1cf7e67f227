"""Tables of promises that say their targets themselves, and results: rows without a result, headings once more, and
the line that closes them.
"""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.formats.readers import html
from cartaviva.formats.recognise import recognise

HEADS = "<tr><th>Compromiso / Indicador</th><th>Resultado</th></tr>"
PROMISES = """<tr><td>Impartir como mínimo 40 sesiones al año.</td><td>52 sesiones</td></tr>
<tr><td>Contestar al menos el 95 % de las consultas.</td><td>97,2 %</td></tr>"""
LAST = "<tr><td>Publicar como mínimo 6 guías.</td><td>5 guías</td></tr>"


def told(*rows: str) -> list[tuple[list[tuple[str, str, str]], list[str], list[str]]]:
    """(measure, result, remark of the rows that have a target; the totals; the findings) of each report"""
    page = f"<h1>Carta de servicios de la Biblioteca, 2024</h1><table>{HEADS}{''.join(rows)}</table>"
    reports = [build_report(stated) for stated in recognise(html.read(page.encode()))]
    return [
        (
            [tuple(map(row.stated.text, ("target", "result", "remarks"))) for row in report.rows],
            [total.text("result") for total in report.stated.totals],
            [finding.code for finding in report.findings],
        )
        for report in reports
    ]


FIRST = ("Impartir como mínimo 40 sesiones al año.", "52 sesiones")
SECOND = ("Contestar al menos el 95 % de las consultas.", "97,2 %")
THIRD = ("Publicar como mínimo 6 guías.", "5 guías")
UNSAID = "Formar al menos al 80 % de los alumnos de primer curso del grado."
REMARK = "Se alcanzó en verano al menos el 80 %, y en el resto del año se llegó a todos los grupos."


@pytest.mark.parametrize(
    ("row", "read", "codes"),
    [
        (f"<tr><td>{UNSAID}</td><td></td></tr>", [(*SECOND, ""), (UNSAID, "", "")], ["result-missing"]),
        (f"<tr><td>{REMARK}</td><td></td></tr>", [(*SECOND, REMARK)], ["remarks-missing"]),
        (f"<tr><td colspan=2>{UNSAID}</td></tr>", [(*SECOND, UNSAID)], ["remarks-missing"]),
    ],
)
def test_a_promise_that_says_its_bound_and_has_no_result_is_no_remark_of_the_row_above(
    row: str, read: list[tuple[str, str, str]], codes: list[str]
) -> None:
    assert told(PROMISES, row, LAST) == [([(*FIRST, ""), *read, (*THIRD, "")], [], codes)]


@pytest.mark.parametrize(
    ("label", "said", "read"),
    [
        ("Grado de cumplimiento", "2 de 3 compromisos cumplidos (66,7 %)", []),
        ("Cumplimiento", "2 de 3 compromisos cumplidos", []),
        ("Grado de cumplimiento", "3 de 3 compromisos cumplidos (100 %)", ["total-mismatch"]),
    ],
)
def test_how_many_promises_were_kept_beside_the_degree_closes_a_table(label: str, said: str, read: list[str]) -> None:
    closing = f"<tr><td>{label}</td><td>{said}</td></tr>"
    rows = [(*each, "") for each in (FIRST, SECOND, THIRD)]
    assert told(PROMISES, LAST, closing) == [(rows, [said], read)]


def test_a_promise_to_keep_others_is_one() -> None:
    kept = "<tr><td>Cumplir al menos 8 de los objetivos.</td><td>9 de 10 objetivos cumplidos</td></tr>"
    ((rows, totals, _codes),) = told(PROMISES, LAST, kept)
    assert (len(rows), totals) == (4, [])


def test_headings_that_come_again_within_a_table_are_no_promise() -> None:
    assert [(rows, totals) for rows, totals, _codes in told(PROMISES, HEADS, LAST)] == [
        ([(*each, "") for each in (FIRST, SECOND, THIRD)], [])
    ]


LENDS = "We will lend at least 80 readers a year."
WE_WILL = """<h1>Library charter: results 2024</h1><table><tr><th>Our promise</th><th>Result</th></tr>
<tr><td>We will answer at least 95% of emails.</td><td>97%</td></tr>
<tr><td>We will run at least 40 workshops.</td><td>38 workshops</td></tr>
<tr><td>{}</td><td>{}</td></tr>{}</table>"""


@pytest.mark.parametrize(
    ("last", "read"),
    [
        ((LENDS, "90 readers", ""), [(LENDS, "90 readers")]),
        ((LENDS, "", "<tr><td>Compliance</td><td>1 of 3 promises kept</td></tr>"), [(LENDS, "")]),
        (("Compliance", "1 of 2 promises kept", ""), []),
    ],
)
def test_sentences_under_a_heading_of_promises_are_no_labels(
    last: tuple[str, str, str], read: list[tuple[str, str]]
) -> None:
    (report,) = recognise(html.read(WE_WILL.format(*last).encode()))
    assert [(row.text("target"), row.text("result")) for row in report.rows] == [
        ("We will answer at least 95% of emails.", "97%"),
        ("We will run at least 40 workshops.", "38 workshops"),
        *read,
    ]
