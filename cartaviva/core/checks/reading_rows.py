"""A stated row with its target and its result; where a spreadsheet shows them rounded, with what it holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from cartaviva.core.checks.none_came import has_no_degree, is_none, remarks_say_none_came, says_none_came
from cartaviva.core.checks.own_rate import RATE
from cartaviva.core.checks.physical_units import in_unit_of
from cartaviva.core.compliance import assess
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.measures import rates
from cartaviva.core.language.noted import in_full, with_note
from cartaviva.core.language.numerals import parse_number
from cartaviva.core.language.result_words import says_not_due, whole_meaning
from cartaviva.core.language.row_words import measured_in_percent, says_mark, unit_named
from cartaviva.core.language.scan import scan
from cartaviva.core.language.units import DURATIONS, Unit
from cartaviva.core.language.vocabulary import says_no_need
from cartaviva.core.policy import Policy
from cartaviva.core.quantity import parse_quantity
from cartaviva.core.report import FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import MISMATCH, NoResult, Reading, Reason, Result, parse_result, says_percent
from cartaviva.core.target import RowTexts, Target, parse_target, says_share

EXACT = {"target": "exact_target", "result": "exact_result"}
"""Column → the hint of a row with all the decimals of its figure, where its text has fewer."""
_FIGURE = re.compile(r"-?\d{1,20}(\.\d{1,20})?")
_FINEST = -9
"""The exponent of the smallest decimal that texts show."""
OF_CASES = frozenset({Unit.PERCENT, *DURATIONS})
"""What is measured of cases, and of none where there are none; a count of none is 0."""


Problems = tuple[str | None, str | None]
"""The codes of the findings for the texts of a target and of its result. That a result is missing is none where no
target could be read.
"""


def read_row(stated: StatedRow, language: str, policy: Policy, notes: Sequence[str] = ()) -> tuple[ReportRow, Problems]:
    """A stated row with its target, result and assessment. What cannot be read has no figures. `notes` stand below the
    table, and remarks may point to them, or a result in words ("n/a(b)").
    """
    target, result, problems = _read(stated, language, notes)
    return ReportRow(stated, target, result, assess(target, None if problems[1] else result, policy)), problems


def problems_of(row: ReportRow, report: FollowUpReport) -> Problems:
    return _read(row.stated, report.stated.language, report.stated.notes)[2]


def _read(stated: StatedRow, language: str, notes: Sequence[str]) -> tuple[Target, Result | NoResult | None, Problems]:
    remarks = stated.text("remarks")
    if (said := in_full(remarks, notes)) != remarks:
        stated = replace(stated, cells={**stated.cells, "remarks": said})
    if (noted := with_note(stated.text("result"), notes)) and whole_meaning(noted[0]):
        cells = {"result": noted[0], "remarks": f"{stated.text('remarks')}\n{noted[1]}".strip()}
        stated = replace(stated, cells={**stated.cells, **cells})
    target, unread = target_of_row(stated, language)
    result, problem = result_of_row(stated, target, language)
    if problem == "result-missing" and target.comparator is Comparator.NONE_READABLE:
        problem = None
    return target, result, (unread, problem)


def target_of_row(stated: StatedRow, language: str) -> tuple[Target, str | None]:
    """The target of a row, with the code of a finding where it cannot be read."""
    text, measured = stated.text("target"), stated.measured
    unit = stated.hints.get("unit", "")
    if not unit and says_share(text, language) and not says_mark(measured, language):
        unit = "%" if says_percent(stated.text("result"), language) else ""  # nine out of ten, beside 92 %
    direction = stated.hints.get("direction", "")
    rate = stated.hints.get(RATE, "") or _rate_of(stated.text("result"), language)
    texts = RowTexts(stated.text("commitment"), stated.text("indicator"), direction, unit, language, rate)
    target, problem = parse_target(text, texts)
    said = stated.hints.get("threshold")
    threshold = parse_quantity(said, language) if said and target.value is not None else None
    if threshold is not None:
        target = replace(target, threshold=threshold.value)
    held = _held(stated, "target", target.value)
    return target if held is target.value else replace(target, value=held), problem


def _rate_of(result: str, language: str) -> str:
    """Seven hours a day are held against eight a day: the figure is no other's."""
    return next((kind for kind, *_ in rates.all(scan(result, language).words)), "")


def _is_of_cases(stated: StatedRow, target: Target) -> bool:
    """Is it measured of what came? At most 5 % of complaints is of all users: none is 0 %."""
    most = target.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
    return target.unit in OF_CASES and not (most and target.unit is Unit.PERCENT)


def _is_said_beside(stated: StatedRow, target: Target) -> bool:
    return says_no_need(stated.text("remarks")) or remarks_say_none_came(stated) or has_no_degree(stated)


NO_DEMAND = ((is_none, _is_said_beside), (says_none_came, _is_of_cases))
"""What a result says that is no figure, and what else has to be so, where nobody asked for what is promised."""


def result_of_row(stated: StatedRow, target: Target, language: str) -> Reading:
    """The result of a row, with the code of a finding where it is missing or cannot be read."""
    text, own = stated.text("result"), stated.hints.get("result_unit", "")
    said = f"{text} {own}" if own and text[-1:].isdigit() else text
    result, problem = parse_result(said, target, indicator=stated.text("indicator"), language=language)
    if problem and any(says(stated) and is_so(stated, target) for says, is_so in NO_DEMAND):
        return NoResult(Reason.NO_DEMAND), None
    if problem and whole_meaning(stated.text("result")) == "inapplicable" and says_not_due(stated.text("remarks")):
        return NoResult(Reason.NOT_DUE), None
    if isinstance(result, Result) and {"numerator", "denominator"} <= stated.hints.keys():
        parts = [parse_number(stated.hints[part], language) for part in ("numerator", "denominator")]
        if None not in parts:
            result = replace(result, numerator=parts[0], denominator=parts[1])
    if isinstance(result, Result) and _is_bare_beside_share(stated, target, language):
        return MISMATCH
    if isinstance(result, Result):
        held = _held(stated, "result", result.value)
        return in_unit_of(result if held is result.value else replace(result, value=held), stated, target)
    return result, problem


def _is_bare_beside_share(stated: StatedRow, target: Target, language: str) -> bool:
    """Three quarters, and a result of 12: of what it is a count, and not its share, nothing in the row tells."""
    if target.unit is not Unit.PERCENT or not says_share(stated.text("target"), language):
        return False
    told = says_percent(stated.text("result"), language) or measured_in_percent(stated.text("indicator"))
    return not told and unit_named(stated.hints.get("unit", ""), Decimal(0)) is not Unit.PERCENT


def _held(stated: StatedRow, key: str, shown: Decimal | None) -> Decimal | None:
    """What the sheet holds, if `shown` is that figure rounded; else `shown`."""
    said = stated.hints.get(EXACT[key], "")
    if shown is None or not _FIGURE.fullmatch(said):
        return shown
    held, places = Decimal(said), shown.as_tuple().exponent
    fine = isinstance(places, int) and _FINEST <= places <= 0
    return held if fine and held.quantize(shown, ROUND_HALF_UP) == shown else shown
