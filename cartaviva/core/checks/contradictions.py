"""What else a row states against its figures: CONTRADICTIONS are checks like those of `check.py`, which lists them."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from cartaviva.core.checks.promise_counts import outcome_of_promises
from cartaviva.core.checks.remark_words import contradicted
from cartaviva.core.checks.wholes import may_exceed
from cartaviva.core.compliance import HUNDRED, MISSED, Status, agrees
from cartaviva.core.display import degree_text, percent_text
from cartaviva.core.findings import Finding
from cartaviva.core.language.comparing import CEILINGS, FLOORS, Comparator
from cartaviva.core.language.numerals import format_number, parse_number
from cartaviva.core.language.options import marked_option
from cartaviva.core.language.patterns import later
from cartaviva.core.language.scan import scan
from cartaviva.core.language.units import Unit
from cartaviva.core.outcome_words import SaidOutcome, outcome_of, outcome_of_cell, said_beside
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.result import Result, parse_percent, zeros_in


def check_ratio(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """denominator-zero, numerator-over-denominator, ratio-mismatch: the columns of cases beside a share"""
    row, language = report.rows[index], report.stated.figures_like
    numerator, denominator = (_hint(row, part, report.stated.language) for part in ("numerator", "denominator"))
    if numerator is None or denominator is None:
        return
    parts = [format_number(part, language) for part in (numerator, denominator)]
    if not denominator:
        if numerator:
            yield Finding("denominator-zero", column="result", stated=parts[0])
        return
    if row.target.unit is not Unit.PERCENT:
        return
    if numerator > denominator and not may_exceed(row.target, row.stated.wording):
        yield Finding("numerator-over-denominator", column="result", stated=parts[0], computed=parts[1])
        return
    text, share = row.stated.text("result"), HUNDRED * numerator / denominator
    stated, places = parse_percent(text, report.stated.language)
    if isinstance(row.result, Result) and stated is not None and not agrees(stated, places, share):
        computed = percent_text(share, 2, language)
        yield Finding("ratio-mismatch", column="result", stated=text, computed=computed, detail=" / ".join(parts))


def check_share(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """share-of-one: at least 0,9 and 0,95 under "% of…", with no percent sign; of what nobody wants 0,9 % is a limit"""
    row, language = report.rows[index], report.stated.figures_like
    value, result = row.target.value, row.value
    if row.target.unit is not Unit.PERCENT or row.target.comparator not in FLOORS:
        return
    texts = [row.stated.text(key) for key in ("target", "result")]
    bare = not any(letter.isalpha() or letter in "%‰" for text in texts for letter in text)
    if not bare or all(map(str.isdecimal, texts)) or not value or result is None:
        return
    if not (0 < value <= 1 and 0 <= result <= 1):
        return
    as_read, other = (percent_text(share, 2, language) for share in (value, value * HUNDRED))
    yield Finding("share-of-one", column="target", stated=texts[0], computed=other, detail=as_read)


def share_differs(row: ReportRow, language: str) -> bool:
    """-1 (-30 %) of 5: a percentage beside the difference, or instead of it, is no share of the target."""
    result = row.value
    target = row.target.value
    shares = [one for one in scan(row.stated.text("difference"), language).figures if one.unit is Unit.PERCENT]
    if row.target.unit is Unit.PERCENT or len(shares) != 1 or not target or result is None:
        return False
    ways = (HUNDRED * (result - target) / target, HUNDRED * result / target, row.assessment.degree or Decimal(0))
    return not any(agrees(abs(shares[0].value), shares[0].places, abs(way)) for way in ways)


IN_BRACKETS = later(r"\(\s*(\d[\d.,\s]*)(%?)\s*\)|([+−–-]?\s*\d[\d.,\s]*)%")
"""(3): less than nothing, as accountants write it."""


def said_otherwise(text: str, stated: Decimal | None, places: int, row: ReportRow) -> bool:
    """Is a difference the one worked out, in brackets for what is below zero, in percent of a target of days, or in the
    millions of target and result?
    """
    found = IN_BRACKETS.fullmatch(text.strip())
    computed, target = row.assessment.difference, row.target.value
    if stated is None or computed is None:
        return False
    zeros, *others = (zeros_in(one) for one in (row.stated.text("target"), row.stated.text("result"), text))
    if zeros and others == [zeros, 0] and agrees(stated, places, computed.scaleb(-zeros)):
        return True
    if not found:
        return False
    if found[1] and agrees(-abs(stated), places, computed):
        return True
    if row.target.unit is Unit.PERCENT or not target or not (found[2] or found[3]):
        return False
    share = HUNDRED * computed / target
    better = -share if row.target.comparator in CEILINGS else share
    return agrees(stated, places, share) or agrees(stated, places, better)


def _hint(row: ReportRow, key: str, language: str) -> Decimal | None:
    return parse_number(row.stated.hints.get(key, ""), language)


def check_status(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """status-mismatch, status-twice, status-unmarked: a column that says whether the target was met, and target and
    result that say otherwise; or it says both, or neither of the two that its heading names
    """
    row = report.rows[index]
    text, heading = map(row.stated.of_status, (row.stated.extras, report.stated.extras))
    if _names_both(degree := row.stated.text("compliance")):
        yield Finding("status-twice", column="compliance", stated=degree)
    if not text and _names_both(heading) and isinstance(row.result, Result):
        yield Finding("status-unmarked", column="result", stated=heading)
    elif _names_both(text):
        yield Finding("status-twice", column="result", stated=text)
    elif belies(row.assessment.status, row.target.comparator, _said_of(text)):
        yield _mismatch(report, row, text)
    elif said := _belied_beside(row):
        yield _mismatch(report, row, said)


def _said_of(text: str) -> SaidOutcome | None:
    """What a cell of a column of statuses says, or the title of the promises that went so: "Compromisos assolits"."""
    return outcome_of_cell(text) or outcome_of_promises(text)


def _mismatch(report: FollowUpReport, row: ReportRow, said: str) -> Finding:
    degree = degree_text(row.assessment, report.policy, report.stated.figures_like)
    return Finding("status-mismatch", column="result", stated=said, computed=degree or row.stated.text("result"))


def _belied_beside(row: ReportRow) -> str:
    """What a result says beside its figure, where that says otherwise: "Not achieved: 97 %" of at least 95 %."""
    said = said_beside(row.stated.text("result"))
    return said if belies(row.assessment.status, row.target.comparator, outcome_of(said)) else ""


def belies(status: Status, comparator: Comparator, said: SaidOutcome | None) -> bool:
    """Do the figures give the lie to what is said? What is beyond a limit is missed, and so it is no contradiction."""
    if status is Status.MET:
        return said in (SaidOutcome.PARTLY, SaidOutcome.MISSED)
    if status not in MISSED:
        return False
    return said is SaidOutcome.MET or (said is SaidOutcome.BEYOND and comparator in FLOORS)


def _names_both(text: str) -> bool:
    """Kept / Not kept"""
    return (
        "/" in text
        and marked_option(text) is None
        and {SaidOutcome.MET, SaidOutcome.MISSED} <= {outcome_of(part) for part in text.split("/")}
    )


def check_claim(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """remarks-say-met, remarks-say-missed: what the remarks say outright, as of what is typed"""
    row = report.rows[index]
    if found := contradicted(report.remarks(row), row.assessment.status):
        yield found


CONTRADICTIONS: tuple[Callable[[FollowUpReport, int], Iterator[Finding]], ...] = (
    check_ratio,
    check_share,
    check_status,
    check_claim,
)
