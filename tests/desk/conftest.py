"""The browsers of people who are signed in, in English."""

import pytest
from django.test import Client

from tests.people import Cast


@pytest.fixture
def ana(people: Cast, client: Client) -> Client:
    client.force_login(people.ana)
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def carla(people: Cast, client: Client) -> Client:
    client.force_login(people.carla)
    client.cookies["language"] = "en"
    return client
