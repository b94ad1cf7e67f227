"""Pages of the desk as somebody who is signed in asks for them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from cartaviva.records.models import Person


def signed_in(person: Person) -> Client:
    """A browser of their own, in English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def address(name: str, *args: object) -> str:
    """Of a page of Vilaclara."""
    return reverse(f"desk:{name}", args=["vilaclara", *args])


def read(client: Client, name: str, *args: object, **query: Any) -> str:
    return client.get(address(name, *args), query).content.decode()


def sent(client: Client, name: str, *args: object, **data: Any) -> str:
    """The page that follows."""
    return client.post(address(name, *args), data, follow=True).content.decode()
