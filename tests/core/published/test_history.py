"""What became of a promise through the years."""

from datetime import date
from decimal import Decimal

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Period, address_of, find_period
from cartaviva.core.published.history import (
    Change,
    Kept,
    Point,
    better_side,
    same_words,
    series,
    target_change,
    word_diff,
)
from cartaviva.core.published.publication import Identity, PublishedReport
from cartaviva.core.report import KEYS, ReportRow, StatedReport, StatedRow
from cartaviva.core.target import Target
from cartaviva.core.words import Text

WHAT = {"commitment": "Respondrem les consultes", "indicator": "Consultes respostes"}


def published(year: int, *rows: dict[str, str], codes: tuple[str, ...] = ("consultes-1",)) -> PublishedReport:
    period = find_period(str(year))
    assert period is not None
    stated = StatedReport(tuple(StatedRow({key: (WHAT | row).get(key, "") for key in KEYS}) for row in rows))
    identities = tuple(Identity(code) for code in codes)
    return PublishedReport("vilaclara", "consultes", Text.of(ca="Consultes"), period, build_report(stated), identities)


def point(target: str, result: str = "1", year: int = 2023, **row: str) -> Point:
    return series([published(year, {"target": target, "result": result, **row})], "consultes-1")[1][0]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("≥ 4", "≥ 3", Change.LOWERED),
        ("≥ 3", "≥ 4", Change.RAISED),
        ("≤ 2 dies", "≤ 3 dies", Change.LOWERED),
        ("≤ 3 dies", "≤ 2 dies", Change.RAISED),
        ("≤ 48 hores", "≤ 2 dies", None),
        ("≤ 48 hores", "≤ 3 dies", Change.LOWERED),
        ("≥ 4", "≥ 4", None),
        ("≥ 4", "> 4", Change.OTHER),
        ("entre 10 i 15", "entre 8 i 20", Change.LOWERED),
        ("entre 10 i 15", "entre 12 i 15", Change.RAISED),
        ("entre 10 i 15", "entre 8 i 12", Change.OTHER),
        ("8 sobre 10", "4 sobre 5", Change.BREAK),
        ("≥ 90 %", "≤ 10 dies", Change.BREAK),
        ("Sí", "Sí", None),
    ],
)
def test_a_target_that_asks_for_less_is_lowered_whichever_way_is_better(
    before: str, now: str, expected: Change | None
) -> None:
    assert target_change(point(before), point(now, year=2024)) is expected


def test_a_target_that_follows_the_year_before_is_not_said_to_change() -> None:
    targets = [Target(Comparator.NO_WORSE, Decimal(value), Unit.COUNT) for value in (4, 3)]
    before, now = (
        Point(one.period, one.report, _with(one, target))
        for one, target in zip((point("≥ 4"), point("≥ 3", year=2024)), targets, strict=True)
    )
    assert target_change(before, now) is None


def test_a_yearly_deadline_moves_on_by_itself_and_a_later_day_asks_for_less() -> None:
    days = [date(2023, 3, 31), date(2024, 3, 31), date(2025, 4, 15)]
    points = [
        Point(one.period, one.report, _with(one, Target(Comparator.BY_DATE, deadline=day)))
        for one, day in zip((point("Sí", year=year) for year in (2023, 2024, 2025)), days, strict=True)
    ]
    assert [target_change(*points[:2]), target_change(*points[1:])] == [None, Change.LOWERED]


def _with(one: Point, target: Target) -> ReportRow:
    return one.row._replace(target=target)


def test_a_series_holds_the_rows_of_one_commitment_by_indicator_in_the_order_of_time() -> None:
    both = ({"target": "≥ 4", "result": "3"}, {"target": "≥ 10", "result": "12"})
    reports = [published(year, *both, codes=("consultes-1", "consultes-2")) for year in (2024, 2022)]
    found = {
        number: [(point.period.label, point.row.stated.text("result")) for point in points]
        for number, points in series(reports, "consultes-2").items()
    }
    assert found == {1: [("2022", "12"), ("2024", "12")]}


def test_the_good_side_is_more_less_or_none() -> None:
    assert [better_side(point(text).row.target) for text in ("≥ 4", "≤ 2 dies", "Sí")] == [1, -1, 0]


def test_every_way_of_comparing_has_the_good_side_of_its_rule() -> None:
    sides = {
        kind.value: [better_side(Target(kind, lower_is_better=less)) for less in (False, True)] for kind in Comparator
    }
    assert sides == {
        **{kind: [1, 1] for kind in ("at_least", "more_than", "tiers")},
        **{kind: [-1, -1] for kind in ("at_most", "less_than", "by_date")},
        **{kind: [1, -1] for kind in ("no_worse", "better")},
        **{kind: [0, 0] for kind in ("exactly", "between", "yes", "none_readable")},
    }


def test_changed_words_stand_together_with_what_went_first() -> None:
    before = "Programarem 3 cicles l’any sobre drets humans i comerç just."
    now = "Programarem almenys 4 cicles l’any sobre drets humans, clima i comerç just."
    assert word_diff(before, now) == (
        (Kept.SAME, "Programarem "),
        (Kept.GONE, "3"),
        (Kept.NEW, "almenys 4"),
        (Kept.SAME, " cicles l’any sobre drets humans"),
        (Kept.NEW, ", clima"),
        (Kept.SAME, " i comerç just."),
    )


def test_a_difference_holds_both_texts_whole() -> None:
    before, now = "Atendrem en 10 minuts com a màxim", "Us atendrem abans de 8 minuts"
    pieces = word_diff(before, now)
    texts = [
        "".join(text for kept, text in pieces if kept is not other).replace(" ", "") for other in (Kept.NEW, Kept.GONE)
    ]
    assert texts == [before.replace(" ", ""), now.replace(" ", "")]


def test_accents_and_case_are_no_change_of_words() -> None:
    assert (same_words("Atenció  Ciutadana", "ATENCIO ciutadana"), same_words("Atenció", "Tramitació")) == (True, False)


@pytest.mark.parametrize(
    ("start", "end", "address"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 9, 1), date(2024, 8, 31), "2023-09_2024-08"),
        (date(2024, 1, 1), date(2024, 6, 30), "2024-01_2024-06"),
        (date(2023, 9, 12), date(2024, 6, 21), "2023-09-12_2024-06-21"),
    ],
)
def test_a_period_has_one_address(start: date, end: date, address: str) -> None:
    assert address_of(Period("curs", start, end)) == address
