"""What figures say about the columns that they stand in: a difference is a result less its target, a degree their
share. Where a heading is not known, this tells what its column holds.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cartaviva.core.language.numerals import decimals_of
from cartaviva.core.quantity import parse_quantity
from cartaviva.formats.grid import Row, Rows
from cartaviva.formats.recognise.columns import Use
from cartaviva.formats.recognise.roles import FIGURES, STATED, Role

READ = 60
"""Rows that are enough to tell."""
MOST = 5
"""Unknown columns that are tried."""
CLOSE = Decimal("0.006")
ENOUGH = 3
"""Differences and degrees that have to come out for columns to be told by them alone."""
WRONG = 2
"""A row that does not agree counts against a guess as much as this many that do count for it."""


DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}")
"""The day until which something is due is no figure of it."""


def _figures(index: int, rows: Rows) -> list[Decimal | None]:
    texts = ("" if _is_across(row) else row[index].text.lstrip("≥≤<> ") for row in rows[:READ])
    found = (parse_quantity(text) if text and not DATE.fullmatch(text) else None for text in texts)
    return [one.value if one else None for one in found]


def _is_across(row: Row) -> bool:
    """One text over all columns is a figure of none, "Answer within 5 days"."""
    return bool(row[0].text) and row[0] is row[-1]


def related(uses: Sequence[Use], unknown: Sequence[Use], body: Rows) -> dict[int, Role]:
    """The roles of the unknown columns with which differences and degrees come out in most rows; or nothing."""
    known = {use.role: use.index for use in uses if use.role in FIGURES}
    if len(known) != sum(use.role in FIGURES for use in uses) or len(unknown) > MOST:
        return {}
    free = [role for role in FIGURES if role not in known]
    columns = {index: _figures(index, body) for index in (*known.values(), *(use.index for use in unknown))}
    least = 1 if known.keys() & STATED else 2
    best: tuple[int, dict[int, Role]] = (least, {})
    for chosen in _assignments([use.index for use in unknown], free):
        places = {**known, **{role: index for index, role in chosen.items()}}
        if Role.TARGET not in places or Role.RESULT not in places:
            continue
        score = _agreement({role: columns[index] for role, index in places.items() if role})
        if score > best[0]:
            best = (score, chosen)
    return best[1]


def proven(uses: Sequence[Use], body: Rows) -> dict[int, Role]:
    """The roles that the arithmetic of one period's columns gives them, where words give no target, no result, or such
    as the stated differences and degrees speak against; else nothing. Asked before any word decides.

    Enough rows have to agree that it is no chance: at least ENOUGH relations, and three in four of them.
    """
    named = [use for use in uses if use.role in FIGURES]
    told = {use.role: use.index for use in named if use.role}
    single = len(told) == len(named)
    columns = {use.index: _figures(use.index, body) for use in uses}
    agree = 2 * _agreement({role: columns[at] for role, at in told.items()}) >= _rows(columns)
    if single and told.keys() >= STATED and (len(told) == 2 or agree):
        return {}
    best: tuple[tuple[int, int, int], dict[int, Role]] = ((0, 0, 0), {})
    for chosen in _assignments([use.index for use in uses], FIGURES):
        if len(chosen) < 3 or not set(chosen.values()) >= STATED:
            continue
        score = _agreement({role: columns[index] for index, role in chosen.items()})
        target = next(index for index, role in chosen.items() if role is Role.TARGET)
        rank = (score - 2 * _against(chosen, uses), _signed(chosen, columns), -target)
        if score >= ENOUGH and 2 * score >= _rows(columns) and rank > best[0]:
            best = (rank, chosen)
    return best[1]


def _rows(columns: Mapping[int, Sequence[Decimal | None]]) -> int:
    """Rows that hold three figures or more."""
    return sum(sum(value is not None for value in row) > 2 for row in zip(*columns.values(), strict=True))


def _against(chosen: Mapping[int, Role], uses: Sequence[Use]) -> int:
    """Columns whose headings say something else."""
    said = {use.index: (use.role, *use.others) for use in uses if use.role is not None and use.role in FIGURES}
    return sum(chosen.get(index) not in roles for index, roles in said.items())


def _signed(chosen: Mapping[int, Role], columns: Mapping[int, Sequence[Decimal | None]]) -> int:
    """Rows in which a result less its target, or divided by it, comes out as stated: it tells the two apart."""
    places = {role: index for index, role in chosen.items()}
    target, result = columns[places[Role.TARGET]], columns[places[Role.RESULT]]
    other = next(role for role in (Role.DIFFERENCE, Role.COMPLIANCE) if role in places)
    rows = [(t, r, s) for t, r, s in zip(target, result, columns[places[other]], strict=True) if t and r and s]
    if other is Role.DIFFERENCE:
        return sum(abs(stated - (r - t)) <= CLOSE for t, r, stated in rows)
    return sum(abs(stated - 100 * r / t) < 1 for t, r, stated in rows)


def _assignments(columns: Sequence[int], roles: Sequence[Role]) -> Iterator[dict[int, Role]]:
    for count in range(1, min(len(columns), len(roles)) + 1):
        for taken in itertools.combinations(roles, count):
            for places in itertools.permutations(columns, count):
                yield dict(zip(places, taken, strict=True))


def _agreement(columns: Mapping[Role, Sequence[Decimal | None]]) -> int:
    """Rows that agree less those that do not; each of the relations counts."""
    score = 0
    for target, result, difference, degree in zip(
        *(columns.get(role, (None,) * READ) for role in FIGURES), strict=False
    ):
        if target is None or result is None:
            continue
        if difference is not None:
            score += 1 if abs(abs(difference) - abs(result - target)) <= CLOSE else -WRONG
        if degree is not None and target and result:
            score += 1 if _is_degree(degree, target, result) else -WRONG
    return score


def _is_degree(degree: Decimal, target: Decimal, result: Decimal) -> bool:
    shares = {100 * result / target, 100 * target / result}
    return any(abs(degree - min(share, Decimal(100))) < 1 or abs(degree - share) < 1 for share in shares)


def near(known: Use, other: Use, body: Rows) -> bool:
    """Do the figures of two columns lie as near as results lie to their targets?"""
    pairs = [(a, b) for a, b in zip(_figures(known.index, body), _figures(other.index, body), strict=True) if a and b]
    close = sum(Decimal("0.4") <= abs(a / b) <= Decimal("2.5") for a, b in pairs)
    return len(pairs) > 1 and close >= Decimal("0.75") * len(pairs)


def agreeing(target: Use, result: Use, others: Sequence[Use], body: Rows) -> Use:
    """The one of several columns of differences, or of degrees, that comes out in most rows; the first of equals."""
    known = {Role.TARGET: _figures(target.index, body), Role.RESULT: _figures(result.index, body)}
    return max(others, key=lambda use: _agreement({**known, use.role or Role.EXTRA: _figures(use.index, body)}))


def aimed_at(targets: Sequence[Use], result: Use, following: Sequence[Use], body: Rows) -> Use:
    """The one of several targets with which the differences and degrees come out in most rows; the first of equals."""
    known = {use.role: _figures(use.index, body) for use in (result, *following) if use.role}
    return max(targets, key=lambda use: _agreement({**known, Role.TARGET: _figures(use.index, body)}))


def adds_up(total: Use, parts: Sequence[Use], body: Rows) -> bool:
    """Do the figures of several columns make those of another, in most of the rows that have them all?"""
    rows = zip(*(_figures(use.index, body) for use in (total, *parts)), strict=True)
    sums = [
        bool(sum(rest, Decimal(0)) == whole) for whole, *rest in rows if whole and all(one is not None for one in rest)
    ]
    return 2 * sums.count(True) > len(sums)


def is_share_of_target(target: Use, result: Use, other: Use, body: Rows) -> bool:
    """Are the figures of a column the differences in percent of the targets, and not the differences themselves?"""
    columns = [_figures(use.index, body) for use in (target, result, other)]
    rows = [(t, r, s) for t, r, s in zip(*columns, strict=True) if t and r is not None and s is not None]
    plain = sum(abs(abs(s) - abs(r - t)) <= CLOSE for t, r, s in rows)
    last_place = (Decimal(1).scaleb(-decimals_of(s)) for *_, s in rows)  # the shares are printed rounded
    shares = sum(abs(abs(s) - abs(100 * (r - t) / t)) <= off for (t, r, s), off in zip(rows, last_place, strict=True))
    return bool(shares > max(plain, 1) and 4 * shares >= 3 * len(rows))
