"""PDF tables without lines between columns: what says which column a text is in, and which lines are one row."""

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

OPEN = "#table(columns: {columns}, stroke: none, inset: (x: 3pt, y: {pad}), align: {align}, {cells})\n"


def table(cells: str, columns: str = "(5cm, 3cm, 3cm)", pad: str = "4pt", align: str = "left") -> bytes:
    return pdf(OPEN.format(columns=columns, pad=pad, align=align, cells=cells))


def test_headings_at_the_left_are_those_of_figures_at_the_right() -> None:
    cells = """[Compromís], align(left)[Fita], align(left)[Resultat], [Fer tallers], [3], [2],
      [Obrir], [12], [11], [Atendre], [95 %], [97 %]"""
    assert shown(read(table(cells, align="(left, right, right)"))) == [
        [
            ["Compromís", "Fita", "Resultat"],
            ["Fer tallers", "3", "2"],
            ["Obrir", "12", "11"],
            ["Atendre", "95 %", "97 %"],
        ]
    ]


def test_a_heading_in_the_middle_of_several_columns_is_over_them() -> None:
    cells = """[], table.cell(colspan: 2)[2022], table.cell(colspan: 2)[2023],
      [Indicador], [Fita], [Resultat], [Fita], [Resultat], [Tallers], [3], [2], [4], [5],
      [Hores], [12], [11], [13], [14], [Consultes], [95 %], [97 %], [96 %], [98 %]"""
    assert shown(read(table(cells, "(4cm, 2cm, 2cm, 2cm, 2cm)", align="center"))) == [
        [
            ["", "2022", "2022", "2023", "2023"],
            ["Indicador", "Fita", "Resultat", "Fita", "Resultat"],
            ["Tallers", "3", "2", "4", "5"],
            ["Hores", "12", "11", "13", "14"],
            ["Consultes", "95 %", "97 %", "96 %", "98 %"],
        ]
    ]


def test_lines_above_and_below_the_figures_are_of_their_row_where_cells_are_set_in_the_middle() -> None:
    cells = """[Compromís], [Fita], [Resultat], [Fer tallers], [3], [2],
      [Respondre a les consultes que arribin], [95 %], [97 %], [Obrir la sala\\ cada dia\\ de l'any], [12], [11]"""
    assert shown(read(table(cells, columns="(3cm, 3cm, 3cm)", align="left + horizon"))) == [
        [
            ["Compromís", "Fita", "Resultat"],
            ["Fer tallers", "3", "2"],
            ["Respondre a les consultes que arribin", "95 %", "97 %"],
            ["Obrir la sala cada dia de l’any", "12", "11"],
        ]
    ]


def test_the_end_of_the_last_row_is_no_title_of_the_table_below() -> None:
    one = (
        "[Compromís], [Fita], [Resultat], [Obrir], [3], [2], [Tancar], [3], [2], [Fer tallers per a\\ joves], [3], [2]"
    )
    two = OPEN.format(columns="(5cm, 3cm, 3cm)", pad="4pt", align="left", cells=one)
    rows = [
        ["Compromís", "Fita", "Resultat"],
        ["Obrir", "3", "2"],
        ["Tancar", "3", "2"],
        ["Fer tallers per a joves", "3", "2"],
    ]
    assert shown(read(pdf(f"{two}\nCarta: Esports\n{two}"))) == [rows, "Carta: Esports", rows]
