"""Small figures above the line in a PDF: marks of notes and powers, beside a text and alone in a cell."""

import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf


@pytest.mark.parametrize("tags", [False, True], ids=["lines", "tags"])
@pytest.mark.parametrize("drawn", ["true", "false"], ids=["a font's own", "small"])
def test_small_figures_above_the_line_are_marks_of_notes(drawn: str, tags: bool) -> None:
    table = """#let high(x) = super(typographic: DRAWN, x)
#table(columns: 3, table.header([Compromís], [Fita], [Resultat]),
  [Netejar 50 m#high[2], CO#sub[2]], [12.000], [11480#high[1]],
  [El 1#high[r] any, 4 visites], [95 %], [96 %#high[12]])"""
    assert shown(read(pdf(table.replace("DRAWN", drawn), tags))) == [
        [
            ["Compromís", "Fita", "Resultat"],
            ["Netejar 50 m², CO2", "12.000", "11480¹"],
            ["El 1r any, 4 visites", "95 %", "96 %¹²"],
        ]
    ]


@pytest.mark.parametrize(
    ("note", "result"),
    [("#text(size: 6pt)[7] Not measured yet.", "⁷"), ("#text(size: 6pt)[8] Not measured yet.", "7")],
    ids=["a note begins with it", "no note does"],
)
def test_a_small_figure_alone_in_a_cell_is_a_mark_where_a_note_begins_with_it(note: str, result: str) -> None:
    table = f"""#table(columns: 3, table.header([Compromís], [Fita], [Resultat]),
  [Netejar], [12], [#text(baseline: -4pt, size: 6pt)[7]], [Regar], [95], [7])
{note}"""
    (found, *_notes) = shown(read(pdf(table)))
    assert found == [["Compromís", "Fita", "Resultat"], ["Netejar", "12", result], ["Regar", "95", "7"]]
