"""What stands above a table: whose report it is, and which charter's."""

import pytest

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document

ROWS = ("Compromís\tIndicador\tFita\tResultat", "Obrir\tDies d'obertura\t60\t63")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Informe anual", "Universidade da Costa. Calidade"], ("Universidade da Costa. Calidade", "")),
        (["Informe annuale", "Unione dei Comuni di Valdifresca"], ("Unione dei Comuni di Valdifresca", "")),
        (["Informe anual", "Biblioteca Universitària"], ("", "")),
        (
            ["Concello de Abelleira", "Avaliación da carta de servizos da Biblioteca"],
            ("Concello de Abelleira", "Biblioteca"),
        ),
        (["Northby Town Council", "Customer promises"], ("Northby Town Council", "")),
        (["Service standards of the council", "Northby Council"], ("Northby Council", "")),
        (["Informe anual", "Curs 2023-24. Ajuntament de Rocafosca"], ("Ajuntament de Rocafosca", "")),
        (["Relazione annuale", "Servizi comuni"], ("", "")),
        (["Relazione", "Carta dei servizi: quanto abbiamo mantenuto"], ("", "")),
        (["Relazione", "Carta dei servizi: asili nido"], ("", "asili nido")),
        (["Relazione", "Servizio: Asili nido\nPeriodo: 2024"], ("", "Asili nido")),
        (["Memòria", "Zerbitzua / Servicio: Biblioteca"], ("", "Biblioteca")),
        (["Memòria", "Departament: Via pública"], ("", "Via pública")),
        (["Memòria", "2.1. Carta de servicios: Recaudación"], ("", "Recaudación")),
        (["Carta de serveis: compliment dels compromisos"], ("", "")),
        (["Carta della qualità dei servizi – Esiti 2024"], ("", "")),
        (["Memoria", "La Carta de Servicios del Archivo se aprobó por el Pleno"], ("", "Archivo")),
        (["Bilan", "La charte de services de la Piscine a été approuvée en conseil"], ("", "Piscine")),
        (["Bilan", "La charte de services du quartier Est"], ("", "quartier Est")),
        (["Memòria", "Carta de serveis de Transport Escolar: grau de compliment"], ("", "Transport Escolar")),
        (["Carta della qualità dei servizi sociali – Esiti 2024"], ("", "servizi sociali")),
    ],
)
def test_a_university_is_an_organisation_and_a_sentence_is_no_charter(lines: list[str], said: tuple[str, str]) -> None:
    (report,) = recognise(document(*lines, *ROWS))
    assert (report.organisation, report.service) == said


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Com hem complert: any 2024 | Ajuntament de Penyalba", "Com hem complert: any 2024"),
        (
            "Com hem complert | Ajuntament de Penyalba de Segarró",
            "Com hem complert | Ajuntament de Penyalba de Segarró",
        ),
        ("Carta de serveis | Biblioteca", "Carta de serveis | Biblioteca"),
        ("Ajuntament de Penyalba", "Ajuntament de Penyalba"),
    ],
)
def test_a_title_does_not_say_whose_page_it_is_where_the_page_says_so(title: str, own: str) -> None:
    (report,) = recognise(document(title, "Ajuntament de Penyalba", *ROWS))
    assert (report.title, report.organisation) == (own, "Ajuntament de Penyalba")


@pytest.mark.parametrize(
    ("title", "service"),
    [
        ("Carta de Serviços – Monitorização 2024", ""),
        ("Carta de serveis – Seguiment 2024", ""),
        ("Carta dei servizi: rendiconto degli standard 2024", ""),
        ("Carta de serveis – Seguretat 2024", "Seguretat"),
        ("Carta da Qualidade – relatório de acompanhamento de 2022", ""),
        ("Carta dei servizi: schede degli indicatori", ""),
        ("Carta de serveis: fitxes d'indicadors 2024", ""),
        ("Carta de servicios – Informe anual 2024", ""),
        ("Carta de Qualidade – Relatório de execução do ano letivo 2023/2024", ""),
        ("Charte des services – Rapport de suivi 2024", ""),
        ("Carta de Serviços da Biblioteca de 2022", "Biblioteca"),
        ("Carta de servicios de Memoria Histórica. 2024", "Memoria Histórica"),
        ("Carta de servicios de evaluación ambiental. 2024", "evaluación ambiental"),
    ],
)
def test_what_a_report_is_called_is_no_charter(title: str, service: str) -> None:
    (report,) = recognise(document(title, "Compromiso\tObjetivo\tResultado", "Contestar\t95 %\t96 %"))
    assert report.service == service


def test_a_title_over_every_table_names_no_charter_where_another_does() -> None:
    again = "Seguiment de compromisos. Any 2025"
    apart = ("Memòria", "Arxiu Municipal", again, *ROWS, "", "Mercats", again, *ROWS)
    alike = ("Memòria", again, *ROWS, "", again, *ROWS)
    period = ("Memòria", "Període: de gener a desembre de 2025", *ROWS, "", "Mercats", *ROWS)
    named = [[report.service for report in recognise(document(*lines))] for lines in (apart, alike, period)]
    assert named == [["Arxiu Municipal", "Mercats"], [again, again], ["", "Mercats"]]
