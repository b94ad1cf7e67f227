"""Entries as core reads them, in few queries however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cartaviva.core.entry import ZERO_DENOMINATOR, Asked, Typed, not_ready
from cartaviva.core.findings import Finding
from cartaviva.core.policy import Policy
from cartaviva.core.result import Reason
from cartaviva.core.sub_periods import Aggregation
from cartaviva.core.workflow import EntryState, Step, can
from cartaviva.records.convert import policy_of, target_of
from cartaviva.records.models import CommitmentWording, Entry, EntryComment, IndicatorWording, Report, Result
from cartaviva.records.models.collecting import RETURNED


def typed_of(entry: Entry) -> Typed:
    reason = Reason(entry.reason) if entry.reason else None
    return Typed(entry.text, entry.numerator, entry.denominator, reason, entry.remarks)


def asked_of(entry: Entry, indicator: str, language: str) -> Asked:
    """What is asked for. Reads the entry's indicator and target: have them selected with it."""
    ratio = bool(entry.indicator.numerator and entry.indicator.denominator)
    addend = entry.period_id != entry.report.period_id and entry.indicator.aggregation == Aggregation.SUM
    return Asked(target_of(entry.target), indicator, ratio, language, addend)


WITH_IT = ("report", "indicator__commitment", "indicator__owner", "target", "period", "entered_by", "guest")
DECIDED = ("submitted_by", "decided_by")


def entries_of(report: Report) -> list[Entry]:
    """All entries of a report with what is asked for, in the order of its rows and of their periods; two queries."""
    found = Entry.objects.filter(report=report).select_related(*WITH_IT, *DECIDED)
    order = dict(report.results.values_list("indicator_id", "row"))
    return sorted(found, key=lambda one: (order.get(one.indicator_id) or 0, one.period.end, one.period.start))


def indicator_texts(report: Report, language: str) -> dict[int, str]:
    """How the report's version names each indicator, by its pk."""
    return {
        one.indicator_id: one.text.said_in(language)[0]
        for one in IndicatorWording.objects.filter(version=report.version_id)
    }


def of_indicators(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """Entries by indicator, in their order."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.indicator_id, []).append(entry)
    return found


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """What is asked for in a report, or for one of its indicators, and what was typed.

    `language` is that of its figures. `wordings` and `before` are by indicator, `promises` by commitment, `comments` by
    entry, the oldest first. `before`: the results of earlier periods, the oldest first.
    """

    report: Report
    language: str
    policy: Policy
    entries: tuple[Entry, ...]
    wordings: Mapping[int, IndicatorWording]
    promises: Mapping[int, CommitmentWording]
    before: Mapping[int, list[Result]]
    comments: Mapping[int, list[EntryComment]]

    def name(self, entry: Entry) -> str:
        wording = self.wordings.get(entry.indicator_id)
        return wording.text.said_in(self.language)[0] if wording else ""

    def asked(self, entry: Entry) -> Asked:
        return asked_of(entry, self.name(entry), self.language)

    def left(self, entry: Entry) -> Finding | None:
        """What is left to do before the entry is submitted; None where it is ready, or on its way."""
        return left_of(entry, self.asked(entry), self.policy, self.comments.get(entry.pk, ()))


def entry_sheet(report: Report, indicator: int | None = None) -> EntrySheet:
    """Six queries, one less for one indicator. Reads the report's organisation and period: have them selected."""
    entries = entries_of(report) if indicator is None else _entries_of_indicator(report, indicator)
    indicators = {one.indicator_id for one in entries}
    promises = CommitmentWording.objects.filter(version=report.version_id)
    comments = EntryComment.objects.filter(entry__in=[one.pk for one in entries]).select_related("person")
    wordings = IndicatorWording.objects.filter(version=report.version_id, indicator__in=indicators)
    before = Result.objects.filter(indicator__in=indicators, period__end__lt=report.period.start)
    return EntrySheet(
        report,
        language_of_figures(report),
        policy_of(report.organisation),
        tuple(entries),
        {one.indicator_id: one for one in wordings},
        {one.commitment_id: one for one in promises},
        _by(before.select_related("period", "target").order_by("period__end"), "indicator_id"),
        _by(comments.order_by("at", "pk"), "entry_id"),
    )


def _entries_of_indicator(report: Report, indicator: int) -> list[Entry]:
    found = Entry.objects.filter(report=report, indicator=indicator).select_related(*WITH_IT, *DECIDED)
    return list(found.order_by("period__end", "period__start"))


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def language_of_figures(report: Report) -> str:
    """The one in which the report's figures are typed and read."""
    return str(report.stated.get("language") or report.organisation.languages[0])


UNANSWERED = "comment-open"


def left_of(entry: Entry, asked: Asked, policy: Policy, comments: Sequence[EntryComment]) -> Finding | None:
    """See EntrySheet.left. What came back is looked at once somebody changes it or answers the last comment."""
    if not can(EntryState(entry.state), Step.ENTER):
        return None
    typed = typed_of(entry)
    if code := not_ready(typed, asked, policy):
        return finding_of(code, typed, entry)
    last = comments[-1] if comments else None
    unseen = last is not None and last.kind == RETURNED and (entry.entered_at is None or entry.entered_at < last.at)
    if entry.state == EntryState.RETURNED and unseen and last is not None:
        return Finding(UNANSWERED, stated=last.text)
    return None


def finding_of(code: str, typed: Typed, entry: Entry) -> Finding:
    """What a code is about, in the words that were typed."""
    parts = " / ".join(part for part in (typed.numerator, typed.denominator) if part)
    stated = typed.numerator if code == ZERO_DENOMINATOR else typed.text or parts
    return Finding(code, column="result", stated=stated, computed=entry.target.text)


def findings_of(entry: Entry, asked: Asked, policy: Policy) -> tuple[Finding, ...]:
    """What a person should look at in an entry that was typed, whether or not it keeps it from being submitted."""
    typed = typed_of(entry)
    code = not_ready(typed, asked, policy) if typed.answered else ""
    return (finding_of(code, typed, entry),) if code else ()
