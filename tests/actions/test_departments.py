"""The tree of departments."""

import pytest

from cartaviva.actions.departments import add_department, change_department, delete_department, find_department
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.records.models import AuditEvent, Department
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db


def test_a_department_is_added_renamed_moved_and_deleted(people: Cast) -> None:
    culture = add_department(people.carla, people.vilaclara, "Cultura", None)
    library = add_department(people.carla, people.vilaclara, "Biblioteca", None)
    change_department(people.carla, library, "Biblioteca municipal", culture)
    moved = Department.objects.get(pk=library.pk)
    delete_department(people.carla, moved)
    actions = list(AuditEvent.objects.order_by("number").values_list("action", flat=True))
    assert (moved.name, moved.parent, Department.objects.filter(pk=moved.pk).exists()) == (
        "Biblioteca municipal",
        culture,
        False,
    )
    assert actions == ["add-department", "add-department", "change-department", "delete-department"]


def test_a_department_cannot_lie_in_itself_share_a_name_or_have_a_parent_elsewhere(people: Cast) -> None:
    culture = add_department(people.carla, people.vilaclara, "Cultura", None)
    library = add_department(people.carla, people.vilaclara, "Biblioteca", culture)
    elsewhere = people.montsec.departments.create(name="Cultura")
    refusals = [
        refusal(lambda: change_department(people.carla, culture, "Cultura", library)),
        refusal(lambda: change_department(people.carla, culture, "Cultura", culture)),
        refusal(lambda: change_department(people.carla, culture, "BIBLIOTECA", None)),
        refusal(lambda: change_department(people.carla, culture, "Cultura", elsewhere)),
        refusal(lambda: find_department(people.vilaclara, elsewhere.pk)),
    ]
    assert refusals == ["department-in-itself", "department-in-itself", "name-taken", "not-found", "not-found"]


def test_what_still_has_something_is_not_deleted_and_the_refusal_says_what(people: Cast) -> None:
    with pytest.raises(Refused, match="It still has: people") as refused:
        delete_department(people.carla, people.youth)
    assert (refused.value.code, Department.objects.filter(pk=people.youth.pk).exists()) == ("department-in-use", True)


def test_only_the_office_keeps_the_tree(people: Cast) -> None:
    by = [people.ana, people.bruno, people.elena, people.dario]
    refusals = [refusal(lambda one=one: add_department(one, people.vilaclara, "Esports", None)) for one in by]  # type: ignore[misc]
    assert (refusals, Role(people.bruno.memberships.get().role)) == (
        ["not-allowed"] * 3 + ["not-found"],
        Role.HEAD,
    )
