"""Nobody sees more than they may: every address × method × person, with real identifiers of a town.

A new route needs one line in tests/address_classes.py, and one in `identifiers` where a part of its address has a new
name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from cartaviva.actions.evidence import add
from cartaviva.actions.guests import Guest, make_link
from cartaviva.actions.improving import plan
from cartaviva.actions.mailing import guest_address, invitation_link
from cartaviva.actions.publish import publish
from cartaviva.core.permissions import GRANTS, Action, Role
from cartaviva.records import store
from cartaviva.records.models import (
    Entry,
    HostName,
    ImportedDocument,
    Invitation,
    Membership,
    Period,
    Person,
    Publication,
    Report,
)
from tests.address_classes import CLASSES, PUBLIC, SETUP, SIGNED_IN
from tests.addresses import METHODS, UNSAFE, Route, routes
from tests.kept import once
from tests.misses import MISSED, PICTURE, PLAN, entries, indicator, opened_for
from tests.people import Cast, cast, fresh, person
from tests.towns import YOUTH, report_saved, shown

pytestmark = pytest.mark.django_db

NOT_YET = frozenset({"desk:import-headings"})
"""Pages that are there only where something more is: a document with a heading that nobody knows."""
OWN = frozenset({"town", "language", "group", "kind"})
"""Parts of addresses that name nothing which belongs to one town alone."""
PRIVATE = ("Joventut", "Bruno", "@vilaclara.example", "secret.txt", "Un esborrany", PLAN.cause)
"""What only who works for the town may read: a department, persons, an import, what is not published."""
KNOWN = ("Ajuntament de Vilaclara", "pages.vilaclara", "Biblioteca")
"""What the town publishes; its desk tells no outsider that either."""
ROUTES = routes()
CLIENTS = {check: Client(enforce_csrf_checks=check) for check in (False, True)}
"""Kept, since a new one sets all the middleware up again; its cookies are thrown away each time."""


def _invitation(cast: Cast) -> Invitation:
    return Invitation.objects.create(
        organisation=cast.vilaclara,
        email="invited@vilaclara.example",
        role=Role.CONTRIBUTOR.value,
        key="k",
        sent_at=datetime(2025, 1, 1, tzinfo=UTC),
        expires_at=datetime(2999, 1, 1, tzinfo=UTC),
    )


def _entry(cast: Cast, report: Report) -> None:
    result = report.results.get(row=0)
    Entry.objects.create(
        organisation=cast.vilaclara,
        report=report,
        indicator=result.indicator,
        period=report.period,
        target=result.target,
    )


def _promised(entry: Entry) -> dict[str, Any]:
    report, indicator = entry.report, entry.indicator
    return {
        "charter": report.charter.slug,
        "version": report.version.number,
        "commitment": indicator.commitment_id,
        "indicator": indicator.pk,
    }


def identifiers(cast: Cast) -> dict[str, Any]:
    """What the parts of the addresses stand for: real objects of Vilaclara."""
    invitation = _invitation(cast)
    report = report_saved(cast.vilaclara, cast.carla, "Arxiu", 2023, YOUTH)
    report.charter.department = cast.youth
    report.charter.save()
    number = publish(cast.carla, report).number
    Period.objects.filter(pk=report.period_id).update(opened_on=date(2024, 1, 1), locks_on=date(2999, 1, 1))
    _entry(cast, report)
    collected = opened_for(cast, 2026, [report.charter_id])
    entry = entries(collected)[0]
    link = make_link(cast.carla, collected, [entry.pk], Guest("guest@vilaclara.example"))
    return {
        "town": "vilaclara",
        "report": report.pk,
        "entry": entry.pk,
        "publication": number,
        "closing": report.period_id,
        "opened": report.period_id,
        **_promised(entry),
        "evidence": add(cast.carla, cast.vilaclara, entry.pk, "secret.png", PICTURE).pk,
        "link": link.pk,
        "guest": guest_address(link).rstrip("/").rpartition("/")[2],
        "row": MISSED,
        "improvement": plan(cast.carla, report, indicator(report), PLAN).pk,
        "language": "ca",
        "group": "look",
        "kind": "docx",
        "accent": "24408e",
        "token": invitation_link(invitation).rstrip("/").rpartition("/")[2],
        "uidb36": "1",
        "key": "set-password",
        "invitation": invitation.pk,
        "membership": Membership.objects.get(person=cast.ana).pk,
        "department": cast.youth.pk,
        "pk": ImportedDocument.objects.create(
            organisation=cast.vilaclara, name="secret.txt", sha256=store.put(b"Joventut"), size=8
        ).pk,
        "host_name": HostName.objects.create(organisation=cast.vilaclara, name="pages.vilaclara.example").pk,
    }


def published(cast: Cast) -> dict[str, Any]:
    """The same for public pages: a report that is published, and beside it one that is not."""
    found = identifiers(cast)
    made = shown(Publication.objects.get(organisation=cast.vilaclara, number=found["publication"]))
    report_saved(cast.vilaclara, cast.carla, "Biblioteca", 2024, ({**YOUTH[0], "remarks": "Un esborrany"},))
    file = made.artefacts.filter(format="csv").get()
    return found | {
        "code": made.rows.order_by("row")[0].commitment,
        "charter": "biblioteca",
        "period": "2023",
        "year": "2023",
        "number": made.number,
        "sha256": file.sha256,
        "name": "biblioteca-2023",
        "span": "2023",
        "form": "csv",
        "rest": "nowhere/",
    }


def roles(cast: Cast) -> dict[Role, Person]:
    return {
        Role.CONTRIBUTOR: cast.ana,
        Role.HEAD: cast.bruno,
        Role.QUALITY: cast.carla,
        Role.AUDITOR: cast.elena,
        Role.ADMINISTRATOR: cast.fina,
    }


def outsiders(cast: Cast) -> dict[str, Person]:
    """Who has no business in Vilaclara (any more)."""
    gone = person("Gemma", cast.vilaclara, Role.ADMINISTRATOR)
    gone.memberships.update(until=date(2020, 1, 1))
    closed = person("Hug", cast.vilaclara)
    host = person("Imma", cast.montsec)
    Person.objects.filter(pk=host.pk).update(is_host=True)
    return {"of another town": cast.dario, "gone": gone, "without a role": closed, "host": host}


class Place(NamedTuple):
    """A town, who has no business in it, what the parts of its addresses stand for, and everybody's session by key.

    They are signed in once, and for each of the requests come with that session: to sign in takes as long as to ask.
    """

    people: Cast
    outsiders: dict[str, Person]
    found: dict[str, Any]
    sessions: dict[int, str]

    def ask(self, path: str, method: str, who: Person | None, check_csrf: bool = False) -> tuple[int, str, str]:
        """Status, where it leads to, and the body."""
        client = CLIENTS[check_csrf]
        client.cookies.clear()
        if who is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who.pk]
        with undone():
            response = client.generic(method, path)
            body = b"".join(response) if response.streaming else response.content
        return response.status_code, response.headers.get("Location", ""), body.decode("utf-8", "replace")


def _place() -> Place:
    people = cast()
    return Place(people, outsiders(people), identifiers(people), _signed_in())


def _published_place() -> Place:
    people = cast()
    return Place(people, {}, published(people), _signed_in())


def _signed_in() -> dict[int, str]:
    client, sessions = Client(), {}
    for one in Person.objects.all():
        client.cookies.clear()
        client.force_login(one)
        sessions[one.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions


@pytest.fixture
def place(db: None, store: Path, tmp_path: Path) -> Place:
    made = once(_place, store, tmp_path / "kept")
    return made._replace(people=fresh(made.people))


@pytest.fixture
def published_place(db: None, store: Path, tmp_path: Path) -> Place:
    made = once(_published_place, store, tmp_path / "kept")
    return made._replace(people=fresh(made.people))


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside did not happen. Actions refuse to run within a transaction that is not a test's."""
    block: Any = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def leaks(body: str) -> list[str]:
    return [text for text in PRIVATE + KNOWN if text in body]


def of(kind: Any) -> list[Any]:
    chosen = [each for each in ROUTES if kind(CLASSES.get(each.name))]
    return [pytest.param(each, id=each.name) for each in chosen]


def test_every_address_has_a_class_and_every_class_an_address() -> None:
    names = [each.name for each in ROUTES]
    assert (sorted(set(names) ^ set(CLASSES)), len(names)) == ([], len(set(names)))


def test_pages_of_the_desk_name_the_action_that_is_written_here() -> None:
    named = {each.name: getattr(each.pattern.callback, "action", None) for each in ROUTES}
    expected = {name: kind if isinstance(kind, Action) else None for name, kind in CLASSES.items()}
    assert named == expected


@pytest.mark.parametrize("route", of(lambda kind: isinstance(kind, Action)))
def test_a_page_of_the_desk_is_for_who_has_the_role_and_not_there_for_outsiders(place: Place, route: Route) -> None:
    action = CLASSES[route.name]
    assert isinstance(action, Action)
    path = route.path(place.found)
    wrong = {}
    for method in METHODS:
        status, to, body = place.ask(path, method, None)
        if (status, to.partition("?")[0], leaks(body)) != (302, "/account/login/", []):
            wrong["nobody", method] = (status, to, leaks(body))
        for who, one in place.outsiders.items():
            status, _, body = place.ask(path, method, one)
            if (status, leaks(body)) != (404, []):
                wrong[who, method] = (status, leaks(body))
        for role, one in roles(place.people).items():
            status, _, body = place.ask(path, method, one)
            there = status not in (403, 404) or (status == 404 and route.name in NOT_YET)
            fits = there and status < 500 if role in GRANTS[action] else status == 403
            if not fits:
                wrong[role, method] = (status, body[-300:])
    assert wrong == {}


@pytest.mark.parametrize("route", of(lambda kind: isinstance(kind, Action)))
def test_an_identifier_of_another_town_is_not_there_in_ones_own(place: Place, route: Route) -> None:
    dario = place.people.dario
    Membership.objects.create(organisation=place.people.montsec, person=dario, role=Role.HEAD.value)
    path = route.path(place.found | {"town": "montsec"})
    foreign = bool(set(route.kwargs) - OWN)
    wrong = {}
    for method in METHODS:
        status, _, body = place.ask(path, method, dario)
        fits = status in (404, 405) if foreign else status < 500
        if not fits or leaks(body):
            wrong[method] = (status, leaks(body))
    assert wrong == {}


@pytest.mark.parametrize("route", of(lambda kind: kind == SIGNED_IN))
def test_what_is_for_persons_asks_who_is_not_signed_in_to_sign_in(place: Place, route: Route) -> None:
    path = route.path(place.found)
    answers = {method: place.ask(path, method, None) for method in METHODS}
    wrong = {
        method: (status, to)
        for method, (status, to, body) in answers.items()
        if (status, to.partition("?")[0], leaks(body)) != (302, "/account/login/", [])
    }
    mine = {method: place.ask(path, method, place.people.dario) for method in METHODS}
    broken = {method: answer[0] for method, answer in mine.items() if answer[0] >= 500 or leaks(answer[2])}
    assert (wrong, broken) == ({}, {})


@pytest.mark.parametrize("route", of(lambda kind: kind == PUBLIC))
def test_public_pages_say_nothing_private_and_change_nothing(published_place: Place, route: Route) -> None:
    people, path = published_place.people, route.path(published_place.found)
    secret = PRIVATE if route.name != "invitation" else PRIVATE[1:2]
    wrong = {}
    for who in (None, people.dario, people.bruno):
        for method in METHODS:
            status, _, body = published_place.ask(path, method, who, check_csrf=True)
            told = [text for text in secret if text in body and who != people.bruno]
            well = status < 500 or route.name == "health"  # no worker runs here, and health says so
            fits = status in (403, 404, 405) if method in UNSAFE else well and status != 403
            if not fits or told:
                wrong[who, method] = (status, told)
    assert wrong == {}


@pytest.mark.parametrize("route", of(lambda kind: isinstance(kind, Action) or kind == SIGNED_IN))
def test_nothing_is_done_for_a_page_of_another_site(place: Place, route: Route) -> None:
    path = route.path(place.found)
    answers = {method: place.ask(path, method, place.people.fina, check_csrf=True)[0] for method in sorted(UNSAFE)}
    assert answers == dict.fromkeys(sorted(UNSAFE), 403)


@pytest.mark.parametrize("route", of(lambda kind: kind == SETUP))
def test_setting_up_is_not_there_once_there_is_a_town(place: Place, route: Route) -> None:
    path = route.path(place.found)
    persons = (None, place.people.fina, place.people.dario)
    answers = {(who, method): place.ask(path, method, who)[0] for who in persons for method in METHODS}
    assert {key: status for key, status in answers.items() if status not in (404, 405)} == {}
