"""Rows across the whole table that are promises, over the rows of what is measured of them; `promise_bands.txt` has
tables of that kind and of those near to it, and what each is read as.

A line with | at its end goes across. Below the dashes stands each report with its service, then each row: service, or
objective, / promise / what is measured / result / remarks, and what has to be looked at of the layout.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from cartaviva.formats.grid import BLANK, Cell, Document, Grid, Paragraph, Row
from cartaviva.formats.recognise import recognise

FILE = Path(__file__).with_name("promise_bands.txt")
CASES = [case.partition("\n") for case in FILE.read_text("utf-8").split("=== ")[1:]]


def merged(texts: list[str], width: int) -> Row:
    return (Cell(texts[0]),) * width if not any(texts[1:]) else _cells(texts, width)


def _cells(texts: list[str], width: int) -> Row:
    cells = [Cell(text) if text else BLANK for text in texts]
    return (*cells, *[BLANK] * (width - len(cells)))


def blocks_of(lines: list[str], row_of: Callable[[list[str], int], Row]) -> tuple[Grid | Paragraph, ...]:
    """Lines with | are rows of a table, others end it."""
    blocks: list[Grid | Paragraph] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "|" in line:
            rows.append([text.strip() for text in line.split("|")])
            continue
        if rows:
            width = max(map(len, rows))
            blocks.append(Grid(tuple(row_of(row, width) for row in rows)))
            rows = []
        if line:
            blocks.append(Paragraph(line))
    return tuple(blocks)


def read(lines: list[str], row_of: Callable[[list[str], int], Row]) -> str:
    said: list[str] = []
    for report in recognise(Document(blocks_of(lines, row_of), "html")):
        said.append(report.service or "-")
        for row in report.rows:
            over = " > ".join(filter(None, (row.text("service"), row.text("objective"))))
            texts = (over, *map(row.text, ("commitment", "indicator", "result", "remarks")))
            said.append(f"    {' / '.join(texts)}".rstrip(" /"))
        said += [f"    ? {found.column}: {found.stated}" for found in report.findings]
    return "\n".join(said)


@pytest.mark.parametrize("row_of", [merged, _cells], ids=["merged", "blank"])
@pytest.mark.parametrize("case", [case for _, _, case in CASES], ids=[name for name, _, _ in CASES])
def test_a_row_across_the_table_is_the_promise_of_those_below(
    case: str, row_of: Callable[[list[str], int], Row]
) -> None:
    lines, _, expected = case.strip().partition("\n---\n")
    assert read(lines.split("\n"), row_of) == expected
