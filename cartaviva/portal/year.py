"""A year of a town, worked out of its index: counts first, then what changed among the same commitments."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cartaviva.core.aggregation import Commitment, Comparison, Tally, assess_commitment, compare_years, tally
from cartaviva.core.compliance import Status
from cartaviva.core.grouping import grouped
from cartaviva.core.period import Period
from cartaviva.core.policy import Policy
from cartaviva.core.words import Text
from cartaviva.portal.record import Entry, Indexed


@dataclass(frozen=True, slots=True)
class Counted:
    """How many commitments have each status, as pages show it."""

    tally: Tally

    @property
    def counts(self) -> Mapping[Status, int]:
        return self.tally.counts

    @property
    def statuses(self) -> tuple[Status, ...]:
        """One for each commitment, the best first: what is drawn as squares."""
        return tuple(status for status in Status for _ in range(self.counts[status]))

    @property
    def met(self) -> int:
        return self.counts[Status.MET]

    @property
    def shown(self) -> int:
        """Of how many commitments it is said how many were met: all but those that did not apply."""
        return sum(self.counts.values()) - self.counts[Status.NOT_APPLICABLE]


@dataclass(frozen=True, slots=True)
class Change:
    """Commitments met now and the year before, of those that are in both."""

    year: int
    same: int
    before: int
    now: int

    @property
    def more(self) -> int:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class CharterYear:
    """A charter's line in the table of a year. `change` is None where it has no report of the year before."""

    charter: str
    name: Text
    period: Period
    address: str
    whole_year: bool
    counted: Counted
    history: tuple[tuple[int, Decimal], ...]
    change: Change | None
    new: bool
    shown_on: date
    corrected: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a town. `missing` are the charters that had a report the year before and have none yet."""

    year: int
    counted: Counted
    charters: tuple[CharterYear, ...]
    lines: tuple[tuple[str, Counted], ...]
    change: Change | None
    dropped: tuple[str, ...]
    """Codes of commitments of the year before that nobody followed up this year, of charters that are in."""
    missing: tuple[tuple[str, Text], ...]


Reports = Mapping[int, Mapping[str, Entry]]
"""Year → charter → its report."""
Index = Mapping[int, Sequence[Indexed]]
"""The publication's pk → its commitments."""


def count(commitments: Sequence[Indexed], policy: Policy) -> Counted:
    return Counted(tally([one.assessments for one in commitments], policy))


def year_of(reports: Reports, index: Index, year: int, policy: Policy) -> Year:
    """The year, beside the year before where there is one."""
    now, before = reports[year], reports.get(year - 1, {})
    everything = [one for entry in now.values() for one in index[entry.pk]]
    both = {charter: entry for charter, entry in before.items() if charter in now}
    compared = compared_with(both.values(), now.values(), index, policy)
    return Year(
        year,
        count(everything, policy),
        tuple(_charter(reports, index, entry, year, policy) for entry in _by_name(now)),
        _lines(everything, policy),
        change_of(year - 1, compared),
        compared.dropped,
        tuple((entry.charter, entry.name) for entry in _by_name(before) if entry.charter not in now),
    )


def compared_with(before: Collection[Entry], now: Collection[Entry], index: Index, policy: Policy) -> Comparison:
    return compare_years(_identified(before, index), _identified(now, index), policy)


def change_of(year: int, compared: Comparison) -> Change | None:
    if not compared.same:
        return None
    return Change(year, len(compared.same), compared.before.counts[Status.MET], compared.now.counts[Status.MET])


def _identified(entries: Collection[Entry], index: Index) -> dict[str, Commitment]:
    return {one.code: one.assessments for entry in entries for one in index[entry.pk]}


def _by_name(entries: Mapping[str, Entry]) -> list[Entry]:
    return sorted(entries.values(), key=lambda entry: entry.name.sorting)


def _charter(reports: Reports, index: Index, entry: Entry, year: int, policy: Policy) -> CharterYear:
    history = []
    for each in sorted(reports):
        if each <= year and (then := reports[each].get(entry.charter)):
            share = count(index[then.pk], policy).tally.share_met
            history += [(each, share)] if share is not None else []
    before = reports.get(year - 1, {}).get(entry.charter)
    compared = compared_with([before], [entry], index, policy) if before else None
    return CharterYear(
        entry.charter,
        entry.name,
        entry.period,
        entry.address,
        entry.address == str(year),
        count(index[entry.pk], policy),
        tuple(history),
        change_of(year - 1, compared) if compared else None,
        not any(entry.charter in reports[each] for each in reports if each < year) and min(reports) < year,
        entry.shown_on,
        bool(entry.corrects),
    )


def _lines(commitments: Sequence[Indexed], policy: Policy) -> tuple[tuple[str, Counted], ...]:
    """Counts by improvement line, in the order of the reports; what has none stands last."""
    found = grouped(commitments, lambda one: one.line)
    named = {line: ones for line, ones in found.items() if line}
    if not named:
        return ()
    rest = {"": found[""]} if "" in found else {}
    return tuple((line, count(ones, policy)) for line, ones in (named | rest).items())


def status_of(commitment: Indexed) -> Status:
    return assess_commitment(commitment.assessments).status
