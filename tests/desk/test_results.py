"""The grid in which results are entered, with and without scripts."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.records.models import Entry, EntryComment, Person, Report
from tests.grids import entries, opened
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def grid(person: Person, report: Report) -> object:
    response = signed_in(person).get(reverse("desk:report_results", args=["vilaclara", report.pk]))
    assert response.status_code == 200
    return html.fromstring(response.content)


def test_the_grid(people: Cast) -> None:
    report = opened(people)
    print(html.tostring(grid(people.ana, report), encoding="unicode")[:200])
