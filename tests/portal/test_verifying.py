"""Anybody can check that nothing was changed."""

import json

import pytest
from django.test import Client

from cartaviva.core.published.verification import Verification
from cartaviva.records.kept_check import KeptCheck
from cartaviva.records.models import Organisation, Publication
from cartaviva.records.verification import verify_town
from tests.pages import page, words
from tests.people import Cast

pytestmark = pytest.mark.django_db
VERIFY = "/vilaclara/en/verify/"


def verdict(path: str = VERIFY) -> list[str]:
    return words(page(path), "//div[@role='status']//b")


def test_a_record_that_nobody_touched_verifies(town: Cast) -> None:
    assert verdict() == ["The record verifies: 5 publications."]


def test_a_figure_that_was_changed_in_the_database_is_found(town: Cast) -> None:
    one = Publication.objects.get(number=2)
    Publication.objects.filter(pk=one.pk).update(value=one.value.replace('"92 %"', '"99 %"'))
    assert words(page(VERIFY), "//div[@role='status']//li")[0] == (
        "What publication 2 says is not what was published: its SHA-256 is another."
    )


def test_a_hash_that_somebody_wrote_down_is_looked_for(town: Cast) -> None:
    old = Publication.objects.get(number=3).link
    assert [verdict(f"{VERIFY}?head={head}")[1] for head in (old, "0" * 64)] == [
        "The chain holds this hash: it is that of publication 3.",
        "The chain does not hold this hash.",
    ]


def test_hashes_are_not_worked_out_for_each_reader(town: Cast) -> None:
    page(VERIFY)
    one = Publication.objects.get(number=2)
    Publication.objects.filter(pk=one.pk).update(value="{}")
    assert verdict() == ["The record verifies: 5 publications."]


def test_nobody_waits_while_another_verification_runs(town: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cartaviva.portal.verifying._CHECKS", KeptCheck())
    said: list[list[str]] = []

    def slow(organisation: Organisation) -> Verification:
        said.append(verdict())
        return verify_town(organisation)

    monkeypatch.setattr("cartaviva.portal.verifying.verify_town", slow)
    assert (verdict(), said) == (
        ["The record verifies: 5 publications."],
        [["Another verification is running."]],
    )


def test_while_another_verification_runs_the_last_check_is_shown(town: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    verdict()
    monkeypatch.setattr("cartaviva.records.kept_check.GOOD_FOR", -1.0)
    said: list[list[str]] = []

    def slow(organisation: Organisation) -> Verification:
        said.append(verdict())
        return verify_town(organisation)

    monkeypatch.setattr("cartaviva.portal.verifying.verify_town", slow)
    verdict()
    assert said == [["The record verifies: 5 publications."]]


def test_the_chain_can_be_taken_home(town: Cast) -> None:
    answer = Client().get("/vilaclara/data/chain.json")
    assert len(json.loads(answer.content)["publications"]) == 5


def test_it_says_where_the_program_comes_from_that_checks_it_elsewhere(town: Cast) -> None:
    said = words(page(VERIFY), "//code/following-sibling::p")
    assert [text[:53] for text in said] == ["Carta Viva is a free program (EUPL-1.2): ask the town"]
