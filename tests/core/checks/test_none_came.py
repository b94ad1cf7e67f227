"""Nobody appealed: no demand. None of the appeals was answered: a miss, whatever words both share."""

import pytest

from cartaviva.core.checks.reading_rows import read_row
from cartaviva.core.compliance import Status
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.report import StatedRow

NONE = [
    ("No appeals", "No appeals were lodged this year."),
    ("Cap queixa", "No es va presentar cap queixa."),
    ("Ninguna reclamación", "No se ha recibido ninguna reclamación."),
    ("Aucune plainte", "Aucune plainte reçue en 2023."),
    ("No reports", "Nobody reported offensive graffiti this year."),
    ("None reported", "Nobody reported offensive graffiti this year."),
    ("Cap avís", "Ningú no va avisar de cap pintada."),
    ("Nenhuma denúncia", "Ninguém denunciou."),
]
OUTRIGHT = [
    "No hubo reclamaciones",
    "No hi va haver queixes",
    "There were no complaints",
    "No s'ha rebut cap queixa",
    "Aucune plainte reçue",
    "Non houbo queixas",
    "No se recibieron quejas",
]
SOME = [
    ("No hubo tiempo de contestar", ""),
    ("No todas las quejas se han recibido", ""),
    ("No hubo 3 quejas", ""),
    ("No se contestaron reclamaciones", ""),
    ("Ninguna queja respondida", "Ninguna de las 14 quejas recibidas se respondió en plazo por falta de personal."),
    ("Cap queixa resposta", "Cap de les queixes rebudes es va respondre."),
    ("None of the complaints answered", "None of the complaints received was answered."),
    ("Not all appeals answered", "Not all appeals received were answered."),
    ("No se contestaron las quejas", "No todas las quejas recibidas se contestaron."),
    ("No appeals", "None of the appeals received was heard."),
    ("No appeals", "We were short of people."),
    ("No reports", "Nobody reported the figures to us."),
    ("None reported", "Nobody reported the figures to us."),
    ("None reported", "We were short of people."),
    ("None cleaned", "Nobody reported offensive graffiti this year."),
    ("No reports", "Nobody answered the reports."),
    ("No reports", "Nobody reported by phone. By app there were reports every week."),
    ("No reports", "Nobody reported in August; reports of other months were cleaned late."),
    ("Sense avisos", "Ningú no va avisar el responsable del canvi d'indicador."),
    ("No appeals", "Appeals were received, no appeals were answered."),
    ("No inspections", "Nobody inspected the sites."),
]


def status(result: str, remarks: str, degree: str = "") -> Status:
    cells = {
        "commitment": "Hear appeals within 20 days",
        "indicator": "Appeals, reports, avisos and denúncias dealt with; inspections",
    }
    stated = StatedRow({**cells, "target": "95 %", "result": result, "remarks": remarks, "compliance": degree})
    row, _problems = read_row(stated, "en", PROPORTIONAL)
    return row.assessment.status


@pytest.mark.parametrize(("result", "remarks"), NONE)
def test_a_result_that_names_nothing_but_what_nobody_brought_is_no_demand(result: str, remarks: str) -> None:
    assert status(result, remarks) is Status.NOT_APPLICABLE


@pytest.mark.parametrize(("result", "remarks"), SOME)
def test_what_came_and_was_not_dealt_with_is_no_such_thing(result: str, remarks: str) -> None:
    assert status(result, remarks) is Status.NOT_EVALUATED


def test_a_document_that_gives_no_degree_to_what_nobody_brought_says_that_there_was_no_demand() -> None:
    stated = {
        ("Sin reclamaciones", "No procede"): Status.NOT_APPLICABLE,
        ("Cap queixa", "no escau"): Status.NOT_APPLICABLE,
        ("No appeals", "n/a"): Status.NOT_APPLICABLE,
        ("Sin reclamaciones", "–"): Status.NOT_EVALUATED,
        ("Sin reclamaciones", "100 %"): Status.NOT_EVALUATED,
        ("Sin datos", "No procede"): Status.NOT_EVALUATED,
        ("No procede", "No procede"): Status.NOT_EVALUATED,
        ("No inspections", "n/a"): Status.NOT_EVALUATED,
        ("None", "n/a"): Status.NOT_EVALUATED,
    }
    assert {said: status(said[0], "", said[1]) for said in stated} == stated


@pytest.mark.parametrize("result", OUTRIGHT)
def test_a_result_that_says_so_outright_needs_no_remark(result: str) -> None:
    assert status(result, "") is Status.NOT_APPLICABLE


def test_none_says_no_demand_of_what_came_alone() -> None:
    """Of those who are satisfied, of services without complaints, of complaints among all users, and of what came too
    late, a person says what it means.
    """
    rows = {
        ("% de quejas contestadas", "95 %", "No hubo quejas"): Status.NOT_APPLICABLE,
        ("% de quejas contestadas", "95 %", "No hubo quejas durante el año"): Status.NOT_APPLICABLE,
        ("% de quejas contestadas en plazo", "95 %", "No hubo quejas fuera de plazo"): Status.NOT_EVALUATED,
        ("% de quejas contestadas", "95 %", "No hubo quejas sin contestar"): Status.NOT_EVALUATED,
        ("% de personas satisfechas", "95 %", "No hubo quejas"): Status.NOT_EVALUATED,
        ("% de servicios sin quejas", "95 %", "No hubo quejas"): Status.NOT_EVALUATED,
        ("% de quejas sobre el total de visitas", "≤ 5 %", "No hubo quejas"): Status.NOT_EVALUATED,
    }
    found = {}
    for indicator, target, result in rows:
        stated = StatedRow({"indicator": indicator, "target": target, "result": result})
        found[indicator, target, result] = read_row(stated, "es", PROPORTIONAL)[0].assessment.status
    assert found == rows
