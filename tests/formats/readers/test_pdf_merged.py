"""Lines between rows of a PDF table of which nothing is drawn, where cells at the left cover several of them."""

import pytest

from cartaviva.formats.readers.pdf.merged import between_rows
from cartaviva.formats.readers.pdf.shapes import Rule, Word

COLUMNS = [(0.0, 40.0), (50.0, 90.0), (100.0, 120.0), (130.0, 150.0)]
LEVELS = (140, 120, 100, 80, 60, 40, 20)
CUTS = (130, 110, 90, 70, 50, 30)


def word(text: str, column: int, middle: float) -> Word:
    left = COLUMNS[column][0]
    return Word(text, left, middle - 4, left + 3 * len(text), middle + 4, -1)


def lines(services: dict[int, str]) -> list[list[list[Word]]]:
    """Headings and six rows, and the texts of the first column at their heights."""
    found = {140: [word(text, at, 140) for at, text in enumerate(("Service", "Promise", "Target", "Result"))]}
    for at, level in enumerate(LEVELS[1:], 1):
        found[level] = [word(text, column, level) for column, text in ((1, f"Row {at}"), (2, "95 %"), (3, "97 %"))]
    for level, text in services.items():
        found.setdefault(level, []).insert(0, word(text, 0, level))
    return [[[text] for text in found[level]] for level in sorted(found, reverse=True)]


@pytest.mark.parametrize(
    ("services", "covered"),
    [
        ({100: "Library", 40: "School"}, {110, 90, 50, 30}),
        ({90: "Library", 30: "School"}, {110, 90, 70, 30}),
        ({120: "Library", 108: "and all", 96: "others", 40: "School"}, {110}),
        ({120: "Library", 60: "School"}, set()),
    ],
    ids=["in the middle", "uneven", "from the top", "one row each"],
)
def test_a_cell_covers_the_rows_that_its_text_is_in_the_middle_of(services: dict[int, str], covered: set[int]) -> None:
    found = between_rows(lines(services), COLUMNS, 1, (), (-2.0, 10.0, 152.0, 146.0))
    assert found == [Rule(cut, 45.0 if cut in covered else -2.0, 152.0) for cut in CUTS]
