"""The tree of departments."""

from datetime import date, datetime

import pytest

from cartaviva.actions.departments import (
    add_department,
    change_department,
    delete_department,
    find_department,
    merge_department,
    split_department,
)
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.records.models import AuditEvent, Charter, Department, Membership
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db


def test_a_department_is_added_renamed_moved_and_deleted(people: Cast) -> None:
    culture = add_department(people.carla, people.vilaclara, "Cultura", None)
    library = add_department(people.carla, people.vilaclara, "Biblioteca", None)
    change_department(people.carla, library, "Biblioteca municipal", culture)
    moved = Department.objects.get(pk=library.pk)
    delete_department(people.carla, moved)
    events = list(AuditEvent.objects.order_by("number"))
    assert (
        (moved.name, moved.parent, Department.objects.filter(pk=moved.pk).exists()),
        [one.action for one in events],
        events[2].details,
    ) == (
        ("Biblioteca municipal", culture, False),
        ["add-department", "add-department", "change-department", "delete-department"],
        {
            "from": {"name": "Biblioteca", "parent": None},
            "to": {"name": "Biblioteca municipal", "parent": culture.pk},
        },
    )


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


def charter(people: Cast, slug: str, department: Department | None) -> Charter:
    return Charter.objects.create(organisation=people.vilaclara, slug=slug, department=department)


def asked(people: Cast, department: Department) -> int:
    """An invitation to a department."""
    moment = datetime.fromisoformat("2026-01-01T00:00:00Z")
    return department.invitations.create(
        organisation=people.vilaclara, email="x@x.example", role="head", key="k", sent_at=moment, expires_at=moment
    ).pk


def roles(department: Department) -> list[tuple[str, str, date | None]]:
    return sorted(department.members.values_list("person__name", "role", "until"))


def test_what_a_department_has_goes_to_the_one_that_it_is_merged_into(people: Cast) -> None:
    town, youth = people.vilaclara, people.youth
    culture = town.departments.create(name="Cultura")
    house = town.departments.create(name="Casal", parent=youth)
    charter(people, "punt-jove", youth)
    invitation = asked(people, youth)
    gone = youth.pk
    merge_department(people.carla, youth, culture)
    event = AuditEvent.objects.get(action="merge-departments")
    assert (
        (event.subject, event.details),
        list(town.departments.order_by("name").values_list("name", "parent__name")),
        roles(culture),
        [one.slug for one in culture.charters.all()],
        culture.invitations.count(),
    ) == (
        (
            f"department {culture.pk}",
            {
                "department": {"from": gone, "to": culture.pk},
                "name": "Joventut",
                "departments": [house.pk],
                "charters": ["punt-jove"],
                "people": [people.ana.pk, people.bruno.pk],
                "invitations": [invitation],
            },
        ),
        [("Casal", "Cultura"), ("Cultura", None)],
        [("Ana", "contributor", None), ("Bruno", "head", None)],
        ["punt-jove"],
        1,
    )


def test_who_has_the_same_role_in_both_departments_keeps_the_one_that_lasts_longer(people: Cast) -> None:
    town, culture = people.vilaclara, people.vilaclara.departments.create(name="Cultura")
    for who, role, until in (
        (people.ana, Role.CONTRIBUTOR, date(2026, 12, 31)),
        (people.bruno, Role.HEAD, None),
        (people.bruno, Role.CONTRIBUTOR, date(2026, 12, 31)),
    ):
        Membership.objects.create(organisation=town, person=who, role=role.value, department=culture, until=until)
    people.bruno.memberships.filter(department=people.youth).update(until=date(2026, 6, 30))
    merge_department(people.carla, people.youth, culture)
    assert roles(culture) == [
        ("Ana", "contributor", None),
        ("Bruno", "contributor", date(2026, 12, 31)),
        ("Bruno", "head", None),
    ]


def test_a_department_is_not_merged_into_itself_one_below_it_or_one_of_another_town(people: Cast) -> None:
    house = people.vilaclara.departments.create(name="Casal", parent=people.youth)
    room = people.vilaclara.departments.create(name="Sala", parent=house)
    elsewhere = people.montsec.departments.create(name="Cultura")
    refusals = [
        refusal(lambda into=into: merge_department(people.carla, people.youth, into))  # type: ignore[misc]
        for into in (people.youth, house, room, elsewhere)
    ]
    refusals += [refusal(lambda: merge_department(people.carla, elsewhere, people.youth))]
    assert refusals == ["merged-into-itself"] * 3 + ["not-found"] * 2


def test_a_part_of_a_department_becomes_one_beside_it(people: Cast) -> None:
    youth = people.youth
    youth.parent = people.vilaclara.departments.create(name="Cultura")
    youth.save()
    first, second = charter(people, "punt-jove", youth), charter(people, "casal", youth)
    new = split_department(people.carla, youth, "Casal", [second.pk], [people.ana.memberships.get().pk])
    event = AuditEvent.objects.get(action="split-department")
    parts = [(list(one.charters.all()), roles(one)) for one in (new, youth)]
    assert (new.parent, parts, event.subject, event.details) == (
        youth.parent,
        [([second], [("Ana", "contributor", None)]), ([first], [("Bruno", "head", None)])],
        f"department {new.pk}",
        {
            "department": {"from": youth.pk, "to": new.pk},
            "name": "Casal",
            "departments": [],
            "charters": ["casal"],
            "people": [people.ana.pk],
            "invitations": [],
        },
    )


def test_only_what_a_department_has_can_be_split_from_it(people: Cast) -> None:
    ours, free = charter(people, "punt-jove", people.youth).pk, charter(people, "arxiu", None).pk
    dario = people.dario.memberships.all()[0]
    tries: list[tuple[str, list[int], list[int]]] = [
        ("Casal", [], []),
        ("joventut", [ours], []),
        ("Casal", [ours, free], []),
        ("Casal", [ours], [dario.pk]),
    ]
    refusals = [refusal(lambda each=each: split_department(people.carla, people.youth, *each)) for each in tries]  # type: ignore[misc]
    assert (refusals, people.vilaclara.departments.count(), AuditEvent.objects.count()) == (
        ["nothing-chosen", "name-taken", "not-found", "not-found"],
        1,
        0,
    )


def test_only_the_office_merges_and_splits(people: Cast) -> None:
    culture, ours = people.vilaclara.departments.create(name="Cultura"), charter(people, "punt-jove", people.youth).pk
    refusals = [
        [
            refusal(lambda by=by: merge_department(by, people.youth, culture)),  # type: ignore[misc]
            refusal(lambda by=by: split_department(by, people.youth, "Casal", [ours], [])),  # type: ignore[misc]
        ]
        for by in (people.ana, people.bruno, people.elena, people.dario)
    ]
    assert refusals == [["not-allowed"] * 2] * 3 + [["not-found"] * 2]
