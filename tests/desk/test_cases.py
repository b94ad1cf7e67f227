"""What the points of a review say of their own case."""

from cartaviva.core.checks.check import build_report
from cartaviva.core.report import KEYS, FollowUpReport, StatedReport, StatedRow
from cartaviva.core.words import ENGLISH
from cartaviva.desk.cases import heading_of, place_of, told_of

SIGN = ("", "", "Farem 4 tallers", "Tallers fets", "4", "3", "1", "75 %", "Es va anul·lar.")
DEGREE = ("", "", "Farem 4 xerrades", "Xerrades fetes", "4", "3", "-1", "80 %", "Va ploure.")
ZERO = ("", "", "Farem 6 visites", "Visites fetes", "6", "0", "-6", "0 %", "Ningú no n'ha sol·licitat.")
BARE = ("", "", "Farem 2 sortides", "Sortides fetes", "2", "1", "-1", "50 %", "")


def report(*rows: tuple[str, ...]) -> FollowUpReport:
    return build_report(
        StatedReport(tuple(StatedRow(dict(zip(KEYS, row, strict=True))) for row in rows), language="en")
    )


def test_a_heading_says_the_figures_of_its_case_and_the_text_does_not_say_them_again() -> None:
    found = report(SIGN, DEGREE, ZERO, BARE)
    said = [(heading_of(one, found, ENGLISH), told_of(one, found, ENGLISH)) for one in found.findings]
    assert said == [
        ("The document says 1; 3 − 4 = −1", "The sign is missing, or it is the other one."),
        ("The document says 80\u00a0%; 3 ÷ 4 = 75%", ""),
        ("The zero may mean “not applicable”", "The degree is 0 % and the remarks say that there was no need."),
        ("Miss without an explanation", "The target was missed and nothing explains why."),
    ]


def test_where_it_stands_is_said_with_the_indicator_and_the_column() -> None:
    found = report(SIGN)
    assert place_of(found.findings[0], found, ENGLISH) == "“Tallers fets”, Difference from the target"
