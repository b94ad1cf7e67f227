"""Of which period each row of a table is, where a column says it, or two: a year, and a part of it; or the days on
which that of all rows begins and ends.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.patterns import later
from cartaviva.core.period import Period, find_period, is_year
from cartaviva.core.report import StatedRow
from cartaviva.formats.grid import Cell, Row
from cartaviva.formats.recognise.columns import heading_period
from cartaviva.formats.recognise.groups import Group
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.year_parts import dated_in, is_of_any_year, lasts_part, part_under


def with_periods(rows: Sequence[Row], group: Group) -> Iterator[Row]:
    """Another promise under a blank is of the period above; the same one again may be of the year. A year goes on
    beside the next part of it, and ends where the same promise comes again with an earlier one.
    """
    columns = [use.index for use in (group.columns.get(Role.PERIOD), group.second) if use]
    if not columns:
        yield from rows
        return
    texts = [group.columns[role].index for role in (Role.COMMITMENT, Role.INDICATOR) if role in group.columns]
    above: dict[int, Cell] = {}
    said: Cell | None = None
    last: date | None = None
    for row in rows:
        named = next((row[at] for at in texts if row[at].text), None)
        stated = [at for at in columns if row[at].text]
        another = bool(named and (said is None or named.text != said.text))
        part = _first_day(row, stated, group) if len(stated) == 1 else None
        over = bool(part and last and part < last and not another)
        blank = [at for at in columns if at not in stated and at in above and not over]
        filled = {at: above[at] for at in blank if _goes_on(above[at], stated, another)}
        above = {at: filled.get(at, row[at]) for at in columns if at in filled or at in stated} if stated else above
        said, last = named or said, part or last
        yield tuple(filled.get(at, cell) for at, cell in enumerate(row)) if filled else row


def _first_day(row: Row, stated: Sequence[int], group: Group) -> date | None:
    """Of the part of a year in the one column that is `stated`."""
    use = next(use for use in (group.columns.get(Role.PERIOD), group.second) if use and use.index in stated)
    named = heading_period(row[use.index].text) or part_under(row[use.index].text, use.heading)
    return named.start if named and lasts_part(named) else None


def _goes_on(above: Cell, stated: Sequence[int], another: bool) -> bool:
    """Is a blank of what is `above` it? `stated`: the other column of periods says something."""
    year = heading_period(above.text) if stated else None
    return is_year(year) if year else another and not stated


def own_period(row: Row, group: Group) -> Period | None:
    """The period that a row names, its part of a year in ANY_YEAR where no year stands beside it."""
    for role in (Role.PERIOD, Role.FREQUENCY):
        use = group.columns.get(role)
        if use is None:
            continue
        use = group.second if role is Role.PERIOD and not row[use.index].text and group.second else use
        text = row[use.index].text
        if role is Role.PERIOD and (days := _from_to(row, group)):
            return days
        if any(map(str.isdigit, text)) or (role is Role.PERIOD and text):
            named = heading_period(text) or part_under(text, use.heading)
            return _part_beside(row, group, named) if role is Role.PERIOD else named
    return None


def _part_beside(row: Row, group: Group, named: Period | None) -> Period | None:
    """The quarter in another column, of the year that stands beside it."""
    text = row[group.second.index].text if group.second else ""
    beside = (heading_period(text) or part_under(text, group.second.heading)) if group.second and text else None
    if named is None or beside is None:
        return named or beside
    year, part = (named, beside) if lasts_part(beside) else (beside, named)
    return dated_in(part, year) if is_of_any_year(part) and is_year(year) else named


def _from_to(row: Row, group: Group) -> Period | None:
    """From the day in one further column to that in another: "Fecha de inicio del periodo", "Fecha de término …"."""
    named = {fold(use.heading): row[use.index].text for use in group.extras if "period" in fold(use.heading)}
    days = [next((text for name, text in named.items() if end.match(name)), "") for end in (FIRST, LAST)]
    return _between(*days)


FIRST = later(
    r"(?:(?:data|fecha|date) )?(?:(?:de |d'|di )?(?:inici|inicio|inizio|debut|comienzo)|start)(?: date| data)?"
    r"(?: (?:del? |du )?period[eo])?|(?:period )?start(?:ing)? date|hasierako? data|desde|des de|from"
)
LAST = later(
    r"(?:(?:data|fecha|date) )?(?:(?:de |d'|di )?(?:fi|fin|fim|fine|final|finalitzacio|finalizacion|termino|cierre)"
    r"|end)(?: date| data)?(?: (?:del? |du )?period[eo])?|(?:period )?end(?:ing)? date|amaierako? data"
    r"|hasta|fins a|to|until"
)
"""Fecha de inicio, Fecha de término: of a period, where all rows have the same, and else of what was done."""


def span_of(rows: Sequence[StatedRow], headings: Sequence[str]) -> Period | None:
    """The period from one day to another, where two of the further columns (`headings`) say the same of every row."""
    ends = [[at for at, heading in enumerate(headings) if named.fullmatch(fold(heading))] for named in (FIRST, LAST)]
    if len(rows) < 2 or [len(found) for found in ends] != [1, 1]:
        return None
    said = {tuple(row.extras[at].strip() for (at,) in ends) for row in rows}
    return _between(*said.pop()) if len(said) == 1 else None


def _between(first: str, last: str) -> Period | None:
    """From one day to the other; a year is no day, and nor is what the two make no whole of."""
    text = f"{first.strip()} - {last.strip()}"
    period = find_period(text)
    return period if period and period.label == text and len(text) // 2 > A_YEAR_ALONE else None


A_YEAR_ALONE = 5
"""Letters at most of "2023"."""
