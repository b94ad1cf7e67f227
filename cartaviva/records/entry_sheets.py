"""What is asked for in a report and what was typed, gathered in few queries however many rows it has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cartaviva.core.findings import Finding
from cartaviva.core.grouping import grouped
from cartaviva.core.policy import Policy
from cartaviva.core.workflow import EntryState, Step, can
from cartaviva.records.checking import Checked, check_entries
from cartaviva.records.convert import policy_of
from cartaviva.records.entries import entries_of, language_of
from cartaviva.records.models import Entry, EntryComment, Report
from cartaviva.records.models.collecting import RETURNED
from cartaviva.records.prepared import Prepared
from cartaviva.records.unexplained import unexplained


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """A report, or one of its indicators. `language` is that of its figures; `comments` are by entry, oldest first."""

    report: Report
    language: str
    policy: Policy
    rows: tuple[Checked, ...]
    comments: Mapping[int, Sequence[EntryComment]]
    unexplained: frozenset[int] = frozenset()
    """Indicators whose year is missed, as far as its parts say, while no remark says why."""

    def left(self, row: Checked) -> Finding | None:
        """What is left to do before the entry is submitted; None where it is ready, or on its way."""
        found = left_of(row, self.comments.get(row.entry.pk, ()))
        if found or row.entry.indicator_id not in self.unexplained or not can(EntryState(row.entry.state), Step.ENTER):
            return found
        return Finding("remarks-missing", computed=row.entry.target.text)


def entry_sheet(report: Report, entries: Sequence[Entry] | None = None) -> EntrySheet:
    """Five queries; four where the entries are given, which are those of one indicator or more.

    Reads the report's organisation and period: have them selected.
    """
    entries = entries_of(report) if entries is None else entries
    comments = comments_of([entry.pk for entry in entries])
    rows = tuple(check_entries(entries))
    policy = policy_of(report.organisation)
    return EntrySheet(report, language_of(report), policy, rows, comments, unexplained(rows, policy))


def comments_of(entries: Sequence[int]) -> dict[int, list[EntryComment]]:
    """By entry, the oldest first; one query."""
    return grouped(sorted(_COMMENTS(entries), key=lambda one: (one.at, one.pk)), lambda one: one.entry_id)


_COMMENTS = Prepared(lambda entries: EntryComment.objects.filter(entry__in=entries).select_related("person"))


def left_of(row: Checked, comments: Sequence[EntryComment]) -> Finding | None:
    """See EntrySheet.left. What came back is seen to once somebody changes it or answers the last comment."""
    entry = row.entry
    if not can(EntryState(entry.state), Step.ENTER):
        return None
    if code := row.blocked:
        found = (one for one in row.findings if one.code == code)
        return next(found, Finding(code, computed=entry.target.text))
    last = comments[-1] if comments else None
    if entry.state != EntryState.RETURNED or last is None or last.kind != RETURNED:
        return None
    seen = entry.entered_at is not None and entry.entered_at > last.at
    return None if seen else Finding("comment-open", stated=last.text)
