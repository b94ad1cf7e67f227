"""Columns that do not say of which period they are, behind results that do: "1r semestre", "Desviació", "2n semestre",
"Desviació".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cartaviva.core.period import find_period
from cartaviva.formats.recognise.columns import DAY, Use
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role


def dated(uses: list[Use]) -> list[Use]:
    """Where a heading comes again and again, each time beside figures of another period, each is of that period."""
    uses = _as_of_the_last_day(uses)
    undated = [use for use in uses if use.period is None and use.heading]
    undated.sort(key=lambda use: use.role is not Role.RESULT)  # others may stand beside these
    for heading in dict.fromkeys(compact(use.heading) for use in undated):
        same = [use for use in uses if use.period is None and compact(use.heading) == heading]
        owners = _owners(uses, same) if len(same) > 1 else {}
        uses = [
            replace(use, period=owner.period, yearless=owner.yearless) if (owner := owners.get(use.index)) else use
            for use in uses
        ]
    return uses


def _owners(uses: Sequence[Use], same: Sequence[Use]) -> dict[int, Use]:
    """The results that columns of one heading stand behind, or else before; of results, their targets: each its own,
    of which one may be the total that names no period.
    """
    role = Role.TARGET if same[0].role is Role.RESULT else Role.RESULT
    figures = [use for use in uses if use.role is role and use not in same]
    for side in (figures[::-1], figures):
        behind = side is not figures
        found = [next((one for one in side if (one.index < use.index) is behind), None) for use in same]
        owners = {use.index: owner for use, owner in zip(same, found, strict=True) if owner}
        if len(owners) == len(same) == len({owner.period for owner in owners.values()}):
            return owners
    return {}


def _as_of_the_last_day(uses: list[Use]) -> list[Use]:
    """ "Situación a 30/06/2024" and "Situación a 31/12/2024": the last of a year is what came out, and the others are
    said.
    """
    figures = [use for use in uses if use.period is None and use.figures]
    results = [use for use in figures if use.role is Role.RESULT or Role.RESULT in use.others]
    days = {use.index: day for use in results if (day := _day(use.heading))}
    last = {day[:4]: day for day in sorted(days.values())}
    return [_of_day(use, days[use.index], last) if use.index in days else use for use in uses]


def _of_day(use: Use, day: str, last: Mapping[str, str]) -> Use:
    """A result on a day, where `last` has the last day of each year."""
    if day != last[day[:4]]:
        return replace(use, role=Role.EXTRA, others=(), doubtful=True)
    return replace(use, period=find_period(day[:4])) if len(last) > 1 else use


def _day(heading: str) -> str:
    """The day in a heading, so that later ones are greater; "" for none."""
    found = DAY.search(heading)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""
