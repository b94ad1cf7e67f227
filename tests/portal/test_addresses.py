"""Addresses: in the reader's language, at the root of a town's own host name, and never a dead end."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import get_resolver

from cartaviva.core.addresses import OWN, free_for_a_town
from cartaviva.core.words import LANGUAGES
from cartaviva.records.models import Department, HostName, Organisation
from tests.pages import links, page, words
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"), [("es-ES,es;q=0.9,en;q=0.5", "es"), ("fr,en;q=0.3", "en"), ("de", "ca"), ("", "ca")]
)
def test_the_address_to_quote_leads_to_the_reader_s_language(town: Cast, accepted: str, language: str) -> None:
    answer = Client(headers={"Accept-Language": accepted}).get("/vilaclara/c/joventut-2")
    assert (answer.status_code, answer["Location"], answer["Vary"]) == (
        302,
        f"/vilaclara/{language}/c/joventut-2/",
        "Accept-Language",
    )


def test_a_town_is_only_in_its_own_languages(town: Cast) -> None:
    Organisation.objects.filter(slug="vilaclara").update(languages=["es"])
    asked = Client(headers={"Accept-Language": "ca"})
    answers = [asked.get("/vilaclara/"), asked.get("/vilaclara/ca/")]
    assert (answers[0]["Location"], answers[1].status_code) == ("/vilaclara/es/", 404)


def test_the_switch_of_languages_stays_on_the_page(town: Cast) -> None:
    tree = page("/vilaclara/en/charters/joventut/2023/")
    assert (links(tree, "//nav[@aria-label='Language']//a"), links(tree, "//link[@rel='alternate']")) == (
        [f"/vilaclara/{language}/charters/joventut/2023/" for language in LANGUAGES],
        [f"http://127.0.0.1:8000/vilaclara/{language}/charters/joventut/2023/" for language in LANGUAGES],
    )


def test_under_its_own_host_name_a_town_stands_at_the_root(town: Cast) -> None:
    HostName.objects.create(organisation=town.vilaclara, name="cartes.vilaclara.example")
    tree = page("/en/charters/joventut/", Host="cartes.vilaclara.example")
    ours = [one for one in links(tree) if one.startswith("/")]
    assert (
        words(tree, "//h1"),
        [one for one in ours if "vilaclara" in one],
        links(tree, "//link[@rel='canonical']"),
    ) == (
        ["Joventut"],
        [],
        ["http://cartes.vilaclara.example/en/charters/joventut/"],
    )


@pytest.mark.parametrize(
    ("path", "location"), [("/", "/ca/"), ("/c/joventut-2", "/ca/c/joventut-2/"), ("/ca/charters/joventut", None)]
)
def test_the_ways_to_a_page_follow_the_host_name(town: Cast, path: str, location: str | None) -> None:
    HostName.objects.create(organisation=town.vilaclara, name="cartes.vilaclara.example")
    answer = Client(headers={"Host": "cartes.vilaclara.example"}).get(path)
    assert answer["Location"] == (location or f"{path}/")


def test_on_a_host_name_the_rest_of_the_site_is_where_it_is(town: Cast) -> None:
    HostName.objects.create(organisation=town.vilaclara, name="cartes.vilaclara.example")
    answers = [
        Client(headers={"Host": "cartes.vilaclara.example"}).get(path) for path in ("/theme/24408e.css", "/montsec/ca/")
    ]
    assert [one.status_code for one in answers] == [200, 404]


def test_the_same_page_under_two_names_is_two_pages(town: Cast) -> None:
    HostName.objects.create(organisation=town.vilaclara, name="cartes.vilaclara.example")
    found = [
        links(page(path, Host=host), "//a[contains(@class,'cv-brand')]")
        for path, host in (("/vilaclara/en/", "localhost"), ("/en/", "cartes.vilaclara.example")) * 2
    ]
    assert found == [["/vilaclara/en/"], ["/en/"]] * 2


@pytest.mark.parametrize(
    "path",
    [
        "nothing/",
        "2019/",
        "charters/nothing/",
        "charters/joventut/2019/",
        "charters/joventut/2023/999/",
        "c/nothing-1/",
        "a/b/c/d",
    ],
)
def test_what_is_not_there_is_said_in_the_town_s_language_with_ways_on(town: Cast, path: str) -> None:
    answer = Client(headers={"Accept-Language": "es"}).get(f"/vilaclara/ca/{path}")
    text = answer.content.decode()
    ways = ('action="/vilaclara/ca/search/"', 'href="/vilaclara/ca/charters/joventut/"', '<html lang="ca">')
    assert (answer.status_code, [way in text for way in ways]) == (404, [True] * 3)


@pytest.mark.parametrize("path", ["/nowhere/", "/nowhere/ca/", "/vilaclara/data/2019.csv", "/vilaclara/data/all.xls"])
def test_what_nobody_has_is_404(town: Cast, path: str) -> None:
    assert Client().get(path).status_code == 404


def test_an_address_without_its_last_stroke_is_put_right(town: Cast) -> None:
    answer = Client().get("/vilaclara/ca/charters/joventut")
    assert (answer.status_code, answer["Location"]) == (301, "/vilaclara/ca/charters/joventut/")


def test_no_town_is_called_like_one_of_our_own_addresses() -> None:
    patterns = [str(one.pattern) for one in get_resolver().url_patterns]
    own = {one.partition("/")[0] for one in patterns if not one.startswith(("<", "^", "(")) and one}
    assert own - OWN == set()


@pytest.mark.parametrize("slug", ["desk", "ca", "health"])
def test_a_slug_of_ours_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError, match="part of the site's own addresses"):
        Organisation(slug=slug, name="Ajuntament").full_clean()
    assert not free_for_a_town(slug)


def test_the_host_s_page_lists_the_towns_in_the_reader_s_language(town: Cast) -> None:
    answer = Client(headers={"Accept-Language": "es"}).get("/")
    assert (answer["Vary"], 'href="/vilaclara/es/"' in answer.content.decode()) == ("Accept-Language", True)


def test_the_host_s_page_without_towns_says_so(people: Cast) -> None:
    Department.objects.all().delete()
    Organisation.objects.all().delete()
    assert words(page("/?language=en"), "//p[@class='cv-lede']") == ["No administration publishes here yet."]
