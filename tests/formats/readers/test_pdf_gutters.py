"""Running text in two columns, with what stands above and below it; labels and values are read line by line."""

import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.showing import shown
from tests.formats.readers.test_pdf import pdf

FIRST = (
    "Cada any us diem si hem complert els compromisos de la carta. Aquest informe és de l’any 2023 i el va revisar "
    "la comissió de qualitat abans de publicar-lo, com cada any des que tenim la carta de serveis a la ciutat."
)
SECOND = (
    "Tenim sis biblioteques i dos bibliobusos, que van a vint pobles cada setmana. Si voleu aquest informe en lletra "
    "gran o en una altra llengua, demaneu-lo a qualsevol biblioteca o truqueu al telèfon d’atenció ciutadana."
)
BELOW = "Els resultats són els de tot l’any, i el darrer apartat diu què farem on no hem complert el que dèiem."


@pytest.mark.parametrize("more", ["", " Les dades són les del registre, tancat el gener."], ids=["even", "longer"])
def test_text_in_two_columns_is_read_one_after_the_other(more: str) -> None:
    body = f"""#set page(width: 16cm, margin: 1cm)
Biblioteques

#grid(columns: (1fr, 1fr), gutter: 8mm, [{FIRST}{more}], [{SECOND}])

{BELOW}
"""
    assert shown(read(pdf(body))) == ["Biblioteques", FIRST + more, SECOND, BELOW]


def test_a_line_over_both_columns_is_read_between_what_stands_above_and_below_it() -> None:
    texts = (FIRST, SECOND, FIRST.replace("2023", "2022"), SECOND.replace("sis", "set"))
    above, below = (
        f"#grid(columns: (1fr, 1fr), gutter: 8mm, [{one}], [{other}])" for one, other in (texts[:2], texts[2:])
    )
    body = f"#set page(width: 16cm, margin: 1cm)\n{above}\n\n{BELOW}\n\n{below}"
    assert shown(read(pdf(body))) == [*texts[:2], BELOW, *texts[2:]]


def test_short_texts_beside_each_other_are_read_line_by_line() -> None:
    pairs = [("Servei:", "Joventut"), ("Període:", "any 2023"), ("Unitat:", "regidoria de cultura"), ("Data:", "abril")]
    cells = ", ".join(f"[{label}], [{value}]" for label, value in pairs)
    body = f"#set page(width: 16cm, margin: 1cm)\n#grid(columns: (4cm, 1fr), row-gutter: 3mm, {cells})\n"
    assert shown(read(pdf(body))) == [f"{label} {value}" for label, value in pairs]
