"""Figures beside which words say that they are no result, and near misses that are kept."""

import pytest

from cartaviva.core.result import Result, parse_result
from cartaviva.core.target import RowTexts, parse_target

COUNT, SHARE = ("5", "Nombre de tallers"), ("95 %", "Percentatge d'atesos")


@pytest.mark.parametrize(
    ("measure", "texts", "kept"),
    [
        (COUNT, "6 pendents; 6 no fets; falten 6; cap 6; No 6; 6 tallers pendents; 6 (no fets); 6 sense fer", False),
        (COUNT, "no disponible 150; sense dades 150; pàg. 150; objectiu 150; Objectiu: 5; previstos 6; falta 1", False),
        (COUNT, "6 més que el 2023; 6 menys que l'any passat; 6 (previsió); 6 programats; 6 más que en 2023", False),
        (SHARE, "no 96 %; No: 96 %; objectiu 95 %; 96 % previst; sin datos 96 %; target 96 %; 96 % pending", False),
        (
            COUNT,
            "6; 6 tallers; 6 tallers fets; Tallers: 6; Sí, 6; total 6; s'han fet 6; Notable (6); 6 infantils",
            True,
        ),
        (
            COUNT,
            "6 (sense comptar l'agost); 6 (no inclou els del juliol); 0 (cap); 0 tallers, cap; només 6; 6 (1)",
            True,
        ),
        (
            SHARE,
            "96 %; 96 % dels atesos; 96 % (sense festius); 96 % (total); 96 % del previst; 192 de 200 previst",
            True,
        ),
        (COUNT, "6 menys dels previstos; 6 per sota; 6 menys que l'any 2020; 6 late; 6 short", False),
        (SHARE, "12 % per sota de l'objectiu; 12 % below; 12 % por debajo; 96 % under", False),
        (COUNT, "6 short films; 6 late visits", True),
        (SHARE, "No assolit: 71 %; Incomplert – 71 %; 71 % (no assolit); Not achieved. 93 % of 310 calls", True),
        (
            SHARE,
            "No arriba: 71 %; Sin datos: 71 %; No assolit: falten 6 %; Not met: below 71 %",
            False,
        ),
        (COUNT, "Se impartieron 6; Foram 6; There were 6; Biblioteca 6", True),
        (SHARE, "97 (291 de 300); 97 % (291 de 300)", True),
        (("5", "Expedients pendents"), "6 pendents; pendents: 6; 6 expedients pendents", True),
        (("5", "Tallers programats"), "6 programats; 6 tallers programats", True),
        (("5", "Queixes no resoltes"), "6 no resoltes; 6 queixes no resoltes", True),
    ],
)
def test_words_that_deny_a_figure_leave_no_result(measure: tuple[str, str], texts: str, kept: bool) -> None:
    text, indicator = measure
    target, _ = parse_target(text, RowTexts(indicator=indicator, language="ca"))
    read = {each: parse_result(each, target, indicator=indicator, language="ca")[0] for each in texts.split("; ")}
    assert {each: isinstance(result, Result) for each, result in read.items()} == dict.fromkeys(read, kept)


@pytest.mark.parametrize(("language", "value"), [("gl", "96"), ("pt", "96"), ("es", None)])
def test_in_galician_and_portuguese_no_is_in_the(language: str, value: str | None) -> None:
    target, _ = parse_target("95 %", RowTexts(indicator="", language=language))
    result, _ = parse_result("96 % no prazo", target, language=language)
    assert (str(result.value) if isinstance(result, Result) else None) == value
