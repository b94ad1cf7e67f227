"""Cards beside each other on a page: the labels at its left stand again further to the right, each with its value."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cartaviva.formats.readers.blocks import FIGURE, LABEL
from cartaviva.formats.readers.pdf.columns import segments_of
from cartaviva.formats.readers.pdf.lines import Line, line_text, lines_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.shapes import Box, Rule

_LEAST = 2
"""Labels that stand in each of the columns before a figure."""
_SAME = 3.0
"""Points by which what stands under each other may differ."""
_LARGE = 1.1
"""Heights of a label from which a text is a heading."""
_AROUND = 24.0
"""Points from a text to the line around its cell, at most."""
_TITLES = 2
"""Lines above the first label that may be of its card."""


class _Label(NamedTuple):
    text: str
    line: int
    left: float
    size: float
    figure: bool
    """Whether a figure comes after it."""


def parts_of(page: Page) -> list[Page]:
    """The page; or its stretches from top to bottom, those of cards beside each other column by column."""
    lines = lines_of(page.words)
    columns = _columns(lines)
    if not columns or not _are_narrow(lines, columns):
        return [page]
    edges = [0.0, *(labels[0].left - _SAME for labels in columns[1:]), max(page.width, page.side)]
    parts: list[Page] = []
    for run, several in _runs(lines, columns):
        low, high = min(word.bottom for line in run for word in line), max(word.top for line in run for word in line)
        sides = pairwise(edges) if several else [(edges[0], edges[-1])]
        parts += [_part(page, (left, low, right, high)) for left, right in sides]
    return [part for part in parts if part.words]


def _columns(lines: Sequence[Line]) -> list[list[_Label]]:
    """The labels of each column of cards, from left to right; none where there are not several."""
    found: list[list[_Label]] = []
    for label in sorted(_labels(lines), key=lambda label: label.left):
        if not found or label.left - found[-1][0].left > _SAME:
            found.append([])
        found[-1].append(label)
    found = [labels for labels in found if len(labels) >= _LEAST]
    same = ([labels for labels in found[at:] if _are_same(first, labels)] for at, first in enumerate(found))
    return next((columns for columns in same if len(columns) > 1), [])


def _labels(lines: Sequence[Line]) -> Iterator[_Label]:
    for at, line in enumerate(lines):
        parts = segments_of(line)
        for part, following in zip(parts, [*parts[1:], []], strict=True):
            text, _colon, value = line_text(part).partition(":")
            after = value.strip() or (line_text(following) if following else "")
            if text[:1].isupper() and len(text) <= LABEL and after:
                size = part[0].height
                yield _Label(text.strip(), at, part[0].left, size, bool(FIGURE.match(after)))


def _are_same(labels: Sequence[_Label], others: Sequence[_Label]) -> bool:
    both = {label.text for label in labels} & {label.text for label in others}
    of_figures = [{label.text for label in column if label.figure} & both for column in (labels, others)]
    return len(of_figures[0] & of_figures[1]) >= _LEAST


def _are_narrow(lines: Sequence[Line], columns: Sequence[Sequence[_Label]]) -> bool:
    """Nothing stands left of the first column, and none has more than a label and a value beside each other."""
    for line in (lines[at] for at in sorted({label.line for labels in columns for label in labels})):
        places = [sum(labels[0].left - _SAME <= part[0].left for labels in columns) for part in segments_of(line)]
        if any(not column or places.count(column) > 2 for column in places):
            return False
    return True


def _crosses(line: Line, columns: Sequence[Sequence[_Label]]) -> bool:
    """Does a text go over two columns?"""
    return any(word.left < labels[0].left - _SAME < word.right for word in line for labels in columns[1:])


def _runs(lines: Sequence[Line], columns: Sequence[Sequence[_Label]]) -> Iterator[tuple[list[Line], bool]]:
    """Lines that follow each other, and whether they are in columns: not again, below a text that goes over several,
    before a label or a text of the second one.
    """
    labelled = {label.line for labels in columns for label in labels}
    first = min(labels[0].line for labels in (sorted(labels, key=lambda label: label.line) for labels in columns[1:]))
    run: list[Line] = []
    several = False
    for at, line in enumerate(lines):
        mine = at >= first - _TITLES and not _crosses(line, columns) and not _is_heading(lines, at, columns[1])
        mine = mine and (several or at <= first or at in labelled or line[-1].left > columns[1][0].left - _SAME)
        if run and mine != several:
            yield run, several
            run = []
        run, several = [*run, line], mine
    yield run, several


def _is_heading(lines: Sequence[Line], at: int, others: Sequence[_Label]) -> bool:
    """A large text at the left with nothing beside it, where the second column has labels."""
    word = lines[at][0]
    high = word.height
    near = (other for line in lines[max(at - 2, 0) : at + 3] for other in line if other.left > others[0].left - _SAME)
    beside = any(other.bottom < word.top + high and other.top > word.bottom - high for other in near)
    return high > _LARGE * max(label.size for label in others) and not beside


def _part(page: Page, box: Box) -> Page:
    """What stands in a box on the page, as a page of the same number as wide as its texts go."""
    left, low, right, high = box
    words = [word for word in page.words if left <= word.left < right and low <= word.middle <= high]
    return Page(
        page.number,
        max((word.right for word in words), default=0.0) + min((word.left for word in words), default=0.0),
        page.height,
        page.side,
        words,
        [
            Rule(rule.at, max(rule.start, left), min(rule.end, right))
            for rule in page.across
            if rule.start < right and rule.end > left and low - _AROUND < rule.at < high + _AROUND
        ],
        [rule for rule in page.down if left <= rule.at < right and rule.start < high and rule.end > low],
        [shade for shade in page.shades if left <= shade[0] < right and low < (shade[1] + shade[3]) / 2 < high],
        page.pictures,
        any(word.bottom > high for word in page.words),
        page.in_lines,
    )
