"""Tables that have results and no column of targets, since their promises say them ("90 % of requests answered in 15
days") or a line below what is measured does ("Mínim 85 %"): a column for the targets is put beside it.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.patterns import later
from cartaviva.core.language.scan import scan
from cartaviva.core.language.units import DURATIONS, Unit
from cartaviva.core.outcome_words import with_outcome
from cartaviva.core.result import parse_result
from cartaviva.core.target import RowTexts, parse_target
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct, reads_alike
from cartaviva.formats.recognise.cell_texts import A_SHARE, is_figure
from cartaviva.formats.recognise.columns import is_period, likeliest, roles_of
from cartaviva.formats.recognise.headings import over_figures, over_text
from cartaviva.formats.recognise.roles import Role

TARGET = "Target"
"""The heading of the column."""
SPOKEN = (Role.COMMITMENT, Role.INDICATOR, Role.OBJECTIVE)
"""What a target may be said in."""
LINE = 40
"""Letters of a target that has a line of its own."""
TRIED = 4
"""Rows that may be the headings."""

BEFORE_BOUND = later(r"(?<=\S)[ \n](?=(?:M[ií]n(?:im\w*|\.)?|M[àáa]x(?:im\w*|\.)?|[≥≤]) ?\d)")
A_LABEL = later(r"\s*([^\W\d_]{4,12})(?:\s+(?:is|és|es|est|è|é)\s|\s?[:=])")
BOUNDS = (Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MORE_THAN, Comparator.LESS_THAN)
A_SENTENCE = later(r"[^\W\d_]{2,}(?:\s+\S+){3,}[^\W\d_]\.$")
"""Publicar como mínimo 6 guías."""
LINES = 6
"""Lines of a cell in which a target is looked for."""
LONGEST = 300
"""Letters of a promise in which a target is looked for."""
JUDGED = 50
"""Promises that tell of all whether they say their targets."""

Parted = Callable[[Cell, str], tuple[Cell, Cell] | None]
Said = Mapping[int, tuple[Cell, Cell]]
"""For the id of a cell, the cell without its target and the target."""


def with_targets(rows: Rows) -> Rows:
    """The rows with a column of targets; nothing where there are no results, or where few promises say a target."""
    for header in islice((at for at, row in enumerate(rows[:-1]) if _are_headings(row)), TRIED):
        columns = list(_spoken(rows[header])) or [0]
        judged = any(_is_result(cell) or _is_judgement(cell) for cell in rows[header])
        kinds = ((_below, 1), (_within, 2)) if judged else ((_below, 1),)
        for parted, enough in kinds:
            for column in columns:
                if said := _said(rows[header + 1 :], column, parted, enough):
                    return tuple(_with_targets(rows, header, column, said))
    return ()


def _are_headings(row: Row) -> bool:
    """Headings of results, or years over them, and few that nobody knows; promises say shares, and headings none."""
    cells = distinct(row)
    if any(A_SHARE.search(cell.text) for cell in cells):
        return False
    results = [cell for cell in cells if _is_result(cell) or is_period(cell.text)]
    others = sum(cell not in results and bool(roles_of(cell.text)) for cell in cells)
    return bool(results) and 2 * (len(results) + others) > len(cells)


def tells_promises(rows: Rows) -> bool:
    """Two columns, with headings for what is promised and what came out, and sentences below the first: no card,
    whatever a sentence may mean as a label ("We will answer in 5 days.").
    """
    heads = rows[0] if rows else ()
    if len(heads) != 2 or not list(_spoken(heads[:1])) or not _is_result(heads[1]):
        return False
    return 2 * sum(1 for row in rows[1:] if A_SENTENCE.match(row[0].text)) > len(rows) - 1


def _is_result(cell: Cell) -> bool:
    return likeliest(cell.text) == (Role.RESULT, Role.RESULT)


def _is_judgement(cell: Cell) -> bool:
    """ "Target met?" beside years: what stands under these are results."""
    return likeliest(cell.text) == (Role.COMPLIANCE, Role.COMPLIANCE)


def _spoken(row: Row) -> Iterator[int]:
    """The columns whose heading says that they tell what is promised or measured, the rightmost first."""
    return (column for column in reversed(range(len(row))) if likeliest(row[column].text)[0] in SPOKEN)


def _said(body: Rows, column: int, parted: Parted, enough: int) -> Said:
    """Each cell of a column in its two parts, where most of them say a target: `enough` at least."""
    cells = {id(row[column]): (row[column], beside) for row in body if (beside := _figure_beside(row, column))}
    said: dict[int, tuple[Cell, Cell]] = {}
    for number, (key, (cell, beside)) in enumerate(cells.items(), 1):
        if both := parted(cell, beside):
            said[key] = both
        if number == JUDGED and 5 * len(said) < 3 * number:
            return {}
    return said if len(said) >= enough and 5 * len(said) >= 3 * len(cells) else {}


def _figure_beside(row: Row, column: int) -> str:
    """The first figure right of a text, or behind how it went: what came out."""
    texts = [cell.text for cell in row[column + 1 :]] if row[column].text else []
    return next(filter(None, map(_figure_in, texts)), "")


def _figure_in(text: str) -> str:
    if is_figure(text):
        return text
    said = with_outcome(text)
    return said[1] if said else ""


def _below(cell: Cell, beside: str) -> tuple[Cell, Cell] | None:
    """A line that is a bound and nothing else, below the first one, or behind it where the file has no lines."""
    lines = BEFORE_BOUND.sub("\n", cell.text).split("\n") if cell.text.count("\n") < LINES else []
    bounds = {at: bound for at, line in enumerate(lines) if at and len(line) <= LINE and (bound := _bound_in(line))}
    if len(bounds) != 1:
        return None
    rest = "\n".join(line for at, line in enumerate(lines) if at not in bounds)
    return cell._replace(text=rest, exact=""), cell._replace(text=next(iter(bounds.values())), exact="")


def _bound_in(line: str) -> str:
    """Mínim 85 %; of "Target is 80%" what is behind the label; "" where a line is neither."""
    labelled = A_LABEL.match(line)
    if labelled and over_figures(labelled[1]) is Role.TARGET:
        said = line[labelled.end() :].strip()
        return said if said[:1].isdigit() and parse_target(said, RowTexts(unit="%"))[1] is None else ""
    return line.strip() if _is_bound(line) else ""


def _within(cell: Cell, beside: str) -> tuple[Cell, Cell] | None:
    """A sentence with a share or a bound of the kind that came out: "in 15 days" is none of a number of complaints.
    The target is a copy, since one cell in two columns is a merged one.
    """
    if (is_figure(cell.text) and not A_SENTENCE.match(cell.text)) or len(cell.text) > LONGEST:
        return None
    target, code = parse_target(cell.text)
    comes = scan(beside).figures
    if code or not comes or parse_result(beside, target)[1]:
        return None
    shares = target.unit is Unit.PERCENT and comes[0].unit is Unit.PERCENT
    alike = comes[0].unit is not None or target.unit not in DURATIONS
    return (cell, cell._replace()) if shares or (alike and _is_bound(cell.text)) else None


@lru_cache(maxsize=1024)
def _is_bound(text: str) -> bool:
    """A target with a word or a sign that compares, and no share of something else in brackets: "Mínim 85 %"."""
    figures = scan(text).figures
    compared = any(figure.comparator in BOUNDS and not (figure.weak or figure.aside) for figure in figures)
    return compared and parse_target(text)[1] is None


def _with_targets(rows: Rows, header: int, column: int, said: Said) -> Iterator[Row]:
    """Whole promises are targets: their column is that of targets where another tells what is promised. The
    headings may come again, and a promise may have no result.
    """
    whole = all(promise.text == target.text for promise, target in said.values())
    spare = whole and any(other != column for other in _spoken(rows[header]))
    begun = {_ending(promise.text) for promise, _target in said.values()} if whole and not spare else set()
    for at, row in enumerate(rows):
        cell = row[column]
        promised = spare or (whole and _figure_beside(row, column) and over_text(cell.text) is not Role.COMPLIANCE)
        promise, target = said.get(id(cell), (cell, cell._replace() if promised else BLANK))
        if at == header or (at > header and reads_alike(row, rows[header])):
            target = Cell(TARGET, cell.place)
        elif at > header and begun and distinct(row) == [cell] and _is_without_result(row, cell, begun):
            target = cell._replace()
        elif at < header or len(distinct(row)) < 2:
            target = cell
        yield (*row[:column], *(() if spare else (promise,)), target, *row[column + 1 :])


def _is_without_result(row: Row, cell: Cell, begun: Container[str]) -> bool:
    """A promise that says its bound, and begins as others do ("Contestar", "Alcanzar"), where no result stands; what
    is merged with the columns beside it is a title or a remark.
    """
    alone = sum(other is cell for other in row) == 1
    return alone and len(cell.text) <= LONGEST and _ending(cell.text) in begun and _is_bound(cell.text)


def _ending(text: str) -> str:
    """Of the first word of a sentence, its end."""
    return next(iter(text.split()), "")[-2:].lower()
