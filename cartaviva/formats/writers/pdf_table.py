"""The table of the PDF as report.typ sets it: widths, bands, and blocks of rows that stay together on a page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil, inf
from typing import Any

from cartaviva.core.compliance import Status
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.words import Say
from cartaviva.core.written import together
from cartaviva.formats.writers.notes import Note
from cartaviva.formats.writers.status import STATUS, is_ours, table_with_status
from cartaviva.formats.writers.table import Printed

Json = dict[str, Any]
Item = list[Any]
"""A band or a row. What there are thousands of has places, not names: Typst hashes all that it is given."""

BANDS = ("service", "objective")
"""Columns that are printed as bands across the table, because a merged cell would be blank after a page break."""

FIRST_BAND = 2
"""Level of the widest band; the headings of the table are level 1."""
PART_ROWS = 400
"""After so many rows, the next of the widest bands begins a new page and a table of its own."""

WIDTHS: Mapping[str, int] = {
    "commitment": 42,
    "indicator": 32,
    "target": 18,
    "result": 18,
    "difference": 21,
    "compliance": 26,
    "beyond": 21,
    "status": 26,
    "remarks": 36,
}
"""Least widths of the columns in mm; what the sheet has beyond them is shared out in proportion."""
EXTRA_WIDTH = 20
LONG_WORD = 14
"""Letters of a word for which a column of figures is widened at most."""
SHEETS = ((297, 210), (420, 297), (594, 420), (841, 594), (1189, 841))
"""A4 landscape, and larger where a layout has so many further columns that they would not fit."""
MARGIN = 12

MOST_LINES = 24
"""Rows that share a merged cell stay together on a page up to this height; beyond, the cell's text is printed again."""
LARGE, SMALL, HEAD = 2.2, 1.75, 1.5
"""Widths of a letter of a figure, of a text and of a heading in mm, on the safe side."""
LETTERS = {"figure": LARGE, "head": HEAD}
CAPITAL = 0.35
"""How much wider capitals are."""
BREAK = "\u200b"

LOW = 3
"""Lines of text beside a figure, its bar and its word. Typst need not measure the rows that are no higher."""
LATIN = frozenset(filter(str.isalpha, map(chr, range(0x180)))) - {"ŉ"}
PLAIN = LATIN | frozenset("0123456789 .,;:'’\"()«»·/%+-−≤≥<>=~⁰¹²³⁴⁵⁶⁷⁸⁹\n\xa0\u202f\u200b")
WIDE = {ord(letter): "mm" for letter in LATIN if letter.isupper() or letter in "mwæœŵ"} | {ord("%"): "mm"}
INSETS = 4.5
"""Most that a cell keeps free at its sides, in mm."""


def ledger(report: FollowUpReport, notes: Sequence[Note], say: Say) -> Json:
    """The table of a report for report.typ; `notes` put their marks at its cells."""
    return _Ledger(report, notes, say).data()


@dataclass(slots=True)
class _Cell:
    """What a cell shows, and over how many rows."""

    text: str
    kind: str
    notes: tuple[Note, ...]
    width: float
    span: int = 1

    @property
    def low(self) -> bool:
        """Is it surely no higher than a row with a degree, its bar and its word? A figure has marks beside it."""
        if self.kind == "figure":
            return len(self.notes) <= 2
        text = "~".join([self.text, *(note.mark for note in self.notes)]) if self.notes else self.text
        if self.kind == "status":
            return bool(self.text) and most_lines(text, self.width - INSETS, LARGE * 1.1) == 1
        return most_lines(text, self.width - INSETS, SMALL) <= LOW

    def data(self, keep: bool) -> list[object]:
        notes = list(dict.fromkeys((note.mark, note.number) for note in self.notes)) if self.notes else []
        return [self.text, self.kind, notes, self.span, keep]


class _Block:
    """Rows tied together by merged cells. They stay on one page, so they must not grow too tall for one."""

    def __init__(self) -> None:
        self.rows: list[tuple[ReportRow, dict[str, _Cell]]] = []
        self.owners: dict[str, _Cell] = {}
        self.tall: list[Mapping[str, int]] = []
        self.merged: set[str] = set()

    def takes(self, tall: Mapping[str, int], merged: Set[str]) -> bool:
        """May the next row, of so many lines a cell, join?"""
        return bool(merged and self.rows) and _height([*self.tall, tall], self.merged | merged) <= MOST_LINES

    def add(self, row: ReportRow, cells: dict[str, _Cell], tall: Mapping[str, int], merged: Set[str]) -> None:
        """A cell that is merged with the one above gives it its notes and its room."""
        for key in merged:
            self.owners[key].span += 1
            self.owners[key].notes += cells.pop(key).notes
        self.owners |= cells
        self.merged |= merged
        self.rows.append((row, cells))
        self.tall.append(tall)

    def data(self, keys: Iterable[str]) -> Iterator[Item]:
        """Of each row: status, degree, cells in the order of `keys` (none where one above reaches over), is it low?"""
        keep = _height(self.tall, self.merged) <= MOST_LINES
        low = keep and all("compliance" in cells and all(cell.low for cell in cells.values()) for _, cells in self.rows)
        for row, cells in self.rows:
            printed = [cells[key].data(keep) if key in cells else None for key in keys]
            yield [row.assessment.status, str(row.assessment.degree or 0), printed, low]


def _height(rows: Sequence[Mapping[str, int]], merged: Set[str]) -> int:
    """Lines of the rows together, or of their tallest merged cell. Figure, bar and word make three."""
    own = sum(1 + max([3, *(lines for key, lines in row.items() if key not in merged)]) for row in rows)
    return max([own, *(row[key] for row in rows for key in merged)])


class _Ledger:
    """What report.typ needs to set the table of `table_of`: bands, blocks of rows that stay together, widths."""

    def __init__(self, report: FollowUpReport, notes: Sequence[Note], say: Say) -> None:
        self.report = report
        table = table_with_status(report, say, report.stated.figures_like)
        keys = [column.key or f"extra-{index}" for index, column in enumerate(table.headings)]
        self.bands = {key: column.text for key, column in zip(keys, table.headings, strict=True) if key in BANDS}
        self.headings = {key: column for key, column in zip(keys, table.headings, strict=True) if key not in BANDS}
        self.rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
        self.sheet, self.widths = _widths(_least(list(self.headings), self.rows))
        self.marks: dict[tuple[int, str], tuple[Note, ...]] = {}
        for note in notes:
            if note.finding.row is not None:
                key = note.finding.column if note.finding.column in self.headings else next(iter(self.headings))
                place = note.finding.row, str(key)
                self.marks[place] = (*self.marks.get(place, ()), note)

    def data(self) -> Json:
        return {
            "sheet": self.sheet,
            "widths": list(self.widths.values()),
            "keys": list(self.headings),
            "room": max(0, self.widths.get("compliance", 0) - INSETS),
            "heads": [
                {
                    "text": breakable(shortened(column.text, 240), self.widths[key] - 3, "head"),
                    "ours": is_ours(key, self.report),
                }
                for key, column in self.headings.items()
            ],
            "parts": list(_parts(self._items())),
        }

    def _items(self) -> Iterator[Item]:
        """Bands and rows in their order; rows that share a merged cell wait for each other."""
        block = _Block()
        shown = ("",) * len(self.bands)
        for index, row in enumerate(self.rows):
            stated = self.report.rows[index].stated
            texts = tuple(stated.text(band) for band in self.bands)
            tall = {key: _lines(row[key].text or stated.text(key), width) for key, width in self.widths.items()}
            merged = {key for key in self.headings if not row[key].rows}
            if texts != shown or not block.takes(tall, merged):
                yield from block.data(self.headings)
                block, merged = _Block(), set()
            if texts != shown:
                yield from self._bands(shown, texts)
                shown = texts
            block.add(self.report.rows[index], self._cells(index, row), tall, merged)
        yield from block.data(self.headings)

    def _bands(self, shown: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[Item]:
        changed = next(index for index, pair in enumerate(zip(shown, texts, strict=True)) if pair[0] != pair[1])
        level = FIRST_BAND
        for index, (label, text) in enumerate(zip(self.bands.values(), texts, strict=True)):
            if index >= changed and (text or shown[index]):
                wide = breakable(text or "–", sum(self.widths.values()))
                words = f"{shortened(label, 80)}: {wide}"
                flat = most_lines(words, sum(self.widths.values()), LARGE) == 1
                yield [level, shortened(label, 80), wide, len(text) < 600, flat]
            level += bool(text)

    def _cells(self, index: int, row: Mapping[str, Printed]) -> dict[str, _Cell]:
        cells = {}
        for key, width in self.widths.items():
            text = together(row[key].text) if self.headings[key].numeric else row[key].text
            kind = (
                "status"
                if key in ("compliance", STATUS)
                else _kind(text, width)
                if self.headings[key].numeric
                else "text"
            )
            cells[key] = _Cell(breakable(text, width - 3, kind), kind, self.marks.get((index, key), ()), width)
        return cells


def _parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The bands and rows of each table: Typst sets those that begin on a page of their own at the same time."""
    part: list[Item] = []
    rows = 0
    for item in items:
        if rows >= PART_ROWS and item[0] == FIRST_BAND:
            yield part
            part, rows = [], 0
        part.append(item)
        rows += isinstance(item[0], Status)
    yield part


def _kind(text: str, width: float) -> str:
    """A short figure is set large; a few words stand to the right as well; more are set as text."""
    if len(text) * LARGE + 4 <= width and any(map(str.isdigit, text)):
        return "figure"
    return "words" if len(text) <= 24 else "text"


def _least(keys: Sequence[str], rows: Sequence[Mapping[str, Printed]]) -> Mapping[str, float]:
    """The least width of each column in mm: that of its words, under targets and results, where A4 has room for it."""
    least = {key: float(WIDTHS.get(key, EXTRA_WIDTH)) for key in keys}
    worded = least | {key: max(least[key], _of_words(rows, key)) for key in ("target", "result") if key in least}
    return worded if sum(worded.values()) <= SHEETS[0][0] - 2 * MARGIN else least


def _of_words(rows: Sequence[Mapping[str, Printed]], key: str) -> float:
    longest = max((len(word) for text in {row[key].text for row in rows} for word in text.split()), default=0)
    return min(longest, LONG_WORD) * SMALL + INSETS


def _widths(least: Mapping[str, float]) -> tuple[tuple[int, int], dict[str, float]]:
    """The sheet and the widths of the columns in mm that fill it between its margins."""
    total = sum(least.values())
    sheet = next((sheet for sheet in SHEETS if total <= sheet[0] - 2 * MARGIN), SHEETS[-1])
    share = (sheet[0] - 2 * MARGIN) / total
    return sheet, {key: round(width * share, 2) for key, width in least.items()}


def _lines(text: str, width: float) -> int:
    """About how many lines `text` takes in a column of `width` mm."""
    if "\n" not in text:
        return 1 + int(len(text) * 1.6 // width)
    return sum(1 + int(len(line) * 1.6 // width) for line in text.split("\n"))


def most_lines(text: str, width: float, letter: float) -> float:
    """How many lines of `width` mm it takes at most: a letter takes `letter` mm, and half as much again if it is wide.

    Infinitely many where something stands in it of which that is not known.
    """
    lines: float = 0
    for line in text.replace(BREAK, "").split("\n"):
        used = inf
        for word in line.split(" "):
            wide = letter * _letters(word)
            if used + wide > width:
                if wide == inf:
                    return inf
                lines, used = lines + max(1, ceil(wide / width)), 0
            used += min(wide, width) + letter
    return lines


@lru_cache(maxsize=50_000)
def _letters(word: str) -> float:
    """How many letters wide a word is; a long report has the same words again and again."""
    return (len(word) + len(word.translate(WIDE))) / 2 if PLAIN.issuperset(word) else inf


def breakable(text: str, width: float, kind: str = "text") -> str:
    """`text` with places where words that are wider than the column (`width` in mm) may be broken."""
    room = width / LETTERS.get(kind, SMALL)

    def broken(word: re.Match[str]) -> str:
        letters = word[0]
        wide = len(letters) + CAPITAL * sum(map(str.isupper, letters))
        return BREAK.join(letters) if wide > room else letters

    return _words_from(max(6, int(room / (1 + CAPITAL)))).sub(broken, text)


@cache
def _words_from(length: int) -> re.Pattern[str]:
    return re.compile(rf"\S{{{length},}}")


def shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
