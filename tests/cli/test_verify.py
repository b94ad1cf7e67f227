"""`cartaviva verify` says whether what was published is still what is there, from the database or from a file."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F, JSONField, Value
from django.test import Client

from cartaviva.core.published.chain import GENESIS, canonical, digest, link
from cartaviva.records import store
from cartaviva.records.models import Artefact, AuditEvent, Publication, PublishedRow, Redaction
from cartaviva.records.verification import audit_value, chain_json, verify_town
from tests.cli.terminal import cartaviva
from tests.people import Cast
from tests.towns import YOUTH, report_published

pytestmark = pytest.mark.django_db


def test_a_town_that_verifies(chain: list[Publication]) -> None:
    told = cartaviva("verify", "--organisation", "vilaclara", "--expect-head", chain[0].link)
    lines = ["vilaclara: The record verifies: 2 publications.", f"  Head of the chain of publications: {chain[1].link}"]
    assert (told.code, told.out.splitlines(), told.err) == (0, lines, "")


def test_a_town_that_published_nothing_has_no_head_to_write_down(people: Cast) -> None:
    told = cartaviva("verify", "--organisation", "vilaclara")
    assert (told.code, told.out, told.err) == (0, "vilaclara: The record verifies: 0 publications.\n", "")


TEXTS = ["report.rows.1.remarks"]
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
    "the words of the index": (
        lambda: PublishedRow.objects.filter(publication__number=2, row=1).update(
            texts={"service": "Un altre", "n": 1.5}
        ),
        2,
        "The rows that pages find publication 2 by are not those",
    ),
    "a file": (
        lambda: store.place(Artefact.objects.filter(format="csv")[0].sha256).write_bytes(b"x"),
        2,
        "A file of publication 1 is not the one that was made: ca csv",
    ),
    "a file and its hash": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").update(sha256=store.put(b"1;2;3")),
        2,
        "Of publication 1 the trail says something else than what is stored: ca csv",
    ),
    "one file of several": (
        lambda: Artefact.objects.filter(publication__number=1, format="csv").delete(),
        2,
        "Of publication 1 the trail says something else than what is stored: ca",
    ),
    "all files": (
        lambda: Artefact.objects.all().delete(),
        1,
        "Publication 2 is shown without the files that were made last. They can be rendered again.",
    ),
    "the last publication": (
        lambda: (
            Artefact.objects.filter(publication__number=2).delete(),
            Publication.objects.filter(number=2).delete(),
        ),
        2,
        "The trail says that publication 2 was made, and it is not there.",
    ),
    "a text that nobody took away": (
        lambda: (
            Publication.objects.filter(number=1).update(texts={}),
            Redaction.objects.bulk_create(
                Redaction(
                    organisation=one.organisation, publication=one, key=key, reason="Res.", redacted_at=one.made_at
                )
                for one in Publication.objects.filter(number=1)
                for key in TEXTS
            ),
        ),
        2,
        "Of publication 1 the trail says something else than what is stored: report.rows.1.remarks",
    ),
    "the whole trail": (lambda: AuditEvent.objects.all().delete(), 2, "The trail does not say that publication 1 was"),
    "the end of the trail": (
        lambda: AuditEvent.objects.filter(
            number__gt=AuditEvent.objects.get(action="show", subject="publication 1").number
        ).delete(),
        2,
        "The trail does not say that publication 2 was made.",
    ),
    "a reason": (
        lambda: Publication.objects.filter(number=2).update(reason="Error de compte."),
        2,
        "The reason of publication 2 is not the one that was published with it.",
    ),
    "the day it was made": (
        lambda: Publication.objects.filter(number=1).update(made_at=F("made_at") - timedelta(days=1)),
        2,
        "Of publication 1 the trail says something else than what is stored: made_at",
    ),
    "the day it was shown": (
        lambda: Publication.objects.filter(number=1).update(shown_at=F("shown_at") - timedelta(days=1)),
        2,
        "Of publication 1 the trail says something else than what is stored: shown_at",
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
    lines = told.out.splitlines()
    assert (told.code, sentence in told.out, len(lines)) == (code, True, len(set(lines))), told.out


def test_files_that_an_older_version_made_are_said_not_to_be_recorded(chain: list[Publication]) -> None:
    """Its events hold no digest of files, and their rows no salt."""
    for event in AuditEvent.objects.order_by("number"):
        event.details.pop("files", None)
        previous = AuditEvent.objects.filter(number=event.number - 1).values_list("link", flat=True).first()
        event.value, event.previous = digest(canonical(audit_value(event))), previous or GENESIS
        event.link = link(event.number, event.value, event.previous).hash
        event.save()
    Artefact.objects.update(salt="")
    told = cartaviva("verify", "--organisation", "vilaclara")
    assert (told.code, "The files of 2 publications are not recorded in the trail" in told.out) == (0, True), told.out


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"organisation": "barcelona"}, "Publication 1 is another town's: vilaclara."),
        ({"organisation": "\x1b[32mx"}, "Publication 1 is another town's: vilaclara."),
        ({"organisation": {"a": 1}}, "This file is not the exported chain of a town."),
        ({"number": "1"}, "This file is not the exported chain of a town."),
        ({"value": 5}, "This file is not the exported chain of a town."),
        ({"texts": []}, "This file is not the exported chain of a town."),
        ({"texts": None}, "This file is not the exported chain of a town."),
        ({"redacted": [1]}, "This file is not the exported chain of a town."),
        ({"value": "\ud800"}, "What publication 1 says is not what was published"),
        ({"value": "[" * 100_000}, "What publication 1 says is not what was published"),
        ({"value": '{"sealed":["x"]}', "sha256": digest(b'{"sealed":["x"]}')}, "Publication 1 does not follow"),
        ({"value": "[1]", "sha256": digest(b"[1]")}, "What publication 1 says is not what was published"),
    ],
)
def test_a_file_that_somebody_made_up_is_answered_with_a_sentence(
    chain: list[Publication], tmp_path: Path, people: Cast, change: dict[str, object], sentence: str
) -> None:
    held = json.loads(chain_json(people.vilaclara))
    (held if "organisation" in change else held["publications"][0]).update(change)
    (tmp_path / "c.json").write_text(json.dumps(held))
    told = cartaviva("verify", tmp_path / "c.json")
    assert (told.code, sentence in told.out + told.err, "\x1b" in told.out) == (2, True, False), told.out + told.err


def test_brackets_without_end_are_no_chain(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("[" * 200_000)
    told = cartaviva("verify", tmp_path / "c.json")
    assert (told.code, "not the exported chain" in told.err) == (2, True)


@pytest.mark.parametrize("texts", [None, [1], {"report.rows.1.remarks": "b"}])
def test_damaged_texts_are_named_and_end_no_page(chain: list[Publication], client: Client, texts: object) -> None:
    Publication.objects.filter(number=1).update(texts=Value(texts, JSONField()))
    told = cartaviva("verify", "--organisation", "vilaclara")
    pages = ("/vilaclara/en/verify/", "/vilaclara/ca/", "/vilaclara/data/chain.json")
    found = [client.get(page).status_code for page in pages]
    assert (told.code, "A text of publication 1 is gone" in told.out, found) == (2, True, [200, 200, 200]), told.out


def test_texts_that_were_taken_away_are_counted(chain: list[Publication], tmp_path: Path, people: Cast) -> None:
    held = json.loads(chain_json(people.vilaclara))
    count = sum(len(one["texts"]) for one in held["publications"])
    for one in held["publications"]:
        one |= {"redacted": sorted(one["texts"]), "texts": {}}
    (tmp_path / "c.json").write_text(json.dumps(held))
    told = cartaviva("verify", tmp_path / "c.json")
    assert (told.code, f"{count} texts were taken away, with a reason." in told.out, count > 2) == (0, True, True), (
        told.out
    )


def test_a_chain_that_cannot_be_saved_is_a_sentence(chain: list[Publication], tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "c.json"
    told = cartaviva("verify", "--organisation", "vilaclara", "--save", path)
    said = f"Error: {path} could not be written: there is no such folder.\n"
    assert (told.code, told.err) == (2, said)


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
        (["a\x1b[2J.json"], "There is no file a [2J.json."),
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
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]  # for each fifty
        verify_town(people.vilaclara)


def test_the_chain_is_json_of_one_line_a_publication(chain: list[Publication], people: Cast) -> None:
    data = chain_json(people.vilaclara)
    assert (len(data.splitlines()), [one["number"] for one in json.loads(data)["publications"]]) == (4, [1, 2])
