"""PDF cards with nothing drawn: labels that come again from card to card, beside their values."""

import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

LONG = "Respondre a les consultes que arriben per correu o per telèfon a totes les oficines de la vila"
LABELS = ("Compromís", "Fita", "Valor que s’ha obtingut", "Observacions")
SHADE = "fill: (x, y) => if calc.even(x) { silver },"


def table(cells: list[str], columns: str = "(4cm, 7cm)", options: str = "", inset: str = "4pt") -> str:
    inner = ", ".join(cell if cell.startswith("table.") else f"[{cell}]" for cell in cells)
    return f"#table(columns: {columns}, stroke: none, inset: {inset}, {options} {inner})\n"


def cells(*values: str) -> list[str]:
    return [text for pair in zip(LABELS, values, strict=True) for text in pair]


def rows(*values: str) -> list[list[str]]:
    return [list(pair) for pair in zip(LABELS, values, strict=True)]


FIRST, SECOND = ("Obrir cada dia", "300 dies", "312 dies", ""), (LONG, "95 %", "97 %", "Hi va haver una vaga")


@pytest.mark.parametrize("options", ["", SHADE, "align: horizon,"], ids=["bare", "shaded", "labels in the middle"])
def test_labels_that_come_again_have_their_values_beside_them(options: str) -> None:
    text = f"= Fitxa 1\n{table(cells(*FIRST), options=options)}= Fitxa 2\n{table(cells(*SECOND), options=options)}"
    assert shown(read(pdf(text))) == ["Fitxa 1", rows(*FIRST), "Fitxa 2", rows(*SECOND)]


def test_a_value_may_stand_in_the_middle_of_a_label_that_a_narrow_column_breaks() -> None:
    cards = [FIRST, SECOND, ("Respondre les queixes", "90 %", "85 %", "")]
    tables = [table(cells(*card), "(2cm, 7cm)", "align: horizon,") for card in cards]
    text = "".join(f"= Fitxa {at}\n{card}" for at, card in enumerate(tables, 1))
    assert shown(read(pdf(text))) == [part for at, card in enumerate(cards, 1) for part in (f"Fitxa {at}", rows(*card))]


def test_a_label_that_a_narrow_column_breaks_is_one_text() -> None:
    text = "= Fitxa\n".join(table(cells(*values), "(2.4cm, 7cm)", inset="1pt") for values in (FIRST, SECOND))
    assert shown(read(pdf(text))) == [rows(*FIRST), "Fitxa", rows(*SECOND)]


PROMISE = "Obrir tots els dies de cada any"


def wide(difference: str) -> list[str]:
    return [
        *("Compromís", f"table.cell(colspan: 3)[{PROMISE}]", "Fita", "95 %", "Resultat", "97 %"),
        *("Diferència", difference, "Grau", "100 %"),
    ]


def as_read(difference: str) -> list[list[str]]:
    return [
        ["Compromís", PROMISE, PROMISE, ""],
        ["Fita", "95 %", "Resultat", "97 %"],
        ["Diferència", difference, "Grau", "100 %"],
    ]


def test_two_labels_may_stand_beside_each_other_and_a_value_be_missing() -> None:
    cards = [table(wide(difference), "(3cm, 3cm, 3cm, 3cm)") for difference in ("2", "2", "")]
    first, second, third = map(as_read, ("2", "2", ""))
    assert shown(read(pdf("\n#v(5mm)\nText.\n".join(cards[:2]) + "\nMés.\n" + cards[2]))) == [
        *(first, "Text.", second, "Més.", third)
    ]


def test_a_card_goes_on_on_the_next_page() -> None:
    page = "#set page(height: 9.2cm)\n"
    text = page + table(cells(*FIRST)) + "#v(1cm)\n" + table(cells(*SECOND))
    assert shown(read(pdf(text))) == [rows(*FIRST), rows(*SECOND)]


def test_lines_of_two_texts_that_do_not_come_again_are_lines() -> None:
    text = table(["Servei", "Joventut", "Any", "2023", "Alcaldia", "Anna", "Telèfon", "900"])
    assert shown(read(pdf(text))) == ["Servei Joventut", "Any 2023", "Alcaldia Anna", "Telèfon 900"]


def test_texts_of_a_table_that_go_on_in_the_same_words_are_no_cards() -> None:
    body = [["Atenció al ciutadà", f"{LONG} {at}", "95 %", f"9{at} %"] for at in range(1, 7)]
    text = table(
        ["Servei", "Compromís", "Fita", "Valor", *(cell for row in body for cell in row)], "(2cm, 7cm, 2cm, 2cm)"
    )
    assert shown(read(pdf(text))) == [[["Servei", "Compromís", "Fita", "Valor"], *body]]


HEADED = """#let head = [Vallclara #h(1fr) Any 2023 \\ Servei #h(1fr) Lleure]
#set page(height: 6.4cm, margin: (top: 2cm, rest: 1cm), header: head)
#set table(stroke: none, inset: (x: 4pt, y: 4pt))
#table(columns: (1.4cm, 8cm, 2cm, 2cm),
  table.header(table.cell(colspan: 2)[], table.cell(colspan: 2)[Consultes], [Codi], [Compromís], [Fita], [Fet]),
"""


def test_headings_that_come_again_on_each_page_are_no_labels() -> None:
    body = [[str(at), f"Atendre {at}0 consultes", f"{at}0", f"{at}1"] for at in range(1, 11)]
    text = HEADED + "".join(f"[{cell}], " for row in body for cell in row) + ")"
    heads = [["Codi", "Compromís", "Consultes", "Consultes"], ["Codi", "Compromís", "Fita", "Fet"]]
    assert shown(read(pdf(text))) == ["Vallclara Any 2023 Servei Lleure", [*heads, *body]]


def test_a_card_of_two_labels_is_one_among_others_that_have_more() -> None:
    cards = [rows(*SECOND)[1 : 3 + at % 2] for at in range(5)]
    tables = [table([text for row in card for text in row]) for card in cards]
    text = "#v(1cm)\n".join(f"= Fitxa {at}\n{card}" for at, card in enumerate(tables, 1))
    assert shown(read(pdf(f"Informe\n\nAny 2023\n\nServei de lleure\n\n{text}"))) == [
        *("Informe", "Any 2023", "Servei de lleure"),
        *(part for at, card in enumerate(cards, 1) for part in (f"Fitxa {at}", card)),
    ]
