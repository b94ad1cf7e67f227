"""Making towns and people: on the command line, and when an installation is set up."""

from dataclasses import dataclass
from typing import Any

from cartaviva.actions.change import change
from cartaviva.actions.people import check_place, described, held
from cartaviva.core.addresses import free_for_a_town
from cartaviva.core.cycle.identifiers import same_email
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.core.words import LANGUAGES
from cartaviva.records.models import Department, Membership, Organisation, Person


@dataclass(frozen=True, slots=True)
class NewTown:
    """What a town begins with; the rest is entered in its settings."""

    slug: str
    name: str
    languages: tuple[str, ...] = LANGUAGES
    time_zone: str = "Europe/Madrid"
    accent: str = "#24408e"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who will sign in. The password was checked by the door that took it."""

    email: str
    name: str
    password: str
    language: str = LANGUAGES[0]
    is_host: bool = False


def add_town(new: NewTown, by: Person | None = None) -> Organisation:
    """`by` None is the program itself. Raises Refused ("slug-taken")."""
    with change(None, by, "add-town") as made:
        town = make_town(new)
        made.subject, made.details = f"town {town.pk}", {"slug": town.slug}
    return town


def make_town(new: NewTown) -> Organisation:
    """Within the transaction of whoever makes it. Raises Refused ("slug-taken")."""
    if not free_for_a_town(new.slug) or Organisation.objects.filter(slug=new.slug).exists():
        raise Refused("slug-taken")
    return Organisation.objects.create(
        slug=new.slug, name=new.name, languages=list(new.languages), time_zone=new.time_zone, accent=new.accent
    )


def add_person(new: NewPerson) -> Person:
    """Raises Refused ("email-taken")."""
    with change(None, None, "add-person") as made:
        person = make_person(new)
        made.subject, made.details = f"person {person.pk}", {"host": person.is_host}
    return person


def make_person(new: NewPerson) -> Person:
    """Within the transaction of whoever makes them. Raises Refused ("email-taken")."""
    email = same_email(new.email)
    if Person.objects.filter(email=email).exists():
        raise Refused("email-taken")
    person = Person(email=email, name=new.name, language=new.language, is_host=new.is_host)
    person.set_password(new.password)
    person.save()
    return person


def add_member(
    organisation: Organisation, person: Person, role: Role, department: Department | None = None
) -> Membership:
    """A role in a department or the whole town, without an invitation; one that ended begins again.

    Raises Refused: "has-role", "whole-town-role".
    """
    check_place(organisation, role, department)
    asked: dict[str, Any] = {"person": person, "role": role.value, "department": department}
    with change(organisation, None, "add-membership") as made:
        if held(organisation).filter(**asked).exists():
            raise Refused("has-role")
        membership, _ = organisation.memberships.update_or_create(**asked, defaults={"until": None})
        made.subject, made.details = f"person {person.pk}", described(membership)
    return membership
