"""What a person's memberships allow."""

from collections.abc import Callable
from typing import Any

import pytest

from cartaviva.core.permissions import Grant, Role
from cartaviva.records.models import Department, Person
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_a_head_of_a_department_is_one_of_those_below_it(people: Cast) -> None:
    town = people.vilaclara
    house = Department.objects.create(organisation=town, name="Casal", parent=people.youth)
    room = Department.objects.create(organisation=town, name="Sala", parent=house)
    Department.objects.create(organisation=town, name="Esports")
    assert people.bruno.grants() == (Grant(Role.HEAD, town.pk, frozenset({people.youth.pk, house.pk, room.pk})),)


@pytest.mark.parametrize(("email", "queries"), [("bruno@vilaclara.example", 2), ("carla@vilaclara.example", 1)])
def test_grants_are_asked_once(
    people: Cast, email: str, queries: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    person = Person.objects.get(email=email)
    with django_assert_num_queries(queries):
        kept = [person.grants(), person.grants()]
    assert kept[0] is kept[1]
