"""Targets that the office sets for a period: kept beside those of the charter, and followed by what is typed."""

from datetime import date
from decimal import Decimal

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.promising import set_target, take_over
from cartaviva.actions.publish import publish
from cartaviva.actions.submitting import move
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Frequency, Period
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.target import Target, Tier
from cartaviva.core.workflow import Step
from cartaviva.records.convert import follow_up_report, target_of
from cartaviva.records.models import AuditEvent, Charter, Entry, Report
from cartaviva.records.models import Target as Kept
from tests.grids import entries, opened
from tests.people import Cast, refusal, refused

pytestmark = pytest.mark.django_db

TIERS = Target(Comparator.TIERS, unit=Unit.PERCENT, tiers=(Tier(Decimal(50), "10 dies"), Tier(Decimal(85), "20 dies")))
BY_JUNE = Target(Comparator.BY_DATE, deadline=date(2026, 6, 30))
BETTER = Target(Comparator.BETTER, Decimal(4), Unit.COUNT)
RANGE = Target(Comparator.BETWEEN, Decimal(3), Unit.COUNT, upper=Decimal(5))
EASIER = Target(Comparator.AT_LEAST, Decimal(5), Unit.COUNT, threshold=Decimal(4))


def settled(people: Cast, report: Report, entry: Entry, text: str) -> tuple[str, str, str]:
    """Typed, submitted and validated: the result as printed, status, degree."""
    entry.refresh_from_db()
    enter(people.ana, people.vilaclara, entry.pk, Typed(text, remarks="Segons el registre."), entry.revision)
    move(people.bruno, people.vilaclara, [entry.pk], Step.SUBMIT)
    move(people.carla, people.vilaclara, [entry.pk], Step.VALIDATE)
    row = follow_up_report(report).rows[2]
    degree = row.assessment.degree
    return row.stated.text("result"), row.assessment.status, str(degree and round(degree, 1))


@pytest.mark.parametrize(
    ("target", "typed", "settles_as"),
    [
        (TIERS, "55 %; 80 %", ("55 %; 80 %", "not_met", "94.1")),
        (BY_JUNE, "28/6/2026", ("28/06/2026", "met", "100.0")),
        (BETTER, "4", ("4", "not_met", "100.0")),
        (RANGE, "5", ("5", "met", "100.0")),
        (EASIER, "4", ("4", "met", "100.0")),
    ],
)
def test_a_result_is_held_to_the_target_that_was_set(
    people: Cast, target: Target, typed: str, settles_as: tuple[str, str, str]
) -> None:
    report = opened(people)
    entry = entries(report)[2]
    set_target(people.carla, report, 2, target)
    assert settled(people, report, entry, typed) == settles_as


def test_the_target_of_the_charter_stays_and_the_trail_says_from_what_to_what(people: Cast) -> None:
    report = opened(people)
    entry = entries(report)[2]
    approved = entry.target_id
    set_target(people.carla, report, 2, TIERS, "El 50 % en 10 dies i el 85 % en 20")
    set_target(people.carla, report, 2, TIERS, "El 50 % en 10 dies i el 85 % en 20")
    entry.refresh_from_db()
    now, words = entry.target, "El 50 % en 10 dies i el 85 % en 20"
    told = [one.details["to"] for one in AuditEvent.objects.filter(action="set-target")]
    said = [tuple(each[name] for name in ("target", "comparator", "tiers")) for each in told]
    assert (Kept.objects.get(pk=approved).text, now.text, now.period, target_of(now), said) == (
        "4",
        words,
        report.period,
        TIERS,
        [(words, "tiers", "50 % 10 dies; 85 % 20 dies")],
    )


def test_what_cannot_be_set_is_refused(people: Cast) -> None:
    report = opened(people, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SHARE_MET)
    ratio, demand, _, sent = 0, 1, 2, 3
    one = entries(report)[-1]
    enter(people.ana, people.vilaclara, one.pk, Typed("4"), 0)
    move(people.bruno, people.vilaclara, [one.pk], Step.SUBMIT)
    found = [
        refusal(lambda: set_target(people.ana, report, demand, RANGE)),
        refusal(lambda: set_target(people.carla, report, demand, Target(Comparator.BY_DATE))),
        refusal(lambda: set_target(people.carla, report, ratio, TIERS)),
        refusal(lambda: set_target(people.carla, report, 2, RANGE)),
        refusal(lambda: set_target(people.carla, report, sent, RANGE)),
        refusal(lambda: set_target(people.carla, report, 9, RANGE)),
    ]
    assert found == [
        "not-allowed",
        "target-day-needed",
        "no-one-figure",
        "target-of-parts",
        "target-entries",
        "not-found",
    ]


def test_a_promise_of_every_part_is_named_with_its_parts(people: Cast) -> None:
    report = opened(people, frequency=Frequency.QUARTERLY, aggregation=Aggregation.SHARE_MET)
    assert refused(lambda: set_target(people.carla, report, 2, RANGE)) == (
        "Every part of the year is held to this promise: change it with the charter. "
        "Tallers fets, mena 2: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4."
    )


def test_a_published_report_keeps_its_targets(people: Cast) -> None:
    opened(people)
    before = Report.objects.select_related("organisation", "charter", "period").get(period__label="2025")
    publish(people.carla, before)
    assert (refusal(lambda: set_target(people.carla, before, 2, RANGE)), Charter.objects.count()) == (
        "published-already",
        1,
    )


def test_the_next_year_takes_over_what_was_set_and_compares_with_its_own_year_before(people: Cast) -> None:
    report = opened(people)
    set_target(people.carla, report, 2, BETTER, "Més tallers que l'any anterior")
    set_target(people.carla, report, 3, BY_JUNE)
    settled(people, report, entries(report)[2], "6")
    next_year = Period("2027", date(2027, 1, 1), date(2027, 12, 31))
    period = open_period(people.carla, people.vilaclara, next_year, Dates(date(2199, 2, 28), date(2199, 3, 31)))
    later = Report.objects.select_related("organisation", "charter", "period", "version").get(period=period)
    before = [row.target.comparator for row in follow_up_report(later).rows]
    done = [take_over(people.carla, later), take_over(people.carla, later)]
    rows = follow_up_report(later).rows
    assert (before[2:], done, rows[2].stated.text("target"), [row.target for row in rows[2:]]) == (
        [Comparator.AT_LEAST] * 2,
        [2, 0],
        "Més tallers que l'any anterior",
        [
            Target(Comparator.BETTER, Decimal(6), Unit.COUNT),
            Target(Comparator.BY_DATE, deadline=date(2027, 6, 30)),
        ],
    )
