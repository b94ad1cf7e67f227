"""A charter written by hand, through the pages on which people write it."""

from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.records.models import Charter, Indicator
from cartaviva.records.versions import draft_of, promises_of, seen_of
from tests.people import Cast

APPROVED = {"approved_by": "El Ple", "approved_on": "2025-12-01", "in_force_from": "2026-01-01"}
PROMISED = {"text-ca": "Respondrem les consultes en 2 dies hàbils com a màxim", "new_service-ca": "Punt jove"}
TARGET = {"kind": "at_most", "value": "2", "unit": "working_days"}


def at(name: str, *parts: Any) -> str:
    """Address of a page of the desk of Vilaclara."""
    return reverse(f"desk:{name}", args=["vilaclara", *parts])


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


def write(client: Client, address: str, typed: dict[str, str]) -> None:
    """Open the form of a wording, and send it at once."""
    (sent,) = html.fromstring(client.get(address).content).xpath("//input[@name='seen']/@value")
    client.post(address, typed | {"seen": sent})


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
