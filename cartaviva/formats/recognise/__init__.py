"""Grids to stated reports: finds the follow-up tables of a document, whatever their layout, and what each row states.

Nothing is guessed in silence: a row that was put back and a heading that nobody knows are findings. The way of a
document, in the order in which things are tried:

1. `tables.read_tables` walks its blocks. Tables of a PDF that lie one on the other are apart first (`piled`), the head
   of an e-mail is left (`mail_head`), the parts of a table with bands between them are one (`parted_lines`), as are
   small tables with the same headings, below a promise each (`headed_once`); then lines of "label: value" are grids
   (`cards.boxed`); paragraphs are what stands around the next table (`context.take`).
2. A grid of another kind is turned into one with its headings once and a row for each result (`tables.TURNS`), or into
   a column of labels and one of values (`cards.side_by_side`).
3. `layout.find_header` looks for its headings: what somebody mapped goes before (`mapping`), then what each column is
   by itself (`columns.use_of`, with the words of `headings` and the look of `cell_texts`), but for figures of other
   places (`elsewhere`), then what all are together (`settle.settle`: arithmetic in `evidence`, words of how it went in
   `outcomes`, place in `guessed`).
4. Below headings, rows of text are put together (`wrapped`); tables that only look like one are left (`beside`), and
   what those that only count promises say becomes totals of the others (`summaries`).
5. Without headings, a grid goes on with the table before it, or is made of small tables about one indicator each
   (`blocks`, with `cards`, `series` and `parted`), or is text.
6. Without cards of what is planned (`blocks.without_plans`), `reports.reports_of` makes the reports, in the part of a
   year or the season that a sheet is named as (`part_sheets`, `seasons`): which columns are of one (`groups`), which
   rows are results, bands, totals or notes and what each states (`rows`, with `shift`, `comment_rows`, `promise_bands`,
   `promise_remarks`, `total_rows` and `row_periods`). Cards, and tables that titles part by how promises went
   (`outcome_titles`), are put together (`joined`).
7. Without any, all comes again with targets out of the words of promises (`promised`).
8. What stands elsewhere is added: promises named by number (`referenced`), the months of a year (`two_years`).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cartaviva.core.findings import Finding, Place, Unreadable
from cartaviva.core.report import StatedReport
from cartaviva.formats.grid import Document, Grid, distinct
from cartaviva.formats.recognise.blocks import without_plans
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import Header
from cartaviva.formats.recognise.layout import headings_at
from cartaviva.formats.recognise.mapping import LEAVE_OUT, NO_SHAPES, Shapes
from cartaviva.formats.recognise.part_sheets import with_parts_of_sheets
from cartaviva.formats.recognise.referenced import with_promises
from cartaviva.formats.recognise.reports import reports_of
from cartaviva.formats.recognise.tables import State, read_tables
from cartaviva.formats.recognise.two_years import with_fiscal_year


class Layout(NamedTuple):
    """The headings of a table and what each of its columns was taken for.

    `roles`: a `Role`, LEAVE_OUT where somebody said so, or "" where nobody knows.
    """

    headings: tuple[str, ...]
    roles: tuple[str, ...]
    guessed: tuple[bool, ...]


def recognise(document: Document, known: Shapes = NO_SHAPES) -> tuple[StatedReport, ...]:
    """The follow-up reports of a document, in its order; `known` are the shapes that somebody mapped by hand.

    Where no table has a column of targets, they are looked for in the promises themselves.
    Raises Unreadable("no-table") where no table has a target and a result.
    """
    reports = _reports(read_tables(document, known)) or _reports(read_tables(document, known, promised=True))
    if not reports:
        raise Unreadable("no-table")
    reports = tuple(with_promises(document, with_fiscal_year(report)) for report in reports)
    return tuple(_with_what_is_lost(report, document) for report in reports)


def _reports(state: State) -> tuple[StatedReport, ...]:
    reports = tuple(reports_of(with_parts_of_sheets(without_plans(state.tables)), state.loose))
    return reports if any(report.rows for report in reports) else ()


def _with_what_is_lost(report: StatedReport, document: Document) -> StatedReport:
    """cut-off, rows-hidden: what may be of this report and was not read"""
    found: list[Finding] = []
    if document.cut:
        found.append(Finding("cut-off", stated=str(document.cut), place=Place(page=document.cut)))
    sheets = {place.sheet for row in report.rows for place in row.places.values()} if document.hidden else ()
    for name, count in document.hidden:
        if name in sheets:
            found.append(Finding("rows-hidden", stated=str(count), detail=name, place=Place(sheet=name)))
    return replace(report, findings=(*report.findings, *found)) if found else report


def layouts(document: Document, known: Shapes = NO_SHAPES) -> tuple[Layout, ...]:
    """The headings of the follow-up tables, each shape once; where there is none, those of any table, to be mapped."""
    tables = [_layout(table.header) for table in read_tables(document, known).tables if not table.block]
    return tuple(dict.fromkeys(tables or _candidates(document)))


def _layout(header: Header) -> Layout:
    return Layout(
        tuple(use.heading for use in header.uses),
        tuple(LEAVE_OUT if use.left_out else (use.role or "") for use in header.uses),
        tuple(use.guessed for use in header.uses),
    )


def _candidates(document: Document) -> Iterator[Layout]:
    """The first row of each table that may be headings: three words at least, and no figures."""
    for grid in document.blocks:
        rows = grid.rows if isinstance(grid, Grid) else ()
        for first, row in enumerate(rows[:-1]):
            cells = distinct(row)
            if len(cells) >= 3 and not any(is_figure(cell.text) for cell in cells):
                _last, headings = headings_at(rows, first)
                yield Layout(headings, ("",) * len(headings), (False,) * len(headings))
                break
