"""Columns whose cells hold several figures, with a label before each ("Compromès: 90 % / Assolit: 93 %"), the one in
brackets behind the other ("93 % (objectiu: 90 %)"), or in the order that the heading names ("Objectiu / Resultat"): a
column of its own for each.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cartaviva.core.language.patterns import later
from cartaviva.core.outcome_words import outcome_of
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import likeliest, roles_of
from cartaviva.formats.recognise.parted import A_YEAR
from cartaviva.formats.recognise.roles import FIGURES, STATED, Role

Labels = tuple[str, ...]

COLON = later(r":(?:(?=\s|$)|(?<=[^\W\d_]:))")
"""Behind a label, and not within 9:00."""
WORDS = 5
"""Words that a label has at most."""
LONGEST = 400
"""Letters of a cell that is looked at: longer ones tell something."""
ENDS = ";,/|·•"
"""What may stand between a figure and the next label."""
NAMES = re.compile(r"\s*[\n/|]\s*|\s+(?:i|y|e|et|and|eta)\s+")
BETWEEN = later(r"\s*\n\s*|\s+[/|]\s+")
"""What parts the headings named in one, and the figures below them."""


class Packing(NamedTuple):
    """The row of the headings of a column, what its cells hold, and how one is taken apart (not at all: nothing)."""

    header: int
    labels: Labels
    parts: Callable[[Cell], Mapping[str, Cell]]


def unpacked(rows: Rows, heads: Sequence[int]) -> Rows:
    """The rows with a column for each thing within the cells of a column; nothing where no column has such cells."""
    found, column = False, 0
    while column < (len(rows[0]) if rows else 0):
        packing = next(filter(None, (find(rows, heads, column) for find in WAYS)), None)
        if packing and _hold(rows[packing.header + 1 :], column, packing):
            rows, found = tuple(_unpacked(rows, column, packing)), True
            column += len(packing.labels) - 1
        column += 1
    return tuple(rows) if found else ()


AGAIN = later(r"([^\W\d_][^:\d]{1,40}?)\s?:\s")


def _named_again(rows: Rows, heads: Sequence[int], column: int) -> Packing | None:
    """Under "Objectiu", cells that all say it again: "Objectiu: 4"."""
    header = next(_headings(rows, heads, column), None)
    if header is None:
        return None
    heading = rows[header][column].text
    texts = (row[column].text for row in rows[header + 1 :])
    said = [" ".join(found[1].split()) if ":" in text and (found := AGAIN.match(text)) else "" for text in texts]
    label, times = Counter(said).most_common(1)[0]
    same = bool(label) and times > 1 and likeliest(label) == likeliest(heading)
    figures = any(role in FIGURES for role in likeliest(label))
    return Packing(header, (label,), partial(_parts, (label,))) if same and figures else None


BRACKETED = later(r"([^()]+?)\s*\(\s*(?:([^\W\d_][^():\d]{1,40}?)\s?:\s*)?([^()]+?)\s*\)\s*\.?")
"""2,5 dies (objectiu: 3)"""


def _in_brackets(rows: Rows, heads: Sequence[int], column: int) -> Packing | None:
    """Under "Resultat (objectiu)", or "Resultat" where no other column has the targets: "93 % (objectiu: 90 %)"; what
    stands in the brackets is said there by most of the cells, or by the heading.
    """
    header = next(_headings(rows, heads, column), None)
    if header is None:
        return None
    named = BRACKETED.fullmatch(rows[header][column].text)
    heading, within = (named[1], named[3]) if named and not named[2] else (rows[header][column].text, "")
    said = [found[2] or within for row in rows[header + 1 :] if (found := BRACKETED.fullmatch(row[column].text))]
    label, times = Counter(said).most_common(1)[0] if said else ("", 0)
    labels = (heading, label)
    apart = times > 1 and _stated(labels, 1) and not _is_beside(rows, header, column, label)
    return Packing(header, labels, partial(_before_brackets, labels)) if apart else None


def _is_beside(rows: Rows, header: int, column: int, label: str) -> bool:
    """Has another column the figures that a label names? "Compromís" has promises, which may begin like no figure."""
    for at, cell in enumerate(rows[header]):
        said, meant = likeliest(cell.text)
        if cell is rows[header][column] or meant is not likeliest(label)[1]:
            continue
        texts = [row[at].text for row in rows[header + 1 :] if row[at].text]
        promises = said in (Role.COMMITMENT, Role.INDICATOR) and any(text[0].isalpha() for text in texts)
        if not promises and 2 * sum(map(is_figure, texts)) > len(texts):
            return True
    return False


def _labelled(rows: Rows, _heads: Sequence[int], column: int) -> Packing | None:
    several = [row for row in rows if row[column].text.count(":") > 1 and len(row[column].text) <= LONGEST]
    cells = [row[column] for row in several if len(distinct(row)) > 1]
    labels = _labels([cell.text for cell in cells]) if len(cells) > 1 else ()
    first = next((at for at, row in enumerate(rows) if labels and row[column] is cells[0]), 0)
    header = next((at for at in reversed(range(first)) if _is_heading(rows[at], column)), None)
    return None if header is None else Packing(header, labels, partial(_parts, labels))


def _listed(rows: Rows, heads: Sequence[int], column: int) -> Packing | None:
    """Under "Objectiu / Resultat", as many figures as headings."""
    for header in _headings(rows, heads, column):
        labels = tuple(NAMES.split(rows[header][column].text))
        if len(labels) > 1 and _stated(labels, 1) and not any(map(outcome_of, labels)):  # "Target not met"
            return Packing(header, labels, partial(_in_order, labels))
    return None


WAYS = (_labelled, _listed, _in_brackets, _named_again)


def _headings(rows: Rows, heads: Sequence[int], column: int) -> Iterator[int]:
    """The rows of `heads` that have a heading for the column, above two rows at least."""
    return (at for at in heads if at + 2 < len(rows) and _is_heading(rows[at], column))


def _is_heading(row: Row, column: int) -> bool:
    return bool(row[column].text) and len(distinct(row)) > 1


def _labels(texts: Sequence[str]) -> Labels:
    """The labels that as many cells have, in their order, with a target and a result among them, and then those that
    others have besides; or nothing.
    """
    found = [list(_before_colons(text)) for text in texts]
    for count, cells in Counter(map(len, found)).most_common():
        alike = [said for said in found if len(said) == count]
        labels = tuple(dict.fromkeys(_common_end([said[at] for said in alike]) for at in range(count)))
        shared = cells > 1 or all(any(text.endswith(label) for text in said) for said in found for label in labels)
        if shared and len(labels) > 1 and _stated(labels, None):
            others = (text for said in found if len(said) > count for text in said)
            more = (_common_end([text]) for text in others if not text.endswith(labels))
            return tuple(dict.fromkeys((*labels, *filter(None, more))))
    return ()


def _before_colons(text: str) -> Iterator[str]:
    """What stands before each colon, in its line and behind the colon before it, where that has a letter."""
    for colon in COLON.finditer(text):
        first = max(text.rfind(mark, 0, colon.start()) for mark in ":\n") + 1
        before = text[first : colon.start()].rstrip()
        if any(map(str.isalpha, before)):
            yield before


def _stated(labels: Labels, most: int | None) -> bool:
    """Different headings, with a target and a result among them: whatever they may mean, or the likeliest, at `most`
    so many.
    """
    meant = [{role for _, role in roles_of(label)[:most]} for label in labels]
    known = all(meant) and len(set(labels)) == len(labels)
    return known and all(any(role in roles for roles in meant) for role in STATED)


def _common_end(texts: Sequence[str]) -> str:
    """The words that all of some texts end with, from the first of them that begins with a capital: what stands before
    a label may be the end of a figure ("4 dies Assolit").
    """
    ends = [text.split()[-WORDS:] for text in texts]
    common: list[str] = []
    for words in zip(*(reversed(end) for end in ends), strict=False):
        word = words[0]
        if len(set(words)) > 1 or word[-1] in ENDS or not (word[0].isalpha() or A_YEAR.fullmatch(word)):
            break
        common.insert(0, word)
    capital = next((at for at, word in enumerate(common) if word[0].isupper()), 0)
    return " ".join(common[capital:])


def _hold(rows: Rows, column: int, packing: Packing) -> bool:
    """Can most of the cells of a column be taken apart, two at least, each into two if there are as many labels? The
    others are kept as they are.
    """
    cells = [row[column] for row in rows if row[column].text and len(distinct(row)) > 1]
    held = sum(len(packing.parts(cell)) >= min(2, len(packing.labels)) for cell in cells)
    return held > 1 and 3 * held >= 2 * len(cells)


def _unpacked(rows: Rows, column: int, packing: Packing) -> Iterator[Row]:
    header, labels, parts_of = packing
    for at, row in enumerate(rows):
        cell = row[column]
        if at < header or _is_over_all(row, column):
            cells = [cell] * len(labels)
        elif at == header or cell is rows[header][column]:
            cells = [Cell(label, cell.place) for label in labels]
        else:
            parts = parts_of(cell)
            cells = [parts.get(label, BLANK) for label in labels] if parts else [cell] + [BLANK] * (len(labels) - 1)
        yield (*row[:column], *cells, *row[column + 1 :])


def _is_over_all(row: Row, column: int) -> bool:
    """A cell over several columns, as those of bands."""
    beside = (*row[max(column - 1, 0) : column], *row[column + 1 : column + 2])
    return bool(row[column].text) and any(row[column] is other for other in beside)


def _parts(labels: Labels, cell: Cell) -> Mapping[str, Cell]:
    """What stands behind each label of a cell that begins with one of them; of one that it has twice, all."""
    either = "|".join(r"\s+".join(map(re.escape, label.split())) for label in sorted(labels, key=len, reverse=True))
    pieces = re.split(rf"(?:^|(?<=[\s{ENDS}]))({either})\s?:", cell.text)
    if pieces[0].strip():
        return {}
    said = (" ".join(label.split()) for label in pieces[1::2])
    texts = (text.strip().rstrip(ENDS).rstrip() for text in pieces[2::2])
    parts: dict[str, Cell] = {}
    for label, text in zip(said, texts, strict=True):
        both = f"{parts[label].text} | {text}" if label in parts else text
        parts[label] = cell._replace(text=both, exact="")
    return parts


def _in_order(labels: Labels, cell: Cell) -> Mapping[str, Cell]:
    """The figures of a cell, where there is one for each label."""
    texts = BETWEEN.split(cell.text)
    if len(texts) != len(labels):
        return {}
    return {label: cell._replace(text=text, exact="") for label, text in zip(labels, texts, strict=True)}


def _before_brackets(labels: Labels, cell: Cell) -> Mapping[str, Cell]:
    """The figure of a cell, and the one in brackets behind it, whose label is that of the others, or none."""
    found = BRACKETED.fullmatch(cell.text)
    if not found or (found[2] or labels[1]) != labels[1] or not is_figure(found[1]):
        return {}
    return {label: cell._replace(text=found[at], exact="") for label, at in zip(labels, (1, 3), strict=True)}
