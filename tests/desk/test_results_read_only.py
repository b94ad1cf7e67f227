"""The grid for who may only read it: the auditor, and everybody once the period is locked."""

from datetime import date
from typing import Any

import pytest

from cartaviva.actions.entering import enter
from cartaviva.records.models import Exemption
from tests.collecting import lock
from tests.desk.test_results import MISS, read, saved
from tests.grids import entries, opened
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def fields_of(tree: Any) -> int:
    return len(tree.xpath("//main//input[@type!='hidden'] | //main//textarea | //main//select"))


def test_the_auditor_reads_what_others_enter(people: Cast) -> None:
    report = opened(people)
    enter(people.ana, people.vilaclara, entries(report)[3].pk, MISS, 0)
    tree = read(people.elena, "report_results", report.pk)
    assert (words(tree, "//p[@role='note']"), fields_of(tree), MISS.remarks in tree.text_content()) == (
        ["You may look at these results, but not change them."],
        0,
        True,
    )


def test_a_locked_period_is_read_only_and_says_why_until_an_exemption_is_granted(people: Cast) -> None:
    report = opened(people)
    lock(report)
    locked = read(people.ana, "report_results", report.pk)
    status, tree = saved(entries(report)[2], people.ana, text="4")
    Exemption.objects.create(
        organisation=people.vilaclara,
        report=report,
        until=date(2199, 1, 1),
        reason="Baixa",
        granted_by=people.carla,
        granted_at="2026-01-01T00:00Z",
    )
    exempt = read(people.ana, "report_results", report.pk)
    assert (words(locked, "//p[@role='note']")[0][:14], fields_of(locked), status, fields_of(exempt) > 0) == (
        "Since 1 Januar",
        0,
        409,
        True,
    ) and "Since" in tree.text_content()


def test_what_is_all_submitted_offers_no_workbook_and_no_button(people: Cast) -> None:
    report = opened(people)
    buttons = "//p[contains(@class, 'cv-row')]/a | //div[@class='cv-dock']//button"
    before = words(read(people.ana, "report_results", report.pk), buttons)
    report.entries.update(state="submitted")
    after = words(read(people.ana, "report_results", report.pk), buttons)
    left = ["Send a link to who has the figure", "Missed commitments and what is done about them"]
    assert (before, after) == (
        [*left, "Download the workbook", "Return a workbook", "Save and go on later", "Submit for review"],
        left,
    )
