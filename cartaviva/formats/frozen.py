"""Published values as JSON, and back: what is hashed is the canonical form of this, with its texts sealed."""

import json
import re
from datetime import date
from typing import Any

from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.published.chain import canonical
from cartaviva.core.published.publication import ClosedYear, Correction, Identity, NotedReport, PublishedReport
from cartaviva.core.words import ENGLISH, Text
from cartaviva.formats.readers.json import evidence_file, period_of, report_of
from cartaviva.formats.writers.json import period_object, report_object

FORMAT = "cartaviva.publication/1"
"""Of the open value, which the open data hand out."""
SEALED = "cartaviva.publication/2"
"""Of the value that is hashed. In those that were hashed as version 1 fewer texts were sealed; `thaw` reads both."""
Json = dict[str, Any]

_FREE_TEXT = re.compile(
    r"report\.(rows\.\d+\.(improvement\.(cause|action|owner)|outcome\.(action|text)|evidence\.\d+)"
    r"|(rows|totals)\.\d+\.(service|objective|commitment|indicator|remarks|extras\.\d+)"
    r"|title|organisation|service|headings\.\w+|extras\.\d+|notes\.\d+)|corrects\.reason|noted\.by"
)
_FIGURE = re.compile(
    r"report\.(rows\.\d+\.((target|result)\.text|(difference|compliance)\.stated|hints\.(?!kept$)\w+)"
    r"|totals\.\d+\.((target|result|difference|compliance)|hints\.\w+)"
    r"|findings\.\d+\.(stated|detail))"
)
_SAYS_MORE = re.compile(r"[^\W\d_]|(\d\W*){9}")
"""In a text that holds more than a figure can: a letter, or as many digits as a telephone has."""

_OF_THE_CHARTER = re.compile(
    r"report\.(title|organisation|service|headings\..+|rows\.\d+\.(service|objective|commitment|indicator|target\.text))"
)
_EVIDENCE = re.compile(r"report\.rows\.\d+\.evidence\.\d+")


def is_free_text(path: str, text: str) -> bool:
    """Whether the text at this path may hold what has to go one day: a document or a person worded it."""
    if _FIGURE.fullmatch(path):
        return _SAYS_MORE.search(text) is not None
    return _FREE_TEXT.fullmatch(path) is not None


def is_of_charter(path: str) -> bool:
    """Whether the text at this path is the same each year: names, headings, promises."""
    return _OF_THE_CHARTER.fullmatch(path) is not None


def is_evidence(path: str) -> bool:
    """Whether the text at this path is a file of evidence: what is published of it, as JSON."""
    return _EVIDENCE.fullmatch(path) is not None


def evidence_of(text: str) -> EvidenceFile:
    """Raises KeyError or ValueError where the text is not one of ours."""
    return evidence_file(json.loads(text))


# Write


def to_seal(published: PublishedReport | ClosedYear) -> Json:
    """The value as it is sealed and hashed. Sentences that repeat a text are left out: they follow from the rest."""
    value = freeze(published) | {"format": SEALED}
    if isinstance(published, ClosedYear):
        return value
    findings = [{key: one[key] for key in one if key != "message"} for one in value["report"]["findings"]]
    return value | {"report": value["report"] | {"findings": findings}}


def freeze(published: PublishedReport | ClosedYear) -> Json:
    """The value as JSON; `thaw` is the way back."""
    period = published.period
    common = {
        "format": FORMAT,
        "organisation": published.organisation,
        "period": period_object(period),
    }
    if isinstance(published, ClosedYear):
        noted = {"by": published.noted_by, "on": published.noted_on.isoformat(), "file": published.file_number}
        reports = [{"charter": one.charter, "number": one.number, "sha256": one.sha256} for one in published.reports]
        own = {"self_validated": published.self_validated} if published.self_validated else {}
        named = {"corrects": _correction(published.corrects)} if published.corrects else {}
        return common | {"kind": "year", "noted": noted, "reports": reports} | own | named
    return common | {
        "kind": "report",
        "charter": {"slug": published.charter, "name": dict(published.name.by_language)},
        "report": _sealable(report_object(published.report, ENGLISH)),
        "identities": [
            {"code": one.code, "indicator": one.indicator, "line": one.line} for one in published.identities
        ],
        "corrects": _correction(published.corrects),
    }


def _correction(corrects: Correction | None) -> Json | None:
    if corrects is None:
        return None
    return {"number": corrects.number, "sha256": corrects.sha256, "reason": corrects.reason}


def _sealable(report: Json) -> Json:
    """Each file of evidence as one text: its name and its hash are sealed, and taken away, together."""
    rows = [
        row | {"evidence": [canonical(one).decode() for one in row["evidence"]]} if "evidence" in row else row
        for row in report["rows"]
    ]
    return report | {"rows": rows}


# Read


def _unsealed(report: Json) -> Json:
    """A file that was taken away is not there."""
    rows = [
        row | {"evidence": [json.loads(text) for text in row["evidence"] if text]} if "evidence" in row else row
        for row in report["rows"]
    ]
    return report | {"rows": rows}


def thaw(value: Json) -> PublishedReport | ClosedYear:
    """Raises KeyError, TypeError or ValueError where the value is not one of ours."""
    if value["format"] not in (FORMAT, SEALED):
        raise ValueError(value["format"])
    period = period_of(value["period"])
    if value["kind"] == "year":
        noted = value["noted"]
        reports = tuple(NotedReport(**one) for one in value["reports"])
        on = date.fromisoformat(noted["on"])
        own, named = value.get("self_validated", 0), value.get("corrects")
        corrects = Correction(**named) if named else None
        return ClosedYear(value["organisation"], period, noted["by"], on, noted["file"], reports, own, corrects)
    return PublishedReport(
        value["organisation"],
        value["charter"]["slug"],
        Text(value["charter"]["name"]),
        period,
        report_of(_unsealed(value["report"])),
        tuple(Identity(**one) for one in value["identities"]),
        Correction(**value["corrects"]) if value["corrects"] else None,
    )
