"""A year that its parts miss together, though none of them has a target of its own, is explained before it is sent."""

import pytest

from cartaviva.actions.entering import enter
from cartaviva.actions.measuring import measure
from cartaviva.actions.submitting import move, submit
from cartaviva.core.cycle.entry import Typed
from cartaviva.core.cycle.measuring import Measurement
from cartaviva.core.findings import Refused
from cartaviva.core.period import Frequency
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import Step
from cartaviva.records.models import Entry, Report
from tests.collecting import entries, opened
from tests.people import Cast, refusal

pytestmark = pytest.mark.django_db
WORKSHOPS = 1
"""The row of which four are promised a year."""


def quarters(people: Cast) -> tuple[Report, list[Entry]]:
    report = opened(people)
    indicator = entries(report)[WORKSHOPS].indicator
    measure(people.carla, people.vilaclara, indicator, Measurement(Frequency.QUARTERLY, Aggregation.SUM))
    return report, list(report.entries.filter(indicator=indicator).order_by("period__end"))


def put(people: Cast, entry: Entry, text: str, remarks: str = "") -> None:
    entry.refresh_from_db()
    enter(people.ana, people.vilaclara, entry.pk, Typed(text, remarks=remarks), entry.revision)


def states(report: Report, parts: list[Entry]) -> list[str]:
    return list(
        report.entries.filter(pk__in=[one.pk for one in parts]).order_by("period__end").values_list("state", flat=True)
    )


def test_the_part_with_which_the_year_is_missed_waits_for_a_remark(people: Cast) -> None:
    report, parts = quarters(people)
    for one in parts[:3]:
        put(people, one, "1")
    early = submit(people.ana, report)
    put(people, parts[3], "0")
    late = refusal(lambda: submit(people.ana, report))
    kept = states(report, parts)
    put(people, parts[3], "0", "La sala estava en obres.")
    submit(people.ana, report)
    assert (len(early.entries), late, kept, states(report, parts)) == (
        3,
        "year-unexplained",
        ["submitted"] * 3 + ["draft"],
        ["submitted"] * 4,
    )


def test_the_refusal_names_the_year_and_what_is_ready_goes_on_its_way_without_it(people: Cast) -> None:
    report, parts = quarters(people)
    for one in parts:
        put(people, one, "0")
    said = refusal_words(people, report)
    other = entries(report)[0]
    put(people, other, "1,5")
    sent = submit(people.ana, report)
    assert (said, [one.pk for one in sent.entries], set(sent.left.values()), len(sent.left)) == (
        "The figures of the year miss the target: say why in the remarks of one of its parts. Tallers fets.",
        [other.pk],
        {"remarks-missing"},
        4,
    )


def refusal_words(people: Cast, report: Report) -> str:
    with pytest.raises(Refused) as caught:
        submit(people.ana, report)
    return caught.value.sentence()


def test_a_remark_in_any_part_is_enough_and_a_year_that_is_met_needs_none(people: Cast) -> None:
    report, parts = quarters(people)
    put(people, parts[0], "0", "El taller d'hivern es va anul·lar.")
    for one in parts[1:]:
        put(people, one, "1")
    explained = len(submit(people.ana, report).entries)
    move(people.ana, people.vilaclara, [one.pk for one in parts], Step.TAKE_BACK)
    put(people, parts[0], "1")
    assert (explained, len(submit(people.ana, report).entries)) == (4, 4)
