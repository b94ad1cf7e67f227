"""Evidence on public pages: at its row, and as a file that no browser shows under this site's name."""

import csv
import json
from io import StringIO

import pytest
from django.test import Client

from cartaviva.actions.evidence import disclose
from cartaviva.actions.publish import publish
from cartaviva.actions.redacting import redact
from cartaviva.records import store as files
from cartaviva.records.models import Evidence, Publication
from tests.misses import PICTURE, backed_report
from tests.pages import page, words
from tests.people import Cast
from tests.towns import shown

pytestmark = pytest.mark.django_db
REPORT = "/vilaclara/en/charters/joventut/2026/"


@pytest.fixture
def proof(people: Cast) -> Evidence:
    """Of the first row, which was met; published."""
    report, (one, internal) = backed_report(people, (0, "el registre.png", PICTURE), (1, "intern.png", PICTURE))
    disclose(people.carla, people.vilaclara, one.pk, public=True)
    shown(publish(people.carla, report))
    assert internal.public is False
    return one


def address(one: Evidence, name: str = "el registre.png", town: str = "vilaclara") -> str:
    return f"/{town}/evidence/{one.sha256}/{name}"


def test_the_report_lists_it_at_its_row_with_its_size_and_hash(proof: Evidence) -> None:
    tree = page(REPORT)
    link = tree.xpath("//tr[@class='cv-more']//dd/a")[0]
    assert (words(tree, "//tr[@class='cv-more']//dd")[-1:], link.get("href")) == (
        [f"el registre.png (1 kB)SHA-256: {proof.sha256}"],
        address(proof, "el%20registre.png"),
    )


def test_the_page_of_the_commitment_lists_it_too(proof: Evidence) -> None:
    tree = page("/vilaclara/en/c/joventut-1/")
    link = tree.xpath("//main//dd/a[contains(@href, '/evidence/')]")[0]
    assert (" ".join(link.getparent().text_content().split()), link.get("href")) == (
        f"Evidence: el registre.png (1 kB)SHA-256: {proof.sha256}",
        address(proof, "el%20registre.png"),
    )


def test_the_open_data_give_its_address_size_and_hash(proof: Evidence) -> None:
    whole = f"http://127.0.0.1:8000{address(proof, 'el%20registre.png')}"
    value = json.loads(Client().get("/vilaclara/data/2026.json").content)
    rows = csv.DictReader(StringIO(Client().get("/vilaclara/data/2026.csv").content.decode(), newline=""))
    named = {"name": "el registre.png", "sha256": proof.sha256, "size": proof.size, "media_type": "image/png"}
    assert (value["reports"][0]["evidence"], [one["evidence"] for one in rows]) == (
        [{"row": 0, **named, "address": whole}],
        [f"{whole} {proof.size} {proof.sha256} el registre.png", "", ""],
    )


def test_what_was_taken_away_is_not_in_the_open_data(people: Cast, proof: Evidence) -> None:
    redact(people.carla, Publication.objects.get(), "report.rows.0.evidence.0", "Hi sortia una persona.")
    answers = [Client().get(f"/vilaclara/data/2026.{form}").content.decode() for form in ("csv", "json")]
    assert [proof.sha256 in one for one in answers] == [False, False]


def test_it_is_handed_out_to_be_kept_in_an_origin_of_its_own(proof: Evidence) -> None:
    answer = Client().get(address(proof))
    assert (answer.status_code, answer.content == files.get(proof.sha256), dict(answer.headers)) == (
        200,
        True,
        {
            **dict(answer.headers),
            "Content-Type": "image/png",
            "Content-Disposition": 'attachment; filename="el registre.png"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "public, no-cache",
        },
    )


def test_under_another_name_or_town_or_not_published_or_taken_away_it_is_not_there(
    people: Cast, proof: Evidence
) -> None:
    asked = [address(proof, "pagina.html"), address(proof, town="montsec"), address(proof, "intern.png")]
    codes = [Client().get(one).status_code for one in asked]
    redact(people.carla, Publication.objects.get(), "report.rows.0.evidence.0", "Hi sortia una persona.")
    assert (codes, Client().get(address(proof)).status_code) == ([404, 404, 404], 404)


def test_what_is_not_shown_yet_is_not_handed_out(people: Cast, proof: Evidence) -> None:
    Publication.objects.update(shown_at=None)
    assert Client().get(address(proof)).status_code == 404
