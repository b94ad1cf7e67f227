"""Columns of figures of others beside one's own: which are the report's, and which stand beside."""

import pytest

from cartaviva.formats.readers import html
from cartaviva.formats.reading import read_reports
from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document, flat

TARGETS = {"Objectif": "90 | 12 | 40", "Objectif national": "90 | 12 | 40", "Objectif local": "85 | 10 | 30"}
RESULTS = {
    "Résultat": "88 | 9 | 36",
    "Résultat local 2025": "88 | 9 | 36",
    "Résultat départemental": "88 | 9 | 36",
    "Résultat régional": "87 | 11 | 37",
    "Résultat national": "91 | 14 | 41",
    "Moyenne nationale": "91 | 14 | 41",
    "Moyenne nationale 2025": "91 | 14 | 41",
    "Moyenne des autres préfectures": "92 | 13 | 42",
    "Moyenne d'Europe": "70 | 8 | 30",
    "Rappel 2024": "86 | 8 | 35",
    "Mitjana comarcal": "91 | 14 | 41",
    "Media autonómica": "91 | 14 | 41",
    "Estatuko batez bestekoa": "91 | 14 | 41",
    "National average": "91 | 14 | 41",
    "Average of other councils": "91 | 14 | 41",
}
GAPS = {
    "Écart": "-2 | -3 | -4",
    "Écart moyen": "-2 | -3 | -4",
    "Écart à la cible": "+3 | -1 | +6",
    "Écart à la moyenne nationale": "-3 | -5 | -5",
}
COLUMNS = {**TARGETS, **RESULTS, **GAPS}


@pytest.mark.parametrize(
    "headings",
    [
        # what is read: TARGET RESULT [DIFFERENCE], and the rest beside
        "*Objectif national | Moyenne nationale | *Résultat local 2025 | *Écart | Rappel 2024",
        "*Objectif national | *Résultat local 2025 | Moyenne nationale | *Écart",
        "*Objectif | Moyenne nationale 2025 | *Résultat | Moyenne d'Europe",
        "*Objectif | Moyenne nationale | Résultat régional | *Résultat départemental",
        "*Objectif | Moyenne nationale | *Résultat régional",
        "*Objectif | Moyenne des autres préfectures | *Résultat régional",
        "*Objectif | *Moyenne nationale",
        "*Objectif | *Résultat national | *Écart",
        "*Objectif | Mitjana comarcal | *Résultat",
        "*Objectif | Media autonómica | *Résultat",
        "*Objectif | Estatuko batez bestekoa | *Résultat",
        "*Objectif | National average | *Résultat",
        "*Objectif | Average of other councils | *Résultat",
        "Objectif national | *Objectif local | Résultat national | *Résultat local 2025",
        "Objectif national | *Objectif local | Résultat national | *Résultat | *Écart à la cible",
        "*Objectif national | Objectif local | Résultat national | *Résultat | *Écart",
        "*Objectif | *Résultat | *Écart moyen",
        "*Objectif | *Résultat | Écart à la moyenne nationale",
        "*Objectif | *Résultat | Moyenne nationale | Écart à la moyenne nationale | *Écart",
    ],
)
def test_the_report_has_its_own_figures_and_those_of_others_beside(headings: str):
    columns = headings.split(" | ")
    figures = zip(*(COLUMNS[column.removeprefix("*")].split(" | ") for column in columns), strict=True)
    (report,) = (
        report
        for report in recognise(
            document(
                "Baromètre de la qualité 2025",
                "\t".join(["Indicateur", *(column.removeprefix("*") for column in columns)]),
                *(
                    "\t".join([name, *row])
                    for name, row in zip(("Réponses en 5 jours (%)", "Ateliers", "Visites"), figures, strict=True)
                ),
            )
        )
        if report.period and report.period.start.year == 2025
    )
    own = [column.removeprefix("*") for column in columns if column.startswith("*")]
    assert (
        [[text for key, text in row.cells.items() if text is not None and key != "indicator"] for row in report.rows],
        [extra for extra in report.extras if extra != "Rappel 2024"],
        report.findings,
    ) == (
        [list(row) for row in zip(*(COLUMNS[column].split(" | ") for column in own), strict=True)],
        [column for column in columns if not column.startswith("*") and column != "Rappel 2024"],
        (),
    )


OVER_EACH_OTHER = """
<h1>Baromètre de la qualité 2025</h1><table>
<tr><th rowspan=2>Indicateur</th><th rowspan=2>Objectif</th><th colspan=2>{}</th><th colspan=2>{}</th></tr>
<tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr>
<tr><td>Réponses en 5 jours (%)</td><td>90</td><td>81</td><td>82</td><td>83</td><td>84</td></tr>
<tr><td>Visites</td><td>40</td><td>31</td><td>32</td><td>33</td><td>34</td></tr></table>
"""


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        (["Moyenne nationale", "Résultat local"], ["2024", "2025"] * 2, {"2025-01-01": ["84", "34"]}),
        (["Résultat local", "Moyenne nationale"], ["2024", "2025"] * 2, {"2025-01-01": ["82", "32"]}),
        (["2024", "2025"], ["National", "Local"] * 2, {"2025-01-01": ["84", "34"]}),
        (
            ["Moyenne nationale", "Résultat local"],
            ["S1", "S2"] * 2,
            {"2025-01-01": ["83", "33"], "2025-07-01": ["84", "34"]},
        ),
    ],
)
def test_places_are_named_above_or_below_periods(above: list[str], below: list[str], read: dict[str, list[str]]):
    reports = recognise(html.read(OVER_EACH_OTHER.format(*above, *below).encode()))
    assert {day: [row.split(" | ")[-1] for row in rows] for _, day, rows in flat(reports)} == read


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Objectiu biblioteques;Resultat biblioteques;Objectiu escoles;Resultat escoles", ["Resultat escoles"]),
        ("Objectiu;Resultat;Objectiu comarcal;Resultat comarcal", []),
        ("Objectiu 2023;Resultat 2023;Objectiu 2024;Resultat 2024", []),
        ("Objectiu;Resultat;Pressupost;Despesa", []),
    ],
)
def test_a_target_and_result_of_something_else_that_are_left_out_are_said(headings: str, said: list[str]) -> None:
    rows = ["Obrir;40;42;38;37", "Fer tallers;50;45;60;61", "Prestar llibres;500;510;60;50"]
    reports = read_reports("\n".join([f"Compromís;{headings}", *rows]).encode(), "taula.csv")
    found = [finding.stated for each in reports for finding in each.findings if finding.code == "results-left-out"]
    assert found == said
