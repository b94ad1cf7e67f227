"""How short and how plain the rows of the grid are."""

import pytest

from cartaviva.actions.entering import enter
from cartaviva.core.cycle.entry import Typed
from tests.desk.test_results import read, row, submitted
from tests.grids import DEMAND, entries, opened
from tests.pages import words
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_a_count_has_what_is_counted_behind_its_field_and_a_unit_stands_there_once(people: Cast) -> None:
    report = opened(people)
    third, demand = entries(report)[2], entries(report)[DEMAND]
    enter(people.ana, people.vilaclara, demand.pk, Typed("100 %"), 0)
    tree = read(people.ana, "report_results", report.pk)
    behind = [words(tree, f"//input[@id='f{one.pk}']/following-sibling::span") for one in (third, demand)]
    assert behind == [["tallers"], []]


def test_why_there_is_no_result_is_folded_where_there_is_one(people: Cast) -> None:
    report = opened(people)
    third, fourth = entries(report)[2:4]
    enter(people.ana, people.vilaclara, third.pk, Typed("4"), 0)
    tree = read(people.ana, "report_results", report.pk)
    folds = [len(tree.xpath(f"//select[@id='r{one.pk}']/parent::details[not(@open)]")) for one in (third, fourth)]
    assert folds == [1, 0]


def test_a_figure_that_cannot_be_is_not_called_unusual_as_well(people: Cast) -> None:
    report = opened(people)
    demand = entries(report)[DEMAND]
    enter(people.ana, people.vilaclara, demand.pk, Typed("400 %"), 0)
    tree = read(people.ana, "report_results", report.pk)
    assert ("not possible" in row(tree, demand)[0], words(tree, f"//*[@id='n{demand.pk}']/p")) == (True, [])


def test_a_short_list_of_what_is_left_is_open(people: Cast) -> None:
    report = opened(people)
    submitted(people, report)
    tree = read(people.ana, "report_results", report.pk)
    assert len(words(tree, "//*[@id='leftovers'][@open]//li")) == 2
