"""A table that counts the promises of each charter of a document, "Charter, Indicators, Met, Not met": what its lines
say is held against the rows of their charter, and its total against its lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cartaviva.core.checks.promise_counts import counts_all_promises, promises_counted
from cartaviva.core.findings import Finding
from cartaviva.core.language.patterns import later
from cartaviva.formats.grid import Row, Rows
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.charters import name_in, without_number
from cartaviva.formats.recognise.columns import Header, Use
from cartaviva.formats.recognise.context import service_of
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.reports import Table
from cartaviva.formats.recognise.total_rows import TOTAL, laid_total

WHOLE = re.compile(r"\d+|[-–—]?")
MEAN = later(r"mitj[aà]n|m[eéè]di|moyen|average|\bmean|batez", re.IGNORECASE)


class Summary(NamedTuple):
    """Its rows, and the columns that count."""

    rows: Rows
    counts: tuple[Use, ...]


def summary_of(rows: Rows, header: Header) -> Summary:
    """The columns under "Indicators", "Not met", "% met" and the like."""
    counting = (use for use in header.uses if promises_counted(use.heading) or counts_all_promises(use.heading))
    return Summary(rows, tuple(counting))


def with_totals(tables: Sequence[Table], summaries: Sequence[Summary]) -> list[Table]:
    """The tables, each with what a summary says of its charter as its last rows, and the last one with the findings of
    the summaries themselves.
    """
    found = list(tables)
    called = [_names(table) for table in tables] if summaries else []
    for summary in summaries if tables else ():
        for row in summary.rows:
            name = compact(row[0].text)
            own = [at for at, names in enumerate(called) if name in names]
            if len(own) == 1 and not found[own[0]].block:
                table = found[own[0]]
                told = tuple(_told(row, summary.counts, table.header))
                widths = (*table.widths, *map(len, told))
                found[own[0]] = table._replace(rows=table.rows + told, widths=widths)
        found[-1] = found[-1]._replace(findings=(*found[-1].findings, *_wrong_totals(summary)))
    return found


def _names(table: Table) -> set[str]:
    """What a summary may call the charter of a table: what the reader calls it, and the title above it."""
    titles = (service_of(table.context, True), *table.context.headings[-1:])
    return {compact(name_in(without_number(title))) for title in titles} - {""}


def _told(row: Row, counts: Sequence[Use], header: Header) -> Iterator[Row]:
    for use in counts:
        if is_figure(row[use.index].text):
            yield laid_total(row[0], use.heading, row[use.index], header)


def _wrong_totals(summary: Summary) -> Iterator[Finding]:
    """total-mismatch: the only line of totals, and whole numbers above it that make another sum."""
    sums = [at for at, row in enumerate(summary.rows) if TOTAL.search(row[0].text)]
    lines = summary.rows[: sums[0]] if len(sums) == 1 else ()
    if len(lines) < 2 or MEAN.search(summary.rows[sums[0]][0].text):
        return
    for use in summary.counts:
        total = summary.rows[sums[0]][use.index]
        texts = [row[use.index].text for row in lines]
        figures = [int(text) for text in texts if text.isdecimal()]
        if not figures or not total.text.isdecimal() or not all(map(WHOLE.fullmatch, texts)):
            continue
        if sum(figures) != int(total.text) >= max(figures):
            found = Finding("total-mismatch", column="compliance", stated=total.text, computed=str(sum(figures)))
            yield replace(found, place=total.place)
