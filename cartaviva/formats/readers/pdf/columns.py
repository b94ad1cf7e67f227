"""Tables without ruling lines between columns: texts that stand under each other. The last resort.

What is seen, lines or shades between rows, is taken; the walls between columns are put where no text stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cartaviva.formats.readers.blocks import FIGURE
from cartaviva.formats.readers.pdf.lines import Line, box_of, line_text, lines_of
from cartaviva.formats.readers.pdf.merged import between_rows
from cartaviva.formats.readers.pdf.page import Page, parted
from cartaviva.formats.readers.pdf.rows import Rows, Segments
from cartaviva.formats.readers.pdf.ruled import Lattice, Table
from cartaviva.formats.readers.pdf.shapes import Box, Rule, Word, runs
from cartaviva.formats.readers.pdf.spread import (
    Columns,
    Group,
    body_columns,
    column_at,
    columns_of,
    crosses,
    has_figure,
    headed,
    span,
    touching,
)

_LEAST = 3
"""Columns, and rows with that many texts, from which text is taken for a table."""


def column_tables(page: Page, words: Sequence[Word], before: Columns = ()) -> tuple[list[Table], list[Word]]:
    """The tables among `words`, and the words outside them. Two columns are enough where rows are seen.

    Few rows at the top are a table where they stand in the columns of the one `before`, on the last page.
    """
    tables: list[Table] = []
    rest: list[Word] = []
    for block in _blocks([segments_of(line) for line in lines_of(words)]):
        found = _extent(block, _LEAST)
        if len(found.columns) < _LEAST:
            found = _extent(block, 2)
            inside = _words(block[found.start : found.end])
            if len(found.columns) < 2 or not _seen(page, inside, _frame(inside)):
                found = _rest_of(block, before) if not tables else _NONE
            if not found.columns:
                rest += _words(block)
                continue
        tables.append(_table(page, block[found.start : found.end], found))
        rest += _words(block[: found.start] + block[found.end :])
    return tables, rest


def segments_of(line: Line) -> Segments:
    """The parts of a line between gaps that are wider than a blank."""
    return list(runs(line, lambda part, word: word.left - part[-1].right <= 0.8 * word.height))


def gap(above: Iterable[Sequence[Word]], below: Sequence[Sequence[Word]]) -> float:
    """What is free between texts above and below, in heights of a line of the lower ones."""
    low, high = min(word.bottom for part in above for word in part), max(word.top for part in below for word in part)
    return (low - high) / below[0][0].height


def _blocks(lines: Sequence[Segments]) -> list[list[Segments]]:
    """Lines without a large gap between them, and without a title that has headings below it, or headings again."""
    blocks: list[list[Segments]] = []
    again = set(_headings_again(lines))
    for at, line in enumerate(lines):
        free = gap(blocks[-1][-1], line) if blocks else 0.0
        if not blocks or free > 3 or at in again or (free > 1.3 and len(line) == 1 and _headings_follow(lines[at:])):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _headings_follow(lines: Sequence[Segments]) -> bool:
    """Whether the next line of several texts has no figure among them."""
    below = next((line for line in lines if len(line) > 1), None)
    return below is not None and len(below) >= _LEAST and not any(FIGURE.match(line_text(part)) for part in below)


MEASURE = re.compile(r"\W*(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*\s+[^\W\d]+(?:\s[^\W\d]+){0,2}$")
"""A figure with a unit of several words (1.6 working days), which heads nothing: a row may stand in a table twice."""


def _headings_again(lines: Sequence[Segments]) -> Iterator[int]:
    """Where a table with the headings of an earlier one begins, with its titles: below the largest gap above them."""
    heads: list[tuple[str, set[str]]] = []
    figures = False
    for at, line in enumerate(lines):
        has_any = has_figure(line) or any(MEASURE.match(line_text(part)) for part in line)
        figures = figures or has_any
        if len(line) < _LEAST or has_any:
            continue
        name, words = line_text(line[0]), {word for part in line for word in line_text(part).split()}
        if not figures:
            heads.append((name, words))
        elif any(name == first and 5 * len(words & others) > 3 * len(words) for first, others in heads):
            top = at
            while len(lines[top - 1]) < _LEAST and not has_figure(lines[top - 1]):
                top -= 1
            yield max(range(top, at + 1), key=lambda below: gap(lines[below - 1], lines[below]))
            figures = False


def _words(lines: Iterable[Segments]) -> list[Word]:
    return [word for line in lines for segment in line for word in segment]


class Extent(NamedTuple):
    """The first line of a table, the line after its last, its columns, and where a heading is over several of them."""

    start: int
    end: int
    columns: Columns
    groups: Sequence[Group]
    heads: int
    """Lines of headings."""


_NONE = Extent(0, 0, (), (), 0)


def _rest_of(block: Sequence[Segments], columns: Columns) -> Extent:
    """The last rows of a table that began on the page before."""
    full = [at for at, line in enumerate(block) if len(line) > 1 and 2 * len(line) >= len(columns)]
    if len(columns) < 2 or not any(has_figure(block[at]) for at in full):
        return _NONE
    for at in full:
        under = [touching(columns, span(part)) for part in block[at]]
        if any(len(mine) != 1 for mine in under) or len({mine[0] for mine in under}) < len(under):
            return _NONE
    end = full[-1] + 1
    while end < len(block) and _belongs(block[end - 1], block[end], columns):
        end += 1
    heads = next((at for at in full if has_figure(block[at])), full[0]) - full[0]
    start = full[0]
    while not heads and start and all(_is_rest(part, columns) for part in block[start - 1]):
        start -= 1
    return Extent(start, end, columns, (), heads)


def _is_rest(part: Line, columns: Columns) -> bool:
    """Whether a text goes on from the page before: in one column, and not where titles stand, or in small letters."""
    under = touching(columns, span(part))
    return len(under) == 1 and (under[0] > 0 or line_text(part)[0].islower())


def _extent(block: Sequence[Segments], least: int) -> Extent:
    """It reaches from full line to full line, and to what is near and stands in its columns."""
    full = [at for at, line in enumerate(block) if len(line) >= least]
    if len(full) < _LEAST:
        return _NONE
    columns = body_columns([_apart(block[at]) for at in full])
    start, end = full[0], full[-1] + 1
    while start > 0 and _belongs(block[start - 1], block[start], columns) and _heads(block[start - 1], columns):
        start -= 1
    while end < len(block) and _belongs(block[end - 1], block[end], columns):
        end += 1
    first = next((at for at in range(start, end) if has_figure(block[at])), start)
    inside = [span(part) for line in block[first:end] for part in _apart(line) if not crosses(columns, span(part))]
    wide, groups = headed(columns_of([*columns, *inside]), block[start:first])
    if start and len(block[start - 1]) > 1 and gap(block[start - 1], block[start]) < 1.5:
        more = headed(columns_of([*columns, *inside]), block[start - 1 : first])
        if sum(at == 0 for at, *_ in more[1]) == len(block[start - 1]):  # all are over several columns
            return Extent(start - 1, end, *more, first - start + 1)
    return Extent(start, end, wide, groups, first - start)


def _apart(line: Segments) -> Segments:
    """The texts of a line, each for itself: columns may be as near as words."""
    return [[word] for part in line for word in part]


def _belongs(line: Segments, below: Segments, columns: Columns) -> bool:
    """Two lines close together, neither with a text over several columns; several texts may stand further apart."""
    near = gap(line, below) < (1.5 if min(len(line), len(below)) > 1 else 1)
    return near and not any(crosses(columns, span(part)) for part in (*line, *below))


def _heads(line: Segments, columns: Columns) -> bool:
    """Several texts are headings, and one that is not at the left, where titles stand."""
    return len(line) > 1 or line[0][0].left > columns[0][1]


def _table(page: Page, lines: Sequence[Segments], found: Extent) -> Table:
    """A lattice of what is seen between the rows and of walls that no text stands on."""
    columns = found.columns
    edges = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    over = [Rule(lines[at][0][0].middle, left, right) for at, left, right in found.groups]
    lines = [[piece for part in line for piece in _parted(part, columns, edges)] for line in lines]
    words = _words(lines)
    frame = _frame(words)
    across = _across(page, lines, found, frame)
    levels = sorted({frame[1], frame[3], *(rule.at for rule in across)})
    over += [Rule(part[0].middle, part[0].left, part[-1].right) for line in lines for part in line]
    down = [
        Rule(edge, low, high)
        for low, high in pairwise(levels)
        for edge in (frame[0], *edges, frame[2])
        if not any(rule.start < edge < rule.end and low < rule.at < high for rule in over)
    ]
    borders = [Rule(level, frame[0], frame[2]) for level in (frame[1], frame[3])]
    table = Lattice([*across, *borders], down).table(words, page.number)
    return Table(table.rows, (), table.box, table.pages, tuple(columns))


def _parted(part: Line, columns: Columns, edges: Sequence[float]) -> Segments:
    """The texts of several cells that nearly touch."""
    if not crosses(columns, span(part)):
        return [part]
    found: Segments = []
    for piece in (piece for word in part for piece in parted(word, edges)):
        if found and not any(found[-1][-1].right < edge < piece.left for edge in edges):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _across(page: Page, lines: Sequence[Segments], found: Extent, frame: Box) -> list[Rule]:
    """Lines between rows, seen or not. Few that are seen part headings or groups of rows, not rows."""
    columns, rows = found.columns, Rows(lines, found.columns, found.heads, {group[0] for group in found.groups})
    seen = _seen(page, _words(lines), frame)
    if len(columns) == 2 and seen:
        return [*seen, *_below_titles(lines, frame), *_within_rows(lines, columns, seen, frame)]
    if 2 * len({round(rule.at / 4) for rule in seen}) > sum(rows.anchors):
        below = list(_below_groups(lines, found.groups, seen))
        return [*seen, *below, *_within_rows(lines, columns, seen, frame)]
    return between_rows(lines, columns, found.heads, found.groups, frame)


def _frame(words: Sequence[Word]) -> Box:
    left, bottom, right, top = box_of(words)
    return left - 2, bottom - 2, right + 2, top + 2


def _seen(page: Page, words: Sequence[Word], frame: Box) -> list[Rule]:
    """Lines and edges of shades between rows, without underlines; none where they are too few to tell the rows."""
    left, bottom, right, top = frame
    edges = [Rule(at, shade[0], shade[2]) for shade in page.shades for at in (shade[1], shade[3])]
    inside = [
        Rule(rule.at, max(rule.start, left), min(rule.end, right))
        for rule in (*page.across, *edges)
        if bottom + 4 < rule.at < top - 4 and rule.start < right - 4 and rule.end > left + 4
    ]
    between = [
        rule
        for rule in inside
        if not any(
            word.bottom < rule.at < word.middle and word.left < rule.end and word.right > rule.start for word in words
        )
    ]
    return between if len({round(rule.at / 4) for rule in between}) >= _LEAST - 1 else []


def _below_groups(lines: Sequence[Segments], groups: Iterable[Group], seen: Sequence[Rule]) -> Iterator[Rule]:
    """Between a heading and those of its columns, where nothing is seen."""
    for at, left, right in groups:
        above, below = lines[at][0][0].middle, lines[at + 1][0][0].middle
        if not any(below < rule.at < above for rule in seen):
            yield Rule((above + below) / 2, left, right)


def _below_titles(lines: Sequence[Segments], frame: Box) -> Iterator[Rule]:
    """A text alone, apart from the label and value below it, is the title of a card."""
    for title, line in pairwise(lines):
        word = line[0][0]
        if len(title) == 1 and len(line) == 2 and title[0][0].bottom - word.top > 0.5 * word.height:
            yield Rule((title[0][0].bottom + word.top) / 2, frame[0], frame[2])


def _within_rows(lines: Sequence[Segments], columns: Columns, seen: Sequence[Rule], frame: Box) -> Iterator[Rule]:
    """Where several figures stand under others, apart from them, two rows share what stands left of them."""
    above: tuple[Line, set[int]] | None = None
    for line in lines:
        mine = {column_at(columns, part[0].left, part[-1].right) for part in line if FIGURE.match(line_text(part))}
        word = line[0][0]
        if above and any(word.middle < rule.at < above[0][0].middle for rule in seen):
            above = None
        apart = above and above[0][0].bottom - word.top > 0.5 * word.height
        if above and apart and len(mine & above[1]) > 1:
            left = columns[column_at(columns, word.left, line[0][-1].right)][0]
            yield Rule(word.top + 1, left, frame[2])
        above = (line[0], mine) if mine else above
