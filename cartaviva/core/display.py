"""What every page and file prints of a report: the same texts in each, so that no writer words or rounds by itself."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from cartaviva.core.aggregation import commitment_status
from cartaviva.core.compliance import Assessment, Status, printed_degree
from cartaviva.core.findings import Finding
from cartaviva.core.language.days import day_text
from cartaviva.core.language.numerals import NO_BREAK_SPACE, decimals_of, format_number
from cartaviva.core.language.units import Quantity, Unit
from cartaviva.core.policy import Policy
from cartaviva.core.quantity import format_quantity
from cartaviva.core.report import COLUMNS, Column, FollowUpReport, Imprint, ReportRow, commitments
from cartaviva.core.words import Say, mark, mark_plural

STATUS_WORDS: Mapping[Status, str] = {
    Status.MET: mark("Met"),
    Status.PARTLY_MET: mark("Partly met"),
    Status.NOT_MET: mark("Not met"),
    Status.NOT_EVALUATED: mark("Not evaluated"),
    Status.NOT_APPLICABLE: mark("Not applicable"),
}

COUNTED: Mapping[Status, tuple[str, str]] = {
    Status.PARTLY_MET: mark_plural("One was partly met.", "{count} were partly met."),
    Status.NOT_MET: mark_plural("One was not met.", "{count} were not met."),
    Status.NOT_EVALUATED: mark_plural("One could not be evaluated.", "{count} could not be evaluated."),
    Status.NOT_APPLICABLE: mark_plural("One did not apply.", "{count} did not apply."),
}
"""How many commitments there are of each status beside met, in a sentence."""

POLICY_WORDS: Mapping[str, str] = {
    "proportional": mark(
        "Proportional: a target that was reached counts 100 %; a missed one counts the share of it that was reached, "
        "and for ceilings the target divided by the result."
    ),
    "linear": mark(
        "Linear: a target that was reached counts 100 %; a missed one counts the share of it that was reached, "
        "and for ceilings what is left of 100 % after the excess is taken off."
    ),
    "binary": mark("Binary: a target was reached or it was not; no percentages."),
}
"""By the name of the policy in POLICIES that counts in the same way: an administration may call its own as it likes."""

CORRECTED = frozenset({"difference-sign", "difference-value", "compliance-value", "total-mismatch"})
"""Findings about a figure that the document states and that is computed anew: the others are left for a person."""


def shown_columns(report: FollowUpReport) -> tuple[Column, ...]:
    """The columns to print: those of the document's layout, and always target, result, difference and degree."""
    always = {"target", "result", "difference"} | ({"compliance"} if report.policy.percentages else set())
    stated = {key for row in report.stated.rows for key, text in row.cells.items() if text is not None}
    return tuple(column for column in COLUMNS if column.key in always | stated)


def heading(report: FollowUpReport, column: Column, say: Say) -> str:
    """The document's own heading where it has one, else ours."""
    return report.stated.headings.get(column.key) or say(column.heading)


def own_words(report: FollowUpReport, language: str, say: Say) -> str:
    """That headings and texts are in another language than the reader's, and why; "" where they are in the same one."""
    if report.stated.language == language or not report.rows:
        return ""
    if not report.stated.headings:
        return say(mark("The texts of the table are the town's own, in the language in which they were written."))
    return say(
        mark("Headings and texts of the table are those of the town's own document, in the language of the document.")
    )


def cell_text(report: FollowUpReport, row: ReportRow, key: str, language: str) -> str:
    """The text of one cell: as stated, but the difference and the degree as computed unless somebody keeps them."""
    if key in row.stated.kept:
        return row.stated.text(key)
    if key == "difference":
        return difference_text(row.assessment, row.target.unit, language)
    if key == "compliance":
        return degree_text(row.assessment, report.policy, language)
    return row.stated.text(key)


def difference_text(assessment: Assessment, unit: Unit, language: str) -> str:
    """Result minus target with a true sign, in percentage points for percentages; empty where there is none.

    `unit`: that of the target. Of a target in steps, the difference of each.
    """
    values = assessment.differences or (assessment.difference,)
    return "; ".join(signed_text(value, unit, language) for value in values if value is not None)


def signed_text(value: Decimal, unit: Unit, language: str) -> str:
    """A difference in a unit with its true sign: "−3", "+1,5 p.p."."""
    text = format_number(value, language, places=places_that_show(value), signed=True)
    return text + (NO_BREAK_SPACE + "p.p." if unit is Unit.PERCENT else "")


def places_that_show(value: Decimal) -> int:
    """Decimals to print: as few as the value has, at most two, more where two would print something as zero."""
    exact = value.normalize()
    needed = decimals_of(exact)
    first = max(0, -exact.adjusted())
    return min(needed, max(2, first)) if value else 0


def degree_text(assessment: Assessment, policy: Policy, language: str) -> str:
    """The degree in percent, "66,7 %"; empty where there is none."""
    degree = printed_degree(assessment, policy)
    return "" if degree is None else percent_text(degree, policy.places, language)


def percent_text(value: Decimal, places: int, language: str) -> str:
    """A percentage with as few decimals as it has, and at most `places`."""
    return format_quantity(Quantity(value, Unit.PERCENT), language, min(places, places_that_show(value)))


def report_counts(report: FollowUpReport) -> Mapping[Status, int]:
    """How many of the report's commitments have each status, every status named."""
    statuses = (commitment_status([row.assessment for row in rows]) for rows in commitments(report.rows))
    counted = Counter(statuses)
    return {status: counted[status] for status in Status}


def headline(report: FollowUpReport, say: Say) -> str:
    """ "5 of 7 commitments met"."""
    counts = report_counts(report)
    met, total = counts[Status.MET], sum(counts.values()) - counts[Status.NOT_APPLICABLE]
    words = say.plural("{met} of {total} commitment met", "{met} of {total} commitments met", total)
    return words.format(met=met, total=total)


def summary_sentence(report: FollowUpReport, say: Say) -> str:
    """The report in plain words: how many commitments were met, and what became of the others."""
    return " ".join([headline(report, say) + ".", *counted_sentences(report_counts(report), say)])


def counted_sentences(counts: Mapping[Status, int], say: Say) -> list[str]:
    """How many commitments there are of each status beside met, a sentence for each that there are some of."""
    return [
        say.plural(one, many, counts[status]).format(count=counts[status])
        for status, (one, many) in COUNTED.items()
        if counts[status]
    ]


def corrections(report: FollowUpReport) -> tuple[Finding, ...]:
    """Findings that replace a stated figure by a computed one, but for those that a person kept as stated."""
    return tuple(finding for finding in report.findings if _replaces(report, finding))


def open_findings(report: FollowUpReport) -> tuple[Finding, ...]:
    """Findings that a person has to decide on."""
    return tuple(finding for finding in report.findings if not _replaces(report, finding))


def _replaces(report: FollowUpReport, finding: Finding) -> bool:
    kept = frozenset[str]() if finding.row is None else report.rows[finding.row].stated.kept
    return finding.code in CORRECTED and finding.column not in kept


def policy_text(policy: Policy, say: Say) -> str:
    """The policy in words, with its version, to be printed with every report."""
    way = "binary" if not policy.percentages else "linear" if policy.at_most == "linear" else "proportional"
    return say(mark("Method, version {version}. {words}")).format(version=policy.version, words=say(POLICY_WORDS[way]))


def imprint_lines(imprint: Imprint | None, say: Say) -> list[str]:
    """What is printed with a published report, so that anybody can hold the town to it; nothing with another."""
    if imprint is None:
        return []
    lines = [say(mark("Publication {number}, {date}.")).format(number=imprint.number, date=day_text(imprint.on))]
    if imprint.corrects is not None:
        words = say(mark("It takes the place of publication {number}. {reason}"))
        lines.append(words.format(number=imprint.corrects, reason=imprint.reason).strip())
    words = say(mark("A text was taken away on {date}. {reason}"))
    lines += [words.format(date=day_text(day), reason=reason) for day, reason in imprint.removed]
    lines.append(say(mark("SHA-256 of what was published: {hash}")).format(hash=imprint.sha256))
    lines.append(say(mark("Head of the chain of publications: {hash}")).format(hash=imprint.head))
    return lines
