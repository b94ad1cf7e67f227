"""Marks of thousands in reports that do not write figures as their language does: "1,200" beside "18.4" in Spanish.

A text is shown as it is written. Here it is only made ready to be read: without the mark that its language would take
for that of decimals. Where nothing tells, somebody is asked.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cartaviva.core.findings import Finding
from cartaviva.core.language.counted_words import counts_whole
from cartaviva.core.language.numerals import format_number
from cartaviva.core.language.patterns import later
from cartaviva.core.language.units import Unit
from cartaviva.core.report import FollowUpReport, StatedReport, StatedRow

_FIGURES = ("target", "result", "difference", "compliance")
_READ = (*_FIGURES, "commitment", "indicator")
_BESIDE = ("threshold", "numerator", "denominator", "parts")
"""Hints that are figures."""
_DECIMAL = later(r"(?<![\w.,/:])(?<!\d-)\d+([.,])(?:\d{1,2}|\d{4,}|(?<=\b0[.,])\d{3})(?![.,/:-]?\d)")
"""18.4, 0.25 and 0.145: no mark of thousands. 1.200 may be one, and 30.6.2024 is a date."""
_LEAST = 2
"""Figures that say which mark is that of decimals."""
THOUSANDS = "thousands"
"""The hint of a row with the mark of thousands of its report, as it was decided when that was read, or _NEITHER: one
figure that somebody corrects decides nothing about the others."""
_NEITHER = "-"


def with_mark_kept(stated: StatedReport) -> StatedReport:
    """The report with what is decided of its figures in the hints of its rows. The same object for most."""
    usual, grouped = _usual(stated)
    if not _may_be_grouped(stated, usual, grouped):
        return stated
    of_thousands = _asked_of(stated, usual, grouped)

    def kept(row: StatedRow) -> StatedRow:
        told = any(map(grouped.search, map(row.text, _READ)))
        hint = {THOUSANDS: usual if of_thousands(row) else _NEITHER}
        return replace(row, hints={**row.hints, **hint}) if told and THOUSANDS not in row.hints else row

    return replace(stated, rows=tuple(map(kept, stated.rows)), totals=tuple(map(kept, stated.totals)))


def with_usual_marks(stated: StatedReport) -> StatedReport:
    """The report with "1,200" as "1200" where its figures agree on a decimal point and its language has a comma, or
    in the rows that count people, where several do; the other way round in English. The same object for all others.
    """
    usual, grouped = _usual(stated)
    if not _may_be_grouped(stated, usual, grouped):
        return stated
    of_thousands = _asked_of(stated, usual, grouped)
    rows, totals = (
        tuple(_plain(row, grouped) if of_thousands(row) else row for row in part)
        for part in (stated.rows, stated.totals)
    )
    return stated if (rows, totals) == (stated.rows, stated.totals) else replace(stated, rows=rows, totals=totals)


def with_usual_mark(row: StatedRow, stated: StatedReport) -> StatedRow:
    """A row of the report, or what it is to be, as `with_usual_marks` has it."""
    usual, grouped = _usual(stated)
    return _plain(row, grouped) if _asked_of(stated, usual, grouped)(row) else row


def _usual(stated: StatedReport) -> tuple[str, re.Pattern[str]]:
    """The mark that the language of a report takes for that of decimals, and what may be thousands with it."""
    usual = "." if stated.language == "en" else ","
    return usual, re.compile(rf"(?<![\d.,])([1-9]\d{{0,2}}){re.escape(usual)}(\d{{3}})(?![\d.,]*\d)")


def _may_be_grouped(stated: StatedReport, usual: str, grouped: re.Pattern[str]) -> bool:
    rows = (*stated.rows, *stated.totals)
    return any(usual in text and grouped.search(text) for row in rows for text in map(row.text, _READ))


def _asked_of(stated: StatedReport, usual: str, grouped: re.Pattern[str]) -> Callable[[StatedRow], bool]:
    """Whether the usual mark of decimals is that of thousands in a row: in all rows, in none, or where people count."""
    rows = (*stated.rows, *stated.totals)
    if kept := {row.hints[THOUSANDS] for row in rows if THOUSANDS in row.hints}:
        every, some = _NEITHER not in kept, usual in kept
    else:
        said = Counter(mark for row in rows for mark in _decimal_marks(row))
        every = not said[usual] and said["," if usual == "." else "."] >= _LEAST
        some = not said[usual] and sum(_counts_thousands(row, grouped) for row in rows) >= _LEAST

    def of_thousands(row: StatedRow) -> bool:
        own = row.hints.get(THOUSANDS)
        return own == usual if own else every or (some and counts_whole(row.measured))

    return of_thousands


def _counts_thousands(row: StatedRow, grouped: re.Pattern[str]) -> bool:
    """Participants: 1,200 and 1,350. There are no thousandths of people, whatever else the marks of the report say."""
    both = all(grouped.fullmatch(row.text(key).strip()) for key in ("target", "result"))
    return both and counts_whole(row.measured)


def _plain(row: StatedRow, grouped: re.Pattern[str]) -> StatedRow:
    cells = {key: grouped.sub(r"\1\2", text) if text and key in _READ else text for key, text in row.cells.items()}
    hints = {key: grouped.sub(r"\1\2", text) if key in _BESIDE else text for key, text in row.hints.items()}
    return replace(row, cells=cells, hints=hints)


def _decimal_marks(row: StatedRow) -> Iterator[str]:
    return (found[1] for key in _FIGURES for found in _DECIMAL.finditer(row.text(key)))


def with_rows_of(report: FollowUpReport, stated: StatedReport) -> FollowUpReport:
    """The report with another form of what it is made of, row by row."""
    rows = tuple(row._replace(stated=own) for row, own in zip(report.rows, stated.rows, strict=True))
    return replace(report, stated=stated, rows=rows)


_Pair = tuple[StatedRow, StatedRow]
"""A row as it was made ready to be read, and as it is stated."""


def as_stated(report: FollowUpReport, stated: StatedReport) -> FollowUpReport:
    """A report that was made ready to be read, with the texts of the document, in its findings too."""
    rows = tuple(zip(report.stated.rows, stated.rows, strict=True))
    totals = tuple(zip(report.stated.totals, stated.totals, strict=True))
    of_promise: dict[str, list[_Pair]] = {}
    for pair in rows:
        of_promise.setdefault(pair[0].text("commitment"), []).append(pair)

    def restored(found: Finding) -> Finding:
        about = totals if found.row is None else rows[found.row : found.row + 1]
        at_place = [pair for pair in about if found.row is None and found.place in pair[0].places.values()]
        promise = about[0][0].text("commitment") if found.row is not None else ""
        alike = of_promise.get(promise, [])
        columns = (found.column or "", *_READ)
        return replace(
            found,
            stated=_as_document(found.stated, at_place or about, columns),
            computed=_as_document(found.computed, at_place or about, _READ),
            detail=_as_document(found.detail, alike, columns[:1]),
        )

    return replace(with_rows_of(report, stated), findings=tuple(map(restored, report.findings)))


def _as_document(text: str, pairs: Sequence[_Pair], columns: Sequence[str]) -> str:
    """The text of a cell of these columns and rows as the document has it; any other text as it is."""
    same = (own.text(key) for key in columns for row, own in pairs if row.text(key) == text)
    return next(same, text) if text else text


_ONE_MARK = later(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
"""A figure that is a thousand times another one where the mark is of thousands."""
_OFF = 100
_PART = 20
_ADDING = frozenset({Unit.COUNT, Unit.OTHER, Unit.CURRENCY})
"""What is reached bit by bit: 12,000 of 40.000 in a quarter."""


def check_mark(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """decimal-mark: as read the result is far from its target, and with the other meaning of its mark it is near, or a
    part of it, as of a quarter; or both have three decimals, of what is counted
    """
    row = report.rows[index]
    text, target = row.stated.text("result"), row.target.value
    value = row.value
    if not value or not target or not _ONE_MARK.search(text):
        return
    other = value * 1000 if value < target else value / 1000
    near = _PART if other < target and row.target.unit in _ADDING else 2
    far = not target / _OFF < value < target * _OFF and target / near <= other <= target * 2
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
