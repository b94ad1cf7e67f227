"""Rows across the whole table that are promises: each stands over the row, or the few rows, of what is measured of it.

"1. Answer letters in 10 days", and below it indicator, target and result; there is no column of promises then. Rows
over many others name a service or an objective, and so do short texts. Columns of targets may be promises as well.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from cartaviva.core.language.patterns import later
from cartaviva.core.period import find_period
from cartaviva.formats.grid import BLANK, Cell, Row, Rows
from cartaviva.formats.recognise.cell_texts import SENTENCE, speaks
from cartaviva.formats.recognise.columns import Header, Use
from cartaviva.formats.recognise.context import key_value, named_band
from cartaviva.formats.recognise.groups import Group
from cartaviva.formats.recognise.headings import heading_of, names_both
from cartaviva.formats.recognise.promising import are_promising, may_be_done
from cartaviva.formats.recognise.roles import Role

NUMBER = re.compile(
    r"\s*(?:n\.?[ºo°]\s*)?(?:(?P<letters>[A-Z]{1,3})[.-]?)?(?P<figures>\d{1,3}(?:\.\d{1,2})*)"
    r"(?:\s*[.)ªº:–—-]+\s*|\s+)(?=[^\W\d_]\S*\s)"
)
LETTER = later(r"\s*[A-Za-z][.)]\s+(?=\S+\s)")
WORDS = 5
"""Words from which a text says what is done, and is no name of a service."""
BANDS = 3
"""Rows across the table that are enough to tell, where none has a number."""
MOST = 20
"""Rows across the table that may stand over a row, of one look or another."""
MANY = 3
"""Rows on average from which what stands over them is no promise."""


class Promises(NamedTuple):
    """The promise over each line, BLANK for none; `open` is a text that may be one, or something else, else BLANK."""

    over: Sequence[Cell]
    open: Cell = BLANK


@lru_cache(maxsize=4096)
def look(text: str) -> str:
    """What tells a row across the table from those of another rank: what it is called, how it is numbered."""
    if said := named_band(text):
        return said.role
    if number := NUMBER.match(text):
        return f"{number['letters'] or ''} {number['figures'].count('.')}"
    return "letter" if LETTER.match(text) else "capitals" if text.isupper() else ""


def is_numbered(text: str) -> bool:
    return bool(NUMBER.match(text) or LETTER.match(text))


def around(bands: Sequence[Cell], band: Cell) -> Row:
    """Those of the `bands` that one more leaves standing below their rows: what stands over the first that looks so."""
    looks = [look(each.text) for each in bands]
    mine = look(band.text)
    return tuple(bands[: looks.index(mine)]) if mine in looks else ()


def nearest(bands: list[Cell]) -> list[Cell]:
    """The `bands`; of more than any report has over its rows, the last that looks so, for each look: every row below
    asks all of them.
    """
    if len(bands) <= MOST:
        return bands
    last = {look(band.text): band for band in bands}
    return [band for band in bands if last[look(band.text)] is band][-MOST:]


def promises_of(bands: Sequence[Row], group: Group, headed: bool) -> Promises:
    """The promises among the rows over each line, where only what is measured has a column; `headed`: below a heading
    of promises.
    """
    asked = Role.INDICATOR in group.columns and Role.COMMITMENT not in group.columns
    if not asked or band_roles(group) == (Role.COMMITMENT,):
        return Promises([BLANK] * len(bands))
    return promises_over(bands, headed)


def band_roles(group: Group) -> tuple[Role, ...]:
    """Full-width bands are the services, or the objectives where services have a column of their own; the promises
    where a heading names both them and what measures them.
    """
    measure = group.columns.get(Role.INDICATOR)
    if measure and Role.COMMITMENT not in group.columns and names_both(measure.heading):
        return (Role.COMMITMENT,)
    return tuple(role for role in (Role.SERVICE, Role.OBJECTIVE) if role not in group.columns)


SHORT_WORD = later(r"^[^\W\d_]{1,2}\s")
"""We, before "answer 90 % of letters"."""


def are_promises(columns: Mapping[Role, Use], rows: Sequence[Row]) -> bool:
    """Are the targets beside measures whole sentences under a heading of promises ("Nous répondons à 90 % …"), which no
    other column has?
    """
    target = columns.get(Role.TARGET)
    if target is None or Role.COMMITMENT in columns or Role.INDICATOR not in columns:
        return False
    said = heading_of(target.heading)
    if said is None or said.over_text is not Role.COMMITMENT:
        return False
    texts = [text for row in rows if (text := row[target.index].text)]
    spoken = sum(speaks(text) or speaks(SHORT_WORD.sub("", text)) for text in texts)
    return sum(map(len, texts)) > SENTENCE * len(texts) and 2 * spoken > len(texts)


def promises_over(bands: Sequence[Row], headed: bool = False) -> Promises:
    """The promises among the rows that stand over each line of a table without a column of them; `headed` where their
    heading stands over the others. Short texts over a line each, and sentences over several that have no figure and do
    not say "we will", may be either.
    """
    inner = [next((band for band in over[::-1] if not named_band(band.text)), BLANK) for over in bands]
    runs = [next(run) for _, run in groupby(inner, key=id)]
    texts = [run.text[number.end() :] if (number := NUMBER.match(run.text)) else run.text for run in runs]
    numbered = len(runs) > 1 and all(is_numbered(run.text) for run in runs)
    few = 2 * len(inner) <= 3 * len(runs)
    enough = len({look(run.text) for run in runs}) == 1 and (headed or numbered or len(runs) >= BANDS)
    if all(map(find_period, texts)):  # results of each quarter
        return Promises([BLANK] * len(inner), runs[0] if runs else BLANK)
    if not all(texts) or not enough or len(inner) > MANY * len(runs):
        return Promises([BLANK] * len(inner))
    says = 2 * sum(map(_says, texts)) > len(texts)
    told = headed or _have_figures(texts) or are_promising(texts) or (few and may_be_done(texts))
    if (headed and few) or (says and told):
        return Promises(inner, _apart(bands, inner))
    return Promises([BLANK] * len(inner), runs[0] if few or says else BLANK)


REFERENCE = later(r"(?:[A-Z]{1,3}[.-]?)?\d{1,3}(?:\.\d{1,2})*[.)]?")


def in_one_cell(rows: Rows, filled: Sequence[list[Cell]], header: Header) -> list[list[Cell]]:
    """The texts of each row; those of "3" and "We will answer in 5 days", over rows of figures and with none of their
    own, as one text across, where only what is measured has a column.
    """
    measures = [use.index for use in header.having(Role.INDICATOR)]
    if len(measures) != 1 or measures[0] == 0 or header.having(Role.COMMITMENT):
        return list(filled)
    found = {
        at
        for at, (row, cells) in enumerate(zip(rows, filled, strict=True))
        if len(cells) == 2
        and cells[0] is row[0]
        and cells[1] is row[measures[0]]
        and REFERENCE.fullmatch(cells[0].text)
        and _says(cells[1].text)
        and len(next(filter(None, filled[at + 1 :]), ())) > 2
    }
    if len(found) < 2:
        return list(filled)
    return [
        [cells[1]._replace(text=f"{cells[0].text} {cells[1].text}")] if at in found else cells
        for at, cells in enumerate(filled)
    ]


def without_label(text: str) -> str:
    """The promise of "Our promise: …"."""
    said = key_value(text)
    return said[1] if said and said[0] is Role.COMMITMENT else text


def _says(text: str) -> bool:
    """A sentence, with its stop or without."""
    return len(text.split()) >= WORDS - 2 * text.endswith(".")


def _have_figures(texts: Sequence[str]) -> bool:
    return 2 * sum(any(map(str.isdigit, text)) for text in texts) > len(texts)


def _apart(bands: Sequence[Row], inner: Sequence[Cell]) -> Cell:
    """The first row without a name, between promises, of a kind that stands over none of the first ones: it may be a
    remark about the row above.
    """
    known = {look(band.text) for band in bands[0] if band is not inner[0]}
    others = (band for over, own in zip(bands, inner, strict=True) for band in over if band is not own)
    return next((band for band in others if look(band.text) not in known and not named_band(band.text)), BLANK)
