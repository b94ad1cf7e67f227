"""Properties of the roll-up, beyond the cases of tests/spec."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.aggregation import (
    Tally,
    assess_commitment,
    commitment_status,
    compare_years,
    mean_degree,
    tally,
)
from cartaviva.core.compliance import Assessment, Status, printed_percent
from cartaviva.core.policy import BINARY, PROPORTIONAL

HUNDRED = Decimal(100)
MET = Assessment(Status.MET, degree=HUNDRED)
NOT_EVALUATED = Assessment(Status.NOT_EVALUATED)
WORSE_THAN_MET = {Status.MET: 0, Status.PARTLY_MET: 1, Status.NOT_MET: 2}

missed_degrees = st.decimals(0, Decimal("99.999999"), places=6)
indicators = st.one_of(
    st.just(MET),
    st.builds(Assessment, st.sampled_from([Status.NOT_MET, Status.PARTLY_MET]), degree=missed_degrees),
    st.just(Assessment(Status.NOT_MET)),
    st.just(NOT_EVALUATED),
    st.just(Assessment(Status.NOT_APPLICABLE)),
)
commitments = st.lists(indicators, min_size=1, max_size=4)


@given(commitments, st.data())
def test_leaving_an_indicator_out_never_improves_a_commitment(one: list[Assessment], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(one) - 1))
    before = commitment_status(one)
    after = commitment_status([*one[:place], NOT_EVALUATED, *one[place + 1 :]])
    assert after is Status.NOT_EVALUATED or WORSE_THAN_MET[after] >= WORSE_THAN_MET[before]


@given(commitments)
def test_a_commitment_is_met_where_all_that_applies_is(one: list[Assessment]) -> None:
    applying = {indicator.status for indicator in one} - {Status.NOT_APPLICABLE}
    assert (commitment_status(one) is Status.MET) is (applying == {Status.MET})


@given(commitments)
def test_a_missed_commitment_never_has_the_degree_of_a_met_one(one: list[Assessment]) -> None:
    assessed = assess_commitment(one)
    if assessed.status in WORSE_THAN_MET:
        assert (assessed.degree == HUNDRED) is (assessed.status is Status.MET)


@given(st.lists(missed_degrees, min_size=1, max_size=9))
def test_a_mean_lies_between_its_degrees(degrees: list[Decimal]) -> None:
    mean = mean_degree(degrees)
    assert mean is not None and min(degrees) <= mean <= max(degrees)


@given(st.lists(commitments, max_size=6), st.booleans())
def test_every_commitment_is_counted_once_and_what_is_left_out_is_named(
    charter: list[list[Assessment]], leave_out: bool
) -> None:
    counted = tally(charter, replace(PROPORTIONAL, leave_out_not_evaluated=leave_out))
    statuses = [commitment_status(one) for one in charter]
    out = {Status.NOT_APPLICABLE, Status.NOT_EVALUATED} if leave_out else {Status.NOT_APPLICABLE}
    places = tuple(place for place, status in enumerate(statuses) if status in out)
    counts = {status: statuses.count(status) for status in Status}
    assert (counted.counts, counted.left_out, counted.total) == (counts, places, len(charter) - len(places))


@given(st.lists(commitments, max_size=6), st.integers(0, 3))
def test_a_share_prints_100_only_where_every_commitment_is_met(charter: list[list[Assessment]], places: int) -> None:
    counted = tally(charter, PROPORTIONAL)
    if counted.share_met is not None:
        all_met = counted.counts[Status.MET] == counted.total
        assert (printed_percent(counted.share_met, places) == HUNDRED) is all_met


@given(st.lists(commitments, min_size=1, max_size=6), st.data())
def test_leaving_a_commitment_out_never_raises_the_share_met(
    charter: list[list[Assessment]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(charter) - 1))
    before = tally(charter, PROPORTIONAL)
    after = tally([*charter[:place], [NOT_EVALUATED], *charter[place + 1 :]], PROPORTIONAL)
    assert (after.share_met or 0) <= (before.share_met or 0)


def test_without_percentages_commitments_are_counted_and_have_no_mean() -> None:
    charter = [[Assessment(Status.MET)], [Assessment(Status.NOT_MET)], [Assessment(Status.NOT_MET)]]
    counts = dict.fromkeys(Status, 0) | {Status.MET: 1, Status.NOT_MET: 2}
    assert tally(charter, BINARY) == Tally(counts, 3, Decimal("33.333333"), None, (), (0, 1, 2))


def test_two_years_are_counted_over_the_same_commitments_only() -> None:
    miss = Assessment(Status.NOT_MET, degree=Decimal(50))
    compared = compare_years({"A": [miss], "B": [MET], "C": [MET]}, {"D": [miss], "A": [MET], "B": [MET]}, PROPORTIONAL)
    named = (compared.same, compared.added, compared.dropped)
    assert (*named, compared.before.degree, compared.now.degree) == (("A", "B"), ("D",), ("C",), 75, 100)
