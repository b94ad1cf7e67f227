"""What a person decides about a document that was read, and what its reports are after that.

OFFERS is the table of what can be done about each finding. Nothing here is decided by itself: a point stays open until
somebody answers it, and what the document stated stays in its reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cartaviva.core.checks.check import build_report
from cartaviva.core.checks.reading_rows import EXACT
from cartaviva.core.compliance import assess
from cartaviva.core.finding_kinds import Severity
from cartaviva.core.findings import Finding
from cartaviva.core.report import KEPT, FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import NoResult, Reason
from cartaviva.core.words import mark


class Choice(StrEnum):
    """How a point is answered."""

    ACCEPT = "accept"
    KEEP = "keep"
    EDIT = "edit"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is what was entered, by column or field."""

    choice: Choice
    value: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about a finding: the words of its choices ("" for one that is not offered).

    `edits`: the columns that may be written anew, or "direction" or "reason".
    """

    accept: str = ""
    keep: str = mark("Leave it as it is")
    edits: tuple[str, ...] = ()
    settles: bool = False
    """Once it is kept there is nothing more to say about it in the report."""

    def allows(self, choice: Choice) -> bool:
        given = {Choice.ACCEPT: self.accept, Choice.KEEP: self.keep, Choice.EDIT: self.edits}
        return bool(given.get(choice))


_ACCEPT, _KEEP = mark("Accept {computed}"), mark("Keep {stated}")
_FIGURES = ("target", "result")
_NO_FIGURE = mark("Leave the text, without a figure")

OFFERS: Mapping[str, Offer] = {
    "difference-sign": Offer(_ACCEPT, _KEEP, _FIGURES),
    "difference-value": Offer(_ACCEPT, _KEEP, _FIGURES),
    "compliance-value": Offer(_ACCEPT, _KEEP, _FIGURES),
    "total-mismatch": Offer(_ACCEPT, _KEEP),
    "cell-shifted": Offer(mark("Accept the row as it was put back"), "", ("commitment", "indicator", *_FIGURES)),
    "duplicate-row": Offer(
        mark("Leave this row out"), mark("Keep both rows"), ("commitment", "indicator", *_FIGURES), True
    ),
    "result-twice": Offer(
        mark("Leave this row out"), mark("Keep both rows"), ("commitment", "indicator", *_FIGURES), True
    ),
    "unreadable-target": Offer("", _NO_FIGURE, ("target",)),
    "unreadable-result": Offer("", _NO_FIGURE, ("result", "reason")),
    "direction-unknown": Offer("", mark("Leave it open, without a degree"), ("direction",)),
    "unit-mismatch": Offer("", mark("Leave them, without a degree"), _FIGURES),
    "decimal-mark": Offer("", _KEEP, _FIGURES, True),
    "rounded-status": Offer("", _KEEP, _FIGURES, True),
    "over-the-whole": Offer("", _KEEP, _FIGURES, True),
    "remarks-say-met": Offer(edits=("result", "remarks"), settles=True),
    "remarks-say-missed": Offer(edits=("result", "remarks"), settles=True),
    "status-mismatch": Offer(edits=_FIGURES, settles=True),
    "share-of-one": Offer("", _KEEP, _FIGURES, True),
    "status-twice": Offer(edits=_FIGURES, settles=True),
    "ratio-mismatch": Offer("", _KEEP, ("result",), True),
    "numerator-over-denominator": Offer(edits=("result",), settles=True),
    "denominator-zero": Offer(edits=("result", "reason"), settles=True),
    "result-missing": Offer("", mark("Leave it as not evaluated"), ("result", "reason")),
    "indicator-figure": Offer(edits=("commitment", "indicator", "target"), settles=True),
    "two-promises": Offer("", mark("Leave them together"), ("commitment",), True),
    "remarks-missing": Offer("", mark("Leave it without an explanation"), ("remarks",), True),
    "target-text-mismatch": Offer("", mark("Keep the target {stated}"), ("target", "commitment"), True),
    "possibly-not-applicable": Offer("", mark("Keep the result: not met"), ("reason", "remarks"), True),
}
"""Code of a finding → what can be done about it."""

_ABOUT_RESULT = frozenset(
    {"result-missing", "unreadable-result", "unit-mismatch", "possibly-not-applicable", "remarks-missing"}
)
"""Findings that a reason for having no result settles."""
_LEFT_OUT = frozenset({"duplicate-row", "result-twice"})

Answers = Mapping[int, Answer]
"""Index of a finding in its report → how it was answered."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report after the answers. `origin`: for each of its rows, the index of that row in the reading."""

    report: FollowUpReport
    origin: tuple[int, ...]


def asks(finding: Finding) -> bool:
    """Does somebody have to answer this finding before the report is kept?"""
    return finding.severity is not Severity.INFO


def offer_of(finding: Finding) -> Offer:
    """What OFFERS says; of other findings one can only take note."""
    return OFFERS.get(
        finding.code, Offer(edits=(finding.column,) if finding.column and finding.row is not None else ())
    )


def corrected(report: FollowUpReport, answers: Answers) -> Corrected:
    """The report with what was written anew, read and checked again."""
    origin = tuple(index for index in range(len(report.rows)) if index not in _dropped(report, answers))
    place = {row: index for index, row in enumerate(origin)}
    rows = tuple(_edited(report.rows[row].stated, _about(report, answers, row)) for row in origin)
    settled = {report.findings[index] for index, answer in answers.items() if answer.choice is not Choice.KEEP}
    layout = tuple(
        replace(finding, row=None if finding.row is None else place[finding.row])
        for finding in report.stated.findings
        if finding not in settled and (finding.row is None or finding.row in place)
    )
    fresh = build_report(replace(report.stated, rows=rows, findings=layout), report.policy)
    fresh = replace(fresh, findings=_open(report, answers, Corrected(fresh, origin)))
    reasons = {place[row]: reason for row in origin if (reason := _reason(_about(report, answers, row)))}
    return Corrected(_without_results(fresh, reasons), origin)


def _about(report: FollowUpReport, answers: Answers, row: int) -> list[tuple[Finding, Answer]]:
    return [(report.findings[index], answer) for index, answer in answers.items() if report.findings[index].row == row]


def _dropped(report: FollowUpReport, answers: Answers) -> set[int]:
    found = ((report.findings[index], answer) for index, answer in answers.items())
    return {
        finding.row
        for finding, answer in found
        if finding.code in _LEFT_OUT and answer.choice is Choice.ACCEPT and finding.row is not None
    }


def _edited(row: StatedRow, about: Sequence[tuple[Finding, Answer]]) -> StatedRow:
    cells, hints = dict(row.cells), dict(row.hints)
    for finding, answer in about:
        if answer.choice is Choice.EDIT:
            cells |= {key: text for key, text in answer.value.items() if key in row.cells}
            hints |= {key: text for key, text in answer.value.items() if key == "direction" and text}
        elif answer.choice is Choice.KEEP and finding.column and OFFERS.get(finding.code, Offer()).accept:
            hints[KEPT] = " ".join((*hints.get(KEPT, "").split(), finding.column))
    if cells == row.cells and hints == row.hints:
        return row
    changed = {key for key in cells if cells[key] != row.cells[key]}
    gone = {EXACT[key] for key in changed if key in EXACT}
    hints = {key: text for key, text in hints.items() if key not in gone}
    return replace(row, cells=cells, hints=hints, merged=row.merged - changed)


def _open(report: FollowUpReport, answers: Answers, after: Corrected) -> tuple[Finding, ...]:
    """The findings of the corrected report, without those that somebody kept and that this settles."""
    kept = [report.findings[index] for index, answer in answers.items() if answer.choice is Choice.KEEP]
    gone = {(one.code, one.row, one.column) for one in kept if offer_of(one).settles}
    origin = after.origin
    return tuple(
        one
        for one in after.report.findings
        if (one.code, None if one.row is None else origin[one.row], one.column) not in gone
    )


def _reason(about: Sequence[tuple[Finding, Answer]]) -> Reason | None:
    given = (answer.value.get("reason") for _, answer in about if answer.choice is Choice.EDIT)
    return next((Reason(text) for text in given if text), None)


def _without_results(report: FollowUpReport, reasons: Mapping[int, Reason]) -> FollowUpReport:
    """The report with the reasons why some of its rows have no result."""
    if not reasons:
        return report
    rows = tuple(
        _with_reason(row, reasons[index], report) if index in reasons else row for index, row in enumerate(report.rows)
    )
    findings = tuple(one for one in report.findings if one.row not in reasons or one.code not in _ABOUT_RESULT)
    return replace(report, rows=rows, findings=findings)


def _with_reason(row: ReportRow, reason: Reason, report: FollowUpReport) -> ReportRow:
    none = NoResult(reason)
    return row._replace(result=none, assessment=assess(row.target, none, report.policy))


def unreadable(report: FollowUpReport, index: int, answer: Answer) -> str:
    """The text, of what is written anew about a finding, that cannot be read as a figure; "" where all can."""
    finding = report.findings[index]
    if answer.choice is not Choice.EDIT or finding.row is None or answer.value.get("reason"):
        return ""
    written = {key: text for key, text in answer.value.items() if key in _FIGURES and text}
    after = corrected(report, {index: answer})
    row = after.origin.index(finding.row)
    codes = {f"unreadable-{key}": text for key, text in written.items()} | {"result-missing": written.get("result", "")}
    found = (one.code for one in after.report.findings if one.row == row)
    return next((codes[code] for code in found if code in codes), "")
