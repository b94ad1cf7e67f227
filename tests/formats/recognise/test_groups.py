"""Whose days a part of a year gets from the year that is said above the table."""

import pytest

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document


def days(year: str, part: str) -> list[str]:
    """The days of each report of a table of which `part` stands in a column of periods."""
    heads = "Compromís\tIndicador\tPeríode\tObjectiu\tResultat\tObservacions"
    row = f"Farem 4 tallers\tTallers fets\t{part}\t4\t3\t"
    found = recognise(document("Servei:\tJOVENTUT", f"Període:\t{year}", "", heads, row))
    return [f"{one.period.start} {one.period.end}" if one.period else "" for one in found]


def test_exact_days_stay_and_numbered_parts_are_counted_from_the_first_month_of_the_year() -> None:
    october = "octubre 2023 - setembre 2024"
    asked = (
        ("Curs 2023/24", "01/01/2024 - 30/06/2024"),
        (october, "01/09/2023 - 30/11/2023"),
        (october, "2024-02-01/2024-04-30"),
        (october, "H1 2023/24"),
        (october, "2n trimestre (curs 2023-2024)"),
        ("Curs 2023/24", "2n trimestre 2023-2024"),
    )
    assert [days(year, part) for year, part in asked] == [
        ["2024-01-01 2024-06-30"],
        ["2023-09-01 2023-11-30"],
        ["2024-02-01 2024-04-30"],
        ["2023-10-01 2024-03-31"],
        ["2024-01-01 2024-03-31"],
        ["2023-12-01 2024-02-29"],
    ]


YEARS = "Compromís\tIndicador\tFita\tResultat\tResultat 2020\tResultat 2019"
OPEN = "Obrir\tDies d'obertura\t90\t96\t94\t93"


@pytest.mark.parametrize("above", ["Any 2021", "Biblioteca"])
def test_results_of_other_years_are_no_parts_of_the_one_that_is_reported(above: str) -> None:
    (report,) = recognise(document("Seguiment de compromisos", above, YEARS, OPEN))
    (row,) = report.rows
    assert (row.text("result"), report.extras, row.extras, row.hints) == (
        "96",
        ("Resultat 2020", "Resultat 2019"),
        ("94", "93"),
        {},
    )


def test_a_result_with_a_year_beside_a_target_without_one_is_no_other_column() -> None:
    """Every degree is 100 %, so the differences would do for results of at most as much."""
    heads = "Compromís\tIndicador\tFita\tResultat 2021\tDiferència\tGrau de compliment"
    rows = (
        "Obrir\tDies d'obertura\t90\t96\t6\t100 %",
        "Fer visites\tGrups atesos\t80\t82\t2\t100 %",
        "Prestar\tLlibres\t95\t99\t4\t100 %",
    )
    (report,) = recognise(document("Biblioteca", heads, *rows))
    assert (report.period and report.period.label, report.extras, [row.text("result") for row in report.rows]) == (
        "2021",
        (),
        ["96", "82", "99"],
    )
