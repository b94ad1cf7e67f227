"""When a document is of another town."""

import pytest

from cartaviva.core.cycle.other_town import names_another_town


@pytest.mark.parametrize("stated", ["Ajuntament de Torreblava", "Marlowick Borough Council", "Lizargorriko Udala"])
def test_a_document_that_names_another_town_is_told(stated: str) -> None:
    assert names_another_town(stated, "Ajuntament de Vilaclara")


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "Ajuntament",
        "AJUNTAMENT DE VILACLARA",
        "Ayuntamiento de Vilaclara del Camp",
        "Vilaclara Town Council, Department of Culture",
        "Department of Harbours",
        "Consorci de Biblioteques",
    ],
)
def test_a_document_that_may_be_of_this_town_is_not_asked_about(stated: str) -> None:
    assert not names_another_town(stated, "Ajuntament de Vilaclara")
