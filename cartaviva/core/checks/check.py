"""Reads the figures of a stated report, works them out again and compares.

Every rule of CHECKS looks at one row of the report; `check_figures` comes before them, since it is given what was in
the way of reading the row.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cartaviva.core.checks.against_promise import check_promise
from cartaviva.core.checks.contradictions import CONTRADICTIONS, belies, said_otherwise, share_differs
from cartaviva.core.checks.exact import check_exact
from cartaviva.core.checks.lights import find_false_lights
from cartaviva.core.checks.marks import as_stated, check_mark, with_mark_kept, with_rows_of, with_usual_marks
from cartaviva.core.checks.own_rate import with_rates_kept
from cartaviva.core.checks.reading_rows import Problems, problems_of, read_row
from cartaviva.core.checks.totals import check_notes, check_parts, check_totals
from cartaviva.core.checks.wholes import may_exceed
from cartaviva.core.compliance import HUNDRED, MISSED, agrees, beyond
from cartaviva.core.display import degree_text, difference_text
from cartaviva.core.findings import Finding, Place
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.noted import explains
from cartaviva.core.language.patterns import NEXT_SENTENCE
from cartaviva.core.language.result_words import whole_meaning
from cartaviva.core.language.scan import names_a_day, scan
from cartaviva.core.language.units import Quantity, Unit
from cartaviva.core.language.vocabulary import for_every_case, is_mean, says_no_need
from cartaviva.core.outcome_words import DONE, outcome_of
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.quantity import format_quantity
from cartaviva.core.report import KEYS, FollowUpReport, ReportRow, StatedReport, StatedRow
from cartaviva.core.result import parse_difference, parse_percent


def build_report(stated: StatedReport, policy: Policy = PROPORTIONAL) -> FollowUpReport:
    """Read and assess every row, and collect all that a person should look at, in the order of the rows."""
    stated = with_rates_kept(stated)
    marked = with_mark_kept(stated)
    plain = stated if marked is stated else with_usual_marks(marked)
    read = [read_row(row, plain.language, policy, plain.notes) for row in plain.rows]
    report = FollowUpReport(plain, tuple(row for row, _problems in read), (), policy)
    report = replace(report, findings=_findings(report, [problems for _row, problems in read]))
    return report if plain is marked else as_stated(report, marked)


def check_report(report: FollowUpReport) -> tuple[Finding, ...]:
    """The findings of the layout and those of every check on every row, by row."""
    plain = with_usual_marks(report.stated)
    if plain is not report.stated:
        ready = with_rows_of(report, plain)
        return as_stated(replace(ready, findings=check_report(ready)), report.stated).findings
    return _findings(report, [problems_of(row, report) for row in report.rows])


def _findings(report: FollowUpReport, problems: Sequence[Problems]) -> tuple[Finding, ...]:
    """`problems`: of the texts of each row."""
    raised: list[tuple[int, Finding]] = []
    for index, row in enumerate(report.rows):
        raised += ((index, finding) for finding in check_figures(row.stated, problems[index]))
        raised += ((index, finding) for check in CHECKS for finding in check(report, index))
    found = [*report.stated.findings, *check_totals(report), *check_notes(report)]
    for index, finding in (*raised, *find_false_lights(report), *find_slid(report), *find_duplicates(report)):
        found.append(finding.at(index, report.rows[index].stated.places.get(finding.column or "", Place())))
    return tuple(sorted(found, key=lambda finding: (finding.row is None, finding.row or 0)))


# Checks: each yields the findings of one row


def check_figures(stated: StatedRow, problems: Problems) -> Iterator[Finding]:
    """unreadable-target, direction-unknown, unreadable-result, unit-mismatch, result-missing

    A date beside a target that is one, or figures beside tiers, are no second thing to look at.
    """
    target, result = problems
    if not stated.text("target") and not stated.text("result"):
        return
    if target or not stated.text("target"):
        yield Finding(target or "unreadable-target", column="target", stated=stated.text("target"))
    unread = target == "unreadable-target"
    if result == "unreadable-result" and unread and _goes_with(stated):
        return
    if result:
        yield Finding(result, column="result", stated=stated.text("result"), computed=stated.text("target"))


def _goes_with(stated: StatedRow) -> bool:
    """Is a result of the kind that its unreadable target asks for: a date, or a figure for each tier?"""
    target, result = stated.text("target"), stated.text("result")
    several = [len(scan(text).figures) for text in (target, result)]
    return (names_a_day(target) and names_a_day(result)) or 1 < several[1] <= several[0]


def check_whole(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """over-the-whole: a share above 100 %"""
    row = report.rows[index]
    if row.value is None or row.value <= HUNDRED or may_exceed(row.target, row.stated.wording):
        return
    most = format_quantity(Quantity(HUNDRED, Unit.PERCENT), report.stated.figures_like)
    yield Finding("over-the-whole", column="result", stated=row.stated.text("result"), computed=most)


def check_difference(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """difference-sign, difference-value: stated figures are compared at the precision they are stated in"""
    row = report.rows[index]
    stated, places = parse_difference(row.stated.text("difference"), row.target, report.stated.language)
    computed = row.assessment.difference
    text = row.stated.text("difference")
    if computed is None or (stated is None and not _states_a_figure(text)):
        return
    if stated is not None and agrees(stated, places, computed) and not share_differs(row, report.stated.language):
        return
    if said_otherwise(text, stated, places, row):
        return
    same_size = stated is not None and agrees(abs(stated), places, abs(computed))
    yield Finding(
        "difference-sign" if same_size and stated != computed else "difference-value",
        column="difference",
        stated=text,
        computed=difference_text(row.assessment, row.target.unit, report.stated.figures_like),
    )


def _states_a_figure(text: str) -> bool:
    """Is there a figure, if only one that did not fit its cell, or that a sheet could not work out: ####, #N/A?"""
    return text[:1] in ("#", "\ufffd") or any(letter.isnumeric() for letter in text)


def check_compliance(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """compliance-value: rounded or cut is accepted, but for a missed target that is stated as 100 %; where the policy
    shows what goes beyond 100 %, that is accepted too
    """
    row = report.rows[index]
    text, computed = row.stated.text("compliance"), row.assessment.degree
    stated, places = parse_percent(text, report.stated.language)
    if computed is None or (stated is None and not _contradicts(text, row)):
        return
    hides_a_miss = stated == HUNDRED and computed != HUNDRED
    ways = (computed, None if report.policy.cap else beyond(row.assessment))
    if stated is not None and not hides_a_miss and any(way is not None and agrees(stated, places, way) for way in ways):
        return
    yield Finding(
        "compliance-value",
        column="compliance",
        stated=text,
        computed=degree_text(row.assessment, report.policy, report.stated.figures_like),
    )


def _contradicts(text: str, row: ReportRow) -> bool:
    """A stated degree that is no percentage: a figure nobody can read, or words or a tick that the row belies."""
    said = outcome_of(text) or DONE.get(whole_meaning(text) or "")
    if said is None:
        return _states_a_figure(text)
    return belies(row.assessment.status, row.target.comparator, said)


def check_unsupported(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """stated-alone: a difference or a degree that nothing can be compared with, and that is not printed again; it goes
    with the target or the result that could not be read, where one of them could not

    A check is given no problems: the few rows with such a figure are read again for theirs.
    """
    row = report.rows[index]
    if row.target.comparator is Comparator.YES or not report.policy.percentages:
        return
    computed = {"difference": row.assessment.difference, "compliance": row.assessment.degree}
    texts = {key: row.stated.text(key) for key, figure in computed.items() if figure is None}
    alone = [key for key, text in texts.items() if any(letter.isdigit() for letter in text)]
    if alone and UNREAD.isdisjoint(problems_of(row, report)):
        yield from (Finding("stated-alone", column=key, stated=texts[key]) for key in alone)


UNREAD = frozenset({"unreadable-target", "unreadable-result"})
"""Findings that say already why nothing can be compared."""


def check_remarks(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """remarks-missing, possibly-not-applicable: only where the layout has a column for remarks"""
    row = report.rows[index]
    if row.assessment.status not in MISSED or row.stated.cells.get("remarks") is None:
        return
    remarks = report.remarks(row)
    if not explains(remarks):
        yield Finding("remarks-missing", column="remarks")
    elif _degree_shown(report, row) == 0 and says_no_need(remarks):
        yield Finding("possibly-not-applicable", column="remarks", stated=remarks)


def _degree_shown(report: FollowUpReport, row: ReportRow) -> Decimal | None:
    """The degree; under a policy without any, that which the document states."""
    if report.policy.percentages:
        return row.assessment.degree
    return parse_percent(row.stated.text("compliance"), report.stated.language)[0]


def check_no_need(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """possibly-not-applicable: said beside the result itself, "0 % (sense demanda)" """
    row = report.rows[index]
    text, remarks = row.stated.text("result"), row.stated.text("remarks")
    nothing = row.assessment.status in MISSED and row.assessment.degree == 0
    if nothing and says_no_need(text) and not says_no_need(remarks):
        yield Finding("possibly-not-applicable", column="result", stated=text)


def check_mean(report: FollowUpReport, index: int) -> Iterator[Finding]:
    """mean-for-each"""
    stated = report.rows[index].stated
    measure = stated.text("indicator") + " " + stated.text("target")
    if for_every_case(stated.text("commitment")) and is_mean(measure):
        yield Finding("mean-for-each", column="indicator", stated=stated.text("indicator"))


FIGURE_ALONE = re.compile(r"\d[\d.,\s]*[%‰]?")


def find_slid(report: FollowUpReport) -> Iterator[tuple[int, Finding]]:
    """indicator-figure, two-promises: a row whose cells slid to the left, and the cell above that its promise is in

    A bare figure stands where most rows have the words of their indicator.
    """
    rows = [(row.stated.text("indicator"), row.stated.text("commitment")) for row in report.rows]
    bare = [bool(FIGURE_ALONE.fullmatch(indicator)) for indicator, _ in rows]
    if sum(bare) * 2 >= sum(bool(indicator) for indicator, _ in rows):
        return
    for index, (indicator, commitment) in enumerate(rows):
        if not bare[index] or not commitment:
            continue
        yield index, Finding("indicator-figure", column="indicator", stated=indicator, computed=commitment)
        above = NEXT_SENTENCE.split(rows[index - 1][1], maxsplit=1) if index else ()
        if len(above) > 1:
            first, second = (sentence.rstrip(" .;") for sentence in above)
            yield index - 1, Finding("two-promises", column="commitment", stated=first, computed=second)


def find_duplicates(report: FollowUpReport) -> Iterator[tuple[int, Finding]]:
    """duplicate-row, result-twice: promise, indicator and target all stand in a row above, with the same result or, in
    the same place and period and with nothing beside them that tells them apart, with another one
    """
    first: dict[tuple[object, ...], int] = {}
    for index, row in enumerate(report.rows):
        *same, result = (row.stated.text(key).replace("\n", " ") for key in KEYS[2:6])
        service = row.stated.text("service")
        earlier = first.setdefault((*same, result, service if _is_all(row) else ""), index)
        about = (*same, service, row.stated.text("objective"), row.stated.period, row.stated.extras)
        other = first.setdefault(about, index) if all(same) and result else index
        if earlier != index and result:
            yield index, Finding("duplicate-row", column="commitment", computed=_row_number(report, earlier))
        elif other != index:
            told = report.rows[other].stated.text("result")
            found = Finding("result-twice", column="result", stated=row.stated.text("result"), detail=told)
            yield index, replace(found, computed=_row_number(report, other))


def _is_all(row: ReportRow) -> bool:
    """100 %, or yes: two services that promise the same may well have reached it both."""
    return row.target.comparator is Comparator.YES or (row.target.unit is Unit.PERCENT and row.value == HUNDRED)


def _row_number(report: FollowUpReport, index: int) -> str:
    return str(report.rows[index].stated.places.get("result", Place()).row or index + 1)


CHECKS: tuple[Callable[[FollowUpReport, int], Iterator[Finding]], ...] = (
    check_whole,
    check_mark,
    check_exact,
    check_difference,
    check_compliance,
    check_unsupported,
    check_remarks,
    check_no_need,
    check_promise,
    check_mean,
    check_parts,
    *CONTRADICTIONS,
)
"""Every check of a row, after that of its figures, in the order in which their findings are listed."""
