"""Opening a period, the matrix of its charters, and what is done for many of them at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from lxml import html

from cartaviva.actions.access import today
from cartaviva.actions.exempting import exempt
from cartaviva.actions.opening import Dates, change_dates, open_period
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move
from cartaviva.core.workflow import Step
from cartaviva.records.models import (
    Charter,
    Entry,
    Indicator,
    Membership,
    Period,
    Reminder,
    Report,
)
from tests.collecting import OPEN, YEAR, entries, opened, submitted, validate
from tests.pages import missing, words
from tests.people import Cast
from tests.towns import YOUTH, report_saved
from tests.visits import address, read, sent

pytestmark = pytest.mark.django_db


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


def test_the_next_year_is_offered_with_what_will_be_asked_and_opened(people: Cast, carla: Client) -> None:
    for charter in ("Joventut", "Esports"):
        report_saved(people.vilaclara, people.carla, charter, 2023, YOUTH)
    Indicator.objects.filter(commitment__code="joventut-1").update(frequency="quarterly")
    Indicator.objects.filter(commitment__code="joventut-2").update(frequency="biennial", first_due="2023-01-01")
    form = read(carla, "open_period")
    youth = Charter.objects.get(slug="joventut").pk
    data = {"which": "next", "due_on": "2998-02-28", "locks_on": "2998-04-01", "charter": [youth]}
    shown_again = sent(carla, "open_period", **data, show="1")
    before = Period.objects.filter(opened_on__isnull=False).count()
    after = sent(carla, "open_period", **data, open="1")
    due = today(people.vilaclara) + timedelta(days=60)
    offered = ("Open 2024", "2 reports, 9 results to enter; 1 indicator is not due.", f'value="{due}"')
    told = missing(after, "The period is open", "0 of 6 results were submitted")
    found = (missing(form, *offered), "Open 2024" in shown_again, before, told, Entry.objects.count())
    assert found == ([], True, 0, [], 6)


def test_opening_a_period_warns_of_a_charter_that_has_no_department(people: Cast, carla: Client) -> None:
    youth = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH).charter
    before = read(carla, "open_period")
    Charter.objects.update(department=people.youth)
    warning = "1 charter has no department yet: only the quality office is asked for its results."
    link = f'href="{address("charter_indicators", youth.slug)}"'
    assert (missing(before, warning, link), missing(read(carla, "open_period"), warning, link)) == ([], [warning, link])


def test_a_school_year_and_dates_of_ones_own_can_be_opened(people: Cast, carla: Client) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    days = {"due_on": "2998-02-28", "locks_on": "2998-04-01", "charter": [Charter.objects.get().pk], "open": "1"}
    wrong = sent(carla, "open_period", which="other", start="2025-03-01", end="2025-01-01", **days)
    sent(carla, "open_period", which="school", **days)
    sent(carla, "open_period", which="other", start="2025-03-01", end="2025-05-31", **days)
    labels = Period.objects.filter(opened_on__isnull=False).order_by("start").values_list("label", flat=True)
    assert ("It has to come after the first day" in wrong, list(labels)) == (
        True,
        ["2023-24", "01/03/2025 – 31/05/2025"],
    )


def test_days_that_are_asked_for_already_are_asked_for_again_only_by_who_says_so(people: Cast, carla: Client) -> None:
    youth = opened(people).charter
    days = {"start": "2024-06-01", "end": "2024-12-31", "due_on": "2998-02-28", "locks_on": "2998-04-01"}
    data = {"which": "other", "charter": str(youth.pk), **days}
    shown = sent(carla, "open_period", **data, show="1")
    warned = sent(carla, "open_period", **data, open="1")
    before = Period.objects.filter(opened_on__isnull=False).count()
    sent(carla, "open_period", **data, open="1", overlap="1")
    after = Period.objects.filter(opened_on__isnull=False).count()
    told = "<li>Joventut, 2024</li>"
    assert (missing(shown, told), missing(warned, told), before, after) == ([], [], 1, 2)


def test_a_period_is_withdrawn_on_its_page_as_long_as_it_is_empty(people: Cast, carla: Client) -> None:
    period = opened(people).period
    offered = read(carla, "period", period.pk)
    after = sent(carla, "period", period.pk, withdraw="1")
    assert (
        missing(offered, "Withdraw the period"),
        missing(after, "The period was withdrawn"),
        Entry.objects.count(),
    ) == (
        [],
        [],
        0,
    )


def test_without_a_charter_no_period_is_offered_and_the_page_says_where_charters_come_from(
    people: Cast, carla: Client
) -> None:
    def offered() -> tuple[str | None, bool]:
        page = html.fromstring(read(carla, "open_period"))
        (button,) = page.xpath("//button[@name='open']")
        return button.get("aria-disabled"), bool(page.xpath(f"//*[@id='why']//a[@href='{address('imports')}']"))

    before = offered()
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    assert (before, offered()) == (("true", True), (None, False))


def test_a_reminder_that_goes_to_nobody_says_why(people: Cast, carla: Client) -> None:
    report = opened(people)
    late = replace(OPEN, due_on=today(people.vilaclara))
    asked = {"do": "remind", "report": str(report.pk)}
    said = [sent(carla, "collecting_do", report.period_id, **asked)]
    change_dates(people.carla, report.period, late)
    said += [sent(carla, "collecting_do", report.period_id, **asked) for _ in range(2)]
    Membership.objects.filter(person__in=(people.ana, people.bruno)).delete()
    said.append(sent(carla, "collecting_do", report.period_id, **asked))
    submitted_all = Entry.objects.update(state="submitted", submitted_at=now())
    said.append(sent(carla, "collecting_do", report.period_id, **asked))
    expected = (
        "what is missing is due in more than 30 days.",
        "1 person is written to.",
        "Nobody is written to. 1 had a reminder today already.",
        "nobody fills in what is missing.",
        "nothing is missing of them",
    )
    assert ([words for words, page in zip(expected, said, strict=True) if words not in page], submitted_all) == ([], 3)


def test_dates_that_make_no_sense_are_said_and_nothing_is_opened(people: Cast, carla: Client) -> None:
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    data = {"which": "next", "due_on": "2998-04-01", "locks_on": "2998-03-01", "charter": [Charter.objects.get().pk]}
    page = sent(carla, "open_period", **data, open="1")
    past = sent(carla, "open_period", **data | {"due_on": "2025-03-01", "locks_on": "2998-03-01"}, open="1")
    assert (
        "has to come after the period begins" in page,
        "This day has passed: nobody could submit in time." in past,
        Entry.objects.count(),
    ) == (True, True, 0)


def test_a_charter_that_comes_into_force_later_is_named_with_its_day(people: Cast, carla: Client) -> None:
    for name, year in (("Joventut", 2023), ("Esports", 2025)):
        report_saved(people.vilaclara, people.carla, name, year, YOUTH)
    days = {"start": "2024-01-01", "end": "2024-12-31", "due_on": "2998-02-28", "locks_on": "2998-04-01"}
    early = html.fromstring(sent(carla, "open_period", which="other", **days, show="1"))
    late = html.fromstring(read(carla, "open_period"))
    said = [words(page, "//div[@class='cv-note mt-3']//li") for page in (early, late)]
    assert said == [["Esports, in force from 1 January 2025"], []]


def test_a_period_gets_other_dates_and_more_charters(people: Cast, carla: Client) -> None:
    period = opened(people).period
    Indicator.objects.filter(commitment__code="joventut-1").update(frequency="quarterly")
    report_saved(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    page = read(carla, "period", period.pk)
    late = sent(carla, "period", period.pk, due_on="2998-03-15", locks_on="2998-04-01")
    more = sent(
        carla, "period", period.pk, due_on="2998-03-15", locks_on="2998-04-02", charter=Charter.objects.last().pk
    )
    period.refresh_from_db()
    pages = [
        *missing(page, "Esports", "not in this period yet"),
        *missing(late, "It was saved."),
        *missing(more, "Esports"),
    ]
    kept = (period.due_on, period.locks_on, Report.objects.filter(period=period).count())
    assert (pages, kept) == ([], (date(2998, 3, 15), date(2998, 4, 2), 2))


def test_the_matrix_says_where_each_charter_stands_and_who_answers_for_it(people: Cast, carla: Client) -> None:
    report = opened(people, OPEN, "Joventut", "Arxiu", "Esports")
    first, *_ = submitted(people, report)
    move(people.carla, people.vilaclara, [first.pk], Step.VALIDATE)
    Charter.objects.filter(slug="arxiu").update(department=people.vilaclara.departments.create(name="Arxiu"))
    Indicator.objects.filter(commitment__charter__slug="esports").update(owner=people.dario)
    Reminder.objects.create(
        organisation=people.vilaclara,
        person=people.bruno,
        on=date(2998, 2, 10),
        lines=[[report.charter_id, "missing", "owner", 2]],
        sent_at="2998-02-10T10:00Z",
    )
    page = read(carla, "collecting")
    expected = (
        "0 of 3 charters ready to publish",
        "3 of 9 results were submitted.",
        "There are 2 results to review.",
        "3 of 3 submitted",
        "Validated: 1; Submitted: 2",
        "Bruno, Ana",
        "Nobody fills it in:",
        "3 results are of somebody who left:",
        "Review 2",
        "Waiting for the service",
        "10 February 2998",
    )
    assert missing(page, *expected) == []


def test_the_matrix_of_what_is_all_published_counts_nothing_of_nothing(people: Cast, carla: Client) -> None:
    report = opened(people)
    made = submitted(people, report)
    validate(people, made)
    before = words(html.fromstring(read(carla, "collecting")), "//h1")
    publish(people.carla, report)
    after = words(html.fromstring(read(carla, "collecting")), "//h1")
    assert (before, after) == (["1 of 1 charter ready to publish"], ["Nothing waits to be published"])


def test_a_name_is_said_as_it_is_written_and_one_result_is_counted_as_one(people: Cast, carla: Client) -> None:
    report = opened(people, OPEN, "Oficina d'Atenció")
    Entry.objects.filter(pk=entries(report)[0].pk).update(state="validated")
    tree = html.fromstring(read(carla, "collecting"))
    labels = words(tree, "//td[1]//span[@class='visually-hidden']")
    assert (labels, words(tree, "//p[@class='cv-lede']")[0][:32]) == (
        ["Choose Oficina d'Atenció"],
        "1 of 3 results was submitted. Th",
    )


def test_the_main_button_is_what_can_be_done_now_and_what_stands_in_the_way_of_publishing_is_said(
    people: Cast, carla: Client
) -> None:
    report = opened(people, OPEN, "Joventut", "Arxiu")
    pages = [read(carla, "collecting")]
    found = submitted(people, report)
    pages.append(read(carla, "collecting"))
    validate(people, found)
    pages.append(read(carla, "collecting"))
    mains = [html.fromstring(page).xpath("//button[@name='do'][@class='btn cv-btn']/@value") for page in pages]
    said = ["None of the 2 reports is complete yet." in page for page in pages]
    assert (mains, said) == ([[], ["validate"], ["publish"]], [True, True, False])


def test_a_charter_without_a_department_leads_to_choosing_one(people: Cast, carla: Client) -> None:
    opened(people, OPEN, "Joventut")
    Charter.objects.update(department=None)
    assert missing(read(carla, "collecting"), "Nobody answers for it:", "choose a department") == []


def test_the_matrix_is_filtered_by_state_department_name_and_delay(people: Cast, carla: Client) -> None:
    report = opened(people, Dates(date(2025, 2, 28), date(2998, 4, 1)), "Joventut", "Arxiu", "Esports")
    submitted(people, report)
    other = people.vilaclara.departments.create(name="Cultura")
    Charter.objects.filter(slug="arxiu").update(department=other)
    exempt(people.carla, Report.objects.get(charter__slug="esports", period=report.period), date(2998, 1, 1), "Baixa.")
    queries: list[dict[str, Any]] = [{"state": "submitted"}, {"department": other.pk}, {"q": "bruno"}, {"late": "1"}]
    found = [
        [name for name in ("Joventut", "Arxiu", "Esports") if f">{name}</a>" in read(carla, "collecting", **query)]
        for query in [*queries, {"state": "odd", "period": "x"}]
    ]
    assert found == [["Joventut"], ["Arxiu"], ["Joventut", "Esports"], ["Arxiu"], ["Joventut", "Arxiu", "Esports"]]


def test_many_charters_cost_no_more_queries_than_one(people: Cast, carla: Client) -> None:
    opened(people)
    before = queries(lambda: read(carla, "collecting"))
    for number in range(4):
        report_saved(people.vilaclara, people.carla, f"Carta {number}", 2023, YOUTH)
    open_period(people.carla, people.vilaclara, YEAR, OPEN)
    shown = len(html.fromstring(read(carla, "collecting")).xpath("//tbody/tr"))
    assert (shown, queries(lambda: read(carla, "collecting"))) == (5, before)


def test_a_charter_that_came_after_the_period_was_opened_is_named_until_it_locks(people: Cast, carla: Client) -> None:
    report = opened(people)
    before = read(carla, "collecting")
    report_saved(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    page = read(carla, "collecting")
    Period.objects.filter(pk=report.period_id).update(locks_on=date(2025, 1, 1))
    said = "1 charter is in force and not in this period: Esports."
    assert [said in each for each in (before, page, read(carla, "collecting"))] == [False, True, False]


def test_the_auditor_sees_the_matrix_and_can_press_nothing(people: Cast, client: Client) -> None:
    report = opened(people)
    client.force_login(people.elena)
    page = read(client, "collecting")
    posts = [
        client.post(address(name, *args)).status_code
        for name, *args in (
            ("open_period",),
            ("period", report.period_id),
            ("collecting_do", report.period_id),
            ("collecting_publish", report.period_id),
        )
    ]
    assert ("Joventut" in page, "btn cv-btn" in page.replace("btn cv-btn2", ""), posts) == (True, False, [403] * 4)
