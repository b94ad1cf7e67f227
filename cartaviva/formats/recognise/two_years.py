"""A year that is named by two, "2024/25": in which month it begins, where something tells."""

from dataclasses import replace

from cartaviva.core.language.days import last_day
from cartaviva.core.language.patterns import later
from cartaviva.core.language.period_words import BEGINS
from cartaviva.core.period import Period
from cartaviva.core.report import StatedReport

TWO_YEARS = later(r"((?:19|20)\d\d)\s?[-–/]\s?(?:\d\d)?(\d\d)")
APRIL = BEGINS["fiscal"][0]
_SHORT = later(r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?\d\d(?![\d/–-])")


def is_named_by_two(period: Period) -> bool:
    """Are the days of a period all those of two years, which may be the name of one?"""
    days = (period.start.month, period.start.day, period.end.month, period.end.day)
    return days == (1, 1, 12, 31) and period.end.year == period.start.year + 1


def begun_in(month: int, period: Period) -> Period:
    """The twelve months from one of the first of its two years on."""
    first = period.start.replace(month=month)
    return Period(period.label, first, last_day(first, 12))


def with_fiscal_year(report: StatedReport) -> StatedReport:
    """2024/25 in an English document that says nothing else of it is a year from April to March, as public bodies of
    the United Kingdom, Canada and India count; who counts otherwise says on which days.
    """
    period = report.period
    short = report.language == "en" and period is not None and _SHORT.search(period.label)
    return replace(report, period=begun_in(APRIL, period)) if period and short and is_named_by_two(period) else report
