"""How the figures of a row were worked out, in figures: for a reader who wants to do the sum again."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cartaviva.core.compliance import HUNDRED, OURS, Status, printed_percent, rounded
from cartaviva.core.display import degree_text, difference_text
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.numerals import format_number
from cartaviva.core.language.units import Quantity, Unit
from cartaviva.core.policy import Policy
from cartaviva.core.quantity import format_quantity
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.words import Say, mark
from cartaviva.core.written import as_written_in

REASONS: Mapping[Reason, str] = {
    Reason.NO_DEMAND: mark("Nobody asked for it in this period."),
    Reason.NOT_DUE: mark("It was not due in this period."),
    Reason.SUSPENDED: mark("The commitment was suspended."),
    Reason.FIRST_PERIOD: mark("This is the first period: there is none to compare it with."),
    Reason.DEFINITION_CHANGED: mark("The indicator changed: it cannot be compared with the period before."),
    Reason.MEASUREMENT_FAILED: mark("It could not be measured."),
    Reason.NOT_SENT: mark("No result was sent."),
}
WITHOUT_SUBTRACTION = frozenset({Comparator.YES, Comparator.BY_DATE, Comparator.TIERS})


def calculation(report: FollowUpReport, row: ReportRow, say: Say, language: str) -> tuple[str, ...]:
    """A line for each sum: the ratio, the difference; or the reason why there is none."""
    if isinstance(row.result, NoResult):
        return (say(REASONS[row.result.reason]),)
    if row.assessment.status is Status.NOT_EVALUATED:
        return (say(mark("Target and result cannot be compared.")),)
    return (
        *_share(row, report.stated.language, language),
        *_ratio(row, report.policy, say, language),
        *_difference(row, language),
    )


def _share(row: ReportRow, own: str, language: str) -> Iterator[str]:
    """The ratio that the result is itself."""
    result = row.result
    if isinstance(result, Result) and result.numerator is not None and result.denominator:
        parts = f"{_figure(result.numerator, language)} ÷ {_figure(result.denominator, language)}"
        yield f"{parts} = {as_written_in(language, row, 'result', own)}"


def _ratio(row: ReportRow, policy: Policy, say: Say, language: str) -> Iterator[str]:
    raw, degree = row.assessment.raw, row.assessment.degree
    if raw is None or degree is None:
        return
    printed = degree_text(row.assessment, policy, language)
    if within := _within(row, language):
        yield say(mark("{sum}, which counts as {degree}")).format(sum=within, degree=printed)
        return
    value = OURS.divide(OURS.multiply(raw[0], HUNDRED), raw[1])
    shown = printed_percent(value, policy.places) if value < HUNDRED else rounded(value, policy.places)
    ratio = format_quantity(Quantity(shown, Unit.PERCENT), language)
    line = f"{_figure(raw[0], language)} ÷ {_figure(raw[1], language)} = {ratio}"
    yield line if ratio == printed else say(mark("{sum}, which counts as {degree}")).format(sum=line, degree=printed)


def _within(row: ReportRow, language: str) -> str:
    """A result between its two bounds, where the ratio would be that of a figure to itself; else nothing."""
    target, result = row.target, row.result
    if target.comparator is not Comparator.BETWEEN or target.value is None or target.upper is None:
        return ""
    if not isinstance(result, Result) or result.value is None or not target.value <= result.value <= target.upper:
        return ""
    return " ≤ ".join(format_number(value, language) for value in (target.value, result.value, target.upper))


def _difference(row: ReportRow, language: str) -> Iterator[str]:
    value, result = row.assessment.difference, row.result
    if value is None or not isinstance(result, Result) or result.value is None:
        return
    if row.target.comparator in WITHOUT_SUBTRACTION or (row.target.comparator is Comparator.BETWEEN and not value):
        return
    bound = OURS.subtract(result.value, value)
    difference = difference_text(row.assessment, row.target.unit, language)
    yield f"{_figure(result.value, language)} − {_figure(bound, language)} = {difference}"


def _figure(value: Decimal, language: str) -> str:
    text = format_number(value, language)
    return f"({text})" if value < 0 else text
