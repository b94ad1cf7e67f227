"""Published values as JSON, and back: what is hashed is the canonical form of this."""

import re
from datetime import date
from typing import Any

from cartaviva.core.period import Period
from cartaviva.core.publication import ClosedYear, Correction, Identity, NotedReport, PublishedReport
from cartaviva.core.words import ENGLISH, Text
from cartaviva.formats.readers.json import report_of
from cartaviva.formats.writers.json import report_object

FORMAT = "cartaviva.publication/1"
Json = dict[str, Any]

_FREE_TEXT = re.compile(
    r"report\.(rows\.\d+\.(remarks|extras\.\d+|improvement\.(cause|action|owner)|outcome\.(action|text))"
    r"|notes\.\d+|totals\.\d+\.remarks)|corrects\.reason"
)


def is_free_text(path: str) -> bool:
    """Whether the text at this path may hold what has to go one day: people write there as they like."""
    return _FREE_TEXT.fullmatch(path) is not None


# Write


def freeze(published: PublishedReport | ClosedYear) -> Json:
    """The value as JSON; `thaw` is the way back."""
    period = published.period
    common = {
        "format": FORMAT,
        "organisation": published.organisation,
        "period": {"label": period.label, "start": period.start.isoformat(), "end": period.end.isoformat()},
    }
    if isinstance(published, ClosedYear):
        noted = {"by": published.noted_by, "on": published.noted_on.isoformat(), "file": published.file_number}
        reports = [{"charter": one.charter, "number": one.number, "sha256": one.sha256} for one in published.reports]
        own = {"self_validated": published.self_validated} if published.self_validated else {}
        return common | {"kind": "year", "noted": noted, "reports": reports} | own
    corrects = published.corrects
    return common | {
        "kind": "report",
        "charter": {"slug": published.charter, "name": dict(published.name.by_language)},
        "report": report_object(published.report, ENGLISH),
        "identities": [
            {"code": one.code, "indicator": one.indicator, "line": one.line} for one in published.identities
        ],
        "corrects": corrects and {"number": corrects.number, "sha256": corrects.sha256, "reason": corrects.reason},
    }


# Read


def thaw(value: Json) -> PublishedReport | ClosedYear:
    """Raises KeyError, TypeError or ValueError where the value is not one of ours."""
    if value["format"] != FORMAT:
        raise ValueError(value["format"])
    span = value["period"]
    period = Period(span["label"], date.fromisoformat(span["start"]), date.fromisoformat(span["end"]))
    if value["kind"] == "year":
        noted = value["noted"]
        reports = tuple(NotedReport(**one) for one in value["reports"])
        on = date.fromisoformat(noted["on"])
        own = value.get("self_validated", 0)
        return ClosedYear(value["organisation"], period, noted["by"], on, noted["file"], reports, own)
    return PublishedReport(
        value["organisation"],
        value["charter"]["slug"],
        Text(value["charter"]["name"]),
        period,
        report_of(value["report"]),
        tuple(Identity(**one) for one in value["identities"]),
        Correction(**value["corrects"]) if value["corrects"] else None,
    )
