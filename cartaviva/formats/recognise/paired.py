"""Tables of two columns without headings, whose cells say it themselves: "Calls answered: 92%", "Target: 95%"."""

import re
from collections.abc import Iterator, Sequence

from cartaviva.core.language.patterns import later
from cartaviva.formats.grid import Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import likeliest
from cartaviva.formats.recognise.headings import over_figures
from cartaviva.formats.recognise.roles import Role

SAID = later(r"\s*([^\W\d_%][^:]{1,120}?)\s*:\s*([^:]*\S)\s*", re.DOTALL)
"""What a figure is of, and the figure."""
LABEL = 20
"""Letters of "Result 2023", which names nothing that is measured."""
HEADINGS = ("Indicator", "Result")


def paired(rows: Rows, heads: Sequence[int]) -> tuple[Row, ...]:
    """The rows with a column each for what is measured, its result and its target; nothing where they are others."""
    if not rows or len(rows[0]) != 2:
        return ()
    found = [_said(row) for row in rows if len(distinct(row)) == 2]
    labels = {said[1] for said in found if said}
    if len(found) < 2 or len(labels) != 1 or not all(found):
        return ()
    return tuple(_parted(rows, labels.pop()))


def _said(row: Row) -> tuple[tuple[str, str], str, str] | None:
    """(what is measured and its result, the label of the target, the target)"""
    measured, target = (SAID.fullmatch(cell.text) for cell in row)
    if not measured or not target or over_figures(target[1]) is not Role.TARGET or not is_figure(measured[2]):
        return None
    named = len(measured[1]) <= LABEL and likeliest(measured[1])[1] is Role.RESULT
    return None if named else ((measured[1], measured[2]), target[1], target[2])


def _parted(rows: Rows, label: str) -> Iterator[Row]:
    place = rows[0][0].place
    yield (*(Cell(heading, place) for heading in HEADINGS), Cell(label, place))
    for row in rows:
        if said := _said(row):
            (name, result), _, target = said
            parts = zip((row[0], row[0], row[1]), (name, result, target), strict=True)
            yield tuple(cell._replace(text=text, exact="") for cell, text in parts)
        else:
            yield (*row, row[-1])
