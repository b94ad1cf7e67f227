"""Cards of labels of several lines with a value beside each, in a file that draws each line in one go."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cartaviva.formats.readers.blocks import may_be_label
from cartaviva.formats.readers.pdf.framed import Placed, table_of
from cartaviva.formats.readers.pdf.lines import box_of
from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.ruled import Table
from cartaviva.formats.readers.pdf.shapes import Word, outside
from cartaviva.formats.readers.pdf.texts import Group, beside_each_other, said, texts_of

_DIFFERENT = 3
"""Labels that come again on a page with such cards."""
_ROWS = 3
"""That a card has, at least, unless the page cuts it."""
_SAME = 2.0
"""Points by which what stands under each other may differ."""
_APART = 0.8
"""Heights of a line from a label to its value, at least."""
_NUMBER = re.compile(r"\W*\d{1,3}\W*$")


def paired_cards(page: Page, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """The cards among words, each as a table of two columns, and the words outside of them."""
    if not page.in_lines:
        return [], words
    groups = beside_each_other(texts_of(words))
    labels = _labels(groups)
    if len(labels) < _DIFFERENT or any(len(group) > 2 for group in groups) or not any(map(_is_wrapped, groups)):
        return [], words
    tables: list[Table] = []
    taken: list[Word] = []
    runs = list(_runs(groups, labels))
    for run in (run for run in runs if len(run) >= _ROWS or run in (runs[0], runs[-1])):
        inside = [word for group in run for text in group for word in text.words]
        tables.append(table_of(list(map(_row, run)), 2, page, box_of(inside)))
        taken += inside
    return tables, outside(words, taken)


def _bare(group: Group) -> str:
    return _NUMBER.sub("", said(group[0])).rstrip(" :")


def _labels(groups: Sequence[Group]) -> set[str]:
    """What stands at the left of one other text and comes again, with a value or without."""
    pairs = [group for group in groups if len(group) == 2 and may_be_label(said(group[0])) and _is_apart(group)]
    counted = Counter(_bare(group) for group in pairs)
    alone = Counter(_bare(group) for group in groups if len(group) == 1)
    return {text for text, count in counted.items() if count + alone[text] > 1}


def _is_apart(group: Group) -> bool:
    return group[1].left - group[0].right > _APART * group[0].line


def _is_wrapped(group: Group) -> bool:
    """A label of several lines beside its value."""
    return len(group) == 2 and _is_apart(group) and may_be_label(said(group[0])) and len(group[0].words) > 1


def _runs(groups: Sequence[Group], labels: set[str]) -> Iterator[list[Group]]:
    """Labels under each other, each with a value or without."""
    run: list[Group] = []
    for group in groups:
        known = len(group) <= 2 and (_bare(group) in labels or _is_one_more(run, group))
        again = {_bare(one) for one in run}
        if run and (not known or _bare(group) in again or abs(group[0].left - run[0][0].left) > _SAME):
            yield run
            run = []
        run += [group] if known else []
    if run:
        yield run


def _is_one_more(run: Sequence[Group], group: Group) -> bool:
    """A label that only one card of the page has ("Observacions"), with its value: below a row, as near as the last one
    is to the row before.
    """
    if len(run) < _ROWS or len(group) != 2 or not may_be_label(_bare(group)) or not _is_apart(group):
        return False
    full = next((above for above in reversed(run) if len(above) == 2), group)
    under = all(abs(text.left - above.left) < _SAME for text, above in zip(group, full, strict=True))
    steps = [above[0].top - below[0].top for above, below in pairwise((*run[-2:], group))]
    return full is not group and under and steps[1] < steps[0] + _SAME


def _row(group: Group) -> Placed:
    return {(at,): list(text.words) for at, text in enumerate(group)}
