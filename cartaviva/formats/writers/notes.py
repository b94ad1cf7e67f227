"""The notes under a report: its findings, numbered, corrections first."""

import re
from typing import NamedTuple

from cartaviva.core.display import corrections, heading, open_findings
from cartaviva.core.findings import Finding
from cartaviva.core.report import COLUMNS, FollowUpReport
from cartaviva.core.words import Say, mark

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Note(NamedTuple):
    """A finding with the number of its mark. `corrected`: a stated figure is replaced by a computed one."""

    number: int
    finding: Finding
    corrected: bool

    @property
    def mark(self) -> str:
        return str(self.number).translate(SUPERSCRIPT)


def notes_of(report: FollowUpReport) -> tuple[Note, ...]:
    """Corrections first, then what is left for a person to look at."""
    corrected = corrections(report)
    findings = (*corrected, *open_findings(report))
    return tuple(Note(number, finding, number <= len(corrected)) for number, finding in enumerate(findings, 1))


def corrections_title(report: FollowUpReport) -> str:
    """Over the corrections: what a person may still refuse is proposed."""
    return mark("Corrected figures") if report.imprint else mark("Proposed corrections")


def note_text(report: FollowUpReport, finding: Finding, say: Say) -> str:
    """What a note says. Advice is for who keeps the report, and stays out of what is published."""
    return finding.message(say) if report.imprint else finding.sentence(say)


def subject(report: FollowUpReport, finding: Finding) -> str:
    """Which row a finding is about: its indicator, or the most that it says of itself. Empty for the whole report."""
    if finding.row is None:
        return ""
    return report.rows[finding.row].stated.about


def column_of(report: FollowUpReport, finding: Finding, say: Say) -> str:
    """The heading of the column that a finding is about, if any."""
    return next((heading(report, column, say) for column in COLUMNS if column.key == finding.column), "")


def remark(report: FollowUpReport, finding: Finding, say: Say) -> str:
    """A finding where its row is far away: which row that is, and the message."""
    about = subject(report, finding)
    return (f"{about}: " if about else "") + finding.message(say)


def improving_title(report: FollowUpReport) -> str:
    """Over what is said about each miss, and what backs a row, below the table."""
    missed = any(row.improvement or row.outcome for row in report.rows)
    return mark("Causes and improvement actions") if missed else mark("Evidence")


def improving(report: FollowUpReport, say: Say) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """What each miss leads to, and what became of the actions of the period before: its row, and pairs of a label and
    a text.
    """
    if not any(row.improvement or row.outcome or row.evidence for row in report.rows):
        return []
    from cartaviva.core.improving import told

    lines = [(row.stated, told(row.improvement, row.outcome, say, row.evidence)) for row in report.rows]
    return [(stated.measured, tuple((one.label, one.text) for one in each)) for stated, each in lines if each]


def figures_of(head: str) -> tuple[str, str]:
    """The headline in two: its figures ("5 of 7"), which are set large, and what they count."""
    found = re.match(r"\d+\D+\d+", head)
    return (found[0], head[found.end() :].strip()) if found else ("", head)


def lede(summary: str, head: str) -> str:
    """The summary without its first sentence, which stands above it in large type."""
    return summary.removeprefix(head + ".").strip()
