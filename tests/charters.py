"""A charter written by hand, through the pages on which people write it."""

from typing import Any

from django.test import Client
from lxml import html

from cartaviva.records.models import Charter, Indicator
from cartaviva.records.versions import draft_of, promises_of, seen_of
from tests.people import Cast
from tests.visits import address as at

APPROVED = {"approved_by": "El Ple", "approved_on": "2025-12-01", "in_force_from": "2026-01-01"}
PROMISED = {"text-ca": "Respondrem les consultes en 2 dies hàbils com a màxim", "new_service-ca": "Punt jove"}
TARGET = {"kind": "at_most", "value": "2", "unit": "working_days"}


def desk(people: Cast, client: Client) -> Client:
    """Carla's, in English."""
    client.force_login(people.carla)
    client.cookies["language"] = "en"
    return client


def seen(slug: str) -> dict[str, str]:
    """What the page of a charter's draft sends along now."""
    draft = draft_of(Charter.objects.get(slug=slug))
    return {"seen": seen_of(draft, promises_of(draft))} if draft else {}


def approve(client: Client, slug: str, **other: str) -> None:
    client.post(at("approve_version", slug), APPROVED | seen(slug) | other)


def digest_in(client: Client, address: str, action: str = "") -> dict[str, str]:
    """What a form of the page at an address says that was seen: the one that is sent there itself, or to `action`."""
    return digest_on(html.fromstring(client.get(address).content), action or address.partition("?")[0])


def digest_on(page: Any, action: str) -> dict[str, str]:
    """What the form that is sent to `action` says that was seen; a form without one is sent where its page is."""
    found = page.xpath(f"//main//form[@action='{action}']") or page.xpath("//main//form[not(@action)]")
    sent = found[0].xpath(".//input[@name='seen']/@value")
    return {"seen": sent[0]} if sent else {}


def withdraw(client: Client, of: str, slug: str, pk: int) -> None:
    """Open the page of a commitment or of an indicator, and withdraw it at once."""
    address = at(f"withdraw_{of}", slug, pk)
    client.post(address, digest_in(client, at(of, slug, pk), address))


def promise(client: Client, slug: str, indicator: int, target: dict[str, str]) -> Any:
    """Open the form of a target, and send it at once."""
    address = at("charter_target", slug, indicator)
    return client.post(address, target | digest_in(client, f"{address}?kind={target['kind']}"))


def write(client: Client, address: str, typed: dict[str, str]) -> None:
    """Open the form of a wording, and send it at once."""
    client.post(address, typed | digest_in(client, address))


def drafted(people: Cast, client: Client, name: str = "Punt jove") -> Charter:
    """A new charter of the youth department with one commitment, its indicator and its target."""
    client.post(at("add_charter"), {"name-ca": name, "department": people.youth.pk})
    charter = Charter.objects.get(name__ca=name)
    client.post(at("add_commitment", charter.slug), PROMISED)
    how = {"text-ca": "Temps màxim de resposta", "how-frequency": "yearly", "how-aggregation": "none"}
    client.post(at("add_indicator", charter.slug, charter.commitments.get().pk), how)
    client.post(at("charter_target", charter.slug, Indicator.objects.get(commitment__charter=charter).pk), TARGET)
    return charter


def in_force(people: Cast, client: Client) -> Charter:
    """The same, approved and in force since 2026."""
    charter = drafted(people, client)
    approve(client, charter.slug)
    return charter
