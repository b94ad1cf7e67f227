"""PDF cards in a file that draws each line in one go: labels that come again on the page, beside their values."""

import io

import pikepdf
import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.drawing import draw_page
from tests.formats.readers.showing import shown

Drawn = list[tuple[int, int, str]]
"""Where a line begins, and what it says."""


def drawn(lines: Drawn) -> bytes:
    content = [f"BT /F1 10 Tf {left} {at} Td ({text}) Tj ET" for left, at, text in lines]
    with pikepdf.new() as new:
        draw_page(new, " ".join(content))
        file = io.BytesIO()
        new.save(file)
    return file.getvalue()


LABELS = ("Com ho mesurem", "Ens vam|comprometre a", "Hem arribat a")
FIRST = ("Dies de mitjana per tenir hora", "com a molt 5 dies", "4 dies i mig")
SECOND = ("Avisos de fanals resolts a temps", "com a poc el 90 %", "el 81 % dels avisos")


def card(top: int, title: str, values: tuple[str, ...]) -> Drawn:
    """Its rows are 30 points from each other, the lines of a label 12."""
    lines: Drawn = [(62, top, title)]
    for below, (label, value) in zip((30, 60, 90), zip(LABELS, values, strict=True), strict=True):
        lines += [(62, top - below - 12 * at, part) for at, part in enumerate(label.split("|"))]
        lines.append((190, top - below, value))
    return lines


def rows(values: tuple[str, ...], *more: list[str]) -> list[list[str]]:
    return [*([label.replace("|", " "), value] for label, value in zip(LABELS, values, strict=True)), *more]


TITLES = ("1. Us donarem hora en cinc dies.", "2. Arreglarem els fanals de seguida.")
CARDS = [*card(780, TITLES[0], FIRST), *card(600, TITLES[1], SECOND)]
SAID = "El camió va estar sis setmanes al taller."


@pytest.mark.parametrize(
    ("left", "top", "more"),
    [
        (190, 480, [["Què ha passat", SAID]]),
        (230, 480, []),
        (190, 450, []),
    ],
    ids=["as near as the others", "a value elsewhere", "further below"],
)
def test_a_label_that_one_card_alone_has_belongs_to_it(left: int, top: int, more: list[list[str]]) -> None:
    lines = [*CARDS, (62, top, "Què ha passat"), (left, top, SAID)]
    below = [] if more else [f"Què ha passat {SAID}"]
    assert shown(read(drawn(lines))) == [TITLES[0], rows(FIRST), TITLES[1], rows(SECOND, *more), *below]
