"""Columns that say in words or marks how it went: whether a target was met, or how far things are. They stand beside
the figures: what they say is no result, and it explains nothing, so that they are told from remarks, too.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cartaviva.core.checks.lights import are_lights
from cartaviva.core.language.patterns import later
from cartaviva.core.outcome_words import SaidOutcome, outcome_of, outcome_of_cell
from cartaviva.formats.grid import Rows
from cartaviva.formats.recognise.cell_texts import YES_NO, without_null
from cartaviva.formats.recognise.columns import (
    FIGURE_ROLES,
    Use,
    figures_at,
    has_role,
    likeliest,
    may_be,
    roles_of,
    taken_for,
)
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.roles import Role
from cartaviva.formats.recognise.status_words import are_statuses, is_status, names_statuses

SHORT = 120
"""Letters on average that what came out may have, with words about it."""
FEW = 4
"""Rows from which short words that come again are taken for a status, although nobody knows them."""
TOLD = 25
"""Letters on average from which texts say something."""
EITHER = (Role.REMARKS, Role.EXTRA)
"""What a heading like "Situação" or "Valoració" says: remarks, or something else."""


def texts_of(use: Use, body: Rows) -> list[str]:
    """What stands in a column, bands and blanks left out."""
    return list(filter(None, _cells_of(use, body)))


def _cells_of(use: Use, body: Rows) -> list[str]:
    rows = (row for row in body if row[-1] is not row[0] or any(cell is not row[0] for cell in row))
    return [without_null(row[use.index].text) for row in rows]


def judged_aside(uses: list[Use], body: Rows) -> list[Use]:
    """Whether targets were met is no result, where figures of another column came out, or those that explain it."""
    judging = [use for use in uses if use.period is None and _judges(use, body)]
    results = [use for use in uses if use.role is Role.RESULT and use.figures and use not in judging]
    told = [] if results else [use for use in uses if use.role is Role.REMARKS and _hold_figures(use, body)]
    if len(judging) != 1 or not (results or has_role(uses, Role.TARGET)) or (not results and len(told) != 1):
        return uses
    asked = (told or _asks(judging[0])) and not has_role(uses, Role.COMPLIANCE)
    role = Role.COMPLIANCE if asked else Role.EXTRA
    uses = [replace(use, role=role, others=()) if use in judging else use for use in uses]
    return [replace(use, role=Role.RESULT, figures=True) if use in told else use for use in uses]


def _asks(use: Use) -> bool:
    """Achieved?, Objectif atteint"""
    said = use.heading.rstrip("? ")
    return use.heading.endswith("?") or (" " in said and outcome_of(said) is SaidOutcome.MET)


def _judges(use: Use, body: Rows) -> bool:
    """Under a heading of results, ticks or words that say it, and few others ("Not measured"); yes and no only where
    the heading asks ("Achieved?"): a promise may be one of these.
    """
    texts = texts_of(use, body) if Role.RESULT in likeliest(use.heading) else []
    asked = _asks(use) or not all(compact(text) in YES_NO for text in texts)
    said = sum(outcome_of(text) is not None for text in texts)
    return asked and 3 * said >= 2 * len(texts) > 0 and not any(map(str.isdigit, "".join(texts)))


def _hold_figures(use: Use, body: Rows) -> bool:
    """Short texts, most of them with a figure."""
    texts = texts_of(use, body)
    figures = sum(any(map(str.isdigit, text)) for text in texts)
    return 3 * figures >= 2 * len(texts) > 2 and sum(map(len, texts)) <= SHORT * len(texts)


def statuses_aside(uses: list[Use], body: Rows) -> list[Use]:
    """Cumprido, não cumprido: no remarks, if the heading may mean something else, or another column has them."""
    remarks = [use for use in uses if use.role in (Role.REMARKS, Role.MEASURES)]
    outright = [use for use in remarks if not _may_be_else(use) and not hold_statuses(use, body)]
    explained = any(use.role is Role.REMARKS and texts_of(use, body) for use in outright)
    figures = figures_at(uses)
    others = outright or [
        use
        for use in uses
        if use.role is None and use.words and not use.figures and use.index > max(figures, default=0)
    ]
    settled = []
    for use in uses:
        either = use.role is Role.REMARKS and _may_be_else(use)
        few = either and len(texts_of(use, body)) >= FEW and are_labels(use, body)
        if few or (use.role is Role.REMARKS and hold_statuses(use, body) and (either or others)):
            use = replace(use, role=Role.EXTRA)
        elif either and explained:
            use = replace(use, role=Role.EXTRA, doubtful=not are_labels(use, body))
        settled.append(use)
    return settled


def _may_be_else(use: Use) -> bool:
    return likeliest(use.heading) == EITHER


def remarks_of(uses: list[Use], body: Rows) -> list[Use]:
    """Sentences under "Estat" are the remarks, where nothing else is."""
    if has_role(uses, Role.REMARKS, Role.MEASURES):
        return uses
    told = [use for use in uses if use.role is Role.EXTRA and Role.REMARKS in use.others and _tells(use, body)]
    return taken_for(uses, Role.REMARKS, told)


def _tells(use: Use, body: Rows) -> bool:
    texts = texts_of(use, body)
    return not are_labels(use, body) and sum(map(len, texts)) > TOLD * len(texts)


def without_labels(uses: list[Use], body: Rows) -> list[Use]:
    """Conforme, non conforme: a status in words, beside the figures, is kept and nobody has to look at it."""
    first = min(figures_at(uses), default=0)
    asked = [use for use in uses if use.index > first and (use.role is None or use.doubtful)]
    told = [use for use in asked if (are_labels(use, body) if use.words else hold_statuses(use, body))]
    return [replace(use, role=Role.EXTRA, doubtful=False) if use in told else use for use in uses]


def are_labels(use: Use, body: Rows) -> bool:
    """Assolit, no assolit, assolit: the same few short words in every row are no remarks; nor are those that say it."""
    texts = _cells_of(use, body)
    few = all(0 < len(text) <= 25 for text in texts) and len(set(texts)) <= max(2, len(texts) // 3)
    return few or hold_statuses(use, body)


def hold_statuses(use: Use, body: Rows) -> bool:
    """A status stands in most rows, or it is a mark; "Baja" (sick leave) in some of them is a remark."""
    texts = texts_of(use, body)
    filled = 2 * len(texts) >= len(_cells_of(use, body))
    return are_statuses(texts) and (filled or not any(map(compact, texts)))


OF_EARLIER = later(r"\d|anterior|previ|preced|avant|last|aurreko", re.IGNORECASE)


VAGUE = frozenset("ok ko total complet completa completo conforme conformes noconforme nonconforme naoconforme".split())
"""Under a heading that nobody knows they may be said of anything: "Validació: OK"."""


def says_outcome(use: Use, uses: Sequence[Use], body: Rows) -> bool:
    """Does a column say of every row whether its target was met? Yes, no and ticks only under a heading that asks so;
    other words not beside measures, whose status they may be, but for lights.
    """
    texts = texts_of(use, body)
    known = all(outcome_of_cell(text) or is_status(text) for text in texts)
    if use.role not in (None, Role.EXTRA, Role.COMPLIANCE) or not known:
        return False
    if use.period is None and OF_EARLIER.search(use.heading):
        return False
    said = set(filter(outcome_of_cell, texts))
    listed = names_statuses(use.heading) and any(compact(part) not in YES_NO for part in use.heading.split("/"))
    asked = (
        listed
        or _is_yes_or_no(use, uses)
        or outcome_of(use.heading) is SaidOutcome.MET
        or may_be(use.heading, Role.COMPLIANCE)
    )
    acted = any(other.index == use.index - 1 and other.role is Role.MEASURES for other in uses)
    vague = {"", *YES_NO} if roles_of(use.heading) else {"", *YES_NO, *VAGUE}
    return are_lights(texts, use.heading) or (
        bool(said) and (asked or (not acted and any(compact(text) not in vague for text in said)))
    )


def _is_yes_or_no(use: Use, uses: Sequence[Use]) -> bool:
    """Sí / No, behind a figure with nothing between: whether that is as promised."""
    parts = [compact(part) for part in use.heading.split("/")]
    before = [other for other in uses if other.index < use.index and other.heading]
    return len(set(parts)) > 1 and YES_NO.issuperset(parts) and bool(before) and before[-1].role in FIGURE_ROLES
