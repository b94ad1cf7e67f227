"""A report that is being filled in while its charter changes: what is said, what is taken over, what is left."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from cartaviva.actions.charters import approve_version, begin_version
from cartaviva.actions.entering import enter
from cartaviva.actions.evidence import add
from cartaviva.actions.measuring import measure
from cartaviva.actions.opening import open_period
from cartaviva.actions.promising import set_target
from cartaviva.actions.renewing import renew
from cartaviva.actions.submitting import move
from cartaviva.actions.wording import withdraw_commitment, withdraw_indicator
from cartaviva.core.cycle.approving import Approval
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.language.days import day_words
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.target import Comparator, Target
from cartaviva.core.words import ENGLISH
from cartaviva.core.workflow import Step
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import AuditEvent, Charter, Evidence, Indicator, Report
from cartaviva.records.models import Target as Kept
from tests.collecting import OPEN, YEAR, entries
from tests.misses import PICTURE
from tests.pages import words
from tests.people import Cast, refusal, refused
from tests.towns import YOUTH, Row, report_saved

pytestmark = pytest.mark.django_db

NEW: Row = {
    "commitment": "Obrirem la sala d'estudi 30 dies",
    "indicator": "Dies oberta",
    "target": "30",
    "result": "31",
}
NEWER = (YOUTH[0], YOUTH[1] | {"target": "6", "result": "6"}, NEW)
"""The workshops are more, the advice is gone, the study room is new."""


def told(client: Client, page: str, report: Report) -> list[str]:
    """What the note says, line by line; nothing where there is none."""
    tree = html.fromstring(client.get(reverse(f"desk:{page}", args=["vilaclara", report.pk])).content.decode())
    return words(tree, "//section[h2[@id='renewal']]//*[self::p or self::li or self::button]")


def opened_before(people: Cast, newer: tuple[Row, ...] = NEWER) -> Report:
    """2024 is open as the report of 2022 had it; then the one of 2023 is brought in."""
    report_saved(people.vilaclara, people.carla, "Joventut", 2022, YOUTH)
    Charter.objects.update(department=people.youth)
    open_period(people.carla, people.vilaclara, YEAR, OPEN)
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, newer)
    return Report.objects.select_related("organisation", "charter", "period").get(period__label="2024")


def rows_of(report: Report) -> list[tuple[str, str, Any]]:
    full = follow_up_report(Report.objects.get(pk=report.pk))
    return [(row.stated.text("indicator"), row.stated.text("target"), row.target.value) for row in full.rows]


def test_what_the_newer_version_says_stands_on_the_review_page_and_the_preview(people: Cast, carla: Client) -> None:
    report = opened_before(people)
    differing = [
        "Version 2 is in force since 1 January 2023. It says otherwise:",
        "Tallers fetsTarget: 4 → 6",
        "Percentatge de peticions ateses: No longer in the charter.",
        "Dies oberta: New in the charter.",
    ]
    advice = (
        "Take it over, and the report asks for what that version says; what is entered stays a draft. "
        "Or leave it: then the report is published as it was opened."
    )
    assert (told(carla, "results_review", report), told(carla, "publish_preview", report)) == (
        [*differing, advice, "Take over the newer version", "Take over the newer version"],
        [*differing, advice, "Review its results"],
    )


def test_nothing_is_said_of_an_older_document_or_of_the_same_words(people: Cast, carla: Client) -> None:
    report = opened_before(people, YOUTH)
    report_saved(people.vilaclara, people.carla, "Joventut", 2019, NEWER)
    assert (told(carla, "results_review", report), told(carla, "publish_preview", report)) == ([], [])


def test_what_is_taken_over_keeps_drafts_and_what_was_promised_for_the_period_alone(
    people: Cast, carla: Client
) -> None:
    report = opened_before(people)
    workshops = entries(report)[1]
    enter(people.ana, people.vilaclara, workshops.pk, Typed("5"), 0)
    set_target(people.carla, report, 0, Target(Comparator.AT_MOST, Decimal(3), Unit.WORKING_DAYS), "≤ 3")
    answer = carla.post(reverse("desk:results_renew", args=["vilaclara", report.pk]), follow=True).content.decode()
    event = AuditEvent.objects.latest("number")
    assert (
        "The report says what the newer version says." in answer,
        rows_of(report),
        [(one.text, one.target.text) for one in entries(report)],
        (event.action, event.details),
        told(carla, "results_review", report),
    ) == (
        True,
        [("Temps mitjà de resposta (dies hàbils)", "≤ 3", 3), ("Tallers fets", "6", 6), ("Dies oberta", "30", 30)],
        [("", "≤ 3"), ("5", "6"), ("", "30")],
        ("renew-report", {"version": {"from": 1, "to": 2}}),
        [],
    )


def test_what_is_withdrawn_goes_with_what_was_promised_of_it_for_the_period_alone(people: Cast) -> None:
    longest = YOUTH[0] | {"indicator": "Temps màxim de resposta (dies hàbils)", "target": "≤ 5"}
    report_saved(people.vilaclara, people.carla, "Joventut", 2022, (YOUTH[0], longest, *YOUTH[1:]))
    open_period(people.carla, people.vilaclara, YEAR, OPEN)
    report = Report.objects.select_related("organisation", "charter", "period").get(period__label="2024")
    for row in range(3):
        set_target(people.carla, report, row, Target(Comparator.AT_MOST, Decimal(9), Unit.WORKING_DAYS), "≤ 9")
    _, second, workshops, _ = Indicator.objects.order_by("commitment", "number")
    draft = begin_version(people.carla, report.charter)
    withdraw_indicator(people.carla, draft, second)
    withdraw_commitment(people.carla, draft, workshops.commitment)
    approve_version(people.carla, draft, Approval(date(2024, 6, 1), "El Ple", date(2024, 5, 1)))
    renew(people.carla, report)
    own = Kept.objects.filter(period=report.period).values_list("indicator__commitment__code", "text")
    assert (rows_of(report), report.entries.count(), list(own)) == (
        [
            ("Temps mitjà de resposta (dies hàbils)", "≤ 9", 9),
            ("Percentatge de peticions ateses", "90 %", 90),
        ],
        2,
        [("joventut-1", "≤ 9")],
    )


def test_what_was_submitted_or_begun_is_not_taken_away(people: Cast) -> None:
    report, town = opened_before(people), people.vilaclara
    days, _, advice = entries(report)
    codes = [refusal(lambda: renew(people.bruno, report)), refusal(lambda: renew(people.dario, report))]
    enter(people.ana, town, days.pk, Typed("1,5"), 0)
    move(people.bruno, town, [days.pk], Step.SUBMIT)
    codes.append(refusal(lambda: renew(people.carla, report)))
    move(people.carla, town, [days.pk], Step.RETURN, "Hi ha una versió nova.")
    enter(people.ana, town, advice.pk, Typed("93"), 0)
    codes.append(refusal(lambda: renew(people.carla, report)))
    enter(people.ana, town, advice.pk, Typed(""), 1)
    kept = [one.text for one in entries(report)]
    codes.append(refusal(lambda: renew(people.carla, Report.objects.get(period__label="2023"))))
    assert (codes, kept, report.results.count()) == (
        ["not-allowed", "not-found", "submitted-first", "entries-begun", "no-newer-version"],
        ["1,5", "", ""],
        3,
    )


def test_a_file_of_what_is_no_longer_in_the_charter_is_not_taken_away(people: Cast, store: Path) -> None:
    report = opened_before(people)
    add(people.ana, people.vilaclara, entries(report)[2].pk, "peticions.png", PICTURE)
    said = refused(lambda: renew(people.carla, report))
    kept = list(Evidence.objects.values_list("entry__indicator__commitment__code", "name"))
    begun = "Percentatge de peticions ateses, 2024. It can be changed after that period."
    assert (said, kept, [row[0] for row in rows_of(report)]) == (
        f"Somebody has begun to enter results for it: {begun}",
        [("joventut-3", "peticions.png")],
        ["Temps mitjà de resposta (dies hàbils)", "Tallers fets", "Percentatge de peticions ateses"],
    )


def test_of_a_charter_that_was_added_later_nothing_is_said_of_what_was_changed_before(
    people: Cast, carla: Client
) -> None:
    for name in ("Arxiu", "Joventut"):
        report_saved(people.vilaclara, people.carla, name, 2023, YOUTH)
    charters = dict(Charter.objects.values_list("slug", "pk"))
    open_period(people.carla, people.vilaclara, YEAR, OPEN, [charters["arxiu"]])
    for code in ("arxiu-2", "joventut-2"):
        workshops = Indicator.objects.get(commitment__code=code)
        measure(people.carla, people.vilaclara, workshops, Measurement(Frequency.HALF_YEARLY, Aggregation.SUM))
    open_period(people.carla, people.vilaclara, YEAR, OPEN, [charters["joventut"]])
    reports = {slug: Report.objects.get(period__label="2024", charter=pk) for slug, pk in charters.items()}
    said = {slug: len(told(carla, "results_review", report)) for slug, report in reports.items()}
    events = [one.details["charters"] for one in AuditEvent.objects.filter(action="open-period").order_by("number")]
    assert (said, events) == ({"arxiu": 2, "joventut": 0}, [["arxiu"], ["joventut"]])


def test_another_way_of_measuring_is_told_with_its_day_and_what_was_before_it_is_not(
    people: Cast, carla: Client
) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    workshops = Indicator.objects.get(commitment__code="joventut-2")
    measure(people.carla, people.vilaclara, workshops, Measurement(on_demand=True))
    open_period(people.carla, people.vilaclara, YEAR, OPEN)
    report = Report.objects.get(period__label="2024")
    before = told(carla, "results_review", report)
    workshops.refresh_from_db()
    measure(people.carla, people.vilaclara, workshops, Measurement(Frequency.HALF_YEARLY, Aggregation.SUM, None, True))
    day = day_words(people.vilaclara.day(AuditEvent.objects.latest("number").at), ENGLISH)
    said = [told(carla, page, report) for page in ("results_review", "publish_preview")]
    lines = [
        "Indicators are measured otherwise. What is asked for follows already: "
        "look at what was entered before that day.",
        f"{day}. Tallers fets: How its parts make the year: It does not add up; How often: Every year → "
        "How its parts make the year: Sum; How often: Every half-year",
    ]
    assert (before, said) == ([], [lines, lines])
