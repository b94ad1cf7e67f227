"""Years that their parts say are missed, without a remark that says why."""

from collections.abc import Iterable

from cartaviva.core.entry import read_typed, year_unexplained
from cartaviva.core.policy import Policy
from cartaviva.core.sub_periods import Aggregation
from cartaviva.records.convert import target_of
from cartaviva.records.entries import asked_of, language_of, of_indicators, typed_of
from cartaviva.records.models import Entry


def unexplained(entries: Iterable[Entry], policy: Policy) -> frozenset[int]:
    """Indicators, by their pk. `entries`: all parts of each, as `entries_of` selects them; no query."""
    found = set()
    for indicator, parts in of_indicators(entries).items():
        if len(parts) == 1:
            continue
        typed = [typed_of(one) for one in parts]
        read = [
            read_typed(said, asked_of(one, "", language_of(one.report)), policy).result
            for said, one in zip(typed, parts, strict=True)
        ]
        how, target = Aggregation(parts[0].indicator.aggregation), target_of(parts[0].target)
        if year_unexplained(target, read, how, policy, [said.remarks for said in typed]):
            found.add(indicator)
    return frozenset(found)
