"""DuckDB gives what core gives, to the last digit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

import duckdb
import pytest

from cartaviva.analytics.assess import IN_THE_ROW, assessed
from cartaviva.core.compliance import assess_many
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import BINARY, LINEAR, PROPORTIONAL, Policy
from cartaviva.core.result import Result
from cartaviva.core.target import Target

Row = tuple[str, int | None, int | None, int | None]
"""comparator, target, upper, result"""

LARGEST = 10**12 - 1
EDGES = (-LARGEST, -7, -1, 0, 1, 2, 3, 7, 199_999_999, 200_000_000, LARGEST - 1, LARGEST)
POLICIES = (
    PROPORTIONAL,
    LINEAR,
    BINARY,
    replace(PROPORTIONAL, partly_from=Decimal(75)),
    replace(LINEAR, partly_from=Decimal("33.3333333")),
    replace(BINARY, partly_from=Decimal(50)),
)


def rows() -> Iterator[Row]:
    for comparator, target, result in product(IN_THE_ROW, EDGES, EDGES):
        for upper in EDGES if comparator is Comparator.BETWEEN else (None,):
            if upper is None or upper >= target:
                yield comparator, target, upper, result
    draw = Random(1)
    for _ in range(5_000):
        comparator, size = draw.choice(IN_THE_ROW), 10 ** draw.randint(1, 12) - 1
        target, result = draw.randint(-size // 5, size), draw.randint(-size // 5, size)
        upper = draw.randint(target, size) if comparator is Comparator.BETWEEN else None
        yield comparator, target, upper, result
    yield from ((comparator, None, None, 3) for comparator in IN_THE_ROW)
    yield from ((comparator, 3, None if comparator != "between" else 5, None) for comparator in IN_THE_ROW)


def in_duckdb(given: Sequence[Row], policy: Policy) -> list[tuple[str | None, int | None, int | None]]:
    """(status, difference, degree in millionths of a percent) of each row."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE results (place BIGINT, comparator VARCHAR, target BIGINT, upper BIGINT, result BIGINT)"
        )
        columns = [list(column) for column in zip(*given, strict=True)]
        connection.execute(
            "INSERT INTO results SELECT unnest(range(len(?))), unnest(?), unnest(?), unnest(?), unnest(?)",
            [columns[0], *columns],
        )
        query = f"SELECT status, difference, degree_millionths FROM ({assessed('results', policy)}) ORDER BY place"
        return connection.execute(query).fetchall()


def in_core(given: Sequence[Row], policy: Policy) -> list[tuple[str | None, int | None, int | None]]:
    figures = [tuple(None if figure is None else Decimal(figure) for figure in row[1:]) for row in given]
    targets = [Target(Comparator(row[0]), low, upper=high) for row, (low, high, _) in zip(given, figures, strict=True)]
    outcomes = assess_many(targets, [Result(result) for *_, result in figures], policy)
    return [
        (
            status.value,
            None if difference is None else int(difference),
            None if degree is None else int(degree.scaleb(6)),
        )
        for status, difference, degree in zip(*outcomes, strict=True)
    ]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: f"{policy.name}-{policy.partly_from}")
def test_duckdb_gives_what_core_gives_to_the_last_digit(policy: Policy) -> None:
    given = list(rows())
    ours, theirs = in_duckdb(given, policy), in_core(given, policy)
    assert [pair for pair in zip(given, ours, theirs, strict=True) if pair[1] != pair[2]] == []
    assert len({status for status, *_ in ours}) == (4 if policy.partly_from and policy.percentages else 3)


def test_comparators_that_need_more_than_these_columns_get_no_status() -> None:
    others = [Comparator.YES, Comparator.BY_DATE, Comparator.TIERS, Comparator.NONE_READABLE]
    given: list[Row] = [(other, None, None, 1) for other in others]
    given += [(Comparator.NO_WORSE, 3, None, 1), (Comparator.BETTER, 3, None, 5), (Comparator.BETTER, None, None, 5)]
    given += [(Comparator.NONE_READABLE, 3, None, 1)]
    assert in_duckdb(given, PROPORTIONAL) == [
        (None, None, None),
        (None, None, None),
        (None, None, None),
        ("not_evaluated", None, None),
        (None, -2, None),
        (None, 2, None),
        ("not_evaluated", None, None),
        ("not_evaluated", -2, None),
    ]


def test_the_other_columns_stay_as_they_are() -> None:
    with duckdb.connect() as connection:
        row = "(SELECT 'Library' AS charter, 'at_least' AS comparator, 4 AS target, NULL AS upper, 3 AS result)"
        found = connection.execute(assessed(row, PROPORTIONAL))
        names = [column[0] for column in found.description or ()]
        assert dict(zip(names, found.fetchone() or (), strict=True)) == {
            "charter": "Library",
            "comparator": "at_least",
            "target": 4,
            "upper": None,
            "result": 3,
            "difference": -1,
            "degree_millionths": 75_000_000,
            "status": "not_met",
        }
