"""Columns that say whether each target was met, and those beside them that say something else."""

import pytest

from cartaviva.formats.reading import read_reports
from cartaviva.formats.recognise.status_words import are_statuses

ROWS = "Farem tallers;Tallers fets;5;4;{}\nFarem festes;Festes fetes;2;3;{}\nFarem actes;Actes fets;3;3;{}"


@pytest.mark.parametrize(
    ("heading", "said", "asked"),
    [
        ("Estat", "Assolit No-assolit Assolit", [0, 1]),
        ("Assolit", "Sí No Sí", [0, 1]),
        ("S'ha assolit?", "Sí No Sí", [0, 1]),
        ("Assolit", "✓ ✗ ✓", [0, 1]),
        ("Compliment", "Assolit Assolit Assolit", [0]),
        ("Cumplimiento", "Cumplido Incumplido Cumplido", [0, 1]),
        ("Status", "Achieved Achieved Achieved", [0]),
        ("Grau de compliment", "Parcial Parcial Assolit", [1]),
        ("Estat", "No-assolit Assolit Assolit", []),
        ("Estat", "Assolit:-4 No-assolit:-3 Assolit-(1)", [0, 1]),
        ("Estat", "Total:-4 Total:-3 Total:-3", []),
        ("Estat", "Pendent En-curs Assolit", []),
        ("Publicat al web", "Sí No Sí", []),
        ("Estat", "OK KO OK", [0, 1]),
        ("Validació", "OK KO OK", []),
        ("Revisió jurídica", "Conforme No-conforme Conforme", []),
        ("Semàfor", "Verd Vermell Verd", [1]),
        ("Estat 2021", "Assolit No-assolit Assolit", []),
        ("Estat any anterior", "Assolit No-assolit Assolit", []),
    ],
)
def test_a_column_of_statuses_is_held_against_the_figures(heading: str, said: str, asked: list[int]) -> None:
    table = ROWS.format(*(text.replace("-", " ") for text in said.split()))
    text = f"Carta de serveis 2022\nCompromís;Indicador;Objectiu;Resultat;{heading}\n{table}\n"
    (report,) = read_reports(text.encode(), "estat.csv")
    codes = ("status-mismatch", "compliance-value")
    assert [finding.row for finding in report.findings if finding.code in codes] == asked


def test_words_that_say_whether_a_target_was_met_are_statuses_like_others() -> None:
    columns = [
        "Met Partial Unmet",
        "Pendent Assolit Parcial",
        "Atteint Manqué",
        "Lortuta Gainditua",
        "Total Casi Pleno",
    ]
    assert [are_statuses(column.split()) for column in (*columns, "No No", "Obres Pluja")] == [True] * 5 + [False] * 2


def test_a_status_beside_two_years_is_that_of_the_last() -> None:
    heading = "Compromís;Indicador;Objectiu;Resultat 2022;Resultat 2023;Estat"
    rows = "Farem tallers;Nombre de tallers;5;4;6;Assolit\nFarem festes;Nombre de festes;2;3;1;Assolit\n"
    reports = read_reports(f"Carta de serveis\n{heading}\n{rows}".encode(), "anys.csv")
    found = [[finding.row for finding in one.findings if finding.code == "status-mismatch"] for one in reports]
    assert found == [[], [1]]


@pytest.mark.parametrize(
    ("kept", "missed", "asked"),
    [("4", "", [(0, "status-mismatch")]), ("5", "", []), ("", "4", []), ("", "5", [(0, "status-mismatch")])],
)
def test_the_column_in_which_a_result_stands_is_held_against_it(
    kept: str, missed: str, asked: list[tuple[int | None, str]]
) -> None:
    text = f"""Carta de serveis 2022
Compromís;Indicador;Objectiu;Resultat;;;Observacions
;;;Hem complert;No hem complert;No escau;
Farem tallers;Tallers fets;5;{kept};{missed};;Obres
Farem festes;Festes fetes;2;;1;;Pluja
Farem actes;Actes fets;3;3;;;
Farem sortides;Sortides fetes;2;;;Sense demanda;
"""
    (report,) = read_reports(text.encode(), "complert.csv")
    assert [(finding.row, finding.code) for finding in report.findings] == asked


def test_a_band_across_columns_of_how_it_went_stays_one_and_a_row_without_a_result_has_none() -> None:
    page = """<h1>Compromisos de 2023</h1><table>
<tr><th>Compromiso<th>Indicador<th>Objetivo<th>Cumplimos<th>No cumplimos</tr>
<tr><td>Atender en 10 minutos<td>% atendidos en 10 minutos<td>90 %<td>93 %<td></tr>
<tr><td colspan=5>Talleres</tr>
<tr><td>Responder en 5 días<td>% respondidas en 5 días<td>95 %<td><td>80 %</tr>
<tr><td>Visitar los colegios<td>% de visitas<td>100 %<td><td></tr>
<tr><td>Hacer talleres<td>Número de talleres<td>4<td>5<td></tr></table>"""
    (report,) = read_reports(page.encode(), "carta.html")
    assert [(row.stated.text("service"), row.stated.text("result")) for row in report.rows] == [
        ("", "93 %"),
        ("Talleres", "80 %"),
        ("Talleres", ""),
        ("Talleres", "5"),
    ]


def test_a_figure_under_not_applicable_is_no_result() -> None:
    text = """Informe de seguiment 2024
Compromís;Indicador;Objectiu;Complert;No complert;No aplicable
Respondre en 5 dies;Temps mitjà (dies);≤ 5;4;;
Atendre el 90 %;% atesos;≥ 90 %;;85 %;
Respondre recursos en 10 dies;Dies per respondre recursos;≤ 10;;;0
Respondre queixes en 10 dies;Dies per respondre queixes;≤ 10;;;11
"""
    (report,) = read_reports(text.encode(), "escau.csv")
    assert [row.stated.text("result") for row in report.rows] == ["4", "85 %", "No aplicable", "No aplicable"]


def test_what_explains_a_miss_is_a_remark_among_figures_too() -> None:
    text = """Informe 2024
Compromís;Indicador;Objectiu;Resultat;Observacions
Respondre en 5 dies;Temps mitjà (dies);≤ 5;6;Baixa del personal
Fer 3 enquestes;Enquestes;3;2;
Fer 10 visites;Visites;10;2;12
"""
    (report,) = read_reports(text.encode(), "notes.csv")
    assert [(finding.row, finding.code) for finding in report.findings] == [
        (1, "remarks-missing"),
        (2, "remarks-missing"),
    ]


TICKED = """Carta de serveis 2022
Compromís;Indicador;Objectiu;Resultat;{}
Farem tallers;Tallers fets;5;{};X;
Farem festes;Festes fetes;2;1;;X
Farem actes;Actes fets;3;3;{}
Farem jocs;Jocs fets;4;4;X;
"""


@pytest.mark.parametrize(
    ("headings", "ticks", "first", "asked"),
    [
        ("Complert;No complert", "X;", "5", []),
        ("Complert;No complert", "X;", "4", ["status-mismatch 0 Complert"]),
        ("Complert;No complert", "X;X", "5", ["status-twice 2 Complert / No complert"]),
        ("Complert;No complert", ";", "5", ["status-unmarked 2 Complert / No complert"]),
        ("Sí;No", "X;X", "4", ["status-mismatch 0 Sí", "status-twice 2 Sí / No"]),
        ("Obert;No obert", "X;X", "4", ["unknown-heading None No obert", "unknown-heading None Obert"]),
    ],
)
def test_ticks_under_kept_and_not_kept_are_one_status(headings: str, ticks: str, first: str, asked: list[str]) -> None:
    (report,) = read_reports(TICKED.format(headings, first, ticks).encode(), "marques.csv")
    said = [f"{one.code} {one.row} {one.stated}" for one in report.findings if one.code != "remarks-missing"]
    assert ([row.stated.text("result") for row in report.rows], said) == ([first, "1", "3", "4"], asked)


@pytest.mark.parametrize(
    ("above", "asked"), [("", [0]), ("S'ha assolit?", [0]), ("Publicat", []), ("Pla de millora", [])]
)
def test_ticks_under_yes_and_no_are_of_what_stands_above_them(above: str, asked: list[int]) -> None:
    head, _, rows = TICKED.format("Sí;No", "4", "X;").partition("Compromís")
    (report,) = read_reports(f"{head};;Compromès;Real;{above};\nCompromís{rows}".encode(), "marques.csv")
    assert [finding.row for finding in report.findings if "-missing" not in finding.code] == asked


def test_results_under_kept_and_under_not_kept_in_one_row_are_not_taken_for_one() -> None:
    rows = ("Farem tallers;Tallers fets;5;5;", "Farem festes;Festes fetes;2;;1", "Farem actes;Actes fets;3;3;2")
    text = "\n".join(("Compromís;Indicador;Objectiu;Complert;No complert", *rows, "Farem jocs;Jocs fets;4;4;"))
    (report,) = read_reports(text.encode(), "marques.csv")
    said = [(one.code, one.row) for one in report.findings]
    assert ([row.stated.text("result") for row in report.rows], said) == (
        ["5", "1", "3 | 2", "4"],
        [("unreadable-result", 2)],
    )


def test_the_headings_of_the_next_table_are_no_text_of_the_column() -> None:
    heading = "Compromís;Indicador;Objectiu;Resultat;Situació;Notes"
    first = "Farem tallers;Tallers fets;5;5;Complert;\nFarem festes;Festes fetes;2;1;No complert;Va ploure"
    other = first.replace("Farem", "Durem").replace("Complert", "No avaluat")
    text = f"Servei: Joves;;;;;\n{heading}\n{first}\nServei: Grans;;;;;\n{heading}\n{other}\n"
    cells = [line.split(";") for line in text.splitlines()]
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" if line[1] else f"<tr><td colspan=6>{line[0]}</tr>"
        for line in cells
    )
    reports = read_reports(f"<html><body><table>{rows}</table>".encode(), "estat.html")
    said = [(report.stated.service, len(report.rows), [each.code for each in report.findings]) for report in reports]
    assert said == [("Joves", 2, []), ("Grans", 2, [])]
