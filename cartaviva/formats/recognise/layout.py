"""Where the headings of a table stand, and what each of its columns holds."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from cartaviva.core.period import Period, find_period
from cartaviva.formats.grid import Cell
from cartaviva.formats.recognise.headings import HEADINGS, Role, compact

Rows = Sequence[Sequence[Cell]]

FIGURE_ROLES = frozenset(
    {Role.TARGET, Role.RESULT, Role.DIFFERENCE, Role.COMPLIANCE, Role.THRESHOLD, Role.NUMERATOR, Role.DENOMINATOR}
)
TEXT_ROLES = frozenset({Role.SERVICE, Role.OBJECTIVE, Role.COMMITMENT, Role.INDICATOR, Role.REMARKS, Role.MEASURES})
YES_NO = frozenset({"si", "no", "yes", "bai", "ez", "oui", "non", "sim", "nao"})
ANY_YEAR = 2000
BARE = re.compile(r"[≥≤<>+−-]?\s?\d[\d.,\s]*\s?%?|[-–—]")
LONG = 45
"""Letters on average from which the texts of a column are sentences, not short notations."""
HEADER_REACH = 3
"""Rows that a heading may have."""

Shapes = Mapping[str, Sequence[str]]
"""Shape of a table → the role of each of its columns, as somebody gave it: a `Role`, or LEAVE_OUT."""
NO_SHAPES: Shapes = {}
LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for. `heading` is verbatim; `period` where its heading names one."""

    index: int
    role: Role | None
    heading: str
    period: Period | None = None
    figures: bool = False
    yearless: bool = False
    """`period` is in ANY_YEAR: the heading names a part of a year only ("1T")."""
    words: bool = False
    """Some of its cells are words."""
    guessed: bool = False
    """Its heading is not known: the role follows from its place and its cells."""
    over_text: Role | None = None
    """The role that its heading has over texts, where the figures below gave it another."""
    left_out: bool = False
    """Somebody said that it is not to be taken over."""


@dataclass(frozen=True, slots=True)
class Header:
    """The rows `first` to `last` are headings; `uses` has one entry for each column."""

    first: int
    last: int
    uses: tuple[Use, ...]

    def having(self, role: Role) -> tuple[Use, ...]:
        return tuple(use for use in self.uses if use.role is role)


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """A short notation: it has a digit, is yes or no, or is a dash."""
    short = text.strip()
    if not short or len(short) > 32:
        return False
    return any(letter.isdigit() for letter in short) or compact(short) in YES_NO or not compact(short)


@lru_cache(maxsize=4096)
def _roles(text: str) -> tuple[tuple[Role | None, Role | None], ...]:
    short = compact(text)
    if not short or len(short) > 110:
        return ()
    return tuple((entry.over_text, entry.over_figures) for entry in HEADINGS if entry.pattern.search(short))


@lru_cache(maxsize=4096)
def heading_period(text: str) -> Period | None:
    """The period that a heading names, in ANY_YEAR where it names a part of a year only."""
    if len(text) > 120:
        return None
    found = find_period(text)
    if found is None and 1 < len(text) <= 24 and not is_bare(text):
        part = find_period(f"{text} {ANY_YEAR}")
        found = Period(text, part.start, part.end) if part and part.label.startswith(text) and _is_part(part) else None
    return found


def _is_part(period: Period) -> bool:
    return (period.end - period.start).days < 200


@lru_cache(maxsize=4096)
def is_bare(text: str) -> bool:
    """A figure that stands alone, perhaps with a sign or a percent sign."""
    return bool(BARE.fullmatch(text.strip()))


def find_header(rows: Rows, start: int = 0, known: Shapes = NO_SHAPES) -> Header | None:
    """The next rows from `start` that are the headings of a follow-up table, or None."""
    for first in range(start, len(rows)):
        if known and (mapped := _mapped(rows, first, known)):
            return mapped
        if not _looks_like_heading(rows[first]):
            continue
        last = _last_heading(rows, first)
        header = Header(first, last, _uses(rows, first, last))
        if is_follow_up(header):
            return header
    return None


def headings_at(rows: Rows, first: int) -> tuple[int, tuple[str, ...]]:
    """The last row of headings that begin at row `first`, and the heading of each column."""
    last = _last_heading(rows, first)
    return last, tuple(path[-1] if path else "" for path in _paths(rows, first, last))


def shape_of(headings: Sequence[str]) -> str:
    """A hash of the compact headings in their order: tables of one shape are read alike."""
    return sha256("\n".join(map(compact, headings)).encode()).hexdigest()


def _mapped(rows: Rows, first: int, known: Shapes) -> Header | None:
    """The header at row `first`, with the roles that somebody gave to headings of its shape."""
    if len(_distinct(rows[first])) < 2:
        return None
    last, headings = headings_at(rows, first)
    roles = known.get(shape_of(headings))
    if roles is None or len(roles) != len(headings):
        return None
    uses = [_given(use, role) for use, role in zip(_uses(rows, first, last), roles, strict=True)]
    header = Header(first, last, tuple(uses))
    return header if is_follow_up(header) else None


def _given(use: Use, role: str) -> Use:
    """The use of a column as somebody gave it."""
    if role == LEAVE_OUT:
        return replace(use, role=None, left_out=True, guessed=False)
    return replace(use, role=Role(role), guessed=False)


def is_follow_up(header: Header) -> bool:
    return bool(header.having(Role.TARGET) and header.having(Role.RESULT))


def _distinct(row: Sequence[Cell]) -> list[Cell]:
    seen: dict[int, Cell] = {id(cell): cell for cell in row if cell.text}
    return list(seen.values())


def _looks_like_heading(row: Sequence[Cell]) -> bool:
    cells = _distinct(row)
    known = sum(bool(_roles(cell.text)) or _is_period(cell.text) for cell in cells)
    figures = sum(is_figure(cell.text) and not _is_period(cell.text) and not _roles(cell.text) for cell in cells)
    return known >= 2 and 2 * known >= len(cells) and not figures


def _is_period(text: str) -> bool:
    return len(text) <= 24 and heading_period(text) is not None


def _last_heading(rows: Rows, first: int) -> int:
    last = first
    for index in range(first + 1, min(first + HEADER_REACH, len(rows))):
        pairs = list(zip(rows[index], rows[last], strict=True))
        joined = any(cell.text and cell is above for cell, above in pairs)
        own = [cell for cell, above in pairs if cell.text and cell is not above]
        if not own or (len({id(cell) for cell in own}) == 1 and (len(own) == len(pairs) or not joined)):
            break
        known = sum(bool(_roles(cell.text)) or _is_period(cell.text) for cell in own)
        loose = sum(is_figure(cell.text) and not _is_period(cell.text) for cell in own)
        if loose or not (joined or (2 * known >= len(own) and _open_above(rows[last], rows[index]))):
            break
        last = index
    return last


def _open_above(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A second row of headings stands under group headings: blanks, spans or periods above, blanks below."""
    spans = len(_distinct(above)) < len(above)
    return spans or any(not cell.text for cell in below) or any(_is_period(cell.text) for cell in _distinct(above))


def _uses(rows: Rows, first: int, last: int) -> tuple[Use, ...]:
    paths = _paths(rows, first, last)
    body = rows[last + 1 :]
    return _settle([_use(index, path, _column(body, index)) for index, path in enumerate(paths)])


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
    return [list(dict.fromkeys(text for text in column if text)) for column in zip(*lines, strict=True)]


def _column(body: Rows, index: int) -> list[str]:
    """The texts of a column down to the next heading, merged cells once."""
    texts: list[str] = []
    previous: Cell | None = None
    for row in body[:400]:
        cell = row[index]
        if cell.text and cell is not previous and any(other.text and other is not cell for other in row):
            texts.append(cell.text)
        previous = cell
    return texts


def _use(index: int, path: Sequence[str], texts: Sequence[str]) -> Use:
    figures = sum(map(is_figure, texts)) >= 0.6 * len(texts) if texts else False
    long = bool(texts) and sum(map(len, texts)) > LONG * len(texts)
    period = next((found for text in reversed(path) if (found := heading_period(text))), None)
    heading = path[-1] if path else ""
    words = any(not is_figure(text) for text in texts)
    yearless = period is not None and period.start.year == ANY_YEAR and str(ANY_YEAR) not in "".join(path)

    def made(role: Role | None, over_text: Role | None = None) -> Use:
        return Use(index, role, heading, period, figures, yearless, over_text=over_text, words=words)

    for text in (*reversed(path), " ".join(path)):
        for over_text, over_figures in _roles(text):
            role = over_figures if figures else over_text
            if (role in FIGURE_ROLES and long) or (role in TEXT_ROLES and figures and texts):
                continue
            if role is Role.PERIOD and len(path) > 1:
                continue
            return made(role, over_text if over_text is not role else None)
    if texts and all(map(_is_period, texts)):
        return Use(index, Role.PERIOD, heading, None, figures)
    return made(Role.RESULT if period and (figures or not texts) else None)


def _one_target(uses: list[Use]) -> list[Use]:
    """Where a heading means nothing but targets, others that may mean texts do; else a threshold is the target."""
    if any(use.role is Role.TARGET and use.over_text is None for use in uses):
        return [replace(use, role=use.over_text) if use.over_text in TEXT_ROLES else use for use in uses]
    if not any(use.role is Role.TARGET for use in uses):
        return [replace(use, role=Role.TARGET) if use.role is Role.THRESHOLD else use for use in uses]
    return uses


def _settle(uses: list[Use]) -> tuple[Use, ...]:
    """Each role once for each period: the second of a kind is kept as it is; measures stand in for missing remarks."""
    taken: set[tuple[Role, Period | None]] = set()
    settled: list[Use] = []
    remarks = any(use.role is Role.REMARKS for use in uses)
    fraction = any(use.role is Role.DENOMINATOR for use in uses)
    for use in _one_target(uses):
        role = use.role
        if role is Role.NUMERATOR and not fraction:
            role = Role.EXTRA  # "Num." is a number, then
        if role is Role.MEASURES:
            role = Role.EXTRA if remarks else Role.REMARKS
            remarks = True
        if role is not None and role is not Role.EXTRA:
            if (role, use.period) in taken:
                role = Role.EXTRA
            taken.add((role, use.period))
        settled.append(replace(use, role=role))
    for guess in GUESSES:
        settled = guess(settled)
    return tuple(settled)


def _place_of(uses: Sequence[Use], *roles: Role) -> int | None:
    return next((use.index for use in uses if use.role in roles), None)


def _taken_for(uses: list[Use], role: Role, candidates: Sequence[Use]) -> list[Use]:
    """The uses with the first of the candidates in `role`; unchanged where there is none."""
    if not candidates:
        return uses
    chosen = candidates[0]
    return [replace(use, role=role, guessed=True) if use is chosen else use for use in uses]


def guess_figures(uses: list[Use]) -> list[Use]:
    """Beside a difference or a degree there are a target and a result: the one that is missing is next to the other."""
    target, result = _place_of(uses, Role.TARGET), _place_of(uses, Role.RESULT)
    if (target is None) == (result is None) or _place_of(uses, Role.DIFFERENCE, Role.COMPLIANCE) is None:
        return uses
    unknown = [use for use in uses if use.role is None and use.figures and use.heading]
    known = target if target is not None else result
    after = [use for use in unknown if known is not None and use.index > known]
    before = [use for use in reversed(unknown) if use not in after]
    if result is None:
        return _taken_for(uses, Role.RESULT, after or before)
    return _taken_for(uses, Role.TARGET, before or after)


def guess_texts(uses: list[Use]) -> list[Use]:
    """The promise stands left of what is measured, and both left of the figures; remarks stand right of them."""
    figures = [use.index for use in uses if use.role in FIGURE_ROLES]
    unknown = [use for use in uses if use.role is None and use.words and not use.figures and use.heading]
    if not figures:
        return uses
    left = [use for use in unknown if use.index < min(figures)]
    commitment, indicator = _place_of(uses, Role.COMMITMENT), _place_of(uses, Role.INDICATOR)
    if indicator is None and commitment is not None:
        uses = _taken_for(uses, Role.INDICATOR, [use for use in left if use.index == commitment + 1])
    elif commitment is None and indicator is not None:
        uses = _taken_for(uses, Role.COMMITMENT, [use for use in left if use.index == indicator - 1])
    elif commitment is None and indicator is None:
        uses = _taken_for(uses, Role.INDICATOR, left[-1:])
    if _place_of(uses, Role.REMARKS) is None:
        uses = _taken_for(uses, Role.REMARKS, [use for use in reversed(unknown) if use.index > max(figures)])
    return uses


GUESSES: tuple[Callable[[list[Use]], list[Use]], ...] = (guess_figures, guess_texts)
"""What a column is taken for when its heading is not known. Each is said in a finding."""
