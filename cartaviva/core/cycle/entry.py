"""What somebody types for an indicator, read as the result that it is meant to be."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cartaviva.core.compliance import MISSED, Assessment, assess
from cartaviva.core.cycle.identifiers import identifier
from cartaviva.core.findings import Refused
from cartaviva.core.language.comparing import AGAINST_BEFORE, Comparator
from cartaviva.core.language.lexicon import tidy
from cartaviva.core.language.noted import explains
from cartaviva.core.language.numerals import parse_number
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import Policy
from cartaviva.core.quantity import parse_quantity
from cartaviva.core.result import NoResult, Reading, Reason, Result, parse_result
from cartaviva.core.sub_periods import Aggregation, Part, assess_year, ratio_result
from cartaviva.core.target import Target


class Typed(NamedTuple):
    """The fields of an entry as they were typed. With a `reason` there is no result."""

    text: str = ""
    numerator: str = ""
    denominator: str = ""
    reason: Reason | None = None
    remarks: str = ""

    @property
    def answered(self) -> bool:
        """Whether there is anything about the result; remarks alone are none."""
        return bool(self.text or self.numerator or self.denominator or self.reason)

    @property
    def figure(self) -> str:
        """As it was typed; that of a ratio as "45 / 60"."""
        return f"{self.numerator} / {self.denominator}" if self.numerator or self.denominator else self.text


LONGEST: Mapping[str, int] = {"text": 200, "numerator": 60, "denominator": 60, "remarks": 10_000}
"""Letters that fit into each field, through whichever door it comes."""
LONGEST_COMMENT = LONGEST["remarks"]


def check_length(text: str, most: int) -> None:
    """Nothing that somebody wrote is cut. Raises Refused ("text-too-long"), with how long it is and may be."""
    if len(text) > most:
        raise Refused("text-too-long", f"{len(text)} / {most}")


def check_lengths(fields: Mapping[str, str]) -> None:
    """The fields of an entry by their names. Raises Refused as `check_length` does."""
    for name, most in LONGEST.items():
        check_length(fields.get(name, ""), most)


class Gone(NamedTuple):
    """What was typed in a row that nobody asks for any more; `name` is what its form called it."""

    name: str
    typed: Typed


def gone_from(posted: Mapping[str, str], here: Collection[int], prefix: str = "") -> tuple[Gone, ...]:
    """Rows of a form (`e12-text`, with `prefix` "e") that are not `here` and in which something was typed."""
    found: dict[int, dict[str, str]] = {}
    for key, text in posted.items():
        row, _, name = key.removeprefix(prefix).partition("-")
        number = identifier(row)
        if key.startswith(prefix) and number is not None and number not in here:
            found.setdefault(number, {})[name] = tidy(text)
    each = [Gone(row.get("name", ""), _typed(row)) for row in found.values()]
    return tuple(one for one in each if one.typed != Typed())


def _typed(row: Mapping[str, str]) -> Typed:
    reasons = {one.value: one for one in Reason}
    texts = {name: row.get(name, "") for name in Typed._fields if name != "reason"}
    return Typed(**texts, reason=reasons.get(row.get("reason", "")))


Sent = Mapping[str, str]
"""Fields of an entry as a form sent them, by their names; one that was not sent keeps what is there."""


def laid_over(before: Typed, sent: Sent, offered: Collection[Reason]) -> Typed:
    """What was typed before, with what was sent over it. A reason that is not offered is none."""
    reasons = {one.value: one for one in offered}
    texts = {name: text for name, text in sent.items() if name != "reason"}
    return before._replace(**texts, reason=reasons.get(sent["reason"]) if "reason" in sent else before.reason)


class Asked(NamedTuple):
    """What an entry is asked for. `ratio`: its numerator and denominator, and not the result.

    `addend`: one of the parts that are summed up to the year, so that it has no target of its own.
    """

    target: Target
    indicator: str = ""
    ratio: bool = False
    language: str = "ca"
    addend: bool = False


class Read(NamedTuple):
    """What was typed, as a result, assessed. `problem` is a code of FINDINGS where it is none; "" where it is."""

    result: Result | NoResult | None
    assessment: Assessment
    problem: str


ZERO_DENOMINATOR = "denominator-zero"


def read_typed(typed: Typed, asked: Asked, policy: Policy) -> Read:
    """Reads the figure by the target's unit and assesses it; what cannot be read gives no result."""
    result, problem = _result(typed, asked)
    result = None if problem else result
    return Read(result, assess(asked.target, None if asked.addend else result, policy), problem or "")


def _result(typed: Typed, asked: Asked) -> Reading:
    if typed.reason:
        return NoResult(typed.reason), None
    if asked.ratio:
        return _ratio(typed, asked)
    if asked.target.comparator is Comparator.BY_DATE:
        day = _day(typed.text)
        return (Result(None, on=day), None) if day else (None, "unreadable-result" if typed.text else "result-missing")
    if asked.target.comparator is Comparator.TIERS:
        return _tiers(typed, asked)
    return parse_result(typed.text, asked.target, indicator=asked.indicator, language=asked.language)


def _ratio(typed: Typed, asked: Asked) -> Reading:
    if not typed.numerator and not typed.denominator:
        return None, "result-missing"
    parts = [parse_number(text, asked.language) for text in (typed.numerator, typed.denominator)]
    if not typed.numerator or not typed.denominator:
        return None, "result-missing" if [part for part in parts if part is not None] else "unreadable-result"
    numerator, denominator = parts
    if numerator is None or denominator is None or min(numerator, denominator) < 0:
        return None, "unreadable-result"
    if not denominator and numerator:
        return None, ZERO_DENOMINATOR
    unit = Unit.PERCENT if asked.target.comparator is Comparator.NONE_READABLE else asked.target.unit
    return ratio_result(numerator, denominator, unit), None


def _day(text: str) -> date | None:
    """2025-03-01, as browsers send it, or 1/3/2025, as people type it."""
    typed = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text.strip())
    try:
        return date(*(int(part) for part in typed.groups()[::-1])) if typed else date.fromisoformat(text.strip())
    except ValueError:
        return None


def _tiers(typed: Typed, asked: Asked) -> tuple[Result | None, str | None]:
    """A percentage for each tier, with semicolons between them: 55 %; 80 %."""
    if not typed.text:
        return None, "result-missing"
    shares = [parse_quantity(part, asked.language) for part in typed.text.split(";")]
    values: list[Decimal] = [
        share.value for share in shares if share is not None and share.unit in (Unit.PERCENT, Unit.COUNT, Unit.OTHER)
    ]
    if len(values) != len(shares) or len(values) != len(asked.target.tiers):
        return None, "unreadable-result"
    return Result(None, Unit.PERCENT, tiers=tuple(values)), None


def reasons_offered(target: Target, on_demand: bool, late: bool = False) -> tuple[Reason, ...]:
    """Why there may be no result, as far as who fills it in can say; that it is not due is known already.

    That none was sent can be said once it is `late`: after the day on which it was due.

    "Nobody asked for it" takes a commitment out of every denominator, so it is offered only where the promise depends
    on somebody asking.
    """
    compared = (Reason.FIRST_PERIOD, Reason.DEFINITION_CHANGED) if target.comparator in AGAINST_BEFORE else ()
    asked = (Reason.NO_DEMAND,) if on_demand else ()
    unsent = (Reason.NOT_SENT,) if late else ()
    return (*asked, Reason.SUSPENDED, *compared, Reason.MEASUREMENT_FAILED, *unsent)


def may_validate(vouched_by: int | None, by: int, may_validate_own: bool) -> Refused | None:
    """Who vouches for a figure does not validate it, unless the town is so small that somebody must.

    A control of results by somebody else than who answers for them: UNE 93200, RD 951/2005 art. 12.
    """
    return Refused("own-entry") if vouched_by == by and not may_validate_own else None


def year_unexplained(
    target: Target, parts: Sequence[Part], how: Aggregation, policy: Policy, remarks: Iterable[str]
) -> bool:
    """Whether a year is missed, as far as its parts say now, and the remarks of none of them say why."""
    if how is Aggregation.NONE or any(map(explains, remarks)):
        return False
    return assess_year(target, parts, how, policy).status in MISSED
