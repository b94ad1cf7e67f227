"""What a page of the review sends is taken where the point offers it, and nothing else is."""

from django.http import QueryDict

from cartaviva.actions.review import Point, ReportReview, Review
from cartaviva.core.checks.check import build_report
from cartaviva.core.cycle.reviewing import Choice, Corrected
from cartaviva.core.report import StatedReport
from cartaviva.desk.answers import answers_in
from cartaviva.records.models import ImportedDocument


def test_of_a_point_without_a_finding_the_choices_are_taken_that_it_offers() -> None:
    read = build_report(StatedReport(()))
    points = [Point(f"0/{code}", code) for code in ("report", "town", "version")]
    review = Review(ImportedDocument(), [ReportReview(0, read, Corrected(read, ()), points=points)])
    taken = {
        (point.code, choice.value)
        for choice in Choice
        for point in points
        if answers_in(QueryDict(f"c:{point.key}={choice.value}"), review)
    }
    assert taken == {
        ("report", "accept"),
        ("town", "accept"),
        ("town", "keep"),
        ("version", "accept"),
        ("version", "keep"),
    }
