"""Causes and improvement actions on public pages."""

from datetime import date

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.improving import judge
from cartaviva.actions.publish import publish
from cartaviva.records.models import Publication, Report
from tests.misses import PLAN, acted, missed_report
from tests.pages import page, rows, words
from tests.people import Cast
from tests.towns import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def improving(people: Cast) -> Cast:
    action = acted(people, missed_report(people, 2024))
    shown(publish(people.carla, action.period.reports.get()))
    judge(people.ana, people.vilaclara, action.pk, "worked", "Hi va haver sala.")
    report = missed_report(people)
    acted(people, report, PLAN._replace(complaints=None, due_on=date(2026, 1, 31)))
    shown(publish(people.carla, report))
    return people


def test_the_report_says_cause_action_and_complaints_in_a_row_below_what_was_missed(improving: Cast) -> None:
    tree = page("/vilaclara/en/charters/joventut/2024/")
    assert words(tree, "//tr[@class='cv-more']//dl/div") == [
        "Calculation3 ÷ 4 = 75%3 − 4 = −1",
        "CauseVa faltar una sala a la tardor.",
        "Improvement actionReservar les sales al gener.",
        "Who does itCap de joventut",
        "To be done by30/06/2199. Not done yet.",
        "Complaints received2",
    ]


def test_the_list_of_misses_says_what_is_done_and_until_when(improving: Cast) -> None:
    tree = page("/vilaclara/en/charters/joventut/2024/")
    assert words(tree, "//section[@aria-labelledby='missed']//li/span[@class='cv-small']") == [
        "Improvement action: Reservar les sales al gener.",
        "To be done by: 30/06/2199. Not done yet.",
    ]


def test_the_report_after_says_whether_it_worked(improving: Cast) -> None:
    tree = page("/vilaclara/en/charters/joventut/2025/")
    assert words(tree, "//tr[@class='cv-more']//dl/div")[5:] == [
        "Complaints receivedNot counted",
        "Action of 2024Reservar les sales al gener.",
        "Was it done?Not done yet.",
        "Did it work?It worked. Hi va haver sala.",
    ]


def test_merged_cells_reach_over_the_row_that_says_more(improving: Cast) -> None:
    tree = page("/vilaclara/en/charters/joventut/2024/")
    spans = [cell.get("rowspan") for cell in tree.xpath("//tbody//th[@rowspan]")]
    wide = tree.xpath("//tr[@class='cv-more']/td")[0].get("colspan")
    assert (spans, wide, len(rows(tree))) == (["2"] * 6, "7", 7)


def test_the_commitment_says_what_was_done_about_each_miss(improving: Cast) -> None:
    tree = page("/vilaclara/en/c/joventut-2/")
    said = words(tree, "//h3[.='What happened']/following-sibling::dl[1]//dd")
    assert [text for text in said if "Reservar" in text or "worked" in text] == [
        "Improvement action: Reservar les sales al gener.",
        "Action of 2024: Reservar les sales al gener.",
        "Did it work? It worked. Hi va haver sala.",
        "Improvement action: Reservar les sales al gener.",
    ]


def test_a_plan_that_was_corrected_by_itself_shows_the_old_words_the_new_ones_and_why(improving: Cast) -> None:
    report = Report.objects.get(period__label="2025")
    acted(improving, report, PLAN._replace(action="Llogar una sala.", complaints=None, due_on=date(2026, 1, 31)))
    shown(correct(improving.carla, Publication.objects.get(number=2), {}, "Ho hem repensat."))
    tree = page("/vilaclara/en/charters/joventut/2025/")
    assert (
        words(tree, "//h2[@id='corrections']/following-sibling::div//del"),
        words(tree, "//h2[@id='corrections']/following-sibling::div//ins"),
        "Ho hem repensat." in " ".join(words(tree, "//h2[@id='corrections']/ancestor::section")),
    ) == (["Reservar les sales al gener."], ["Llogar una sala."], True)
