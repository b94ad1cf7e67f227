"""`cartaviva verify` says whether what was published is still what is there, from the database or from a file."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from cartaviva.records import store
from cartaviva.records.models import Artefact, AuditEvent, Publication, PublishedRow, Redaction
from cartaviva.records.verification import chain_json, verify_town
from tests.cli.terminal import cartaviva
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(people: Cast) -> list[Publication]:
    return [report_published(people.vilaclara, people.carla, "Joventut", year, YOUTH) for year in (2022, 2023)]


def test_a_town_that_verifies(chain: list[Publication]) -> None:
    told = cartaviva("verify", "--organisation", "vilaclara", "--expect-head", chain[0].link)
    lines = ["vilaclara: The record verifies: 2 publications.", f"  Head of the chain of publications: {chain[1].link}"]
    assert (told.code, told.out.splitlines(), told.err) == (0, lines, "")


Damage = Callable[[], object]

DAMAGES: dict[str, tuple[Damage, int, str]] = {
    "a value": (
        lambda: Publication.objects.filter(number=1).update(value=Publication.objects.get(number=2).value),
        2,
        "What publication 1 says is not what was published",
    ),
    "a value and its hash": (
        lambda: Publication.objects.filter(number=1).update(sha256="0" * 64, value="{}"),
        2,
        "Publication 1 does not follow from the one before it",
    ),
    "a publication": (
        lambda: (
            Artefact.objects.filter(publication__number=1).delete(),
            Publication.objects.filter(number=1).delete(),
        ),
        2,
        "Publication 2 is not the one that should follow",
    ),
    "a text": (
        lambda: Publication.objects.filter(number=1).update(
            texts={"report.rows.1.remarks": {"salt": "a", "text": "Tot va anar bé."}}
        ),
        2,
        "A text of publication 1 is not the one that was published: report.rows.1.remarks",
    ),
    "a text without a redaction": (
        lambda: Publication.objects.filter(number=1).update(texts={}),
        2,
        "A text of publication 1 is gone, and nothing says why",
    ),
    "a redaction without its text": (
        lambda: Redaction.objects.create(
            organisation=Publication.objects.get(number=1).organisation,
            publication=Publication.objects.get(number=1),
            key="report.rows.1.remarks",
            reason="Deia qui era malalt.",
            redacted_at=Publication.objects.get(number=1).made_at,
        ),
        2,
        "was to be taken away and is still there",
    ),
    "an event": (lambda: AuditEvent.objects.filter(number=2).update(person=7), 2, "Event 2 of the trail was changed"),
    "the index": (
        lambda: PublishedRow.objects.filter(publication__number=2, row=1).update(status="met"),
        2,
        "The rows that pages find publication 2 by are not those",
    ),
    "a file": (
        lambda: store.place(Artefact.objects.filter(format="csv")[0].sha256).write_bytes(b"x"),
        2,
        "A file of publication 1 is not the one that was made: ca csv",
    ),
    "a lost file": (
        lambda: store.remove(Artefact.objects.filter(format="csv")[0].sha256),
        1,
        "A file of publication 1 is lost: ca csv. It can be rendered again.",
    ),
}


@pytest.mark.parametrize("what", list(DAMAGES))
def test_every_damage_is_said(chain: list[Publication], what: str) -> None:
    damage, code, sentence = DAMAGES[what]
    damage()
    told = cartaviva("verify", "--organisation", "vilaclara")
    assert (told.code, sentence in told.out) == (code, True), told.out


def test_an_expected_head_that_is_not_in_the_chain(chain: list[Publication]) -> None:
    told = cartaviva("verify", "--expect-head", "f" * 64, "--organisation", "vilaclara")
    assert (told.code, "does not hold the head that you expect: fff" in told.out) == (2, True)


def test_a_saved_chain_verifies_without_the_database(
    chain: list[Publication], tmp_path: Path, people: Cast, django_db_blocker: object
) -> None:
    path = tmp_path / "vilaclara.json"
    saved = cartaviva("verify", "--organisation", "vilaclara", "--save", path)
    told = subprocess.run(
        [sys.executable, "-m", "cartaviva", "verify", str(path), "--expect-head", chain[0].link, "--language", "en"],
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE",)},
    )
    assert (saved.code, path.read_bytes(), told.returncode, told.stdout.splitlines()[0]) == (
        0,
        chain_json(people.vilaclara),
        0,
        "vilaclara: The record verifies: 2 publications.",
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"cartaviva.chain/1"', '"another"', "not the exported chain"),
        ('"texts": {', '"text": {', "not the exported chain"),
        ("[", "", "not the exported chain"),
        ("taller de tardor", "taller", "is not the one that was published"),
        ('"salt":', '"sal":', "is not the one that was published"),
        ("joventut-1", "joventut-9", "its SHA-256 is another"),
    ],
)
def test_a_changed_file_does_not_verify(people: Cast, tmp_path: Path, old: str, new: str, said: str) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    path = tmp_path / "chain.json"
    text = chain_json(people.vilaclara).decode()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = cartaviva("verify", path)
    assert (old in text, told.code, said in told.out + told.err) == (True, 2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.json"], "There is no file missing.json."),
        (["--organisation", "enlloc"], "There is no town enlloc."),
        (["--expect-head", "0" * 64], "There are several towns"),
        (["--expect-head", "deadbeef"], "“deadbeef” is no head of a chain"),
        ([__file__, "--save", "x.json"], "give the file alone"),
    ],
)
def test_what_cannot_be_meant_is_said(people: Cast, arguments: list[str], said: str) -> None:
    told = cartaviva("verify", *arguments)
    assert (told.code, said in told.err) == (64, True)


def test_verifying_asks_the_database_as_often_for_many_publications_as_for_one(
    people: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for year in range(2018, 2024):
        report_published(people.vilaclara, people.carla, "Joventut", year, YOUTH)
    connection.queries_log.clear()
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        verify_town(people.vilaclara)


def test_the_chain_is_json_of_one_line_a_publication(chain: list[Publication], people: Cast) -> None:
    data = chain_json(people.vilaclara)
    assert (len(data.splitlines()), [one["number"] for one in json.loads(data)["publications"]]) == (4, [1, 2])
