"""Numbers and quantities: read in eight languages, written in three, converted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.language.numerals import format_number, number_words, parse_number
from cartaviva.core.language.units import Quantity, Unit, convert
from cartaviva.core.quantity import format_quantity, parse_quantity
from tests.readings import number, quantity_in_words

NUMBERS = {
    "12.650": "12650",
    "12 650": "12650",
    "12\u00a0650": "12650",
    "1'250": "1250",
    "81.835.191,00": "81835191.00",
    "1.234,5": "1234.5",
    "1,234.5": "1234.5",
    "1,5": "1.5",
    "99.8": "99.8",
    "8.32": "8.32",
    "8'5": "8.5",
    "0.125": "0.125",
    "12345.678": "12345.678",
    "-3": "-3",
    "−3": "-3",
    "– 3": "-3",
    "+3": "3",
    "31O": "",
    "8l.5": "",
    "1.234.56": "",
    "12.34.567": "",
    "1,2,3": "",
    "": "",
    "n/d": "",
    "9" * 40: "",
    "½": "",
    "٣": "",
}

THREE_FIGURES = {
    ("12.650", None): "12650",
    ("12.650", "ca"): "12650",
    ("12.650", "en"): "12.650",
    ("12,650", None): "12.650",
    ("12,650", "es"): "12.650",
    ("12,650", "en"): "12650",
}

IN_WORDS = {
    "ca": "zero un dos tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset divuit "
    "dinou vint",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte",
    "gl": "cero un dous tres catro cinco seis sete oito nove dez once doce trece catorce quince dezaseis dezasete "
    "dezaoito dezanove vinte",
    "eu": "zero bat bi hiru lau bost sei zazpi zortzi bederatzi hamar hamaika hamabi hamahiru hamalau hamabost hamasei "
    "hamazazpi hemezortzi hemeretzi hogei",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
    "dezoito dezanove vinte",
}

COMPOSED = {
    "vint-i-cinc": 25,
    "trenta-dos": 32,
    "noranta-nou": 99,
    "dos-cents trenta": 230,
    "veinticinco": 25,
    "treinta y cinco": 35,
    "ciento veinte": 120,
    "doscientos": 200,
    "trinta e cinco": 35,
    "hogeita bost": 25,
    "hogeita hamabost": 35,
    "laurogeita hamar": 90,
    "ehun": 100,
    "twenty-five": 25,
    "two hundred and five": 205,
    "one thousand": 1000,
    "vingt et un": 21,
    "soixante-quinze": 75,
    "quatre-vingts": 80,
    "quatre-vingt-dix-sept": 97,
    "trois cents": 300,
    "ventuno": 21,
    "trentotto": 38,
    "novantanove": 99,
    "duecento": 200,
    "cento": 100,
    "mil": 1000,
    "dos mil": 2000,
}

QUANTITIES = {
    "95 %": "95 percent",
    "%90": "90 percent",
    "% 90": "90 percent",
    "90 per cent": "90 percent",
    "90 por ciento": "90 percent",
    "90 por cento": "90 percent",
    "90 pour cent": "90 percent",
    "ehuneko 90": "90 percent",
    "noranta per cent": "90 percent",
    "89,850 %": "89.850 percent",
    "5 exposicions": "5 count",
    "1 cicle anual": "1 count",
    "12.000 préstecs": "12000 count",
    "24h": "24 hours",
    "24 hores": "24 hours",
    "24 orduko": "24 hours",
    "24 heures": "24 hours",
    "24 ore": "24 hours",
    "10 dies": "10 days",
    "10 dies naturals": "10 days",
    "30 días naturales": "30 days",
    "30 calendar days": "30 days",
    "1,18 jour": "1.18 days",
    "15 giorni solari": "15 days",
    "10 dies hàbils": "10 working_days",
    "10 dies (hàbils)": "10 working_days",
    "10 dies feiners": "10 working_days",
    "10 días laborables": "10 working_days",
    "10 días hábiles": "10 working_days",
    "10 lanegun": "10 working_days",
    "10 lan egun": "10 working_days",
    "10 business days": "10 working_days",
    "10 workdays": "10 working_days",
    "10 jours ouvrés": "10 working_days",
    "10 jours ouvrables": "10 working_days",
    "10 giorni lavorativi": "10 working_days",
    "10 dias úteis": "10 working_days",
    "2 setmanes": "2 weeks",
    "3 mesos": "3 months",
    "3 hilabete": "3 months",
    "2 anys": "24 months",
    "1 mes i mig": "1.5 months",
    "30 minuts": "30 minutes",
    "15 minutu": "15 minutes",
    "30'": "30 minutes",
    "30''": "30 seconds",
    "4 minutes 10 seconds": "250 seconds",
    "2 h 30 min": "150 minutes",
    "2h30": "150 minutes",
    "2h 30m": "150 minutes",
    "2 h i 30 m": "150 minutes",
    "1h 30m 20s": "5420 seconds",
    "1 m 48 s": "108 seconds",
    "30 m": "30 other",
    "1 hora y media": "1.5 hours",
    "mitja hora": "0.5 hours",
    "half an hour": "0.5 hours",
    "00:04:10": "250 seconds",
    "0:04:10": "250 seconds",
    "8 sobre 10": "8 score of 10",
    "8/10": "8 score of 10",
    "10etik 8": "8 score of 10",
    "8 out of 10": "8 score of 10",
    "8 sur 10": "8 score of 10",
    "8 su 10": "8 score of 10",
    "8 em 10": "8 score of 10",
    "7 punts": "7 score",
    "3 punts d'informació": "3 count",
    "1.500 €": "1500 currency",
    "$81.835.191,00": "81835191.00 currency",
    "12 km": "12 other",
    "4 of 5 offices": "0.8 ratio",
    "95 (1)": "95 count",
    "95*": "95 count",
    "5,4 % (2023-24)": "5.4 percent",
    "10 (ten) days": "10 days",
    "10 o 20 dies": "",
    "10-20 dies": "",
    "31O": "",
    "4:10": "",
    "31/12/2023": "",
    "SAT-010": "",
    "3a edició": "",
    "tots els dies": "",
    "": "",
}

LANGUAGES = ("ca", "es", "en")
decimals = st.decimals(-(10**9), 10**9, places=4)


def test_a_number_is_read_whole_or_not_at_all() -> None:
    assert {text: number(parse_number(text)) for text in NUMBERS} == NUMBERS


def test_the_language_says_what_a_mark_before_three_figures_is() -> None:
    assert {case: number(parse_number(*case)) for case in THREE_FIGURES} == THREE_FIGURES


@pytest.mark.parametrize("language", IN_WORDS)
def test_numbers_up_to_twenty_are_read_in_words(language: str) -> None:
    words = IN_WORDS[language].split()
    read = [(parse_number(word, language), parse_number(word)) for word in words]
    assert read == [(number, number) for number in range(21)]


def test_larger_numbers_are_put_together_from_words() -> None:
    assert {text: parse_number(text) for text in COMPOSED} == COMPOSED


def test_no_number_word_means_two_numbers() -> None:
    assert {word: parse_number(word) for word in number_words() if word != "cents"} == {
        word: value for word, (value, _) in number_words().items() if word != "cents"
    }


def test_a_quantity_is_read_with_its_unit() -> None:
    assert {text: quantity_in_words(parse_quantity(text)) for text in QUANTITIES} == QUANTITIES


WRITTEN = {
    ("12345.678", "ca", None, False): "12.345,678",
    ("12345.678", "en", None, False): "12,345.678",
    ("1234.50", "es", None, False): "1234,5",
    ("1234.5", "en", 2, False): "1234.50",
    ("-0.04", "ca", 1, True): "0,0",
    ("-3", "ca", None, False): "−3",
    ("3", "ca", None, True): "+3",
    ("0", "ca", None, True): "0",
    ("66.65", "ca", 1, False): "66,7",
    ("-66.65", "en", 1, False): "−66.7",
    ("99999.96", "es", 1, False): "100.000,0",
    ("1E+3", "ca", None, False): "1000",
}


def test_a_number_is_written_as_its_language_writes_it() -> None:
    written = {case: format_number(Decimal(case[0]), case[1], case[2], case[3]) for case in WRITTEN}
    assert written == WRITTEN


SPOKEN = {
    ("75", Unit.PERCENT, None, "ca"): "75\u00a0%",
    ("75", Unit.PERCENT, None, "en"): "75%",
    ("1", Unit.DAYS, None, "ca"): "1 dia",
    ("10", Unit.WORKING_DAYS, None, "es"): "10 días hábiles",
    ("1.5", Unit.HOURS, None, "en"): "1.5 hours",
    ("8.5", Unit.SCORE, "10", "ca"): "8,5 sobre 10",
    ("8", Unit.SCORE, "10", "en"): "8 out of 10",
    ("1500", Unit.CURRENCY, None, "es"): "1500\u00a0€",
    ("12000", Unit.COUNT, None, "ca"): "12.000",
}


def test_a_quantity_is_written_with_its_unit() -> None:
    written = {
        (value, unit, scale, language): format_quantity(
            Quantity(Decimal(value), unit, Decimal(scale) if scale else None), language
        )
        for value, unit, scale, language in SPOKEN
    }
    assert written == SPOKEN


@pytest.mark.parametrize(
    ("words", "written"), [("fr", "15 minutes"), ("eu", "15 minutu"), ("it", "15 minuti"), ("de", "15 minutos")]
)
def test_a_duration_of_a_document_has_the_name_that_it_has_there(words: str, written: str) -> None:
    assert format_quantity(Quantity(Decimal(15), Unit.MINUTES), "es", words=words) == written


@given(decimals, st.sampled_from(LANGUAGES), st.booleans())
def test_a_written_number_reads_back(value: Decimal, language: str, signed: bool) -> None:
    assert parse_number(format_number(value, language, signed=signed), language) == value


@given(decimals, st.sampled_from(Unit), st.sampled_from(LANGUAGES))
def test_a_written_quantity_reads_back(value: Decimal, unit: Unit, language: str) -> None:
    quantity = Quantity(value, unit)
    assert parse_quantity(format_quantity(quantity, language), language, bare=unit) == quantity


@given(st.decimals(0, 10, places=2), st.sampled_from([5, 10]), st.sampled_from(LANGUAGES))
def test_a_written_score_reads_back_with_its_scale(value: Decimal, top: int, language: str) -> None:
    quantity = Quantity(min(value, Decimal(top)), Unit.SCORE, Decimal(top))
    assert parse_quantity(format_quantity(quantity, language), language) == quantity


@given(st.text(), st.sampled_from((*IN_WORDS, None)))
def test_reading_never_raises(text: str, language: str | None) -> None:
    value, quantity = parse_number(text, language), parse_quantity(text, language)
    assert [figure for figure in (value, quantity and quantity.value) if figure and not figure.is_finite()] == []


CONVERTED = {
    ("250", Unit.SECONDS, Unit.MINUTES): Decimal(250) / 60,
    ("1.5", Unit.HOURS, Unit.MINUTES): Decimal(90),
    ("36", Unit.HOURS, Unit.DAYS): Decimal("1.5"),
    ("2", Unit.WEEKS, Unit.DAYS): Decimal(14),
    ("3", Unit.WORKING_DAYS, Unit.WORKING_DAYS): Decimal(3),
    ("3", Unit.WORKING_DAYS, Unit.DAYS): None,
    ("3", Unit.WORKING_DAYS, Unit.HOURS): None,
    ("1", Unit.MONTHS, Unit.DAYS): None,
    ("95", Unit.PERCENT, Unit.COUNT): None,
}


def test_only_calendar_durations_become_one_another() -> None:
    assert {case: convert(Decimal(case[0]), *case[1:]) for case in CONVERTED} == CONVERTED
