"""A person changes the e-mail with which they sign in: the new one is confirmed, the old one is told."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from cartaviva.core.words import LANGUAGES
from cartaviva.records.models import AuditEvent, Person
from tests.people import PASSWORD, Cast

pytestmark = pytest.mark.django_db

NEW = "ana.nova@vilaclara.example"


@pytest.fixture
def ana(people: Cast) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    Person.objects.filter(pk=people.ana.pk).update(language="en")
    client.post("/account/login/", {"login": people.ana.email, "password": PASSWORD})
    client.get("/account/new-email/")  # which asks for the password first
    client.post("/account/confirm/", {"password": PASSWORD})
    return client


def asked(client: Client, email: str = NEW) -> str:
    """The address in the mail."""
    client.post("/account/new-email/", {"email": email})
    found = re.search(r"http://127.0.0.1:8000(/account/new-email/\S+/)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_new_e_mail_counts_once_its_link_was_confirmed_and_the_old_one_is_told(people: Cast, ana: Client) -> None:
    before = people.ana.email
    link = asked(ana, "Ana.Nova@Vilaclara.example ")
    opened = ana.get(link)
    unchanged = Person.objects.get(pk=people.ana.pk).email
    ana.post(link)
    fresh = Client()
    entered = fresh.post("/account/login/", {"login": NEW, "password": PASSWORD}).status_code
    old = Client().post("/account/login/", {"login": before, "password": PASSWORD}).status_code
    event = AuditEvent.objects.latest("pk")
    assert (
        (NEW in said(opened), unchanged, Person.objects.get(pk=people.ana.pk).email),
        ([one.to for one in mail.outbox], entered, old),
        (event.action, event.subject, event.details),
    ) == (
        (True, before, NEW),
        ([[NEW], [before]], 302, 200),
        ("change-email", f"person {people.ana.pk}", {}),
    )


def test_of_an_e_mail_that_somebody_has_the_same_is_said_and_nothing_is_sent(people: Cast, ana: Client) -> None:
    answer = ana.post("/account/new-email/", {"email": people.dario.email.upper()}, follow=True)
    assert (f"A link was sent to {people.dario.email}." in said(answer), mail.outbox) == (True, [])


def test_a_person_asks_for_a_few_links_an_hour_and_the_trail_says_that_they_did(people: Cast, ana: Client) -> None:
    for number in range(5):
        asked(ana, f"ana{number}@elsewhere.example")
    page = said(ana.post("/account/new-email/", {"email": "ana5@elsewhere.example"}))
    events = AuditEvent.objects.filter(action="ask-for-email").values_list("subject", "details")
    found = ("You asked for several links already." in page, len(mail.outbox), list(events))
    assert found == (True, 5, [(f"person {people.ana.pk}", {})] * 5)


def test_a_link_counts_once_and_for_its_person_alone(people: Cast, ana: Client) -> None:
    link, other = asked(ana), Client()
    other.post("/account/login/", {"login": people.bruno.email, "password": PASSWORD})
    answers = [other.post(link), ana.post(link), ana.post(link), ana.get("/account/new-email/made-up/")]
    found = ([one.status_code for one in answers], Person.objects.get(pk=people.bruno.pk).email)
    assert found == ([409, 302, 409, 409], people.bruno.email)


def test_a_link_is_void_once_somebody_else_has_the_e_mail(people: Cast, ana: Client) -> None:
    link = asked(ana)
    Person.objects.filter(pk=people.bruno.pk).update(email=NEW)
    assert ("already" in said(ana.post(link)), Person.objects.get(pk=people.ana.pk).email) == (True, people.ana.email)


def test_whoever_is_signed_in_says_the_password_first(people: Cast) -> None:
    client = Client()
    client.post("/account/login/", {"login": people.ana.email, "password": PASSWORD})
    assert client.post("/account/new-email/", {"email": NEW}).headers["Location"].startswith("/account/confirm/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_messages_are_in_the_language_of_the_person(people: Cast, ana: Client, language: str) -> None:
    Person.objects.filter(pk=people.ana.pk).update(language=language)
    ana.post(asked(ana))
    pages = [str(one.alternatives[0][0]) for one in mail.outbox]  # type: ignore[attr-defined]
    assert [f'lang="{language}"' in one for one in pages] == [True, True]
