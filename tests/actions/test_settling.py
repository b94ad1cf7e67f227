"""What the entries of a year make of its report: figures, words and status of each row."""

from datetime import date

import pytest

from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.period import Frequency
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.words import Text
from cartaviva.core.workflow import Step
from cartaviva.records.convert import follow_up_report
from cartaviva.records.models import Indicator
from tests.actions.test_collecting import READY, entries, filled, opened
from tests.collecting import validate
from tests.people import Cast

pytestmark = pytest.mark.django_db

COUNTED = {"numerator": Text.of(ca="tallers fets"), "denominator": Text.of(ca="tallers previstos")}


@pytest.mark.parametrize(
    ("measured", "typed", "row"),
    [
        (
            {"frequency": Frequency.HALF_YEARLY, "aggregation": Aggregation.SUM},
            (Typed("2"), Typed("3", remarks="Un de més")),
            ("4", "5", "2026-S2: Un de més", "met"),
        ),
        (
            {"frequency": Frequency.HALF_YEARLY, "aggregation": Aggregation.SHARE_MET},
            (Typed("4"), Typed("3", remarks="Va ploure")),
            ("El 100 % dels períodes de l'any: 4", "50\u00a0% (1 / 2)", "2026-S2: Va ploure", "not_met"),
        ),
        ({"frequency": Frequency.BIENNIAL, "first_due": date(2025, 1, 1)}, (), ("4", "", "", "not_applicable")),
        (
            {"frequency": Frequency.YEARLY, "on_demand": True},
            (Typed(reason=Reason.NO_DEMAND),),
            ("4", "En aquest període no ho ha demanat ningú.", "", "not_applicable"),
        ),
    ],
)
def test_the_parts_of_a_year_add_up_by_the_rule_of_the_indicator(
    people: Cast, measured: dict[str, object], typed: tuple[Typed, ...], row: tuple[str, ...]
) -> None:
    report = opened(people, **measured)
    filled(people, report, READY[0], *typed, READY[2])
    pks = [one.pk for one in submit(people.ana, report).entries]
    move(people.carla, people.vilaclara, pks, Step.VALIDATE)
    found = follow_up_report(report).rows[1]
    said = tuple(found.stated.text(key) for key in ("target", "result", "remarks"))
    assert (*said, found.assessment.status.value) == row


def test_a_missed_ratio_is_not_published_as_its_target(people: Cast) -> None:
    report = opened(people)
    Indicator.objects.filter(pk=entries(report)[2].indicator_id).update(**COUNTED)
    filled(people, report, *READY[:2], Typed(numerator="17999", denominator="20000", remarks="Una de menys."))
    validate(people, submit(people.ana, report).entries)
    found = follow_up_report(report).rows[2]
    assert (found.stated.text("target"), found.stated.text("result"), found.assessment.status.value) == (
        "90 %",
        "89,995\u00a0% (17.999 / 20.000)",
        "not_met",
    )
