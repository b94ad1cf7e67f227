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


@pytest.mark.parametrize(
    ("named", "span"),
    [
        ("2023 to 2024", "2023-04-01 2024-03-31"),
        ("January 2023 to June 2024", "2023-01-01 2024-06-30"),
        ("January to December 2023", "2023-01-01 2023-12-31"),
    ],
)
def test_only_two_whole_years_may_be_the_name_of_one_that_begins_in_april(named: str, span: str) -> None:
    heads, row = f"Commitment\tMeasure\tTarget\tResult {named}", "We will hold 4 workshops\tWorkshops held\t4\t3"
    (report,) = recognise(document("Youth services", "Our years begin on 1 April", "", heads, row))
    assert report.period and f"{report.period.start} {report.period.end}" == span


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


@pytest.mark.parametrize("figures", ["Fita\tResultat 2021", "Fita 2021\tResultat"])
def test_a_year_in_the_heading_of_one_figure_alone_makes_no_difference_another_one(figures: str) -> None:
    """Every degree is 100 %, so the differences would do for results of at most as much, or for targets."""
    rows = (
        "Obrir\tDies d'obertura\t90\t96\t6\t100 %",
        "Fer visites\tGrups atesos\t80\t82\t2\t100 %",
        "Prestar\tLlibres\t95\t99\t4\t100 %",
    )
    heads = f"Compromís\tIndicador\t{figures}\tDiferència\tGrau de compliment"
    (report,) = recognise(document("Biblioteca", heads, *rows))
    read = [(row.text("target"), row.text("result")) for row in report.rows]
    assert (report.period and report.period.label, report.extras, read) == (
        "2021",
        (),
        [("90", "96"), ("80", "82"), ("95", "99")],
    )


@pytest.mark.parametrize(
    ("said", "hints"),
    [
        ("(unitat de l’indicador)", {}),
        ("(en la unidad del indicador)", {}),
        ("(%)", {"unit": "%"}),
        ("(dies d’espera)", {"unit": "dies d’espera"}),
        ("(l)", {"unit": "l"}),
    ],
)
def test_a_row_below_the_headings_says_the_unit_of_the_figures_or_that_each_indicator_has_its_own(
    said: str, hints: dict[str, str]
) -> None:
    (report,) = recognise(
        document(
            "Carta de serveis de la biblioteca. Any 2024",
            "",
            "Codi\tCompromís\tIndicador\tObjectiu\tResultat\tObservacions",
            f"\t\t\t{said}\t{said}\t",
            "B-1\tServir els préstecs aviat\tTemps mitjà de servei (dies)\t≤ 3\t3,4\tVaga",
            "B-2\tObrir més\tHores d’obertura\t≥ 85\t87,5\t",
        )
    )
    found = [(row.text("target"), row.hints) for row in report.rows]
    assert (report.headings["target"], found) == (f"Objectiu {said}", [("≤ 3", hints), ("≥ 85", hints)])
