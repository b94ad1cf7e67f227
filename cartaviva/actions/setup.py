"""The first run: while nothing is there, who has the code from the terminal makes the town and its administrator."""

from hmac import compare_digest
from pathlib import Path

from django.conf import settings

from cartaviva.actions.change import change
from cartaviva.actions.mailing import absolute
from cartaviva.actions.towns import NewPerson, NewTown, make_person, make_town
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.records.models import Membership, Organisation, Person
from cartaviva.records.secret import made_once


def needed() -> bool:
    """Whether there is no town and nobody yet."""
    return not Organisation.objects.exists() and not Person.objects.exists()


def without_people() -> Organisation | None:
    """The first town, where nobody is there who could sign in."""
    return None if Person.objects.exists() else Organisation.objects.order_by("slug").first()


def address() -> str:
    """Where the installation is set up, with the code: for the terminal of whoever starts the server."""
    return f"{absolute('start')}?code={code()}"


def code() -> str:
    """Made the first time, in the home folder, for its owner alone: a stranger who finds the server first has none."""
    return made_once(_path(), 24)


def fits(given: str) -> bool:
    """Whether this is the code. Compared in constant time."""
    return compare_digest(given.strip().encode(), code().encode())


def set_up(new_town: NewTown, new_person: NewPerson) -> Person:
    """The town and its administrator, in one transaction; the code is spent. Raises Refused once anything is there."""
    with change(None, None, "set-up") as made:
        if not needed():
            raise Refused("not-found")
        town, person = make_town(new_town), make_person(new_person)
        Membership.objects.create(organisation=town, person=person, role=Role.ADMINISTRATOR.value)
        made.subject, made.details = f"town {town.pk}", {"slug": town.slug, "administrator": person.pk}
    _path().unlink(missing_ok=True)
    return person


def _path() -> Path:
    return Path(settings.HOME) / "setup-code"
