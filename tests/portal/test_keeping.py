"""Pages are made once, are the same for everybody, and are out of date as soon as something is published."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from cartaviva.actions.redacting import redact
from cartaviva.portal.answers import KEPT
from cartaviva.portal.kept import Answer, Kept
from cartaviva.portal.record import Record
from cartaviva.portal.towns import find_town
from cartaviva.records.models import Organisation, Publication
from tests.pages import page, words
from tests.people import PASSWORD, Cast
from tests.towns import YOUTH, report_published

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries, Settings

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "2023/",
    "reports/",
    "charters/joventut/",
    "charters/joventut/2023/",
    "c/joventut-2/",
    "method/",
    "redress/",
    "corrections/",
    "data/",
    "accessibility/",
    "privacy/",
    "legal/",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_was_made_asks_the_database_nothing(
    town: Cast, path: str, settings: "Settings", django_assert_num_queries: "DjangoAssertNumQueries"
) -> None:
    client = Client()
    first = client.get(f"/vilaclara/ca/{path}")
    settings.PUBLIC_PAGES_AGE = 60.0
    with django_assert_num_queries(0):
        second = client.get(f"/vilaclara/ca/{path}")
    assert first.content == second.content


@pytest.mark.parametrize("path", (*PAGES, "search/?q=taller", "verify/"))
def test_a_page_is_the_same_for_whoever_is_signed_in_and_touches_no_cookie(town: Cast, path: str) -> None:
    signed_in = Client()
    signed_in.login(email=town.carla.email, password=PASSWORD)
    answers = [client.get(f"/vilaclara/ca/{path}") for client in (Client(), signed_in)]
    kept = [(one.get("Vary", ""), one["Cache-Control"], dict(one.cookies)) for one in answers]
    assert (kept, answers[0].content == answers[1].content) == ([("", "public, no-cache", {})] * 2, True)


def test_a_reader_who_has_the_page_gets_no_second_copy(town: Cast) -> None:
    first = Client().get("/vilaclara/ca/")
    again = Client(headers={"If-None-Match": first["ETag"]}).get("/vilaclara/ca/")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("path", ("all.json", "2023.csv", "c/joventut-2.csv", "chain.json"))
def test_who_has_the_data_is_known_before_it_is_made(
    town: Cast, path: str, settings: "Settings", django_assert_num_queries: "DjangoAssertNumQueries"
) -> None:
    first = Client().get(f"/vilaclara/data/{path}")
    KEPT.answers.clear()
    settings.PUBLIC_PAGES_AGE = 60.0
    with django_assert_num_queries(0):
        again = Client(headers={"If-None-Match": first["ETag"]}).get(f"/vilaclara/data/{path}")
    kept = (again.status_code, again["ETag"], again["Access-Control-Allow-Origin"])
    assert kept == (304, first["ETag"], "*")


def test_data_is_other_data_as_soon_as_something_is_published_or_taken_away(town: Cast) -> None:
    tags = [Client().get("/vilaclara/data/all.json")["ETag"]]
    report_published(town.vilaclara, town.carla, "Via Pública", 2024, YOUTH)
    tags.append(Client().get("/vilaclara/data/all.json")["ETag"])
    publication = Publication.objects.get(charter__slug="joventut", period__label="2023")
    redact(town.carla, publication, "report.rows.1.remarks", "Nomena una persona")
    again = Client(headers={"If-None-Match": tags[1]}).get("/vilaclara/data/all.json")
    assert (again.status_code, len({*tags, again["ETag"]})) == (200, 3)


def test_data_of_many_years_is_kept_too(town: Cast, settings: "Settings", monkeypatch: pytest.MonkeyPatch) -> None:
    large = b"0123456789" * (1 << 20)
    monkeypatch.setattr("cartaviva.portal.data.json_of", lambda *asked: large)
    first = Client().get("/vilaclara/data/all.json")
    monkeypatch.setattr("cartaviva.portal.data.json_of", lambda *asked: b"made again")
    second = Client().get("/vilaclara/data/all.json")
    assert (len(first.content), first.content == second.content) == (10 << 20, True)


def test_the_record_of_a_town_is_read_without_the_rows_of_its_publications(town: Cast, closed: Publication) -> None:
    last = report_published(town.vilaclara, town.carla, 'Tallers ,"report":{"a', 2024, YOUTH)
    head = last.value[: last.value.index(',"report":')]
    Publication.objects.filter(pk=last.pk).update(value=f'{head},"report":these rows nobody reads')
    found = find_town("vilaclara")
    assert found is not None
    entries = Record(found).entries
    named = [(one.kind, one.charter, str(one.name), one.period.label) for one in entries[-3:]]
    assert named == [
        ("report", "via-publica", "Via Pública", "2023"),
        ("year", "", "", "2023"),
        ("report", "tallers-reporta", 'Tallers ,"report":{"a', "2024"),
    ]


def test_what_is_published_is_seen_at_once(town: Cast) -> None:
    before = words(page("/vilaclara/en/"), "//h1")
    report_published(town.vilaclara, town.carla, "Via Pública", 2024, YOUTH)
    assert (before, words(page("/vilaclara/en/"), "//h1")) == (
        ["In 2024, 2 of 2 commitments to citizens were met"],
        ["In 2024, 4 of 5 commitments to citizens were met"],
    )


def test_a_text_that_was_redacted_is_gone_at_once(town: Cast) -> None:
    address = "/vilaclara/en/charters/joventut/2023/"
    publication = Publication.objects.get(charter__slug="joventut", period__label="2023")
    before = b"tardor" in Client().get(address).content
    redact(town.carla, publication, "report.rows.1.remarks", "Nomena una persona")
    after = Client().get(address).content
    log = " ".join(words(page("/vilaclara/en/corrections/"), "//main"))
    assert (before, b"tardor" in after, "Nomena una persona" in log) == (True, False, True)


def test_a_setting_of_the_town_is_seen_at_once(town: Cast) -> None:
    page("/vilaclara/en/redress/")
    Organisation.objects.filter(slug="vilaclara").update(redress={"ca": "Us demanarem disculpes."})
    assert "Us demanarem disculpes." in words(page("/vilaclara/en/redress/"), "//main//p")


def test_pages_are_kept_within_a_limit_of_memory() -> None:
    kept = Kept(most=25)
    for name in "abc":
        kept.put(name, Answer(b"0123456789", '"etag"'))
        kept.get("a")
    assert (sorted(kept.answers), kept.size) == (["a", "c"], 20)  # type: ignore[type-var]


def test_wrong_addresses_fill_no_memory(town: Cast) -> None:
    before = len(KEPT.answers)
    for number in range(5):
        Client().get(f"/vilaclara/ca/charters/wrong-{number}/")
    assert len(KEPT.answers) == before


@pytest.mark.parametrize("path", (*PAGES, "search/?q=taller"))
def test_a_page_is_made_in_a_few_queries_however_many_reports_there_are(
    town: Cast, path: str, django_assert_max_num_queries: "DjangoAssertNumQueries"
) -> None:
    with django_assert_max_num_queries(9):
        Client().get(f"/vilaclara/ca/{path}")
