"""Tables that stand beside those of a follow-up and look like them: nothing in them is promised or measured."""

import re
from collections.abc import Sequence

from cartaviva.core.language.patterns import later
from cartaviva.core.period import Period
from cartaviva.formats.grid import Cell, Rows, distinct
from cartaviva.formats.recognise.cell_texts import is_figure, is_year_alone
from cartaviva.formats.recognise.columns import FIGURE_ROLES, Header, Use, may_be, says_whole
from cartaviva.formats.recognise.evidence import adds_up
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.two_years import TWO_YEARS

A_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def only_dates(rows: Rows, header: Header) -> bool:
    """The versions of a document: a date in every row, and words beside it that promise nothing."""
    targets = [row[use.index].text for use in header.having(Role.TARGET) for row in rows]
    results = [row[use.index].text for use in header.having(Role.RESULT) for row in rows]
    return bool(results) and all(map(A_DATE.fullmatch, results)) and not any(map(is_figure, targets))


BUDGET = later(
    r"pressupost|presupuest|orzament|orcament|aurrekontu|budget|^credit|^kreditu|stanziam|(obligac|obrigac|obligaz)\w*re[cv]on|"
    r"^(drets|derechos|dereitos)re[cv]on|^impegnat|^(despes|gasto|spes[ae]|depens|expenditure)"
)
"""Over the figures of a budget: what may be spent, and what was."""


CHAPTER = later(r"^(capit|chapit|chapter|partid|kapitul|programa|programme|aplicac|conce?pt|articl|article)")


def is_account(rows: Rows, header: Header) -> bool:
    """A budget, or parts and their sum (women, men, total): its headings say nothing that is promised."""
    texts = [use for use in header.uses if use.role not in FIGURE_ROLES and not _of(BUDGET, use)]
    if any(
        may_be(use.heading, Role.COMMITMENT) or (may_be(use.heading, Role.INDICATOR) and not _of(CHAPTER, use))
        for use in texts
    ):
        return False
    targets, results = header.having(Role.TARGET), header.having(Role.RESULT)
    chapters = any(_of(CHAPTER, use) for use in header.uses)
    if all(_of(BUDGET, use) or _of(CHAPTER, use) for use in targets):
        return any(_of(BUDGET, use) for use in results) or (chapters and any(_of(BUDGET, use) for use in targets))
    named = any(may_be(use.heading, Role.TARGET) for use in targets)
    return not named and any(says_whole(use.heading) and _is_sum(use, header, rows) for use in results)


def _of(words: re.Pattern[str], use: Use) -> bool:
    return bool(words.search(compact(use.heading)))


SIGN = later(r"\s*[+−–-]\s*\d")


def _is_sum(total: Use, header: Header, rows: Rows) -> bool:
    """Do the figures of all others make those of the total? So do a target and a difference, which has a sign."""
    parts = [use for use in header.uses if use.figures and use is not total]
    signed = any(SIGN.match(row[use.index].text) for row in rows for use in parts)
    return len(parts) > 1 and not signed and adds_up(total, parts, rows)


def names_years(row: Sequence[Cell], period: Period | None) -> bool:
    """Headings over other figures: years up to that of the report, and no other figure ("Activity", 2022, 2023; also
    2021-22, 2022-23).
    """
    texts = [cell.text for cell in distinct(row) if is_figure(cell.text) or TWO_YEARS.fullmatch(cell.text)]
    years = sorted({year for text in texts if (year := _year(text))})
    last = period.end.year if period else 0
    return len(texts) == len(years) > 1 and years == list(range(last - len(years) + 1, last + 1))


def _year(text: str) -> int:
    """In which `text` ends; 0 for none."""
    pair = TWO_YEARS.fullmatch(text)
    if pair and (int(pair[1]) + 1) % 100 == int(pair[2]):
        return int(pair[1]) + 1
    return int(text) if is_year_alone(text) else 0
