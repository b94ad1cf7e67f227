"""A charter through the years."""

import pytest

from cartaviva.actions.amending import correct
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.result import Reason
from cartaviva.records.models import Publication
from tests.pages import page, rows, words
from tests.people import Cast
from tests.towns import shown

pytestmark = pytest.mark.django_db


def test_a_charter_shows_its_reports_the_last_one_first(town: Cast) -> None:
    tree = page("/vilaclara/en/charters/joventut/")
    assert (words(tree, "//h1"), [[row[0], *row[2:5]] for row in rows(tree, "reports")][1:]) == (
        ["Joventut"],
        [["2024", "2", "0", "0"], ["2023", "2", "1", "0"], ["2022", "2", "1", "0"]],
    )


def test_what_did_not_apply_in_an_earlier_year_has_its_column(town: Cast) -> None:
    first = Publication.objects.get(charter__slug="joventut", period__label="2022")
    shown(correct(town.carla, first, {2: Amendment(result="", reason=Reason.NO_DEMAND)}, "Ningú no ho va demanar."))
    assert [row[2:6] for row in rows(page("/vilaclara/en/charters/joventut/"), "reports")] == [
        [f"Commitments {one}" for one in ("met", "not met", "not evaluated", "that did not apply")],
        ["2", "0", "0", "0"],
        ["2", "1", "0", "0"],
        ["1", "1", "0", "1"],
    ]


def test_a_charter_lists_its_commitments_with_what_became_of_them(town: Cast) -> None:
    assert rows(page("/vilaclara/en/charters/joventut/"), "commitments") == [
        ["Commitment", "2024", "2023", "2022"],
        ["Respondrem les consultes en 2 dies hàbils com a màxim", "Met", "Met", "Met"],
        ["Farem 4 tallers l'any", "Met", "Not met", "Not met"],
    ]


def test_commitments_of_earlier_reports_are_not_forgotten(town: Cast) -> None:
    assert rows(page("/vilaclara/en/charters/joventut/"), "gone")[1:] == [
        ["Atendrem el 90 % de les peticions d'assessoria", "–", "Met", "Met"]
    ]
