"""What columns under headings that nobody knows hold, as their place and their figures tell."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cartaviva.formats.grid import Row, Rows
from cartaviva.formats.recognise.columns import Use, figures_at, has_role, taken_for
from cartaviva.formats.recognise.evidence import near, related
from cartaviva.formats.recognise.outcomes import are_labels
from cartaviva.formats.recognise.roles import Role


def _place_of(uses: Sequence[Use], *roles: Role) -> int | None:
    return next((use.index for use in uses if use.role in roles), None)


_taken_for = partial(taken_for, guessed=True)


def guess_figures(uses: list[Use], body: Rows) -> list[Use]:
    """Figures under unknown headings: what agrees with the others is what it agrees as; else its place tells.

    Beside a difference or a degree there are a target and a result: the one that is missing is next to the other.
    """
    unknown = [use for use in uses if use.role is None and use.figures and use.heading]
    if not unknown:
        return uses
    if found := related(uses, unknown, body):
        return [replace(use, role=found.get(use.index, use.role), guessed=use.index in found) for use in uses]
    target, result = _place_of(uses, Role.TARGET), _place_of(uses, Role.RESULT)
    if (target is None) == (result is None):
        return uses
    known = uses[target if target is not None else result or 0]
    if _place_of(uses, Role.DIFFERENCE, Role.COMPLIANCE) is None:
        unknown = [use for use in unknown if near(known, use, body)]
    after = [use for use in unknown if use.index > known.index]
    before = [use for use in reversed(unknown) if use not in after]
    if result is None:
        return _taken_for(uses, Role.RESULT, after or before)
    return _taken_for(uses, Role.TARGET, before or after)


def guess_texts(uses: list[Use], body: Rows) -> list[Use]:
    """The promise stands left of what is measured, and both left of the figures; remarks stand right of them."""
    figures = figures_at(uses)
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
        uses = _taken_for(uses, Role.INDICATOR, left[-1:]) if left else _labelled(uses, min(figures))
    uses = _grouped(uses, left, body)
    if _place_of(uses, Role.REMARKS) is None:
        doubted = [use for use in uses if use.role is Role.EXTRA and use.doubtful and use.words and not use.figures]
        right = [
            use for use in (*reversed(unknown), *doubted) if use.index > max(figures) and not are_labels(use, body)
        ]
        uses = _taken_for(uses, Role.REMARKS, right)
    return uses


def _grouped(uses: list[Use], left: Sequence[Use], body: Rows) -> list[Use]:
    """Few words left of the promises, each for several of them, are who makes them, where no other column says it."""
    promises = _place_of(uses, Role.COMMITMENT, Role.INDICATOR)
    if promises is None or has_role(uses, Role.SERVICE, Role.OBJECTIVE):
        return uses
    rows = [row for row in body if row[promises].text]
    return _taken_for(uses, Role.SERVICE, [use for use in left if use.index < promises and _are_groups(use, rows)])


def _are_groups(use: Use, rows: Sequence[Row]) -> bool:
    """Texts from the first row on, each over two rows on average, merged, repeated or over blanks; not one for each."""
    cells = {id(row[use.index]): row[use.index].text for row in rows if row[use.index].text}
    texts = set(cells.values())
    one_for_each = len(texts) == 1 and len(cells) == len(rows)
    return 0 < len(texts) <= len(rows) / 2 and bool(rows[0][use.index].text) and not one_for_each


def _labelled(uses: list[Use], figures: int) -> list[Use]:
    """Words left of the figures under no heading at all are what is measured, where no column says it."""
    if has_role(uses, Role.SERVICE, Role.OBJECTIVE):
        return uses
    nameless = [use for use in uses[:figures] if not use.heading and use.role is None and use.words]
    return taken_for(uses, Role.INDICATOR, nameless)
