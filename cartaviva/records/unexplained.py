"""Years that their parts say are missed, without a remark that says why."""

from collections.abc import Iterable

from cartaviva.core.cycle.entry import year_unexplained
from cartaviva.core.grouping import grouped
from cartaviva.core.policy import Policy
from cartaviva.core.sub_periods import Aggregation
from cartaviva.records.checking import Checked


def unexplained(rows: Iterable[Checked], policy: Policy) -> frozenset[int]:
    """Indicators, by their pk. `rows`: all parts of each, in the order of their periods; no query."""
    parts = grouped(rows, lambda row: row.entry.indicator_id)
    return frozenset(pk for pk, each in parts.items() if len(each) > 1 and _unexplained(each, policy))


def _unexplained(parts: list[Checked], policy: Policy) -> bool:
    target, how = parts[0].asked.target, Aggregation(parts[0].entry.indicator.aggregation)
    read, remarks = [row.read.result for row in parts], [row.typed.remarks for row in parts]
    return year_unexplained(target, read, how, policy, remarks)
