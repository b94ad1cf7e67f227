"""How indicators are measured: what makes sense, who may say so, and what becomes of what is asked already."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.evidence import add
from cartaviva.actions.measuring import measure, measure_charter
from cartaviva.actions.opening import Dates, open_period
from cartaviva.actions.promising import set_target
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Frequency, Period
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.target import Target
from cartaviva.core.words import Text
from cartaviva.records.indicators import measurement_of
from cartaviva.records.models import AuditEvent, Charter, Entry, Evidence, Indicator, Report, Result
from tests.collecting import OPEN
from tests.misses import PICTURE
from tests.people import Cast, refusal, refused
from tests.towns import YOUTH, report_saved

pytestmark = pytest.mark.django_db

YEAR = Period("2024", date(2024, 1, 1), date(2024, 12, 31))
DATES = Dates(date(2025, 2, 28), date(2025, 4, 1))
ASKED, OF = Text.of(ca="Peticions ateses"), Text.of(ca="Peticions rebudes")


def indicators(people: Cast) -> list[Indicator]:
    """Days, a count, and a percentage, of the charter of the youth department."""
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    Charter.objects.update(department=people.youth)
    return list(Indicator.objects.order_by("commitment__pk"))


def test_a_measurement_is_kept_and_the_trail_says_from_what_to_what(people: Cast) -> None:
    _, workshops, _ = indicators(people)
    how = Measurement(Frequency.QUARTERLY, Aggregation.SUM, owner=people.ana.pk)
    measure(people.carla, people.vilaclara, workshops, how)
    event = AuditEvent.objects.latest("number")
    expected = {
        "from": {"frequency": "yearly", "aggregation": "none", "owner": None},
        "to": {"frequency": "quarterly", "aggregation": "sum", "owner": people.ana.pk},
    }
    assert (measurement_of(Indicator.objects.get(pk=workshops.pk)), event.action, event.details) == (
        how,
        "measure",
        {"joventut-2": expected},
    )


def test_what_makes_no_sense_is_refused_in_words(people: Cast) -> None:
    days, workshops, share = indicators(people)
    quarterly = Measurement(Frequency.QUARTERLY)
    cases = {
        "one label": (share, Measurement(numerator=ASKED)),
        "sum of one": (workshops, Measurement(aggregation=Aggregation.SUM)),
        "ratio of no figures": (share, quarterly._replace(aggregation=Aggregation.RATIO_OF_SUMS)),
        "sum of percentages": (share, quarterly._replace(aggregation=Aggregation.SUM)),
        "biennial since when": (days, Measurement(Frequency.BIENNIAL)),
        "first of a yearly one": (days, Measurement(first_due=date(2024, 1, 1))),
        "owner of another town": (days, Measurement(owner=people.dario.pk)),
        "owner who only looks": (days, Measurement(owner=people.elena.pk)),
        "fits": (share, Measurement(Frequency.QUARTERLY, Aggregation.RATIO_OF_SUMS, None, True, ASKED, OF)),
    }
    found = {
        name: refusal(lambda one=one, how=how: measure(people.carla, people.vilaclara, one, how))  # type: ignore[misc]
        for name, (one, how) in cases.items()
    }
    assert found == {
        "one label": "labels-in-pairs",
        "sum of one": "nothing-adds-up",
        "ratio of no figures": "labels-needed",
        "sum of percentages": "no-sum-of-ratios",
        "biennial since when": "first-due-needed",
        "first of a yearly one": "first-due-of-biennial",
        "owner of another town": "not-of-department",
        "owner who only looks": "not-of-department",
        "fits": None,
    }


def test_one_refusal_keeps_the_whole_charter_as_it_was(people: Cast) -> None:
    days, workshops, _ = indicators(people)
    charter = Charter.objects.select_related("organisation").get()
    measured = {days.pk: Measurement(on_demand=True), workshops.pk: Measurement(Frequency.BIENNIAL)}
    code = refusal(lambda: measure_charter(people.carla, charter, None, measured))
    kept = Charter.objects.get()
    assert (code, kept.department, Indicator.objects.filter(on_demand=True).count()) == (
        "first-due-needed",
        people.youth,
        0,
    )


def test_an_open_period_asks_for_what_the_new_measurement_says(people: Cast) -> None:
    days, workshops, _ = indicators(people)
    open_period(people.carla, people.vilaclara, YEAR, DATES)
    measure(people.carla, people.vilaclara, workshops, Measurement(Frequency.HALF_YEARLY, Aggregation.SUM))
    measure(people.carla, people.vilaclara, days, Measurement(Frequency.BIENNIAL, first_due=date(2023, 1, 1)))
    asked = sorted(Entry.objects.values_list("indicator__commitment__code", "period__label"))
    reason = Result.objects.get(indicator=days, period__label="2024").reason
    measure(people.carla, people.vilaclara, days, Measurement())
    assert (asked, reason, Entry.objects.filter(indicator=days).count()) == (
        [("joventut-2", "2024-S1"), ("joventut-2", "2024-S2"), ("joventut-3", "2024")],
        "not_due",
        1,
    )


def test_what_somebody_has_begun_to_enter_is_not_asked_otherwise(people: Cast) -> None:
    _, workshops, _ = indicators(people)
    open_period(people.carla, people.vilaclara, YEAR, DATES)
    Entry.objects.get(indicator=workshops).report.exemptions.create(
        organisation=people.vilaclara, until=date(2999, 1, 1), granted_by=people.carla, granted_at="2025-05-01T10:00Z"
    )
    enter(people.ana, people.vilaclara, Entry.objects.get(indicator=workshops).pk, Typed("4"), 0)
    quarterly = Measurement(Frequency.QUARTERLY, Aggregation.SUM)
    said = [
        refused(lambda how=how: measure(people.carla, people.vilaclara, workshops, how))  # type: ignore[misc]
        for how in (quarterly, Measurement(on_demand=True, owner=people.bruno.pk))
    ]
    begun = "Somebody has begun to enter results for it: Tallers fets, 2024. It can be changed after that period."
    assert said == [begun, None]


def test_what_has_a_file_is_not_asked_otherwise_and_keeps_it(people: Cast, store: Path) -> None:
    days, workshops, _ = indicators(people)
    open_period(people.carla, people.vilaclara, YEAR, OPEN)
    add(people.ana, people.vilaclara, Entry.objects.get(indicator=workshops).pk, "taller.png", PICTURE)
    quarterly = Measurement(Frequency.QUARTERLY, Aggregation.SUM)
    codes = [
        refusal(lambda one=one: measure(people.carla, people.vilaclara, one, quarterly)) for one in (workshops, days)
    ]  # type: ignore[misc]
    kept = list(Evidence.objects.values_list("entry__indicator__commitment__code", "name"))
    assert (codes, kept, Entry.objects.filter(indicator=days).count()) == (
        ["entries-begun", None],
        [("joventut-2", "taller.png")],
        4,
    )


def test_what_was_promised_for_a_period_alone_is_not_held_against_its_parts(people: Cast) -> None:
    days, workshops, _ = indicators(people)
    open_period(people.carla, people.vilaclara, YEAR, OPEN)
    report = Report.objects.get(period__label="2024")
    set_target(people.carla, report, 1, Target(Comparator.AT_LEAST, Decimal(6), Unit.COUNT), "6 tallers")
    parts = Measurement(Frequency.HALF_YEARLY, Aggregation.SHARE_MET)
    said = [refused(lambda one=one: measure(people.carla, people.vilaclara, one, parts)) for one in (workshops, days)]  # type: ignore[misc]
    asked = sorted(Entry.objects.values_list("indicator__commitment__code", "period__label", "target__text"))
    advice = "Parts cannot be held to what was promised for a period alone. Measure it so after that period."
    assert (said, asked) == (
        [f"{advice} Tallers fets, 2024.", None],
        [
            ("joventut-1", "2024-S1", "≤ 2"),
            ("joventut-1", "2024-S2", "≤ 2"),
            ("joventut-2", "2024", "6 tallers"),
            ("joventut-3", "2024", "90 %"),
        ],
    )


def test_only_the_quality_office_says_how_things_are_measured(people: Cast) -> None:
    days = indicators(people)[0]
    by = [people.ana, people.bruno, people.elena, people.dario]
    codes = [refusal(lambda one=one: measure(one, people.vilaclara, days, Measurement())) for one in by]  # type: ignore[misc]
    assert codes == ["not-allowed"] * 3 + ["not-found"]
