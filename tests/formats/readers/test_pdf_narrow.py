"""PDFs whose cells leave little room: words are cut, and texts of two cells nearly touch."""

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

NEAR = """#table(columns: (14mm, 5cm), align: (right, left), inset: (x: 1pt, y: 2pt), [Grau], [Motiu],
  [95,8], [Baixa mèdica], [100], [])
"""
TOUCHING = """#table(columns: (8mm, 5cm), align: (right, left), inset: (x: 0.4pt, y: 2pt), [N.º], [Compromisso],
  [4], [Realizar 120 vistorias], [15], [Reparar em 5#text(weight: "bold")[dias]])
"""
CAPITALS = """#table(columns: (9.5mm, 11mm, 2cm), inset: (x: 0.4pt, y: 2pt),
  [#h(1fr) META], [FET #text(fill: blue)[L]TAV], [NOTES],
  [4], [5], [Cap], [15], [16], [Cap])
"""
CUT = """#table(columns: (3cm, 2cm, 5cm), [Meta], [1.º semestr\\ e], [Observações],
  [3], [2], [Falta de pessoal no primeiro semestre], [Calma\\ a], [1], [1])
"""


def test_texts_that_nearly_touch_are_parted_at_the_line_between_their_cells() -> None:
    assert shown(read(pdf(NEAR))) == [[["Grau", "Motiu"], ["95,8", "Baixa mèdica"], ["100", ""]]]


def test_texts_that_touch_without_a_blank_are_parted_where_a_line_stands_and_nowhere_else() -> None:
    assert shown(read(pdf(TOUCHING))) == [
        [["N.º", "Compromisso"], ["4", "Realizar 120 vistorias"], ["15", "Reparar em 5dias"]]
    ]


def test_capitals_that_touch_are_parted_at_a_line_and_not_where_they_stand_closer_to_each_other() -> None:
    assert shown(read(pdf(CAPITALS))) == [[["META", "FET LTAV", "NOTES"], ["4", "5", "Cap"], ["15", "16", "Cap"]]]


def test_a_word_that_is_cut_in_a_tagged_cell_is_one_that_the_file_has_elsewhere() -> None:
    assert shown(read(pdf(CUT, tags=True))) == [
        [
            ["Meta", "1.º semestre", "Observações"],
            ["3", "2", "Falta de pessoal no primeiro semestre"],
            ["Calma a", "1", "1"],
        ]
    ]


FULL = """#set text(size: 9pt)
#table(columns: ({}, 2cm), inset: 2pt, [Measure], [Target], [overpayments\\ as a % of\\ debts], [70%],
  [Reclamacions\\ em 15 dias], [90%])
"""


def test_a_word_that_fills_its_line_does_not_go_on_in_a_short_word_below_it() -> None:
    rows = [["Measure", "Target"], ["overpayments as a % of debts", "70%"], ["Reclamacions em 15 dias", "90%"]]
    assert [shown(read(pdf(FULL.format(width)))) for width in ("18mm", "20mm")] == [[rows], [rows]]
