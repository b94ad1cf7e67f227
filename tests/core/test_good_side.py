"""Which side of a target is good, where the indicator or the promise speaks of it in passing."""

import pytest

from cartaviva.core.target import Comparator, parse_target


@pytest.mark.parametrize(
    ("commitment", "indicator", "comparator"),
    [
        ("", "Queixas por mil atencións (canto menos, mellor)", Comparator.AT_MOST),
        ("", "Complaints per 1,000 visits (the fewer the better)", Comparator.AT_MOST),
        ("Visitar los municipios de menos de 1.000 habitantes", "N.º de municipios visitados", Comparator.AT_LEAST),
        ("Auzoak zainduko ditugu", "Oinezko zaintza-orduak", Comparator.AT_LEAST),
        ("", "Nombre total d'hores de formació", Comparator.AT_LEAST),
    ],
)
def test_the_good_side_is_that_of_what_is_measured(commitment: str, indicator: str, comparator: Comparator) -> None:
    target, _ = parse_target("64", commitment=commitment, indicator=indicator)
    assert target.comparator is comparator
