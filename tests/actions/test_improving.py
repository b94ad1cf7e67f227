"""A miss leads to an action, a day on which it was done, and whether it worked."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartaviva.actions.improving import finish, judge, plan
from cartaviva.actions.publish import preview
from cartaviva.core.cycle.entry import Typed
from cartaviva.records.improvements import planned
from cartaviva.records.models import AuditEvent, Indicator, Organisation
from tests.misses import MISSED, PLAN, acted, indicator, missed_report, opened_report, typed
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db


def test_a_plan_is_kept_and_the_trail_says_what_it_was_before(people: Cast) -> None:
    report = missed_report(people)
    action = acted(people, report)
    acted(people, report, PLAN._replace(action="Reservar les sales al desembre."))
    acted(people, report, PLAN._replace(action=" Reservar les\u202e sales al desembre."))
    events = AuditEvent.objects.filter(subject=f"improvement {action.pk}").order_by("number")
    assert [event.details for event in events] == [
        {
            "from": {"due_on": None, "complaints": None},
            "to": {"due_on": "2199-06-30", "complaints": 2},
            "texts": ["action", "cause", "owner"],
        },
        {"texts": ["action"]},
    ]


def test_what_was_met_needs_no_plan_and_what_is_not_in_the_report_has_none(people: Cast) -> None:
    report = missed_report(people)
    found = [refusal(lambda pk=pk: plan(people.ana, report, pk, PLAN)) for pk in (indicator(report, 0), 0)]
    assert found == ["nothing-missed", "not-found"]


def test_a_person_is_no_owner_and_who_is_not_of_the_department_plans_nothing(people: Cast) -> None:
    report = missed_report(people)
    pk = indicator(report)
    named = refusal(lambda: plan(people.ana, report, pk, PLAN._replace(owner="Bruno")))
    who = (people.elena, people.dario)
    assert (named, [refusal(lambda one=one: plan(one, report, pk, PLAN)) for one in who]) == (
        "owner-is-a-person",
        ["not-allowed", "not-found"],
    )


def test_what_is_entered_and_not_validated_yet_counts_as_a_miss(people: Cast) -> None:
    report = opened_report(people)
    before = [one.row for one in planned(report) if one.missed]
    typed(people, report, MISSED, Typed("2"))
    typed(people, report, 0, Typed("1"))
    assert (before, [one.row for one in planned(report) if one.missed]) == ([], [MISSED])


def test_a_town_may_require_an_action_before_it_publishes(people: Cast) -> None:
    report = missed_report(people)
    free = [one.code for one in preview(report).in_the_way]
    Organisation.objects.filter(pk=people.vilaclara.pk).update(action_before_publishing=True)
    report.organisation.refresh_from_db()
    held = [(one.code, one.detail) for one in preview(report).in_the_way]
    acted(people, report)
    assert (free, held, preview(report).in_the_way) == ([], [("action-missing", "Tallers fets")], ())


def test_it_is_done_on_a_day_that_has_come_and_that_can_be_taken_back(people: Cast) -> None:
    action = acted(people, missed_report(people))
    town = people.vilaclara
    later = refusal(lambda: finish(people.ana, town, action.pk, date(2199, 1, 1)))
    done = finish(people.bruno, town, action.pk, date(2026, 3, 1)).done_on
    assert (later, done, finish(people.ana, town, action.pk, None).done_on) == ("done-later", date(2026, 3, 1), None)


def test_what_was_done_stays_done_when_it_is_planned_otherwise(people: Cast) -> None:
    report = missed_report(people)
    finish(people.ana, people.vilaclara, acted(people, report).pk, date(2026, 3, 1))
    again = acted(people, report, PLAN._replace(action="Reservar les sales al desembre."))
    assert (again.action, again.done_on) == ("Reservar les sales al desembre.", date(2026, 3, 1))


def test_whether_it_worked_is_said_with_how_one_knows(people: Cast) -> None:
    action = acted(people, missed_report(people))
    town = people.vilaclara
    bare = [refusal(lambda one=one: judge(people.ana, town, action.pk, *one)) for one in (("worked", " "), ("so", "x"))]
    judged = judge(people.ana, town, action.pk, "not-worked", "Encara en van faltar.")
    said = judged.effect, judged.effect_text
    back = judge(people.ana, town, action.pk, "", "")
    assert (bare, said, back.effect, back.effect_text) == (
        ["effect-needed", "effect-needed"],
        ("not-worked", "Encara en van faltar."),
        "",
        "",
    )


@pytest.mark.parametrize("act", [lambda *who: finish(*who, None), lambda *who: judge(*who, "worked", "Sí.")])
def test_an_action_of_another_town_or_department_is_not_there(people: Cast, act: object) -> None:
    action = acted(people, missed_report(people))
    assert [
        refusal(lambda who=who: act(*who, action.pk))  # type: ignore[operator]
        for who in ((people.dario, people.vilaclara), (people.dario, people.montsec), (people.elena, people.vilaclara))
    ] == ["not-found", "not-found", "not-allowed"]


def test_the_period_after_asks_for_what_was_planned_in_the_last_one_that_was_due(people: Cast) -> None:
    first = missed_report(people, 2024)
    acted(people, first)
    report = opened_report(people)
    yearly = [one.before for one in planned(report)]
    Indicator.objects.filter(pk=indicator(report)).update(frequency="biennial")
    report.charter.reports.get(period__label="2025").results.filter(row=MISSED).update(reason="not_due", value="")
    biennial = [one.before.action if one.before else None for one in planned(report)]
    assert (yearly, biennial) == ([None, None, None], [None, PLAN.action, None])


def test_the_misses_of_a_report_take_as_many_queries_as_one_row_does(people: Cast) -> None:
    report = opened_report(people)
    with CaptureQueriesContext(connection) as few:
        planned(report)
    typed(people, report, MISSED, Typed("2"))
    acted(people, report)
    with CaptureQueriesContext(connection) as more:
        planned(report)
    assert (len(few), len(more)) == (5, 5)
