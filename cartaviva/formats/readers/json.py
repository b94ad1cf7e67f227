"""Our own JSON, back to the reports that it was written from. A file that says anything else is refused."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from cartaviva.core.checks.check import check_report
from cartaviva.core.compliance import Assessment, Status, assess
from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.findings import FINDINGS, Finding, Place, Unreadable
from cartaviva.core.improving import EFFECT_WORDS, Improvement, Outcome
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.period import Period
from cartaviva.core.policy import POLICIES, Policy
from cartaviva.core.published.publication import publishable
from cartaviva.core.report import KEYS, FollowUpReport, Imprint, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target, Tier
from cartaviva.core.words import mark
from cartaviva.formats.readers.encodings import decode
from cartaviva.formats.readers.limits import check_file, check_table, check_values
from cartaviva.formats.writers.json import FORMAT

Json = dict[str, Any]
V = TypeVar("V")

_DECIMAL = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?")
_NOT_OURS = mark("It is JSON, and not a reading of this program.")
_LANGUAGE = re.compile("(?:[a-z]{2,3})?")  # ISO 639, of which each page and tagged PDF says one
_BROKEN = mark("A key of the reading is missing, or holds what it should not.")

# Read


def read_reports(data: bytes) -> tuple[FollowUpReport, ...]:
    """The reports, checked again. Raises Unreadable: empty-file, too-large, not-a-document, damaged-file, no-table."""
    check_file(data)
    check_values(data)
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable("damaged-file", _BROKEN) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unreadable("not-a-document", _NOT_OURS)
    try:
        reports = tuple(_checked(report_of(report)) for report in value["reports"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError) as error:
        raise Unreadable("damaged-file", _BROKEN) from error
    if not reports:
        raise Unreadable("no-table")
    return reports


def _checked(report: FollowUpReport) -> FollowUpReport:
    """Nobody's word is taken for a status, a degree or what there is to look at. A result in doubt is assessed as none.

    What was found in a layout is taken from the file, as the layout is no longer there.
    """
    for row in report.rows:
        if row.assessment not in (assess(row.target, each, report.policy) for each in (row.result, None)):
            raise ValueError(row.assessment)
    return publishable(report) if report.imprint else replace(report, findings=check_report(report))


def report_of(value: Json) -> FollowUpReport:
    """The report of one object. Raises KeyError, TypeError or ValueError where it holds what it should not."""
    check_table(len(value["rows"]) + len(value["totals"]), len(KEYS) + len(value["extras"]))
    rows = tuple(_row(row) for row in value["rows"])
    findings = tuple(_finding(finding, len(rows)) for finding in value["findings"])
    stated = StatedReport(
        tuple(row.stated for row in rows),
        service=_text(value["service"]),
        period=_maybe(period_of, value["period"]),
        title=_text(value["title"]),
        organisation=_text(value["organisation"]),
        language=_language(value["language"]),
        headings={_column(key): _text(text) for key, text in value["headings"].items()},
        extras=_texts(value["extras"]),
        notes=_texts(value["notes"]),
        totals=tuple(_stated_row(row) for row in value["totals"]),
        findings=tuple(findings[_index(index, len(findings))] for index in value["layout_findings"]),
    )
    imprint = _maybe(_imprint, value.get("publication"))
    return FollowUpReport(stated, rows, findings, _policy(value["policy"]), imprint)


def _imprint(value: Json) -> Imprint:
    return Imprint(
        int(value["number"]),
        _text(value["sha256"]),
        _text(value["head"]),
        date.fromisoformat(value["on"]),
        _maybe(int, value["corrects"]),
        _text(value["reason"]),
        tuple((date.fromisoformat(one["on"]), _text(one["reason"])) for one in value["removed"]),
    )


def _row(value: Json) -> ReportRow:
    texts = value | {
        "target": value["target"]["text"],
        "result": value["result"]["text"],
        "difference": value["difference"]["stated"],
        "compliance": value["compliance"]["stated"],
    }
    return ReportRow(
        _stated_row(texts),
        _target(value["target"]),
        _result(value["result"]),
        _assessment(value),
        _maybe(_improvement, value.get("improvement")),
        _maybe(_outcome, value.get("outcome")),
        tuple(map(evidence_file, value.get("evidence", ()))),
    )


def evidence_file(value: Json) -> EvidenceFile:
    """Raises KeyError or ValueError where the value is not one of ours."""
    if not re.fullmatch("[0-9a-f]{64}", value["sha256"]):
        raise ValueError(value["sha256"])
    return EvidenceFile(_text(value["name"]), value["sha256"], _index(value["size"]), _text(value["media_type"]))


def _improvement(value: Json) -> Improvement:
    return Improvement(
        _text(value["cause"]),
        _text(value["action"]),
        _text(value["owner"]),
        date.fromisoformat(value["due_on"]),
        _maybe(_index, value.get("complaints")),
        _maybe(date.fromisoformat, value.get("done_on")),
    )


def _outcome(value: Json) -> Outcome:
    effect = value.get("effect", "")
    if effect not in ("", *EFFECT_WORDS):
        raise ValueError(effect)
    done_on = _maybe(date.fromisoformat, value.get("done_on"))
    return Outcome(_text(value["period"]), _text(value["action"]), done_on, effect, _text(value.get("text", "")))


def _stated_row(value: Json) -> StatedRow:
    return StatedRow(
        {key: _maybe(_text, value[key]) for key in KEYS},
        merged=frozenset(map(_column, value.get("merged", ()))),
        extras=_texts(value.get("extras", [])),
        hints={_text(key): _text(text) for key, text in value.get("hints", {}).items()},
        places={_text(key): _place(place) for key, place in value.get("source", {}).items()},
        period=_maybe(period_of, value.get("period")),
    )


def _target(value: Json) -> Target:
    comparator = Comparator(value["comparator"])
    lower, upper = value["value"] if comparator is Comparator.BETWEEN else (value["value"], None)
    return Target(
        comparator,
        _maybe(_decimal, lower),
        Unit(value["unit"]),
        upper=_maybe(_decimal, upper),
        scale=_maybe(_decimal, value.get("scale")),
        threshold=_maybe(_decimal, value.get("threshold")),
        deadline=_maybe(date.fromisoformat, value.get("date")),
        tiers=tuple(Tier(_decimal(tier["share"]), _text(tier["within"])) for tier in value.get("tiers", ())),
        lower_is_better=_yes(value.get("lower_is_better", False)),
    )


def _result(value: Json) -> Result | NoResult | None:
    if "reason" in value:
        return NoResult(Reason(value["reason"]))
    if "unit" not in value:
        return None
    return Result(
        _maybe(_decimal, value["value"]),
        Unit(value["unit"]),
        numerator=_maybe(_decimal, value.get("numerator")),
        denominator=_maybe(_decimal, value.get("denominator")),
        on=_maybe(date.fromisoformat, value.get("date")),
        tiers=tuple(map(_decimal, value.get("tiers", ()))),
    )


def _assessment(value: Json) -> Assessment:
    raw = value["compliance"].get("raw")
    numerator, denominator = raw or (None, None)
    if raw and not _decimal(denominator):
        raise ValueError("a ratio over nothing")
    return Assessment(
        Status(value["status"]),
        difference=_maybe(_decimal, value["difference"]["computed"]),
        degree=_maybe(_decimal, value["compliance"]["computed"]),
        raw=(_decimal(numerator), _decimal(denominator)) if raw else None,
        better=_maybe(_yes, value["difference"].get("better")),
        differences=tuple(map(_decimal, value["difference"].get("tiers", ()))),
    )


def _policy(value: Json) -> Policy:
    if value["name"] not in POLICIES or value["at_most"] not in ("inverse", "linear"):
        raise ValueError(value)
    return Policy(
        value["name"],
        version=_index(value["version"]),
        at_most=value["at_most"],
        cap=_yes(value["cap"]),
        percentages=_yes(value["percentages"]),
        partly_from=_maybe(_decimal, value["partly_from"]),
        leave_out_not_evaluated=_yes(value["leave_out_not_evaluated"]),
        places=_index(value["places"], 10),
    )


def _finding(value: Json, rows: int) -> Finding:
    if value["code"] not in FINDINGS:
        raise ValueError(value["code"])
    row = value["row"]
    return Finding(
        value["code"],
        row if row is None else _index(row, rows),
        _maybe(_text, value["column"]),
        stated=_text(value["stated"] or ""),
        computed=_text(value["computed"] or ""),
        detail=_text(value["detail"] or ""),
        place=_place(value["source"]),
    )


def _place(value: Json) -> Place:
    column, box = value.get("column"), value.get("box")
    left, bottom, right, top = map(int, box) if box else (0, 0, 0, 0)
    return Place(
        sheet=_maybe(_text, value.get("sheet")),
        table=_maybe(_index, value.get("table")),
        page=_maybe(_index, value.get("page")),
        row=_maybe(_index, value.get("row")),
        column=column if column is None or isinstance(column, int) else _text(column),
        box=(left, bottom, right, top) if box else None,
    )


def period_of(value: Json) -> Period:
    """Raises KeyError, TypeError or ValueError as `report_of` does."""
    start, end = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    if end < start:
        raise ValueError(end)
    return Period(_text(value["label"]), start, end)


# Single values: each raises TypeError or ValueError where the JSON holds another kind


def _maybe(read: Callable[[Any], V], value: object) -> V | None:
    return None if value is None else read(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode("utf-8")  # half of a surrogate pair is a ValueError
    return unicodedata.normalize("NFC", value)


def _language(value: object) -> str:
    if not _LANGUAGE.fullmatch(_text(value)):
        raise ValueError(value)
    return str(value)


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(map(_text, values))


def _column(value: object) -> str:
    if value not in KEYS:
        raise ValueError(value)
    return str(value)


def _decimal(value: object) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise ValueError(value)
    return Decimal(value)


def _index(value: object, below: int = 1 << 31) -> int:
    """A whole number from 0; bool is no number here, though Python counts it as one."""
    if type(value) is not int or not 0 <= value < below:
        raise ValueError(value)
    return value


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value
