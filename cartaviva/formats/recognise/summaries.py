"""A table that counts the promises of each charter of a document, "Charter, Indicators, Met, Not met": what its lines
say is held against the rows of their charter, and its total against its lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cartaviva.core.checks.promise_counts import counts_all_promises, promises_counted
from cartaviva.core.findings import Finding
from cartaviva.core.language.vocabulary import is_mean
from cartaviva.formats.grid import Row, Rows
from cartaviva.formats.recognise.cell_texts import YES_NO, is_figure
from cartaviva.formats.recognise.charters import name_in, without_number
from cartaviva.formats.recognise.columns import Header, Use, may_be
from cartaviva.formats.recognise.context import service_of
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.reports import SUBJECTS, Table
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.status_words import is_status
from cartaviva.formats.recognise.total_rows import TOTAL, laid_total

WHOLE_NUMBER = re.compile(r"\d{1,4}|[-–—]?")
PROMISED = SUBJECTS | {Role.OBJECTIVE}


class Summary(NamedTuple):
    """Its rows, and the columns that count."""

    rows: Rows
    counts: tuple[Use, ...]


def summary_of(rows: Rows, header: Header) -> Summary | None:
    """A table that only counts promises: a line for each charter, objective or area, under "Indicators", "Not met",
    "% met" and the like; None where anything is promised or measured.
    """
    counting = tuple(use for use in header.uses[1:] if _counted_under(use.heading))
    if len(counting) < 2:
        return None
    numbers = [use for use in header.uses if all(WHOLE_NUMBER.fullmatch(row[use.index].text) for row in rows)]
    counts = [use for use in counting if use in numbers]
    whole = next((use for use in counts if counts_all_promises(use.heading)), None)
    parts = [use for use in counts if not counts_all_promises(use.heading)]
    if whole and any(_count(row, use) > _count(row, whole) for use in parts for row in rows[:-1]):
        return None
    told = {use.role for use in header.uses if not use.guessed}
    of_charters = len(counts) > 1 and told.isdisjoint(PROMISED) and any(use.words for use in header.uses)
    others = [use for use in header.uses if use not in counting]
    measured = any(may_be(use.heading, Role.TARGET, Role.RESULT, Role.DIFFERENCE) for use in others if use in numbers)
    one_label = sum(use not in numbers for use in others) == 1
    of_parts = whole and len({promises_counted(use.heading) for use in parts}) > 1 and one_label and not measured
    return Summary(rows, counting) if of_charters or of_parts else None


def _counted_under(heading: str) -> bool:
    return promises_counted(heading) is not None or counts_all_promises(heading)


def _count(row: Row, use: Use) -> int:
    said = row[use.index].text
    return int(said) if said.isdecimal() else 0


def counts_statuses(rows: Rows) -> bool:
    """Two headings of "Group, Green, Amber, Red" say how it went, and all are over a label and whole numbers."""
    heads = [(at, cell.text) for at, cell in enumerate(rows[0]) if at and cell.text]
    said = {text for _, text in heads if compact(text) not in YES_NO and (is_status(text) or promises_counted(text))}
    counted = all(WHOLE_NUMBER.fullmatch(row[at].text) for row in rows[1:] for at, _ in heads)
    return len(said) > 1 and len(rows) > 1 and counted and not any(is_figure(row[0].text) for row in rows)


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


def counted_in_all(summary: Summary, above: Header) -> Rows:
    """What its line of totals says of each kind, as rows that close the table `above`."""
    total = next((row for row in reversed(summary.rows) if TOTAL.search(row[0].text)), ())
    return tuple(_told(total, summary.counts, above)) if total else ()


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
    if len(lines) < 2 or is_mean(summary.rows[sums[0]][0].text):
        return
    for use in summary.counts:
        total = summary.rows[sums[0]][use.index]
        texts = [row[use.index].text for row in lines]
        figures = [int(text) for text in texts if text.isdecimal()]
        if not figures or not total.text.isdecimal() or not all(map(WHOLE_NUMBER.fullmatch, texts)):
            continue
        if sum(figures) != int(total.text) >= max(figures):
            found = Finding("total-mismatch", column="compliance", stated=total.text, computed=str(sum(figures)))
            yield replace(found, place=total.place)
