"""The tree of departments: who answers for what."""

from cartaviva.actions.access import allow
from cartaviva.actions.change import change
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Action
from cartaviva.core.words import mark
from cartaviva.records.models import Department, Organisation, Person

HOLDS = {
    "children": mark("departments below it"),
    "members": mark("people"),
    "charters": mark("charters"),
    "invitations": mark("invitations"),
}
"""What keeps a department from being deleted: how it is reached, and the words for it."""


def find_department(organisation: Organisation, pk: int) -> Department:
    """Raises Refused ("not-found") where the town has none of that number."""
    found = organisation.departments.filter(pk=pk).first()
    if found is None:
        raise Refused("not-found")
    return found


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
        others = {each.pk: each for each in organisation.departments.exclude(pk=department.pk)}
        if any(each.name.casefold() == name.casefold() for each in others.values()):
            raise Refused("name-taken")
        if department.pk and not _reaches_the_top(parent, others):
            raise Refused("department-in-itself")
        department.name, department.parent = name, parent
        department.save()
        made.subject = f"department {department.pk}"
        made.details = {"name": name, "parent": parent.pk if parent else None}


def _reaches_the_top(parent: Department | None, others: dict[int, Department]) -> bool:
    """Whether one comes from `parent` to a department without one, over `others` alone."""
    pk = parent.pk if parent else None
    while pk is not None:
        if pk not in others:
            return False
        pk = others[pk].parent_id
    return True


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
