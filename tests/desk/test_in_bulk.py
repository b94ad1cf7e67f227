"""What is done for many charters of a period at once: validating what has no finding, and publishing."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from cartaviva.actions.amending import amend
from cartaviva.actions.publish import preview
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.cycle.entry import Typed
from cartaviva.records.models import Entry, Membership, Period, Publication, Report
from tests.collecting import CLEAN, OPEN, entries, opened, submitted, validate
from tests.desk.test_collecting import queries
from tests.pages import missing, words
from tests.people import Cast
from tests.visits import address, read, sent

pytestmark = pytest.mark.django_db


def test_what_has_no_finding_is_validated_at_once_and_the_rest_is_left(people: Cast, carla: Client) -> None:
    report = opened(people)
    *_, third = submitted(people, report, CLEAN[0], Typed("4", remarks="No l'hem assolit."), CLEAN[2])
    Entry.objects.filter(pk=third.pk).update(entered_by=people.carla)
    page = sent(carla, "collecting_do", report.period_id, report=report.pk, do="validate")
    nothing = sent(carla, "collecting_do", report.period_id, do="validate")
    told = ("1 result was validated.", "2 have to be looked at, or validated by somebody else.")
    assert (
        missing(page, *told),
        missing(nothing, "Tick at least one charter"),
        [one.state for one in entries(report)],
    ) == (
        [],
        [],
        ["validated", "submitted", "submitted"],
    )


def pressed(client: Client, *reports: Report) -> str:
    """The page that follows the button which publishes what is ticked, as it is now."""
    seen = {f"{one.pk}-seen": preview(one).digest for one in reports}
    return sent(client, "collecting_publish", reports[0].period_id, report=[one.pk for one in reports], **seen)


def test_of_many_reports_that_are_published_one_that_was_changed_since_is_left(people: Cast, carla: Client) -> None:
    report = opened(people, OPEN, "Joventut", "Arxiu")
    other = Report.objects.get(charter__slug="arxiu", period=report.period)
    for each in (report, other):
        validate(people, submitted(people, each))
    seen = {f"{one.pk}-seen": preview(one).digest for one in (report, other)}
    amend(people.carla, other, {1: Amendment(remarks="Un per trimestre.")})
    told = sent(carla, "collecting_publish", report.period_id, report=[report.pk, other.pk], **seen)
    assert (
        missing(told, "1 report is being prepared", "Arxiu: Somebody else changed this meanwhile."),
        [one.charter for one in Publication.objects.all()],
    ) == ([], [report.charter])


def test_what_is_complete_is_published_and_the_others_say_what_stands_in_the_way(people: Cast, carla: Client) -> None:
    report = opened(people, OPEN, "Joventut", "Arxiu")
    validate(people, submitted(people, report))
    other = Report.objects.get(charter__slug="arxiu", period=report.period)
    page = sent(carla, "collecting_do", report.period_id, report=[report.pk, other.pk], do="publish")
    after = pressed(carla, report, other)
    assert (
        missing(
            page, "1 report can be published now", "3 of 3 commitments met", "Results that are not validated yet: 3."
        ),
        missing(after, "1 report is being prepared", "Arxiu: Results that are not validated yet: 3.", "Publication 1"),
        Publication.objects.count(),
    ) == ([], [], 1)


def test_all_charters_of_a_period_are_summed_up_and_published_in_one_go(people: Cast, carla: Client) -> None:
    report = opened(people, OPEN, "Joventut", "Arxiu", "Esports")
    others = Report.objects.filter(period=report.period).exclude(pk=report.pk).order_by("charter__slug")
    archive, sports = others.select_related("organisation", "charter", "period")
    for each in (report, sports):
        validate(people, submitted(people, each))
    page = read(carla, "collecting_publish", report.period_id)
    rows = [words(row, ".//th | .//td") for row in html.fromstring(page).xpath("//tbody/tr")]
    nothing = sent(carla, "collecting_publish", report.period_id)
    form = html.fromstring(page).xpath("//form[.//input[@name='report']]")[0]
    ticked = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
    ticked |= {"report": form.xpath(".//input[@name='report'][@checked]/@value")}
    told = sent(carla, "collecting_publish", report.period_id, **ticked)
    after = read(carla, "collecting_publish", report.period_id)
    said = [
        *missing(nothing, "Tick at least one charter first."),
        *missing(told, "2 reports are being prepared for the public."),
        *missing(after, "No report can be published now", str(archive.pk)),
    ]
    assert (rows, said, Publication.objects.count()) == (
        [
            ["Esports", "3 of 3 commitments met. Preview: Esports", "–"],
            ["Joventut", "3 of 3 commitments met. Preview: Joventut", "–"],
            ["Arxiu", "Results that are not validated yet: 3."],
        ],
        [],
        2,
    )


def test_the_previews_of_many_charters_cost_no_more_queries_than_that_of_one(people: Cast, carla: Client) -> None:
    report = opened(people, OPEN, "Joventut", "Arxiu", "Esports")
    counts = []
    for each in Report.objects.filter(period=report.period).select_related("organisation", "charter", "period"):
        validate(people, submitted(people, each))
        counts.append(queries(lambda: read(carla, "collecting_publish", report.period_id)))
    assert len(set(counts)) == 1


def test_a_report_of_another_period_or_town_is_not_taken_along(people: Cast, carla: Client) -> None:
    report = opened(people)
    Membership.objects.create(organisation=people.montsec, person=people.carla, role="quality")
    theirs = Period.objects.create(
        organisation=people.montsec, label="2024", start=date(2024, 1, 1), end=date(2024, 12, 31)
    )
    earlier = Report.objects.exclude(pk=report.pk).get()
    page = sent(carla, "collecting_do", report.period_id, report=earlier.pk, do="validate")
    status = carla.post(address("collecting_do", theirs.pk), {"report": report.pk}).status_code
    assert ("Tick at least one charter first." in page, status) == (True, 404)
