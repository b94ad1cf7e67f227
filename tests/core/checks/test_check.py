"""What is found in a stated row, and in the totals below the rows."""

from dataclasses import replace

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.period import find_period
from cartaviva.core.policy import BINARY, PROPORTIONAL
from cartaviva.core.report import StatedReport, StatedRow
from tests.readings import found_in


def row(*cells: str) -> StatedRow:
    keys = ("commitment", "indicator", "target", "result", "compliance", "remarks")
    return StatedRow(dict(zip(keys, cells, strict=False)))


@pytest.mark.parametrize(
    ("result", "remarks", "status", "codes"),
    [
        ("N/A", "No school asked for a visit this year.", "not_applicable", []),
        ("N/A", "", "not_evaluated", ["result-missing"]),
        ("N/A", "The register was lost.", "not_evaluated", ["result-missing"]),
        ("not available", "No school asked for a visit.", "not_evaluated", ["result-missing"]),
        ("No visits", "No school asked for a visit.", "not_applicable", []),
        ("No visits", "The bus broke down.", "not_evaluated", ["unreadable-result"]),
        ("No visits", "No visits were received.", "not_evaluated", ["unreadable-result"]),
        ("None", "No school asked for a visit.", "not_applicable", []),
        ("No answer", "No school asked for a visit.", "not_evaluated", ["unreadable-result"]),
    ],
)
def test_what_is_not_applicable_needs_a_remark_that_nobody_asked(
    result: str, remarks: str, status: str, codes: list[str]
) -> None:
    stated = row("We will visit schools that ask us", "Visits made in time (%)", "90 %", result, "", remarks)
    report = build_report(StatedReport(rows=(stated,), language="en"))
    assert (report.rows[0].assessment.status.value, [finding.code for finding in report.findings]) == (status, codes)


@pytest.mark.parametrize(("degree", "codes"), [("0 %", ["possibly-not-applicable"]), ("", [])])
def test_no_need_beside_0_percent_is_asked_about_by_a_policy_without_percentages(degree: str, codes: list[str]) -> None:
    stated = row("Farem 6 visites", "Nombre de visites", "6", "0", degree, "No ha estat necessari.")
    report = build_report(StatedReport(rows=(stated,)), BINARY)
    assert [finding.code for finding in report.findings] == codes


@pytest.mark.parametrize(
    ("remarks", "status"),
    [
        ("No se ha presentado ningún recurso.", "not_applicable"),
        ("No se ha resuelto ningún recurso.", "not_evaluated"),
        ("Todos los recursos se han presentado tarde.", "not_evaluated"),
    ],
)
def test_no_appeals_are_no_demand_where_none_was_lodged(remarks: str, status: str) -> None:
    stated = row("Resolver los recursos", "Recursos resueltos en 20 días", "100 %", "Sin recursos", "", remarks)
    report = build_report(StatedReport(rows=(stated,), language="es"))
    assert report.rows[0].assessment.status.value == status


@pytest.mark.parametrize(
    ("target", "result", "codes"),
    [
        ("abans del 31/03", "18/03/2024", ["unreadable-target"]),
        ("31 de març", "18-03", ["unreadable-target"]),
        ("abans del 31/03/2024", "", ["unreadable-target"]),
        ("abans del 31/03", "en tràmit", ["unreadable-target", "unreadable-result"]),
        ("els de sempre", "18/03/2024", ["unreadable-target", "unreadable-result"]),
        ("50 % en 10 dies; 85 % en 20 dies", "56 % / 88 %", ["unreadable-target"]),
        ("50 % en 10 dies; 85 % en 20 dies", "en estudi", ["unreadable-target", "unreadable-result"]),
        ("20 dies", "18/03/2024", ["unreadable-result"]),
        ("Entre 20 i 30 dies", "25 o 28", ["unreadable-result"]),
        ("≤ 20 dies", "92 %", ["unit-mismatch", "stated-alone", "stated-alone"]),
        ("≤ 20 dies", "", ["result-missing", "stated-alone", "stated-alone"]),
    ],
)
def test_a_date_beside_a_target_that_is_one_and_what_goes_with_them_are_one_finding(
    target: str, result: str, codes: list[str]
) -> None:
    stated = row("Publicarem la memòria", "Data de publicació", target, result, "100 %", "")
    cells = {**stated.cells, "difference": "-13 dies"}
    assert found_in(cells) == codes


@pytest.mark.parametrize(
    ("target", "sentence"),
    [("", "There is a result and no target."), ("molts", "The target “molts” cannot be read as one figure.")],
)
def test_a_target_that_is_not_there_is_not_told_as_one_that_cannot_be_read(target: str, sentence: str) -> None:
    report = build_report(StatedReport(rows=(row("Farem tallers", "Tallers fets", target, "12"),), language="ca"))
    told = [(finding.code, finding.message()) for finding in report.findings]
    assert told == [("unreadable-target", sentence)]


@pytest.mark.parametrize(
    ("promise", "indicator", "target", "codes"),
    [
        ("Abrir 24 horas en época de exámenes", "Días de apertura", "60", []),
        ("Lavar cada contenedor 12 veces al año", "Lavados por contenedor", "10", ["target-text-mismatch"]),
        ("Lavar cada contenedor 12 veces al año", "Lavados por contenedor", "12", []),
        ("Limpiar los patios 2 veces por semana", "Limpiezas hechas", "104", []),
        ("Renovar 4 kilómetros de tubería", "Kilómetros renovados", "5", ["target-text-mismatch"]),
        ("Renovar 4 kilómetros de tubería", "Kilómetros renovados", "4", []),
        ("Inspeccionar 150 viviendas al año", "Número de inspecciones", "120", ["target-text-mismatch"]),
        ("2. Visitar 150 comercios", "Visitas realizadas", "120", ["target-text-mismatch"]),
        ("Inspeccionar al menos 150 viviendas", "Inspecciones", "120", ["target-text-mismatch"]),
        ("Inspeccionar 150 viviendas al año", "Número de inspecciones", "300", []),
        ("Inspeccionar 150 viviendas al año", "Inspecciones de comercios", "120", []),
        ("Inspeccionar 150 viviendas al año", "Inspecciones del trimestre", "40", []),
        ("Limitar a 5 las caídas por cada 1.000 estancias", "Caídas por 1.000 estancias", "5", []),
        ("Ofrecer charlas, al menos 8 al año", "Actividades realizadas", "6", ["target-text-mismatch"]),
        ("Ofrecer charlas, al menos ocho al año", "Actividades realizadas", "8", []),
        ("Ofrecer charlas, al menos 8 al mes", "Actividades realizadas", "6", []),
        ("Ofrecer charlas, al menos 8 al año, para 20 vecinos", "Actividades realizadas", "6", []),
        ("Ofrecer charlas a grupos de 8 como mínimo", "Actividades realizadas", "6", []),
        ("Ofrecer charlas, al menos 8 al año", "Asistentes", "400", []),
        ("Tenir 4 réunions par an", "Habitants venus aux réunions", "600", []),
        ("Tenir 4 réunions par an", "Réunions tenues", "3", ["target-text-mismatch"]),
        ("Tenir 4 réunions par an", "Total des réunions en mairie", "3", ["target-text-mismatch"]),
    ],
)
def test_what_is_promised_of_the_thing_that_is_counted_is_the_target(
    promise: str, indicator: str, target: str, codes: list[str]
) -> None:
    assert found_in(row(promise, indicator, target, target), language="es") == codes


@pytest.mark.parametrize(
    ("promise", "period", "target", "codes"),
    [
        ("Farem 320 visites l'any", "2n trimestre 2024", "80", []),
        ("Farem 320 visites l'any", "2n trimestre 2024", "400", ["target-text-mismatch"]),
        ("Farem 320 visites l'any", "2024", "80", ["target-text-mismatch"]),
        ("Farem 100 visites cada trimestre", "2n trimestre 2024", "80", ["target-text-mismatch"]),
    ],
)
def test_a_part_of_the_year_has_a_part_of_what_is_promised(
    promise: str, period: str, target: str, codes: list[str]
) -> None:
    stated = row(promise, "Visites fetes", target, target)
    assert found_in(stated, period=find_period(period)) == codes


@pytest.mark.parametrize(("held", "codes"), [("2", []), ("3", ["target-text-mismatch"])])
def test_a_promised_number_is_the_target_of_one_indicator_of_the_promise(held: str, codes: list[str]) -> None:
    promise = "Celebrar 2 jornadas con el sector"
    rows = (row(promise, "Jornadas celebradas", held, held), row(promise, "Asistentes a las jornadas", "250", "265"))
    assert found_in(*rows, language="es") == codes


@pytest.mark.parametrize(("mean", "codes"), [("98,35", []), ("98,3", []), ("98,33", []), ("98,5", ["total-mismatch"])])
def test_the_mean_of_degrees_as_they_are_printed_is_accepted(mean: str, codes: list[str]) -> None:
    rows = (row("", "% de averías", "90 %", "87 %", "96,7"), row("", "% de obras", "90 %", "91 %", "100"))
    total = StatedRow({"commitment": "Media", "compliance": mean})
    assert found_in(*rows, totals=(total,), language="es") == codes


@pytest.mark.parametrize(
    ("said", "codes"),
    [("3 de 4", []), ("2 de 3", []), ("2 de 4", []), ("1 de 4", ["total-mismatch"]), ("2 de 5", ["total-mismatch"])],
)
def test_a_count_may_leave_out_what_nobody_asked_for_and_count_what_only_people_can_read(
    said: str, codes: list[str]
) -> None:
    rows = (
        row("", "% de averías", "90 %", "91 %"),
        row("", "% de obras", "90 %", "92 %"),
        row("", "% de visitas", "90 %", "No se solicitó ninguna"),
        row("", "Fecha de publicación", "31 de marzo", "14 de marzo"),
    )
    total = StatedRow({"commitment": f"Cumplidos: {said}"})
    report = build_report(StatedReport(rows=rows, totals=(total,), language="es"))
    assert [finding.code for finding in report.findings if finding.code == "total-mismatch"] == codes


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("Compromisos evaluados", "3", "2"),
        ("Compromisos cumplidos", "2", "3"),
        ("Compromisos no cumplidos", "1", "2"),
        ("Compromisos no cumplidos", "1 de 3", "2 de 3"),
        ("Compromisos no aplicables", "1", "2"),
        ("% de compromisos no cumplidos", "33,3", "66,7"),
        ("% de compromisos cumplidos", "66,7", "33,3"),
        ("Total de compromisos", "4", "5"),
    ],
)
def test_a_line_that_counts_promises_is_held_against_those_that_went_so(label: str, right: str, wrong: str) -> None:
    rows = (
        row("Reparar", "% de averías", "90 %", "91 %"),
        row("Visitar", "% de visitas", "90 %", "No se solicitó ninguna"),
        row("Limpiar", "% de calles", "90 %", "92 %"),
        row("Podar", "% de árboles", "90 %", "45 %"),
    )
    stated = [StatedRow({"commitment": label, "compliance": said}) for said in (right, wrong)]
    report = build_report(StatedReport(rows=rows, totals=tuple(stated), language="es"))
    assert [finding.stated for finding in report.findings if finding.code == "total-mismatch"] == [wrong]


@pytest.mark.parametrize(
    ("result", "right", "wrong"),
    [
        ("No se solicitó ninguna", ("1", "1 de 2", "50 %"), ("0", "0 de 2", "0 %")),
        ("45 %", ("0", "0 de 2", "0 %", "1 de 3"), ("2", "2 de 2", "1 de 2", "100 %")),
        ("", ("0", "0 de 2", "0 %", "1", "1 de 2", "50 %"), ("2", "2 de 2", "100 %")),
    ],
    ids=["not applicable: it drops out", "missed", "not evaluated: left out or not"],
)
def test_a_promise_of_two_measures_counts_the_same_however_it_is_said(
    result: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    rows = (
        row("Reparar", "% de averías", "90 %", "91 %"),
        row("Reparar", "% de visitas", "90 %", result),
        row("Podar", "% de árboles", "90 %", "45 %"),
    )
    stated = [StatedRow({"commitment": "Compromisos cumplidos", "compliance": said}) for said in (*right, *wrong)]
    report = build_report(StatedReport(rows=rows, totals=tuple(stated), language="es"))
    assert [finding.stated for finding in report.findings if finding.code == "total-mismatch"] == [*wrong]


@pytest.mark.parametrize(
    ("label", "beside", "computed"),
    [
        ("Compromisos cumplidos: 1 de 2", "75 %", []),
        ("Compromisos cumplidos: 1 de 2", "50 %", []),
        ("Compromisos cumplidos: 1 de 2", "76 %", ["75\xa0%"]),
        ("Compromisos cumplidos: 2 de 2", "75 %", ["1 de 2"]),
        ("Compromisos cumplidos", "76 %", ["50\xa0%"]),
    ],
)
def test_beside_a_line_that_says_how_many_were_met_stands_the_mean_degree(
    label: str, beside: str, computed: list[str]
) -> None:
    rows = (row("Reparar", "% de averías", "90 %", "91 %"), row("Podar", "% de árboles", "90 %", "45 %"))
    total = StatedRow({"commitment": label, "compliance": beside})
    report = build_report(StatedReport(rows=rows, totals=(total,), language="es"))
    assert [finding.computed for finding in report.findings if finding.code == "total-mismatch"] == computed


@pytest.mark.parametrize(
    ("said", "computed"),
    [("4", ["2"]), ("1", ["0"]), ("3 de 4", ["2 de 3"]), ("1 de 1", ["0 de 1"]), ("100 %", ["0\xa0%"]), ("0", [])],
    ids=["more than the section has", "as many", "of more", "of as many", "a percentage", "right of the section"],
)
def test_a_count_that_a_section_cannot_hold_is_held_against_the_whole_report(said: str, computed: list[str]) -> None:
    """A closing table stands below the last card as if it were of that alone."""
    results = ("91 %", "92 %", "45 %")
    rows = tuple(row(f"Promesa {result}", "% de avisos", "90 %", result) for result in results)
    total = StatedRow({"commitment": "Cumplidos", "compliance": said}, hints={"rows": "2 3"})
    report = build_report(StatedReport(rows=rows, totals=(total,), language="es"))
    assert [finding.computed for finding in report.findings if finding.code == "total-mismatch"] == computed


@pytest.mark.parametrize(("cap", "wrong"), [(True, [0, 1, 3]), (False, [1, 3])])
def test_a_degree_beyond_the_target_is_right_where_the_policy_shows_it(cap: bool, wrong: list[int | None]) -> None:
    targets = (("3", "4", "133,33 %"), ("20", "24", "125 %"), ("20", "24", "100 %"), ("20", "15", "133,3 %"))
    rows = tuple(row("", "Tallers fets", *figures, "Obres") for figures in targets)
    report = build_report(StatedReport(rows=rows, language="ca"), replace(PROPORTIONAL, cap=cap))
    assert [finding.row for finding in report.findings if finding.code == "compliance-value"] == wrong


@pytest.mark.parametrize(
    ("degree", "of_a_miss", "of_a_hit"),
    [
        ("✔", ["compliance-value"], []),
        ("✘", [], ["compliance-value"]),
        ("✅", ["compliance-value"], []),
        ("❌\ufe0f", [], ["compliance-value"]),
        ("✘ bete gabe", [], ["compliance-value"]),
        ("Cumplido", ["compliance-value"], []),
        ("No cumplido", [], ["compliance-value"]),
        ("Missed", [], ["compliance-value"]),
        ("Parcialmente cumplido", [], ["compliance-value"]),
        ("En curso", [], []),
        ("—", [], []),
    ],
)
def test_a_tick_or_a_word_beside_figures_that_say_otherwise_is_asked_about(
    degree: str, of_a_miss: list[str], of_a_hit: list[str]
) -> None:
    rows = (row("", "% de averías", "90 %", "84,6 %", degree), row("", "% de obras", "90 %", "91 %", degree))
    found = build_report(StatedReport(rows=rows, language="es")).findings
    assert [[finding.code for finding in found if finding.row == at] for at in (0, 1)] == [of_a_miss, of_a_hit]


SLID = row("Persones acollides al municipi", "50", "50", "50")
TOGETHER = row("Farem un cicle anual. Donarem suport a les entitats que acullen.", "Cicles fets", "1", "1")
PLAIN = row("Obrirem dues convocatòries", "Convocatòries obertes", "2", "2")


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ((PLAIN, TOGETHER, SLID), ["two-promises", "indicator-figure"]),
        ((PLAIN, TOGETHER, PLAIN), ["duplicate-row"]),
        ((PLAIN, PLAIN, SLID), ["duplicate-row", "indicator-figure"]),
        ((SLID, row("Atendrem tothom", "90 %", "90 %", "90 %")), []),
    ],
)
def test_a_row_that_slid_is_asked_about_and_the_cell_above_that_holds_two_promises(
    rows: tuple[StatedRow, ...], codes: list[str]
) -> None:
    assert found_in(*rows) == codes


@pytest.mark.parametrize(
    ("language", "indicator", "target", "result", "found"),
    [
        ("ca", "Percentatge de queixes ateses en termini", "80 %", "180 %", ["over-the-whole"]),
        ("ca", "Percentatge de queixes ateses en termini", "80 %", "100 %", []),
        ("ca", "Percentatge d'execució del pla", "80 %", "180 %", []),
        ("ca", "Queixes ateses", "80", "180", []),
        ("ca", "Sessions", "1000", "1,000", ["decimal-mark 1 1000", "remarks-missing"]),
        ("ca", "Sessions", "1000", "1.000", []),
        ("ca", "Sessions", "1000", "1,5", ["remarks-missing"]),
        ("ca", "Sessions", "5.000", "1,200", ["decimal-mark 1,2 1200", "remarks-missing"]),
        ("ca", "Sessions", "50.000", "1,200", ["remarks-missing"]),
        ("ca", "Hores d'obertura", "5.000 hores", "1,200 hores", ["remarks-missing"]),
        ("ca", "Quilòmetres", "1,2", "1,250", []),
        ("ca", "Quilòmetres", "com a màxim 1,2", "1.250", ["decimal-mark 1250 1,25", "remarks-missing"]),
        ("es", "Personas atendidas", "≥ 1,200", "1,284", ["decimal-mark 1,284 1284"]),
        ("es", "Personas atendidas", "≥ 1.200", "1.284", []),
        ("es", "Kilómetros por persona", "1,200 km", "1,284 km", []),
        ("es", "Valoración media", "4,125 sobre 5", "4,250", []),
        ("en", "Sessions", "1,000", "1.200", ["decimal-mark 1.2 1200", "remarks-missing"]),
    ],
)
def test_a_share_of_more_than_all_and_a_mark_that_may_be_of_thousands_are_asked_about(
    language: str, indicator: str, target: str, result: str, found: list[str]
) -> None:
    report = build_report(StatedReport(rows=(row("", indicator, target, result, "", ""),), language=language))
    codes = [" ".join(filter(None, (one.code, one.detail, one.detail and one.computed))) for one in report.findings]
    assert codes == found
