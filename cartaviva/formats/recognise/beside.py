"""Tables that stand beside those of a follow-up and look like them: nothing in them is promised or measured."""

import re
from collections.abc import Sequence

from cartaviva.core.checks.promise_counts import counts_all_promises, promises_counted
from cartaviva.core.language.patterns import later
from cartaviva.core.period import Period
from cartaviva.formats.grid import Cell, Rows, distinct
from cartaviva.formats.recognise.columns import (
    FIGURE_ROLES,
    YES_NO,
    Header,
    Use,
    is_figure,
    is_year_alone,
    may_be,
    says_whole,
)
from cartaviva.formats.recognise.evidence import adds_up
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.status_words import is_status
from cartaviva.formats.recognise.two_years import TWO_YEARS

A_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def only_dates(rows: Rows, header: Header) -> bool:
    """The versions of a document: a date in every row, and words beside it that promise nothing."""
    targets = [row[use.index].text for use in header.having(Role.TARGET) for row in rows]
    results = [row[use.index].text for use in header.having(Role.RESULT) for row in rows]
    return bool(results) and all(map(A_DATE.fullmatch, results)) and not any(map(is_figure, targets))


OF_CHARTERS = later(
    r"(?:indicador|indicator|indicateur|indicatore|adierazle|compromis|compromes|commitment|engagement|impegn|promis|promes|"
    r"konpromiso|objecti|objeti|obxecti|obietti|helburu|standard|estandar)\w{0,5}$|"
    r"(?:^|^no|compromis\w{0,2}|indicador\w{0,2}|engagements?|impegni|indicat\w+|promes\w+)(?:a?complert(?:e?s)?|assoli(?:ts?|des)|"
    r"cumplid[oa]s?|cumprid[oa]s?|alcanzad[oa]s?|acadad[oa]s?|lograd[oa]s?|betet\w*|met|kept|achieved|tenue?s|respectee?s|atteinte?s|"
    r"rispettat[ie]|raggiunt[ie]|mantenut[ie]|atingid[oa]s)$"
)


def is_summary(rows: Rows, header: Header) -> bool:
    """A line for each charter, with how many of its commitments were kept: nothing there is promised or measured."""
    told = {use.role for use in header.uses if not use.guessed}
    if told & {Role.COMMITMENT, Role.INDICATOR, Role.OBJECTIVE} or not any(use.words for use in header.uses):
        return False
    counts = [use for use in header.uses if use.figures and OF_CHARTERS.search(compact(use.heading))]
    return len(counts) > 1 and all(
        row[use.index].text.isdecimal() for row in rows for use in counts if row[use.index].text
    )


WHOLE_NUMBER = re.compile(r"\d{1,4}|[-–—]?")


def counts_by_part(rows: Rows, header: Header) -> tuple[Use, ...]:
    """The columns that count promises in a table that does nothing else: a line for each objective or area, under
    "Compromisos, Cumpridos, Non cumpridos"; none where anything is promised or measured.
    """
    whole = next((use for use in header.uses if counts_all_promises(use.heading) and _has_counts(use, rows)), None)
    if whole is None:
        return ()
    parts = [use for use in header.uses if use is not whole and promises_counted(use.heading)]
    others = [use for use in header.uses if use is not whole and use not in parts]
    labels = [use for use in others if not _has_counts(use, rows)]
    if len(labels) != 1 or len({promises_counted(use.heading) for use in parts}) < 2:
        return ()
    if any(may_be(use.heading, Role.TARGET, Role.RESULT, Role.DIFFERENCE) for use in others if use not in labels):
        return ()
    if not all(_has_counts(use, rows) for use in parts):
        return ()
    fits = all(sum(_count(row, use) for use in parts) <= _count(row, whole) for row in rows[:-1])
    return (whole, *parts) if fits else ()


def _has_counts(use: Use, rows: Rows) -> bool:
    return all(WHOLE_NUMBER.fullmatch(row[use.index].text.removesuffix("%").strip()) for row in rows)


def _count(row: Sequence[Cell], use: Use) -> int:
    said = row[use.index].text
    return int(said) if said.isdecimal() else 0


def counts_statuses(rows: Rows) -> bool:
    """Two headings of "Group, Green, Amber, Red" say how it went, and all are over a label and whole numbers."""
    heads = [(at, cell.text) for at, cell in enumerate(rows[0]) if at and cell.text]
    said = {text for _, text in heads if compact(text) not in YES_NO and (is_status(text) or promises_counted(text))}
    counted = all(WHOLE_NUMBER.fullmatch(row[at].text) for row in rows[1:] for at, _ in heads)
    return len(said) > 1 and len(rows) > 1 and counted and not any(is_figure(row[0].text) for row in rows)


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
