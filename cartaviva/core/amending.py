"""A row of a report with other figures or texts than its document has: what a person enters, read and assessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cartaviva.core.compliance import assess
from cartaviva.core.exact import exact_result, exact_target
from cartaviva.core.findings import Refused
from cartaviva.core.lexicon import tidy
from cartaviva.core.report import KEPT, FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import NoResult, Reason, Result, parse_result
from cartaviva.core.target import Target, parse_target


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
        raise Refused("changed-meanwhile", f"{row.stated.text('indicator') or row.stated.text('commitment')}.")
    texts = {key: getattr(amendment, key) for key in ("target", "result", "remarks")}
    changed = {key: text.strip() for key, text in texts.items() if text is not None}
    stated = replace(row.stated, cells={**row.stated.cells, **changed})
    if changed.keys() <= {"remarks"} and amendment.reason is None:
        return row._replace(stated=stated)
    stated = _without_figures(stated, {f"exact_{key}" for key in changed})
    target = _target(stated, report.stated.language) if "target" in changed else row.target
    if amendment.reason is not None:
        result: Result | NoResult | None = NoResult(amendment.reason)
    elif "result" in changed or isinstance(row.result, Result):
        result = _result(stated, target, report.stated.language)
    else:
        result = row.result
    return ReportRow(stated, target, result, assess(target, result, report.policy))


def _without_figures(stated: StatedRow, gone: set[str]) -> StatedRow:
    """What the document works out belongs to the figures that it had."""
    blank = {key: "" for key in ("difference", "compliance") if stated.cells.get(key) is not None}
    gone |= {"numerator", "denominator", KEPT}
    hints = {key: text for key, text in stated.hints.items() if key not in gone}
    return replace(stated, cells={**stated.cells, **blank}, hints=hints)


def _target(stated: StatedRow, language: str) -> Target:
    target, problem = parse_target(
        stated.text("target"),
        commitment=stated.text("commitment"),
        indicator=stated.text("indicator"),
        direction=stated.hints.get("direction", ""),
        unit=stated.hints.get("unit", ""),
        language=language,
    )
    if problem:
        raise Refused("target-not-read", stated.text("target"))
    return exact_target(stated, target)


def _result(stated: StatedRow, target: Target, language: str) -> Result | NoResult | None:
    text = stated.text("result")
    result, problem = parse_result(text, target, indicator=stated.text("indicator"), language=language)
    if problem and text:
        raise Refused("result-not-read", text)
    return exact_result(stated, result) if isinstance(result, Result) else result
