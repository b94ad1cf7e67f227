"""PDF: tagged for screen readers and for the archive (PDF/UA-1 and PDF/A-2a in one file), set by Typst from report.typ.

The texts of a report reach Typst as JSON, never as source: no character of theirs can mean anything there.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cartaviva.core.compliance import Status
from cartaviva.core.display import (
    STATUS_WORDS,
    cell_text,
    heading,
    headline,
    policy_text,
    report_tally,
    shown_columns,
    summary_sentence,
)
from cartaviva.core.report import COLUMNS, FollowUpReport, ReportRow
from cartaviva.core.words import Say, mark
from cartaviva.formats.chart import COLOURS, counted, status_chart, status_mark
from cartaviva.formats.writers.notes import Note, lede, meaning, notes_of, subject

if TYPE_CHECKING:
    import typst

Json = dict[str, Any]

STANDARDS = ["ua-1", "a-2a"]
BANDS = ("service", "objective")
"""Columns that are printed as bands across the table, because a merged cell would be blank after a page break."""

WIDTHS: Mapping[str, int] = {
    "commitment": 45,
    "indicator": 34,
    "target": 20,
    "result": 20,
    "difference": 22,
    "compliance": 27,
    "remarks": 40,
}
"""Least widths of the columns in mm; what the sheet has beyond them is shared out in proportion."""
EXTRA_WIDTH = 26
SHEETS = ((297, 210), (420, 297), (594, 420), (841, 594), (1189, 841))
"""A4 landscape, and larger where a layout has so many further columns that they would not fit."""
MARGIN = 12

MOST_LINES = 20
"""Rows that share a merged cell stay together on a page up to this height; beyond, the cell's text is printed again."""
MISSING = "\N{WHITE SQUARE}"
BREAK = "\u200b"


# Write


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """One file for all reports, each on a sheet of its own. The same reports give the same bytes: the file is dated with the
    last day that they report on. Characters that no font here has are printed as an empty square.
    """
    ends = [report.stated.period.end for report in reports if report.stated.period]
    data = {
        "lang": language,
        "title": next((_title(report, say) for report in reports), say(mark("Follow-up report"))),
        "author": next((report.stated.organisation for report in reports if report.stated.organisation), ""),
        "description": " ".join(summary_sentence(report, say) for report in reports[:1]),
        "keywords": _keywords(reports, say),
        "page": say(mark("Page {page} of {total}")),
        "marks": {status: status_mark(status) for status in Status},
        "colours": dict(COLOURS),
        "reports": [_report(report, number, say, language) for number, report in enumerate(reports, 1)],
    }
    return _compile(json.dumps(data, ensure_ascii=False), max(ends, default=date(2000, 1, 1)))


@cache
def _compiler() -> "typst.Compiler":
    import fontpkg_source_sans_3
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[Path(fontpkg_source_sans_3.ROOT) / "files"])
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("report.typ").read_bytes()


def _compile(data: str, day: date) -> bytes:
    """Compile until every character can be printed. A warning is a mistake of ours."""
    import typst

    stamp = datetime.combine(day, time(), UTC)
    while True:
        try:
            made, warnings = _compiler().compile_with_warnings(
                _template(), sys_inputs={"data": data}, format="pdf", pdf_standards=STANDARDS, timestamp=stamp
            )
        except typst.TypstError as error:
            printable = data.translate(dict.fromkeys(map(ord, _unprintable(error.diagnostic)), MISSING))
            if printable == data:
                raise
            data = printable
            continue
        if warnings:
            raise RuntimeError("; ".join(warning.message for warning in warnings))
        return bytes(made)


def _unprintable(diagnostic: str) -> set[str]:
    """The characters that Typst complains of: no font has them, or an archive may not have them."""
    quoted = re.findall(r'(?:the text|the(?: disallowed)? codepoint) `"(.*?)"`', diagnostic)
    texts = (re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text) for text in quoted)
    return {char for text in texts for char in text if ord(char) > 126}


def _keywords(reports: Sequence[FollowUpReport], say: Say) -> list[str]:
    stated = [report.stated for report in reports]
    words = [one.service for one in stated] + [one.period.label for one in stated if one.period]
    words += [say(mark("service charter")), say(mark("follow-up report"))]
    return list(dict.fromkeys(word for word in words if word))


def _title(report: FollowUpReport, say: Say) -> str:
    period = report.stated.period.label if report.stated.period else ""
    named = (report.stated.service or report.stated.title or say(mark("Follow-up report")), period)
    return ", ".join(part for part in named if part)


# One report


def _report(report: FollowUpReport, number: int, say: Say, language: str) -> Json:
    stated, counts, notes = report.stated, report_tally(report).counts, notes_of(report)
    head = headline(report, say)
    figure = re.match(r"\d+\D+\d+", head)
    facts = (
        (mark("Organisation"), stated.organisation),
        (mark("Period"), stated.period.label if stated.period else ""),
        (mark("Figures corrected"), str(sum(note.corrected for note in notes) or "")),
        (mark("Points to review"), str(sum(not note.corrected for note in notes) or "")),
    )
    return {
        "id": number,
        "lang": stated.language,
        "kicker": stated.title if stated.service else "",
        "title": stated.service or stated.title or say(mark("Follow-up report")),
        "figure": [figure[0], head[figure.end() :].strip()] if figure else ["", head],
        "chart": status_chart(counts, head, say, f"report-{number}"),
        "chart_alt": f"{head}. {counted(counts, say)}.",
        "lede": lede(report, say),
        "facts": [[say(name), text] for name, text in facts if text],
        "foot": _shortened(" · ".join(part for part in (stated.organisation, _title(report, say)) if part)),
        "table": _Table(report, notes, say, language).data(),
        "notes": _notes(report, notes, say, language),
        "own_notes": [say(mark("Notes of the original document")), *stated.notes] if stated.notes else [],
        "key": [[status, say(STATUS_WORDS[status]), meaning(status, report.policy, say)] for status in Status],
        "words": {
            "ledger": say(mark("The commitments, one by one")),
            "key": say(mark("How compliance is decided")),
            "policy": policy_text(report.policy, say),
        },
    }


def _shortened(text: str) -> str:
    return text if len(text) <= 130 else text[:129] + "…"


def _notes(report: FollowUpReport, notes: Sequence[Note], say: Say, language: str) -> list[Json]:
    """The two lists below the table: what was corrected, and what a person should look at."""
    lists = ((mark("Proposed corrections"), True), (mark("Points to review"), False))
    headings = {column.key: heading(report, column, say) for column in COLUMNS}
    made = []
    for title, corrected in lists:
        items = [
            {
                "number": note.number,
                "row": note.finding.row,
                "about": subject(report, note.finding),
                "column": headings.get(note.finding.column or "", ""),
                "old": note.finding.stated if corrected else "",
                "new": note.finding.computed if corrected else "",
                "text": f"{note.finding.message(say)} {note.finding.advice(say)}".strip(),
            }
            for note in notes
            if note.corrected is corrected
        ]
        made += [{"title": say(title), "items": items}] if items else []
    return made


# The table: columns, bands and cells


@dataclass(slots=True)
class _Printed:
    """A cell under way: it grows over the rows that are merged with it."""

    text: str
    kind: str
    span: int = 1
    notes: list[Note] = field(default_factory=list)
    lines: int = 0

    def data(self, keep: bool) -> Json:
        notes = [[note.mark, note.number] for note in self.notes]
        return {"text": self.text, "kind": self.kind, "span": self.span, "notes": notes, "keep": keep}


class _Table:
    def __init__(self, report: FollowUpReport, notes: Sequence[Note], say: Say, language: str) -> None:
        self.report, self.say, self.language = report, say, language
        columns = shown_columns(report)
        self.bands = [column for column in columns if column.key in BANDS]
        self.columns = [column for column in columns if column.key not in BANDS]
        self.extras = report.stated.extras
        self.keys = [column.key for column in self.columns] + [f"extra-{index}" for index in range(len(self.extras))]
        self.sheet, self.widths = _widths(self.keys)
        self.marks: dict[tuple[int, str], list[Note]] = {}
        for note in notes:
            if note.finding.row is not None:
                key = note.finding.column if note.finding.column in self.keys else self.keys[0]
                self.marks.setdefault((note.finding.row, str(key)), []).append(note)

    def data(self) -> Json:
        heads = [heading(self.report, column, self.say) for column in self.columns] + list(self.extras)
        ours = [column.key not in self.report.stated.headings for column in self.columns] + [False] * len(self.extras)
        return {
            "sheet": self.sheet,
            "widths": self.widths,
            "keys": self.keys,
            "heads": [
                {"text": breakable(text, width - 3), "ours": own}
                for text, width, own in zip(heads, self.widths, ours, strict=True)
            ],
            "repeat": max(map(_lines, heads, self.widths), default=0) < MOST_LINES,
            "items": list(self._items()),
        }

    def _items(self) -> Iterator[Json]:
        """Bands and rows in their order. Rows wait until it is known how far their merged cells reach."""
        waiting: list[tuple[ReportRow, dict[str, _Printed]]] = []
        owners: dict[str, _Printed] = {}
        shown: tuple[str, ...] = ("",) * len(self.bands)
        for index, row in enumerate(self.report.rows):
            texts = tuple(row.stated.text(band.key) for band in self.bands)
            if texts != shown:
                yield from self._printed(waiting)
                yield from self._bands(shown, texts)
                waiting, owners, shown = [], {}, texts
            cells = self._cells(index, row, owners)
            if len(cells) == len(self.keys):
                yield from self._printed(waiting)
                waiting = []
            waiting.append((row, cells))
        yield from self._printed(waiting)

    def _bands(self, shown: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[Json]:
        changed = next(index for index, pair in enumerate(zip(shown, texts, strict=True)) if pair[0] != pair[1])
        level = 2
        for index, (band, text) in enumerate(zip(self.bands, texts, strict=True)):
            if index >= changed and (text or shown[index]):
                label = heading(self.report, band, self.say)
                wide = breakable(text or "–", sum(self.widths))
                yield {"band": level, "label": label, "text": wide, "repeat": len(text) + len(label) < 600}
            level += bool(text)

    def _cells(self, index: int, row: ReportRow, owners: dict[str, _Printed]) -> dict[str, _Printed]:
        """The cells that begin in this row; those merged with the row above grow instead."""
        begun = {}
        for position, key in enumerate(self.keys):
            text = self._text(row, key)
            lines = _lines(text, self.widths[position])
            owner = owners.get(key)
            merged = key in row.stated.merged and key not in ("difference", "compliance")
            if owner is None or not merged or owner.lines + lines > MOST_LINES:
                kind = "status" if key == "compliance" else _kind(text) if key in FIGURES else "text"
                owner = begun[key] = owners[key] = _Printed(breakable(text, self.widths[position] - 3, kind), kind)
            else:
                owner.span += 1
            owner.lines += lines
            owner.notes += self.marks.get((index, key), [])
        return begun

    def _text(self, row: ReportRow, key: str) -> str:
        if key.startswith("extra-"):
            position = int(key.removeprefix("extra-"))
            return row.stated.extras[position] if position < len(row.stated.extras) else ""
        return cell_text(self.report, row, key, self.language)

    def _printed(self, rows: Sequence[tuple[ReportRow, dict[str, _Printed]]]) -> Iterator[Json]:
        for row, cells in rows:
            keep = max((cell.lines for cell in cells.values()), default=0) <= MOST_LINES
            status = row.assessment.status
            yield {
                "cells": {key: cell.data(keep) for key, cell in cells.items()},
                "status": status,
                "word": self.say(STATUS_WORDS[status]),
                "degree": str(row.assessment.degree or 0),
            }


FIGURES = frozenset(column.key for column in COLUMNS if column.numeric)


def _kind(text: str) -> str:
    """A short figure is set large; a few words stand to the right as well; more are set as text."""
    if len(text) <= 9 and any(char.isdigit() for char in text):
        return "figure"
    return "words" if len(text) <= 24 else "text"


def _widths(keys: Sequence[str]) -> tuple[tuple[int, int], list[float]]:
    """The sheet and the widths of the columns in mm that fill it between its margins."""
    least = [WIDTHS.get(key, EXTRA_WIDTH) for key in keys]
    sheet = next((sheet for sheet in SHEETS if sum(least) <= sheet[0] - 2 * MARGIN), SHEETS[-1])
    share = (sheet[0] - 2 * MARGIN) / sum(least)
    return sheet, [round(width * share, 2) for width in least]


def _lines(text: str, width: float) -> int:
    """About how many lines `text` takes in a column of `width` mm."""
    return sum(1 + int(len(line) * 1.6 // width) for line in text.split("\n"))


def breakable(text: str, width: float, kind: str = "text") -> str:
    """`text` with places where words that are wider than the column (`width` in mm) may be broken."""
    size = 2.6 if kind == "figure" else 1.75

    def broken(word: re.Match[str]) -> str:
        letters = word[0]
        wide = len(letters) + sum(0.35 for letter in letters if letter.isupper())
        return BREAK.join(letters) if wide * size > width else letters

    return re.sub(r"\S{6,}", broken, text)
