"""What misses lead to, in what is published: frozen, sealed, shown, corrected and redacted."""

import json
from datetime import date

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.improving import finish, judge
from cartaviva.actions.publish import preview, publish
from cartaviva.actions.redacting import redact
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.improving import Improvement, Outcome
from cartaviva.core.published.publication import Changed, changes
from cartaviva.records.models import ImprovementAction, Publication, Report
from cartaviva.records.published import opened_report
from cartaviva.records.verification import verify_town
from tests.misses import MISSED, PLAN, acted, missed_report
from tests.people import Cast, refusal
from tests.towns import shown

pytestmark = pytest.mark.django_db

CLOSED = "Reservar les sales al gener."


def two_years(people: Cast) -> Publication:
    """The report of 2025, whose miss has an action, as that of 2024 had."""
    action = acted(people, missed_report(people, 2024))
    finish(people.ana, people.vilaclara, action.pk, date(2025, 2, 1))
    judge(people.ana, people.vilaclara, action.pk, "not-worked", "Encara en va faltar un.")
    report = missed_report(people)
    acted(people, report, PLAN._replace(action="Buscar una altra sala.", complaints=None))
    return shown(publish(people.carla, report))


def test_what_is_frozen_says_what_a_miss_leads_to_and_what_became_of_the_year_before(people: Cast) -> None:
    rows = opened_report(two_years(people)).report.rows
    assert [(row.improvement, row.outcome) for row in rows] == [
        (None, None),
        (
            Improvement(PLAN.cause, "Buscar una altra sala.", PLAN.owner, PLAN.due_on),
            Outcome("2024", PLAN.action, date(2025, 2, 1), "not-worked", "Encara en va faltar un."),
        ),
        (None, None),
    ]


def test_its_texts_are_sealed_beside_the_value_and_the_chain_verifies(people: Cast) -> None:
    made = two_years(people)
    sealed = sorted(key for key in made.texts if ".improvement." in key or ".outcome." in key)
    found = verify_town(people.vilaclara)
    said = [text for text in (PLAN.cause, PLAN.action, PLAN.owner) if text in made.value]
    prefix = f"report.rows.{MISSED}"
    assert (sealed, said, found.faults) == (
        [
            f"{prefix}.improvement.action",
            f"{prefix}.improvement.cause",
            f"{prefix}.improvement.owner",
            f"{prefix}.outcome.action",
            f"{prefix}.outcome.text",
        ],
        [],
        (),
    )


def test_a_report_without_actions_is_frozen_as_it_always_was(people: Cast) -> None:
    made = publish(people.carla, missed_report(people))
    keys = {key for row in json.loads(made.value)["report"]["rows"] for key in row}
    assert {"improvement", "outcome"} & keys == set()


def test_a_correction_keeps_them_and_leaves_out_the_plan_of_what_was_no_miss(people: Cast) -> None:
    first = two_years(people)
    same = shown(correct(people.carla, first, {0: Amendment(result="1,6")}, "Error de suma."))
    met = correct(people.carla, same, {MISSED: Amendment(result="4")}, "Se'n van fer quatre.")
    plans = [opened_report(one).report.rows[MISSED] for one in (same, met)]
    assert [(row.improvement is not None, row.outcome is not None) for row in plans] == [(True, True), (False, True)]


def test_a_plan_that_was_changed_since_is_a_correction_by_itself_and_the_old_text_stays(people: Cast) -> None:
    old = two_years(people)
    nothing = refusal(lambda: correct(people.carla, old, {}, "Ho hem repensat."))
    acted(people, Report.objects.get(period__label="2025"), PLAN._replace(action="Llogar una sala.", complaints=3))
    new = shown(correct(people.carla, old, {}, "Ho hem repensat."))
    corrects = opened_report(new).corrects
    assert (
        nothing,
        changes(opened_report(old), opened_report(new), "ca"),
        corrects and corrects.reason,
        verify_town(people.vilaclara).code,
    ) == (
        "nothing-changed",
        (
            Changed(MISSED, "action", "Buscar una altra sala.", "Llogar una sala.", "Improvement action"),
            Changed(MISSED, "complaints", "Not counted", "3", "Complaints received"),
        ),
        "Ho hem repensat.",
        0,
    )


def test_what_became_of_the_action_before_can_be_corrected_too(people: Cast) -> None:
    old = two_years(people)
    action = ImprovementAction.objects.get(period__label="2024")
    judge(people.ana, people.vilaclara, action.pk, "", "")
    new = correct(people.carla, old, {}, "Encara no se sap.")
    assert changes(opened_report(old), opened_report(new), "ca") == (
        Changed(MISSED, "effect", "It did not work. Encara en va faltar un.", "Nobody has said yet.", "Did it work?"),
    )


def test_a_text_that_has_to_go_goes_out_of_the_tables_too(people: Cast) -> None:
    made = two_years(people)
    redact(people.carla, made, f"report.rows.{MISSED}.improvement.cause", "Deia qui.")
    redact(people.carla, made, f"report.rows.{MISSED}.outcome.action", "Deia qui.")
    made.refresh_from_db()
    row = opened_report(made).report.rows[MISSED]
    left = list(ImprovementAction.objects.order_by("period__start").values_list("cause", "action"))
    assert (row.improvement and row.improvement.cause, row.outcome and row.outcome.action, left) == (
        "",
        "",
        [("", ""), ("", "Buscar una altra sala.")],
    )


def test_personal_data_in_a_plan_is_pointed_at_before_it_is_published(people: Cast) -> None:
    report = missed_report(people)
    acted(people, report, PLAN._replace(cause="Truqueu al 612 345 678."))
    found = [(one.code, one.row, one.stated) for one in preview(report).points if one.code == "personal-data"]
    assert found == [("personal-data", MISSED, "612 345 678")]
