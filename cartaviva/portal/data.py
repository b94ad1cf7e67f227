"""Open data: everything that was published of a year, of a commitment, or of all years, as CSV and JSON."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from typing import Any

from cartaviva.core.evidence import EvidenceFile
from cartaviva.core.published.publication import Identity, PublishedReport
from cartaviva.core.report import ReportRow
from cartaviva.core.words import mark
from cartaviva.formats.frozen import freeze
from cartaviva.formats.writers.csv import harmless
from cartaviva.formats.writers.json import decimal_text
from cartaviva.portal.answers import OPEN, Missing, Page, Reader
from cartaviva.portal.kept import Answer
from cartaviva.portal.record import Entry

FIELDS: tuple[tuple[str, str], ...] = (
    ("charter", mark("Name of the charter in its address.")),
    ("charter_name", mark("Name of the charter.")),
    ("period", mark("The period, as the town names it.")),
    ("start", mark("First day of the period.")),
    ("end", mark("Last day of the period.")),
    ("commitment", mark("Code of the commitment. It never changes: by it, years can be joined.")),
    ("indicator_number", mark("Which of the commitment's indicators, from 1.")),
    ("improvement_line", mark("Improvement line, where the town gave one.")),
    ("service", mark("The service offered.")),
    ("objective", mark("The objective.")),
    ("commitment_text", mark("The promise, as it was worded in that period.")),
    ("indicator", mark("How it is measured.")),
    ("target", mark("What was promised, as the town wrote it.")),
    ("comparator", mark("How the target compares: at_least, at_most, exactly…")),
    ("target_value", mark("The target's figure, with a decimal point.")),
    ("unit", mark("Unit of target and result: percent, count, days…")),
    ("result", mark("What was reached, as the town wrote it.")),
    ("result_value", mark("The result's figure, with a decimal point.")),
    ("difference", mark("Result minus target, in percentage points for percentages.")),
    ("degree", mark("Degree of compliance in percent, 0 to 100, with up to six decimals.")),
    ("status", mark("met, partly_met, not_met, not_evaluated or not_applicable.")),
    ("remarks", mark("What the town says about the result.")),
    ("language", mark("Language of the texts.")),
    ("publication", mark("Number of the publication in the town's chain.")),
    ("sha256", mark("Hash of the publication.")),
    ("evidence", mark("Evidence that was published, a line for each file: address, bytes, SHA-256 and name.")),
    (
        "own_period",
        mark("The period of the figure where it is not that of the report, as a school year within a year."),
    ),
    ("own_start", mark("First day of the figure's own period.")),
    ("own_end", mark("Last day of the figure's own period.")),
)
"""Columns of the CSV: name and meaning. Names never change; new ones come last."""


def data(reader: Reader) -> Page:
    return Page("data.html", {"fields": FIELDS})


def data_file(reader: Reader, span: str, form: str) -> Answer:
    """`span` is a year, or "all"."""
    record = reader.record
    entries = [one for one in record.reports if span in ("all", str(one.year))]
    if not entries:
        raise Missing
    return _file(reader, list(zip(entries, record.open(entries), strict=True)), form, f"{reader.links.town}-{span}")


def commitment_file(reader: Reader, code: str, form: str) -> Answer:
    """One commitment through the years."""
    entries = reader.record.entries_of(code)
    if not entries:
        raise Missing
    opened = [(entry, _only(one, code)) for entry, one in zip(entries, reader.record.open(entries), strict=True)]
    return _file(reader, opened, form, code)


def _only(report: PublishedReport, code: str) -> PublishedReport:
    """The report with the rows of one commitment alone."""
    kept = [at for at, identity in enumerate(report.identities) if identity.code == code]
    rows = tuple(report.report.rows[at] for at in kept)
    follow_up = replace(report.report, rows=rows, findings=())
    return replace(report, report=follow_up, identities=tuple(report.identities[at] for at in kept))


def _file(reader: Reader, opened: Sequence[tuple[Entry, PublishedReport]], form: str, name: str) -> Answer:
    made = {"csv": csv_of, "json": json_of}.get(form)
    if made is None:
        raise Missing
    body = made(reader, opened)
    media = {"csv": "text/csv; charset=utf-8", "json": "application/json"}[form]
    headers = (("Content-Disposition", f'attachment; filename="{name}.{form}"'), *OPEN)
    return Answer(body, content_type=media, headers=headers)


def csv_of(reader: Reader, opened: Sequence[tuple[Entry, PublishedReport]]) -> bytes:
    """UTF-8, commas, points; a row for each indicator and period."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _ in FIELDS)
    for entry, published in opened:
        for row, identity in zip(published.report.rows, published.identities, strict=True):
            cells = (*_cells(entry, published, row, identity), _evidence_lines(reader, row), *_own(row))
            writer.writerow(map(harmless, cells))
    return out.getvalue().encode()


def _cells(entry: Entry, published: PublishedReport, row: ReportRow, identity: Identity) -> Iterator[str]:
    stated, period, assessed = row.stated, published.period, row.assessment
    yield from (published.charter, str(published.name), period.label, period.start.isoformat(), period.end.isoformat())
    yield from (identity.code, str(identity.indicator), identity.line)
    yield from (stated.text(key) for key in ("service", "objective", "commitment", "indicator", "target"))
    yield from (row.target.comparator.value, decimal_text(row.target.value) or "", row.target.unit.value)
    yield from (stated.text("result"), decimal_text(getattr(row.result, "value", None)) or "")
    yield from (decimal_text(assessed.difference) or "", decimal_text(assessed.degree) or "", assessed.status.value)
    yield from (stated.text("remarks"), published.report.stated.language, str(entry.number), entry.sha256)


def _own(row: ReportRow) -> tuple[str, str, str]:
    own = row.stated.period
    return (own.label, own.start.isoformat(), own.end.isoformat()) if own else ("", "", "")


def _evidence_lines(reader: Reader, row: ReportRow) -> str:
    files = (_evidence(reader, one) for one in row.evidence)
    return "\n".join(f"{one['address']} {one['size']} {one['sha256']} {one['name']}" for one in files)


def _evidence(reader: Reader, file: EvidenceFile) -> dict[str, Any]:
    address = reader.links.whole(reader.town.site, "evidence", sha256=file.sha256, name=file.name)
    return file._asdict() | {"address": address}


def _files(reader: Reader, published: PublishedReport) -> dict[str, Any]:
    """Evidence that was not taken away, with the row that it backs, counted from 0; nothing where there is none."""
    rows = enumerate(published.report.rows)
    found = [{"row": index} | _evidence(reader, one) for index, row in rows for one in row.evidence]
    return {"evidence": found} if found else {}


def json_of(reader: Reader, opened: Sequence[tuple[Entry, PublishedReport]]) -> bytes:
    """The published values, each with its number, its hashes, and where the evidence is that backs it."""
    organisation = reader.town.organisation
    value = {
        "format": "cartaviva.data/1",
        "organisation": {"slug": organisation.slug, "name": organisation.name},
        "licence": organisation.data_licence,
        "reports": [
            {"publication": entry.number, "sha256": entry.sha256, "link": entry.link, **freeze(published)}
            | _files(reader, published)
            for entry, published in opened
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
