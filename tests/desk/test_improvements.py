"""The pages of misses: those of a report, all of the town, and their forms."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cartaviva.actions.improving import finish, judge
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.permissions import Role
from cartaviva.core.workflow import Step
from cartaviva.records.models import Department, ImprovementAction, Membership, Publication
from tests.misses import MISSED, PLAN, acted, missed_report, opened_report, typed
from tests.pages import missing
from tests.people import Cast, person
from tests.towns import shown
from tests.visits import address, read, sent

pytestmark = pytest.mark.django_db

FIELDS = {
    "cause": "Va faltar una sala.",
    "complaints": "2",
    "action": "Reservar les sales al gener.",
    "owner": "Cap de joventut",
    "due_on": "2199-06-30",
}


def test_a_miss_is_listed_until_it_has_an_action_that_the_form_takes(people: Cast, ana: Client) -> None:
    report = missed_report(people)
    before = read(ana, "misses", report.pk)
    form = read(ana, "plan_improvement", report.pk, MISSED)
    after = sent(ana, "plan_improvement", report.pk, MISSED, **FIELDS)
    assert (
        "1 missed commitment needs an improvement action" in before,
        "El taller de tardor es va anul·lar.</textarea>" in form,
        "Every missed commitment has its improvement action" in after,
        "Reservar les sales al gener." in after,
        ImprovementAction.objects.get().complaints,
    ) == (True, True, True, True, 2)


def test_where_results_are_not_there_yet_it_is_not_said_that_all_is_well(people: Cast, ana: Client) -> None:
    report = opened_report(people)
    pages = [read(ana, "misses", report.pk)]
    for row, value in enumerate(("1,5", "4", "92")):
        typed(people, report, row, Typed(value))
    pages.append(read(ana, "misses", report.pk))
    assert [("No commitment was missed" in page, "3 results are not there yet" in page) for page in pages] == [
        (True, True),
        (True, False),
    ]


def test_a_day_that_has_passed_is_kept_with_a_warning(people: Cast, ana: Client) -> None:
    report = missed_report(people)
    pages = [
        sent(ana, "plan_improvement", report.pk, MISSED, **FIELDS | {"due_on": day})
        for day in (report.period.end.isoformat(), FIELDS["due_on"])
    ]
    assert ["has passed. If it was done" in page for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"owner": "Bruno"}, "Write the post or the unit, and no person&#39;s name"),
        ({"due_on": "aviat"}, "due_on_error"),
        ({"due_on": "2001-01-01"}, "This day is before the period in which it was missed"),
        ({"complaints": "-1"}, "complaints_error"),
        ({"cause": " "}, "cause_error"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    people: Cast, ana: Client, wrong: dict[str, str], said: str
) -> None:
    report = missed_report(people)
    page = sent(ana, "plan_improvement", report.pk, MISSED, **FIELDS | wrong)
    kept = "Reservar les sales al gener.</textarea>" in page
    assert (said in page, kept, ImprovementAction.objects.count()) == (True, True, 0)


def test_whom_a_text_names_is_said_when_it_is_typed_since_it_is_published(people: Cast, ana: Client) -> None:
    report = missed_report(people)
    named = sent(ana, "plan_improvement", report.pk, MISSED, **FIELDS | {"cause": "Truqueu al 612 345 678."})
    unnamed = sent(ana, "plan_improvement", report.pk, MISSED, **FIELDS)
    judged = sent(ana, "judge_improvement", ImprovementAction.objects.get().pk, effect="worked", text="a@b.example")
    words = [
        "The text says “612 345 678”" in named,
        "The text says" in unnamed,
        "The text says “a@b.example”" in judged,
    ]
    assert words == [True, False, True]


def test_the_period_after_asks_whether_it_worked(people: Cast, ana: Client) -> None:
    action = acted(people, missed_report(people))
    report = opened_report(people)
    asked = read(ana, "misses", report.pk)
    url = address("judge_improvement", action.pk) + f"?report={report.pk}"
    bare = ana.post(url, {"effect": "worked", "text": ""}).content.decode()
    answered = ana.post(url, {"effect": "worked", "text": "Se n'han fet quatre."}, follow=True).content.decode()
    assert (
        "1 action of the period before: did it work?" in asked,
        "id_text_error" in bare,
        "What became of the actions of the period before" in answered,
        "It worked" in answered,
    ) == (True, True, True, True)


def test_a_day_on_which_it_was_done_is_not_one_to_come(people: Cast, ana: Client) -> None:
    action = acted(people, missed_report(people))
    later = sent(ana, "finish_improvement", action.pk, done_on="2199-01-01")
    done = sent(ana, "finish_improvement", action.pk, done_on="2026-03-01")
    action.refresh_from_db()
    assert ("This day is still to come." in later, "No improvement action is open" in done, action.done_on) == (
        True,
        True,
        date(2026, 3, 1),
    )


def test_the_list_of_the_town_begins_with_what_is_late(people: Cast, ana: Client) -> None:
    acted(people, missed_report(people, 2024))
    late = acted(people, missed_report(people), PLAN._replace(action="Fer-ne un més.", due_on=date(2026, 2, 1)))
    page = read(ana, "improvements")
    places = [page.index(words) for words in ("Fer-ne un més.", "Reservar les sales al gener.")]
    finish(people.ana, people.vilaclara, late.pk, date(2026, 3, 1))
    judge(people.ana, people.vilaclara, late.pk, "worked", "Se n'han fet quatre.")
    done = read(ana, "improvements", show="done")
    said = [
        *missing(page, "1 improvement action is late"),
        *missing(done, "1 improvement action is open", "Fer-ne un més.", "It worked."),
    ]
    assert (said, places == sorted(places)) == ([], True)


def test_what_is_changed_after_publishing_leads_to_a_correction(people: Cast, client: Client, ana: Client) -> None:
    report = missed_report(people)
    acted(people, report)
    made = shown(publish(people.carla, report))
    quiet = read(ana, "misses", report.pk)
    sent(ana, "plan_improvement", report.pk, MISSED, **FIELDS | {"action": "Truqueu al 612 345 678."})
    told = read(ana, "misses", report.pk)
    client.force_login(people.carla)
    office = read(client, "misses", report.pk)
    form = read(client, "publication_correct", made.number)
    sent(client, "publication_correct", made.number, reason="Ho hem repensat.")
    notice = "does not see yet what was changed here"
    assert (
        notice in quiet,
        notice in told,
        "Publish it as a correction" in told,
        "Publish it as a correction" in office,
        "<del>Reservar les sales al gener.</del> <ins>Truqueu al 612 345 678.</ins>" in form,
        "The text says “612 345 678”" in form,
        Publication.objects.get(number=2).corrects_id,
    ) == (False, True, False, True, True, True, made.pk)


def test_a_figure_that_is_not_validated_yet_is_shown_as_a_draft(people: Cast, ana: Client) -> None:
    report = opened_report(people)
    typed(people, report, MISSED, Typed("3", remarks="Va faltar sala."))
    told = read(ana, "misses", report.pk)
    form = read(ana, "plan_improvement", report.pk, MISSED)
    assert (
        "Target: 4. Result: 3, not validated yet." in told,
        "(not validated yet)" in form,
    ) == (True, True)


def test_the_list_begins_with_misses_that_nothing_is_planned_about(people: Cast, ana: Client) -> None:
    report = opened_report(people)
    entry = typed(people, report, MISSED, Typed("3", remarks="Va faltar sala."))
    drafted = read(ana, "improvements")
    move(people.bruno, people.vilaclara, [entry.pk], Step.SUBMIT)
    move(people.carla, people.vilaclara, [entry.pk], Step.VALIDATE)
    with CaptureQueriesContext(connection) as queries:
        asked = read(ana, "improvements")
    action = acted(people, report)
    planned = read(ana, "improvements")
    finish(people.ana, people.vilaclara, action.pk, date(2026, 3, 1))
    done = read(ana, "improvements", show="done")
    needs, link = "1 missed commitment needs an improvement action</h1>", address("plan_improvement", report.pk, MISSED)
    asked_for = (needs in drafted, needs in asked, f'href="{link}"' in asked, needs in planned)
    judged = address("judge_improvement", action.pk) in done
    assert (asked_for, judged, len(queries) <= 16) == ((False, True, True, False), True, True)


def test_who_works_for_another_department_sees_none_of_it(people: Cast, client: Client) -> None:
    report = missed_report(people)
    action = acted(people, report)
    sports = Department.objects.create(organisation=people.vilaclara, name="Esports")
    gil = person("Gil", people.vilaclara)
    Membership.objects.create(organisation=people.vilaclara, person=gil, role=Role.CONTRIBUTOR.value, department=sports)
    client.force_login(gil)
    pages = [
        address("misses", report.pk),
        address("plan_improvement", report.pk, MISSED),
        address("judge_improvement", action.pk),
        address("finish_improvement", action.pk),
    ]
    assert ([client.get(page).status_code for page in pages], PLAN.action in read(client, "improvements")) == (
        [404] * 4,
        False,
    )


def test_who_watches_reads_and_is_offered_nothing_to_change(people: Cast, client: Client) -> None:
    report = missed_report(people)
    acted(people, report)
    client.force_login(people.elena)
    page = read(client, "misses", report.pk)
    assert (PLAN.action in page, address("plan_improvement", report.pk, MISSED) in page) == (True, False)
