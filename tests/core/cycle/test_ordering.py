"""What stands under headings stays together, wherever it is moved."""

import pytest

from cartaviva.core.cycle.ordering import moved, together

PLACES = [("A", "x"), ("A", "x"), ("A", "y"), ("B", "")]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([], []),
        (PLACES, [0, 1, 2, 3]),
        ([("A", "x"), ("B", ""), ("A", "y"), ("A", "x")], [0, 3, 2, 1]),
        ([("A", "x"), ("B", "x"), ("A", "x")], [0, 2, 1]),
        ([()] * 2, [0, 1]),
    ],
)
def test_equal_headings_stand_together_where_the_first_of_them_stood(
    places: list[tuple[str, ...]], order: list[int]
) -> None:
    assert together(places) == order


@pytest.mark.parametrize(
    ("index", "by", "order"),
    [
        (0, 1, [1, 0, 2, 3]),  # under its own heading
        (1, -1, [1, 0, 2, 3]),
        (1, 1, [2, 0, 1, 3]),  # its heading goes behind the next one
        (2, -1, [2, 0, 1, 3]),
        (2, 1, [3, 0, 1, 2]),  # and the heading above that one
        (3, -1, [3, 0, 1, 2]),
        (0, -1, [0, 1, 2, 3]),  # nothing stands before it
        (3, 1, [0, 1, 2, 3]),
    ],
)
def test_at_the_edge_of_its_heading_the_heading_moves(index: int, by: int, order: list[int]) -> None:
    assert moved(PLACES, index, by) == order
