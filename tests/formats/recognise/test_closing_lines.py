"""The lines that close a table: totals, although their label is merged over the column of targets."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.findings import Place
from cartaviva.formats.grid import BLANK, Cell, Document, Grid, Paragraph, Row
from cartaviva.formats.recognise import recognise

HEADINGS = ("Promesa", "Indicador", "Fita", "Resultat", "Grau")
PROMISES = (
    ("Farem tallers", "Tallers fets", "4", "3", "75 %"),
    ("Farem visites", "Visites fetes", "5", "5", "100 %"),
    ("Farem jocs", "Jocs fets", "2", "2", "100 %"),
)
MADE = [promise for promise, *_ in PROMISES]


def merged(label: str, figure: str) -> Row:
    """A label over all columns but the last."""
    return (*(Cell(label),) * (len(HEADINGS) - 1), Cell(figure))


def told(*closing: Row) -> tuple[list[str | None], list[str | None]]:
    """(the promises, the labels of the totals) of a table that ends so"""
    rows = (*(tuple(map(Cell, row)) for row in (HEADINGS, *PROMISES)), *closing)
    (report,) = recognise(Document((Grid(rows),), "html"))
    return [row.cells["commitment"] for row in report.rows], [row.cells["commitment"] for row in report.totals]


@pytest.mark.parametrize(
    "label",
    [
        "Promeses complertes: 3 de 4",
        "Compromisos cumplidos en 2023",
        "Promesas cumplidas en el año 2023",
        "Engagements tenus en 2023",
        "Promesse rispettate: 3 su 4",
        "Standard rispettati: 3 su 4 misurati (75 %)",
        "Compromisos acadados",
        "Mitjana",
        "Resum: compromisos avaluats",
        "Compromisos no complerts",
        "Compromissos não aplicáveis no ano",
    ],
)
def test_a_label_over_the_targets_is_no_target(label: str) -> None:
    assert told(merged(label, "75 %")) == (MADE, [label])


def test_what_only_sounds_like_a_mean_is_promised() -> None:
    posts = (Cell("Social media"), Cell("Publicacions"), BLANK, Cell("12"), BLANK)
    assert told(posts) == ([*MADE, "Social media"], [])


def test_what_has_a_target_of_its_own_is_promised() -> None:
    row = (Cell("Promeses complertes: 3 de 4"), BLANK, Cell("3"), Cell("3"), Cell("100 %"))
    assert told(row) == ([*MADE, "Promeses complertes: 3 de 4"], [])


def test_one_cell_over_promise_and_target_promises_nothing_and_over_promise_and_measure_does() -> None:
    rate = (*(Cell("Índex de paraula donada"),) * 3, Cell("75 %"), BLANK)
    feast = (*(Cell("Farem festes"),) * 2, Cell("1"), Cell("1"), Cell("100 %"))
    assert told(feast, rate) == ([*MADE, "Farem festes"], ["Índex de paraula donada"])


def test_a_count_of_promises_that_has_a_target_of_its_own_is_promised() -> None:
    missed = (Cell("Compromisos no complerts"), BLANK, Cell("0"), Cell("2"), Cell("0 %"))
    assert told(missed) == ([*MADE, "Compromisos no complerts"], [])


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (
            (("Compromisos complerts", "2"), ("Compromisos no complerts", "1"), ("Taxa global de compliment", "66,7")),
            ["Compromisos complerts", "Compromisos no complerts", "Taxa global de compliment"],
        ),
        ((("Compromisos complerts", "2"), ("Persones ateses", "310")), ["Compromisos complerts: 2"]),
    ],
)
def test_a_grid_that_only_counts_promises_after_a_page_break_closes_the_table(
    lines: tuple[tuple[str, str], ...], read: list[str]
) -> None:
    table = Grid(tuple(tuple(map(Cell, row)) for row in (HEADINGS, *PROMISES)))
    below = Grid(tuple(tuple(map(Cell, row)) for row in lines))
    (report,) = recognise(Document((table, below), "pdf"))
    assert [row.cells["commitment"] for row in report.totals] == read


COUNTED = ("Objectiu", "Compromisos", "Complerts", "No complerts", "Sense demanda")


def told_below(*lines: tuple[str, ...]) -> tuple[list[list[str | None]], list[tuple[str | None, str | None]]]:
    """(the promises of each report, the totals of the first with their figures) with these lines as a table below"""
    grids = [Grid(tuple(tuple(map(Cell, row)) for row in rows)) for rows in ((HEADINGS, *PROMISES), lines)]
    reports = recognise(Document(tuple(grids), "html"))
    totals = [(total.cells["commitment"], total.cells["compliance"]) for total in reports[0].totals]
    return [[row.cells["commitment"] for row in report.rows] for report in reports], totals


def test_a_table_that_counts_promises_by_objective_is_no_report_and_its_totals_are_held_against_the_rows() -> None:
    by_objective = (("1. Acollida", "2", "1", "1", "0"), ("2. Lleure", "1", "1", "0", "0"))
    total = ("Total", "3", "2", "1", "0")
    in_all = [("Total: Compromisos", "3"), ("Total: Complerts", "2"), ("Total: No complerts", "1")]
    basque = ("Helburuak", "Konpromisoak", "Beteta", "Bete gabe")
    assert [
        told_below(COUNTED, *by_objective, total),
        told_below(COUNTED, *by_objective),
        told_below(basque, *(line[:4] for line in by_objective)),
    ] == [([MADE], in_all), ([MADE], []), ([MADE], [])]


def test_a_small_table_below_that_counts_all_promises_and_how_they_went_is_held_against_the_rows() -> None:
    heading = ("Balanç de l'any", "Nombre")
    went = (("Complerts", "2"), ("No complerts", "1"), ("Sense demanda", "0"))
    read = [
        told_below(heading, (label, figure), *went, *more)
        for label, figure, *more in (
            ("Compromisos de la carta", "3"),
            ("Compromisos de la carta", "7"),  # of others, too
            ("Persones ateses", "3"),
            ("Compromisos de la carta", "3", ("Persones ateses", "310")),
        )
    ]
    totals = [("Total: Complerts", "2"), ("Total: No complerts", "1")]
    assert read == [([MADE], totals), ([MADE], []), ([MADE], []), ([MADE], [])]


def test_a_table_that_counts_lights_is_no_more_of_the_table_above_and_one_of_yes_and_no_is() -> None:
    lights = (("Àmbit", "Verd", "Groc", "Vermell", ""), ("Lleure", "2", "0", "1", ""), ("Tots", "2", "0", "1", ""))
    rest = (("Obrim cada dia", "Obert", "Sí", "No", ""), ("Farem festes", "Festes fetes", "1", "2", "100 %"))
    more = [promise for promise, *_ in rest]
    assert [told_below(*lights), told_below(*rest)] == [([MADE], []), ([MADE + more], [])]


def test_a_table_that_counts_the_promises_of_all_charters_adds_up_beside_one_as_well() -> None:
    lines = (
        ("Servei", "Compromisos", "Complerts", "No complerts"),
        ("Aigua", "12", "9", "3"),
        ("Museu", "4", "4", "0"),
    )
    grids = [
        Grid(tuple(tuple(map(Cell, row)) for row in rows))
        for rows in ((HEADINGS, *PROMISES), (*lines, ("Total", "16", "13", "4")))
    ]
    (report,) = recognise(Document(tuple(grids), "html"))
    assert [(one.code, one.stated, one.computed) for one in report.findings] == [("total-mismatch", "4", "3")]


def test_a_table_that_counts_the_promises_of_all_charters_says_nothing_of_this_one() -> None:
    of_all = (
        ("Servei", "Compromisos", "Complerts", "No complerts"),
        ("Aigua", "12", "9", "3"),
        ("Total", "30", "20", "10"),
    )
    assert told_below(*of_all) == ([MADE], [])


@pytest.mark.parametrize(
    "lines",
    [
        (("Indicador", "Compromís", "Assolit"), ("Tallers", "4", "3"), ("Visites", "5", "5")),
        (("Compromisos", "Fita", "Complerts", "No complerts"), ("Tallers", "4", "3", "1"), ("Visites", "5", "5", "0")),
        (
            ("Indicador", "Peticions", "Complertes", "No complertes", "Fita", "Resultat"),
            ("Permisos", "4", "3", "1", "90 %", "75 %"),
            ("Queixes", "5", "5", "0", "90 %", "100 %"),
        ),
    ],
)
def test_a_table_with_promises_of_its_own_is_a_report_although_it_counts_what_was_met(
    lines: tuple[tuple[str, ...], ...],
) -> None:
    assert [len(rows) for rows in told_below(*lines)[0]] == [3, 2]


@pytest.mark.parametrize(
    "lines",
    [
        (("Servei", "Objectiu", "Assolit"), ("Museu", "10", "9"), ("Arxiu", "5", "4")),
        (("Servei", "Objectius", "Assolits"), ("Museu", "10", "12"), ("Arxiu", "5", "4")),
    ],
    ids=["one target for each service", "more than there could be"],
)
def test_a_target_and_a_result_of_each_service_count_no_promises(lines: tuple[tuple[str, ...], ...]) -> None:
    (report,) = recognise(Document((Grid(tuple(tuple(map(Cell, line)) for line in lines)),), "html"))
    assert [tuple(row.text(key) for key in ("service", "target", "result")) for row in report.rows] == [*lines[1:]]


def test_what_is_wrong_in_a_line_of_totals_is_where_its_figure_is() -> None:
    by_objective = (("Objectiu", "Compromisos", "Complerts", "No complerts"), ("Lleure", "3", "3", "0"))
    lines = ((HEADINGS, *PROMISES), (*by_objective, ("Total", "3", "3", "0")))
    grids = [
        Grid(
            tuple(
                tuple(Cell(text, Place(table=table, row=at, column=i)) for i, text in enumerate(row))
                for at, row in enumerate(rows)
            )
        )
        for table, rows in enumerate(lines)
    ]
    (report,) = map(build_report, recognise(Document(tuple(grids), "html")))
    assert [(one.stated, one.computed, one.place) for one in report.findings if one.code == "total-mismatch"] == [
        ("3", "2", Place(table=1, row=2, column=2)),
        ("0", "1", Place(table=1, row=2, column=3)),
    ]


BY_CHARTER = ("Carta", "Compromisos", "Complerts", "No complerts")


def told_by_charter(*lines: tuple[str, ...], first: bool = False) -> list[list[tuple[str | None, str | None]]]:
    """What a table of these lines, below or above two charters, says that is wrong of each: (stated, computed)"""
    summary = Grid(tuple(tuple(map(Cell, row)) for row in (BY_CHARTER, *lines)))
    table = Grid(tuple(tuple(map(Cell, row)) for row in (HEADINGS, *PROMISES)))
    charters = (Paragraph("Aigua", 2), table, Paragraph("2. Museu", 2), table)
    blocks = (summary, *charters) if first else (*charters, Paragraph("Resum"), summary)
    reports = [build_report(stated) for stated in recognise(Document((Paragraph("Memòria", 1), *blocks), "html"))]
    return [
        [(one.stated, one.computed) for one in report.findings if one.code == "total-mismatch"] for report in reports
    ]


def test_what_a_table_counts_of_each_charter_is_held_against_its_rows_and_its_total_against_its_lines() -> None:
    right, total = (("Aigua", "3", "2", "1"), ("Museu", "3", "2", "1")), ("Total", "6", "4", "2")
    other, more = ("Aigua", "3", "3", "0"), (("Museu", "3", "2", "1"), ("Arxiu", "9", "9", "0"))
    assert [
        told_by_charter(*right, total),
        told_by_charter(*right, total, first=True),
        told_by_charter(*right, ("Total", "6", "5", "2")),
        told_by_charter(other, right[1], ("Total", "6", "5", "1")),
        told_by_charter(right[0], *more, ("Total", "15", "13", "2")),
        told_by_charter(*right, ("Mitjana", "3", "2", "1")),
    ] == [
        [[], []],
        [[], []],
        [[], [("5", "4")]],
        [[("3", "2"), ("0", "1")], []],
        [[], []],
        [[], []],
    ]


def test_what_is_counted_of_two_years_is_of_the_last() -> None:
    heads = ("Compromís", "Indicador", "Fita 2024", "Resultat 2024", "Fita 2023", "Resultat 2023", "Observacions")
    rows = (
        heads,
        ("Farem jocs", "Jocs fets", "2", "3", "2", "1", ""),
        ("Farem cursos", "Cursos fets", "2", "2", "2", "1", ""),
    )
    counted = (
        ("Objectiu", "Compromisos", "Complerts", "No complerts"),
        ("Lleure", "2", "1", "1"),
        ("Total", "2", "1", "1"),
    )
    grids = tuple(Grid(tuple(tuple(map(Cell, row)) for row in lines)) for lines in (rows, counted))
    found = [build_report(stated) for stated in recognise(Document(grids, "html"))]
    totals = [
        (report.stated.period and report.stated.period.label, one.stated, one.computed)
        for report in found
        for one in report.findings
        if one.code == "total-mismatch"
    ]
    assert totals == [("2024", "1", "2"), ("2024", "1", "0")]
