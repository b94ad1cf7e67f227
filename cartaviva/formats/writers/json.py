"""JSON: all that is known of a report, as docs/reference/reading.schema.json describes it. Reading it loses nothing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from cartaviva.core.findings import Finding, Place
from cartaviva.core.improving import Improvement, Outcome
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.period import Period
from cartaviva.core.policy import Policy
from cartaviva.core.report import KEYS, FollowUpReport, Imprint, ReportRow, StatedRow
from cartaviva.core.result import NoResult, Result
from cartaviva.core.target import Target
from cartaviva.core.words import Say

FORMAT = "cartaviva.reading/1"
"""Says what the file is. The number grows when a key changes its meaning, not when one is added."""

Json = dict[str, Any]


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """UTF-8, one line a row, so that two versions of a report can be compared line by line."""
    texts = [_lines(report_object(report, say)) for report in reports]
    head = f'{{"format": "{FORMAT}", "reports": ['
    return (head + ",\n".join(texts) + "]}\n").encode("utf-8")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(report: Json) -> str:
    """An object with a line for each key, and for each item of its lists of objects."""
    keys = []
    for key, value in report.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            keys.append(f'"{key}": [\n  ' + ",\n  ".join(map(_dump, value)) + "\n ]")
        else:
            keys.append(f'"{key}": {_dump(value)}')
    return "{\n " + ",\n ".join(keys) + "\n}"


def report_object(report: FollowUpReport, say: Say) -> Json:
    """One report as `cartaviva.reading/1` holds it; `readers.json.report_of` is the way back."""
    stated = report.stated
    return {
        "title": stated.title,
        "organisation": stated.organisation,
        "service": stated.service,
        "period": period_object(stated.period) if stated.period else None,
        "language": stated.language,
        "policy": _policy(report.policy),
        "headings": dict(stated.headings),
        "extras": list(stated.extras),
        "rows": [_row(row) for row in report.rows],
        "findings": [finding_object(finding, say) for finding in report.findings],
        "layout_findings": [report.findings.index(finding) for finding in stated.findings],
        "totals": [_stated(row) for row in stated.totals],
        "notes": list(stated.notes),
    } | _known(publication=report.imprint and _imprint(report.imprint))


def _imprint(imprint: Imprint) -> Json:
    removed = [{"on": day.isoformat(), "reason": reason} for day, reason in imprint.removed]
    return imprint._asdict() | {"on": imprint.on.isoformat(), "removed": removed}


def decimal_text(value: Decimal | None) -> str | None:
    """Plain digits without trailing zeros: "75", "-0.5"."""
    if value is None:
        return None
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _texts(values: Iterable[Decimal]) -> list[str | None]:
    return [decimal_text(value) for value in values]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def period_object(period: Period) -> Json:
    return {"label": period.label, "start": period.start.isoformat(), "end": period.end.isoformat()}


def _policy(policy: Policy) -> Json:
    return asdict(policy) | {"partly_from": decimal_text(policy.partly_from)}


def _row(row: ReportRow) -> Json:
    cells = {key: row.stated.cells.get(key) for key in KEYS}
    assessment = row.assessment
    difference = {"stated": cells["difference"], "computed": decimal_text(assessment.difference)}
    degree = {"stated": cells["compliance"], "computed": decimal_text(assessment.degree)}
    computed = {
        "target": _target(row.target, cells["target"]),
        "result": _result(row.result, cells["result"]),
        "difference": difference | _known(better=assessment.better, tiers=_texts(assessment.differences)),
        "compliance": degree | _known(raw=_texts(assessment.raw or ())),
        "status": assessment.status.value,
    }
    improving = _known(
        improvement=row.improvement and _improvement(row.improvement),
        outcome=row.outcome and _outcome(row.outcome),
        evidence=[one._asdict() for one in row.evidence],
    )
    return cells | computed | _beside(row.stated) | improving


def _improvement(plan: Improvement) -> Json:
    said = {"cause": plan.cause, "action": plan.action, "owner": plan.owner, "due_on": _day(plan.due_on)}
    return said | _known(complaints=plan.complaints, done_on=_day(plan.done_on))


def _outcome(outcome: Outcome) -> Json:
    answer = _known(done_on=_day(outcome.done_on), effect=outcome.effect or None, text=outcome.text or None)
    return {"period": outcome.period, "action": outcome.action} | answer


def _stated(row: StatedRow) -> Json:
    """A row that is not assessed: its texts alone."""
    return {key: row.cells.get(key) for key in KEYS} | _beside(row)


def _beside(row: StatedRow) -> Json:
    """What a row has beside its nine cells."""
    return _known(
        period=period_object(row.period) if row.period else None,
        extras=list(row.extras),
        merged=[key for key in KEYS if key in row.merged],
        hints=dict(row.hints),
        source={key: _place(place) for key, place in row.places.items()},
    )


def _known(**values: object) -> Json:
    """Those that hold something."""
    return {key: value for key, value in values.items() if value not in (None, [], {})}


def _target(target: Target, text: str | None) -> Json:
    value: object = decimal_text(target.value)
    if target.comparator is Comparator.BETWEEN:
        value = [value, decimal_text(target.upper)]
    single = {"text": text, "comparator": target.comparator.value, "value": value, "unit": target.unit.value}
    return single | _known(
        scale=decimal_text(target.scale),
        threshold=decimal_text(target.threshold),
        date=_day(target.deadline),
        tiers=[{"share": decimal_text(tier.share), "within": tier.within} for tier in target.tiers],
        lower_is_better=target.lower_is_better or None,
    )


def _result(result: Result | NoResult | None, text: str | None) -> Json:
    if result is None:
        return {"text": text, "value": None}
    if isinstance(result, NoResult):
        return {"text": text, "value": None, "reason": result.reason.value}
    return {"text": text, "value": decimal_text(result.value), "unit": result.unit.value} | _known(
        numerator=decimal_text(result.numerator),
        denominator=decimal_text(result.denominator),
        date=_day(result.on),
        tiers=_texts(result.tiers),
    )


def _place(place: Place) -> Json:
    return {name: value for name, value in place._asdict().items() if value is not None}


def finding_object(finding: Finding, say: Say) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "row": finding.row,
        "column": finding.column,
        "stated": finding.stated or None,
        "computed": finding.computed or None,
        "detail": finding.detail or None,
        "message": finding.message(say),
        "advice": finding.advice(say),
        "source": _place(finding.place),
    }
