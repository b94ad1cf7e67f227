"""PDF tables without lines between columns: what says which column a text is in, and which lines are one row."""

from cartaviva.formats.readers.pdf import read
from cartaviva.formats.readers.pdf.pages import joined
from cartaviva.formats.readers.pdf.ruled import Slot, Table
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


def test_headings_at_the_right_of_several_columns_are_over_as_many_each() -> None:
    cells = """[], [], table.cell(colspan: 2)[1r semestre], table.cell(colspan: 2)[2n semestre],
      [Indicador], [Fita], [Resultat], [Grau de\\ compliment], [Resultat], [Grau de\\ compliment],
      [Tallers], [3], [2], [67 %], [4], [100 %], [Hores], [12], [12], [100 %], [6], [50 %],
      [Visites], [95 %], [97 %], [100 %], [98 %], [100 %]"""
    columns, align = "(4cm, 2cm, 2cm, 3cm, 2cm, 3cm)", "(left, right, right, right, right, right)"
    assert shown(read(table(cells, columns, align=f"(x, y) => {align}.at(x) + bottom"))) == [
        [
            ["", "", "1r semestre", "1r semestre", "2n semestre", "2n semestre"],
            ["Indicador", "Fita", "Resultat", "Grau de compliment", "Resultat", "Grau de compliment"],
            ["Tallers", "3", "2", "67 %", "4", "100 %"],
            ["Hores", "12", "12", "100 %", "6", "50 %"],
            ["Visites", "95 %", "97 %", "100 %", "98 %", "100 %"],
        ]
    ]


def test_the_end_of_a_text_on_the_next_page_is_of_the_row_that_was_cut() -> None:
    first = """[Compromís], [Indicador], [Fita], [Fet], [Obrir], [Dies], [3], [2], [Pintar], [Parets], [3], [2],
      [Netejar], [Carrers], [4], [4], [Respondre], [Temps de resposta a les], [5], [6]"""
    second = "[], [queixes (dies)], [], [], [Formar], [Persones], [3], [1]"
    body = "#pagebreak()\n".join(
        OPEN.format(columns="(3cm, 5cm, 2cm, 2cm)", pad="6pt", align="left", cells=cells) for cells in (first, second)
    )
    assert shown(read(pdf(body)))[0][-2:] == [
        ["Respondre", "Temps de resposta a les queixes (dies)", "5", "6"],
        ["Formar", "Persones", "3", "1"],
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


def test_a_table_begins_where_headings_come_again_however_close() -> None:
    head, first = "[Compromís], [Fita], [Resultat]", "[Obrir], [3], [2], [Pintar], [3], [2]"
    one = OPEN.format(columns="(5cm, 3cm, 3cm)", pad="4pt", align="left", cells=f"{head}, {first}")
    two = OPEN.format(
        columns="(3cm, 4cm, 4cm)", pad="4pt", align="left", cells=f"{head}, [Tancar], [5], [6], [Fer], [7], [8]"
    )
    assert shown(read(pdf(f"#set block(spacing: 7pt)\n{one}\nCarta: Esports\n{two}"))) == [
        [["Compromís", "Fita", "Resultat"], ["Obrir", "3", "2"], ["Pintar", "3", "2"]],
        "Carta: Esports",
        [["Compromís", "Fita", "Resultat"], ["Tancar", "5", "6"], ["Fer", "7", "8"]],
    ]


RULED_ABOVE = "stroke: (x, y) => if y == 0 {(top: 1pt, bottom: 1pt)}"
STRIPED = "stroke: none, fill: (x, y) => if calc.odd(y) {luma(230)}"
YEARS = """table.cell(rowspan: 2)[Compromís], table.cell(colspan: 2)[Any 2023], table.cell(rowspan: 2)[Motius],
  [Fita], [Resultat], [Obrir], [3], [2], [Obres], [Pintar], [5], [6], [], [Lliurar], [7], [8], []"""


def test_lines_of_headings_alone_part_no_rows() -> None:
    body = f"#table(columns: (5cm, 2cm, 2cm, 3cm), {RULED_ABOVE}, inset: (x: 3pt, y: 3pt), {YEARS})"
    (rows,) = shown(read(pdf(body)))
    assert rows[-3:] == [["Obrir", "3", "2", "Obres"], ["Pintar", "5", "6", ""], ["Lliurar", "7", "8", ""]]


def test_headings_above_a_shaded_band_are_those_of_the_rows_below_it() -> None:
    cells = """[Compromís], [Fita], [Resultat], table.cell(colspan: 3)[Esports],
      [Obrir], [3], [2], [Pintar], [5], [6], table.cell(colspan: 3)[Cultura], [Lliurar], [7], [8], [Fer], [9], [8]"""
    body = f"#table(columns: (5cm, 3cm, 3cm), {STRIPED}, inset: (x: 3pt, y: 4pt), {cells})"
    (rows,) = shown(read(pdf(body)))
    assert rows[:3] == [["Compromís", "Fita", "Resultat"], ["Esports", "Esports", "Esports"], ["Obrir", "3", "2"]]


def test_a_page_with_a_column_that_no_row_has_begins_a_table() -> None:
    def page(number: int, texts: str) -> Table:
        row = [Slot(text, number, (0, 0, 9, 9)) for text in texts.split()]
        return Table([row], (), (0, 0, 99, 9), (number, number), ((0, 20), (30, 40), (50, 60)))

    assert not joined([page(1, "Obrir 3 2")], page(2, "Pintar 5"))


def test_a_row_that_stands_in_a_table_twice_begins_no_other_table() -> None:
    twice = "[Tell you], [two days], [1.6 working days]"
    other = "[Decide], [80 %], [76 %], [Inspect], [3], [2], [Register], [5], [6]"
    blocks = shown(read(table(f"[Promise], [Target], [Result], {twice}, {other}, {twice}", "(5cm, 3cm, 5cm)")))
    assert [block[-1] for block in blocks] == [["Tell you", "two days", "1.6 working days"]]


PIECES = """#table(columns: (2cm, 4cm, 2cm, 2cm), column-gutter: 0.5pt, inset: 4pt,
  stroke: (x, y) => if x < 2 and y in ({free}) {{none}} else {{(bottom: 0.5pt)}},
  [Servei], [Compromís], [Fita], [Fet], {cells})
"""


def test_merged_cells_that_the_page_ends_have_the_columns_of_the_lines_above() -> None:
    first = "table.cell(rowspan: 2)[Arxiu], table.cell(rowspan: 2)[Trobar papers], [3], [2], [4], [6]"
    cells = f"[Registre], [Atendre aviat], [5], [4], {first}"
    second = "[], [], [7], [8], [Esports], [Obrir pistes], [9], [9]"
    pages = PIECES.format(free="2, 3", cells=cells) + "#pagebreak()\n" + PIECES.format(free="none,", cells=second)
    assert shown(read(pdf(pages))) == [
        [
            ["Servei", "Compromís", "Fita", "Fet"],
            ["Registre", "Atendre aviat", "5", "4"],
            ["Arxiu", "Trobar papers", "3", "2"],
            ["Arxiu", "Trobar papers", "4", "6"],
            ["Arxiu", "Trobar papers", "7", "8"],
            ["Esports", "Obrir pistes", "9", "9"],
        ]
    ]


def test_a_last_text_over_several_columns_stays_one_where_no_line_ends_it() -> None:
    total = "table.cell(colspan: 2)[Total dels serveis de l'any sencer], [10], [10]"
    cells = f"[Registre], [Atendre aviat], [3], [2], [Arxiu], [Trobar papers], [3], [2], {total}"
    said = "Total dels serveis de l’any sencer"
    assert shown(read(pdf(PIECES.format(free="3,", cells=cells))))[0][-2:] == [
        ["Arxiu", "Trobar papers", "3", "2"],
        [said, said, "10", "10"],
    ]


REMARK = "Remarks: two posts were vacant from June to November, which slowed replies to letters"
TIGHTER = f"""#set par(leading: 5.6pt)
#table(columns: (6cm, 3.6cm, 3.2cm, 2cm), stroke: none, inset: (x: 4pt, y: 5pt),
  [Promise], [Standard], [Delivered], [Met?],
  [Reply to emails], [95% within 5 working\\ days], [3,904 of 4,000\\ (97.6%)], [Yes],
  [Reply to letters], [90% within 15 working\\ days], [429 of 500 (85.8%)], [No],
  table.cell(colspan: 4, [#set par(leading: 4.2pt)\n {REMARK}\\ of all kinds.]),
  [Answer calls], [80% in 30 seconds], [18,207 of 21,000\\ (86.7%)], [Yes])
"""


def test_a_remark_over_all_columns_with_its_lines_closer_together_parts_no_texts_of_the_rows() -> None:
    (table,) = shown(read(pdf(TIGHTER)))
    assert table == [
        ["Promise", "Standard", "Delivered", "Met?"],
        ["Reply to emails", "95% within 5 working days", "3,904 of 4,000 (97.6%)", "Yes"],
        ["Reply to letters", "90% within 15 working days", "429 of 500 (85.8%)", "No"],
        [f"{REMARK} of all kinds."] * 3 + [""],
        ["Answer calls", "80% in 30 seconds", "18,207 of 21,000 (86.7%)", "Yes"],
    ]
