"""Figures that people enter: before a report is published, and as a correction beside which the old one stays."""

from dataclasses import replace

import pytest

from cartaviva.actions.amending import amend, correct, reworded
from cartaviva.actions.publish import preview, publish
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.findings import Refused
from cartaviva.core.published.publication import Changed, changes
from cartaviva.core.result import Reason
from cartaviva.records.models import Publication, PublishedRow, Report, Target
from cartaviva.records.published import opened_report
from cartaviva.records.verification import verify_town
from tests.collecting import opened, submitted, validate
from tests.people import Cast, refusal
from tests.towns import YOUTH, published, report_saved, shown

pytestmark = pytest.mark.django_db

UNANSWERED = (YOUTH[0] | {"result": "", "difference": "", "compliance": ""}, *YOUTH[1:])


def test_a_target_without_result_and_reason_stands_in_the_way_until_one_is_entered(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, UNANSWERED)
    before = [refused.sentence() for refused in preview(report).in_the_way]
    amend(people.carla, report, {0: Amendment(reason=Reason.NO_DEMAND)})
    found = preview(report)
    row = found.frozen.report.rows[0]
    assert (before, found.in_the_way, row.stated.text("result"), row.assessment.status) == (
        ["There is neither a result nor a reason why there is none: Temps mitjà de resposta (dies hàbils)."],
        (),
        "En aquest període no ho ha demanat ningú.",
        "not_applicable",
    )


def test_what_stands_in_the_way_of_publishing_is_refused(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, UNANSWERED)
    with pytest.raises(Refused, match="neither a result nor a reason"):
        publish(people.carla, report)
    assert Publication.objects.count() == 0


def test_the_same_report_is_published_once(people: Cast) -> None:
    report = report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    publish(people.carla, report)
    with pytest.raises(Refused, match="published already, with number 1"):
        publish(people.carla, report)
    with pytest.raises(Refused, match="published already"):
        amend(people.carla, report, {0: Amendment(result="1")})


def test_a_correction_takes_the_place_of_the_old_figure_which_stays(people: Cast) -> None:
    old = published(people)
    new = shown(correct(people.carla, old, {1: Amendment(result="4", remarks="")}, "N'hi va haver un més."))
    found = changes(opened_report(old), opened_report(new), "ca")
    current = set(PublishedRow.objects.filter(current=True).values_list("publication__number", flat=True))
    corrects = opened_report(new).corrects
    assert (found, current, corrects and (corrects.number, corrects.reason), verify_town(people.vilaclara).code) == (
        (
            Changed(1, "result", "3", "4"),
            Changed(1, "difference", "−1", "0"),
            Changed(1, "compliance", "75\N{NO-BREAK SPACE}%", "100\N{NO-BREAK SPACE}%"),
            Changed(1, "remarks", "El taller de tardor es va anul·lar.", ""),
        ),
        {2},
        (1, "N'hi va haver un més."),
        0,
    )


def test_a_corrected_target_is_that_of_its_period_alone(people: Cast) -> None:
    old = published(people)
    new = correct(people.carla, old, {1: Amendment(target="3")}, "Es va aprovar un altre valor.")
    targets = Target.objects.filter(indicator__commitment__code="joventut-2").order_by("pk")
    assert ([(one.text, one.period_id) for one in targets], opened_report(new).report.rows[1].assessment.status) == (
        [("4", None), ("3", old.period_id)],
        "met",
    )


@pytest.mark.parametrize(
    ("amendments", "reason", "sentence"),
    [
        ({1: Amendment(result="4")}, " ", "Write the reason"),
        ({1: Amendment(result="3")}, "Perquè sí.", "Nothing would be different"),
        ({1: Amendment(result="molts")}, "Perquè sí.", "“molts” cannot be read"),
        ({1: Amendment(target="uns quants")}, "Perquè sí.", "“uns quants” cannot be read"),
        ({1: Amendment(result="")}, "Perquè sí.", "neither a result nor a reason"),
        ({7: Amendment(result="4")}, "Perquè sí.", "no row 8"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    people: Cast, amendments: dict[int, Amendment], reason: str, sentence: str
) -> None:
    old = published(people)
    with pytest.raises(Refused, match=sentence):
        correct(people.carla, old, amendments, reason)
    report = opened_report(old).report
    assert (Publication.objects.count(), report.rows[1].stated.text("result")) == (1, "3")


@pytest.mark.parametrize(
    "amendment",
    [
        {0: Amendment(target="≤ 1")},
        {1: Amendment(remarks="")},
        {1: Amendment(remarks="(1)")},
        {1: Amendment(remarks="—")},
    ],
)
def test_a_correction_leaves_no_miss_without_an_explanation(people: Cast, amendment: dict[int, Amendment]) -> None:
    old = published(people)
    with pytest.raises(Refused) as refused:
        correct(people.carla, old, amendment, "Hi havia un error.")
    explained = {row: replace(one, remarks="Va faltar personal.") for row, one in amendment.items()}
    new = correct(people.carla, old, explained, "Hi havia un error.")
    (row,) = amendment
    assert (refused.value.code, opened_report(new).report.rows[row].stated.text("remarks")) == (
        "miss-unexplained",
        "Va faltar personal.",
    )


def test_what_was_corrected_is_not_corrected_again(people: Cast) -> None:
    old = published(people)
    correct(people.carla, old, {1: Amendment(result="4")}, "N'hi va haver un més.")
    with pytest.raises(Refused, match="by number 2"):
        correct(people.carla, old, {1: Amendment(result="5")}, "I un altre.")


def test_a_correction_keeps_the_policy_of_what_it_corrects(people: Cast) -> None:
    old = published(people)
    people.vilaclara.policy = {"name": "binary"}
    people.vilaclara.save()
    new = correct(people.carla, old, {1: Amendment(result="2")}, "N'hi va haver un menys.")
    assert opened_report(new).report.policy.name == "proportional"


def validated(people: Cast) -> Report:
    report = opened(people)
    validate(people, submitted(people, report))
    return report


@pytest.mark.parametrize(
    "amendment", [Amendment(result="5"), Amendment(target="3"), Amendment(reason=Reason.SUSPENDED)]
)
def test_a_figure_that_somebody_else_validated_is_returned_and_not_changed(people: Cast, amendment: Amendment) -> None:
    report = validated(people)
    with pytest.raises(Refused, match=r"return it with a comment\. Tallers fets\."):
        amend(people.carla, report, {1: amendment})
    assert report.results.get(row=1).text == "4"


def test_remarks_that_were_changed_after_they_were_validated_are_told(people: Cast) -> None:
    report = validated(people)
    before = reworded(report)
    amend(people.carla, report, {1: Amendment(remarks="Un taller per trimestre.")})
    shown_now = preview(report).frozen.report.rows[1].stated.text("remarks")
    assert (before, reworded(report), shown_now) == (
        [],
        [("Tallers fets", "Un taller cada trimestre.")],
        "Un taller per trimestre.",
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [("ana", "not-allowed"), ("bruno", "not-allowed"), ("elena", "not-allowed"), ("dario", "not-found")],
)
def test_only_the_office_publishes_and_corrects(people: Cast, name: str, code: str) -> None:
    old, person = published(people), getattr(people, name)
    report = report_saved(people.vilaclara, people.carla, "Esports", 2023, YOUTH)
    attempts = (lambda: publish(person, report), lambda: correct(person, old, {1: Amendment(result="4")}, "Sí."))
    assert [refusal(attempt) for attempt in attempts] == [code] * 2
