"""Seasons, of which nobody says the days: sheets and titles, columns of results and cells of periods are called so.

The words are those of core; what a heading of results says is kept by its column.
"""

from collections.abc import Iterator, Sequence

from cartaviva.core.findings import Finding
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.period_in_text import is_season
from cartaviva.formats.recognise.context import Context
from cartaviva.formats.recognise.groups import Group
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.rows import Line


def seasons_above(contexts: Sequence[Context]) -> list[str]:
    """What the sheet or a title of each table calls its season, where others are of another one; else ""."""
    seasons = [next(filter(is_season, context.headings), "") for context in contexts]
    return seasons if len(set(map(fold, seasons)) - {""}) > 1 else [""] * len(seasons)


def season_of(group: Group) -> str:
    """What the heading of the results calls their season, where others beside them are of another one; of one alone its
    year is known, which is enough.
    """
    said = group.columns[Role.RESULT].season
    return said if any(use.season not in ("", said) for use in group.extras) else ""


def seasons_of_rows(lines: Sequence[Line], group: Group) -> Iterator[Finding]:
    """period-unknown: of rows whose column of periods names a season."""
    use = group.columns.get(Role.PERIOD)
    cells = [line.cells[use.index] for line in lines] if use else []
    for index, cell in enumerate(cells):
        if is_season(cell.text):
            yield Finding("period-unknown", index, Role.RESULT.value, cell.text, place=cell.place)
