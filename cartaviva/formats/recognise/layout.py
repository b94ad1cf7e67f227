"""Where the headings of a table stand, and what each of its columns holds."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.scan import names_a_day
from cartaviva.core.language.units import unelided, unit_words
from cartaviva.formats.grid import Cell, Row, Rows, distinct, reads_alike
from cartaviva.formats.recognise.cell_texts import is_bare, is_figure, is_year_alone, without_null
from cartaviva.formats.recognise.columns import Header, Use, is_period, roles_of, use_of
from cartaviva.formats.recognise.elsewhere import elsewhere_aside
from cartaviva.formats.recognise.headings import compact, over_figures, over_text
from cartaviva.formats.recognise.mapping import NO_SHAPES, Shapes, roles_for, with_roles
from cartaviva.formats.recognise.parted import names_parts
from cartaviva.formats.recognise.roles import STATED, Role
from cartaviva.formats.recognise.settle import settle
from cartaviva.formats.recognise.year_parts import part_under

HEADER_REACH = 3
"""Rows that a heading may have."""
LONGEST_UNIT = 40
"""Letters of a unit in brackets, below a heading."""


def find_header(rows: Rows, start: int = 0, known: Shapes = NO_SHAPES) -> Header | None:
    """The next rows from `start` that are the headings of a follow-up table, or None."""
    above: Header | None = None
    for first in range(start, len(rows)):
        if known and (mapped := _mapped(rows, first, known)):
            return mapped
        if not _looks_like_heading(rows[first]) or _is_label_over_label(rows, first):
            continue
        if above and reads_alike(rows[first], rows[above.first]):
            continue  # once more, over fewer rows
        last = _last_heading(rows, first)
        header = Header(first, last, _uses(rows, first, last))
        if is_follow_up(header) and not _stands_on_its_side(header, rows) and not _are_planned(header, above):
            return header
        above = header
    return None


def _are_planned(header: Header, above: Header | None) -> bool:
    """Are the results of lower headings ("Q1", "Q2") targets by the headings above them ("Quarterly targets")?"""
    if above is None or not above.first < header.first <= above.last:
        return False
    return all(above.uses[use.index].role is Role.TARGET for use in header.having(Role.RESULT))


def headings_at(rows: Rows, first: int) -> tuple[int, tuple[str, ...]]:
    """The last row of headings that begin at row `first`, and the heading of each column."""
    last = _last_heading(rows, first)
    return last, tuple(path[-1] if path else "" for path in _paths(rows, first, last))


def _mapped(rows: Rows, first: int, known: Shapes) -> Header | None:
    """The header at row `first`, with the roles that somebody gave to headings of its shape."""
    if len(distinct(rows[first])) < 2:
        return None
    last, headings = headings_at(rows, first)
    roles = roles_for(headings, known)
    header = Header(first, last, with_roles(_uses(rows, first, last), roles)) if roles else None
    return header if header and is_follow_up(header) else None


def is_follow_up(header: Header) -> bool:
    return bool(header.having(Role.TARGET) and header.having(Role.RESULT))


def _looks_like_heading(row: Sequence[Cell]) -> bool:
    if any(is_bare(cell.text) and not is_year_alone(cell.text) for cell in row):
        return False
    cells = distinct(row)
    known = sum(bool(roles_of(cell.text)) or is_period(cell.text) for cell in cells)
    loose = [cell.text for cell in cells if compact(cell.text)]  # "+/-" may stand over differences
    figures = sum(is_figure(text) and not is_period(text) and not roles_of(text) for text in loose)
    return known >= 2 and 3 * known >= len(cells) and not figures


def _stands_on_its_side(header: Header, rows: Rows) -> bool:
    """No heading but of a period says which column has the targets, and labels below the first one do."""
    named = any(not use.guessed for use in header.having(Role.TARGET))
    if named and not names_parts(rows[header.last]):
        return False
    labels = {row[0].text for row in rows[header.last + 1 : header.last + 9]}
    meant = {over_figures for label in labels for _, over_figures in roles_of(label)}
    return meant >= STATED


def _is_label_over_label(rows: Rows, first: int) -> bool:
    """A label with the one text of its row ("Measure", "Inspections carried out"), which goes over all columns above
    another label, or stands below such a row.
    """
    if not _is_pair(rows[first]) or is_period(rows[first][1].text):
        return False
    above = rows[first - 1] if first else ()
    if _is_pair(above) and roles_of(above[0].text) and not roles_of(above[1].text):
        return True
    below = rows[first + 1] if first + 1 < len(rows) else ()
    alone = all(cell is rows[first][1] for cell in rows[first][2:]) or _is_pair(below)
    return bool(alone and below and below[0] is not rows[first][0] and roles_of(below[0].text))


def _is_pair(row: Sequence[Cell]) -> bool:
    """Four columns or more, and two texts in the first of them."""
    return len(row) > 3 and row[0] is not row[1] and all(cell is row[1] or not cell.text for cell in row[2:])


def _last_heading(rows: Rows, first: int) -> int:
    last = first
    for index in range(first + 1, min(first + HEADER_REACH, len(rows))):
        pairs = list(zip(rows[index], rows[last], strict=True))
        if _is_due_by_a_day(pairs):
            break
        joined = any(cell.text and cell is above for cell, above in pairs)
        own = [cell for cell, above in pairs if cell.text and cell is not above]
        if not own or (len({id(cell) for cell in own}) == 1 and (len(own) == len(pairs) or not joined)):
            break
        above: list[str] = [cell.text for _, cell in pairs]
        groups: Iterator[str] = accumulate(above, lambda left, text: text or left)
        parts = {id(cell) for (cell, _), group in zip(pairs, groups, strict=True) if part_under(cell.text, group)}
        known = sum(_may_stand_below(cell.text) or id(cell) in parts for cell in own)
        loose = sum(is_figure(cell.text) and not is_period(cell.text) and id(cell) not in parts for cell in own)
        if loose or not (joined or (2 * known >= len(own) and _open_above(rows[last], rows[index]))):
            break
        last = index
    return last


def _may_stand_below(text: str) -> bool:
    """Is a text one of a second row of headings?"""
    return bool(roles_of(text)) or is_period(text) or _says_unit(text)


def _says_unit(text: str) -> bool:
    """ "(dies)" below "Objectiu", and "(unitat de l'indicador)" below whatever is measured in it."""
    if text[:1] != "(" or text[-1:] != ")" or len(text) > LONGEST_UNIT:
        return False
    said = unelided(text)
    return unit_words.means(said) is not None or any(word.startswith(("unit", "unid")) for word in words_of(said))


def _is_due_by_a_day(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Is a row one of a promise ("publish the report") whose target is a date, below the headings of both?"""
    said = [(cell.text, above.text) for cell, above in pairs if cell.text and cell is not above]
    promised = any(over_text(heading) in (Role.COMMITMENT, Role.INDICATOR) for _, heading in said)
    return promised and any(over_figures(heading) is Role.TARGET and names_a_day(text) for text, heading in said)


def _open_above(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A second row of headings stands under group headings: blanks, spans or periods above, blanks below."""
    spans = len(distinct(above)) < len(above)
    return spans or any(not cell.text for cell in below) or any(is_period(cell.text) for cell in distinct(above))


def _uses(rows: Rows, first: int, last: int) -> tuple[Use, ...]:
    paths = _paths(rows, first, last)
    body = tuple(row for row in rows[last + 1 :] if not reads_alike(row, rows[last]))
    full = [row for row in body[:400] if len(distinct(row)) > 1]
    uses = [use_of(index, path, _column(full, index)) for index, path in enumerate(paths)]
    return settle(elsewhere_aside(uses, paths, body), body)


def _paths(rows: Rows, first: int, last: int) -> list[list[str]]:
    """The headings over each column from top to bottom; a group heading reaches right over the blanks beside it."""
    lines: list[list[str]] = []
    for index in range(first, last + 1):
        texts = [cell.text for cell in rows[index]]
        if index < last:
            for column in range(1, len(texts)):
                if not texts[column] and rows[last][column].text and rows[last][column - 1].text:
                    texts[column] = texts[column - 1]
        lines.append(texts)
    return [_with_unit(list(dict.fromkeys(text for text in column if text))) for column in zip(*lines, strict=True)]


def _with_unit(path: list[str]) -> list[str]:
    """ "(%)", "(unitat de l'indicador)": what stands in brackets below a heading ends it."""
    return [*path[:-2], " ".join(path[-2:])] if len(path) > 1 and _says_unit(path[-1]) else path


def _column(rows: Sequence[Row], index: int) -> list[str]:
    """The texts of a column, merged cells once."""
    texts: list[str] = []
    previous: Cell | None = None
    for cell in (row[index] for row in rows):
        if cell is not previous and without_null(cell.text):
            texts.append(cell.text)
        previous = cell
    return texts
