"""The first run of an installation."""

from pathlib import Path
from typing import Any

import pytest

from cartaviva.actions import setup
from cartaviva.actions.towns import NewPerson, NewTown, add_town
from cartaviva.core.addresses import OWN
from cartaviva.records.models import Organisation, Person
from tests.addresses import routes
from tests.people import PASSWORD, Cast, refusal

TOWN = NewTown("vilaclara", "Ajuntament de Vilaclara")
FINA = NewPerson("Fina@Vilaclara.example", "Fina", PASSWORD)


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.mark.django_db
def test_the_town_and_its_administrator_are_made_once(home: Path) -> None:
    code = setup.code()
    before = setup.needed()
    fina = setup.set_up(TOWN, FINA)
    again = refusal(lambda: setup.set_up(NewTown("other", "Other"), NewPerson("x@other.example", "X", PASSWORD)))
    roles = [(each.organisation.slug, each.role) for each in fina.memberships.all()]
    assert (
        (before, setup.needed(), again),
        (fina.email, fina.check_password(PASSWORD), roles),
        (len(code), (home / "setup-code").exists()),
    ) == (
        (True, False, "not-found"),
        ("fina@vilaclara.example", True, [("vilaclara", "administrator")]),
        (32, False),
    )


def test_the_code_is_made_once_and_its_owners_alone(home: Path) -> None:
    code = setup.code()
    mode = (home / "setup-code").stat().st_mode & 0o777
    found = (setup.code(), setup.fits(f" {code}\n"), setup.fits(""), setup.fits(code[:-1]), mode, setup.address())
    assert found == (code, True, False, False, 0o600, f"http://127.0.0.1:8000/start/?code={code}")


@pytest.mark.django_db
def test_nothing_is_half_made(home: Path) -> None:
    wrong = NewTown("desk", "Ajuntament de Vilaclara")
    assert (refusal(lambda: setup.set_up(wrong, FINA)), Organisation.objects.count(), Person.objects.count()) == (
        "slug-taken",
        0,
        0,
    )


def test_a_town_cannot_be_called_like_an_address_of_ours(people: Cast) -> None:
    first = {str(each.path({})).split("/")[1] for each in routes() if not each.kwargs} - {""}
    refused = {slug for slug in first if refusal(lambda slug=slug: add_town(NewTown(slug, "X"))) == "slug-taken"}  # type: ignore[misc]
    assert (refused, first - OWN, refusal(lambda: add_town(NewTown("vilaclara", "X")))) == (first, set(), "slug-taken")
