"""Shares that are said in words are percentages, in eight languages; what only looks like one is not."""

import pytest

from cartaviva.core.checks.reading_rows import result_of_row, target_of_row
from cartaviva.core.language.promised_quantities import promised_quantities
from cartaviva.core.report import StatedRow
from tests.readings import quantity_in_words, result_in_words, target_in_words

SAID: dict[str, dict[str, str]] = {
    "ca": {
        "nou de cada deu": "at_least 90 percent",
        "almenys nou trucades de cada deu": "at_least 90 percent",
        "9 de cada 10": "at_least 90 percent",
        "tres quartes parts": "at_least 75 percent",
        "més de la meitat": "more_than 50 percent",
        "la meitat com a mínim": "at_least 50 percent",
        "com a màxim una cinquena part": "at_most 20 percent",
    },
    "es": {
        "nueve de cada diez": "at_least 90 percent",
        "al menos nueve llamadas de cada diez": "at_least 90 percent",
        "tres cuartas partes": "at_least 75 percent",
        "al menos la mitad": "at_least 50 percent",
        "más de la mitad": "more_than 50 percent",
        "un cuarto como máximo": "at_most 25 percent",
    },
    "gl": {
        "nove de cada dez": "at_least 90 percent",
        "tres cuartas partes": "at_least 75 percent",
        "polo menos a metade": "at_least 50 percent",
        "máis da metade": "more_than 50 percent",
    },
    "eu": {
        "hamar deietatik bederatzi": "at_least 90 percent",
        "hiru laurden gutxienez": "at_least 75 percent",
        "erdia baino gehiago": "more_than 50 percent",
        "gutxienez erdia": "at_least 50 percent",
    },
    "en": {
        "at least nine in ten": "at_least 90 percent",
        "at least nineteen in twenty": "at_least 95 percent",
        "nine calls in ten": "at_least 90 percent",
        "nine out of every ten": "at_least 90 percent",
        "three-quarters or more": "at_least 75 percent",
        "more than half": "more_than 50 percent",
        "half or more": "at_least 50 percent",
        "no more than a quarter": "at_most 25 percent",
        "four fifths": "at_least 80 percent",
    },
    "fr": {
        "neuf demandes sur dix": "at_least 90 percent",
        "au moins les trois quarts": "at_least 75 percent",
        "plus de la moitié": "more_than 50 percent",
        "un quart au plus": "at_most 25 percent",
    },
    "it": {
        "nove chiamate su dieci": "at_least 90 percent",
        "9 chiamate su 10": "at_least 90 percent",
        "tre quarti": "at_least 75 percent",
        "più della metà": "more_than 50 percent",
        "almeno la metà": "at_least 50 percent",
    },
    "pt": {
        "nove em cada dez": "at_least 90 percent",
        "nove chamadas em cada dez": "at_least 90 percent",
        "três quartos": "at_least 75 percent",
        "mais de metade": "more_than 50 percent",
        "pelo menos a metade": "at_least 50 percent",
    },
}
MEASURED = {
    "ca": "Escoles visitades",
    "es": "Escuelas visitadas",
    "gl": "Escolas visitadas",
    "eu": "Bisitatutako eskolak",
    "en": "Schools visited",
    "fr": "Écoles visitées",
    "it": "Scuole visitate",
    "pt": "Escolas visitadas",
}


def row(language: str, target: str, result: str, indicator: str = "", unit: str = "") -> str:
    stated = StatedRow({"target": target, "result": result, "indicator": indicator}, hints={"unit": unit})
    read, code = target_of_row(stated, language)
    return f"{target_in_words(read, code)} | {result_in_words(*result_of_row(stated, read, language))}"


@pytest.mark.parametrize("language", SAID)
def test_a_share_in_words_is_a_percentage(language: str) -> None:
    expected = {text: f"{reading} | 71 percent" for text, reading in SAID[language].items()}
    assert {text: row(language, text, "71 %", MEASURED[language]) for text in SAID[language]} == expected


def test_a_third_keeps_all_its_decimals_so_that_20_of_30_are_two_thirds() -> None:
    assert row("es", "dos tercios", "20 de 30", "Escuelas visitadas") == (
        "at_least 66.66666666666666666666666667 percent | 66.66666666666666666666666667 percent (20/30)"
    )


OUT_OF = {
    ("en", "nine out of ten", "92%", "Calls answered in time"): "at_least 90 percent | 92 percent",
    ("en", "nine out of ten", "92", "Percentage of calls answered"): "at_least 90 percent | 92 percent",
    ("ca", "nou sobre deu", "92 %", "Trucades ateses"): "at_least 90 percent | 92 percent",
    ("eu", "hamarretik bederatzi", "% 92", "Erantzundako deiak"): "at_least 90 percent | 92 percent",
    ("fr", "neuf sur dix", "92 %", "Demandes traitées"): "at_least 90 percent | 92 percent",
    ("it", "nove su dieci", "92 %", "Chiamate con risposta"): "at_least 90 percent | 92 percent",
    # marks: in figures whatever stands beside them, and in words where nothing says a percentage or a mark is measured
    ("en", "9 out of 10", "92%", "Calls answered in time"): "at_least 9 score of 10 | unit-mismatch",
    ("ca", "8 sobre 10", "8,2", "Trucades ateses"): "at_least 8 score of 10 | 8.2 score",
    ("en", "nine out of ten", "9.2", "Calls answered in time"): "at_least 9 score of 10 | 9.2 score",
    ("en", "nine out of ten", "92%", "Average satisfaction score"): "at_least 9 score of 10 | unit-mismatch",
    ("fr", "neuf sur dix", "9,1", "Note de satisfaction"): "at_least 9 score of 10 | 9.1 score",
    ("en", "four points out of five", "4.2", "Satisfaction"): "at_least 4 score of 5 | 4.2 score",
}


def test_nine_out_of_ten_is_a_percentage_where_its_row_says_so_and_a_mark_elsewhere() -> None:
    assert {line: row(*line) for line in OUT_OF} == OUT_OF


OF_MONEY = {
    ("en", "97%", "98p in every £1"): "at_least 97 percent | 98 percent",
    ("en", "97%", "98.5p of each £1"): "at_least 97 percent | 98.5 percent",
    ("en", "97p in every £1", "98p in the pound"): "at_least 97 percent | 98 percent",
    ("en", "97%", "195 pence in every £2"): "at_least 97 percent | 97.5 percent",
    ("en", "no more than 2p in every £1", "2.5p in every £1", "Cost"): "at_most 2 percent | 2.5 percent",
    ("ca", "97 %", "98 cèntims de cada euro"): "at_least 97 percent | 98 percent",
    ("es", "97 %", "98 céntimos de cada 1 €"): "at_least 97 percent | 98 percent",
    ("it", "97 %", "98 centesimi su ogni euro"): "at_least 97 percent | 98 percent",
    # no share of money
    ("en", "97%", "98p"): "at_least 97 percent | unreadable-result",
    ("en", "97%", "98p per £1"): "at_least 97 percent | unreadable-result",
    ("en", "97%", "98p in every home"): "at_least 97 percent | unreadable-result",
    ("en", "97%", "198p in every £1"): "at_least 97 percent | unreadable-result",
    ("en", "£1", "98p in every £1"): "at_least 1 currency | unit-mismatch",
    ("en", "97p in every £1", "0.98", "Rent collected"): "at_least 97 percent | unit-mismatch",
}


def test_coins_of_the_money_that_they_make_are_a_percentage() -> None:
    assert {line: row(*line) for line in OF_MONEY} == OF_MONEY


DOUBTFUL = {
    ("en", "nine in ten", "92", "Calls answered within a minute"): "at_least 90 percent | unit-mismatch",
    ("en", "nine in ten", "92", "Calls answered in time"): "unreadable-target | 92 count",
    ("en", "nine in ten", "92", "Calls answered within a minute", "%"): "at_least 90 percent | 92 percent",
    ("en", "at least half", "12", "Number of towns"): "at_least 50 percent | unit-mismatch",
    ("en", "three quarters", "3", "Quarters with a report"): "at_least 75 percent | unit-mismatch",
    ("en", "nine in ten", "8.4", "Average satisfaction score"): "unreadable-target | 8.4 count",
    ("ca", "més de la meitat", "3 dies", "Temps de resposta"): "unreadable-target | 3 days",
    ("ca", "gairebé la meitat", "52 %", "Escoles visitades"): "unreadable-target | 52 percent",
    ("en", "almost nine in ten", "92%", "Schools visited"): "unreadable-target | 92 percent",
    ("fr", "presque la moitié", "52 %", "Écoles visitées"): "unreadable-target | 52 percent",
    ("es", "reducir a la mitad", "52 %", "Quejas"): "unreadable-target | 52 percent",
    ("en", "the first half of 2024", "52%", "Schools visited"): "unreadable-target | 52 percent",
}


def test_a_share_in_words_is_not_guessed_where_the_row_measures_something_else() -> None:
    assert {line: row(*line) for line in DOUBTFUL} == DOUBTFUL


def promised(text: str, language: str) -> list[str]:
    return [quantity_in_words(quantity) for quantity, _ in promised_quantities(text, language)]


SENTENCES = {
    ("We will answer nine in ten calls within 30 seconds.", "en"): ["90 percent", "30 seconds"],
    ("Respondre nou de cada deu queixes en 15 dies", "ca"): ["90 percent", "15 days"],
    ("Rispondere a 9 chiamate su 10", "it"): ["90 percent"],
    ("Visitar almenys la meitat de les escoles", "ca"): ["50 percent"],
    ("Atendre en un quart d'hora", "ca"): ["0.25 hours"],
    ("Rispondere entro tre quarti d'ora", "it"): ["0.75 hours"],
    ("Answer in three quarters of an hour", "en"): ["0.75 hours"],
    # not promised, or no share
    ("Reduir les queixes a la meitat", "ca"): [],
    ("Half of the schools have a garden", "en"): [],
    ("Obrir a dos quarts de nou", "ca"): ["2 count", "9 count"],
    ("Publish in the first half of the year", "en"): [],
    ("Answer five in ten days", "en"): ["5 count", "10 days"],
    ("Inspect two third parties", "en"): ["2 count"],
    ("Fewer than 2 in 1,000 households", "en"): ["2 count", "1000 count"],
}


def test_a_promise_says_a_share_in_words_too() -> None:
    assert {line: promised(*line) for line in SENTENCES} == SENTENCES


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8 tallers, la meitat en línia", "8"),
        ("5 workshops, half of them online", "5"),
        ("92 % (half by phone)", "92"),
        ("10 tallers, la meitat en línia", "10"),
    ],
)
def test_a_share_that_is_said_aside_leaves_the_figure(text: str, value: str) -> None:
    target, _ = target_of_row(StatedRow({}), "ca")
    assert result_in_words(*result_of_row(StatedRow({"result": text}), target, "ca")).split()[0] == value
