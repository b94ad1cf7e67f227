"""The tree of departments: who answers for what."""

from collections.abc import Collection
from datetime import date

from cartaviva.actions.access import allow, or_not_found
from cartaviva.actions.change import change, differing
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action, below
from cartaviva.core.words import mark
from cartaviva.records.models import Department, Membership, Organisation, Person

HOLDS = {
    "children": mark("departments below it"),
    "members": mark("people"),
    "charters": mark("charters"),
    "invitations": mark("invitations"),
}
"""What keeps a department from being deleted: how it is reached, and the words for it."""


def find_department(organisation: Organisation, pk: int) -> Department:
    """Raises Refused ("not-found") where the town has none of that number."""
    return or_not_found(organisation.departments.filter(pk=pk).first())


def add_department(by: Person, organisation: Organisation, name: str, parent: Department | None) -> Department:
    """Raises Refused."""
    allow(by, Action.MANAGE_DEPARTMENTS, organisation)
    department = Department(organisation=organisation)
    _place(by, department, name, parent, "add-department")
    return department


def change_department(by: Person, department: Department, name: str, parent: Department | None) -> None:
    """Rename it, or put it below another one. Raises Refused."""
    allow(by, Action.MANAGE_DEPARTMENTS, department.organisation)
    _place(by, department, name, parent, "change-department")


def _place(by: Person, department: Department, name: str, parent: Department | None, action: str) -> None:
    organisation = department.organisation
    if parent is not None and parent.organisation_id != organisation.pk:
        raise Refused("not-found")
    with change(organisation, by, action) as made:
        everyone = {each.pk: each for each in organisation.departments.all()}
        before = _described(everyone.get(department.pk))
        others = [each for each in everyone.values() if each.pk != department.pk]
        _refuse_taken(name, others)
        parents = {each.pk: each.parent_id for each in others}
        if parent is not None and department.pk and parent.pk in below(department.pk, parents):
            raise Refused("department-in-itself")
        department.name, department.parent = name, parent
        department.save()
        made.subject = f"department {department.pk}"
        made.details = differing(before, _described(department)) if before else _described(department)
        made.nothing = not made.details


def _described(department: Department | None) -> dict[str, object]:
    return {"name": department.name, "parent": department.parent_id} if department else {}


def _refuse_taken(name: str, others: Collection[Department]) -> None:
    if any(each.name.casefold() == name.casefold() for each in others):
        raise Refused("name-taken")


def delete_department(by: Person, department: Department) -> None:
    """Only an empty one. Raises Refused, which names one kind of thing that it still has."""
    organisation = department.organisation
    allow(by, Action.MANAGE_DEPARTMENTS, organisation)
    with change(organisation, by, "delete-department") as made:
        for held, words in HOLDS.items():
            if getattr(department, held).exists():
                raise Refused("department-in-use", words)
        made.subject, made.details = f"department {department.pk}", {"name": department.name}
        department.delete()


def merge_department(by: Person, department: Department, into: Department) -> None:
    """Everything that `department` has goes to `into`, and it is gone. Raises Refused.

    Who has the same role in both keeps the one that lasts longer.
    """
    organisation = department.organisation
    allow(by, Action.MANAGE_DEPARTMENTS, organisation)
    with change(organisation, by, "merge-departments") as made:
        department, into = (find_department(organisation, one.pk) for one in (department, into))
        parents = dict(organisation.departments.values_list("pk", "parent_id"))
        if into.pk in below(department.pk, parents):
            raise Refused("merged-into-itself")
        made.subject = f"department {into.pk}"
        made.details = {"department": {"from": department.pk, "to": into.pk}, "name": department.name} | _holds(
            department
        )
        _end_doubles(department, into)
        department.children.update(parent=into)
        for held in ("members", "charters", "invitations"):
            getattr(department, held).update(department=into)
        department.delete()


def _holds(department: Department) -> dict[str, list[object]]:
    """What the audit event says of it: people by number alone."""
    return {
        "departments": list(department.children.order_by("pk").values_list("pk", flat=True)),
        "charters": list(department.charters.order_by("slug").values_list("slug", flat=True)),
        "people": list(department.members.order_by("person").values_list("person", flat=True)),
        "invitations": list(department.invitations.order_by("pk").values_list("pk", flat=True)),
    }


def _end_doubles(department: Department, into: Department) -> None:
    kept = {(one.person_id, one.role): one for one in into.members.all()}
    doubles = [
        (one, kept[one.person_id, one.role]) for one in department.members.all() if (one.person_id, one.role) in kept
    ]
    shorter = [min(pair, key=_lasts) for pair in doubles]
    Membership.objects.filter(pk__in=[one.pk for one in shorter]).delete()


def _lasts(membership: Membership) -> date:
    return membership.until or date.max


def split_department(
    by: Person, department: Department, name: str, charters: Collection[int], members: Collection[int]
) -> Department:
    """A new department beside `department`, with some of its charters and memberships. Raises Refused."""
    organisation = department.organisation
    allow(by, Action.MANAGE_DEPARTMENTS, organisation)
    if not charters and not members:
        raise Refused("nothing-chosen")
    with change(organisation, by, "split-department") as made:
        department = find_department(organisation, department.pk)
        _refuse_taken(name, organisation.departments.all())
        moving = [department.charters.filter(pk__in=charters), department.members.filter(pk__in=members)]
        if [len(each) for each in moving] != [len(set(charters)), len(set(members))]:
            raise Refused("not-found")
        new = Department.objects.create(organisation=organisation, name=name, parent=department.parent)
        for each in moving:
            each.update(department=new)
        made.subject = f"department {new.pk}"
        made.details = {"department": {"from": department.pk, "to": new.pk}, "name": name} | _holds(new)
    return new
