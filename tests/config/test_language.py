"""A part of a page comes in the language of the page, whatever somebody chose in another tab since."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.grids import entries, opened
from tests.people import Cast

pytestmark = pytest.mark.django_db

LEFT = {"ca": "i cap resultat", "es": "y ningún resultado"}


@pytest.mark.parametrize(
    ("header", "language"),
    [({"X-Page-Language": "ca"}, "ca"), ({}, "es"), ({"X-Page-Language": "xx"}, "es"), ({"X-Page-Language": ""}, "es")],
)
def test_a_row_comes_in_the_language_of_its_page(people: Cast, header: dict[str, str], language: str) -> None:
    """Spanish was chosen in another tab: the cookie says so, and goes on saying so."""
    entry = entries(opened(people))[0]
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.ana)
    client.cookies["language"] = "es"
    row = client.get(reverse("desk:save_entry", args=["vilaclara", entry.pk]), headers=header)
    page = client.get(reverse("desk:results", args=["vilaclara"]))
    said = [name for name, words in LEFT.items() if words in row.content.decode()]
    assert (row.headers["Content-Language"], said, page.headers["Content-Language"]) == (language, [language], "es")
