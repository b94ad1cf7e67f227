"""What is frozen when something is published. Portal, files and the chain know nothing else of a town's figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cartaviva.core.checks.check import check_report
from cartaviva.core.compliance import MISSED
from cartaviva.core.display import CORRECTED, cell_text
from cartaviva.core.findings import Finding, Refused
from cartaviva.core.improving import improving_texts, told
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.noted import explains
from cartaviva.core.period import Period
from cartaviva.core.published.personal_data import personal_data
from cartaviva.core.report import KEYS, FollowUpReport, ReportRow
from cartaviva.core.target import Target
from cartaviva.core.words import ENGLISH, Say, Text, mark


@dataclass(frozen=True, slots=True)
class Identity:
    """Which commitment and indicator a row is about. `code` is the commitment's address for ever."""

    code: str
    indicator: int = 1
    line: str = ""
    """Improvement line, "" where the town gave none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """That a publication takes the place of another one, and why."""

    number: int
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A charter's report of a period as it was published. `identities` are parallel to the report's rows."""

    organisation: str
    charter: str
    """Slug: part of addresses."""
    name: Text
    period: Period
    report: FollowUpReport
    identities: tuple[Identity, ...]
    corrects: Correction | None = None


@dataclass(frozen=True, slots=True)
class NotedReport:
    """One of the reports that a body took note of."""

    charter: str
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ClosedYear:
    """That a body took note of the reports of all charters of a period: which, when, under which file number."""

    organisation: str
    period: Period
    noted_by: str
    noted_on: date
    file_number: str
    reports: tuple[NotedReport, ...]
    self_validated: int = 0
    """Results that were validated by who had entered them, as a small town must."""
    corrects: Correction | None = None


DISK, BROKEN = "disk", "broken"

PROBLEMS: Mapping[str, str] = {
    DISK: mark("Its files could not be written. Is the disk full? Make room, then render it again."),
    BROKEN: mark("Its files could not be made. It is our mistake: the log of the server says more."),
}
"""Why a publication could not be rendered, and what to do."""

# Before it is published


def in_the_way(report: FollowUpReport) -> tuple[Refused, ...]:
    """Why a report cannot be published as it is. What cannot be read is published as it is worded, not evaluated."""
    if not report.rows:
        return (Refused("nothing-to-publish"),)
    return tuple(Refused("result-or-reason", row.stated.about) for row in report.rows if _unanswered(row))


def without_action(report: FollowUpReport) -> tuple[Refused, ...]:
    """What is in the way where a town wants something to be planned about every miss."""
    missed = [row for row in report.rows if row.assessment.status in MISSED]
    return _refused("action-missing", [row for row in missed if row.improvement is None])


def _refused(code: str, rows: Sequence[ReportRow]) -> tuple[Refused, ...]:
    """One refusal that names these rows; none where there are none."""
    return (Refused(code, "; ".join(row.stated.about for row in rows)),) if rows else ()


def _unanswered(row: ReportRow) -> bool:
    return unanswered(row.target, row.stated.text("target"), row.result is not None, row.stated.text("result"))


def unanswered(target: Target, target_text: str, answered: bool, result_text: str) -> bool:
    """A target, and neither a result nor a reason why there is none (leaving data out never improves a status)."""
    promised = target.comparator is not Comparator.NONE_READABLE or bool(target_text.strip())
    return promised and not answered and not any(letter.isalnum() for letter in result_text)


_READ = {
    "result": frozenset({"unreadable-result", "result-missing", "unit-mismatch"}),
    "target": frozenset({"unreadable-target", "direction-unknown"}),
}


def points(report: FollowUpReport) -> tuple[Finding, ...]:
    """What a person may look at before it is published, and what does not stand in the way. What a person entered is
    not read from the text again.
    """

    def answered(finding: Finding) -> bool:
        if finding.row is None:
            return False
        row = report.rows[finding.row]
        if finding.code == "result-missing" and _unanswered(row):
            return True  # it stands in the way, and is said there
        known = {"result": row.result is not None, "target": row.target.comparator is not Comparator.NONE_READABLE}
        return any(known[key] and finding.code in codes for key, codes in _READ.items())

    return tuple(finding for finding in check_report(report) if not answered(finding))


def named_beside(report: FollowUpReport) -> tuple[Finding, ...]:
    """Personal data in what is said about misses, and in names of files: it cannot be taken back from who read it."""
    return tuple(
        replace(finding, row=index)
        for index, row in enumerate(report.rows)
        for text in (*improving_texts(row.improvement, row.outcome), *(one.name for one in row.evidence))
        for finding in personal_data(text)
    )


def publishable(report: FollowUpReport) -> FollowUpReport:
    """The report as the public gets it: of its findings, those that say which stated figure was corrected."""
    findings = tuple(finding for finding in points(report) if finding.code in CORRECTED)
    layout = tuple(finding for finding in report.stated.findings if finding in findings)
    return replace(report, stated=replace(report.stated, findings=layout), findings=findings)


# After it was corrected


@dataclass(frozen=True, slots=True)
class Changed:
    """What says something else since a correction. `row` is the 0-based index in the new report."""

    row: int
    key: str
    """One of core.report.KEYS, or of core.improving.LABELS."""
    old: str
    new: str
    label: str = ""
    """In words, of what is said about a miss; "" for a column of the report."""


def changes(before: PublishedReport, now: PublishedReport, language: str, say: Say = ENGLISH) -> tuple[Changed, ...]:
    """Everything that a correction changed: cells, figures as `language` writes them, and what is said about misses.

    Rows are the same by their identity.
    """
    old = {(one.code, one.indicator): row for one, row in zip(before.identities, before.report.rows, strict=True)}
    return tuple(
        changed
        for index, (one, row) in enumerate(zip(now.identities, now.report.rows, strict=True))
        for changed in (
            *_cells(index, (before.report, old.get((one.code, one.indicator))), (now.report, row), language),
            *_told(index, old.get((one.code, one.indicator)), row, say),
        )
    )


def newly_missed(before: PublishedReport, now: PublishedReport) -> tuple[Refused, ...]:
    """What is in the way of a correction: misses without remarks that were none, or were explained, before."""
    old = {(one.code, one.indicator) for one, row in _rows(before) if _unexplained(before.report, row)}
    new = [row for one, row in _rows(now) if (one.code, one.indicator) not in old]
    return _refused("miss-unexplained", [row for row in new if _unexplained(now.report, row)])


def _rows(published: PublishedReport) -> Iterator[tuple[Identity, ReportRow]]:
    return zip(published.identities, published.report.rows, strict=True)


def _unexplained(report: FollowUpReport, row: ReportRow) -> bool:
    return row.assessment.status in MISSED and not explains(report.remarks(row))


def _cells(
    index: int, was: tuple[FollowUpReport, ReportRow | None], now: tuple[FollowUpReport, ReportRow], language: str
) -> Iterator[Changed]:
    for key in KEYS:
        old = cell_text(was[0], was[1], key, language) if was[1] else ""
        new = cell_text(*now, key, language)
        if old != new:
            yield Changed(index, key, old, new)


def _told(index: int, was: ReportRow | None, now: ReportRow, say: Say) -> Iterator[Changed]:
    before, after = (
        {one.key: one for one in told(row.improvement, row.outcome, say, row.evidence)} if row else {}
        for row in (was, now)
    )
    for key, one in (before | after).items():
        old, new = (each[key].text if key in each else "" for each in (before, after))
        if old != new:
            yield Changed(index, key, old, new, one.label)
