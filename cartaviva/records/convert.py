"""Rows → core, one way: what the tables hold, as the values that core decides about and formats write."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from cartaviva.core.compliance import assess
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import POLICIES, Policy
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.result import NoResult, Reason
from cartaviva.core.result import Result as Reached
from cartaviva.core.target import Target as Promised
from cartaviva.core.target import Tier
from cartaviva.formats.readers.json import report_of
from cartaviva.formats.writers.json import decimal_text
from cartaviva.records.models import Organisation, Report, Result, Target


def policy_of(organisation: Organisation) -> Policy:
    """The town's policy: one of POLICIES, and what the town set otherwise."""
    given: Mapping[str, Any] = organisation.policy
    known = {key: value for key, value in given.items() if key in asdict(POLICIES["proportional"]) and key != "name"}
    if known.get("partly_from") is not None:
        known["partly_from"] = Decimal(known["partly_from"])
    return replace(POLICIES[given.get("name", "proportional")], **known)


def follow_up_report(report: Report, policy: Policy | None = None) -> FollowUpReport:
    """A report with its figures from the tables, assessed by the town's policy of today or the one given.

    Three queries at most.
    """
    return assembled(report, list(report.results.select_related("target").order_by("row")), policy)


def assembled(report: Report, results: Sequence[Result], policy: Policy | None = None) -> FollowUpReport:
    """The same from its results with their targets, by row."""
    frozen = report_of(report.stated | {"rows": [result.stated for result in results]})
    policy = policy or policy_of(report.organisation)
    rows = tuple(_row(row, result, policy) for row, result in zip(frozen.rows, results, strict=True))
    return replace(frozen, rows=rows, policy=policy)


def _row(row: ReportRow, result: Result, policy: Policy) -> ReportRow:
    target = target_of(result.target) if result.target else row.target
    reached = result_of(result)
    return row._replace(target=target, result=reached, assessment=assess(target, reached, policy))


def target_of(target: Target) -> Promised:
    return Promised(
        Comparator(target.comparator),
        _figure(target.value),
        Unit(target.unit),
        upper=_figure(target.upper),
        scale=_figure(target.scale),
        threshold=_figure(target.threshold),
        deadline=target.deadline,
        tiers=tuple(Tier(Decimal(tier["share"]), tier["within"]) for tier in target.tiers),
        lower_is_better=target.lower_is_better,
    )


def target_columns(target: Promised) -> dict[str, Any]:
    """The columns of a target, for the row that is to be saved."""
    return {
        "comparator": target.comparator.value,
        "value": _text(target.value),
        "unit": target.unit.value,
        "upper": _text(target.upper),
        "scale": _text(target.scale),
        "threshold": _text(target.threshold),
        "deadline": target.deadline,
        "tiers": [{"share": _text(tier.share), "within": tier.within} for tier in target.tiers],
        "lower_is_better": target.lower_is_better,
    }


def result_of(result: Result) -> Reached | NoResult | None:
    """What was reached, or why not; None where there is neither a figure nor a reason."""
    if result.reason:
        return NoResult(Reason(result.reason))
    reached = Reached(
        _figure(result.value),
        Unit(result.unit),
        numerator=_figure(result.numerator),
        denominator=_figure(result.denominator),
        on=result.on,
        tiers=tuple(map(Decimal, result.tiers)),
    )
    return None if reached == Reached(None, reached.unit) else reached


def result_columns(result: Reached | NoResult | None) -> dict[str, Any]:
    """The columns of a result, for the row that is to be saved."""
    if result is None:
        return {}
    if isinstance(result, NoResult):
        return {"reason": result.reason.value}
    return {
        "value": _text(result.value),
        "unit": result.unit.value,
        "numerator": _text(result.numerator),
        "denominator": _text(result.denominator),
        "on": result.on,
        "tiers": [_text(share) for share in result.tiers],
    }


def _figure(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _text(value: Decimal | None) -> str:
    return decimal_text(value) or ""
