"""Years beside quarters that do not add up to them, and rightly: people, stocks, rates."""

import pytest

from cartaviva.core.language.adding import does_not_add
from cartaviva.core.report import StatedRow
from tests.readings import found_in


def codes(language: str, indicator: str, parts: str, year: str) -> list[str]:
    cells = {"indicator": indicator, "target": "≥ 1", "result": year}
    row = StatedRow(cells, hints={"parts": "\n".join(parts.split())})
    return found_in(row, language=language)


@pytest.mark.parametrize(
    ("language", "indicator", "parts", "right", "wrong"),
    [
        ("ca", "Nombre de persones diferents ateses", "6.812 6.105 4.930 6.744", "21.304", "25.304"),
        ("ca", "Usuaris únics", "100 120 90 110", "310", "80"),
        ("es", "Usuarios únicos", "100 120 90 110", "310", "80"),
        ("gl", "Persoas distintas atendidas", "100 120 90 110", "310", "80"),
        ("eu", "Erabiltzaile desberdinak", "100 120 90 110", "310", "80"),
        ("en", "Different people helped", "100 120 90 110", "310", "80"),
        ("fr", "Personnes différentes accueillies", "100 120 90 110", "310", "80"),
        ("it", "Utenti unici", "100 120 90 110", "310", "80"),
        ("pt", "Pessoas diferentes atendidas", "100 120 90 110", "310", "80"),
        ("ca", "Parades amb pantalla, a 31 de desembre", "288 294 312 301", "299", "330"),
        ("es", "Convenios vigentes", "288 294 312 301", "299", "330"),
        ("fr", "Conventions en vigueur", "288 294 312 301", "299", "330"),
        ("it", "Convenzioni in vigore", "288 294 312 301", "299", "330"),
        ("ca", "Queixes per cada 100.000 viatges", "4,1 4,3 4,9 4,2", "4,4", "5,4"),
        ("en", "Falls per 1,000 stays", "2 1 4 2", "3", "5"),
        # per person: the mean of the year weighs the quarters
        ("en", "Open cases per planning officer", "52 49 46 44", "49", "53"),
        ("ca", "Expedients oberts per tècnic", "52 49 46 44", "49", "53"),
        ("fr", "Dossiers par habitant", "52 49 46 44", "49", "53"),
        # a mean is rounded, or cut
        ("en", "Cases open", "52 49 46 44", "48", "49"),
        ("en", "Cases open", "52 49 46 44", "47", "50"),
        # what was done adds up, or is the last, the largest or the mean of what was done
        ("ca", "Nombre d'inspeccions fetes", "62 58 41 66", "227", "237"),
        ("ca", "Nombre d'inspeccions fetes", "62 58 41 66", "66", "60"),
        ("en", "Inspections done", "100 120 90 110", "420", "310"),
    ],
)
def test_a_year_beside_its_quarters(language: str, indicator: str, parts: str, right: str, wrong: str) -> None:
    found = codes(language, indicator, parts, right), codes(language, indicator, parts, wrong)
    assert found == ([], ["total-mismatch"])


@pytest.mark.parametrize(
    "indicator", ["Infants de 8 a 10 anys", "Jóvenes de 0 a 10 años", "Sancions de 100 a 1000 euros"]
)
def test_ages_and_ranges_are_no_rates(indicator: str) -> None:
    assert does_not_add(indicator) != "rate"
