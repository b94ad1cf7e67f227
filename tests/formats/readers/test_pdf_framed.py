"""PDF cards: boxes whose labels and values no line parts, some beside each other, some below."""

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

BOX = """#table(columns: {columns}, inset: (x: 3pt, y: 5pt), stroke: (x, y) => (
  left: if x == 0 {{ 1pt }}, right: if x == {last} {{ 1pt }},
  top: if y in {tops} {{ 1pt }}, bottom: if y == {bottom} {{ 1pt }}), {cells})
"""


def box(cells: str, bottom: int, columns: int = 3, tops: str = "(0,)") -> str:
    widths = f"({', '.join(['3.5cm'] * columns)})"
    return BOX.format(columns=widths, last=columns - 1, tops=tops, bottom=bottom, cells=cells)


def wide(text: str) -> str:
    return f"table.cell(colspan: 2)[{text}]"


def card(number: int, promise: str, result: str, remark: str = "—") -> str:
    return f"""[Compromís {number}], {wide(promise)}, [Indicador], {wide("Respostes en termini")},
      [Objectiu], [Resultat], [Grau de compliment], [95 %], [{result}], [100 %], [Observacions], {wide(remark)}"""


def test_labels_above_and_beside_their_values_are_the_rows_of_a_card() -> None:
    long = "Respondre a les consultes que arriben per correu o per telèfon"
    cards = box(card(1, long, "97 %"), 4) + "\n#v(5mm)\n" + box(card(2, "Obrir", "Sí"), 4)
    assert shown(read(pdf(cards))) == [
        [
            ["Compromís 1", long, long],
            ["Indicador", "Respostes en termini", ""],
            ["Objectiu", "Resultat", "Grau de compliment"],
            ["95 %", "97 %", "100 %"],
            ["Observacions", "—", ""],
        ],
        [
            ["Compromís 2", "Obrir", ""],
            ["Indicador", "Respostes en termini", ""],
            ["Objectiu", "Resultat", "Grau de compliment"],
            ["95 %", "Sí", "100 %"],
            ["Observacions", "—", ""],
        ],
    ]


def test_boxes_that_touch_are_cards_one_below_the_other() -> None:
    cells = f"{card(1, 'Obrir', '97 %')}, {card(2, 'Tancar', '98 %')}"
    (rows,) = shown(read(pdf(box(cells, 9, tops="(0, 5)"))))
    assert [row[:2] for row in rows] == [
        *(["Compromís 1", "Obrir"], ["Indicador", "Respostes en termini"], ["Objectiu", "Resultat"], ["95 %", "97 %"]),
        *(["Observacions", "—"], ["Compromís 2", "Tancar"], ["Indicador", "Respostes en termini"]),
        *(["Objectiu", "Resultat"], ["95 %", "98 %"], ["Observacions", "—"]),
    ]


def test_labels_beside_their_values_alone_are_a_card_too() -> None:
    cells = "[Compromís], [Obrir], [Indicador], [Dies], [Objectiu], [300], [Resultat], [312]"
    rows = [["Compromís", "Obrir"], ["Indicador", "Dies"], ["Objectiu", "300"], ["Resultat", "312"]]
    assert shown(read(pdf(box(cells, 3, columns=2)))) == [rows]


def test_a_table_in_a_box_is_no_card() -> None:
    cells = "[Compromís], [Fita], [Real], [Obrir], [3], [2], [Fer], [5], [6], [Dir], [7], [8]"
    rows = [["Compromís", "Fita", "Real"], ["Obrir", "3", "2"], ["Fer", "5", "6"], ["Dir", "7", "8"]]
    assert shown(read(pdf(box(cells, 3)))) == [rows]


def test_sentences_in_a_box_are_sentences() -> None:
    text = "Aquest any va anar bé. " * 30
    assert shown(read(pdf(f"#rect(width: 8cm)[{text}]"))) == [text.strip()]


def test_cards_in_no_box_are_cards_under_their_title() -> None:
    cards = "\n#v(4mm)\n".join(
        f"#table(columns: (4cm, 4cm, 4cm), stroke: none, {card(at, promise, '97 %', '')})"
        for at, promise in ((1, "Respondre a les consultes de tothom"), (2, "Obrir"))
    )
    title, rows = shown(read(pdf(f"= Carta de serveis\n{cards}")))
    assert (title, [row[:2] for row in rows]) == (
        "Carta de serveis",
        [
            *(["Compromís 1", "Respondre a les consultes de tothom"], ["Indicador", "Respostes en termini"]),
            *(["Objectiu", "Resultat"], ["95 %", "97 %"], ["Observacions", ""]),
            *(["Compromís 2", "Obrir"], ["Indicador", "Respostes en termini"]),
            *(["Objectiu", "Resultat"], ["95 %", "97 %"], ["Observacions", ""]),
        ],
    )
