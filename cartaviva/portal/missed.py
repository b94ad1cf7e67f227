"""What a report missed, and why: the first thing that a citizen asks after the counts."""

from collections import Counter
from dataclasses import dataclass

from cartaviva.core.compliance import Status
from cartaviva.core.improving import Told, told
from cartaviva.core.published.publication import PublishedReport
from cartaviva.core.report import FollowUpReport
from cartaviva.core.result import Result
from cartaviva.core.words import Say
from cartaviva.core.written import as_written_in
from cartaviva.formats.writers.html_table import row_anchor

DONE_ABOUT_IT = ("action", "due_on")
"""What is said here of an improvement, keys of core.improving.LABELS; all of it stands in the table."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A row that was not met, or not evaluated. `why`: its remark in full, or else its cause; "" where it has none."""

    anchor: str
    """Id of its row in the table."""
    promise: str
    target: str
    result: str
    quoted: bool
    """The result is no figure, but words that stand in its place: they are quoted."""
    why: str
    told: tuple[Told, ...]


def missed(published: PublishedReport, say: Say, language: str, status: Status = Status.NOT_MET) -> list[Missed]:
    """The rows that were not met, or those of another status, in the order of the table, figures as in `language`."""
    times = Counter(one.code for one in published.identities)
    return [
        _missed(published.report, index, times[published.identities[index].code] > 1, (say, language))
        for index, row in enumerate(published.report.rows)
        if row.assessment.status is status
    ]


def _missed(report: FollowUpReport, index: int, one_of_several: bool, spoken: tuple[Say, str]) -> Missed:
    """`spoken`: what says it, and in which language."""
    (say, language), own, row = spoken, report.stated.language, report.rows[index]
    stated, plan = row.stated, row.improvement
    promise, indicator = stated.text("commitment").removesuffix("."), stated.text("indicator").removesuffix(".")
    named = ", ".join(text for text in (promise, indicator) if text) if one_of_several else promise or indicator
    result = as_written_in(language, row, "result", own)
    return Missed(
        row_anchor(1, index),
        named,
        as_written_in(language, row, "target", own) or "–",
        result or "–",
        bool(result) and not isinstance(row.result, Result),
        report.remarks(row) or (plan.cause if plan else ""),
        tuple(one for one in told(plan, None, say) if one.key in DONE_ABOUT_IT),
    )
