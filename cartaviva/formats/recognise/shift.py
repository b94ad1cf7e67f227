"""Rows that slid: a merged or an empty cell vanished, and everything after it stands one column too far to the left.

Counting fields finds nothing, since such rows are often padded at their end: only what the cells look like tells. The
other rows of the table say what each column looks like; a slid row is put back where it fits best, and the caller
raises a finding.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cartaviva.core.language.comparing import sayings
from cartaviva.core.language.lexicon import words_of
from cartaviva.core.language.numerals import parse_number
from cartaviva.core.language.patterns import later
from cartaviva.formats.grid import BLANK, Cell, Row
from cartaviva.formats.recognise.cell_texts import is_bare, is_figure
from cartaviva.formats.recognise.columns import FIGURE_ROLES, TEXT_ROLES, Header, Use
from cartaviva.formats.recognise.roles import FIGURES, STATED, Role

WORDS = TEXT_ROLES | {Role.DIRECTION, Role.UNIT, Role.FREQUENCY}
GLUED = later(r"^(\d{1,3}(?:\.\d{1,2})*\.?)\s?(?=[^\W\d_])(.{8,})$", re.DOTALL)
QUANTITY = later(r"[≥≤<>]?\s?\d[\d.,]*\s?(?:%|[^\W\d]+(?:\s[^\W\d]+)?)")
SMOOTH = 0.5
MARGIN = 1.5
"""How much better (natural logarithm of a likelihood) a repaired row has to be than the row as it stands."""

MERGED = frozenset({Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT})
MERGED_SHARE = 0.4
"""A blank where cells are merged says nothing against a row."""
CONTRADICTION = 3.0
"""What a cell of the wrong kind counts against a row."""


class Repair(NamedTuple):
    """A row put back: its cells, and the column where a cell had vanished."""

    cells: Row
    column: int


class Profile(NamedTuple):
    """What the cells of each column look like in the rows that are in place."""

    kinds: tuple[Counter[str], ...]
    roles: tuple[Role | None, ...]
    keeps_ends: bool
    """Rows keep the empty cells at their end, so that a short row lost an inner one."""

    def likelihood(self, cells: Sequence[Cell]) -> float:
        return sum(self._cell(index, kind_of(cell.text)) for index, cell in enumerate(cells))

    def _cell(self, index: int, kind: str) -> float:
        counts = self.kinds[index]
        if kind == "blank" and self.roles[index] in STATED:
            same = (k for k, role in zip(self.kinds, self.roles, strict=True) if role is self.roles[index])
            counts = sum(same, Counter())
        if kind == "blank" and self.roles[index] in MERGED:
            return math.log(MERGED_SHARE)
        return math.log((counts[kind] + SMOOTH) / (counts.total() + 9 * SMOOTH))


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    if not text:
        return "blank"
    if not is_figure(text):
        return "sentence" if text[-1] in ".!?" and " " in text else "words" if " " in text.strip() else "word"
    if "%" in text:
        return "percent" + ("." if re.search(r"\d[.,]\d", text) else "")
    if not any(letter.isalnum() for letter in text):
        return "dash"
    if any(letter.isalpha() for letter in text):
        return "figure and words"
    return "number" + ("." if re.search(r"\d[.,]\d", text) else "")


def profile_of(rows: Sequence[Row], widths: Sequence[int], header: Header) -> Profile:
    roles = tuple(_role_of(use, rows) for use in header.uses)
    full = [row for row, width in zip(rows, widths, strict=True) if width >= len(roles)]
    placed = [row for row in full or rows if not contradictions(row, roles)]
    kinds = tuple(Counter(kind_of(row[index].text) for row in placed) for index in range(len(roles)))
    return Profile(kinds, roles, any(not row[len(roles) - 1].text for row in full))


def _role_of(use: Use, rows: Sequence[Row]) -> Role | None:
    """A column of promises that holds their numbers alone asks for no words, and one of targets in whole sentences for
    no figures.
    """
    if use.role is Role.TARGET and 2 * sum(_is_long(row[use.index].text) for row in rows) > len(rows):
        return None
    if use.role in WORDS and not any((text := row[use.index].text) and not is_bare(text) for row in rows):
        return None
    return Role.UNIT if _holds_marks(use, rows) else use.role


def _holds_marks(use: Use, rows: Sequence[Row]) -> bool:
    """One word in nearly every row of a column that has no role, as units have: no figure belongs there."""
    kinds = [kind_of(row[use.index].text) for row in rows]
    unused = use.role in (None, Role.EXTRA) and not use.figures
    return unused and len(kinds) > 3 and 4 * kinds.count("word") >= 3 * len(kinds)


def contradictions(cells: Sequence[Cell], roles: tuple[Role | None, ...]) -> int:
    """How many cells hold words where figures belong, or a bare figure where words belong."""
    figures, words, promises = _asked(roles)
    texts = [cell.text for cell in cells]
    long = sum(_is_long(texts[at]) for at in figures)
    bare = {at for at in words if is_bare(texts[at])}
    return long + len(bare.union(at for at in promises if _is_quantity(texts[at])))


def _is_long(text: str) -> bool:
    return len(text) > 32 and not is_figure(text)


@lru_cache(maxsize=256)
def _asked(roles: tuple[Role | None, ...]) -> tuple[tuple[int, ...], ...]:
    """The columns of figures, those of words, and among these the promises and measures."""
    groups = (FIGURE_ROLES, WORDS, (Role.COMMITMENT, Role.INDICATOR))
    return tuple(tuple(at for at, role in enumerate(roles) if role in group) for group in groups)


@lru_cache(maxsize=4096)
def _is_quantity(text: str) -> bool:
    """≤ 40, menos de 40, no más del 6 %: what compares, and a figure with its unit."""
    if len(text) > 40 or not any(map(str.isdigit, text)):
        return False
    words = text.split()
    starts = (at for at, word in enumerate(words) if word.strip("≥≤<>")[:1].isdigit())
    first = next(starts, 0)
    quantity = " ".join(words[first:])
    if first and words[0].strip("≥≤<>"):
        return bool(sayings.find(words_of(text), 0)) and (is_bare(quantity) or bool(QUANTITY.fullmatch(quantity)))
    return bool(QUANTITY.fullmatch(text))


def repair(cells: Sequence[Cell], width: int, profile: Profile) -> Repair | None:
    """The row put back, or None where it stands well (or nothing better is known)."""
    short = width < len(profile.roles)
    wrong = contradictions(cells, profile.roles)
    if not wrong and not (short and _figures_missing(cells, profile)):
        return None
    stands = profile.likelihood(cells) + _nearness(cells, profile)
    stands -= CONTRADICTION * wrong + (MARGIN * 2 if short and profile.keeps_ends else 0)
    best: tuple[float, Repair] | None = None
    for candidate in _candidates(tuple(cells), width):
        if contradictions(candidate.cells, profile.roles):
            continue
        score = profile.likelihood(candidate.cells) + _nearness(candidate.cells, profile)
        if best is None or score > best[0] - 1e-9:  # of equals, where the words begin
            best = (score, candidate)
    if best is None or best[0] <= stands + (MARGIN if wrong else 0):
        return None
    return best[1]


def _figures_missing(cells: Sequence[Cell], profile: Profile) -> bool:
    """The padding reached a target, a result, a difference or a degree."""
    last = max((index for index, cell in enumerate(cells) if cell.text), default=-1)
    return any(role in FIGURES for role in profile.roles[last + 1 :]) or last + 1 < len(cells)


def _candidates(cells: Row, width: int) -> Iterator[Repair]:
    room = next((n for n, cell in enumerate(reversed(cells)) if cell.text), len(cells))
    for index, cell in enumerate(cells[:width]):
        glued = GLUED.match(cell.text) if room and index <= 2 else None
        if glued:
            split = (Cell(glued[1], cell.place), Cell(glued[2], cell.place))
            yield Repair((*cells[:index], *split, *cells[index + 1 : -1]), index + 1)
    for count in range(1, min(room, 3) + 1):
        for index in range(min(width, len(cells) - count) + 1):
            if index < len(cells) - count and any(cell.text for cell in cells[index:]):
                yield Repair((*cells[:index], *(BLANK,) * count, *cells[index : len(cells) - count]), index)


def _nearness(cells: Sequence[Cell], profile: Profile) -> float:
    """Where only figures can have slid: results lie near their targets, and a target near that of the year before."""
    columns = [index for index, role in enumerate(profile.roles) if role in STATED]
    if sum(profile.roles[index] is Role.RESULT for index in columns) < 2:
        return 0.0
    values = {index: parse_number(cells[index].text) for index in columns}
    targets = [value for index in columns if profile.roles[index] is Role.TARGET and (value := values[index])]
    pairs = list(itertools.pairwise(targets))
    for left, right in itertools.pairwise(columns):
        a, b = values[left], values[right]
        if profile.roles[left] is not profile.roles[right] and left % 2 == columns[0] % 2 and a and b:
            pairs.append((a, b))
    return -sum(abs(math.log(abs(a / b))) for a, b in pairs if a and b)
