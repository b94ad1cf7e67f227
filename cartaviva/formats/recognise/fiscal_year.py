"""2024/25 in an English document that says nothing else of it: a year from April to March, and not two years."""

import re
from dataclasses import replace

from cartaviva.core.period import Period
from cartaviva.core.period_words import BEGINS
from cartaviva.core.report import StatedReport

_SHORT = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?\d\d(?![\d/–-])")


def with_fiscal_year(report: StatedReport) -> StatedReport:
    """As public bodies of the United Kingdom, Canada and India count; who counts otherwise says on which days."""
    period = report.period
    if report.language != "en" or period is None or not _SHORT.search(period.label):
        return report
    years = (period.start.month, period.start.day, period.end.month, period.end.day)
    if years != (1, 1, 12, 31) or period.end.year != period.start.year + 1:
        return report
    month, _day = BEGINS["fiscal"]
    return replace(
        report, period=Period(period.label, period.start.replace(month=month), period.end.replace(month=month - 1))
    )
