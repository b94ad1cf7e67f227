"""Tables of text whose cells go on in the next line."""

from dataclasses import replace

import pytest

from cartaviva.formats.reading import read_reports
from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document, flat

HEADINGS = "Compromís\tIndicador\tObjectiu\tResultat\tObservacions"


def read(*lines: str) -> list[str]:
    reports = recognise(replace(document("Carta de serveis de Mobilitat. Any 2024", HEADINGS, *lines), format="text"))
    return [row for _, _, rows in flat(reports) for row in rows]


def test_a_text_that_did_not_fit_goes_on_below() -> None:
    assert read(
        "Respondre les queixes en\tPercentatge de respostes\tMàxim 10\t85\tBaixes de llarga",
        "un màxim de 10 dies\t\tdies\t\tdurada",
        "Pintar 40 passos de\tPassos pintats\t40\t44\t",
        "vianants\t\t\t\t",
    ) == [
        "Respondre les queixes en un màxim de 10 dies | Percentatge de respostes | Màxim 10 dies | 85 | "
        "Baixes de llarga durada",
        "Pintar 40 passos de vianants | Passos pintats | 40 | 44 | ",
    ]


def test_the_rest_of_a_heading_and_the_seconds_of_a_minute_are_no_rows() -> None:
    assert read(
        "\t\t\tcomparat\t",
        "Atendre abans de deu\tTemps d'espera\t10 minuts\t6 minuts\t",
        "minuts\ten persona\to menys\t30 segons\t",
    ) == ["Atendre abans de deu minuts | Temps d'espera en persona | 10 minuts o menys | 6 minuts 30 segons | "]


def test_yes_or_no_below_a_figure_is_of_another_row() -> None:
    assert read(
        "Respondre en deu dies\tRespostes a temps\t95 %\t96,5 %\t",
        "tenir la guia al dia\tGuia publicada al web\tSí\tNo\t",
    ) == [
        "Respondre en deu dies | Respostes a temps | 95 % | 96,5 % | ",
        "tenir la guia al dia | Guia publicada al web | Sí | No | ",
    ]


@pytest.mark.parametrize(
    "line",
    ["\tqueixes resoltes\t90 %\t91 %\t", "\tQueixes sense resoldre\t\t\t", "pàg. 2 (segueix)\t\t\t\t"],
    ids=["figures of its own", "a sentence of its own", "the page"],
)
def test_what_begins_something_is_no_rest_of_the_line_above(line: str) -> None:
    above = "Respondre les queixes\tQueixes respostes\t90 %\t91 %\t"
    assert read(above, line, above)[0] == "Respondre les queixes | Queixes respostes | 90 % | 91 % | "


def test_a_shorter_time_below_a_time_is_a_row_of_its_own() -> None:
    rows = [
        "Visitar les fractures\tTemps fins a la visita\tno superar els 10 dies\t8,5 dies\tverd",
        "Fer les anàlisis\tEspera a l'extracció\tcom a molt 30 minuts\t24 minuts\tverd",
    ]
    assert read(*rows) == [row.replace("\t", " | ") for row in rows]


def test_cells_that_a_file_parts_itself_go_on_nowhere() -> None:
    page = (
        "Carta de servicios de la Biblioteca 2025;;;;;\n"
        "Servicio;Compromiso;Indicador;Objetivo;Resultado;Observaciones\n"
        "Préstamo;Atender las peticiones en la oficina;Atender las peticiones de los vecinos;≥ 95 %;96,5 %;\n"
        "Salas;Atender las peticiones en el barrio;las peticiones de los vecinos con cita;Sí;No;\n"
    )
    (report,) = read_reports(page.encode(), "carta.csv")
    assert [row.stated.cells["indicator"] for row in report.rows] == [
        "Atender las peticiones de los vecinos",
        "las peticiones de los vecinos con cita",
    ]
