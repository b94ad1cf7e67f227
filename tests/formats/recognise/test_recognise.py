"""Tables in every layout that was seen, given as they would come out of a text file, and what is read from them."""

from dataclasses import replace

import pytest

from cartaviva.core.findings import Unreadable
from cartaviva.core.report import StatedReport
from cartaviva.formats.grid import BLANK, Cell, Document, Grid, Paragraph
from cartaviva.formats.readers import html
from cartaviva.formats.recognise import recognise

HEADINGS = "Compromís\tIndicador\tValor compromès\tResultat\tDiferència\tGrau de compliment\tObservacions"


def document(*lines: str, merges: bool = False) -> Document:
    """Lines with tabs are rows, others are paragraphs, and an empty one ends a table."""
    blocks: list[Grid | Paragraph] = []
    rows: list[list[str]] = []

    def close() -> None:
        if rows:
            width = max(map(len, rows))
            cells = tuple(tuple(map(cell, row)) + (BLANK,) * (width - len(row)) for row in rows)
            blocks.append(Grid(cells, merges, tuple(map(len, rows))))
            rows.clear()

    for line in lines:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        close()
        if line:
            blocks.append(Paragraph(line))
    close()
    return Document(tuple(blocks), "txt")


def cell(text: str) -> Cell:
    return Cell(text) if text else BLANK


def flat(reports: tuple[StatedReport, ...]) -> list[tuple[str, str, list[str]]]:
    """(service, first day of the period, [the texts of each row that the layout has, "^" before a merged one])"""
    return [
        (
            report.service,
            str(report.period and report.period.start),
            [
                " | ".join(
                    ("^" if key in row.merged else "") + text for key, text in row.cells.items() if text is not None
                )
                for row in report.rows
            ],
        )
        for report in reports
    ]


def codes(reports: tuple[StatedReport, ...]) -> list[tuple[str, int | None, str | None]]:
    return [(finding.code, finding.row, finding.column) for report in reports for finding in report.findings]


def test_a_long_table_with_blanks_for_merged_cells_is_filled_down():
    reports = recognise(
        document(
            "SEGUIMENT 2022",
            "Servei: Joventut",
            "Període: Gener - Desembre 2022",
            "Objectiu\t" + HEADINGS,
            "Informar\tRespondrem aviat\tConsultes respostes\t95 %\t97 %\t2 %\t100 %\t",
            "\tFarem tres xerrades\tNombre de xerrades\t3\t2\t-1\t66,7 %\tObres",
            "\t\tAssistents a les xerrades\t30\t30\t-\t100 %\t",
        )
    )
    rows = [
        "Informar | Respondrem aviat | Consultes respostes | 95 % | 97 % | 2 % | 100 % | ",
        "^Informar | Farem tres xerrades | Nombre de xerrades | 3 | 2 | -1 | 66,7 % | Obres",
        "^Informar | ^Farem tres xerrades | Assistents a les xerrades | 30 | 30 | - | 100 % | ",
    ]
    assert (flat(reports), codes(reports)) == ([("Joventut", "2022-01-01", rows)], [])


def test_a_row_that_slid_is_put_back_and_said_so():
    reports = recognise(
        document(
            "Servei: Acollida",
            HEADINGS,
            "Convocarem la taula\tNombre de convocatòries\t2\t2\t0\t100 %\t",
            "Farem un cicle anual\tCicles fets\t1 cicle anual\t1\t0\t100 %\t",
            "Nombre de persones acollides\t50\t50\t-\t100 %\t\t",
        )
    )
    row = "^Farem un cicle anual | Nombre de persones acollides | 50 | 50 | - | 100 % | "
    assert (flat(reports)[0][2][2], codes(reports)) == (row, [("cell-shifted", 2, "commitment")])


def test_a_row_that_slid_beside_a_merged_cell_is_looked_for_in_its_own_row():
    heads = "".join(f"<th>{head}</th>" for head in ("Servei", "Objectiu", *HEADINGS.split("\t")))
    rows = (
        ("<td rowspan=2>Acollida</td>", "Acollir", "Convocarem la taula", "Convocatòries", "2", "2", "0", "100 %", ""),
        ("", "Farem un cicle anual de xerrades", "Cicles fets", "4", "5", "+1", "100 %", "", ""),
    )
    lines = ("".join([first, *(f"<td>{text}</td>" for text in rest)]) for first, *rest in rows)
    page = f"<table><tr>{heads}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    found = [finding for report in recognise(html.read(page.encode())) for finding in report.findings]
    assert [(finding.code, finding.row, finding.place.row) for finding in found] == [("cell-shifted", 1, 3)]


def test_a_number_glued_to_its_commitment_is_split():
    reports = recognise(
        document(
            "Núm.\tCompromís\tIndicador\tObjectiu anual\tResultat",
            "1\tOferir vuit clubs de lectura\tNombre de clubs\t≥ 8 clubs\t9",
            "2Resoldre les peticions de compra\tTemps mitjà de resolució\t≤15 dies\t12",
            "3\tProgramar activitats familiars\tNombre d'activitats\t≥ 20\t16",
        )
    )
    row = "Resoldre les peticions de compra | Temps mitjà de resolució | ≤15 dies | 12"
    assert (flat(reports)[0][2][1], codes(reports)) == (row, [("cell-shifted", 1, "commitment")])


def test_an_empty_result_that_vanished_is_left_empty_and_said_so():
    reports = recognise(
        document(
            "Service standard\tTarget\tResults\tTarget for next year",
            "Acknowledge applications within 1 business day\t95%\t96.2%\t95%",
            "Issue a decision within 20 business days\t80%\t71.4%\t85%",
            "Refund overpaid dues within 15 business days\t85%\t85%",
            "Renew a licence within 30 days\t90%\t93.0%\t90%",
        )
    )
    found = (flat(reports)[0][2][2], codes(reports))
    assert found == ("Refund overpaid dues within 15 business days | 85% | ", [("cell-shifted", 2, "result")])


def test_figures_that_slid_among_those_of_two_years_stand_where_they_are_nearest():
    reports = recognise(
        document(
            "Service standard\tTarget 2022\tResult 2022\tTarget 2023\tResult 2023",
            "Acknowledge applications within 1 business day\t95\t96\t95\t97",
            "Issue a decision within 20 business days\t80\t71\t85\t86",
            "Refund overpaid dues within 15 business days\t95\t130\t131",
            "Renew a licence within 30 days\t90\t93\t92\t91",
        )
    )
    assert [rows[2].partition(" | ")[2] for _, _, rows in flat(reports)] == [" | 95", "130 | 131"]


def test_years_side_by_side_are_a_report_each():
    reports = recognise(
        document(
            "Adierazlea\t2023\t\t2022\t",
            "\tHelburua\tEmaitza\tHelburua\tEmaitza",
            "Kontsulten %\t95\t96,4\t95\t95,2",
            "Liburuen kopurua\t12000\t12650\t12000\t11480",
        )
    )
    assert flat(reports) == [
        ("", "2023-01-01", ["Kontsulten % | 95 | 96,4", "Liburuen kopurua | 12000 | 12650"]),
        ("", "2022-01-01", ["Kontsulten % | 95 | 95,2", "Liburuen kopurua | 12000 | 11480"]),
    ]


def test_quarters_beside_their_year_are_kept_beside_it():
    reports = recognise(
        document(
            "Any 2023",
            "Indicador\tObjectiu\t1T\t2T\t3T\t4T\tTotal any",
            "Mostres analitzades\t480\t120\t121\t119\t130\t490",
            "Avaries reparades\t40\t10\t10\t10\t10\t40",
        )
    )
    assert ([(report.extras, [row.extras for row in report.rows]) for report in reports], flat(reports)[0][2][0]) == (
        [(("1T", "2T", "3T", "4T"), [("120", "121", "119", "130"), ("10", "10", "10", "10")])],
        "Mostres analitzades | 480 | 490",
    )


def test_blocks_of_one_indicator_become_one_report_for_each_year():
    reports = recognise(
        document(
            "Charte d'accueil 2021-2022",
            "Charte de service : Accueil",
            "Fiche 1 – Courriels",
            "Engagement : Nous répondons en moins de 5 jours.",
            "Indicateur : Part des courriels traités",
            "\t2021\t2022",
            "Cible\t90 %\t92 %",
            "Résultat\t91,4 %\t88 %",
            "Fiche 2 – Réunions",
            "Engagement : Nous tenons quatre réunions.",
            "Indicateur : Nombre de réunions",
            "\t2021\t2022",
            "Cible\t4\t4",
            "Résultat\t4\t3",
        )
    )
    mails = "Nous répondons en moins de 5 jours. | Part des courriels traités | "
    meetings = "Nous tenons quatre réunions. | Nombre de réunions | "
    assert flat(reports) == [
        ("Accueil", "2021-01-01", [mails + "90 % | 91,4 %", meetings + "4 | 4"]),
        ("Accueil", "2022-01-01", [mails + "92 % | 88 %", meetings + "4 | 3"]),
    ]


def test_bands_name_the_service_and_totals_are_no_rows():
    reports = recognise(
        document(
            HEADINGS,
            "1. Atenció",
            "Atendre amb cita\tCites en termini\t≥ 90 %\t92 %\t2 %\t100 %\t",
            "2. Cultura",
            "Fer 6 visites\tNombre de visites\t6\t8\t2\t100 %\t",
            "Total compromisos complerts: 2 de 2\t\t\t\t\t\t",
        )
    )
    rows = [
        "1. Atenció | Atendre amb cita | Cites en termini | ≥ 90 % | 92 % | 2 % | 100 % | ",
        "2. Cultura | Fer 6 visites | Nombre de visites | 6 | 8 | 2 | 100 % | ",
    ]
    totals = [row.text("commitment") for row in reports[0].totals]
    assert (flat(reports)[0][2], totals) == (rows, ["Total compromisos complerts: 2 de 2"])


def test_several_charters_in_one_file_are_a_report_each():
    reports = recognise(
        document(
            "Annex. Any 2022",
            "Carta de serveis: Biblioteca",
            HEADINGS,
            "Oferir 8 clubs\tNombre de clubs\t8\t9\t1\t100 %\t",
            "",
            "Carta de serveis: Padró",
            HEADINGS,
            "Atendre en 10 minuts\tPersones ateses en termini\t90 %\t93 %\t3 %\t100 %\t",
        )
    )
    assert [(service, start, len(rows)) for service, start, rows in flat(reports)] == [
        ("Biblioteca", "2022-01-01", 1),
        ("Padró", "2022-01-01", 1),
    ]


def test_a_table_of_something_else_is_no_report():
    with pytest.raises(Unreadable) as refused:
        recognise(document("Nom\tTelèfon", "Biblioteca\t93 000 00 00", "Padró\t93 000 00 01"))
    assert refused.value.finding.code == "no-table"


def test_cards_of_which_none_has_both_after_one_without_a_result_are_no_table() -> None:
    half = ("Compromís\tObrir", "Indicador\tDies", "Fita\t3")
    others = ("Compromís\tFer", "Fita\tdotze", "Compromís\tDir", "Resultat\tcinc")
    with pytest.raises(Unreadable) as refused:
        recognise(document(*half, "", *others))
    assert refused.value.finding.code == "no-table"


def test_a_row_that_slid_under_a_year_of_its_own_is_found_in_the_report_of_that_year():
    reports = recognise(
        document(
            "Compromís\tIndicador\tAny\tValor compromès\tResultat",
            "Fer xerrades a tots els centres\tNombre de xerrades\t2022\t3\t2",
            "\t\t2023\t3\t3",
            "Obrir la sala d'estudi al vespre\tHores d'obertura\t2022\t300\t310",
            "Cessions de la sala d'estudi\t2023\t20\t20\t",
        )
    )
    found = [
        (start, len(rows), [finding.row for finding in report.findings])
        for report, (_, start, rows) in zip(reports, flat(reports), strict=True)
    ]
    assert found == [("2022-01-01", 2, []), ("2023-01-01", 2, [1])]


def test_lines_for_each_figure_become_a_row_for_each_year_whatever_stands_around_them():
    reports = recognise(
        document(
            "Escola de música\t",
            "Compromiso\tIndicador\tDato\t2023",
            "Resolver as solicitudes no prazo fixado na carta\tPrazo máximo\tObxectivo\t≤ 10 días",
            "\t\tAcadado\t9",
            "\t\tDiferenza\t-1",
            "Programar audicións abertas ao público todo o ano\tNúmero de audicións\tObxectivo\t12",
            "\t\tAcadado\t12",
            "\t\tDiferenza\t0",
            "Datos do rexistro\t",
        )
    )
    assert [(start, rows) for _, start, rows in flat(reports)] == [
        (
            "2023-01-01",
            [
                "Resolver as solicitudes no prazo fixado na carta | Prazo máximo | ≤ 10 días | 9 | -1",
                "Programar audicións abertas ao público todo o ano | Número de audicións | 12 | 12 | 0",
            ],
        )
    ]


def test_what_helps_to_read_a_row_comes_in_one_order() -> None:
    (report,) = recognise(
        document(
            "Compromís\tUnitat\tDenominador\tNumerador\tSentit\tValor compromès\tResultat",
            "Respondre les queixes\t%\t80\t76\tmés és millor\t95\t95",
        )
    )
    assert list(report.rows[0].hints) == ["denominator", "direction", "numerator", "unit"]


@pytest.mark.parametrize(
    ("headings", "row", "place"),
    [
        ("Performance commitment\tUnit\tTarget\tActual", "Supply interruptions\tminutes\t6\t5.4", "indicator"),
        ("Charter standard\tTarget\tActual", "Average wait (minutes)\t60\t52", "indicator"),
        ("Charter standard\tTarget\tActual", "Letters answered promptly\t60\t52", "commitment"),
        ("Prestazione\tIndicatore\tObiettivo\tRisultato", "Allaccio\tGiorni medi\t20\t17", "commitment"),
        ("Division\tWhat we do\tService level\tResult", "Roads\tRepair potholes\tWithin 4 days\t3 days", "commitment"),
    ],
)
def test_promises_and_measures_are_told_by_their_units_and_neighbours(headings: str, row: str, place: str) -> None:
    [report] = recognise(document(headings, row, row))
    first = 1 if place == "commitment" and row.startswith("Roads") else 0
    assert report.rows[0].cells[place] == row.split("\t")[first]


def test_a_year_knows_what_it_is_the_total_of_although_its_halves_have_reports_of_their_own():
    reports = recognise(
        document(
            "Seguiment 2024",
            "Compromís\tIndicador\tObjectiu\t1r semestre\tDesviació\t2n semestre\tDesviació\tAny 2024\tDesviació",
            "Fer tallers\tNombre de tallers\t6\t5\t-1\t8\t2\t14\t8",
            "Fer visites\tNombre de visites\t10\t10\t0\t8\t-2\t18\t8",
        )
    )
    assert [(report.period and report.period.label, report.rows[0].hints.get("parts")) for report in reports] == [
        ("1r semestre", None),
        ("2n semestre", None),
        ("Any 2024", "5\n8"),
    ]


def test_a_column_of_marks_beside_the_figures_is_a_status_and_nobody_has_to_look_at_it():
    reports = recognise(
        document(
            "Verifica 2023",
            "Impegno\tIndicatore\tValore rilevato\tStandard garantito\tEsito\tNote",
            "Aprire\tGiorni di apertura\t240\t230\t✔\t",
            "Formare\tPersone formate\t40\t50\t✘\tAssenze",
            "Rispondere\tRisposte in 5 giorni (%)\t92 %\t90 %\t✔\t",
        )
    )
    assert (codes(reports), [report.extras for report in reports]) == ([], [("Esito",)])


def test_a_title_that_the_file_says_of_itself_is_no_promise_above_its_table() -> None:
    titles = {
        "Customer service commitment: how we performed": "Customer service commitment: how we performed",
        "Compromís de servei: com hem complert — Ajuntament de Valldaura": "Compromís de servei: com hem complert",
        "Compromisos 2023": "Compromís: Atendre les queixes",
    }
    read = {}
    for title, line in titles.items():
        page = document(line, "", "Indicador\tFita\tResultat", "Nombre de tallers\t5\t4")
        read[line] = [row.text("commitment") for row in recognise(replace(page, title=title))[0].rows]
    assert read == {
        "Customer service commitment: how we performed": [""],
        "Compromís de servei: com hem complert": [""],
        "Compromís: Atendre les queixes": ["Atendre les queixes"],
    }


@pytest.mark.parametrize(
    ("line", "service"),
    [
        ("Carta de Servicios. Servicio Municipal de Aguas", "Servicio Municipal de Aguas"),
        ("Carta de Compromisso: Urbanismo e Obras", "Urbanismo e Obras"),
        ("Environmental Services: our customer promises", "Environmental Services"),
        ("Carta de Servicios. Resultados del año", ""),
        ("Carta de Compromisso: metas e resultados 2022", ""),
        ("Borough Council: our promises", ""),
        ("Part two: the way we measure our promises", ""),
    ],
)
def test_a_charter_is_named_behind_the_word_for_it(line: str, service: str) -> None:
    reports = recognise(document("Ayuntamiento", line, HEADINGS, "Fer\tFets\t1\t1\t0\t100 %\t"))
    assert [report.service for report in reports] == [service]
