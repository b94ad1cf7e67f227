"""Who does the same as somebody for a while, and how a town collects: two forms of the administrator."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cartaviva.actions.access import today
from cartaviva.actions.people import set_substitute
from cartaviva.records.models import Organisation, Person
from tests.people import Cast

pytestmark = pytest.mark.django_db


def signed_in(people: Cast, client: Client) -> Client:
    client.force_login(people.fina)
    client.cookies["language"] = "en"
    return client


def test_a_substitute_is_chosen_with_a_last_day_and_named_in_the_list(people: Cast, client: Client) -> None:
    membership = people.bruno.memberships.get()
    address = reverse("desk:substitute", args=["vilaclara", membership.pk])
    form = signed_in(people, client).get(reverse("desk:member", args=["vilaclara", membership.pk])).content.decode()
    without = client.post(address, {"substitute": people.ana.pk}).content.decode()
    page = client.post(address, {"substitute": people.ana.pk, "substitute_until": "2998-12-31"}, follow=True)
    membership.refresh_from_db()
    assert (
        [name for name in ("Ana", "Carla", "Dário") if f">{name}</option>" in form],
        "Choose a substitute and the last day" in without,
        "Substitute: Ana, until" in page.content.decode(),
        (membership.substitute, membership.substitute_until),
    ) == (["Ana", "Carla"], True, True, (people.ana, date(2998, 12, 31)))


def test_people_are_listed_and_offered_by_their_names_whatever_accents_they_have(people: Cast, client: Client) -> None:
    Person.objects.filter(pk=people.carla.pk).update(name="Àngels")
    fina = signed_in(people, client)
    form = fina.get(reverse("desk:member", args=["vilaclara", people.bruno.memberships.get().pk])).content.decode()
    listed = fina.get(reverse("desk:people", args=["vilaclara"])).content.decode()
    assert (
        form.index(">Àngels</option>") < form.index(">Fina</option>"),
        listed.index("Àngels") < listed.index("Bruno"),
    ) == (
        True,
        True,
    )


def test_who_was_let_go_is_neither_named_as_a_substitute_nor_offered_as_one(people: Cast, client: Client) -> None:
    bruno, day = people.bruno.memberships.get(), today(people.vilaclara) + timedelta(days=30)
    set_substitute(people.fina, bruno, people.ana, day)
    fina = signed_in(people, client)
    ended = fina.post(reverse("desk:end_member", args=["vilaclara", people.ana.memberships.get().pk]), follow=True)
    form = fina.get(reverse("desk:member", args=["vilaclara", bruno.pk])).content.decode()
    client.force_login(people.ana)
    status = client.get(reverse("desk:people", args=["vilaclara"])).status_code
    page = ended.content.decode()
    assert ("The role was taken away" in page, "Substitute: Ana" in page, ">Ana</option>" in form, status) == (
        True,
        False,
        False,
        404,
    )


def test_a_town_says_who_looks_at_results_before_they_are_published(people: Cast, client: Client) -> None:
    address = reverse("desk:settings_group", args=["vilaclara", "collecting"])
    signed_in(people, client).post(address, {"two_steps": "on", "may_validate_own": "on"})
    town = Organisation.objects.get(slug="vilaclara")
    assert (town.two_steps, town.may_validate_own, town.action_before_publishing) == (True, True, False)
