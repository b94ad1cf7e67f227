"""The start page says what waits for a person, and nothing that they may not see."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.config.jinja import SECTIONS
from cartaviva.records.models import Person
from tests.people import Cast
from tests.towns import YOUTH, report_published, report_saved

pytestmark = pytest.mark.django_db


def start(person: Person) -> tuple[str, list[str]]:
    """The title of the start page, and what is listed on it."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    page = html.fromstring(client.get("/desk/vilaclara/").content)
    return page.findtext(".//h1"), [" ".join(one.text_content().split()) for one in page.findall(".//main//li")]


def test_the_quality_office_sees_what_is_to_be_published_and_which_years_are_open(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    assert start(people.carla) == ("1 thing is waiting", ["Publish Joventut, 2023", "2022: enter who took note"])


def test_a_contributor_sees_that_nothing_waits(people: Cast) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    assert start(people.ana) == ("Nothing is waiting for you", [])


@pytest.mark.parametrize("section", [name for name, _, _ in SECTIONS])
def test_the_menu_says_on_every_page_which_part_is_open(people: Cast, client: Client, section: str) -> None:
    client.force_login(people.fina)
    page = html.fromstring(client.get(reverse(f"desk:{section}", args=["vilaclara"])).content)
    assert [one.get("href") for one in page.findall(".//header//nav//a[@aria-current='page']")] == [
        reverse(f"desk:{section}", args=["vilaclara"])
    ]
