"""A line of remarks below the rows of each group: of which of them it speaks, and which misses are left unexplained."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.formats.grid import Document, Grid
from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import cell

HEADINGS = "Our promise | Standard | Result"
GROUPS = (
    ("Contact", "Reply to letters | 90% | 86%", "Reply to e-mails | 95% | 97%", "Answer voicemail | 100% | 96%"),
    ("Complaints", "Answer complaints | 90% | 80%", "Complaints about staff conduct | no more than 6 | 4"),
)
CONDUCT = "Remarks: four complaints about staff conduct were received; none was upheld."
Told = list[tuple[str, str]]


def read(*remarks: str) -> tuple[Told, list[int | None]]:
    """(each promise of which something is remarked, with that; the rows that are found to be unexplained)"""
    lines = [HEADINGS, *(line for group, said in zip(GROUPS, remarks, strict=True) for line in (*group, said))]
    rows = [[cell(text) for text in line.split(" | ")] for line in lines]
    grid = Grid(tuple(tuple(row if len(row) > 1 else row * 3) for row in rows))
    (stated,) = recognise(Document((grid,), "html"))
    told = [(row.text("commitment"), row.text("remarks")) for row in stated.rows if row.text("remarks")]
    return told, [found.row for found in build_report(stated).findings if found.code == "remarks-missing"]


@pytest.mark.parametrize(
    ("remark", "told", "unexplained"),
    [
        (
            "Remarks: two vacant posts slowed replies to letters. The voicemail was renewed. It works now.",
            [
                ("Reply to letters", "two vacant posts slowed replies to letters."),
                ("Answer voicemail", "The voicemail was renewed. It works now."),
            ],
            [3],
        ),
        (
            "Remarks: June was hard. Letters were lost.",
            [("Reply to letters", "June was hard. Letters were lost.")],
            [2, 3],
        ),
        ("Remarks: e-mails went well.", [("Reply to e-mails", "e-mails went well.")], [0, 2, 3]),
    ],
)
def test_a_line_below_a_group_explains_the_misses_that_it_speaks_of(
    remark: str, told: Told, unexplained: list[int | None]
) -> None:
    conduct = ("Complaints about staff conduct", CONDUCT.removeprefix("Remarks: "))
    assert read(remark, CONDUCT) == ([*told, conduct], unexplained)


def test_a_line_that_names_no_promise_is_that_of_the_row_above() -> None:
    told, unexplained = read("Remarks: posts were vacant.", CONDUCT)
    assert (told[0], unexplained) == (("Answer voicemail", "posts were vacant."), [0, 3])
