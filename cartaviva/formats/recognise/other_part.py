"""Another part of a year than the one before, as a title of any length names it above the table that is of it."""

import re
from datetime import date
from typing import NamedTuple

from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.patterns import later
from cartaviva.core.period import Period, find_period, is_year
from cartaviva.formats.recognise.year_parts import A_MONTH, dated_in, in_year, lasts_part, part_of_year, titled_part

_PARTS = r"(?:trimestre|trim\b\.?|quarter|semestre|half[ -]year|[cq]uadrimestre|cuatrimestre|hiruhileko|seihileko)a?\b"
_NUMBERED = r"[1-4](?:[^\W\d_]{1,4}\.?|[.ªº]{1,2})\s?"
NTH = later(
    rf"\b(?:{_NUMBERED}|(?:i{{1,3}}|iv|[a-z]{{5,14}})\s){_PARTS}|\b(?:trimestre|quarter|semestre|[cq]uadrimestre)\s[1-4]\b"
)
"""What may name a part of a year."""
UNREAD = later(rf"\b{_NUMBERED}{_PARTS}")
"""What surely does, though nobody may be able to tell which: "2sn trimestre"."""
BESIDE = later(
    r"\b(?:respect[eoa]?|rispetto|rapport a|compar\w+|versus|vs|anterior|previous|precedent\w*|aprov\w+|aprob\w+|"
    r"approv\w+|elabora\w+|redacta\w+|actuali[tz]\w+|updated|publi[csq]\w+|fecha|signa\w*|firma\w*)\b|\bdat[ae]\s*:"
)
"""Beside which a period is another one than that of the title."""
BEFORE = 25
"""Letters in which "1r i" may stand before "2n trimestre"."""


class OtherPart(NamedTuple):
    """Part of a year, the same of any year, and the year that it is one of, where they are known: what a context has by
    these names.
    """

    period: Period | None
    part: Period | None
    year: Period | None


def other_part(text: str, stated: Period, year: Period | None, sheet: bool) -> OtherPart | None:
    """What a line of any length above a table names that is another part of a year than the `stated` one, without its
    days where nobody can tell them; None where it names none. `year`: the last whole one that was named.

    A line inside a stated year (not `sheet`: said on the one before) may tell of anything, as may a sentence; a month
    is that of a title only after another month.
    """
    if not (lasts_part(stated) or (sheet and is_year(stated))) or _tells(text):
        return None
    found = find_period(text)
    named = _parts_within(text) or filter(None, [titled_part(text)])
    parts = {(part.start, part.end): part for part in named}
    part = next(iter(parts.values())) if len(parts) == 1 else None
    if found and not is_year(found):
        again = sheet and (found.start, found.end) == (stated.start, stated.end)  # in other words
        other = lasts_part(found) and (again or _may_follow(found, stated))
        return OtherPart(found, part, _year_around(found)) if other else None
    whole = found or _year_around(stated) or year
    if part and whole:
        dated = dated_in(part, whole)
        return OtherPart(dated, part, whole) if _may_follow(dated, stated) else None
    return OtherPart(None, None, year) if parts or UNREAD.search(fold(text)) else None


def is_like(stated: Period, sheet: str) -> bool:
    """Is a sheet named as a part of a year as long as the stated one: T2 after a quarter? S2 may be a service there."""
    part = titled_part(sheet)
    return part is not None and abs((part.end - part.start).days - (stated.end - stated.start).days) <= 3


def part_named(period: Period, text: str) -> Period | None:
    """The part of any year that a title of any words names with its year: that of the figures under "Resultat 2024"."""
    parts = {(part.start, part.end): part for part in _parts_within(text)}
    return next(iter(parts.values())) if lasts_part(period) and len(parts) == 1 and not _tells(text) else None


def part_said(text: str) -> str:
    """The part of a year as a line names it, whether it can be told which or not; "" where it names none."""
    found = next((part.label for part in _parts_within(text)), "")
    return found or ((unread := UNREAD.search(fold(text))) and text[unread.start() : unread.end()]) or ""


def _tells(text: str) -> bool:
    """Is a line a sentence, or does it compare, or say when something was written?"""
    return text.rstrip().endswith((".", ";")) or BESIDE.search(fold(text)) is not None


def _may_follow(period: Period, stated: Period) -> bool:
    """A quarter may be that of a title after any other part, a month after another month."""
    if (period.start, period.end) == (stated.start, stated.end):
        return False
    return not _is_month(period) or _is_month(stated)


def _is_month(period: Period) -> bool:
    return (period.end - period.start).days < A_MONTH


def _year_around(stated: Period) -> Period | None:
    """The calendar year of a stated part, counted from its January; None where nothing says that it is."""
    own = _parts_within(stated.label)
    if len(own) != 1 or in_year(own[0], stated.start.year).start != stated.start:
        return None
    year = stated.start.year
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def _parts_within(text: str) -> list[Period]:
    """The parts of any year that a line of any length names: "… corresponent al segon trimestre"."""
    spaced = re.sub(r"(?:19|20)\d\d", "    ", text)
    found = (part_of_year(spaced[max(match.start() - BEFORE, 0) : match.end()]) for match in NTH.finditer(fold(spaced)))
    return [part for part in found if part]
