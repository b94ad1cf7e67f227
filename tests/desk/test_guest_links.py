"""Links for people without an account, as those see them who send them."""

import pytest
from django.test import Client
from django.urls import reverse

from cartaviva.records.models import GuestLink
from tests.misses import entries, opened_report
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_a_link_is_sent_listed_and_withdrawn(people: Cast, ana: Client) -> None:
    report = opened_report(people)
    url = reverse("desk:guest_links", args=["vilaclara", report.pk])
    form = ana.get(url).content.decode()
    fields = {"email": "nora@vilaclara.example", "name": "Nora", "language": "ca", "days": "7"}
    page = ana.post(url, fields | {"entries": [entries(report)[1].pk]}, follow=True).content.decode()
    link = GuestLink.objects.get()
    withdraw = reverse("desk:withdraw_guest_link", args=["vilaclara", link.pk])
    after = ana.post(withdraw, follow=True).content.decode()
    assert (
        "Tallers fets, 2026" in form,
        "The link is on its way." in page,
        "nora@vilaclara.example" in page,
        "Works until" in page,
        "Withdrawn on" in after,
        withdraw in after,
    ) == (True, True, True, True, True, False)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"email": "nora"}, "id_email_error"), ({"days": "31"}, "id_days_error"), ({"entries": ["0"]}, "entries_error")],
)
def test_what_is_wrong_is_said_beside_its_field(people: Cast, ana: Client, wrong: dict[str, object], said: str) -> None:
    report = opened_report(people)
    url = reverse("desk:guest_links", args=["vilaclara", report.pk])
    fields = {"email": "nora@vilaclara.example", "language": "ca", "days": "7", "entries": [entries(report)[1].pk]}
    page = ana.post(url, fields | wrong).content.decode()
    assert (said in page, GuestLink.objects.count()) == (True, 0)


def test_how_long_a_link_may_work_is_said_before_and_after(people: Cast, ana: Client) -> None:
    report = opened_report(people)
    url = reverse("desk:guest_links", args=["vilaclara", report.pk])
    said = ana.get(url).content.decode(), ana.post(url, {"days": "400"}).content.decode()
    assert ("From 1 to 30." in said[0], "Write a number of days from 1 to 30." in said[1]) == (True, True)


def test_a_report_that_is_not_collected_offers_nothing_to_send(people: Cast, ana: Client) -> None:
    report = opened_report(people)
    report.entries.update(state="submitted")
    page = ana.get(reverse("desk:guest_links", args=["vilaclara", report.pk])).content.decode()
    assert ("Nothing of this report can be filled in now." in page, "Send the link" in page) == (True, False)
