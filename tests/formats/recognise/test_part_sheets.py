"""Sheets named as parts of the year that their titles say."""

import pytest

from cartaviva.core.findings import Place
from cartaviva.formats.grid import Cell, Document, Grid
from cartaviva.formats.recognise import recognise

HEADS = ("Compromís", "Indicador", "Valor compromès", "Resultat")
WORKSHOPS = ("Fer tallers de lectura", "Tallers fets", "3", "2")
VISITS = ("Atendre visites d'escoles", "Visites ateses", "30", "31")
BEDS = ("Plantar arbres joves", "Arbres plantats", "5", "6")


def sheet(name: str, title: str, *rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Grid:
    lines = ((title, *[""] * (len(heads) - 1)), heads, *rows)
    return Grid(tuple(tuple(Cell(text, Place(sheet=name)) for text in line) for line in lines), sheet=name)


def periods(*sheets: Grid) -> list[tuple[str, ...]]:
    """Charter, and the period, its first and its last day or what is not known of it, of each report."""
    reports = recognise(Document(sheets, "xlsx"))
    return [
        (report.service, report.period.label, str(report.period.start)[5:], str(report.period.end)[5:])
        if report.period
        else (report.service, *(finding.stated for finding in report.findings if finding.code == "period-unknown"))
        for report in reports
    ]


@pytest.mark.parametrize(
    ("names", "title", "found"),
    [
        ("T1|T2", "Informe 2024", [("", "T1", "01-01", "03-31"), ("", "T2", "04-01", "06-30")]),
        ("T3 2024|T4 2024", "Informe 2024", [("", "T3 2024", "07-01", "09-30"), ("", "T4 2024", "10-01", "12-31")]),
        ("S1|S2", "Informe 2024", [("", "S1", "01-01", "06-30"), ("", "S2", "07-01", "12-31")]),
        ("Gener|Febrer", "Informe 2024", [("", "Gener", "01-01", "01-31"), ("", "Febrer", "02-01", "02-29")]),
        (
            "1r trimestre|Dades 2n trimestre",
            "Carta de serveis: Arxiu. Any 2024",
            [("Arxiu", "1r trimestre", "01-01", "03-31"), ("Arxiu", "2n trimestre", "04-01", "06-30")],
        ),
        ("2n trimestre", "Informe 2024", [("", "2n trimestre", "04-01", "06-30")]),
        ("Q1|Q2", "Service standards 2024/25", [("", "Q1"), ("", "Q2")]),
    ],
)
def test_sheets_of_the_same_promises_are_of_the_parts_that_name_them(
    names: str, title: str, found: list[tuple[str, ...]]
) -> None:
    assert periods(*(sheet(name, title, WORKSHOPS, VISITS) for name in names.split("|"))) == found


def test_a_sheet_that_may_be_named_otherwise_is_of_its_year() -> None:
    tables = periods(sheet("T1", "Informe 2024", WORKSHOPS, VISITS), sheet("T2", "Informe 2024", BEDS))
    alone = periods(sheet("Desembre", "Informe 2024", WORKSHOPS, VISITS))
    year = ("", "2024", "01-01", "12-31")
    assert (tables, alone) == ([year, year], [year])


def test_titles_and_columns_that_name_parts_go_before_the_sheet() -> None:
    first = "Informe del 1r trimestre de 2024"
    titled = periods(sheet("T1", first, WORKSHOPS, VISITS), sheet("T3", first, WORKSHOPS, VISITS))
    heads = (*HEADS[:3], "1T", "2T", "Total")
    rows = [(*row[:3], "1", "1", "2") for row in (WORKSHOPS, VISITS)]
    columns = periods(sheet("2n trimestre", "Informe 2024", *rows, heads=heads))
    assert (titled, columns) == (
        [("", "del 1r trimestre de 2024", "01-01", "03-31")] * 2,
        [("", "2024", "01-01", "12-31")],
    )


def test_the_year_on_its_own_sheet_stays_whole() -> None:
    found = periods(*(sheet(name, "Informe 2024", WORKSHOPS, VISITS) for name in ("T1", "T2", "Full 3")))
    assert found == [("", "T1", "01-01", "03-31"), ("", "T2", "04-01", "06-30"), ("", "2024", "01-01", "12-31")]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("Hivern|Estiu", [("", "Hivern"), ("", "Estiu")]),
        ("Temporada alta|Temporada baixa", [("", "Temporada alta"), ("", "Temporada baixa")]),
        ("High season|Low season", [("", "High season"), ("", "Low season")]),
        ("Primavera|Resum", [("Primavera", "2024", "01-01", "12-31"), ("Resum", "2024", "01-01", "12-31")]),
        ("Casal d'estiu|Estiu", [("Casal d'estiu", "2024", "01-01", "12-31"), ("Estiu", "2024", "01-01", "12-31")]),
    ],
)
def test_of_sheets_named_as_seasons_nobody_says_the_days_and_one_alone_may_be_a_name(
    names: str, found: list[tuple[str, ...]]
) -> None:
    assert periods(*(sheet(name, "Informe 2024", WORKSHOPS, VISITS) for name in names.split("|"))) == found


@pytest.mark.parametrize(
    ("first", "second", "unknown"),
    [
        ("Resultat hivern", "Resultat estiu", ["Resultat hivern"]),
        ("Hivern", "Estiu", ["Hivern"]),
        ("Resultat temporada alta", "Resultat temporada baixa", ["Resultat temporada alta"]),
        ("Resultat", "Estiu", []),
        ("Resultat estiu 2024", "Casal d'estiu", []),
    ],
)
def test_the_results_of_one_of_two_seasons_are_not_those_of_the_year(
    first: str, second: str, unknown: list[str]
) -> None:
    rows = [(*row, row[3]) for row in (WORKSHOPS, VISITS)]
    grid = sheet("Full 1", "Informe 2024", *rows, heads=(*HEADS[:3], first, second))
    (report,) = recognise(Document((grid,), "xlsx"))
    found = [finding.stated for finding in report.findings if finding.code == "period-unknown"]
    assert (found, report.period is None) == (unknown, bool(unknown))


def test_rows_that_say_their_season_where_others_say_their_quarter_are_pointed_at() -> None:
    rows = [(row[0], period, *row[2:]) for row in (WORKSHOPS, VISITS) for period in ("1T", "Estiu", "Anual")]
    heads = ("Compromís", "Període", "Valor compromès", "Resultat")
    reports = recognise(Document((sheet("Full 1", "Informe 2024", *rows, heads=heads),), "xlsx"))
    assert [
        (report.period and report.period.label, [(one.code, one.row, one.stated) for one in report.findings])
        for report in reports
    ] == [("1T", []), ("2024", [("period-unknown", 0, "Estiu"), ("period-unknown", 2, "Estiu")])]
