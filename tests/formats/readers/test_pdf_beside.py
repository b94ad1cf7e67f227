"""PDF cards beside each other: each is read by itself, column by column."""

from collections.abc import Sequence

import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

LABELS = ("Compromís", "Fita", "Resultat", "Observacions")
CARDS = [
    ("Respondre els correus en menys de dos dies", "95 %", "97 %", "Cap"),
    ("Obrir la biblioteca tots els dies de la setmana", "300 dies", "312 dies", "Cap"),
    ("Fer tallers de lectura a totes les escoles", "24", "21", "Una vaga"),
    ("Renovar cada any una part de la col·lecció", "8 %", "9 %", "Cap"),
]


def columns(card: Sequence[str]) -> str:
    cells = ", ".join(f"[{text}]" for pair in zip(LABELS, card, strict=True) for text in pair)
    return f"#table(columns: (2.4cm, 4.6cm), stroke: none, {cells})"


def lines(card: Sequence[str]) -> str:
    return "\\ ".join(f"*{label}:* {text}" for label, text in zip(LABELS, card, strict=True))


def grid(cards: Sequence[str], options: str = "") -> str:
    cells = ", ".join(f"[{card}]" for card in cards)
    return f"#grid(columns: (7.6cm, 7.6cm), column-gutter: 8mm, row-gutter: 8mm, {options} {cells})\n"


def page(body: str) -> bytes:
    return pdf(f"#set page(width: 19cm)\n{body}")


def rows(card: Sequence[str]) -> list[list[str]]:
    return [list(pair) for pair in zip(LABELS, card, strict=True)]


BOX = "stroke: 0.5pt, inset: 6pt,"


@pytest.mark.parametrize("options", ["", BOX], ids=["bare", "in boxes"])
def test_labels_that_stand_again_further_right_begin_another_column_of_cards(options: str) -> None:
    body = "= Informe\nAny 2023\n" + grid(list(map(columns, CARDS)), options)
    assert shown(read(page(body))) == ["Informe", "Any 2023", *(rows(CARDS[at]) for at in (0, 2, 1, 3))]


@pytest.mark.parametrize("options", ["", BOX], ids=["bare", "in boxes"])
def test_labels_and_values_in_a_line_are_read_column_by_column(options: str) -> None:
    body = "= Informe\nAny 2023\n" + grid(list(map(lines, CARDS)), options)
    told = [f"{label}: {text}" for at in (0, 2, 1, 3) for label, text in zip(LABELS, CARDS[at], strict=True)]
    assert shown(read(page(body))) == ["Informe", "Any 2023", *told]


def test_a_heading_between_cards_is_for_those_below_it() -> None:
    first, second = (grid(list(map(columns, cards))) for cards in (CARDS[:2], CARDS[2:]))
    body = f"Any 2023\n{first}\n#text(size: 14pt)[Objectiu 2]\n\n{second}"
    one, two, three, four = map(rows, CARDS)
    assert shown(read(page(body))) == ["Any 2023", one, two, "Objectiu 2", three, four]


def test_a_text_over_both_columns_ends_them() -> None:
    first, second = (grid(list(map(columns, cards))) for cards in (CARDS[:2], CARDS[2:]))
    wide = "Els compromisos que venen ara són de l’objectiu segon de la carta de serveis de la biblioteca"
    one, two, three, four = map(rows, CARDS)
    assert shown(read(page(f"{first}\n{wide}\n\n{second}"))) == [one, two, wide, three, four]


def test_a_table_with_the_same_words_in_two_columns_is_one_table() -> None:
    body = [
        ["Cultura", "Obrir la biblioteca", "Cultura", "95 %", "97 %"],
        ["Esports", "Obrir la piscina", "Esports", "90 %", "91 %"],
        ["Joventut", "Fer tallers", "Joventut", "80 %", "82 %"],
        ["Salut", "Fer xerrades", "Salut", "70 %", "72 %"],
    ]
    table = [["Servei", "Compromís", "Unitat", "Fita", "Resultat"], *body]
    cells = ", ".join(f"[{text}]" for row in table for text in row)
    assert shown(read(page(f"#table(columns: 5, stroke: none, {cells})"))) == [table]


def test_a_card_that_the_page_breaks_off_goes_on_in_its_own_column() -> None:
    drawn = [columns(card).replace("stroke: none,", "") for card in CARDS[:2]]
    body = f"#set page(height: 3.6cm, margin: 0.6cm)\n{grid(drawn)}"
    assert shown(read(page(body))) == [rows(CARDS[0]), rows(CARDS[1])]


def test_cards_of_two_figures_stand_beside_each_other_too() -> None:
    cards = [(f"{at}. Promesa", "Fita:", f"9{at} %", "Resultat:", f"8{at} %") for at in range(1, 5)]
    body = "Any 2023\n" + grid(
        [
            f"{name}\n#table(columns: (2.4cm, 4cm), stroke: none, inset: (x: 0pt, y: 4pt), {cells})"
            for name, cells in ((card[0], ", ".join(f"[{text}]" for text in card[1:])) for card in cards)
        ]
    )
    assert shown(read(page(body))) == [
        "Any 2023",
        *(text for at in (0, 2, 1, 3) for text in (cards[at][0], f"Fita: 9{at + 1} %", f"Resultat: 8{at + 1} %")),
    ]


def test_a_label_below_a_full_line_of_another_begins_a_line_in_a_card_that_stands_once() -> None:
    full = "Indicador: consultes que es responen dins del termini"
    cards = [f"{full} \\ Fita: 95 % \\ Resultat: 9{at} %" for at in (1, 2)]
    told = [[full, "Fita: 95 %", f"Resultat: 9{at} %"] for at in (1, 2)]
    assert shown(read(page("Any 2023\n" + grid(cards)))) == ["Any 2023", *told[0], *told[1]]
