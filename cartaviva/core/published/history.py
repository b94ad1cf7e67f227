"""What became of a promise through the years: its targets, its words, and where its figures stop being comparable."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cartaviva.core.compliance import ONE, ZERO, rule_of
from cartaviva.core.language.comparing import AGAINST_BEFORE, Comparator
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.units import convert
from cartaviva.core.period import Period
from cartaviva.core.published.publication import PublishedReport
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.result import NoResult, Reason
from cartaviva.core.target import Target


class Change(StrEnum):
    """What happened to a target from one period to the next."""

    LOWERED = "lowered"
    """It asks for less: a lower floor, or a higher ceiling."""
    RAISED = "raised"
    OTHER = "other"
    BREAK = "break"
    """It is measured in another way: figures before and after cannot be compared."""


MORE, LESS = 1, -1


@dataclass(frozen=True, slots=True)
class Point:
    """One indicator in one published period, as it was published."""

    period: Period
    report: FollowUpReport
    row: ReportRow

    @property
    def measured(self) -> Period:
        """What the figure is about: the period of the report, or the row's own, as a school year within a year."""
        own = self.row.stated.period
        return own if own and (own.start, own.end) != (self.period.start, self.period.end) else self.period


def better_side(target: Target) -> int:
    """1 where more is better, −1 where less is, 0 where neither."""
    rule = rule_of(target)
    if rule is None or rule.better is None:
        return 0
    return MORE if rule.better(ONE, ZERO) else LESS


def series(published: Sequence[PublishedReport], code: str) -> Mapping[int, tuple[Point, ...]]:
    """The points of each of a commitment's indicators, the earliest first."""
    found: dict[int, list[Point]] = {}
    for one in sorted(published, key=lambda one: one.period.end):
        for row, identity in zip(one.report.rows, one.identities, strict=True):
            if identity.code == code:
                found.setdefault(identity.indicator, []).append(Point(one.period, one.report, row))
    return {number: tuple(points) for number, points in sorted(found.items())}


def target_change(before: Point, now: Point) -> Change | None:
    """How the target changed; None where it is the same, or follows the result of the period before by itself."""
    if breaks(before, now):
        return Change.BREAK
    return change_of(before.row.target, now.row.target)


def change_of(old: Target, new: Target) -> Change | None:
    """How `new` changed from `old`; None where it asks for the same."""
    if measured_otherwise(old, new):
        return Change.BREAK
    if new.comparator in AGAINST_BEFORE:
        return None if new.comparator is old.comparator else Change.OTHER
    harder = {_sign(step) for step in _steps(old, new)} - {0}
    if not harder:
        return None if old.comparator is new.comparator else Change.OTHER
    if len(harder) > 1:
        return Change.OTHER
    return Change.RAISED if harder == {1} else Change.LOWERED


def breaks(before: Point, now: Point) -> bool:
    """Whether the two are measured in ways that cannot be compared."""
    if isinstance(now.row.result, NoResult) and now.row.result.reason is Reason.DEFINITION_CHANGED:
        return True
    return measured_otherwise(before.row.target, now.row.target)


def measured_otherwise(old: Target, new: Target) -> bool:
    """Whether units, scales or good sides differ, so that figures under the two targets cannot be compared."""
    if Comparator.NONE_READABLE in (old.comparator, new.comparator):
        return False
    other_unit = old.unit is not new.unit and convert(Decimal(1), new.unit, old.unit) is None
    return other_unit or old.scale != new.scale or better_side(old) != better_side(new)


def _steps(old: Target, new: Target) -> list[Decimal]:
    """How much harder each figure of the target became, in the old unit; below 0 where it became easier."""
    if new.comparator is Comparator.BETWEEN and old.comparator is Comparator.BETWEEN:
        return [_difference(new.value, old.value), _difference(old.upper, new.upper)]
    if new.deadline and old.deadline:
        return [Decimal((_same_year(old, new) - new.deadline).days)]
    if new.tiers and len(new.tiers) == len(old.tiers):
        return [mine.share - theirs.share for mine, theirs in zip(new.tiers, old.tiers, strict=True)]
    side = better_side(new) or 1
    pairs = [(old.value, _in_unit(new.value, new, old))]
    if old.threshold is not None or new.threshold is not None:
        pairs.append((_bar(old), _in_unit(_bar(new), new, old)))
    return [side * _difference(now, before) for before, now in pairs]


def _same_year(old: Target, new: Target) -> date:
    """The old deadline in the year of the new one: a yearly deadline moves on by itself."""
    assert old.deadline is not None and new.deadline is not None
    day = old.deadline
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=new.deadline.year, day=last)


def _bar(target: Target) -> Decimal | None:
    return target.value if target.threshold is None else target.threshold


def _in_unit(value: Decimal | None, new: Target, old: Target) -> Decimal | None:
    return value if value is None or new.unit is old.unit else convert(value, new.unit, old.unit)


def _difference(now: Decimal | None, before: Decimal | None) -> Decimal:
    return Decimal(0) if now is None or before is None else now - before


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


# Words


class Kept(StrEnum):
    """Whether words of a text stayed."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


Piece = tuple[Kept, str]

_TOKEN = re.compile(r"\s+|[^\W_]+(?:[·'’-][^\W_]+)*|.", re.DOTALL)


def word_diff(before: str, now: str) -> tuple[Piece, ...]:
    """The words that stayed, went and came, in the order of reading; what went stands before what came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    pieces: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((Kept.SAME, "".join(old[a:b])))
            continue
        pieces += [
            (kept, text) for kept, text in ((Kept.GONE, "".join(old[a:b])), (Kept.NEW, "".join(new[c:d]))) if text
        ]
    return _joined(pieces)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Two changes with nothing but blanks between them are one: "3 almenys 4" reads better than word by word."""
    made: list[Piece] = []
    for at, (kept, text) in enumerate(pieces):
        between = kept is Kept.SAME and text.isspace() and 0 < at < len(pieces) - 1
        if not between:
            made.append((kept, text))
            continue
        made += [(Kept.GONE, text), (Kept.NEW, text)]
    runs: list[list[Piece]] = [[]]
    for piece in made:
        if runs[-1] and (piece[0] is Kept.SAME) != (runs[-1][-1][0] is Kept.SAME):
            runs.append([])
        runs[-1].append(piece)
    return tuple(one for run in runs for one in _sorted_run(run))


def _sorted_run(run: Sequence[Piece]) -> list[Piece]:
    texts = {kept: "".join(text for each, text in run if each is kept) for kept in Kept}
    return [(kept, text) for kept, text in texts.items() if text.strip() or (text and kept is Kept.SAME)]


def same_words(before: str, now: str) -> bool:
    """Accents, case and kinds of quotes aside."""
    return fold(before).split() == fold(now).split()
