"""Tables of another kind, put into a row for each promise: what stands in their way is left out, and nothing else."""

import pytest

from cartaviva.core.findings import Unreadable
from cartaviva.formats.grid import Cell
from cartaviva.formats.readers import html
from cartaviva.formats.recognise import recognise
from cartaviva.formats.recognise.paired import paired
from tests.formats.recognise.test_recognise import document


def rows(*lines: str) -> list[tuple[str, str]]:
    """(target, result) of every row"""
    return [(row.text("target"), row.text("result")) for report in recognise(document(*lines)) for row in report.rows]


def test_a_blank_row_between_promises_of_two_rows_is_no_promise() -> None:
    heads = ("Our promise\t\tComments", "Measure\tTarget\tAchieved")
    first = ("We answer\t\tWell done", "Calls answered\t90 %\t95 %")
    second = ("We open\t\tAs planned", "Days open\t300\t310")
    assert rows("Report 2024", *heads, *first, "\t\t", *second) == [("90 %", "95 %"), ("300", "310")]


HALVES = "Compromiso\t\t1S\t2S\tAño\tObservaciones"


def test_a_promise_without_one_of_its_lines_takes_none_of_the_next() -> None:
    lines = ("Abrir\tMeta\t5\t5\t10\t", "\tReal\t5\t6\t11\t", "Visitar\tReal\t–\t–\t–\tNadie lo pidió")
    last = ("Prestar\tMeta\t7\t7\t14\t", "\tReal\t8\t8\t16\t")
    first_half = [("5", "5"), ("", "–"), ("7", "8")]
    assert rows("Informe 2024", HALVES, *lines, *last)[:3] == first_half


def test_lines_that_nobody_knows_are_further_columns_and_stop_nothing() -> None:
    heads = "Compromiso\tConcepto\t1S\t2S\tAño"
    lines = ("Abrir\tMeta\t5\t5\t10", "\tReal\t5\t6\t11", "\tTendencia\t↑\t↑\t↑")
    more = ("Prestar\tMeta\t7\t7\t14", "\tReal\t8\t8\t16", "\tTendencia\t↓\t↑\t↑")
    assert [
        (report.extras, [(row.text("target"), row.text("result"), row.extras) for row in report.rows])
        for report in recognise(document("Informe 2024", heads, *lines, heads, *more))
    ] == [
        (("Tendencia",), [("5", "5", ("↑",)), ("7", "8", ("↓",))]),
        (("Tendencia",), [("5", "6", ("↑",)), ("7", "8", ("↑",))]),
        (("Tendencia",), [("10", "11", ("↑",)), ("14", "16", ("↑",))]),
    ]


def test_a_label_that_a_narrow_column_cuts_is_the_same_label() -> None:
    lines = ("Abrir\tMeta\t5\t5\t10\t", "\tRe al\t5\t6\t11\t", "Prestar\tMeta\t7\t7\t14\t", "\tReal\t8\t8\t16\t")
    (first, *_) = recognise(document("Informe 2024", HALVES, *lines))
    assert (first.headings["result"], rows("Informe 2024", HALVES, *lines)[:2]) == ("Real", [("5", "5"), ("7", "8")])


def test_a_promise_whose_words_go_on_beside_its_lines_is_one() -> None:
    lines = (
        "Abrir la\tMeta\t5\t5\t10\t",
        "piscina\tReal\t5\t6\t11\t",
        "Prestar\tMeta\t7\t7\t14\t",
        "libros\tReal\t8\t8\t16\t",
    )
    assert rows("Informe 2024", HALVES, *lines) == [
        ("5", "5"),
        ("7", "8"),
        ("5", "6"),
        ("7", "8"),
        ("10", "11"),
        ("14", "16"),
    ]


def test_a_band_that_is_called_as_a_line_of_figures_is_none() -> None:
    page = """<h1>Informe 2024</h1><table><tr><th>Compromiso<th><th>1S<th>2S<th>Año
        <tr><td colspan=5>Resultados
        <tr><td rowspan=2>Abrir<td>Meta<td>5<td>5<td>10<tr><td>Real<td>5<td>6<td>11
        <tr><td rowspan=2>Prestar<td>Meta<td>7<td>7<td>14<tr><td>Real<td>8<td>8<td>16</table>"""
    assert [
        (report.period and report.period.label, [tuple(row.text(key) for key in OF_HALVES) for row in report.rows])
        for report in recognise(html.read(page.encode()))
    ] == [
        ("1S", [("Resultados", "Abrir", "5", "5"), ("Resultados", "Prestar", "7", "8")]),
        ("2S", [("Resultados", "Abrir", "5", "6"), ("Resultados", "Prestar", "7", "8")]),
        ("2024", [("Resultados", "Abrir", "10", "11"), ("Resultados", "Prestar", "14", "16")]),
    ]


OF_HALVES = ("service", "commitment", "target", "result")


def test_a_row_of_words_between_promises_is_a_band_and_ends_nothing() -> None:
    lines = ("Abrir\tMeta\t5\t5\t10\t", "\tReal\t5\t6\t11\t", "Servicio\tDeportes\t\t\t\t", "Prestar\tMeta\t7\t7\t14\t")
    (first, _, year) = recognise(document("Informe 2024", HALVES, *lines, "\tReal\t8\t8\t16\t"))
    assert [
        [tuple(row.text(key) for key in ("service", "target", "result")) for row in half.rows] for half in (first, year)
    ] == [[("", "5", "5"), ("Deportes", "7", "8")], [("", "10", "11"), ("Deportes", "14", "16")]]


def test_a_note_and_a_total_below_lines_for_target_and_result_are_no_bands() -> None:
    lines = ("Abrir\tMeta\t5\t5\t10\t", "\tReal\t5\t6\t11\t", "Prestar\tMeta\t7\t7\t14\t", "\tReal\t8\t8\t16\t")
    below = ("1S: enero a junio.\t\t\t\t\t", "Compromisos cumplidos\t\t2\t2\t2\t")
    assert rows("Informe 2024", HALVES, *lines, *below) == rows("Informe 2024", HALVES, *lines)


def test_a_label_with_two_blanks_in_a_row_is_the_same_label() -> None:
    lines = ("Compromís\tValor objectiu\tResultat", "Obrir\tValor  objectiu: 4\t5", "Visitar\tValor  objectiu: 6\t7")
    assert rows("Informe 2024", *lines) == [("4", "5"), ("6", "7")]


def test_a_target_in_a_line_below_its_measure_has_a_column_of_its_own() -> None:
    heads, lines = "Indicador\t2024\t2023", ("Cursos\nMínim 3\t4\t5", "Sales\t4\t5")
    first = "Enquestes contestades\nMínim 85 %\nTriennal\t88 %\t--"
    (now, *_) = recognise(document("Indicadors de la biblioteca", heads, first, *lines))
    assert [(row.text("indicator"), row.text("target"), row.text("result")) for row in now.rows] == [
        ("Enquestes contestades\nTriennal", "Mínim 85 %", "88 %"),
        ("Cursos", "Mínim 3", "4"),
        ("Sales", "", "4"),
    ]


def test_a_line_that_says_what_the_target_is_is_the_target() -> None:
    heads = "Two important measures of our performance are:\tPerformance in May 2023"
    calls = "The percentage of calls we answered within 60 seconds.\nTarget is 80%\t82%"
    gone = "The percentage of callers who hung up.\n(Before somebody answered.)\nTarget is 5% or less\t6%"
    (may,) = recognise(document("Call handling, targets and performance", heads, calls, gone))
    assert (may.period and may.period.label, [tuple(row.cells[key] for key in SHOWN) for row in may.rows]) == (
        "May 2023",
        [
            ("The percentage of calls we answered within 60 seconds.", "80%", "82%"),
            ("The percentage of callers who hung up.\n(Before somebody answered.)", "5% or less", "6%"),
        ],
    )


SHOWN = ("indicator", "target", "result")


@pytest.mark.parametrize(
    "rows",
    [
        ("Calls\nTarget group: 80 adults\t82", "Letters\nTarget group: 20 adults\t16"),
        ("Satisfacción\n2023: 80 %\t85 %", "Visitas\n2023: 70 %\t75 %"),
        ("Satisfacción\nPeso: 30 %\t85 %", "Visitas\nPeso: 70 %\t75 %"),
        ("Encuesta\n(1 a 5)\t4,2", "Visitas\nIND 1\t3"),
        ("Ocupación\nMínimo 10 %\nMáximo 20 %\t25 %", "Espera\nMínimo 1\nMáximo 5\t4"),
        ("Número de quejas contestadas en 15 días\t7", "Llamadas atendidas en menos de 3 minutos\t1200"),
        ("Organizar cursos para menores de 14 años\t6", "Organizar cursos para mayores de 65 años\t12"),
    ],
)
def test_a_figure_of_something_else_in_a_measure_is_no_target(rows: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable):
        recognise(document("Informe 2024", "Indicador\tResultado", *rows))


def test_counts_under_years_promise_nothing_although_a_figure_is_in_their_names() -> None:
    lines = ("Indicator\t2024\t2023", "Visitors aged 5 to 12\t340\t300", "Books lent for 30 days\t1200\t1100")
    with pytest.raises(Unreadable):
        recognise(document("Figures of the library", *lines))


PLAN = """<p>Annual performance plan, 2023/24</p><table>
<tr><th rowspan=2>Output indicators</th><th rowspan=2>Annual targets</th><th colspan=2>{}</th></tr>
<tr><th>Quarter 1</th><th>Quarter 2</th></tr>
<tr><td>Channels open</td><td>15</td><td>14</td><td>15</td></tr>
<tr><td>Counters improved</td><td>4</td><td>1</td><td>2</td></tr></table>"""


def test_the_targets_of_quarters_in_a_plan_are_no_results() -> None:
    with pytest.raises(Unreadable):
        recognise(html.read(PLAN.format("Quarterly targets").encode()))
    done = recognise(html.read(PLAN.format("Quarterly results").encode()))
    assert [[row.text("result") for row in report.rows] for report in done] == [["14", "1"], ["15", "2"]]


BANDS = """<p>Arquivo, 2022</p><table>
<tr><th>Indicadores</th><th>Meta</th><th>Tolerância</th><th>Peso</th><th>Resultado</th></tr>
<tr><td colspan=3>O1: Responder depressa</td><td colspan=2>{}</td></tr>
<tr><td>Pedidos respondidos</td><td>40</td><td>2</td><td>50%</td><td>41</td></tr></table>"""


@pytest.mark.parametrize(
    ("beside", "read"),
    [
        ("Peso: 60%", [("O1: Responder depressa", "Pedidos respondidos", "41")]),
        ("38", [("", "O1: Responder depressa", "38"), ("", "Pedidos respondidos", "41")]),
    ],
)
def test_a_band_may_have_its_weight_at_the_end(beside: str, read: list[tuple[str, str, str]]) -> None:
    (report,) = recognise(html.read(BANDS.format(beside).encode()))
    assert [(row.text("service"), row.text("indicator"), row.text("result")) for row in report.rows] == read


@pytest.mark.parametrize(
    "lines",
    [
        ("Objetivo:", "Resultado:", "6 días", "Indicador:", "Plazo de espera", "Objetivo:", "≤ 4 días"),
        ("Objetivo:", "5 días", "Resultado:", "Ficha 2", "Indicador:", "Espera", "Objetivo:", "≤ 4 días"),
        ("Objetivo:", "5 días", "Resultado:", "4 días", "9 días en verano", "Periodicidad:", "Anual"),
    ],
)
def test_cards_in_lines_that_lack_one_or_have_one_too_many_are_not_read(lines: tuple[str, ...]) -> None:
    card = ("Indicador:", "Plazo de respuesta", *lines, "Resultado:", "3 días")
    with pytest.raises(Unreadable):
        recognise(document("Informe 2024", *card))


@pytest.mark.parametrize(
    "lines",
    [
        ("Result 2023: 4\tTarget: 5", "Result 2024: 6\tTarget: 5"),
        ("Lamps mended: 4\tTarget: 5",),
        ("Lamps mended: 4\tTarget: 5", "Lamps lit: 7\tHours: 5"),
        ("Lamps mended: soon\tTarget: 5", "Lamps lit: 7\tTarget: 5"),
    ],
)
def test_cells_with_a_label_each_are_no_pairs_where_they_name_nothing_measured_or_no_target(
    lines: tuple[str, ...],
) -> None:
    assert paired(tuple(tuple(map(Cell, line.split("\t"))) for line in lines), ()) == ()


@pytest.mark.parametrize(
    ("line", "remarks", "notes"),
    [
        ("Note : les écarts sont dans l'unité de la cible.", "", ("Note : les écarts sont dans l'unité de la cible.",)),
        ("Commentaires : deux agents absents.", "deux agents absents.", ()),
    ],
)
def test_a_note_of_the_document_below_its_last_indicator_explains_no_miss(
    line: str, remarks: str, notes: tuple[str, ...]
) -> None:
    cards = ("Indicateur\tRéunions tenues", "\t2022\t2023", "Cible\t4\t4", "Résultat\t4\t3")
    reports = recognise(document("Suivi des engagements", *cards, "", line))
    assert [(report.rows[0].text("remarks"), report.notes) for report in reports] == [(remarks, notes)] * 2


IN_LINES = """<h1>Carta de servicios de la Biblioteca 2024</h1>
<h2>Compromiso 1. Atender el 95 % de las peticiones en menos de 24 horas.</h2><ul>
<li>Indicador 1.1. % de peticiones atendidas en 24 horas. Estándar: ≥ 95 %. Resultado: 96,2 %. Cumplimiento: SÍ</li>
<li>Indicador 1.2. Tiempo medio de atención. Estándar: 24 horas. Resultado: 18 horas. Cumplimiento: SÍ</li></ul>
<h2>Compromiso 2. Organizar 40 actividades.</h2><ul>
<li>Indicador 2.1. Actividades hechas. Estándar: 40. Resultado: 38. Observaciones: obras.</li></ul>"""


def test_cards_of_a_line_each_begin_with_a_number_and_stand_together_below_the_title_that_says_the_promise() -> None:
    (report,) = recognise(html.read(IN_LINES.encode()))
    keys = ("commitment", "indicator", "target", "result", "compliance", "remarks")
    assert [tuple(map(row.text, keys)) for row in report.rows] == [
        (
            "Atender el 95 % de las peticiones en menos de 24 horas.",
            "% de peticiones atendidas en 24 horas",
            "≥ 95 %",
            "96,2 %",
            "SÍ",
            "",
        ),
        (
            "Atender el 95 % de las peticiones en menos de 24 horas.",
            "Tiempo medio de atención",
            "24 horas",
            "18 horas",
            "SÍ",
            "",
        ),
        ("Organizar 40 actividades.", "Actividades hechas", "40", "38", "", "obras."),
    ]


def test_numbered_lines_of_labels_are_cards() -> None:
    lines = (
        "1. Compromiso: Resolver en el acto. Indicador: % resueltas en el acto. Objetivo: 90 %. Resultado: 93 %",
        "2. Compromiso: Tramitar en 30 días. Indicador: plazo medio. Objetivo: 30 días. Resultado: 34 días",
    )
    assert rows("Informe 2024", *lines) == [("90 %", "93 %"), ("30 días", "34 días")]


@pytest.mark.parametrize(
    ("last", "read"),
    [
        ("5 dies.", "5 dies"),
        ("1.250.", "1.250"),
        ("gairebé tots.", "gairebé tots"),
        ("5 p.p.", "5 p.p."),
        ("5. Falten dades.", "5. Falten dades."),
        ("5...", "5..."),
    ],
)
def test_the_full_stop_that_ends_a_line_of_figures_is_of_none_of_them(last: str, read: str) -> None:
    first = "Compromís 1: Obrir cada dia. Objectiu: 4. Resultat: 5"
    (report,) = recognise(document("Informe 2024", first, f"Compromís 2: Visitar. Objectiu: 4. Resultat: {last}"))
    assert [row.text("result") for row in report.rows] == ["5", read]


def test_the_full_stop_behind_a_remark_and_behind_a_label_that_has_a_line_of_its_own_stays() -> None:
    spoken = "Compromís: Obrir. Objectiu: 4. Resultat: 3. Observacions: Obres."
    alone = ("Compromís: Visitar", "Objectiu: 4 h.", "Resultat: 5 h.")
    (report,) = recognise(document("Informe 2024", spoken, *alone))
    keys = ("target", "result", "remarks")
    assert [tuple(map(row.text, keys)) for row in report.rows] == [("4", "3", "Obres."), ("4 h.", "5 h.", "")]


@pytest.mark.parametrize(
    ("said", "read"),
    [(" Observacions: obres.", ["obres.", ""]), ("", [None, None])],
)
def test_cards_that_leave_out_the_remarks_of_others_have_none_and_those_of_a_layout_without_them_cannot(
    said: str, read: list[str | None]
) -> None:
    lines = (f"Compromís 1: Obrir. Objectiu: 4. Resultat: 3.{said}", "Compromís 2: Visitar. Objectiu: 6. Resultat: 5.")
    (report,) = recognise(document("Informe 2024", *lines))
    assert [row.cells.get("remarks") for row in report.rows] == read
