"""Charters that are written by hand: from nothing to a published report, and what changes in later versions."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move, submit
from cartaviva.core.entry import Typed
from cartaviva.core.period import Period
from cartaviva.core.workflow import Step
from cartaviva.records.models import Report
from tests.charters import at, desk, in_force
from tests.pages import rows, words
from tests.people import Cast
from tests.towns import shown

pytestmark = pytest.mark.django_db
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
DATES = Dates(date(2999, 2, 28), date(2999, 4, 1))


def opened(people: Cast, span: Period = YEAR) -> Report:
    return open_period(people.carla, people.vilaclara, span, DATES).reports.get()


def test_a_charter_that_was_written_here_is_collected_and_published(people: Cast, client: Client) -> None:
    in_force(people, desk(people, client))
    report = opened(people)
    grid = html.fromstring(client.get(at("report_results", report.pk)).content)
    entry = report.entries.get()
    enter(people.ana, people.vilaclara, entry.pk, Typed("1,5"), entry.revision)
    submit(people.ana, report)
    move(people.carla, people.vilaclara, [entry.pk], Step.VALIDATE)
    published = shown(publish(people.carla, report))
    page = html.fromstring(client.get("/vilaclara/ca/charters/punt-jove/2026/").content)
    assert (
        len(grid.xpath("//input[starts-with(@id, 'f')]")),
        published.number,
        words(page, "//h1"),
        rows(page)[1],
    ) == (
        1,
        1,
        ["Punt jove"],
        [
            "Punt jove",
            "Respondrem les consultes en 2 dies hàbils com a màxim",
            "Temps màxim de resposta",
            "Com a màxim 2 dies hàbils",
            "1,5 dies hàbils",
            "−0,5",
            "100 % Complert",
            "",
        ],
    )
