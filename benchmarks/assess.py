"""A million results assessed, in Python and in DuckDB: python -m benchmarks.assess prints these pairs alone."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from benchmarks.measure import Budget, Pair
from cartaviva.analytics.assess import assessed
from cartaviva.core.compliance import assess_many
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.result import Result
from cartaviva.core.target import Target

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

A_MILLION = 1_000_000
COMPARATORS = (
    *[Comparator.AT_LEAST] * 6,
    *[Comparator.AT_MOST] * 3,
    Comparator.MORE_THAN,
    Comparator.LESS_THAN,
    Comparator.EXACTLY,
    Comparator.BETWEEN,
)
"""Floors and ceilings are what charters promise most."""

Row = tuple[Comparator, int, int | None, int]
"""comparator, target, upper, result, in hundredths"""


def material() -> list[Row]:
    """Results around their targets: a third of them is missed."""
    draw = Random(2025)
    return [row(draw) for _ in range(A_MILLION)]


def row(draw: Random) -> Row:
    comparator, target = draw.choice(COMPARATORS), draw.randint(100, 100_000)
    good = -1 if comparator in (Comparator.AT_MOST, Comparator.LESS_THAN) else 1
    beyond = target * draw.randint(0, 30) // 100 * (good if draw.random() < 0.75 else -good)
    upper = target + target // 4 if comparator is Comparator.BETWEEN else None
    return comparator, target, upper, target if comparator is Comparator.EXACTLY and beyond > 0 else target + beyond


def assessing() -> Iterator[Pair]:
    """Beside the bare divisions of the same figures, and beside a bare scan of the same columns."""
    rows = material()
    yield in_python(rows)
    yield in_duckdb(rows)


def in_python(rows: Sequence[Row]) -> Pair:
    bounds = [Decimal(target) / 100 for _, target, _, _ in rows]
    values = [Decimal(result) / 100 for *_, result in rows]
    targets = [
        Target(comparator, bound, upper=None if upper is None else Decimal(upper) / 100)
        for (comparator, _, upper, _), bound in zip(rows, bounds, strict=True)
    ]
    ours = partial(assess_many, targets, [Result(value) for value in values])
    other = partial(divide, values, bounds)
    return Pair("assessing 1,000,000 results, Python", ours, "Decimal divisions", other, Budget(at_most=6), 3)


def divide(values: Sequence[Decimal], bounds: Sequence[Decimal]) -> object:
    return [value / bound for value, bound in zip(values, bounds, strict=True)]


def in_duckdb(rows: Sequence[Row]) -> Pair:
    import duckdb

    connection = duckdb.connect()
    connection.execute("CREATE TABLE results (comparator VARCHAR, target BIGINT, upper BIGINT, result BIGINT)")
    columns = [list(column) for column in zip(*rows, strict=True)]
    connection.execute("INSERT INTO results SELECT unnest(?), unnest(?), unnest(?), unnest(?)", columns)
    assess = f"SELECT min(status), sum(difference), sum(degree_millionths) FROM ({assessed('results', PROPORTIONAL)})"
    scan = "SELECT min(comparator), sum(target), sum(upper), sum(result) FROM results"
    ours, other = partial(fetch, connection, assess), partial(fetch, connection, scan)
    return Pair("assessing 1,000,000 results, DuckDB", ours, "scan of the columns", other, Budget(at_most=4), 20)


def fetch(connection: "DuckDBPyConnection", query: str) -> object:
    return connection.execute(query).fetchall()


if __name__ == "__main__":
    for pair in assessing():
        print(pair.measure().line(), flush=True)
