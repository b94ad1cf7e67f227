"""Dotted and dashed lines, of which a program draws every dot → lines, one for each cell that draws its own."""

from collections.abc import Collection, Iterable, Sequence

from cartaviva.formats.readers.pdf.page import Page
from cartaviva.formats.readers.pdf.shapes import Rule, runs

_SHORT = 10.0
"""Points that a dash is long, at most."""
_LEAST = 4
"""Dashes as far from each other as the first two are, from which they are a line."""
_NEAR, _FAR = 0.2, 8.0
"""Points between two dashes of a line, at least and at most: where those of two cells meet, they touch."""
_OFF = 0.4
"""Points by which what is between them may differ."""

Middle = tuple[float, float]
"""Of a dot: along its line, and the height that the line has."""


def join_dashes(page: Page) -> None:
    """Put lines in the place of their dots. A dot is of one direction alone, where it is in a line there."""
    across, in_lines = _joined(page.across)
    down, in_columns = _joined(_others(page.down, in_lines))
    page.across[:], page.down[:] = _others(across, in_columns), down


def _joined(rules: Sequence[Rule]) -> tuple[list[Rule], set[Middle]]:
    """The lines, and the middles of the dots and dashes that they are made of."""
    lines: list[Rule] = []
    used: set[Middle] = set()
    for run in runs(sorted(rules, key=lambda rule: (round(rule.at, 1), rule.start)), _goes_on):
        if len(run) < _LEAST:
            lines += run
        else:
            lines.append(Rule(run[0].at, run[0].start, run[-1].end))
            used.update((round((rule.start + rule.end) / 2, 1), round(rule.at, 1)) for rule in run)
    return lines, used


def _others(rules: Iterable[Rule], used: Collection[Middle]) -> list[Rule]:
    return [rule for rule in rules if (round(rule.at, 1), round((rule.start + rule.end) / 2, 1)) not in used]


def _goes_on(run: Sequence[Rule], rule: Rule) -> bool:
    """Is it at the same height, with as much room before it?"""
    last = run[-1]
    free = rule.start - last.end
    if max(rule.end - rule.start, last.end - last.start) > _SHORT or abs(rule.at - last.at) > _OFF:
        return False
    return _NEAR < free < _FAR and (len(run) < 2 or abs(free - (run[1].start - run[0].end)) < _OFF)
