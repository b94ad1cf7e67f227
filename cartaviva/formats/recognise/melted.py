"""Tables with a line for target, for result and for difference under each indicator, years across: turned into rows."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct, reads_alike, rectangular
from cartaviva.formats.recognise.columns import TEXT_ROLES, heading_period, is_part, likeliest, says_whole
from cartaviva.formats.recognise.headings import compact, over_figures
from cartaviva.formats.recognise.roles import STATED

YEAR = "Year"


class Melted(NamedTuple):
    """The columns of a table: the `label` of each line, the periods across, and what stands behind them (`beside`)."""

    header: Row
    label: int
    periods: Sequence[int]
    beside: Sequence[int]
    texts: Sequence[int]
    """The columns before the label that say what the lines are about."""
    order: Mapping[str, int]
    """The first place of each label."""
    further: Container[str]
    """Labels that stand more than once, known or not ("Tendència")."""
    latest: int
    """The year that the others are parts of, or else the last one: figures and remarks `beside` are about it."""

    def is_line(self, row: Row) -> bool:
        """Says the row what its figures are? A text over the whole table ("Resultados") is a band."""
        said = row[self.label]
        known = self.said(row) in self.further or over_figures(said.text) is not None
        return known and said is not row[0] and not reads_alike(row, self.header)

    def stands_between(self, row: Row) -> bool:
        """Is it a band, a blank row, a row of words without a figure ("Área", "Deportes"), or the headings again?"""
        figures = any(row[column].text for column in self.periods)
        return not figures or len(distinct(row)) < 2 or reads_alike(row, self.header)

    def said(self, row: Row) -> str:
        """The label of a line, however it is spaced."""
        return compact(row[self.label].text)

    def goes_on(self, group: Sequence[Row], line: Row) -> bool:
        """Is a line about the indicator of those above it? Texts may go on beside the lines ("Obrir la" – "piscina"),
        so that another one is another promise only where the labels begin anew.
        """
        label, above = self.said(line), [self.said(row) for row in group]
        named = ((group[0][column].text, line[column].text) for column in self.texts)
        another = any(text and first and text != first for first, text in named)
        return label not in above and not (another and self.order[label] < self.order[above[-1]])


def unmelted(rows: Rows, heads: Sequence[int]) -> Rows:
    """A row for each indicator and period, with a column for each label; nothing where the table is of another kind."""
    for first in heads:
        label = label_under(rows[first])
        if label is None:
            continue
        table = _melted(rows, first, label)
        body = _body(rows[first + 1 :], table)
        lines = [row for row in body if table.is_line(row)]
        if {over_figures(line[table.label].text) for line in lines} >= STATED:
            turned = _turned(table, body, _labels(table, lines))
            after = first + 1 + len(body)
            end = next((at for at in heads if at >= after and len(distinct(rows[at])) > 1), len(rows))
            ends = not any(map(table.is_line, rows[after:end]))
            below = map(_in_words, rows[after:end]) if ends else rows[after:end]
            return rectangular((*rows[:first], *turned, *below, *rows[end:]))
    return ()


def _labels(table: Melted, lines: Sequence[Row]) -> list[Cell]:
    """Each label once, as it is written where no narrow column cut it ("Diferenc ia")."""
    named = {table.said(line): line[table.label] for line in lines}
    for line in lines:
        named[table.said(line)] = min(named[table.said(line)], line[table.label], key=lambda cell: len(cell.text))
    return list(named.values())


def label_under(row: Row) -> int | None:
    """The column of the labels where the row may be the headings of such a table."""
    periods = _periods(row)
    return periods[0] - 1 if periods and periods[0] > 1 else None


def _in_words(row: Row) -> Row:
    """A row that has not the columns of the table any more ("Promises kept: 7 – 8"), as a line of text."""
    cells = distinct(row)
    said = ": ".join(filter(None, (cells[0].text, " – ".join(cell.text for cell in cells[1:])))) if cells else ""
    return (Cell(said, cells[0].place),) if cells else ()


def _periods(row: Sequence[Cell]) -> list[int]:
    """The columns of periods, and of the year that their parts make."""
    named = [column for column, cell in enumerate(row) if len(cell.text) <= 24 and heading_period(cell.text)]
    parts = sum(is_part(row[column].text) for column in named)
    whole = [column for column, cell in enumerate(row) if parts > 1 and column > named[0] and says_whole(cell.text)]
    return sorted({*named, *whole})


def _melted(rows: Rows, first: int, label: int) -> Melted:
    header, periods = rows[first], _periods(rows[first])
    behind = (column for column in range(periods[0], len(header)) if column not in periods)
    beside = [column for column in behind if any(row[column].text for row in rows[first:])]
    named = {column: heading_period(header[column].text) for column in periods}
    whole = [column for column, period in named.items() if period is None]
    dated = sorted((period.end, -period.start.toordinal(), column) for column, period in named.items() if period)
    texts = [column for column in range(label) if likeliest(header[column].text)[0] in TEXT_ROLES]
    labels = Counter(compact(row[label].text) for row in rows[first + 1 :])
    further = {text for text, times in labels.items() if text and times > 1}
    order = {said: at for at, said in enumerate(labels)}
    return Melted(header, label, periods, beside, texts, order, further, whole[-1] if whole else dated[-1][-1])


def _body(below: Rows, table: Melted) -> Rows:
    """The lines of the table, with the bands, the blank rows and the headings that stand between them."""
    body = list(takewhile(lambda row: table.is_line(row) or table.stands_between(row), below))
    while body and not table.is_line(body[-1]):
        body.pop()
    return tuple(body)


def _turned(table: Melted, body: Rows, labels: Sequence[Cell]) -> Iterator[Row]:
    """Headings, bands and a row for each indicator and period. Where nothing stands in the first column, it is what
    stands in the row across the table above the lines.
    """
    header, label = table.header, table.label
    headings = (*header[:label], Cell(YEAR), *labels, *(header[column] for column in table.beside))
    yield headings
    groups = [group for group in _groups(body, table) if distinct(group[0])]
    lacks = bool(header[0].text) and not any(row[0].text for row in body if table.is_line(row))
    over = BLANK
    for group, below in zip(groups, (*groups[1:], groups[-1]), strict=True):
        if table.is_line(group[0]):
            first = (over if lacks else group[0][0], *group[0][1:label])
            yield from (first + figures for figures in _figures(table, group, labels))
        elif reads_alike(group[0], header):
            yield headings
        else:
            over = _in_words(group[0])[0] if lacks and table.is_line(below[0]) else BLANK
            yield from () if over.text else (_in_words(group[0]),)


def _figures(table: Melted, group: Sequence[Row], labels: Sequence[Cell]) -> Iterator[Row]:
    """Of each period its name, the figure of each label, and what stands beside."""
    found = {table.said(row): row for row in group}
    for period in table.periods:
        figures = (found[said][period] if said in found else BLANK for said in (compact(name.text) for name in labels))
        beside = (_beside(table, group, column, period) for column in table.beside)
        yield (table.header[period], *figures, *beside)


def _groups(body: Rows, table: Melted) -> Iterator[list[Row]]:
    """The lines of one indicator: up to the next line with a label that stood already, or of another promise; and each
    row between alone.
    """
    group: list[Row] = []
    for row in body:
        if group and not (table.is_line(row) and table.is_line(group[0]) and table.goes_on(group, row)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _beside(table: Melted, group: Sequence[Row], column: int, period: int) -> Cell:
    """What stands behind the periods, once: texts are about all parts of a year, all else about the latest period."""
    text = likeliest(table.header[column].text)[0] in TEXT_ROLES and is_part(table.header[period].text)
    if period != table.latest and not text:
        return BLANK
    cells = list({row[column].text: row[column] for row in group if row[column].text}.values())
    return Cell("\n".join(cell.text for cell in cells), cells[0].place) if len(cells) > 1 else next(iter(cells), BLANK)
