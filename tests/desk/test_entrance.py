"""The first run in a browser, and accepting an invitation."""

import re
from pathlib import Path
from typing import Any

import pytest

from cartaviva.actions import setup
from cartaviva.actions.invitations import invite
from cartaviva.actions.mailing import invitation_link
from cartaviva.core.permissions import Role
from cartaviva.records.models import Organisation, Person
from tests.people import PASSWORD, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def answers(**changed: Any) -> dict[str, Any]:
    """What somebody fills in on the first page."""
    return {
        "code": setup.code(),
        "town": "Ajuntament de Vilaclara",
        "slug": "vilaclara",
        "languages": ["ca", "es", "en"],
        "time_zone": "Europe/Madrid",
        "accent": "#A01020",
        "name": "Fina",
        "email": "fina@vilaclara.example",
        "language": "es",
        "password": PASSWORD,
        "again": PASSWORD,
    } | changed


def test_an_empty_installation_leads_to_its_first_page_and_that_to_the_desk(home: Path, client: Any) -> None:
    first = client.get("/").headers["Location"]
    done = client.post("/start/", answers())
    town = Organisation.objects.get()
    ways = (first, done.headers["Location"], client.get("/desk/vilaclara/settings/").status_code)
    made = (town.languages, town.accent, client.cookies["language"].value)
    assert (ways, made) == (("/start/", "/desk/vilaclara/", 200), (["es", "ca", "en"], "#a01020", "es"))


def test_afterwards_the_page_is_not_there(home: Path, client: Any) -> None:
    given = answers()
    client.post("/start/", given)
    client.logout()
    answers_of = [client.get("/start/"), client.post("/start/", given), client.get("/")]
    assert ([one.status_code for one in answers_of], Person.objects.count()) == ([404, 404, 200], 1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "guessed"}, "code"),
        ({"code": ""}, "code"),
        ({"slug": "desk"}, "slug"),
        ({"slug": "Vila Clara"}, "slug"),
        ({"password": "curt", "again": "curt"}, "password"),
        ({"password": "fina@vilaclara.example", "again": "fina@vilaclara.example"}, "password"),
        ({"again": "something else entirely"}, "again"),
        ({"accent": "red;}"}, "accent"),
        ({"languages": []}, "languages"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_is_made(
    home: Path, client: Any, changed: dict[str, Any], field: str
) -> None:
    page = client.post("/start/", answers(**changed))
    fields = re.findall(r'id="id_(\w+)_error"', page.content.decode())
    made = Organisation.objects.count() + Person.objects.count()
    assert (page.status_code, fields, made) == (200, [field], 0)


def test_a_stranger_without_the_code_finds_a_page_that_does_nothing(home: Path, client: Any) -> None:
    page = client.get("/start/").content.decode()
    assert (setup.code() in page, client.post("/start/", answers(code="")).status_code) == (False, 200)


def invited(cast: Cast, email: str) -> str:
    invitation = invite(cast.fina, cast.vilaclara, email, Role.HEAD, cast.youth)
    return invitation_link(invitation).removeprefix("http://127.0.0.1:8000")


def test_somebody_new_gives_name_and_password_and_is_in(people: Cast, client: Any) -> None:
    path = invited(people, "gina@vilaclara.example")
    looked = client.get(path)
    before = Person.objects.filter(email="gina@vilaclara.example").exists()
    done = client.post(path, {"name": "Gina", "language": "en", "password": PASSWORD, "again": PASSWORD})
    gina = Person.objects.get(email="gina@vilaclara.example")
    spent = client.get(path).status_code
    found = (looked.status_code, before, done.headers["Location"], client.session["_auth_user_id"], spent)
    assert found == (200, False, "/desk/vilaclara/", str(gina.pk), 409)


def test_a_weak_password_is_refused_with_the_page(people: Cast, client: Any) -> None:
    path = invited(people, "gina@vilaclara.example")
    page = client.post(path, {"name": "Gina", "language": "ca", "password": "curt", "again": "curt"})
    assert (page.status_code, Person.objects.filter(email="gina@vilaclara.example").exists()) == (200, False)


def test_who_has_an_account_signs_in_first_and_accepts_with_a_click(people: Cast, client: Any) -> None:
    path = invited(people, people.dario.email)
    asked = client.get(path).content.decode()
    posted = client.post(path, {"name": "X", "language": "ca", "password": PASSWORD, "again": PASSWORD})
    client.force_login(people.bruno)
    other = client.post(path)
    client.force_login(people.dario)
    done = client.post(path)
    refused = ('name="password"' in asked, posted.status_code, other.status_code)
    here = people.dario.memberships.filter(organisation=people.vilaclara).count()
    found = (refused, done.headers["Location"], people.dario.check_password(PASSWORD), here)
    assert found == ((False, 200, 200), "/desk/vilaclara/", True, 1)
