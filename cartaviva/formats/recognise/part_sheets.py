"""Sheets named as parts of a year ("T1" to "T4", "1r trimestre"), whose titles say the year alone."""

from collections.abc import Mapping, Sequence

from cartaviva.core.period import Period, find_period, is_year
from cartaviva.formats.recognise.reports import Table
from cartaviva.formats.recognise.two_years import is_named_by_two
from cartaviva.formats.recognise.year_parts import A_MONTH, dated_in, lasts_part, titled_part

LETTERS = 8
"""At least, of a text that says what is promised or measured, and of a sheet that is named in words."""


def with_parts_of_sheets(tables: Sequence[Table]) -> Sequence[Table]:
    """The tables, each on a sheet that is named as a part of its year with this part as its period.

    "T1" and "T2" may be tables or services as well, and "Desembre" when it was written: they are parts of a year where
    two of them have the same promises.
    """
    parts = _parts({table.sheet for table in tables if table.sheet})
    texts = {sheet: _texts(tables, sheet) for sheet in parts}
    sure = {
        sheet: part
        for sheet, part in parts.items()
        if _in_words(sheet, part) or any(_are_alike(texts[sheet], texts[other]) for other in parts if other != sheet)
    }
    return [_in_part(table, sure[table.sheet]) if table.sheet in sure else table for table in tables]


def _parts(sheets: set[str]) -> Mapping[str, Period]:
    """The part of any year, or of its own ("T1 2024"), that each sheet names, and nothing else."""
    named = {sheet: titled_part(sheet) or find_period(sheet) for sheet in sheets}
    return {
        sheet: part
        for sheet, part in named.items()
        if part and lasts_part(part) and (part.label == sheet.strip() or titled_part(sheet))
    }


def _in_words(sheet: str, part: Period) -> bool:
    return sum(map(str.isalpha, sheet)) >= LETTERS and (part.end - part.start).days > A_MONTH


def _texts(tables: Sequence[Table], sheet: str) -> set[str]:
    rows = (row for table in tables if table.sheet == sheet for row in table.rows)
    return {cell.text for row in rows for cell in row if sum(map(str.isalpha, cell.text)) >= LETTERS}


def _are_alike(one: set[str], other: set[str]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other)) > 0


def _in_part(table: Table, part: Period) -> Table:
    """The table in this part of its year, unless its titles or its columns name parts themselves; in none where nobody
    says in which month the year begins ("2024/25").
    """
    context, year = table.context, table.context.period
    if year is None or context.part or any(use.period and lasts_part(use.period) for use in table.header.uses):
        return table
    if is_named_by_two(year):
        return table._replace(context=context._replace(period=None))
    return table._replace(context=context._replace(part=part, period=dated_in(part, year))) if is_year(year) else table
