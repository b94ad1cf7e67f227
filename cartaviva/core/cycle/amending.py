"""A row of a report with other figures or texts than its document has: what a person enters, read and assessed."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from cartaviva.core.checks.marks import with_usual_mark
from cartaviva.core.checks.reading_rows import EXACT, result_of_row, target_of_row
from cartaviva.core.compliance import assess
from cartaviva.core.findings import Refused
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.report import KEPT, FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to stand in a row; None leaves it as it is. With a `reason` there is no figure, and `result` words it.

    `seen`: what stood in the columns that are changed when somebody decided so, as `stands` says it; none where
    nobody looked.
    """

    target: str | None = None
    result: str | None = None
    reason: Reason | None = None
    remarks: str | None = None
    seen: Mapping[str, str] = field(default_factory=dict)

    @property
    def of_a_figure(self) -> bool:
        return (self.target, self.result, self.reason) != (None, None, None)


def stands(row: ReportRow) -> dict[str, str]:
    """What can be changed in a row, as it stands there now."""
    texts = {key: tidy(row.stated.text(key)) for key in ("target", "result", "remarks")}
    return texts | {"reason": row.result.reason.value if isinstance(row.result, NoResult) else ""}


def amended(report: FollowUpReport, amendments: Mapping[int, Amendment]) -> FollowUpReport:
    """The report with rows amended, by their 0-based index.

    Raises Refused: "no-row", "target-not-read", "result-not-read"; "changed-meanwhile" where something else than what
    was `seen` stands there.
    """
    if unknown := [index for index in amendments if not 0 <= index < len(report.rows)]:
        raise Refused("no-row", str(unknown[0] + 1))
    rows = tuple(
        _amended(report, row, amendments[index]) if index in amendments else row
        for index, row in enumerate(report.rows)
    )
    return replace(report, rows=rows, stated=replace(report.stated, rows=tuple(row.stated for row in rows)))


def _amended(report: FollowUpReport, row: ReportRow, amendment: Amendment) -> ReportRow:
    if not amendment.seen.items() <= stands(row).items():
        raise Refused("changed-meanwhile", f"{row.stated.measured}.")
    texts = {key: getattr(amendment, key) for key in ("target", "result", "remarks")}
    changed = {key: text.strip() for key, text in texts.items() if text is not None}
    stated = replace(row.stated, cells={**row.stated.cells, **changed})
    if changed.keys() <= {"remarks"} and amendment.reason is None:
        return row._replace(stated=stated)
    gone = {KEPT, *(EXACT[key] for key in changed if key in EXACT)}
    again = "result" in changed or amendment.reason is not None
    if again:
        gone |= {"numerator", "denominator"}
    stated = _without_figures(stated, gone)
    read = with_usual_mark(stated, report.stated)
    target = _target(read, report.stated.language) if "target" in changed else row.target
    if amendment.reason is not None:
        result: Result | NoResult | None = NoResult(amendment.reason)
    elif again or not _holds(row, target):
        result = _result(read, target, report.stated.language)
    else:
        result = row.result
    return ReportRow(stated, target, result, assess(target, result, report.policy))


def _without_figures(stated: StatedRow, gone: Set[str]) -> StatedRow:
    """What the document works out belongs to the figures that it had; so do the hints that are `gone`."""
    blank = {key: "" for key in ("difference", "compliance") if stated.cells.get(key) is not None}
    hints = {key: text for key, text in stated.hints.items() if key not in gone}
    return replace(stated, cells={**stated.cells, **blank}, hints=hints)


def _holds(row: ReportRow, target: Target) -> bool:
    """Whether what was reached is the same under another target: a reason, or the exact ratio of two figures."""
    if not isinstance(row.result, Result):
        return True
    return row.result.numerator is not None and target.unit is row.target.unit


def _target(stated: StatedRow, language: str) -> Target:
    target, problem = target_of_row(stated, language)
    if problem:
        raise Refused("target-not-read", stated.text("target"))
    return target


def _result(stated: StatedRow, target: Target, language: str) -> Result | NoResult | None:
    result, problem = result_of_row(stated, target, language)
    if problem and stated.text("result"):
        raise Refused("result-not-read", stated.text("result"))
    return result
