"""PDF words that a line goes through are left out; underlines, lines of tables and lines over nothing strike none."""

import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

TABLE = """#table(columns: (4cm, 4cm, 4cm), {options}
  [Compromís], [Fita], [Resultat],
  [Obrir #underline[cada dia]], [#strike[95 %] 90 %], [#strike[97 %]],
  [#strike[Text vell] Text nou], [#underline[3]], [8])
"""
ROWS = [["Compromís", "Fita", "Resultat"], ["Obrir cada dia", "90 %", ""], ["Text nou", "3", "8"]]


@pytest.mark.parametrize("tags", [False, True], ids=["lines", "tags"])
def test_what_is_struck_out_is_not_there(tags: bool) -> None:
    assert shown(read(pdf(TABLE.format(options=""), tags=tags))) == [ROWS]


def test_two_lines_strike_as_one_does() -> None:
    line = "#strike(offset: -0.{}em)[{}]"
    text = line.format(2, line.format(3, "Vell")) + " Nou #strike[vell] i bo"
    assert shown(read(pdf(text))) == ["Nou i bo"]


BESIDE = "#place(dx: {}pt, dy: {}pt, line(length: {}pt, stroke: 0.5pt))Tancat dilluns"


@pytest.mark.parametrize(
    ("start", "down", "length"),
    [(0, 7.0, 52), (0, 0.0, 52), (-20, 3.5, 300), (0, 3.5, 90), (200, 3.5, 52), (54, 3.5, 20)],
    ids=["under", "at the top", "through more than the words, as of a table", "longer", "beside them", "behind them"],
)
def test_lines_that_strike_nothing(start: int, down: float, length: int) -> None:
    assert shown(read(pdf(BESIDE.format(start, down, length)))) == ["Tancat dilluns"]


def test_the_line_of_these_tests_strikes_where_it_goes_through_the_words() -> None:
    assert shown(read(pdf("Res.\n\n" + BESIDE.format(0, 3.5, 52)))) == ["Res."]
