"""What nobody sends by a form of ours, and what a page has to stand all the same."""

import pytest
from django.test import Client, override_settings
from lxml import html

from cartaviva.actions.settings import add_host_name
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.findings import Refused
from cartaviva.records.models import Organisation, Result
from tests.misses import PICTURE, backed_report
from tests.people import Cast
from tests.towns import YOUTH, report_published, report_saved

pytestmark = pytest.mark.django_db


def test_a_number_is_one_of_ours_or_none() -> None:
    texts = ("7", "²", "", "-1", "9" * 5000, "٣")
    assert [identifier(text) for text in texts] == [7, None, None, None, None, None]


def test_pages_of_a_town_with_a_logo_are_shown(people: Cast) -> None:
    report_published(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    Organisation.objects.filter(pk=people.vilaclara.pk).update(logo="a" * 64)
    client = Client()
    client.force_login(people.fina)
    pages = ("/vilaclara/ca/", "/desk/vilaclara/", "/desk/vilaclara/settings/look/")
    assert [(client.get(page).status_code, b"/logo/" in client.get(page).content) for page in pages] == [
        (200, True)
    ] * 3


@override_settings(PUBLIC_URL="https://cartes.example")
def test_no_town_takes_the_name_of_the_installation(people: Cast) -> None:
    with pytest.raises(Refused) as refused:
        add_host_name(people.fina, people.vilaclara, "cartes.example")
    assert refused.value.code == "host-name-taken"


def test_fields_that_did_not_arrive_keep_what_they_had(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    client = Client()
    client.force_login(people.carla)
    client.post(f"/desk/vilaclara/publishing/{report.pk}/rows/", {"r1-result": "4"})
    assert list(Result.objects.filter(report=report).order_by("row").values_list("text", flat=True)) == [
        "1,5",
        "4",
        "92 %",
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_number_that_no_row_can_have_is_not_found(people: Cast, method: str) -> None:
    client = Client()
    client.force_login(people.ana)
    send = getattr(client, method)
    pages = [f"/desk/vilaclara/results/{path}" for path in (f"entries/{10**30}/", f"{10**30}/")]
    assert [send(page).status_code for page in pages] == [404, 404 if method == "get" else 405]


def test_a_form_without_its_token_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"accept-language": "en"}).post("/account/login/", {})
    assert (answer.status_code, b"This page was open for too long" in answer.content) == (403, True)


def test_a_refusal_leads_who_works_for_a_town_back_to_the_workspace(people: Cast) -> None:
    file = backed_report(people, (0, "foto.png", PICTURE))[1][0]
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.ana)
    desk = "/desk/vilaclara/"
    answers = [
        client.get(f"{desk}people/"),
        client.get(f"{desk}results/0/"),
        client.post(f"{desk}evidence/{file.pk}/remove/"),
        client.get("/nowhere/"),
    ]
    links = [html.fromstring(one.content).xpath("//main//a[last()]/@href") for one in answers]
    assert [(one.status_code, *each[-1:]) for one, each in zip(answers, links, strict=True)] == [
        (403, "/desk/"),
        (404, "/desk/"),
        (409, desk),
        (404, "/"),
    ]
