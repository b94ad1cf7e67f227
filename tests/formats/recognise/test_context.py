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
        (["Relazione annuale", "Servizi comuni"], ("", "")),
        (["Relazione", "Carta dei servizi: quanto abbiamo mantenuto"], ("", "")),
        (["Relazione", "Carta dei servizi: asili nido"], ("", "asili nido")),
        (["Carta della qualità dei servizi – Esiti 2024"], ("", "")),
        (["Carta della qualità dei servizi sociali – Esiti 2024"], ("", "servizi sociali")),
    ],
)
def test_a_university_is_an_organisation_and_a_sentence_is_no_charter(lines: list[str], said: tuple[str, str]) -> None:
    (report,) = recognise(document(*lines, *ROWS))
    assert (report.organisation, report.service) == said
