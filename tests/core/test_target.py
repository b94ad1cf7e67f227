"""Targets read from their cell alone (targets.tsv) and beside the rest of their row (rows.tsv), in eight languages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.lexicon import fold
from cartaviva.core.language.promised_quantities import counted_noun, promised_quantities
from cartaviva.core.language.units import Unit
from cartaviva.core.result import parse_result
from cartaviva.core.target import NO_TARGET, RowTexts, parse_target
from tests.readings import quantity_in_words, result_in_words, target_in_words

LANGUAGES = ("ca", "es", "gl", "eu", "en", "fr", "it", "pt")

Line = tuple[str, ...]


def lines_of(name: str) -> list[Line]:
    """The lines of a table beside this file, without its headings."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]


TARGETS = lines_of("targets.tsv")
ROWS = lines_of("rows.tsv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_is_read_from_its_cell(language: str) -> None:
    stated = [(text, reading) for spoken, text, reading, _ in TARGETS if spoken == language]
    read = [(text, target_in_words(*parse_target(text, RowTexts(language=language)))) for text, _ in stated]
    assert read == stated and len(read) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_target_can_be_left_out(language: str) -> None:
    stated = [(text, reading) for spoken, text, reading, needs in TARGETS if spoken == language and not needs]
    assert [(text, target_in_words(*parse_target(text))) for text, _ in stated] == stated


def row_in_words(line: Line) -> Line:
    language, text, result_text, commitment, indicator, direction, unit, *_ = line
    target, code = parse_target(text, RowTexts(commitment, indicator, direction, unit, language))
    result = parse_result(result_text, target, indicator=indicator, language=language)
    return (*line[:7], target_in_words(target, code), result_in_words(*result))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_and_its_result_are_read_with_the_words_of_their_row(language: str) -> None:
    stated = [line for line in ROWS if line[0] == language]
    assert [row_in_words(line) for line in stated] == stated and len(stated) > 20


def test_an_empty_target_is_none_and_the_caller_decides() -> None:
    assert [parse_target(text) for text in ("", "  ", "\n")] == [(NO_TARGET, None)] * 3


DIRECTIONS = {
    Comparator.AT_LEAST: (
        "Good is: High|↑|▲|≥|Alt|Alta|Com més, millor|Més és millor|Mínim|Ascendent|Maximitzar|Cuanto más, "
        "mejor|Mayor es mejor|Creciente|Bo é: alto|Canto máis, mellor|Zenbat eta handiago, hobe|Gorantz|Higher is "
        "better|Bigger is better|The more the better|Increase|Maximise|Plus c'est haut, mieux "
        "c'est|Élevé|Croissant|Più alto è meglio|Crescente|Quanto mais, melhor|Mais alto"
    ),
    Comparator.AT_MOST: (
        "Good is: Low|↓|▼|≤|Baix|Baixa|Com menys, millor|Menys és millor|Màxim|Descendent|Minimitzar|Cuanto menos, "
        "mejor|Menor es mejor|Decreciente|Bo é: baixo|Canto menos, mellor|Zenbat eta txikiago, hobe|Beherantz|Lower "
        "is better|Smaller is better|Smaller values are best|The less the "
        "better|Decrease|Minimise|Bas|Décroissant|Più basso è meglio|Decrescente|Quanto menos, melhor|Mais baixo|Bom "
        "é: baixo"
    ),
}


@pytest.mark.parametrize("comparator", DIRECTIONS)
def test_a_column_of_directions_decides_what_a_bare_figure_means(comparator: Comparator) -> None:
    words = DIRECTIONS[comparator].split("|")
    read = {
        text: parse_target("12", RowTexts(indicator="Nombre de queixes", direction=text))[0].comparator
        for text in words
    }
    assert read == dict.fromkeys(words, comparator)


def test_a_direction_that_is_neither_high_nor_low_leaves_the_direction_unknown() -> None:
    target, code = parse_target(
        "50%", RowTexts(indicator="Women in management", direction="Representative of the borough")
    )
    assert (target.comparator, code) == (Comparator.NONE_READABLE, "direction-unknown")


def test_the_cell_outweighs_the_direction_column() -> None:
    target, _ = parse_target("al menos 5", RowTexts(direction="Menor es mejor", language="es"))
    assert target_in_words(target, None) == "at_least 5 count"


PROMISES = {
    "Oferirem un mínim de 3 sessions informatives a cada institut.": ["3 count, sessions"],
    "2.3 Publicar las actas del Pleno en un máximo de 10 días": ["10 days, "],
    "3. Fer 4 visites": ["4 count, visites"],
    "Obtener una valoración igual o superior a 8,5 sobre 10": ["8.5 score of 10, "],
    "Atendre en 2 dies hàbils el 95 % de les peticions": ["2 working_days, ", "95 percent, "],
    "Organitzar tres trobades i dos tallers": ["3 count, trobades", "2 count, tallers"],
    "Bi ikastaro eta hiru hitzaldi antolatzea": ["2 count, ikastaro", "3 count, hitzaldi"],
    "Answer 90% of calls within 20 seconds": ["90 percent, ", "20 seconds, "],
    "Entre 5 i 10 dies": ["5 days, ", "10 days, "],
    "Respondre entre un i tres dies": ["1 days, ", "3 days, "],
    "Mitjançar entre un veí i tres empreses": ["3 count, empreses"],
    "10 (deu) dies": ["10 days, "],
    "Pla 2020-2023: 5 accions": ["5 count, accions"],
    "Persones majors de 65 anys: 20 places": ["20 count, places"],
    "On a scale of 0 to 10, at least 8": ["8 count, "],
    "Porcentaxe dos servizos prestados en 10 días": ["10 days, "],
    "Realitzarem una convocatòria pública anual": [],
    "Replantar 4 km de marges": ["4 other, km"],
    "Reducir a 5 las caídas por cada 1.000 estancias": ["5 count, "],
    "Obrir de 9 a 14 h de dilluns a divendres": [],
    "Trucar al 972 123 456 a les 10:30 h": [],
    "Carta aprovada el 31 de desembre de 2023": [],
    "La 3a edició de la fira i el nou servei": [],
}


def test_a_sentence_promises_its_quantities_and_nothing_else() -> None:
    promised = {
        text: [f"{quantity_in_words(quantity)}, {noun}" for quantity, noun in promised_quantities(text)]
        for text in PROMISES
    }
    assert promised == PROMISES


SLIPS = str.maketrans({"0": "O", "1": "l", "5": "S"})


@given(st.integers(1, 99999).map(str), st.data())
def test_a_letter_among_figures_is_never_guessed(figures: str, data: st.DataObject) -> None:
    places = [place for place, figure in enumerate(figures) if figure in "015"]
    if places:
        place = data.draw(st.sampled_from(places))
        slipped = figures[:place] + figures[place].translate(SLIPS) + figures[place + 1 :]
        assert parse_target(f"{slipped} %") == (NO_TARGET, "unreadable-target")


@given(st.text(), st.text(max_size=40), st.sampled_from((*LANGUAGES, None)))
def test_reading_never_raises_and_says_a_code_or_a_target(text: str, other: str, language: str | None) -> None:
    target, code = parse_target(
        text, RowTexts(commitment=other, indicator=other, direction=other, unit=other, language=language)
    )
    read = [(False, None), (True, "unreadable-target"), (True, "direction-unknown")]
    assert (target.comparator is Comparator.NONE_READABLE, code) in (read if text.strip() else [(True, None)])


WORDS = sorted({word for line in (*TARGETS, *ROWS) for cell in line[1:3] for word in cell.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from((*LANGUAGES, None)))
def test_known_words_in_any_order_never_raise(text: str, language: str | None) -> None:
    target, code = parse_target(text, RowTexts(language=language))
    assert (target.comparator is Comparator.NONE_READABLE) is (code is not None or not text)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("unit", ["Ml/day", "litres per day", "m3 / dia"])
def test_what_is_counted_by_the_day_is_no_number_of_days(unit: str) -> None:
    assert parse_target("64", RowTexts(indicator="Leakage", unit=unit, language="en"))[0].unit is Unit.OTHER


def test_what_is_counted_has_the_word_of_the_promise_where_the_indicator_has_it_too() -> None:
    counted = {
        ("Obrirem un mínim de 60 nits l'any", "Nombre de nits d'obertura"): "nits",
        ("Haremos 3 sesiones informativas", "Sesión informativa realizada"): "sesiones",
        ("Farem 4 tallers", "Assistents"): "",
        ("Farem 4 tallers", "Persones assistents als tallers"): "",
        ("Respondrem en 2 dies", "Dies de resposta"): "",
    }
    assert {pair: counted_noun(*pair) for pair in counted} == counted


@pytest.mark.parametrize(
    ("text", "unit"),
    [("30 días consecutivos", Unit.DAYS), ("30 dies seguits", Unit.DAYS), ("30 dies", Unit.WORKING_DAYS)],
)
def test_days_in_a_row_are_no_working_days_whatever_the_indicator_counts(text: str, unit: Unit) -> None:
    target, _ = parse_target(text, RowTexts(indicator="Respuesta en días hábiles"))
    assert target.unit is unit
