"""Columns under the heading of results that say of every row whether its target was met, and no figure: what came out
stands beside them.
"""

from collections.abc import Sequence
from dataclasses import replace

from cartaviva.core.outcome_words import SaidOutcome, outcome_of
from cartaviva.formats.grid import Rows
from cartaviva.formats.recognise.columns import YES_NO, Use, roles_of
from cartaviva.formats.recognise.headings import compact
from cartaviva.formats.recognise.labels import texts_of
from cartaviva.formats.recognise.roles import Role

SHORT = 120
"""Letters on average that what came out may have, with words about it."""


def judged_aside(uses: list[Use], body: Rows) -> list[Use]:
    """Whether targets were met is no result, where figures of another column came out, or those that explain it."""
    judging = [use for use in uses if use.period is None and _says_result(use) and _are_outcomes(use, body)]
    results = [use for use in uses if use.role is Role.RESULT and use.figures and use not in judging]
    told = [] if results else [use for use in uses if use.role is Role.REMARKS and _hold_figures(use, body)]
    if len(judging) != 1 or not (results or has_role(uses, Role.TARGET)) or (not results and len(told) != 1):
        return uses
    asked = (told or _asks(judging[0])) and not has_role(uses, Role.COMPLIANCE)
    role = Role.COMPLIANCE if asked else Role.EXTRA
    uses = [replace(use, role=role, others=()) if use in judging else use for use in uses]
    return [replace(use, role=Role.RESULT, figures=True) if use in told else use for use in uses]


def has_role(uses: Sequence[Use], role: Role) -> bool:
    return any(use.role is role for use in uses)


def _says_result(use: Use) -> bool:
    return any(Role.RESULT in roles for roles in roles_of(use.heading)[:1])


def _asks(use: Use) -> bool:
    """Achieved?, Objectif atteint"""
    said = use.heading.rstrip("? ")
    return use.heading.endswith("?") or (" " in said and outcome_of(said) is SaidOutcome.MET)


def _are_outcomes(use: Use, body: Rows) -> bool:
    """Ticks, or words that say it, and few others ("Not measured"); yes and no only where the heading asks
    ("Achieved?"): a promise may be one of these.
    """
    texts = texts_of(use, body)
    asked = _asks(use) or not all(compact(text) in YES_NO for text in texts)
    said = sum(outcome_of(text) is not None for text in texts)
    return asked and 3 * said >= 2 * len(texts) > 0 and not any(map(str.isdigit, "".join(texts)))


def _hold_figures(use: Use, body: Rows) -> bool:
    """Short texts, most of them with a figure."""
    texts = texts_of(use, body)
    figures = sum(any(map(str.isdigit, text)) for text in texts)
    return 3 * figures >= 2 * len(texts) > 2 and sum(map(len, texts)) <= SHORT * len(texts)
