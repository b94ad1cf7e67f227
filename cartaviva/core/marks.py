"""Marks of thousands in reports that do not write figures as their language does: "1,200" beside "18.4" in Spanish.

A text is shown as it is written. Here it is only made ready to be read: without the mark that its language would take
for that of decimals. Where nothing tells, somebody is asked.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from cartaviva.core.findings import Finding
from cartaviva.core.numerals import format_number
from cartaviva.core.patterns import later
from cartaviva.core.report import FollowUpReport, StatedReport, StatedRow
from cartaviva.core.units import Unit

_FIGURES = ("target", "result", "difference", "compliance")
_READ = (*_FIGURES, "commitment", "indicator")
_DECIMAL = later(r"(?<![\w.,/:])(?<!\d-)\d+([.,])(?:\d{1,2}|\d{4,}|(?<=\b0[.,])\d{3})(?![.,/:-]?\d)")
"""18.4, 0.25 and 0.145: no mark of thousands. 1.200 may be one, and 30.6.2024 is a date."""
_LEAST = 2
"""Figures that say which mark is that of decimals."""


def with_usual_marks(stated: StatedReport) -> StatedReport:
    """The report with "1,200" as "1200" where its figures agree on a decimal point and its language has a comma; the
    other way round in English. The same object for all others.
    """
    usual, other = (".", ",") if stated.language == "en" else (",", ".")
    grouped = re.compile(rf"(?<![\d.,])([1-9]\d{{0,2}}){re.escape(usual)}(\d{{3}})(?![\d.,]*\d)")
    rows = (*stated.rows, *stated.totals)
    if not any(usual in text and grouped.search(text) for row in rows for text in map(row.text, _READ)):
        return stated
    said = Counter(mark for row in rows for mark in _decimal_marks(row))
    if said[other] < _LEAST or said[usual]:
        return stated

    def plain(row: StatedRow) -> StatedRow:
        cells = {key: grouped.sub(r"\1\2", text) if text and key in _READ else text for key, text in row.cells.items()}
        return replace(row, cells=cells)

    return replace(stated, rows=tuple(map(plain, stated.rows)), totals=tuple(map(plain, stated.totals)))


def _decimal_marks(row: StatedRow) -> Iterator[str]:
    return (found[1] for key in _FIGURES for found in _DECIMAL.finditer(row.text(key)))


def with_rows_of(report: FollowUpReport, stated: StatedReport) -> FollowUpReport:
    """The report with another form of what it is made of, row by row."""
    rows = tuple(row._replace(stated=own) for row, own in zip(report.rows, stated.rows, strict=True))
    return replace(report, stated=stated, rows=rows)


def as_stated(report: FollowUpReport, stated: StatedReport) -> FollowUpReport:
    """A report that was made ready to be read, with the texts of the document, in its findings too."""
    texts = {
        text: own.text(key)
        for row, own in zip((*report.stated.rows, *report.stated.totals), (*stated.rows, *stated.totals), strict=True)
        for key in _READ
        if (text := row.text(key)) != own.text(key)
    }
    findings = (
        replace(found, stated=texts.get(found.stated, found.stated), computed=texts.get(found.computed, found.computed))
        for found in report.findings
    )
    return replace(with_rows_of(report, stated), findings=tuple(findings))


_ONE_MARK = later(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
"""A figure that is a thousand times another one where the mark is of thousands."""
_OFF = 100


def check_mark(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """decimal-mark: as read the result is far from its target, and with the other meaning of its mark it is near; or
    both have three decimals, of what is counted
    """
    row = report.rows[index]
    text, target = row.stated.text("result"), row.target.value
    value = row.value
    if not value or not target or not _ONE_MARK.search(text):
        return
    other = value * 1000 if value < target else value / 1000
    far = not target / _OFF < value < target * _OFF and target / 2 <= other <= target * 2
    if row.target.unit is Unit.COUNT and max(value, target) < 1000 and _ONE_MARK.search(row.stated.text("target")):
        far, other = True, value * 1000
    if not far:
        return
    language = report.stated.figures_like
    yield Finding(
        "decimal-mark",
        column="result",
        stated=text,
        computed=format_number(other, language),
        detail=format_number(value, language),
    )
