"""The notes under a report: its findings, numbered in the order of its rows, each with the cell that carries its mark."""

from collections.abc import Mapping
from dataclasses import dataclass

from cartaviva.core.compliance import Policy, Status
from cartaviva.core.display import corrections, headline, open_findings, summary_sentence
from cartaviva.core.findings import Finding
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

MEANINGS: Mapping[Status, str] = {
    Status.MET: mark("Every indicator of the commitment reached its target."),
    Status.PARTLY_MET: mark("Some indicators of the commitment reached their target and others did not."),
    Status.NOT_MET: mark("The target was not reached."),
    Status.NOT_EVALUATED: mark("The result could not be measured or read, or was not sent."),
    Status.NOT_APPLICABLE: mark("Nothing was due in this period: it leaves the count."),
}
PARTLY_FROM = mark("The result reached at least {share} % of the target, or only some indicators reached theirs.")


@dataclass(frozen=True, slots=True)
class Note:
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


def subject(report: FollowUpReport, finding: Finding) -> str:
    """Which row a finding is about: its indicator, or the most that it says of itself. Empty for the whole report."""
    if finding.row is None:
        return ""
    stated = report.rows[finding.row].stated
    return next((text for key in ("indicator", "commitment", "objective", "service") if (text := stated.text(key))), "")


def meaning(status: Status, policy: Policy, say: Say) -> str:
    """When a commitment has this status, in one sentence."""
    if status is Status.PARTLY_MET and policy.partly_from is not None:
        return say(PARTLY_FROM).format(share=policy.partly_from)
    return say(MEANINGS[status])


def lede(report: FollowUpReport, say: Say) -> str:
    """The summary without its first sentence, which stands above it in large type."""
    return summary_sentence(report, say).removeprefix(headline(report, say) + ".").strip()
