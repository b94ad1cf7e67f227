"""A period that was opened by mistake."""

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import open_period
from cartaviva.actions.withdrawing import begun_in, withdraw_period
from cartaviva.records.models import Entry, Indicator, Period, Report
from tests.actions.test_collecting import DATES, READY, YEAR, entries, opened
from tests.people import Cast, refusal
from tests.towns import YOUTH, report_saved

pytestmark = pytest.mark.django_db


def test_a_period_that_was_opened_by_mistake_is_withdrawn_with_all_that_it_made(people: Cast) -> None:
    before = report_saved(people.vilaclara, people.carla, "Joventut", 2025, YOUTH)
    Indicator.objects.filter(results__report=before).update(frequency="quarterly", aggregation="sum")
    period = open_period(people.carla, people.vilaclara, YEAR, DATES)
    withdraw_period(people.carla, people.vilaclara, period)
    assert (
        list(Period.objects.values_list("label", flat=True)),
        list(Report.objects.all()),
        Entry.objects.count(),
    ) == (
        ["2025"],
        [before],
        0,
    )


def test_a_period_for_which_something_was_entered_is_not_withdrawn(people: Cast) -> None:
    report = opened(people)
    enter(people.ana, people.vilaclara, entries(report)[0].pk, READY[0], 0)
    code = refusal(lambda: withdraw_period(people.carla, people.vilaclara, report.period))
    assert (code, begun_in(report.period), Entry.objects.count()) == ("period-begun", ["Joventut"], 3)


def test_who_does_not_open_a_period_does_not_withdraw_it(people: Cast) -> None:
    report = opened(people)
    asked = (people.ana, people.bruno, people.elena, people.dario)
    found = [refusal(lambda who=who: withdraw_period(who, people.vilaclara, report.period)) for who in asked]
    assert found == ["not-allowed", "not-allowed", "not-allowed", "not-found"]
