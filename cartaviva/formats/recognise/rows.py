"""The rows of a table's body: bands, totals, notes, rows put back in place, and what each row states."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from cartaviva.core.checks.reading_rows import EXACT
from cartaviva.core.findings import Finding, Place
from cartaviva.core.language.patterns import later
from cartaviva.core.language.row_words import unit_named
from cartaviva.core.report import KEYS, StatedRow
from cartaviva.core.words import mark
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cell_texts import NULLS, without_null
from cartaviva.formats.recognise.columns import TEXT_ROLES, Header, Use, are_parts, says_whole
from cartaviva.formats.recognise.comment_rows import comments_of, of_legends, told_of_each
from cartaviva.formats.recognise.context import KEY_VALUE, named_band
from cartaviva.formats.recognise.groups import Group, said_in_headings
from cartaviva.formats.recognise.headings import compact, heading_of
from cartaviva.formats.recognise.promise_bands import (
    are_promises,
    around,
    band_roles,
    in_one_cell,
    nearest,
    without_label,
)
from cartaviva.formats.recognise.roles import FIGURES, HINTS, Role
from cartaviva.formats.recognise.row_periods import own_period, with_periods
from cartaviva.formats.recognise.shift import Profile, profile_of, repair
from cartaviva.formats.recognise.total_rows import is_total

FILLED = (Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT, Role.INDICATOR)
"""Columns where a blank below a text is the rest of a merged cell; the last of them only where it has to be."""
CELLS = (*FILLED, *FIGURES, Role.REMARKS)
NOTE = later(
    r"^\s*(?:\(?\*+\)?|\(\d+\)|\[\d+\]|nota\b|notes?\b|font\b|fuente\b|source\b|fonte\b|oharra)", re.IGNORECASE
)


GOES_ON = re.compile(
    r"\s*[(\[]\s*(?:segueix|segue|sigue|contin[uú]\w*|cont\.?|suite|jarrai\w*)\s*[.…]*\s*[)\]]\s*", re.IGNORECASE
)
"""(segue): the table goes on here, which names nothing."""


class Line(NamedTuple):
    """A data row in place. `bands` are the full-width headings above, `slid` the column where a cell had vanished,
    `told` is the remark in a row below it.
    """

    cells: Row
    bands: Row = ()
    slid: int | None = None
    told: Cell = BLANK

    def telling(self, *remarks: Cell) -> "Line":
        """The line with what rows below it say of it, behind what was told before."""
        texts = (self.told.text, *(remark.text for remark in remarks))
        return self._replace(told=remarks[0]._replace(text="\n".join(filter(None, texts))))


@dataclass(slots=True)
class Body:
    """The data rows of a table, its rows of totals and the notes below it."""

    lines: list[Line] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    """How many data rows stand above each row of totals."""
    notes: list[str] = field(default_factory=list)

    def tell(self, remark: Cell) -> None:
        """What a row below the last one says of it."""
        if remark.text and self.lines:
            self.lines[-1] = self.lines[-1].telling(remark)


def read_body(rows: Rows, widths: Sequence[int], header: Header, repeated: set[str]) -> Body:
    """Sort the rows below a header; `repeated` are header rows that come again on a new page."""
    body = Body()
    bands: list[Cell] = []
    fresh = False
    firsts = {sign.partition("|")[0] for sign in repeated}
    again = {index for index, row in enumerate(rows) if compact(row[0].text) in firsts and _sign(row) in repeated}
    filled = [[] if index in again or _goes_on(cells := distinct(row)) else cells for index, row in enumerate(rows)]
    filled = in_one_cell(rows, filled, header)
    totals = {index for index, row in enumerate(rows) if filled[index] and is_total(row, header)}
    totals -= _years(rows, header, totals)
    comments = comments_of(filled, totals)
    data = [at for at, cells in enumerate(filled) if len(cells) > 1 and at not in totals and at not in comments]
    profile = profile_of([rows[index] for index in data], [widths[index] for index in data], header)
    last, legends = max(data, default=-1), of_legends(filled)
    texts_missing = not any(use.role in TEXT_ROLES for use in header.uses)
    for index, (row, width, cells) in enumerate(zip(rows, widths, filled, strict=True)):
        if index in comments or not cells:
            body.tell(comments.get(index, BLANK))
        elif index in totals:
            body.totals.append(row)
            body.above.append(len(body.lines))
        elif body.lines and not fresh and (joined := _continued(body.lines[-1], row, header)):
            body.lines[-1] = joined
        elif len(cells) == 2 and texts_missing and heading_of(cells[0].text):
            body.notes.append(": ".join(cell.text for cell in cells))
        elif len(cells) == 1 and (index > last or index in legends or NOTE.match(cells[0].text)):
            body.notes.append(cells[0].text)
        elif len(cells) == 1 or _is_weighted(row, cells):
            bands = nearest([*(bands if fresh else _around(bands, cells[0])), cells[0]])
            fresh = True
        else:
            body.lines.append(_line(row, width, profile, tuple(bands)))
            fresh = False
    body.lines = _told_by_group(body.lines, header)
    return body


def _told_by_group(lines: list[Line], header: Header) -> list[Line]:
    """The lines, each with what the remark below the rows of its band says of it, where remarks stand nowhere else."""
    if not any(line.told.text for line in lines):
        return lines
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.bands)]
    if len(groups) < 2 or any(line.told.text for group in groups for line in group[:-1]):
        return lines
    for group in groups:
        told = group[-1].told
        promises = [" ".join(line.cells[use.index].text for use in _promises(header)) for line in group]
        for at, text in enumerate(told_of_each(told.text, promises) if told.text else ()):
            group[at] = group[at]._replace(told=told._replace(text=text) if text else BLANK)
    return [line for group in groups for line in group]


def _promises(header: Header) -> list[Use]:
    return [use for use in header.uses if use.role in (Role.COMMITMENT, Role.INDICATOR)]


def _around(bands: Sequence[Cell], band: Cell) -> list[Cell]:
    """Those of the `bands` that a band below their rows leaves standing: "Service: …" above another "Objective: …"."""
    if kept := around(bands, band):
        return list(kept)
    said = named_band(band.text)
    outer = FILLED[: FILLED.index(said.role)] if said and said.role in FILLED else ()
    return [each for each in bands if (named := named_band(each.text)) and named.role in outer]


def _goes_on(cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and bool(GOES_ON.fullmatch(cells[0].text))


def _is_weighted(row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """A band with its weight at the end: "O2: Treat what comes in", "Weight: 40%"."""
    if len(cells) != 2 or row[0] is not cells[0] or row[-1] is not cells[1]:
        return False
    return 2 * sum(cell is cells[0] for cell in row) >= len(row) > 4 and bool(KEY_VALUE.match(cells[1].text))


def _years(rows: Sequence[Row], header: Header, totals: set[int]) -> set[int]:
    """Rows of "Total" below those of quarters: the year, whose target and result no other row has."""
    periods, results = header.having(Role.PERIOD), header.having(Role.RESULT)
    if not periods or not results:
        return set()
    at = periods[0].index
    if not are_parts([row[at].text for row in rows if row[at].text and len(distinct(row)) > 1]):
        return set()
    return {index for index in totals if says_whole(rows[index][at].text) and rows[index][results[0].index].text}


def _continued(line: Line, row: Sequence[Cell], header: Header) -> Line | None:
    """The line with the rest of its texts, where a page ended within it: words that go on, and no figures."""
    fresh = [use.index for use in header.uses if row[use.index] is not line.cells[use.index]]
    rest = [at for at in fresh if row[at].text]
    texts = {use.index for use in header.uses if use.role in TEXT_ROLES}
    if not rest or not texts.issuperset(rest) or rest == [0] or len({id(row[at]) for at in rest}) < len(rest):
        return None
    above = [line.cells[at].text for at in rest]
    if not all(text and text[-1] not in ".!?" for text in above) or any(not row[at].text[0].islower() for at in rest):
        return None
    cells = list(line.cells)
    for at in rest:
        cells[at] = Cell(f"{cells[at].text} {row[at].text}", cells[at].place)
    return line._replace(cells=tuple(cells))


def _sign(row: Sequence[Cell]) -> str:
    return "|".join(compact(cell.text) for cell in row)


def header_signs(rows: Rows, header: Header) -> set[str]:
    return {_sign(rows[index]) for index in range(header.first, header.last + 1)}


def _line(row: Row, width: int, profile: Profile, bands: Row) -> Line:
    mended = repair(row, width, profile)
    return Line(mended.cells, bands, mended.column) if mended else Line(row, bands)


class Subject(NamedTuple):
    """What a block's table is about, where the table itself has no column for it."""

    commitment: str = ""
    indicator: str = ""
    objective: str = ""


IN_ONE = later(r"^(\S.*?[.;:]?)\s+([^\W\d_]{5,12})\s?:\s*(\S.*)$", re.DOTALL)


NOT_SHOWN = re.compile(r"#+")
"""What spreadsheets print for a figure that does not fit; where one belongs, it stays, as one that nobody can read."""


@dataclass(slots=True)
class Filling:
    """One row while its cells are filled in. `above` goes on from row to row."""

    above: dict[Role, str]
    filled: Mapping[Role, Sequence[Role]]
    """The columns to fill in, each with those that a new text in it begins anew."""
    cells: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(KEYS))
    merged: set[str] = field(default_factory=set)

    def take(self, role: Role, cell: Cell, over: Cell | None) -> None:
        """The cell of a column, and the cell `over` it in the row above."""
        text = "" if role is Role.REMARKS and NOT_SHOWN.fullmatch(cell.text) else without_null(cell.text)
        for lower in self.filled.get(role, ()) if cell.text in NULLS else ():
            self.above.pop(lower, None)
        if over is not None and cell is over and text:
            self.merged.add(role.value)
        elif role in self.filled and text:
            for lower in self.filled[role]:
                self.above.pop(lower, None)
            self.above[role] = text
        elif role in self.filled and self.above.get(role):
            text = self.above[role]
            self.merged.add(role.value)
        self.cells[role] = text  # as KEYS has them: a role is a text

    def take_bands(self, line: Line, previous: Line | None, roles: Sequence[Role], promise: Cell) -> None:
        """What stands over a line; the `promise` is one of them, or BLANK."""
        named = {said.role: (band, said.text) for band in line.bands if (said := named_band(band.text))}
        if promise.text:
            named[Role.COMMITMENT] = (promise, without_label(promise.text))
        plain = [band for band in line.bands if band is not promise and not named_band(band.text)]
        free = [role for role in roles if role not in named]
        for role, band in zip(free, plain[-len(free) :] if free else (), strict=False):
            named[role] = (band, band.text)
        for role, (band, text) in named.items():
            self.cells[role.value] = text
            if previous is not None and any(band is other for other in previous.bands):
                self.merged.add(role.value)

    def tell(self, remark: Cell) -> None:
        """What the row below says of it, behind its own remark; nothing, where one below another row does."""
        texts = (self.cells[Role.REMARKS], remark.text)
        self.cells[Role.REMARKS] = "\n".join(text for text in texts if text)

    def part(self, group: Group) -> None:
        """Promise and measure in one cell, "… en 10 días. Indicador: plazo medio": each where it belongs."""
        commitment, indicator = self.cells[Role.COMMITMENT], self.cells[Role.INDICATOR]
        if commitment is not None and indicator is not None:
            return
        match = IN_ONE.match(commitment or indicator or "")
        heading = heading_of(match[2]) if match else None
        if match and heading and heading.over_text is Role.INDICATOR and Role.PERIOD not in group.columns:
            self.cells[Role.COMMITMENT.value], self.cells[Role.INDICATOR.value] = match[1].strip(), match[3].strip()
            self.merged -= {Role.COMMITMENT.value, Role.INDICATOR.value}

    def promise(self) -> None:
        """Its target is a whole promise: it is what is promised, too."""
        if self.cells[Role.COMMITMENT] is None:
            self.cells[Role.COMMITMENT.value] = self.cells[Role.TARGET]
            if Role.TARGET in self.merged:
                self.merged.add(Role.COMMITMENT.value)

    def take_subject(self, subject: Sequence[tuple[str, str]], again: bool) -> None:
        for key, text in subject:
            if self.cells[key] is None:
                self.cells[key] = text
                if again:
                    self.merged.add(key)


def stated_rows(
    lines: Sequence[Line], group: Group, subject: Subject, promises: Sequence[Cell] = ()
) -> Iterator[tuple[StatedRow, Finding | None]]:
    """Each line as a stated row of `group`, merged cells filled down; with its `cell-shifted` finding if it slid.
    `promises`: those that stand over each line, if any.
    """
    above: dict[Role, str] = {}
    said = said_in_headings(group)
    previous: Line | None = None
    told = any(line.told.text for line in lines)
    about = [(key, text) for key, text in subject._asdict().items() if text]
    filled, promised = _filled(group, lines), are_promises(group.columns, [line.cells for line in lines])
    bands, columns = band_roles(group), [(role, group.columns[role].index) for role in CELLS if role in group.columns]
    places = [(role.value, at) for role, at in columns]
    over = promises or [BLANK] * len(lines)
    for read, cells, promise in zip(lines, with_periods([line.cells for line in lines], group), over, strict=True):
        line = read._replace(cells=cells)
        if previous and line.bands != previous.bands:
            above.pop(Role.INDICATOR, None)
        row = Filling(above, filled)
        if line.bands:
            row.take_bands(line, previous, bands, promise)
        for role, at in columns:
            row.take(role, line.cells[at], previous.cells[at] if previous else None)
        if told:
            row.tell(line.told)
        row.part(group)
        if promised:
            row.promise()
        row.take_subject(about, previous is not None)
        yield _row(line, group, row, said, places), _finding(line, group)
        previous = line


def _filled(group: Group, lines: Sequence[Line]) -> dict[Role, Sequence[Role]]:
    """Measures are filled in where rows repeat them, for each period or without promises; and left of the promises,
    where one is that of several, unless something further left, or a band, is said anew; and right of them, where
    every blank is below a measure that says its unit, beside a figure that needs one.
    """
    promise, measure = group.columns.get(Role.COMMITMENT), group.columns.get(Role.INDICATOR)
    if promise is None or Role.PERIOD in group.columns:
        return {role: FILLED[at:] for at, role in enumerate(FILLED)}
    filled: dict[Role, Sequence[Role]] = {role: FILLED[at:] for at, role in enumerate(FILLED[:-1])}
    if measure is None or (measure.index > promise.index and not _say_units(group, lines)):
        return filled
    return {**filled, Role.COMMITMENT: (Role.COMMITMENT,), Role.INDICATOR: (Role.INDICATOR,)}


UNIT = later(r"\(([^()]{1,20})\)\s*$")
ALONE = later(r"[<>≤≥=\s]*\d[\d.,]*")


def _say_units(group: Group, lines: Sequence[Line]) -> bool:
    """Is every blank measure beside a bare figure, and below "Requests dealt with in time (%)"?"""
    if Role.TARGET not in group.columns:
        return False
    measure, target = (group.columns[role].index for role in (Role.INDICATOR, Role.TARGET))
    above, blanks = "", 0
    for cells in (line.cells for line in lines):
        above = cells[measure].text or above
        if not cells[measure].text:
            blanks += 1
            said = UNIT.search(above)
            if not said or unit_named(said[1], Decimal(0)) is None or not ALONE.fullmatch(cells[target].text):
                return False
    return blanks > 0


def _row(
    line: Line, group: Group, row: Filling, said: Mapping[str, str], places: Sequence[tuple[str, int]]
) -> StatedRow:
    """`places` are the keys and indexes of the columns."""
    hints = {**said} | {role.value: line.cells[use.index].text for role, use in group.columns.items() if role in HINTS}
    for key, at in places:
        cell = line.cells[at]
        if cell.exact and key in EXACT and row.cells[key] == cell.text:
            hints[EXACT[key]] = cell.exact
    parts = [line.cells[use.index].text for use in group.parts]
    if parts:
        hints["parts"] = "\n".join(parts)
    if group.status is not None:
        hints["status"] = str(group.extras.index(group.status))
    told = {Role.REMARKS.value: line.told.place} if line.told.text else {}
    return StatedRow(
        cells=row.cells,
        merged=frozenset(row.merged),
        extras=tuple(line.cells[use.index].text for use in group.extras),
        hints={key: text for key, text in hints.items() if without_null(text)},
        places={key: line.cells[at].place for key, at in places} | told,
        period=own_period(line.cells, group),
    )


SLID = mark("It was put back where its cells fit the columns.")


def _finding(line: Line, group: Group) -> Finding | None:
    if line.slid is None:
        return None
    columns = {use.index: role.value for role, use in group.columns.items() if role in CELLS}
    column = columns.get(line.slid) or columns.get(line.slid + 1) or "commitment"
    stated = " | ".join(cell.text for cell in line.cells if cell.text)
    places = [cell.place for cell in line.cells if cell.text]  # a merged cell's is a row above
    place = max(places, key=lambda place: place.row or 0, default=Place())
    return Finding("cell-shifted", column=column, stated=stated, detail=SLID, place=place)
