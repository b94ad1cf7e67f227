"""Results, stated differences and stated degrees, as cells have them. Results beside their targets are in rows.tsv."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.checks.reading_rows import read_row
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.report import StatedRow
from cartaviva.core.result import Result, parse_difference, parse_percent, parse_result
from cartaviva.core.target import RowTexts, parse_target
from tests.readings import result_in_words

LANGUAGES = ("ca", "es", "gl", "eu", "en", "fr", "it", "pt", None)

READINGS: dict[str, dict[str, str]] = {
    "95 %": {
        "(1)": "unreadable-result",
        "[2]": "unreadable-result",
        "97,5 %": "97.5 percent",
        "97,5": "97.5 percent",
        "97.5%": "97.5 percent",
        "%97": "97 percent",
        "% 97": "97 percent",
        "97 per cent": "97 percent",
        "97 %*": "97 percent",
        "97 % (1)": "97 percent",
        "97 %¹": "97 percent",
        "97³ %": "97 percent",
        "¹/2": "unreadable-result",
        "97 % (any 2023)": "97 percent",
        "45 de 50": "90 percent (45/50)",
        "45/50": "90 percent (45/50)",
        "45 (90 %)": "90 percent",
        "90 % (45/50)": "90 percent",
        "96 % (180/200)": "unreadable-result",
        "100 % (0/0)": "unreadable-result",
        "0 de 0 (0 %)": "unreadable-result",
        "98 % (180 de 200)": "unreadable-result",
        "96 % (48/50)": "96 percent",
        "83,3 % (5 de 6)": "83.3 percent",
        "0 %": "0 percent",
        "0/0": "no_demand",
        "0 sol·licituds": "no_demand",
        "97 % [nota 1]": "97 percent",
        "97 % (93 % el 2022)": "97 percent",
        "115 71%": "unreadable-result",
        "8,l": "unreadable-result",
        "9.O %": "unreadable-result",
        "9 7 %": "unreadable-result",
        "97 %+": "unreadable-result",
        "97 % >": "unreadable-result",
        "97-": "unreadable-result",
        "−97 %": "unreadable-result",
        "#DIV/0!": "unreadable-result",
        "Err:502": "unreadable-result",
        "0,97": "unit-mismatch",
        "97 o 98 %": "unreadable-result",
        "97-98 %": "unreadable-result",
        "més del 95 %": "unreadable-result",
        "≥ 95 %": "unreadable-result",
        "aprox. 95 %": "unreadable-result",
        "9S %": "unreadable-result",
        "8l.5%": "unreadable-result",
        "97,5,3 %": "unreadable-result",
        "excel·lent": "unreadable-result",
        "not known": "unreadable-result",
        "31/12/2023": "unreadable-result",
        "1T2021": "unreadable-result",
        "Servicio no prestado": "unreadable-result",
        "4 business days": "unit-mismatch",
        "12 persones": "unit-mismatch",
        "8 sobre 10": "unit-mismatch",
        "": "result-missing",
        "-": "result-missing",
        "–": "result-missing",
        "n/d": "result-missing",
        "N/A": "result-missing",
        "s/d": "result-missing",
        "sense dades": "result-missing",
        "(1) Servicio no solicitado": "no_demand",
        "No s'ha sol·licitat": "no_demand",
        "sense demanda": "no_demand",
        "eskaerarik ez": "no_demand",
        "aucune demande": "no_demand",
        "nessuna richiesta": "no_demand",
        "sem pedidos": "no_demand",
        "Incidencias en la medición": "measurement_failed",
    },
    "≤ 3 minutes": {
        "4 minutes 10 seconds": "4.166666666666666666666666667 minutes",
        "00:04:10": "4.166666666666666666666666667 minutes",
        "4:10": "4.166666666666666666666666667 minutes",
        "4'10''": "4.166666666666666666666666667 minutes",
        "4 min 30": "4.5 minutes",
        "45 seconds": "0.75 minutes",
        "0,5 h": "30.0 minutes",
        "mitja hora": "30.0 minutes",
        "2,5": "2.5 minutes",
        "2 days": "2880 minutes",
        "2 working days": "unit-mismatch",
        "2 months": "unit-mismatch",
        "98 %": "unit-mismatch",
    },
    "≤ 5 lanegun": {
        "4": "4 working_days",
        "4 egun": "4 working_days",
        "%98": "unit-mismatch",
        "2 aste": "unit-mismatch",
    },
    "≤ 5 dies hàbils": {
        "4 dies": "4 working_days",
        "4 de mitjana": "4 working_days",
        "4 (12 casos)": "4 working_days",
        "4 dies naturals": "unit-mismatch",
    },
    "≤ 5 dies": {
        "4 dies hàbils": "unit-mismatch",
        "36 hores": "1.5 days",
        "1 setmana": "7 days",
        "una setmana": "7 days",
    },
    "≥ 8 sobre 10": {
        "8,2": "8.2 score",
        "8,2/10": "8.2 score",
        "8,2 punts": "8.2 score",
        "8,2 (n = 120)": "8.2 score",
        "8,2 (120 enquestes)": "8.2 score",
        "4,2 sobre 5": "unit-mismatch",
        "82 %": "unit-mismatch",
        "82": "unit-mismatch",
    },
    "≥ 3": {
        "tres": "3 count",
        "3 sessions": "3 count",
        "Cap": "0 count",
        "12.650": "12650 count",
        "75 %": "unit-mismatch",
        "31O": "unreadable-result",
        "11480¹": "11480 count",
        "10²": "10 count",
        "10³": "unreadable-result",
        "2·10⁶": "unreadable-result",
        "4¹/2": "unreadable-result",
        "--5": "unreadable-result",
        "12%%": "unreadable-result",
        "3 i 4": "unreadable-result",
        "3 (2 presencials)": "unreadable-result",
    },
    "Sí": {
        "Sí": "1 other",
        "Si": "1 other",
        "Yes": "1 other",
        "Y": "1 other",
        "Bai": "1 other",
        "Oui": "1 other",
        "Sì": "1 other",
        "Sim": "1 other",
        "Fet": "1 other",
        "✓": "1 other",
        "3": "1 other",
        "No": "0 other",
        "Ez": "0 other",
        "Non": "0 other",
        "Não": "0 other",
        "0": "0 other",
        "✗": "0 other",
        "Sí (15/01/2023)": "1 other",
        "☒ Sí ☐ No": "1 other",
        "( ) Sí (X) No": "0 other",
        "Sí ☐ / No ☑": "0 other",
        "[ ] Sí [ ] No": "unreadable-result",
        "(x) Sí (x) No ( ) En part": "unreadable-result",
        "☒": "unreadable-result",
        "Parcialment": "unreadable-result",
        "Sí, parcialment": "unreadable-result",
        "0,5": "unreadable-result",
        "50 %": "unit-mismatch",
    },
    "una dotzena de tallers": {"11": "11 count", "dues dotzenes": "24 count", "un centenar": "unreadable-result"},
    "≥ 4 tallers": {"4-May": "unreadable-result", "18-març-24": "unreadable-result", "4-tallers": "4 count"},
    "≥ 2 tallers": {"☐ 1 ☒ 3": "3 count", "(x) 1 ( ) 3": "1 count"},
    "1 cicle anual": {"Sí": "1 count", "No": "0 count", "1": "1 count"},
    "tbc": {"97%": "97 percent", "12": "12 count", "115 71%": "unreadable-result"},
}


@pytest.mark.parametrize("text", READINGS)
def test_a_result_is_read_in_the_unit_of_its_target(text: str) -> None:
    target, _ = parse_target(text)
    read = {result: result_in_words(*parse_result(result, target)) for result in READINGS[text]}
    assert read == READINGS[text]


def test_a_bare_result_of_a_percentage_does_not_fit_a_target_in_days() -> None:
    row = RowTexts(commitment="Resoldre en 30 dies", indicator="% de sol·licituds resoltes en termini")
    target, _ = parse_target("30", row)
    assert parse_result("100", target, indicator=row.indicator) == (None, "unit-mismatch")


DIFFERENCES = {
    "": None,
    "-": (Decimal(0), 0),
    "–": (Decimal(0), 0),
    "—": (Decimal(0), 0),
    "=": (Decimal(0), 0),
    "0": (Decimal(0), 0),
    "0,00 %": (Decimal(0), 2),
    "No change": (Decimal(0), 0),
    "sense canvis": (Decimal(0), 0),
    "sin variación": (Decimal(0), 0),
    "aldaketarik ez": (Decimal(0), 0),
    "inchangé": (Decimal(0), 0),
    "nessuna variazione": (Decimal(0), 0),
    "sem alteração": (Decimal(0), 0),
    "cap": (Decimal(0), 0),
    "-3 días": (Decimal(-3), 0),
    "− 3 dies": (Decimal(-3), 0),
    "– 3": (Decimal(-3), 0),
    "+3 p.p.": (Decimal(3), 0),
    "3 punts": (Decimal(3), 0),
    "-1,5 punts percentuals": (Decimal("-1.5"), 1),
    "2,00 %": (Decimal(2), 2),
    "▼ 2": (Decimal(-2), 0),
    "2 dies menys": (Decimal(-2), 0),
    "2 days faster": (Decimal(-2), 0),
    "2 egun gutxiago": (Decimal(-2), 0),
    "2 días más": (Decimal(2), 0),
    "↑ 0,5": (Decimal("0.5"), 1),
    "-36 hores": (Decimal("-1.5"), 4),
    "-81%--11%": None,
    "n/a": None,
    "3 o 4": None,
    "l5": None,
}


def test_a_stated_difference_is_read_with_its_sign_and_its_decimals() -> None:
    target, _ = parse_target("≤ 10 dies")
    read = {text: parse_difference(text, target) for text in DIFFERENCES}
    assert read == {text: stated or (None, 0) for text, stated in DIFFERENCES.items()}


TIMES = {
    "−0 h 18 min": "-0.3",
    "-0h 18m": "-0.3",
    "- 1 h 30 m": "-1.5",
    "+0 h 15 min": "0.25",
    "-45m": "-0.75",
    "−0:18": "-0.3",
    "-0:18:00": "-0.3",
    "+0:15": "0.25",
    "0:15": "0.25",
}


def test_a_stated_difference_of_hours_and_minutes_keeps_its_sign() -> None:
    target, _ = parse_target("≤ 2 h")
    read = {text: parse_difference(text, target)[0] for text in TIMES}
    assert read == {text: Decimal(stated) for text, stated in TIMES.items()}


DEGREES = {
    "": None,
    "66,7 %": (Decimal("66.7"), 1),
    "100": (Decimal(100), 0),
    "100%": (Decimal(100), 0),
    "75 %*": (Decimal(75), 0),
    "110 %": (Decimal(110), 0),
    "38 of 46 (83%) indicators are rated as Green": (Decimal(83), 0),
    "just shy of the target of 100%": None,
    "OBJECTIUS ASSOLITS": None,
    "Sí": None,
    "-": None,
    "≥ 90 %": None,
    "90-95 %": None,
    "8O %": None,
}


def test_a_stated_degree_is_one_percentage_or_none() -> None:
    assert {text: parse_percent(text) for text in DEGREES} == {
        text: said or (None, 0) for text, said in DEGREES.items()
    }


@given(
    st.text(), st.sampled_from(("95 %", "≤ 3 minutes", "Sí", "tbc", "≥ 8 sobre 10", "12")), st.sampled_from(LANGUAGES)
)
def test_reading_a_result_never_raises_and_gives_a_figure_or_a_code(
    text: str, against: str, language: str | None
) -> None:
    target, _ = parse_target(against)
    result, code = parse_result(text, target, indicator=text, language=language)
    difference, percent = parse_difference(text, target, language), parse_percent(text, language)
    assert (result is None, min(difference[1], percent[1]) >= 0) == (code is not None, True)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(("95 %", "≤ 3 minuts", "≤ 5 dies hàbils", "12", "≥ 8")))
def test_a_bare_number_is_in_the_unit_of_the_target(value: Decimal, against: str) -> None:
    target, _ = parse_target(against)
    result, code = parse_result(f"{value:f}".replace(".", ","), target, language="ca")
    doubtful = target.unit is Unit.PERCENT and 0 < value <= 1
    assert (result, code) == ((None, "unit-mismatch") if doubtful else (Result(value, target.unit), None))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *(
            ("% -3,8", "-3.8"),
            ("-%3,8", "-3.8"),
            ("% −4", "-4"),
            ("% 3,8", "3.8"),
            ("% +3,8", "3.8"),
            ("-3,8 %", "-3.8"),
        ),
        *(("−€0,38", "-0.38"), ("£-4", "-4"), ("-€ 1,5", "-1.5"), ("€ 1,5", "1.5"), ("+$2", "2"), ("-1,5 €", "-1.5")),
    ],
)
def test_a_sign_stands_on_either_side_of_the_unit_before_its_figure(text: str, read: str) -> None:
    assert parse_difference(text, parse_target("% 95", RowTexts(language="eu"))[0], "eu")[0] == Decimal(read)


@pytest.mark.parametrize(
    ("target", "indicator", "results"),
    [
        (
            "95 %",
            "Calls answered in 20 seconds",
            {
                "71 % (2021: 77 %)": "71",
                "71% (2020/21: 77%).": "71",
                "71 % (any anterior: 77 %)": "71",
                "71 % (2021)": "71",
                "71 % (77 % in 2021)": "71",
                "71 % (77 % last year)": "71",
                "71% (up from 68%)": "71",
                "71%, down from 77% in 2021": "71",
                "71 % (77 % in 2021, 68 % in 2022)": None,
                "71 % (up to 77 %)": None,
                "96.5% of 410 callers": "96.5",
                "97 % de 391 respostes": "97",
                "97 % de 391": None,
                "97 % of 20 days": None,
                "71% of calls were answered in 20 seconds": "71",
                "71% of calls were answered in 30 seconds": None,
            },
        ),
        (
            "10",
            "Complaints per 1,000 homes",
            {
                "12.3 complaints per 1,000 homes": "12.3",
                "12.3 per 1,000": "12.3",
                "12.3 per 100 homes": None,
                "Measured twice a year": None,
                "Es mide dos veces al año": None,
                "Twice": "2",
            },
        ),
    ],
)
def test_of_several_figures_the_one_that_came_out_is_read(
    target: str, indicator: str, results: dict[str, str | None]
) -> None:
    held, _ = parse_target(target, RowTexts(indicator=indicator, language="en"))
    read = {text: parse_result(text, held, indicator=indicator, language="en")[0] for text in results}
    assert {text: str(one.value) if isinstance(one, Result) else None for text, one in read.items()} == results


@pytest.mark.parametrize(
    ("target", "result", "read"),
    [
        ("non meno di 6 h/giorno", "6,5 h/giorno", ("6", "6.5", None, None)),
        ("mínimo 8 horas al día", "7 h al día", ("8", "7", None, None)),
        ("mínimo 8 horas al día", "50 h a la semana", (None, "50", "unreadable-target", None)),
        ("mínimo 8 horas al día", "2.100 h", (None, "2100", "unreadable-target", None)),
    ],
)
def test_a_rate_is_read_where_target_and_result_have_the_same_one(
    target: str, result: str, read: tuple[str | None, ...]
) -> None:
    row, problems = read_row(StatedRow({"target": target, "result": result}), "es", PROPORTIONAL)
    figures = (row.target.value, row.value)
    assert (*(None if figure is None else str(figure) for figure in figures), *problems) == read


def test_a_result_in_percent_is_not_held_against_a_target_of_something_counted() -> None:
    cells = {"indicator": "Bulletins sent in time", "target": "4", "result": "75"}
    row = read_row(StatedRow(cells, hints={"result_unit": "%"}), "en", PROPORTIONAL)
    assert row[1] == (None, "unit-mismatch")
