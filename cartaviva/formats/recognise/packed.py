"""Columns whose cells hold several figures with a label before each, "Compromès: 90 % / Assolit: 93 %": a column of its
own for each label.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cartaviva.formats.grid import BLANK, Cell, distinct
from cartaviva.formats.recognise.columns import roles_of
from cartaviva.formats.recognise.roles import Role

Row = tuple[Cell, ...]
Rows = Sequence[Row]
Labels = tuple[str, ...]

LABEL = re.compile(r"([^:\n]*[^\W\d_][^:\n]*?)\s?:(?=\s|$)")
WORDS = 5
"""Words that a label has at most."""
LONGEST = 400
"""Letters of a cell that is looked at: longer ones tell something."""


def unpacked(rows: Rows) -> tuple[Row, ...]:
    """The rows with a column for each label within the cells of a column; nothing where no column has such cells."""
    width = len(rows[0]) if rows else 0
    for column in range(width):
        cells = [row[column] for row in rows if _has_labels(row[column].text) and len(distinct(row)) > 1]
        labels = _labels([cell.text for cell in cells]) if len(cells) > 1 else ()
        first = next((at for at, row in enumerate(rows) if labels and row[column] is cells[0]), 0)
        header = next((at for at in reversed(range(first)) if _is_heading(rows[at], column)), None)
        if header is not None and _hold(rows[first:], column, labels):
            return tuple(_unpacked(rows, column, header, labels))
    return ()


def _is_heading(row: Row, column: int) -> bool:
    return bool(row[column].text) and len(distinct(row)) > 1


def _has_labels(text: str) -> bool:
    return text.count(":") > 1 and len(text) <= LONGEST


def _labels(texts: Sequence[str]) -> Labels:
    """The labels that most of some cells have, in their order, with a target and a result among them; or nothing."""
    found = [[match[1] for match in LABEL.finditer(text)] for text in texts]
    count, cells = Counter(map(len, found)).most_common(1)[0]
    alike = [said for said in found if len(said) == count]
    if count < 2 or 5 * cells < 4 * len(texts):
        return ()
    labels = tuple(_common_end([said[at] for said in alike]) for at in range(count))
    meant = [{role for _, role in roles_of(label)} for label in labels]
    known = all(meant) and len(set(labels)) == count
    return labels if known and all(any(role in roles for roles in meant) for role in (Role.TARGET, Role.RESULT)) else ()


def _common_end(texts: Sequence[str]) -> str:
    """The words that all of some texts end with, from the first of them that begins with a capital: what stands before
    a label may be the end of a figure ("4 dies Assolit").
    """
    ends = [text.split()[-WORDS:] for text in texts]
    common: list[str] = []
    for words in zip(*(reversed(end) for end in ends), strict=False):
        if len(set(words)) > 1 or not words[0][:1].isalpha():
            break
        common.insert(0, words[0])
    capital = next((at for at, word in enumerate(common) if word[0].isupper()), 0)
    return " ".join(common[capital:])


def _hold(rows: Rows, column: int, labels: Labels) -> bool:
    """Have nearly all of the rows that have something in a column the labels there?"""
    cells = [row[column] for row in rows if row[column].text and len(distinct(row)) > 2]
    return 5 * sum(len(_parts(cell, labels)) > 1 for cell in cells) >= 4 * len(cells)


def _unpacked(rows: Rows, column: int, header: int, labels: Labels) -> Iterator[Row]:
    for at, row in enumerate(rows):
        cell = row[column]
        if at < header or _is_over_all(row, column):
            cells = [cell] * len(labels)
        elif at == header or cell is rows[header][column]:
            cells = [Cell(label, cell.place) for label in labels]
        else:
            parts = _parts(cell, labels)
            cells = [parts.get(label, BLANK) for label in labels] if parts else [cell] + [BLANK] * (len(labels) - 1)
        yield (*row[:column], *cells, *row[column + 1 :])


def _is_over_all(row: Row, column: int) -> bool:
    """A cell over several columns, as those of bands."""
    return bool(row[column].text) and any(
        row[column] is other for other in (*row[max(column - 1, 0) : column], *row[column + 1 : column + 2])
    )


def _parts(cell: Cell, labels: Labels) -> dict[str, Cell]:
    """What stands behind each label of a cell, where it begins with one of them."""
    either = "|".join(r"\s+".join(map(re.escape, label.split())) for label in labels)
    pieces = re.split(rf"(?:^|(?<=\s))({either})\s?:(?=\s|$)", cell.text)
    if pieces[0].strip():
        return {}
    said = (" ".join(label.split()) for label in pieces[1::2])
    return {label: cell._replace(text=text.strip(), exact="") for label, text in zip(said, pieces[2::2], strict=True)}
