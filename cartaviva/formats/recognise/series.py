"""What a card says of several years, as labels with their values: "Résultat 2023", "Résultat 2024".

The years stand over their figures, or beside them in the first column, or with them in one text
("2023: 84 % · 2024: 88 %").
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from cartaviva.core.language.patterns import later
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.outcome_words import outcome_of
from cartaviva.core.period import find_period
from cartaviva.formats.grid import BLANK, Cell, Row, Rows, distinct
from cartaviva.formats.recognise.cell_texts import is_figure
from cartaviva.formats.recognise.columns import FIGURE_ROLES, likeliest, may_be, roles_of
from cartaviva.formats.recognise.headings import compact, heading_of
from cartaviva.formats.recognise.roles import Role

Pair = tuple[Cell, Cell]

MORE_THAN, LESS_THAN = 300, 740
"""Days of a year, of a school year ("2023-24"), or of two years."""
LONGEST = 40
"""Rows that a series has at most."""
SEPARATORS = tuple(map(later, (r"\s*[·•;|\n]\s*", r"\s*[,/]\s+", r"\s+[–—-]\s+", r"\s*(?:→|->|>)\s*")))
WITH_YEAR = later(
    r"(?P<year>[^:=()]{4,24}?)\s*[:=]\s*(?P<value>\S.*)|(?P<said>\S.*?)\s*\((?P<when>[^()]{4,24})\)"
    r"|(?P<bare>(?:19|20)\d\d)\s+(?P<rest>\S.*)"
)


class Said(NamedTuple):
    """A label with its value; of a series, with the year that the value is of."""

    label: Cell
    value: Cell
    year: Cell = BLANK


def names_year(text: str) -> bool:
    """A year, or two of them, and no more than the word for it: "2023", "Any 2023", "Curs 2022-23"."""
    period = find_period(text) if 4 <= len(text) <= 24 else None
    if period is None or not MORE_THAN < (period.end - period.start).days < LESS_THAN:
        return False
    rest = text.replace(period.label, " ")
    return not compact(rest) or may_be(rest, Role.PERIOD)


def pairs_of(rows: Rows) -> list[Pair]:
    """The labels in some rows with their values, two by two, and those of each year of a series."""
    said: list[Said] = []
    at = 0
    while at < len(rows):
        taken = series_at(rows[at : at + LONGEST], said)
        if not taken:
            said += [one for pair in two_by_two(rows[at]) for one in in_years(*pair)]
        at += taken or 1
    return named(said)


def series_at(rows: Rows, said: list[Said]) -> int:
    """How many rows a series takes that begins with the first of them; what it says is added to what is `said`, whose
    last label ("Résultats") it is under where that has no value.
    """
    over = said[-1].label if said and not said[-1].value.text and is_of_figures(said[-1].label.text) else BLANK
    taken, found = _across(rows, over) or _down(rows, over) or (0, [])
    if over is not BLANK and any(one.label is over for one in found):
        said.pop()
    said += found
    return taken


def two_by_two(row: Row) -> Iterator[Pair]:
    """The cells of a row two by two, merged ones once."""
    cells = [cell for at, cell in enumerate(row) if not (at and cell.text and cell is row[at - 1])]
    for at in range(0, len(cells), 2):
        value = cells[at + 1] if at + 1 < len(cells) else BLANK
        if cells[at].text or value.text:
            yield cells[at], value


def in_years(label: Cell, value: Cell) -> list[Said]:
    """Resultats: 2022: 81 % · 2023: 84 %"""
    for separator in SEPARATORS if value.text.count("20") > 1 and _may_have(label.text) else ():
        found = [WITH_YEAR.fullmatch(part) for part in separator.split(value.text.strip(" .;"))]
        years = [one and (one["year"] or one["when"] or one["bare"]) for one in found]
        figures = [one[name] for one in found if one for name in ("value", "said", "rest") if one[name]]
        if len(found) > 1 and all(year and names_year(year) for year in years) and any(map(is_figure, figures)):
            cells = zip(years, figures, strict=True)
            return [Said(label, Cell(figure, value.place), Cell(year or "", value.place)) for year, figure in cells]
    return [Said(label, value)]


def _across(rows: Rows, over: Cell) -> tuple[int, list[Said]] | None:
    """Rows of figures below a row of years: how many rows that are, and what they say."""
    years = {at: cell for at, cell in enumerate(rows[0]) if names_year(cell.text)}
    others = distinct([cell for at, cell in enumerate(rows[0]) if at not in years])
    if len({id(cell) for cell in years.values()}) < 2 or len(others) > 1 or (others and min(years) == 0):
        return None
    name = others[0] if others else over
    body = list(takewhile(lambda row: _is_of_years(row, years) or _is_one_remark(row), rows[1:]))
    judged = any(likeliest(row[0].text)[1] is Role.TARGET for row in body)
    dated = [_is_of_years(row, years) or (judged and _is_in_one(row, years)) for row in body]
    body = body[: len(dated) - next((at for at, one in enumerate(reversed(dated)) if one), len(dated))]
    found: list[Said] = []
    for row, of_years in zip(body, dated, strict=False):
        label = row[0] if 0 not in years and row[0].text else name
        found += [Said(label, row[at], year) for at, year in years.items()] if of_years else [Said(row[0], row[1])]
    return (1 + len(body), found) if body else None


def _is_in_one(row: Row, years: dict[int, Cell]) -> bool:
    """A text below one year alone, where each has its target."""
    return bool(row[min(years)].text) and row[min(years)] is not row[max(years)]


def _is_one_remark(row: Row) -> bool:
    """What explains the figures of all years, where the file cannot say that it stands below all of them."""
    return len(row) > 1 and _is_of_words(row[0].text) and not any(cell.text for cell in row[2:] if cell is not row[1])


def _is_of_years(row: Row, years: dict[int, Cell]) -> bool:
    """Figures below years, or what is said of each in words, behind a label or behind none."""
    label = row[0] if 0 not in years else BLANK
    filled = [at for at in years if row[at].text]
    few = len(filled) < 2 and filled[:1] == [min(years)]  # "Écart | -2" with the year's label left out is of no series
    others = any(cell.text for at, cell in enumerate(row) if at not in years and cell is not label)
    merged = len({id(row[at]) for at in filled}) < len(filled)
    if few or others or merged or find_period(label.text) or not filled:
        return False
    texts = [row[at].text for at in filled]
    if not any(map(is_figure, texts)) or _is_of_words(label.text):
        return (len(filled) > 1 or _is_of_words(label.text)) and _may_say(label.text) and not any(map(_is_label, texts))
    return _may_have(label.text) and not any(map(_is_label, filter(is_of_figures, texts)))


def _down(rows: Rows, over: Cell) -> tuple[int, list[Said]] | None:
    """Rows that begin with a year, below labels or beside one."""
    first = rows[0]
    heads = [at for at, cell in enumerate(first) if at and is_of_figures(cell.text)]
    if heads and (not first[0].text or may_be(first[0].text, Role.PERIOD)):
        body = list(takewhile(lambda row: names_year(row[0].text), rows[1:]))
        return (1 + len(body), [Said(first[at], row[at], row[0]) for row in body for at in heads]) if body[1:] else None
    beside = list(takewhile(lambda row: _is_beside(row, 0), rows))
    if len(beside) > 1:
        return len(beside), [Said(over, row[1], row[0]) for row in beside]
    beside = list(takewhile(lambda row: _is_beside(row, 1) and row[0].text in ("", first[0].text), rows))
    if len(beside) > 1 and first[0].text:
        return len(beside), [Said(first[0], row[2], row[1]) for row in beside]
    return None


def _is_beside(row: Row, at: int) -> bool:
    """A year, and one text to the right of it."""
    return len(row) > at + 1 and names_year(row[at].text) and distinct(row[at + 1 :]) == [row[at + 1]]


def _may_have(label: str) -> bool:
    """May figures of several years stand under or behind a label?"""
    return is_of_figures(label) or heading_of(label) is None or may_be(label, Role.EXTRA)


def _may_say(label: str) -> bool:
    return bool(label) and (_may_have(label) or _is_of_words(label))


def _is_of_words(label: str) -> bool:
    return may_be(label, Role.REMARKS, Role.MEASURES)


def _is_label(text: str) -> bool:
    """Taux d'atteinte; "Aucune demande" is what came out, and "Assolit" too."""
    return heading_of(text) is not None and whole_meaning(text) is None and outcome_of(text) is None


def is_of_figures(label: str) -> bool:
    """A target, a result, or what follows from them."""
    return any(over_figures in FIGURE_ROLES for _, over_figures in roles_of(label)) and not is_figure(label)


def named(said: Sequence[Said]) -> list[Pair]:
    """Each with a label of its own. A series that says not what it is of ("Évolution") is that of the results, or stays
    one text where they stand apart.
    """
    apart = any(likeliest(one.label.text)[1] is Role.RESULT for one in said)
    pairs: list[Pair] = []
    for (label, dated), group in groupby(said, key=lambda one: (one.label, bool(one.year.text))):
        series = list(group)
        said_of = _is_of_words(label.text) or (label.text and not any(is_figure(one.value.text) for one in series))
        kept = [one for one in series if one.value.text or said_of or may_be(label.text, Role.RESULT)]
        if not dated:
            pairs += [(label, one.value) for one in series]
        elif said_of or is_of_figures(label.text):
            pairs += [(Cell(f"{label.text} {one.year.text}", label.place), one.value) for one in kept]
        elif not apart:
            pairs += [(one.year, one.value) for one in series]
        else:
            text = " · ".join(f"{one.year.text}: {one.value.text}" for one in series)
            pairs.append((label, Cell(text, series[0].value.place)))
    return pairs
