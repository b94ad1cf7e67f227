"""Departments are merged and split on pages of their own."""

import pytest
from django.test import Client
from lxml import html

from cartaviva.core.words import Text
from cartaviva.records.models import Charter
from tests.pages import missing, words
from tests.people import Cast

pytestmark = pytest.mark.django_db
DESK = "/desk/vilaclara/departments/"


def test_only_departments_that_it_can_be_merged_into_are_offered(people: Cast, carla: Client) -> None:
    town, youth = people.vilaclara, people.youth
    others = {
        name: town.departments.create(name=name, parent=parent).pk
        for name, parent in (("Casal", youth), ("Arxiu", None))
    }
    page = carla.get(f"{DESK}{youth.pk}/merge/").content.decode()
    offered = {name: f'<option value="{pk}"' in page for name, pk in {**others, "Joventut": youth.pk}.items()}
    forced = carla.post(f"{DESK}{youth.pk}/merge/", {"into": others["Casal"]})
    assert (offered, forced.status_code) == ({"Casal": False, "Arxiu": True, "Joventut": False}, 200)


def test_a_department_without_another_one_says_so(people: Cast, carla: Client) -> None:
    page = carla.get(f"{DESK}{people.youth.pk}/merge/").content.decode()
    assert "There is no department that it could be merged into." in page


def test_a_department_is_merged(people: Cast, carla: Client) -> None:
    culture = people.vilaclara.departments.create(name="Cultura")
    page = carla.post(f"{DESK}{people.youth.pk}/merge/", {"into": culture.pk}, follow=True)
    names = list(people.vilaclara.departments.values_list("name", flat=True))
    assert (names, "The departments were merged." in page.content.decode()) == (["Cultura"], True)


def test_a_department_is_split_and_what_is_wrong_is_said_beside_its_field(people: Cast, carla: Client) -> None:
    charter = Charter.objects.create(
        organisation=people.vilaclara, slug="punt-jove", name=Text.of(ca="Punt jove"), department=people.youth
    )
    split = f"{DESK}{people.youth.pk}/split/"
    shown = carla.get(split).content.decode()
    nothing = carla.post(split, {"name": "Casal"}).content.decode()
    taken = carla.post(split, {"name": "Joventut", "charters": charter.pk}).content.decode()
    done = carla.post(split, {"name": "Casal", "charters": charter.pk}, follow=True).content.decode()
    charter.refresh_from_db()
    said = [
        *missing(shown, "Punt jove", "Ana (Contributor)"),
        *missing(nothing, 'id="id_charters_error"'),
        *missing(taken, 'id="id_name_error"'),
        *missing(done, "The new department was made."),
    ]
    assert (said, str(charter.department)) == ([], "Casal")


def test_the_page_that_splits_an_empty_department_says_that_it_is(people: Cast, carla: Client) -> None:
    empty = people.vilaclara.departments.create(name="Arxiu")
    page = carla.get(f"{DESK}{empty.pk}/split/").content.decode()
    assert ("It has no charter." in page, "Nobody works in it." in page) == (True, True)


@pytest.mark.parametrize(
    ("page", "here"), [("{pk}/", ["Joventut"]), ("{pk}/merge/", ["Joventut", "Merge"]), ("add/", ["A new department"])]
)
def test_the_way_up_is_a_landmark_and_says_where_one_is(
    people: Cast, carla: Client, page: str, here: list[str]
) -> None:
    tree = html.fromstring(carla.get(DESK + page.format(pk=people.youth.pk)).content)
    way = words(tree, "//nav[@aria-label='You are here']//li")
    assert (way, words(tree, "//li[@aria-current='page']")) == (["Start", "Departments", *here], here[-1:])


@pytest.mark.parametrize("page", ["{pk}/merge/", "{pk}/split/", "add/"])
def test_what_is_sent_without_anything_in_it_is_told_what_is_missing(people: Cast, carla: Client, page: str) -> None:
    people.vilaclara.departments.create(name="Cultura")
    answer = carla.post(DESK + page.format(pk=people.youth.pk), {}).content.decode()
    assert "_error" in answer
