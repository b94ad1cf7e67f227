"""A remark below several rows of what is measured of one promise: it explains the promise, and so each of them, unless
it names one.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from cartaviva.core.report import StatedReport, StatedRow
from cartaviva.formats.grid import Cell
from cartaviva.formats.recognise.comment_rows import told_of_each
from cartaviva.formats.recognise.groups import Group
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
    if not any(row.text("remarks") for row in report.rows):
        return report
    rows = (row if row.cells.get("remarks") is not None else _without(row) for row in report.rows)
    return replace(report, rows=tuple(rows))


def _without(row: StatedRow) -> StatedRow:
    return replace(row, cells={**row.cells, Role.REMARKS.value: ""})


def _names(told: Cell, run: Sequence[Line], measure: int) -> bool:
    """Does a remark speak of one of the things measured?"""
    return bool(told_of_each(told.text, [line.cells[measure].text for line in run]))
