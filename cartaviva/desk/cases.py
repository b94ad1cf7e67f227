"""What a point of the review says of its own case: figures in its heading, and where it stands in plain words."""

import re
from collections.abc import Mapping

from cartaviva.core.findings import Finding
from cartaviva.core.language.numerals import NO_BREAK_SPACE
from cartaviva.core.report import COLUMNS, FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.calculation import calculation

COLUMN_WORDS: Mapping[str, str] = {column.key: column.heading for column in COLUMNS}
_OTHERWISE = mark("The document says {stated}; {sum}")
HEADINGS: Mapping[str, str] = {
    "difference-sign": _OTHERWISE,
    "difference-value": _OTHERWISE,
    "compliance-value": _OTHERWISE,
    "possibly-not-applicable": mark("The zero may mean “not applicable”"),
}
"""Code of a finding → a heading that says its case; others have the name of their kind."""
UNIT = re.compile(r"(?<=\d) (?=[%€])")
SIGN = mark("The sign is missing, or it is the other one.")


def heading_of(finding: Finding, report: FollowUpReport, say: Say) -> str:
    words = HEADINGS.get(finding.code, "")
    if "{sum}" not in words:
        return say(words or finding.kind.title)
    summed = _sum(finding, report, say)
    return say(words).format(stated=unbroken(finding.stated), sum=summed) if summed else say(finding.kind.title)


def unbroken(text: str) -> str:
    """A stated figure whose sign stays on its line: 100 %"""
    return UNIT.sub(NO_BREAK_SPACE, text)


def _sum(finding: Finding, report: FollowUpReport, say: Say) -> str:
    """The line of the calculation that ends in what is worked out."""
    if finding.row is None:
        return ""
    lines = calculation(report, report.rows[finding.row], say, report.stated.figures_like)
    return next((line for line in lines if line.endswith(f"= {finding.computed}")), "")


def told_of(finding: Finding, report: FollowUpReport, say: Say) -> str:
    """The message, where the heading does not say it already."""
    if finding.code == "difference-sign" and _sum(finding, report, say):
        return say(SIGN)
    return "" if "{sum}" in HEADINGS.get(finding.code, "") and _sum(finding, report, say) else finding.message(say)


def place_of(finding: Finding, report: FollowUpReport, say: Say) -> str:
    """Row, indicator and column of a point, as its document calls them."""
    row = report.rows[finding.row].stated if finding.row is not None else None
    place = finding.place._replace(column=None, table=None).words(say)
    words = [place[:1].upper() + place[1:]] if place else []
    if row is not None:
        words.append("“" + row.measured + "”")
    if finding.column:
        words.append(
            report.stated.headings.get(finding.column) or say(COLUMN_WORDS.get(finding.column, finding.column))
        )
    return ", ".join(words)
