"""What is unusual about a figure that somebody typed: every check of CHECKS looks at one row and asks, or says nothing.

RD 951/2005 art. 12 asks for continuous control of what is promised. Series are short, two or three years, so that the
checks against history speak up only where the change is far outside of anything seen before.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from cartaviva.core.checks.against_promise import check_promise
from cartaviva.core.checks.remark_words import contradicted
from cartaviva.core.checks.wholes import may_exceed
from cartaviva.core.compliance import HUNDRED, MISSED, Assessment, Status
from cartaviva.core.findings import Finding
from cartaviva.core.language.comparing import AGAINST_BEFORE, Comparator
from cartaviva.core.language.days import day_text
from cartaviva.core.language.noted import explains
from cartaviva.core.language.numerals import format_number, parse_number
from cartaviva.core.language.units import Quantity, Unit, convert
from cartaviva.core.language.vocabulary import says_no_need
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.published.history import Change, better_side, change_of, measured_otherwise
from cartaviva.core.published.personal_data import personal_data
from cartaviva.core.quantity import format_quantity
from cartaviva.core.report import FollowUpReport, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.target import Target


class Past(NamedTuple):
    """The indicator in an earlier period, as it was published."""

    label: str
    target: Target
    result: Result | NoResult | None
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """What was typed for an indicator, and what it was read as. `history`: the oldest period first.

    `problem`: the code of a finding where the figure cannot be read. `on_demand`: the promise depends on somebody
    asking. `target_before`: that of the period before, None where there was none. `language`: ca, es or en, in which
    figures are written. `target_text`: the target as it is worded. `alone`: no other indicator is of the same promise,
    and may keep the figures that it names.
    """

    commitment: str
    indicator: str
    target: Target
    result: Result | NoResult | None
    assessment: Assessment
    text: str = ""
    numerator: str = ""
    denominator: str = ""
    remarks: str = ""
    problem: str = ""
    on_demand: bool = False
    history: tuple[Past, ...] = ()
    target_before: Target | None = None
    language: str = "ca"
    target_text: str = ""
    alone: bool = False

    @property
    def value(self) -> Decimal | None:
        """The figure in the target's unit; None where there is none, and for yes and no."""
        figure = self.result.value if isinstance(self.result, Result) else None
        return None if self.target.comparator is Comparator.YES else figure

    @property
    def explained(self) -> bool:
        return explains(self.remarks)


def check_entry(row: EnteredRow) -> tuple[Finding, ...]:
    """What a person should look at, in the order of CHECKS; then the personal data of the remarks."""
    found = (finding for check in CHECKS if (finding := check(row)))
    return (*found, *personal_data(row.remarks, "remarks"))


# The figure by itself


def check_reading(row: EnteredRow) -> Finding | None:
    """unreadable-result, unit-mismatch, result-missing, denominator-zero: what reading the figure found"""
    if not row.problem or (row.problem == "result-missing" and row.target.comparator is Comparator.NONE_READABLE):
        return None
    if row.problem == "denominator-zero":
        return Finding(row.problem, column="denominator", stated=row.numerator)
    ratio = " / ".join(filter(None, (row.numerator, row.denominator)))
    return Finding(row.problem, column="result", stated=row.text or ratio, computed=_target_signs(row.target, row))


def check_parts(row: EnteredRow) -> Finding | None:
    """numerator-over-denominator: of shares; loans per inhabitant may be any number"""
    parts = [parse_number(text, row.language) for text in (row.numerator, row.denominator)]
    numerator, denominator = parts
    if numerator is None or not denominator or numerator <= denominator or _may_exceed(row):
        return None
    stated, computed = (format_number(part, row.language) for part in (numerator, denominator))
    return Finding("numerator-over-denominator", column="numerator", stated=stated, computed=computed)


def check_whole(row: EnteredRow) -> Finding | None:
    """over-the-whole: a share above 100 %; of a ratio, the two figures are told instead"""
    typed_as_ratio = isinstance(row.result, Result) and row.result.denominator is not None
    if row.value is None or row.value <= HUNDRED or typed_as_ratio or _may_exceed(row):
        return None
    return _figure("over-the-whole", row, _words(HUNDRED, row))


def _may_exceed(row: EnteredRow) -> bool:
    """Whether 120 % can be: by its words, or it was promised or reached before."""
    return may_exceed(row.target, row.indicator, (value for _, value in _values(row)))


# The figure beside the years before

FEW, YEARS, TIMES = 2, 3, 3
"""Fewer figures than FEW say nothing; YEARS of them have a middle and a spread; beside fewer, only what is TIMES as
much, or as little, as any of them is unusual."""
SPREADS = Decimal(6)
"""How many times the usual distance from the middle is still usual (about four standard deviations)."""


class Slack(NamedTuple):
    """A change that is usual however alike the years before were: a part of their middle, and at least so much."""

    part: Decimal
    least: Decimal


OF_TEN = Decimal(10)
SLACK: Mapping[Unit, Slack] = {
    Unit.PERCENT: Slack(Decimal(0), Decimal(20)),
    Unit.SCORE: Slack(Decimal(0), Decimal(2)),
    Unit.RATIO: Slack(Decimal("0.6"), Decimal(0)),
    Unit.CURRENCY: Slack(Decimal("0.6"), Decimal(0)),
}
"""By unit; a mark is out of ten."""
OTHERWISE = Slack(Decimal("0.6"), Decimal(4))
FIXED = frozenset({Unit.PERCENT, Unit.SCORE})
"""Units with a bottom and a top, in which three times as much says little."""


def check_history(row: EnteredRow) -> Finding | None:
    """unusual-result: by the median of the years before and their median distance from it, which one odd year between
    them does not move
    """
    before = _values(row)
    values = [value for _, value in before]
    if row.value is None or len(values) < FEW or min(values) <= row.value <= max(values):
        return None
    if not _is_unusual(row.value, values, row.target):
        return None
    return _figure("unusual-result", row, _listed(before, row))


def _is_unusual(value: Decimal, before: Sequence[Decimal], target: Target) -> bool:
    middle = median(before)
    part, least = SLACK.get(target.unit, OTHERWISE)
    least *= (target.scale or OF_TEN) / OF_TEN if target.unit is Unit.SCORE else 1
    short = len(before) < YEARS
    if short and target.unit not in FIXED:
        far = value > TIMES * max(before) or TIMES * value < min(before)
        return far and abs(value - middle) > max(least, _by_chance(middle, target))
    spread = SPREADS * median(abs(each - middle) for each in before)
    return abs(value - middle) > max(spread, part * middle, (2 if short else 1) * least, _by_chance(middle, target))


def _by_chance(middle: Decimal, target: Target) -> Decimal:
    """Things that happen on their own vary by the root of their number: 4 this year and 9 next year is no news."""
    return TIMES * abs(middle).sqrt() if target.unit is Unit.COUNT else Decimal(0)


EXACT = 4
"""Digits of a figure that hardly come twice."""


def check_same(row: EnteredRow) -> Finding | None:
    """same-as-before: both figures of a ratio, or one of four digits that is no round one and not the target"""
    last = row.history[-1] if row.history else None
    if last is None or not isinstance(last.result, Result) or not _comparable(last, row):
        return None
    if not isinstance(row.result, Result) or not _is_copied(row.result, last.result, row.target):
        return None
    return _figure("same-as-before", row, last.label)


def _is_copied(now: Result, before: Result, target: Target) -> bool:
    if now.denominator is not None:
        same = (now.numerator, now.denominator) == (before.numerator, before.denominator)
        return same and _digits(now.denominator) >= EXACT - 1
    own = now.value is not None and now.value not in (target.value, target.upper)
    return own and now.value == before.value and _digits(now.value or Decimal(0)) >= EXACT


def _digits(value: Decimal) -> int:
    """Significant digits: 1 for 200, 4 for 8.125."""
    return len(value.normalize().as_tuple().digits)


def check_never_met(row: EnteredRow) -> Finding | None:
    """never-met: in this period and at least two before it; periods that were not evaluated do not count"""
    before = [past for past in row.history if past.assessment.status in (*MISSED, Status.MET)]
    missed = [past for past in before if past.assessment.status in MISSED]
    if row.assessment.status not in MISSED or len(before) < YEARS - 1 or before[1 - YEARS :] != missed[1 - YEARS :]:
        return None
    return Finding("never-met", column="target", computed=", ".join(past.label for past in before[1 - YEARS :]))


ROOM, LEFT = Decimal("1.5"), Decimal("0.25")
"""Half as much again; of what lies between the target and the top at most a quarter is left."""
NOTABLE = Decimal(3)


def check_room(row: EnteredRow) -> Finding | None:
    """met-with-room: in this period and at least two before it, each by far"""
    last = row.history[1 - YEARS :]
    if len(last) < YEARS - 1 or row.value is None or not all(_comparable(past, row) for past in last):
        return None
    pairs = [(past.target, past.result.value) for past in last if isinstance(past.result, Result)]
    if len(pairs) < len(last) or not all(_has_room(*pair) for pair in (*pairs, (row.target, row.value))):
        return None
    labels = ", ".join(past.label for past in last)
    return Finding("met-with-room", column="target", stated=_target_signs(row.target, row), computed=labels)


def _has_room(target: Target, value: Decimal | None) -> bool:
    bar, side = target.value, better_side(target)
    if value is None or not bar or not side or target.comparator in AGAINST_BEFORE:
        return False
    top = {Unit.PERCENT: HUNDRED, Unit.SCORE: target.scale or OF_TEN}.get(target.unit)
    if side < 0:
        enough = 2 * value <= bar
    elif top is not None:
        return value - bar >= top / 10 and top - value <= LEFT * (top - bar)
    else:
        enough = value >= ROOM * bar
    return enough and (target.unit is not Unit.COUNT or abs(value - bar) >= NOTABLE)


def check_target(row: EnteredRow) -> Finding | None:
    """target-lowered: a lower floor, a higher ceiling, a later date"""
    before = row.target_before
    if before is None or change_of(before, row.target) is not Change.LOWERED:
        return None
    stated, computed = _target_signs(row.target, row), _target_signs(before, row)
    return Finding("target-lowered", column="target", stated=stated, computed=computed)


def check_promised(row: EnteredRow) -> Finding | None:
    """target-text-mismatch: what is compared is another figure than the promise that citizens read"""
    if not row.alone:
        return None
    stated = StatedRow({"commitment": row.commitment, "indicator": row.indicator, "target": row.target_text})
    found = ReportRow(stated, row.target, row.result, row.assessment)
    report = FollowUpReport(StatedReport((stated,), language=row.language), (found,), (), PROPORTIONAL)
    return next(check_promise(report, 0), None)


# The figure beside the remarks


def check_miss(row: EnteredRow) -> Finding | None:
    """remarks-missing"""
    missed = row.assessment.status in MISSED and not row.explained
    return Finding("remarks-missing", column="remarks") if missed else None


def check_claim(row: EnteredRow) -> Finding | None:
    """remarks-say-met, remarks-say-missed"""
    return contradicted(row.remarks, row.assessment.status)


def check_need(row: EnteredRow) -> Finding | None:
    """possibly-not-applicable: 0, and the remarks say that nobody asked"""
    if row.assessment.degree != 0 or not says_no_need(row.remarks):
        return None
    return Finding("possibly-not-applicable", column="remarks", stated=row.remarks)


EXPLAINED = frozenset({Reason.MEASUREMENT_FAILED, Reason.SUSPENDED, Reason.DEFINITION_CHANGED})
"""Reasons that do not say by themselves what happened."""


def check_reason(row: EnteredRow) -> Finding | None:
    """reason-unexplained"""
    told = not isinstance(row.result, NoResult) or row.result.reason not in EXPLAINED or row.explained
    return None if told else Finding("reason-unexplained", column="remarks")


def check_demand(row: EnteredRow) -> Finding | None:
    """demand-not-promised: 0 of 0 says by itself that there were no cases"""
    if row.result != NoResult(Reason.NO_DEMAND) or row.on_demand or row.denominator.strip():
        return None
    return Finding("demand-not-promised", column="reason")


CHECKS: tuple[Callable[[EnteredRow], Finding | None], ...] = (
    check_reading,
    check_parts,
    check_whole,
    check_history,
    check_same,
    check_never_met,
    check_room,
    check_target,
    check_promised,
    check_miss,
    check_claim,
    check_need,
    check_reason,
    check_demand,
)
"""Every check, in the order in which its findings are listed."""

BLOCKING = frozenset(
    "unreadable-result unit-mismatch result-missing denominator-zero numerator-over-denominator over-the-whole "
    "remarks-missing reason-unexplained demand-not-promised".split()
)
"""Codes with which an entry cannot be submitted; with the others a person decides."""


def blocking(findings: Sequence[Finding]) -> str:
    """The first code that keeps an entry from being submitted; "" where nothing does."""
    return next((finding.code for finding in findings if finding.code in BLOCKING), "")


# Words


SIGNS: Mapping[Comparator, str] = {
    Comparator.AT_LEAST: "≥ ",
    Comparator.MORE_THAN: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.LESS_THAN: "< ",
}


def _target_signs(target: Target, row: EnteredRow) -> str:
    """ "≥ 95 %", "3 – 5"; shares of tiers; a day; "" for yes."""
    if target.deadline:
        return day_text(target.deadline)
    if target.tiers:
        return "; ".join(_words(tier.share, row, Unit.PERCENT) for tier in target.tiers)
    bounds = [bound for bound in (target.value, target.upper) if bound is not None]
    words = " – ".join(format_quantity(Quantity(bound, target.unit, target.scale), row.language) for bound in bounds)
    return SIGNS.get(target.comparator, "") + words if words else ""


def _words(value: Decimal, row: EnteredRow, unit: Unit | None = None) -> str:
    unit = unit or row.target.unit
    places = 2 if value != round(value, 2) else None
    return format_quantity(Quantity(value, unit, row.target.scale), row.language, places)


def _figure(code: str, row: EnteredRow, computed: str) -> Finding:
    """A finding about the result."""
    stated = "" if row.value is None else _words(row.value, row)
    return Finding(code, column="result", stated=stated, computed=computed)


def _listed(before: Sequence[tuple[str, Decimal]], row: EnteredRow) -> str:
    return "; ".join(f"{_words(value, row)} ({label})" for label, value in before)


# History


def _comparable(past: Past, row: EnteredRow) -> bool:
    return not measured_otherwise(past.target, row.target) and past.target.comparator is not Comparator.YES


def _values(row: EnteredRow) -> list[tuple[str, Decimal]]:
    """The figures of the periods since the last one that was measured in another way, in the unit of today's target."""
    values: list[tuple[str, Decimal]] = []
    for past in row.history:
        if not _comparable(past, row) or past.result == NoResult(Reason.DEFINITION_CHANGED):
            values.clear()
        elif isinstance(past.result, Result) and past.result.value is not None:
            value = convert(past.result.value, past.target.unit, row.target.unit)
            values += [(past.label, value)] if value is not None else []
    return values
