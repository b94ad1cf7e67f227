"""One year of a whole town, from the day it is opened to its closing, and what the year after says of its misses.

People are late, absent and mistaken; one leaves. `python -m pytest -s tests/faults/test_year.py` prints what happened.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from cartaviva.actions.amending import correct
from cartaviva.actions.closing import close_year
from cartaviva.actions.opening import open_period
from cartaviva.actions.reminding import remind
from cartaviva.core.cycle.amending import Amendment
from cartaviva.core.period import Period as Span
from cartaviva.records.models import Entry, ImprovementAction, Period, Publication, PublishedRow, Report
from cartaviva.records.verification import verify_town
from tests.towns import shown
from tests.year import make_year
from tests.year_filling import DATES, WAITING, Filling, in_states
from tests.year_misses import Improving, effects_said
from tests.year_people import Leaving

pytestmark = pytest.mark.django_db

YEAR = Span("2026", date(2026, 1, 1), date(2026, 12, 31))
AFTER = datetime(2028, 1, 17, 8, tzinfo=UTC)


class Clock:
    """The day it is; a moment passes with every question, so that nothing happens at the same time."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 11, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def days(self) -> Iterator[date]:
        """Every Monday and Thursday until the middle of April."""
        while (day := self.now.date()) < date(2027, 4, 15):
            yield day
            later = day + timedelta(days=3 if day.weekday() == 0 else 4)
            self.now = datetime(later.year, later.month, later.day, 8, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    one = Clock()
    monkeypatch.setattr("django.utils.timezone.now", one)
    return one


def collect(filling: Filling, leaving: Leaving, reports: list[Report], clock: Clock) -> None:
    """From January to April, until nothing is left that anybody fills in."""
    for day in clock.days():
        leaving.happen(day)
        if day >= DATES.locks_on and not filling.counts["exemptions"]:
            filling.exempt([report for report in reports if report.pk in in_states(*WAITING)])
        filling.counts["mails"] += len(remind(filling.year.town, day).written)
        filling.fill_in(reports, day)
        if day.weekday() == 3:
            filling.review_all(reports)
    filling.give_up([report for report in reports if report.pk in in_states(*WAITING)])


def correct_three(improving: Improving, reports: list[Report]) -> None:
    """Three figures turn out to be wrong once everybody can read them; what is a miss now gets its action later."""
    carla = improving.year.quality[0]
    for report in reports:
        publication = Publication.objects.get(charter=report.charter, period=report.period)
        amendments = {0: Amendment(result="11", remarks="Un registre es va comptar dos cops.")}
        new = shown(correct(carla, publication, amendments, "Un registre es va comptar dos cops."))
        improving.counts["corrections"] += 1
        if improving.plan_all(report):
            shown(correct(carla, new, {}, "Hi falta què es farà."))
            improving.counts["corrections of what is said about a miss"] += 1


def reports_of(period: Period) -> list[Report]:
    found = Report.objects.filter(period=period).select_related("charter", "organisation", "period", "version")
    return sorted(found, key=lambda report: report.charter.slug)  # databases sort in their own ways


def missed_in(period: Period) -> int:
    rows = PublishedRow.objects.filter(current=True, period=period)
    return rows.filter(status__in=("not_met", "partly_met")).count()


def told(counts: Counter[str]) -> None:
    counts["false alarms"] += 0
    print("\n".join(f"{name}: {count}" for name, count in sorted(counts.items())))


TOLD = {
    "owners of what was left": ("tecnic3", "nuria"),
    "of what nobody fills in": ("head", "office"),
    "who left, afterwards": False,
    "in place of who is away": True,
    "before they were away": False,
    "of all that is missing": ("owner", "head", "office"),
}


def test_one_year_of_a_town_from_its_opening_to_its_closing(clock: Clock) -> None:
    rng = Random(2026)
    year = make_year(rng)
    period = open_period(year.quality[0], year.town, YEAR, DATES)
    filling = Filling(year, rng)
    leaving, improving, counts = Leaving(filling, period), Improving(filling), filling.counts
    reports = reports_of(period)
    collect(filling, leaving, reports, clock)
    improving.plan(reports)
    for report in reports:
        improving.publish(report)
    correct_three(improving, reports[:3])
    close_year(year.quality[0], Period.objects.get(pk=period.pk), "El Ple", date(2027, 4, 14), "PLE/2027/4")
    counts["misses"] = missed_in(period)
    states = Counter(Entry.objects.values_list("state", flat=True))
    clock.now = AFTER
    said = effects_said(improving.year_after(2))
    told(counts)
    assert {
        "states": states,
        "verifies": verify_town(year.town).verifies,
        "few false alarms": counts["false alarms"] / counts["checked"] <= 0.02,
        "every miss has its action": ImprovementAction.objects.count() >= counts["misses"] > 0,
        "some were asked for": counts["actions asked for before publishing"] > 0,
        "the next report says what came of them": said,
        "the alarm": counts["results of who left"] > 0 == counts["results of who left, once somebody follows"],
        "told": leaving.told(),
    } == {
        "states": {"published": 649},
        "verifies": True,
        "few false alarms": True,
        "every miss has its action": True,
        "some were asked for": True,
        "the next report says what came of them": Counter(
            worked=counts["actions that worked"], **{"not-worked": counts["actions that not worked"]}
        ),
        "the alarm": True,
        "told": TOLD,
    }
