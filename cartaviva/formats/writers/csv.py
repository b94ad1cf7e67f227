"""CSV for machines: one header, every row whole, figures without a plus and with an ASCII minus."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from cartaviva.core.display import STATUS_WORDS, corrections
from cartaviva.core.report import COLUMNS, FollowUpReport, ReportRow
from cartaviva.core.words import Say, mark
from cartaviva.formats import aside
from cartaviva.formats.writers.improving import HEADINGS, cells_of, keys_of
from cartaviva.formats.writers.json import decimal_text
from cartaviva.formats.writers.table import BEYOND, Heading, table_of

FIGURE = re.compile(r"[+-]? ?\d[\d.,\s]*(%|p\.p\.)?|-")
"""What is a number, or the dash of an empty cell: no spreadsheet takes it for a formula."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """UTF-8 with a byte order mark; ";" and a decimal comma in ca and es, "," and a point in en.

    The status, what the document states of figures that were worked out again, and what is said about misses stand in
    columns of their own, the last ones, which are left out when the file is read again. Several reports share one
    header: charter and period come first, and every column that one of them has.
    """
    columns = _columns(reports, say, language)
    said = keys_of(reports, say)
    several = len(reports) > 1
    head = [say(mark("Charter")), say(mark("Period"))] if several else []
    out = StringIO()
    writer = csv.writer(out, delimiter="," if language == "en" else ";")
    stated = [_stated(report) for report in reports]
    corrected = [column for column in COLUMNS if any(column.key == key for told in stated for _, key in told)]
    words = say(mark("{column}, as the document states it"))
    beside = [say(mark("Compliance")), *(words.format(column=say(column.heading)) for column in corrected)]
    ours = [aside.FIELD + text for text in (*beside, *(say(HEADINGS[key]) for key in said))]
    writer.writerow(map(harmless, [*head, *columns.values(), *ours]))
    for report, figures in zip(reports, stated, strict=True):
        period = report.stated.period.label if report.stated.period else ""
        before = [report.stated.service, period] if several else []
        for index, (row, cells) in enumerate(zip(report.rows, _rows(report, say, language), strict=True)):
            texts = cells_of(row, say)
            told = (harmless(" ".join(texts.get(key, "").split())) for key in said)
            differing = (_plain(figures.get((index, column.key), "")) for column in corrected)
            own = [say(STATUS_WORDS[row.assessment.status]), *differing, *told]
            writer.writerow([*map(harmless, before), *(cells.get(column, "") for column in columns), *own])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _stated(report: FollowUpReport) -> dict[tuple[int | None, str | None], str]:
    """What the document states where something else was worked out, by row and column."""
    return {(one.row, one.column): one.stated for one in reversed(corrections(report)) if one.row is not None}


def _columns(reports: Sequence[FollowUpReport], say: Say, language: str) -> dict[str, str]:
    """Heading by column, in the order of the first report that has it."""
    columns: dict[str, str] = {}
    for report in reports:
        for identity, column in _identified(table_of(report, say, language).headings):
            ours = aside.FIELD if column.key == BEYOND else ""
            columns.setdefault(identity, ours + column.text)
    return columns


def _identified(headings: Sequence[Heading]) -> list[tuple[str, Heading]]:
    """Each column with its key; further ones with their heading, and which of that name they are."""
    seen = Counter[str]()
    identified = []
    for column in headings:
        seen[column.text] += 1
        identified.append((column.key or f"{column.text} {seen[column.text]}", column))
    return identified


def _rows(report: FollowUpReport, say: Say, language: str) -> Iterator[dict[str, str]]:
    table = table_of(report, say, language)
    columns = _identified(table.headings)
    for row, cells in zip(report.rows, table.rows, strict=True):
        texts = {identity: cell.text for (identity, _), cell in zip(columns, cells, strict=True)}
        if "difference" in texts and "difference" not in row.stated.kept:
            texts["difference"] = _difference(row, language)
        yield {identity: _plain(text) for identity, text in texts.items()}


def _difference(row: ReportRow, language: str) -> str:
    """The plain number, every decimal of it."""
    text = decimal_text(row.assessment.difference) or ""
    return text if language == "en" else text.replace(".", ",")


def _plain(text: str) -> str:
    """A figure as machines read it; any other text as it is, harmless."""
    figure = text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", " ")
    return figure.lstrip("+") if FIGURE.fullmatch(figure) else harmless(text)


def harmless(text: str) -> str:
    """`text`, with an apostrophe before it where a spreadsheet would take it for a formula."""
    risky = text.lstrip(" \n").startswith(RISKY)
    return "'" + text if risky and not FIGURE.fullmatch(text) else text
