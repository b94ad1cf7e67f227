"""Remarks among rows of promises. Below several rows of what is measured of one, a remark explains the promise, and so
each of them, unless it names one; between two promises, it may be a promise itself.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from cartaviva.core.findings import Finding
from cartaviva.core.report import COLUMNS, StatedReport, StatedRow
from cartaviva.formats.grid import Cell
from cartaviva.formats.recognise.comment_rows import told_of_each
from cartaviva.formats.recognise.groups import Group
from cartaviva.formats.recognise.promise_bands import Promises, band_roles, look
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.rows import Line


def told_of_promises(lines: Sequence[Line], over: Sequence[Cell], group: Group) -> Sequence[Line]:
    """The lines, `over` each its promise; those with the remark below the last of theirs that names none of them.

    Nothing changes where the rows have remarks of their own: in a column, or between those of one promise.
    """
    measure = group.columns.get(Role.INDICATOR)
    if measure is None or Role.REMARKS in group.columns or not any(line.told.text for line in lines):
        return lines
    pairs = zip(over, lines, strict=True)
    runs = [list(run) for _, run in groupby(pairs, key=lambda pair: id(pair[0]))]
    told: list[Line] = []
    for run in runs:
        own, kept = [line for _, line in run], run[-1][1].told
        told_within = [line.told for line in own[:-1] if line.told.text]
        if not all(_names(each, own, measure.index) for each in told_within):
            return lines
        of_all = run[0][0].text and kept.text and not told_within and not _names(kept, own, measure.index)
        told += [line._replace(told=kept) for line in own] if of_all else own
    return told


def with_remarks_left_out(report: StatedReport) -> StatedReport:
    """The report of several cards, of which some have remarks: those that leave out the label say none."""
    lacks = any(row.cells.get(Role.REMARKS) is None for row in report.rows)
    if not lacks or not any(row.text(Role.REMARKS) for row in report.rows):
        return report
    rows = (row if row.cells.get(Role.REMARKS) is not None else _without(row) for row in report.rows)
    return replace(report, rows=tuple(rows))


def _without(row: StatedRow) -> StatedRow:
    return replace(row, cells={**row.cells, Role.REMARKS.value: ""})


def _names(told: Cell, run: Sequence[Line], measure: int) -> bool:
    """Does a remark speak of one of the things measured?"""
    return bool(told_of_each(told.text, [line.cells[measure].text for line in run]))


def told_between(lines: Sequence[Line], promises: Promises) -> Sequence[Line]:
    """The lines where a sentence between two promises, of a kind that stands over none of the first, is the remark of
    the line above.
    """
    if not promises.open.text.endswith("."):
        return lines
    kept = list(lines)
    for at, promise in enumerate(promises.over):
        said = [band for band in lines[at].bands if at and band is not promise and _is_like(band, promises.open)]
        fresh = [band for band in said if all(band is not above for above in lines[at - 1].bands)]
        kept[at] = kept[at]._replace(bands=tuple(band for band in lines[at].bands if band not in said))
        if fresh:
            kept[at - 1] = kept[at - 1].telling(*fresh)
    return kept


def _is_like(band: Cell, other: Cell) -> bool:
    return band.text.endswith(".") and look(band.text) == look(other.text)


def read_as(lines: Sequence[Line], text: Cell, group: Group) -> Role | None:
    """What an open text was read as: the remark of a line, or what others are about."""
    if any(text.text in line.told.text for line in lines):
        return Role.REMARKS
    return next(iter(band_roles(group)), None)


def open_text(text: Cell, read: Role | None) -> tuple[Finding, ...]:
    """unknown-heading: a row across the table that may be a promise, a remark, or what the rows below are about."""
    if not text.text or read is None:
        return ()
    heading = next(column.heading for column in COLUMNS if column.key == read)
    return (Finding("unknown-heading", column=read.value, stated=text.text, detail=heading, place=text.place),)
