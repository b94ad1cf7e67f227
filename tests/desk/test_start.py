"""The start page says what waits for a person, and nothing that they may not see."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.actions.opening import Dates
from cartaviva.config.jinja import SECTIONS
from cartaviva.records.models import Person
from tests.collecting import OPEN, opened, submitted
from tests.people import Cast
from tests.towns import YOUTH, report_published, report_saved

pytestmark = pytest.mark.django_db


def start(person: Person) -> tuple[str, list[str]]:
    """The title of the start page, and what is listed on it."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    page = html.fromstring(client.get("/desk/vilaclara/").content)
    return page.findtext(".//h1"), [" ".join(one.text_content().split()) for one in page.findall(".//main//li")]


def test_in_a_town_without_a_report_the_first_steps_are_listed_until_there_is_one(people: Cast) -> None:
    both = [
        "Import the last report of each charter: its promises come from there",
        "Write a charter that has no report yet",
    ]
    before = [start(one) for one in (people.carla, people.elena)]
    last = start(people.fina)[1][-2:]
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    assert (before[0][0], before[0][1][-2:], before[1], last, start(people.carla)[0]) == (
        "First steps",
        both,
        ("Nothing is waiting for you", []),
        both,
        "Nothing is waiting for you",
    )


def test_the_quality_office_sees_what_is_to_be_published_and_which_years_are_open(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    assert start(people.carla) == ("1 thing is waiting", ["Publish Joventut, 2023", "2022: enter who took note"])


def test_the_quality_office_is_asked_to_review_what_was_submitted_and_not_to_publish_what_is_still_collected(
    people: Cast,
) -> None:
    report = opened(people, OPEN, "Joventut", "Esports")
    before = start(people.carla)[1]
    submitted(people, report)
    after = start(people.carla)[1]
    due = "Last day to submit: 28 February 2998."
    assert (before, after[0], after[-1], start(people.elena)) == (
        ["Publish Esports, 2023", "Publish Joventut, 2023", f"2024: 0 of 6 results were submitted. {due}"],
        "Review 3 results of Joventut, 2024",
        f"2024: 3 of 6 results were submitted. {due}",
        ("Nothing is waiting for you", []),
    )


def test_with_two_steps_the_head_of_service_is_asked_to_endorse_first(people: Cast) -> None:
    people.vilaclara.two_steps = True
    people.vilaclara.save()
    report = opened(people)
    submitted(people, report)
    assert (start(people.bruno)[1], start(people.carla)[1]) == (
        ["Review 3 results of Joventut, 2024"],
        ["Publish Joventut, 2023", "2024: 3 of 3 results were submitted. Last day to submit: 28 February 2998."],
    )


def test_a_report_that_came_with_rows_left_empty_is_to_be_completed_not_published(people: Cast) -> None:
    rows = (YOUTH[0] | {"result": "", "difference": "", "compliance": ""}, *YOUTH[1:])
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, rows)
    assert start(people.carla)[1] == ["Complete Joventut, 2023: 1 result missing"]


def test_late_results_are_told_to_the_quality_office(people: Cast) -> None:
    opened(people, Dates(date(2025, 2, 28), date(2999, 4, 1)))
    assert "1 report has late results" in start(people.carla)[1]


def test_a_contributor_sees_that_nothing_waits(people: Cast) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    assert start(people.ana) == ("Nothing is waiting for you", [])


def test_an_auditor_is_not_told_of_work_that_is_never_theirs(people: Cast) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.elena)
    auditor = client.get("/desk/vilaclara/").content.decode()
    client.force_login(people.ana)
    contributor = client.get("/desk/vilaclara/").content.decode()
    assert [("You can look at everything" in page, "you have to enter" in page) for page in (auditor, contributor)] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("section", [name for name, _, _ in SECTIONS])
def test_the_menu_says_on_every_page_which_part_is_open(people: Cast, client: Client, section: str) -> None:
    client.force_login(people.fina)
    page = html.fromstring(client.get(reverse(f"desk:{section}", args=["vilaclara"])).content)
    assert [one.get("href") for one in page.findall(".//header//nav//a[@aria-current='page']")] == [
        reverse(f"desk:{section}", args=["vilaclara"])
    ]
