"""What spreadsheets of both kinds share: names of sheets, widths of columns, heights of rows."""

import re
from collections.abc import Mapping, Sequence
from math import ceil
from textwrap import wrap

from cartaviva.core.words import mark
from cartaviva.formats.writers.table import Table, room_of

LONGEST_NAME = 31
LONGEST = 32_767
"""Characters that a cell can hold."""
WIDTHS: Mapping[str, int] = {
    "service": 15, "objective": 23, "commitment": 32, "indicator": 23, "target": 12, "result": 12, "difference": 13,
    "compliance": 13, "remarks": 32, "period": 14, "": 16,
}  # fmt: skip
"""Of the columns, in letters; "" for the further columns of a layout."""
PAGE, WIDEST = 170, 64
"""Letters across a page, and in a column of texts."""
STATUS, STATUS_WIDTH = mark("Status"), 14
"""The heading of the column in which the status stands in words, and its width in letters."""
LINE_HEIGHT, PADDING, TALLEST = 13, 6, 409
"""In points; no spreadsheet makes a row higher."""


def sheet_names(wanted: Sequence[str], last: str) -> list[str]:
    """Names that every spreadsheet program takes, each once whatever its case; `last` is the name of one more sheet."""
    names: list[str] = []
    for text in (*wanted, last):
        clean = " ".join(re.sub(r"[!\[\]:*?/\\\x00-\x1f]", " ", text).split()).strip("' ")[:LONGEST_NAME].strip("' ")
        name, number = clean or "1", 1
        while name.casefold() in {taken.casefold() for taken in names} | {"history"}:
            number += 1
            ending = f" ({number})"
            name = clean[: LONGEST_NAME - len(ending)] + ending
        names.append(name)
    return names


def widths_of(table: Table) -> list[int]:
    """Of the columns, in letters: room for the longest word with a letter on each side, and for texts what is left."""
    room = room_of(table)
    wanted = [
        min(WIDTHS.get(column.key, WIDTHS[""]), line + 2)
        for column, (_, line) in zip(table.headings, room, strict=True)
    ]
    bold = [ceil(1.2 * max(map(len, column.text.split()), default=0)) for column in table.headings]  # letters are wider
    widths = [max(width, word + 2, head + 2) for width, (word, _), head in zip(wanted, room, bold, strict=True)]
    texts = sum(width for width, column in zip(wanted, table.headings, strict=True) if not column.numeric)
    spare = max(0, PAGE - sum(widths))
    return [
        width if column.numeric else min(WIDEST, width + spare * share // max(1, texts))
        for width, share, column in zip(widths, wanted, table.headings, strict=True)
    ]


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes, in any of the usual fonts."""
    return sum(max(1, len(wrap(line, int(1.08 * width)))) for line in text.split("\n"))


def height_of(text: str, width: int) -> float:
    """Of a row with this text, in points."""
    return min(TALLEST, LINE_HEIGHT * lines_of(text, width) + PADDING)


def heading_height(table: Table, widths: Sequence[int]) -> float:
    return max(height_of(column.text, width - 2) for column, width in zip(table.headings, widths, strict=True))


def heights_of(table: Table, widths: Sequence[int]) -> list[float]:
    """Of the rows, in points. Programs fit rows to their texts by themselves, but not to the texts of merged cells."""
    lines = [1.0] * len(table.rows)
    for at, width in enumerate(widths):
        for index, row in enumerate(table.rows):
            share = lines_of(row[at].text, width) / row[at].rows if row[at].rows else 0
            for covered in range(index, index + row[at].rows):
                lines[covered] = max(lines[covered], share)
    return [min(TALLEST, LINE_HEIGHT * each + PADDING) for each in lines]
