"""Files that people brought in are watched over too: what is lost or damaged is named, with what to do."""

from dataclasses import astuple

import pytest
from django.test import Client

from cartaviva.actions.imports import bring_in
from cartaviva.records import store
from cartaviva.records.models import ImportedDocument
from cartaviva.records.store import NAMED_BY
from cartaviva.records.stored_files import NAMES
from cartaviva.records.verification import verify_originals
from tests.cli.terminal import cartaviva
from tests.originals import SPOILT, originals
from tests.pages import page, words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def told() -> tuple[int, list[str]]:
    """The exit code of `cartaviva verify`, and its lines but for the first and the last."""
    done = cartaviva("verify", "--organisation", "vilaclara")
    return done.code, done.out.splitlines()[1:-1]


def test_every_table_that_names_files_says_what_they_are_called() -> None:
    assert [table for _, table, _ in NAMED_BY if table not in NAMES] == []


@pytest.mark.parametrize("way", list(SPOILT))
def test_a_damaged_original_is_named_with_what_to_do(people: Cast, way: str) -> None:
    held = originals(people)
    before = told()
    for name in (held.document, held.evidence, held.logo):
        SPOILT[way](store.place(name))
    assert (before, told()) == (
        (0, []),
        (
            1,
            [
                f"  The original of an imported document is damaged: seguiment 2019.txt ({held.document}). Import it "
                "again, or copy it from a backup.",
                f"  A file of evidence is damaged: registre.png ({held.evidence}). Copy it from a backup.",
                f"  The logo of the town is damaged: {held.logo}. Choose it again in the settings.",
            ],
        ),
    )


def test_a_lost_original_is_named_with_what_to_do(people: Cast) -> None:
    held = originals(people)
    for name in (held.document, held.evidence, held.logo):
        store.remove(name)
    assert told() == (
        1,
        [
            f"  The original of an imported document is lost: seguiment 2019.txt ({held.document}). Import it "
            "again, or copy it from a backup.",
            f"  A file of evidence is lost: registre.png ({held.evidence}). Copy it from a backup.",
            f"  The logo of the town is lost: {held.logo}. Choose it again in the settings.",
        ],
    )


def test_a_lost_and_a_cut_original_stand_on_the_page_of_the_trail_and_on_no_public_one(
    people: Cast, client: Client
) -> None:
    held = originals(people)
    store.remove(held.document)
    SPOILT["cut"](store.place(held.evidence))
    client.force_login(people.elena)
    client.cookies["language"] = "en"
    said = client.get("/desk/vilaclara/trail/").content.decode()
    public = words(page("/vilaclara/en/verify/"), "//div[@role='status']//b")
    names = (
        "The trail verifies",
        f"is lost: seguiment 2019.txt ({held.document})",
        f"damaged: registre.png ({held.evidence})",
    )
    assert ([name in said for name in names], public) == ([True] * 3, ["The record verifies: 1 publication."])


def test_a_damaged_original_that_is_imported_again_is_whole_again(people: Cast) -> None:
    held = originals(people)
    data = store.get(held.document)
    SPOILT["a bit flipped"](store.place(held.document))
    damaged = verify_originals(people.vilaclara, read_files=True)
    bring_in(people.carla, people.vilaclara, "seguiment 2019.txt", data)
    assert ([one.code for one in damaged], verify_originals(people.vilaclara, read_files=True)) == (
        ["document-damaged"],
        (),
    )
    assert (ImportedDocument.objects.count(), store.is_whole(held.document)) == (1, True)


def test_a_file_that_is_rendered_again_takes_the_place_of_a_damaged_one(people: Cast) -> None:
    held = originals(people)
    data = store.get(held.artefact)
    for way in SPOILT.values():
        way(store.place(held.artefact))
        store.put(data)
    assert [store.is_whole(name) for name in astuple(held)] == [True] * 4
