"""The first run: while nothing is there, who has the code from the terminal makes the town and its administrator."""

import os
import secrets
from hmac import compare_digest
from pathlib import Path

from django.conf import settings

from cartaviva.actions.change import change
from cartaviva.actions.mailing import absolute
from cartaviva.actions.towns import NewPerson, NewTown, make_person, make_town
from cartaviva.core.findings import Refused
from cartaviva.core.permissions import Role
from cartaviva.records.models import Membership, Organisation, Person


def needed() -> bool:
    """Whether there is no town and nobody yet."""
    return not Organisation.objects.exists() and not Person.objects.exists()


def address() -> str:
    """Where the installation is set up, with the code: for the terminal of whoever starts the server."""
    return f"{absolute('start')}?code={code()}"


def code() -> str:
    """Made the first time, in the home folder, for its owner alone: a stranger who finds the server first has none."""
    path = _path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was faster
            return code()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(24))
    return path.read_text().strip()


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
