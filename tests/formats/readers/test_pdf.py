"""PDFs are set by Typst here, with or without tags and lines; those of LibreOffice are in the corpus."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest
import typst

from cartaviva.core.findings import Unreadable
from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import areas, grids, shown

SET = '#set document(title: "Informe", date: auto)\n#set text(lang: "ca", size: 9pt, font: "Libertinus Serif")\n'
TABLE = """
#table(columns: (3cm, 5cm, 2cm, 2cm), {options}
  table.header([Servei], [Compromís], [Fita], [Resultat]),
  table.cell(rowspan: 2)[Joventut], [Respondre en menys de 24 hores les consultes que arribin], [95 %], [97 %],
  [Fer tallers], [3], [],
  [Esports], table.cell(colspan: 2)[Obrir cada dia], [Sí])
"""
ROWS = [
    ["Servei", "Compromís", "Fita", "Resultat"],
    ["Joventut", "Respondre en menys de 24 hores les consultes que arribin", "95 %", "97 %"],
    ["Joventut", "Fer tallers", "3", ""],
    ["Esports", "Obrir cada dia", "Obrir cada dia", "Sí"],
]
AREAS = {"Joventut": (1, 0, 2, 1), "Obrir cada dia": (3, 1, 1, 2)}


def pdf(body: str, tags: bool = False) -> bytes:
    source = (SET + body).encode()
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    return bytes(typst.compile(source, format="pdf", pdf_tags=tags, timestamp=moment))


def test_lines_make_cells_and_no_line_between_two_squares_merges_them() -> None:
    document = read(pdf("Títol\n\nAny 2023\n" + TABLE.format(options="")))
    found = (shown(document), areas(grids(document)[0]), document.title, document.language)
    assert found == (["Títol", "Any 2023", ROWS], AREAS, "Informe", "ca")


def test_tags_make_cells_where_the_file_has_them_and_say_what_a_heading_is() -> None:
    document = read(pdf("= Títol\nText.\n" + TABLE.format(options="stroke: none,"), tags=True))
    heads = [[cell.heading for cell in row] for row in grids(document)[0].rows]
    found = (shown(document), areas(grids(document)[0]), heads)
    assert found == (["# Títol", "Text.", ROWS], AREAS, [[True] * 4, *[[False] * 4] * 3])


def test_places_name_the_page_and_the_box() -> None:
    place = grids(read(pdf("#pagebreak(weak: false)\n" + TABLE.format(options=""))))[0].rows[1][2].place
    left, bottom, right, top = place.box or (0, 0, 0, 0)
    inside = 0 < left < right < 596 and 0 < bottom < top < 842
    assert (place.page, place.table, place.row, inside) == (2, 1, 2, True)


@pytest.mark.parametrize("tags", [False, True], ids=["lines", "tags"])
def test_a_table_goes_on_over_pages_with_its_merged_cells_and_without_its_repeated_headings(tags: bool) -> None:
    body = """#set page(height: 5cm, width: 16cm, margin: 1cm, footer: context align(center)[#counter(page).display()])
#table(columns: 4, table.header([Servei], [Compromís], [Fita], [Resultat]),
  table.cell(rowspan: 9)[Joventut], ..range(9).map(n => ([Compromís #n], [#n], [#(n + 1)])).flatten(),
  [Esports], [Obrir], [1], [2])
"""
    document = read(pdf(body, tags=tags))
    rows = [["Joventut", f"Compromís {n}", str(n), str(n + 1)] for n in range(9)]
    table = [["Servei", "Compromís", "Fita", "Resultat"], *rows, ["Esports", "Obrir", "1", "2"]]
    assert (shown(document), areas(grids(document)[0])) == ([table], {"Joventut": (1, 0, 9, 1)})


@pytest.mark.parametrize("heading", ["Real", "2023", "2022/23"])
def test_a_row_that_is_cut_by_the_page_is_one_row(heading: str) -> None:
    body = """#set page(height: 5cm, width: 16cm, margin: 1cm)
#table(columns: (3cm, 1cm, 1cm, 4cm), table.header([Compromís], [Fita], [HEADING], [Observacions]),
  [Obrir la sala], [3], [2], [#("La sala va estar tancada per obres " * 8).trim()], [Fer tallers], [1], [1], [])
""".replace("HEADING", heading)
    remark = ("La sala va estar tancada per obres " * 8).strip()
    assert shown(read(pdf(body))) == [
        [
            ["Compromís", "Fita", heading, "Observacions"],
            ["Obrir la sala", "3", "2", remark],
            ["Fer tallers", "1", "1", ""],
        ]
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [("Cultura", "Cultura", "Cultura"), ("Cultura de la", "vila i dels infants", "Cultura de la vila i dels infants")],
    ids=["again", "the rest of it"],
)
def test_a_merged_cell_of_a_cut_row_is_said_once(above: str, below: str, whole: str) -> None:
    head = "[Àmbit], [Compromís], [Fita], [Real], [Observacions]"
    remark = "La sala va estar tancada per obres i per vagues"
    body = f"""#set page(height: 8cm, width: 16cm, margin: 1cm, footer: context [#counter(page).display(). orria])
#set table(columns: (2cm, 3cm, 1cm, 1cm, 5cm))
#table({head}, [{above}], [Obrir la sala], [3], [2], [La sala va estar tancada])
#pagebreak()
#table({head}, table.cell(rowspan: 2)[{below}], [], [], [], [per obres i per vagues], [Fer tallers], [1], [1], [])
"""
    assert shown(read(pdf(body))) == [
        [
            ["Àmbit", "Compromís", "Fita", "Real", "Observacions"],
            [whole, "Obrir la sala", "3", "2", remark],
            [whole, "Fer tallers", "1", "1", ""],
        ]
    ]


def test_texts_under_each_other_are_a_table_where_there_are_no_lines() -> None:
    body = """Informe

#table(columns: (6cm, 2cm, 2cm), stroke: none, row-gutter: 3mm,
  [Compromís], [Fita], [Resultat],
  [Respondre en menys de 24 hores les consultes que arribin a l'oficina], [95 %], [97 %],
  [Fer tallers], [3], [], [Obrir], [1], [1])
Peu de pàgina amb una frase que no és cap taula.
"""
    assert shown(read(pdf(body))) == [
        "Informe",
        [
            ["Compromís", "Fita", "Resultat"],
            ["Respondre en menys de 24 hores les consultes que arribin a l'oficina".replace("'", "’"), "95 %", "97 %"],
            ["Fer tallers", "3", ""],
            ["Obrir", "1", "1"],
        ],
        "Peu de pàgina amb una frase que no és cap taula.",
    ]


def test_lines_between_rows_alone_tell_the_rows_apart() -> None:
    body = """#table(columns: (6cm, 2cm, 2cm), stroke: (x: none, y: 0.5pt),
  [Compromís], [Fita], [Resultat],
  [Respondre en menys de 24 hores les consultes que arribin a la oficina], [95 %], [97 %],
  [Fer tallers], [3], [2], [Obrir], [1], [1], [Atendre], [1], [1])
"""
    texts = ["Respondre en menys de 24 hores les consultes que arribin a la oficina", "95 %", "97 %"]
    assert shown(read(pdf(body))) == [
        [
            ["Compromís", "Fita", "Resultat"],
            texts,
            ["Fer tallers", "3", "2"],
            ["Obrir", "1", "1"],
            ["Atendre", "1", "1"],
        ]
    ]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_is_read_upright(quarters: int) -> None:
    turned = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(f"#set page(width: 20cm, height: 12cm)\n{TABLE.format(options='')}"))) as file:
        page = file.pages[0]
        _left, _bottom, width, height = (float(side) for side in page.mediabox)
        matrix = {1: (0, 1, -1, 0, height, 0), 2: (-1, 0, 0, -1, width, height), 3: (0, -1, 1, 0, 0, width)}[quarters]
        page.contents_add(" ".join(map(str, (*matrix, "cm"))).encode(), prepend=True)
        page.mediabox = [0, 0, width, height] if quarters == 2 else [0, 0, height, width]
        page.Rotate = 90 * quarters
        file.save(turned)
    document = read(turned.getvalue())
    assert (shown(document), areas(grids(document)[0])) == ([ROWS], AREAS)


def test_what_every_page_repeats_is_said_once() -> None:
    body = """#set page(height: 8cm, header: [Ajuntament de Torreblava])
#set page(footer: context [Pàgina #counter(page).display() de 2])
Primera pàgina.
#pagebreak()
Segona pàgina.
"""
    assert shown(read(pdf(body))) == ["Ajuntament de Torreblava", "Primera pàgina.", "Segona pàgina."]


def test_a_foot_of_every_page_parts_no_table_and_comes_last() -> None:
    body = """#set page(height: 5cm, width: 16cm, margin: 1cm, footer: [Carta de serveis · 2024])
Joventut

#table(columns: 3, table.header([Compromís], [Fita], [Resultat]),
  ..range(6).map(n => ([Compromís #n], [#n], [#(n + 1)])).flatten())
"""
    table = [["Compromís", "Fita", "Resultat"], *([f"Compromís {n}", str(n), str(n + 1)] for n in range(6))]
    assert shown(read(pdf(body))) == ["Joventut", table, "Carta de serveis · 2024"]


def test_a_text_beside_the_number_of_every_page_is_no_text_of_the_document() -> None:
    foot = "#set page(footer: context [Museu del Suro #counter(page).display()])\n"
    assert shown(read(pdf(foot + "Títol\n\nPrimera\n#pagebreak()\nSegona\n\nTercera"))) == [
        "Títol",
        "Primera",
        "Segona",
        "Tercera",
    ]


def test_the_title_of_a_card_is_a_row_of_its_own() -> None:
    lines = "inset: 3pt, stroke: (x: none, top: none, bottom: 0.5pt)"
    card = f"#table(columns: (4cm, 6cm), {lines}, [%s], [1], [%s], [3], [%s], [Bé])\n"
    cards = ("Fita", "Resultat", "Nota"), ("Meta", "Valor", "Text")
    first, second = ([list(pair) for pair in zip(labels, ("1", "3", "Bé"), strict=True)] for labels in cards)
    assert shown(read(pdf("#set block(spacing: 7pt)\n" + card % cards[0] + "Fitxa 2\n" + card % cards[1]))) == [
        [*first, ["Fitxa 2", ""], *second]
    ]


def test_lines_of_a_paragraph_are_joined_and_short_lines_end_it() -> None:
    long = "Les dades provenen del registre i de les enquestes que es fan cada tardor a totes les oficines. " * 3
    document = read(pdf(f"Servei: Joventut \\\nAny 2023\n\n{long}\n"))
    assert shown(document) == ["Servei: Joventut", "Any 2023", long.strip()]


def test_a_word_cut_by_a_narrow_column_is_one_word() -> None:
    body = "#table(columns: (15.8mm, 3cm), inset: 2mm, [Indicado#linebreak()r], [Fita], [Nombre de sales], [3])\n"
    assert shown(read(pdf(body))) == [[["Indicador", "Fita"], ["Nombre de sales", "3"]]]


def test_a_frame_around_a_text_is_no_table() -> None:
    assert shown(read(pdf("#rect[Un avís.]\nText."))) == ["Un avís.", "Text."]


def encrypted() -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as new:
        new.add_blank_page()
        new.save(file, encryption=pikepdf.Encryption(owner="x", user="x"))
    return file.getvalue()


def picture() -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as new:
        page = new.add_blank_page()
        image = new.make_stream(b"\0" * 12, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 2, 2, 8, pikepdf.Name.DeviceRGB
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = new.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
        new.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (picture(), "pictures-only"),
        (encrypted(), "password"),
        (b"%PDF-1.7\n%%EOF", "damaged-file"),
        (b"%PDF-", "damaged-file"),
    ],
    ids=["a scan", "a password", "no pages", "a stump"],
)
def test_a_file_without_text_that_can_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.finding.code == code


def test_a_blank_page_has_nothing_in_it() -> None:
    assert shown(read(pdf("#page[]"))) == []


def test_shades_behind_rows_tell_the_rows_apart() -> None:
    body = """#table(columns: (6cm, 2cm, 2cm), stroke: none, fill: (_, y) => if calc.even(y) { luma(220) },
  [Compromís], [Fita], [Resultat],
  [Respondre en menys de 24 hores les consultes que arribin a la oficina], [95 %], [97 %],
  [Fer tallers], [3], [2], [Obrir], [1], [1], [Atendre], [1], [1])
"""
    texts = ["Respondre en menys de 24 hores les consultes que arribin a la oficina", "95 %", "97 %"]
    assert shown(read(pdf(body))) == [
        [
            ["Compromís", "Fita", "Resultat"],
            texts,
            ["Fer tallers", "3", "2"],
            ["Obrir", "1", "1"],
            ["Atendre", "1", "1"],
        ]
    ]


def test_two_rows_within_a_shade_share_what_stands_left_of_their_figures() -> None:
    body = """#table(columns: (4cm, 3cm, 2cm, 2cm), stroke: none, inset: 6pt,
  fill: (_, y) => if calc.even(y) { luma(220) },
  [Compromís], [Indicador], [Fita], [Resultat],
  [Fer tallers], [Tallers], [3], [2],
  [Atendre amb rapidesa\\ les consultes], [Temps\\ \\ En termini], [3\\ \\ 90 %], [2\\ \\ 97 %],
  [Obrir], [Dies], [1], [1], [Atendre], [Hores], [1], [1])
"""
    assert shown(read(pdf(body))) == [
        [
            ["Compromís", "Indicador", "Fita", "Resultat"],
            ["Fer tallers", "Tallers", "3", "2"],
            ["Atendre amb rapidesa les consultes", "Temps", "3", "2"],
            ["Atendre amb rapidesa les consultes", "En termini", "90 %", "97 %"],
            ["Obrir", "Dies", "1", "1"],
            ["Atendre", "Hores", "1", "1"],
        ]
    ]


def test_rows_between_outlined_ones_have_the_same_columns() -> None:
    body = """#table(columns: (6cm, 2cm, 2cm),
  stroke: (x, _) => (left: if x == 0 { 0.5pt }, right: if x == 2 { 0.5pt }),
  [Compromís], [Fita], [Resultat],
  ..range(3).map(_ => (
    ..([Fer tallers], [3], [2]).map(text => table.cell(stroke: 0.5pt, text)), [Obrir], [1], [4])).flatten())
"""
    assert shown(read(pdf(body))) == [
        [["Compromís", "Fita", "Resultat"], *[["Fer tallers", "3", "2"], ["Obrir", "1", "4"]] * 3]
    ]


@pytest.mark.parametrize(
    ("other", "last"),
    [("[Obrir], [1], [4]", ["Obrir", "1", "4"]), ("table.cell(colspan: 3)[Oficina]", ["Oficina"] * 3)],
    ids=["a row", "a band"],
)
def test_two_outlined_rows_say_what_the_others_are_like(other: str, last: list[str]) -> None:
    body = f"""#table(columns: (6cm, 2cm, 2cm),
  stroke: (x, _) => (left: if x == 0 {{ 0.5pt }}, right: if x == 2 {{ 0.5pt }}),
  [Compromís], [Fita], [Resultat],
  ..range(2).map(_ => ([Fer tallers], [3], [2]).map(text => table.cell(stroke: 0.5pt, text))).flatten(), {other})
"""
    assert shown(read(pdf(body))) == [[["Compromís", "Fita", "Resultat"], *[["Fer tallers", "3", "2"]] * 2, last]]


def test_tables_that_touch_are_told_apart_by_their_columns() -> None:
    body = """#set block(spacing: 0pt)
#table(columns: (3cm, 5cm), table.cell(colspan: 2)[Fitxa 1], [Fita], [3], [Resultat], [4])
#table(columns: (4cm, 4cm), table.cell(colspan: 2)[Fitxa 2], [Fita], [5], [Resultat], [6])
"""
    assert shown(read(pdf(body))) == [
        [["Fitxa 1", "Fitxa 1"], ["Fita", "3"], ["Resultat", "4"]],
        [["Fitxa 2", "Fitxa 2"], ["Fita", "5"], ["Resultat", "6"]],
    ]


def test_a_frame_around_the_rows_of_another_table_gives_them_no_columns_of_the_one_above() -> None:
    body = """#set text(size: 9pt)
#set block(spacing: 0pt)
#let line = 0.5pt
#table(columns: (6cm, 3cm, 3cm), stroke: line, [Compromís], [Fita], [Resultat], [Farem jocs], [5], [4])
#block(stroke: line, width: 12cm, inset: 0pt)[#v(4pt) Cementiri #v(4pt)
#table(columns: (4cm, 5cm, 3cm), stroke: (x: none, y: line), [Compromís], [Fita], [Resultat],
  ..range(3).map(n => ([Obrir el cementiri], [Com a mínim #n dies], [#n])).flatten())]
"""
    rows = [["Obrir el cementiri", f"Com a mínim {n} dies", str(n)] for n in range(3)]
    heads = ["Compromís", "Fita", "Resultat"]
    assert shown(read(pdf(body))) == [[heads, ["Farem jocs", "5", "4"]], "Cementiri", [heads, *rows]]


def test_a_label_and_its_text_in_a_frame_are_a_paragraph() -> None:
    assert shown(read(pdf("#table(columns: 2, [Servei:], [Joventut])\nText."))) == ["Servei: Joventut", "Text."]


def test_a_hyphen_at_the_end_of_a_line_stays_unless_the_file_knows_the_word_without_it() -> None:
    body = "Cal difondre-#linebreak()les i fer comunica-#linebreak()cions. Les comunicacions."
    document = read(pdf(f"#table(columns: (8cm, 2cm), [{body}], [1], [Fer comunicacions], [2])"))
    assert shown(document)[0][0] == ["Cal difondre-les i fer comunicacions. Les comunicacions.", "1"]


def test_a_file_that_cuts_a_word_cuts_others_whose_halves_are_none() -> None:
    body = "Fer comunica-#linebreak()cions i recolli-#linebreak()des, i difondre-#linebreak()les. Les comunicacions."
    document = read(pdf(f"#table(columns: (8cm, 2cm), [{body}], [1], [Fer], [2])"))
    assert shown(document)[0][0] == ["Fer comunicacions i recollides, i difondre-les. Les comunicacions.", "1"]


def test_lines_of_a_column_of_statuses_alone_are_those_of_all_rows_but_of_merged_cells() -> None:
    """Only the statuses are in boxes: their figures are of one row each, and one service is of all."""
    body = [
        ["Obrir cada dia la biblioteca", "300", "312", "Assolit", ""],
        ["Respondre els correus de tothom en dos dies", "95", "93", "No assolit", "Va faltar gent"],
        ["Renovar els llibres", "8", "9", "Assolit", ""],
        ["Fer tallers a les escoles", "24", "21", "No assolit", "Vaga de transport"],
    ]
    heads = ["Servei", "Compromís", "Fita", "Resultat", "Estat", "Causes"]
    cells = [
        f"table.cell(fill: silver, stroke: 0.5pt)[{text}]" if "ssolit" in text else f"[{text}]"
        for row in body
        for text in row
    ]
    line = "table.hline(stroke: 0.5pt),"
    text = (
        "#table(columns: (2cm, 3cm, 1cm, 2cm, 2.4cm, 3cm), stroke: (x: 0.5pt, y: none),"
        f"{line} {', '.join(f'[{head}]' for head in heads)}, {line}"
        f"table.cell(rowspan: 4, align: horizon)[Biblioteca], {', '.join(cells)}, {line})"
    )
    assert shown(read(pdf(text))) == [[heads, *(["Biblioteca", *row] for row in body)]]
