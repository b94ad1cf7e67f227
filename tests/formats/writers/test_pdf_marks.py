"""The squares of the statuses in the PDF: Typst draws what is drawn in pages."""

from cartaviva.core.compliance import Status
from cartaviva.formats.writers.pdf_marks import drawn, lines


def test_the_lines_of_a_square_are_those_of_its_picture() -> None:
    assert [drawn(Status.MET), drawn(Status.NOT_EVALUATED)] == [
        {
            "edge": 1,
            "radius": 2,
            "width": 0,
            "dash": [],
            "lines": [[(5.2, 10.4), (8.5, 13.8), (14.8, 6.5)]],
            "lines-width": 2.4,
            "white": True,
        },
        {
            "edge": 2,
            "radius": 1,
            "width": 1.8,
            "dash": [3, 2.3],
            "lines": [[(7, 10), (13, 10)]],
            "lines-width": 2,
            "white": False,
        },
    ]


def test_every_line_is_followed_and_an_area_ends_where_it_begins() -> None:
    assert [lines(path) for path in ("M6 6l8 8M14 6l-8 8", "M2 2v16h16z")] == [
        [[(6, 6), (14, 14)], [(14, 6), (6, 14)]],
        [[(2, 2), (2, 18), (18, 18), (2, 2)]],
    ]


def test_every_status_is_drawn_in_its_own_way() -> None:
    assert len({str(drawn(status)) for status in Status}) == len(Status)
