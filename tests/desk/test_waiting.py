"""The start page: which results wait for a person."""

from datetime import date

import pytest
from lxml import html
from pytest_django import DjangoAssertNumQueries

from cartaviva.actions.entering import enter
from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import Step
from cartaviva.records.models import Charter, Indicator, Period
from tests.desk.test_results import address, read, signed_in, submitted
from tests.grids import entries, opened
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_the_start_page_says_what_came_back_what_is_wrong_and_what_is_missing(people: Cast) -> None:
    report = opened(people)
    _, _, third = submitted(people, report)
    move(people.carla, people.vilaclara, [third.pk], Step.RETURN, "És la mateixa xifra que l'any passat.")
    enter(people.ana, people.vilaclara, entries(report)[3].pk, Typed("molts"), 0)
    tree = read(people.ana, "town")
    lede, link = words(tree, "//p[@class='cv-lede']")[0][-26:], tree.xpath("//tbody//a/@href")[0]
    assert (tree.findtext(".//h1"), words(tree, "//tbody//td[1]"), lede, link) == (
        "You have 3 results left to do",
        [
            "To mend The quality office (Carla) sent it back: “És la mateixa xifra que l'any passat.”",
            "Draft The result “molts” cannot be read as a figure.",
            "Pending There is no figure yet.",
        ],
        "days. 1 of 4 is submitted.",
        f"{address('report_results', report.pk)}#e{third.pk}",
    )


def test_results_of_a_charter_that_no_department_answers_for_wait_for_nobody_of_a_single_one(people: Cast) -> None:
    report = opened(people)
    Charter.objects.update(department=None)
    who = (people.ana, people.bruno, people.carla)
    found = [signed_in(one).get(address("report_results", report.pk)).status_code for one in who]
    assert (read(people.ana, "town").findtext(".//h1"), found) == ("Nothing is waiting for you", [404, 404, 200])


def test_what_is_ready_is_not_counted_as_left_and_each_row_says_what_its_link_is_for(people: Cast) -> None:
    people.vilaclara.contact_email = "qualitat@vilaclara.example"
    people.vilaclara.save()
    report = opened(people)
    for entry, typed in zip(entries(report)[2:], (Typed("4"), Typed("molts")), strict=True):
        enter(people.ana, people.vilaclara, entry.pk, typed, 0)
    tree = read(people.ana, "town")
    assert (
        words(tree, "//p[@class='cv-kicker']"),
        tree.findtext(".//h1"),
        words(tree, "//p[@class='cv-lede']")[0].split(". ")[1],
        [one.split(":")[0] for one in words(tree, "//tbody//a | //ul[@aria-labelledby='done']//a")],
        tree.xpath("//footer//a[starts-with(@href, 'mailto:')]/@href"),
    ) == (
        ["Ajuntament de Vilaclara · Joventut, 2026"],
        "You have 3 results left to do",
        "1 more is ready: submit it",
        ["Mend the result", "Enter the result", "Enter the result", "Submit the result"],
        ["mailto:qualitat@vilaclara.example"],
    )


def test_where_all_that_waits_is_ready_the_start_page_leads_to_submitting(people: Cast) -> None:
    report = opened(people)
    for entry in entries(report):
        enter(people.ana, people.vilaclara, entry.pk, Typed("100", "95", "95"), 0)
    tree = read(people.ana, "town")
    assert (tree.findtext(".//h1"), words(tree, "//main//a[@class='btn cv-btn']")) == (
        "You have 4 results ready to submit",
        ["Go and submit them"],
    )


def test_who_has_nothing_to_enter_is_told_so(people: Cast) -> None:
    report = opened(people)
    for entry in entries(report):
        enter(people.ana, people.vilaclara, entry.pk, Typed("100", "95", "95"), 0)
    submit(people.ana, report)
    assert (
        read(people.ana, "town").findtext(".//h1"),
        read(people.elena, "town").xpath("//table"),
        "No period is open" in read(people.dario, "results", town="montsec").text_content(),
    ) == ("Nothing is waiting for you", [], True)


def test_results_that_somebody_owns_wait_for_them_and_their_head_alone(people: Cast) -> None:
    report = opened(people)
    Indicator.objects.filter(pk=entries(report)[0].indicator_id).update(owner=people.carla)
    titles = {one.name: read(one, "town").findtext(".//h1") for one in (people.ana, people.bruno, people.carla)}
    assert titles == {
        "Ana": "You have 3 results left to do",
        "Bruno": "You have 4 results left to do",
        "Carla": "You have 1 result left to do",
    }


def test_parts_of_a_year_wait_once_they_have_ended(people: Cast) -> None:
    report = opened(people, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SUM)
    Period.objects.filter(label="2026-Q4").update(end=date(2199, 1, 1))
    waiting = words(read(people.ana, "town"), "//tbody/tr/th")
    assert ([one for one in waiting if "Quarter 4" in one], len(waiting), report.entries.count()) == ([], 6, 7)


def test_what_is_due_much_later_is_counted_apart(people: Cast) -> None:
    opened(people, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SUM)
    Period.objects.filter(label="2026-Q1").update(due_on=date(2026, 4, 30))
    tree = read(people.ana, "town")
    assert (tree.findtext(".//h1"), len(words(tree, "//tbody/tr")), words(tree, "//main//p[@class='mt-3']")) == (
        "You have 1 result left to do",
        1,
        ["5 more are due later, the first on 28 August 2198. All reports to fill in"],
    )


def test_a_part_of_a_missed_year_that_nothing_explains_is_not_called_ready(people: Cast) -> None:
    report = opened(people, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SUM)
    Period.objects.filter(label="2026-Q4").update(end=date(2026, 10, 31))
    parts = [one for one in entries(report) if "Q" in one.period.label]
    for one in parts[:3]:
        enter(people.ana, people.vilaclara, one.pk, Typed("1"), 0)
    submit(people.ana, report)
    enter(people.ana, people.vilaclara, parts[3].pk, Typed("0"), 0)
    before = words(read(people.ana, "town"), "//tbody/tr[1]/td[1]")
    enter(people.ana, people.vilaclara, parts[3].pk, Typed("0", remarks="La sala estava en obres."), 1)
    tree = read(people.ana, "town")
    after = words(tree, "//ul[@aria-labelledby='done']/li/span/b")
    assert (before, after) == (
        ["Draft The year misses its target: say why in the remarks of one of its parts."],
        ["Tallers fets, mena 2"],
    )


def test_a_start_page_with_many_results_asks_the_database_as_often(
    people: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    opened(people, 40)
    client = signed_in(people.ana)
    with django_assert_max_num_queries(14):
        tree = html.fromstring(client.get(address("town")).content.decode())
    assert words(tree, "//main//p[@class='mt-3']") == ["and 10 more"]
