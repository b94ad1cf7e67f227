"""Plain text: CSV, TSV, and tables of tabs, bars or columns of blanks in running text."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from cartaviva.core.findings import Place, Unreadable
from cartaviva.core.words import mark
from cartaviva.formats import aside
from cartaviva.formats.grid import Block, Cell, Document, Paragraph, Row
from cartaviva.formats.readers.blocks import split
from cartaviva.formats.readers.cells import clean
from cartaviva.formats.readers.encodings import decode
from cartaviva.formats.readers.entries import entries_of
from cartaviva.formats.readers.limits import MAX_TREE, check_table

Lines = list[tuple[int, list[str]]]
"""The number of the line where a record begins, and its fields."""

_NOTHING = ' \t;,|\r\n"'
_LONGEST = 30
"""Lines that one quoted record may have."""
_MINIMUM = 3
"""Fields that most rows of a follow-up table have at least."""
_LABELLED = re.compile(r"\s*[^\W\d_][^,;:|\t]{1,58}:(?:\s|$)")
"""Compromiso 1: …"""


def _records(lines: list[str], separator: str) -> Lines:
    """Records with quoting, as spreadsheets write it. A quote that swallows many lines is no quoting."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        reader = csv.reader((line + "\n" for line in lines), delimiter=separator, quoting=quoting)
        records: Lines = []
        before = 0
        try:
            for fields in reader:
                records.append((before + 1, fields))
                if reader.line_num - before > _LONGEST:
                    break
                before = reader.line_num
            else:
                return records
        except csv.Error:
            continue
    return []


def _bars(lines: list[str]) -> Lines:
    """A Markdown table: bars at the ends are a frame, and a row of dashes underlines the headings."""
    records: Lines = []
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if re.fullmatch(r"[|+:=\-\s]*[-=]{3}[|+:=\-\s]*", bare):
            continue
        if bare.startswith("|") and bare.endswith("|") and len(bare) > 1:
            bare = bare[1:-1]
        records.append((number, bare.split("|")))
    return records


def _columns(lines: list[str]) -> Lines:
    """Fields that stand under each other: where all the rows of a run have two blanks or more, a column ends."""
    records: Lines = []
    written = [(number, line.expandtabs()) for number, line in enumerate(lines, 1) if not _RULE.fullmatch(line)]
    goes_on = dict(zip((number for number, _line in written), _wide([line for _number, line in written]), strict=True))
    for wide, run in groupby(written, key=lambda item: goes_on[item[0]]):
        numbered = list(run)
        records += _cut(numbered) if wide else [(number, [line]) for number, line in numbered]
    return records


_RULE = re.compile(r"[\s|+=_─━-]*[=_─━-]{3}[\s|+=_─━-]*")
"""A line that is drawn."""


def _wide(lines: list[str]) -> list[bool]:
    """Whether each line has several fields, or goes on with texts of the line above."""
    wide: list[bool] = []
    for line in lines:
        begins = line.startswith("  ") or line[:1].islower()
        wide.append("  " in line.strip() or bool(wide and wide[-1] and line.strip() and begins))
    return wide


def _cut(run: list[tuple[int, str]]) -> Lines:
    starts = _starts([line for _number, line in run])
    joined = _labels_joined(run)
    lines = [line for _number, line in joined]
    inner = _starts([line for line in lines if len(_BETWEEN.split(line.strip())) > 2])
    labelled = {line for line in lines if _labelled(line, inner)}
    inner = _starts([line for line in lines if line not in labelled])
    if len(inner) <= max(len(starts), 2) or not all(_labelled(line, inner) for line in labelled):
        return [(number, _fields(line, starts)) for number, line in run]
    pad = [""] * (len(inner) - 2)
    return [
        (number, [*_labelled(line, inner), *pad] if line in labelled else _fields(line, inner))
        for number, line in joined
    ]


def _labels_joined(run: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines, those that go on with the one text beside a label behind it."""
    joined: list[tuple[int, str]] = []
    for number, line in run:
        above = _LABEL.fullmatch(joined[-1][1].rstrip()) if joined else None
        goes_on = above and not _BETWEEN.search(above[2]) and len(above[2]) > _SHORT and line.strip()[:1].isalpha()
        if above and goes_on and len(line) - len(line.lstrip()) == above.start(2) and not _BETWEEN.search(line.strip()):
            joined[-1] = (joined[-1][0], f"{joined[-1][1].rstrip()} {line.strip()}")
        else:
            joined.append((number, line))
    return joined


_SHORT = 30
"""Letters of a text that is not cut at the end of its line."""
_BETWEEN = re.compile(r"\s{2,}")


def _starts(lines: list[str]) -> list[int]:
    """Where the columns of lines begin that have blanks between them, one below the other."""
    width = max(map(len, lines), default=0)
    used = "".join("x" if any(line[at : at + 1].strip() for line in lines) else " " for at in range(width))
    return [found.start() for found in re.finditer(r"x(?:x| (?=x))*", used)]


_LABEL = re.compile(r"(\S.*?)\s{2,}(\S.*)")


def _labelled(line: str, starts: list[int]) -> list[str]:
    """A label with one text beside it, which goes on over the columns of figures below: "Compromís   Obrir …"."""
    found = _LABEL.fullmatch(line.rstrip()) if len(starts) > 2 else None
    if not found or _BETWEEN.search(found[2]) or found.end(1) > starts[1] or found.start(2) > starts[1] + 1:
        return []
    return [found[1], found[2]]


def _fields(line: str, starts: list[int]) -> list[str]:
    return [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]


def _weight(records: Lines) -> int:
    """How much of a table this is: rows of the commonest width of three fields or more, times that width."""
    widths = Counter(len(fields) for _number, fields in records if len(fields) >= _MINIMUM)
    return max((count * width for width, count in widths.items() if count > 1), default=0)


def _are_labelled(lines: list[str]) -> bool:
    """Labels and their values in lines of text: cards, where commas stand in "0,2" and in sentences."""
    filled = [line for line in lines if any(map(str.isalnum, line))]
    return 10 * sum(bool(_LABELLED.match(line)) for line in filled) >= 6 * len(filled)


def _mostly(records: Lines) -> Lines:
    """The records, if most have the fields of a table."""
    return records if 2 * sum(len(fields) >= _MINIMUM for _number, fields in records) > len(records) else []


def _filled(records: Lines) -> list[list[str]]:
    """The fields of the lines that hold something."""
    return [fields for _number, fields in records if any(map(str.strip, fields))]


def _are_pairs(records: Lines) -> bool:
    """Labels and their values, in two fields: cards."""
    filled = _filled(records)
    return 10 * sum(len(fields) == 2 for fields in filled) >= 6 * len(filled) > 6 * _MINIMUM


def _are_of_two(records: Lines) -> bool:
    """A table of two columns, as spreadsheets write it with commas: each record has one, from its headings on, and none
    stands within a figure or before a blank.
    """
    filled = _filled(records)
    first = next((at for at, fields in enumerate(filled) if len(fields) > 1), len(filled))
    table = filled[first:]
    parted = all(len(fields) == 2 and fields[1][:1] != " " for fields in table)
    within = any(fields[0][-1:].isdecimal() and fields[1][:1].isdecimal() for fields in table if len(fields) == 2)
    return parted and not within and len(table) > _MINIMUM > first


def _best(lines: list[str]) -> tuple[Lines, str]:
    """The separator under which most of the text is a table; else columns of blanks; else tabs, for what there is.

    With the format: "csv" where the file says itself where its cells end, "text" where it has lines alone.
    """
    if entries := entries_of(lines):
        return [(number, [text]) for number, text in entries], "text"
    candidates = [*(_records(lines, separator) for separator in "\t;,"), _bars(lines)]
    if _are_of_two(candidates[2]) and not any(map(_weight, (*candidates[:2], candidates[3]))):
        return candidates[2], "csv"
    if _are_labelled(lines):
        candidates[1:3] = map(_mostly, candidates[1:3])
    best = max(candidates, key=_weight)
    if best in candidates[1:3] or not _weight(best):  # commas and semicolons stand in running text and in figures
        columns = _columns(lines)
        if _weight(columns) > _weight(best):
            return columns, "text"
    if _weight(best) or _are_pairs(candidates[1]):
        return best if _weight(best) else candidates[1], "csv"
    return [(number, line.split("\t")) for number, line in enumerate(lines, 1)], "text"


_CHARTER = ("Carta", "Charter")
"""The first heading of our own file of several reports, in each language."""


def _without_ours(records: Lines) -> Lines:
    """Without the columns that our own files have beside the report."""
    head = records[0][1] if records else []
    ours = {at for at, field in enumerate(head) if field.startswith(aside.FIELD)}
    if not ours:
        return records
    return [(number, [field for at, field in enumerate(fields) if at not in ours]) for number, fields in records]


def _by_report(rows: list[Row]) -> list[Block]:
    """The rows of our own file of several reports, each with its charter and period, which stand in front, above it."""
    head, blocks = rows[0], list[Block]()
    filled = [row for row in rows[1:] if len(row) > 2]
    for (charter, period), group in groupby(filled, key=lambda row: (row[0].text, row[1].text)):
        blocks += [Paragraph(f"Carta: {charter}"), Paragraph(period)]
        blocks += split([head[2:], *(row[2:] for row in group)], merges=False)
    return blocks


def _cells(records: Lines) -> Iterator[tuple[Cell, ...]]:
    for number, fields in records:
        yield tuple(Cell(clean(_bare(field)), Place(row=number, column=at)) for at, field in enumerate(fields, 1))


def _bare(field: str) -> str:
    """Without the apostrophe that keeps spreadsheets from taking a text for a formula."""
    return field[1:] if field[:1] == "'" and field[1:2] in ("=", "+", "-", "@", "\t", "\r") else field


_FOR_EXCEL = re.compile(r'\A"?sep=."?[;,\t]*$', re.MULTILINE)
"""A first line that tells Excel the separator, and people nothing: it is no title."""


# Read


def read(data: bytes) -> Document:
    """Titles, running text and tables. A row keeps its own length: one that has slid is shorter, or padded."""
    if len(data) > MAX_TREE:
        raise Unreadable("too-large", mark("A text file may have 64 MB."))
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    text = _FOR_EXCEL.sub("", text)
    lines = [line if line.strip(_NOTHING) else "" for line in text.split("\n")] if text.strip(_NOTHING) else []
    check_table(sum(map(bool, lines)), 1)
    records, kind = _best(lines)
    own = _without_ours(records)
    rows = list(_cells(own))
    several = own is not records and rows[0][0].text in _CHARTER
    return Document(tuple(_by_report(rows) if several else split(rows, merges=False)), kind)
