"""Who works for a town, and as what."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from cartaviva.actions.access import allow, or_not_found, today
from cartaviva.actions.change import change, differing
from cartaviva.core.findings import Refused
from cartaviva.core.period import FIRST_DAY, LAST_DAY
from cartaviva.core.permissions import OF_A_DEPARTMENT, Action, Role
from cartaviva.records.models import Department, Membership, Organisation, Person


def find_membership(organisation: Organisation, pk: int) -> Membership:
    """Raises Refused ("not-found") where the town has none of that number."""
    return or_not_found(
        organisation.memberships.select_related("person", "department", "substitute").filter(pk=pk).first()
    )


def held(organisation: Organisation) -> "QuerySet[Membership]":
    """The roles in a town that have not ended."""
    return organisation.memberships.filter(Q(until=None) | Q(until__gte=today(organisation)))


def present(organisation: Organisation) -> "QuerySet[Person]":
    """Who works for the town today, each once."""
    return Person.objects.filter(pk__in=held(organisation).filter(person__is_active=True).values("person"))


def check_place(organisation: Organisation, role: Role, department: Department | None) -> None:
    """Raises Refused where the role has no departments, or the department is another town's."""
    if department is None:
        return
    if department.organisation_id != organisation.pk:
        raise Refused("not-found")
    if role not in OF_A_DEPARTMENT:
        raise Refused("whole-town-role")


def change_membership(
    by: Person, membership: Membership, role: Role, department: Department | None, until: date | None
) -> None:
    """What somebody is in the town, where, and until which day. Raises Refused: "last-day" and others."""
    organisation = membership.organisation
    allow(by, Action.MANAGE_PEOPLE, organisation)
    check_place(organisation, role, department)
    if until is not None and not FIRST_DAY <= until <= LAST_DAY:
        raise Refused("last-day")
    same = organisation.memberships.filter(person=membership.person, role=role.value, department=department)
    with change(organisation, by, "change-membership") as made:
        if same.exclude(pk=membership.pk).exists():
            raise Refused("has-role")
        before = described(find_membership(organisation, membership.pk))
        membership.role, membership.department, membership.until = role.value, department, until
        _save(membership)
        made.subject, made.details = f"person {membership.person_id}", differing(before, described(membership))
        made.nothing = not made.details


def set_substitute(by: Person, membership: Membership, substitute: Person | None, until: date | None) -> None:
    """Who may do the same until a day, the last one included; None and None for nobody.

    Raises Refused: "substitute-self", "substitute-day", "not-found" for somebody who does not work for the town.
    """
    organisation = membership.organisation
    allow(by, Action.MANAGE_PEOPLE, organisation)
    if (substitute is None) is not (until is None) or (until and not today(organisation) <= until <= LAST_DAY):
        raise Refused("substitute-day")
    if substitute is not None and substitute.pk == membership.person_id:
        raise Refused("substitute-self")
    with change(organisation, by, "set-substitute") as made:
        if substitute is not None and substitute not in present(organisation):
            raise Refused("not-found")
        before = _lent(membership)
        membership.substitute, membership.substitute_until = substitute, until
        membership.save(update_fields=["substitute", "substitute_until"])
        changed = differing(before, _lent(membership))
        made.nothing = not changed
        made.subject = f"person {membership.person_id}"
        made.details = {"role": membership.role, "department": membership.department_id} | changed


def _lent(membership: Membership) -> dict[str, object]:
    return {"substitute": membership.substitute_id, "until": membership.substitute_until}


def end_membership(by: Person, membership: Membership) -> None:
    """It ends at once; what the person did stays theirs. Raises Refused."""
    organisation = membership.organisation
    allow(by, Action.MANAGE_PEOPLE, organisation)
    with change(organisation, by, "end-membership") as made:
        before = described(find_membership(organisation, membership.pk))
        membership.until = today(organisation) - timedelta(days=1)
        _save(membership)
        made.subject = f"person {membership.person_id}"
        made.details = before | differing(before, described(membership))


def _save(membership: Membership) -> None:
    membership.save(update_fields=["role", "department", "until"])  # a substitute may have been named meanwhile
    if not administrators(membership.organisation):
        raise Refused("last-administrator")


def administrators(organisation: Organisation) -> int:
    """How many can sign in and have no last day. Asked inside the transaction that could take the last one away."""
    return organisation.memberships.filter(
        role=Role.ADMINISTRATOR.value, department=None, until=None, person__is_active=True
    ).count()


def described(membership: Membership) -> dict[str, object]:
    """What the audit event says of it."""
    return {"role": membership.role, "department": membership.department_id, "until": membership.until}
