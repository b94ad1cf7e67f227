"""Where the lines of a PDF go on in the next: the text ends at 500 points, a letter is five wide and ten high."""

import pytest

from cartaviva.formats.readers.pdf.lines import line_text, paragraphs_of
from cartaviva.formats.readers.pdf.shapes import Word


@pytest.mark.parametrize(
    ("above", "end", "below", "lines"),
    [
        ("en un termini màxim", 490, "De 15 dies hàbils", 1),
        ("en un termini màxim", 480, "de 15 dies hàbils", 1),
        ("en un termini màxim,", 480, "de 15 dies hàbils", 1),
        ("en un termini màxim", 470, "de 15 dies hàbils", 2),
        ("en un termini màxim.", 480, "de 15 dies hàbils", 2),
        ("en un termini màxim", 480, "De 15 dies hàbils", 2),
        ("en un termini màxim", 480, "15 dies", 2),
        ("Carta de serveis de Manteniment i", 300, "Espai Públic", 1),
        ("Carta de serveis de Manteniment", 300, "Espai Públic", 2),
    ],
)
def test_a_sentence_that_breaks_off_near_the_edge_goes_on_in_small_letters(
    above: str, end: int, below: str, lines: int
) -> None:
    words = [Word(above, 70, 700, end, 710, -1), Word(below, 70, 688, 70 + 5 * len(below), 698, -1)]
    found = [" ".join(line_text([word]) for word in paragraph) for paragraph in paragraphs_of(words, 500)]
    assert found == ([f"{above} {below}"] if lines == 1 else [above, below])
