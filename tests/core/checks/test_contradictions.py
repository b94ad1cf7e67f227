"""What else a row states against its figures: a case that fires beside near misses that do not."""

import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.report import StatedReport, StatedRow
from tests.readings import found_in


@pytest.mark.parametrize(
    ("indicator", "target", "result", "cases", "codes"),
    [
        ("Percentatge de respostes", "90 %", "95 %", ("180", "200"), ["ratio-mismatch"]),
        ("Percentatge de respostes", "90 %", "90 %", ("180", "200"), []),
        ("Percentatge de respostes", "90 %", "91", ("181", "200"), []),
        ("Percentatge de respostes", "90 %", "90,5 %", ("181", "200"), []),
        ("Percentatge de respostes", "90 %", "95 %", ("210", "200"), ["numerator-over-denominator"]),
        ("Increment de visites", "90 %", "105 %", ("210", "200"), []),
        ("Percentatge de respostes", "90 %", "95 %", ("5", "0"), ["denominator-zero"]),
        ("Percentatge de respostes", "90 %", "95 %", ("–", "200"), []),
        ("Temps mitjà de resposta (dies)", "màxim 5 dies", "4", ("80", "20"), []),
    ],
)
def test_the_cases_of_a_share_are_held_against_it(
    indicator: str, target: str, result: str, cases: tuple[str, str], codes: list[str]
) -> None:
    cells = {"indicator": indicator, "target": target, "result": result}
    row = StatedRow(cells, hints=dict(zip(("numerator", "denominator"), cases, strict=True)))
    assert found_in(row) == codes


@pytest.mark.parametrize(
    ("indicator", "target", "result", "asked"),
    [
        ("% de trucades ateses", "≥ 0,9", "0,95", ["share-of-one ≥ 0,9: 0,9 % 90 %"]),
        ("% de trucades ateses", "≥ 1", "0,95", ["share-of-one ≥ 1: 1 % 100 %"]),
        ("% de trucades ateses", "≥ 0,9 %", "0,95 %", []),
        ("% de trucades ateses", "màxim 0,9", "0,95", []),
        ("% de trucades ateses", "≥ 0,9", "1,2", []),
        ("% de trucades ateses", "0,9", "0,95", ["direction-unknown 0,9: "]),
        ("% de trucades ateses", "90", "0,95", ["unit-mismatch 0,95: 90"]),
        ("Hores d'obertura", "mínim 0,9", "0,95", []),
    ],
)
def test_a_percentage_below_one_that_may_be_a_share_is_asked_about(
    indicator: str, target: str, result: str, asked: list[str]
) -> None:
    row = StatedRow({"commitment": "Atendre", "indicator": indicator, "target": target, "result": result})
    found = build_report(StatedReport(rows=(row,), language="ca")).findings
    said = [f"{one.code} {one.stated}: {' '.join(filter(None, (one.detail, one.computed)))}" for one in found]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in said] == asked


ONCE = {"commitment": "Farem 5 tallers", "indicator": "Nombre de tallers", "target": "5", "result": "9"}


@pytest.mark.parametrize(
    ("again", "codes"),
    [
        ({"result": "2"}, ["result-twice"]),
        ({}, ["duplicate-row"]),
        ({"result": "2", "target": "3"}, []),
        ({"result": "2", "indicator": "Tallers al barri"}, []),
        ({"result": "2", "service": "Biblioteca"}, []),
        ({"service": "Biblioteca"}, ["duplicate-row"]),
        ({"result": "2", "indicator": ""}, []),
        ({"result": "2", "extras": "Zona nord"}, []),
    ],
)
def test_two_results_for_one_indicator_are_asked_about(again: dict[str, str], codes: list[str]) -> None:
    extras = again.get("extras", "Zona sud")
    rows = (StatedRow(ONCE, extras=("Zona sud",)), StatedRow({**ONCE, **again}, extras=(extras,)))
    found = build_report(StatedReport(rows=rows, extras=("Zona",), language="ca")).findings
    assert [f.code for f in found if f.code in ("result-twice", "duplicate-row")] == codes


@pytest.mark.parametrize(("service", "codes"), [("Biblioteca", []), ("Arxiu", ["duplicate-row"])])
def test_two_services_may_both_have_done_all_that_they_promise(service: str, codes: list[str]) -> None:
    row = {"commitment": "Respondrem en 15 dies", "indicator": "% de respostes en 15 dies", "target": "100 %"}
    rows = tuple(StatedRow({**row, "result": "100 %", "service": name}) for name in ("Arxiu", service))
    assert [found.code for found in build_report(StatedReport(rows=rows, language="ca")).findings] == codes


@pytest.mark.parametrize(
    ("result", "remarks", "codes"),
    [
        ("4", "S'ha assolit l'objectiu.", ["remarks-say-met"]),
        ("6", "No s'ha assolit l'objectiu.", ["remarks-say-missed"]),
        ("6", "S'ha assolit l'objectiu.", []),
        ("4", "No s'ha assolit l'objectiu.", []),
        ("4", "S'ha assolit l'objectiu, però tard.", []),
        ("4", "S'han fet tots els tallers que es van demanar.", []),
    ],
)
def test_remarks_that_say_outright_how_it_went_are_held_against_the_figures(
    result: str, remarks: str, codes: list[str]
) -> None:
    cells = {"indicator": "Nombre de tallers", "target": "5", "result": result, "remarks": remarks}
    assert found_in(cells) == codes


@pytest.mark.parametrize(("status", "codes"), [("0", ["status-mismatch"]), ("1", []), ("7", []), ("x", []), ("", [])])
def test_the_status_is_read_in_the_column_that_holds_it(status: str, codes: list[str]) -> None:
    cells = {"indicator": "Nombre de tallers", "target": "5", "result": "4"}
    row = StatedRow(cells, extras=("Assolit", "Biblioteca"), hints={"status": status})
    assert found_in(row, extras=("Estat", "Lloc")) == codes


@pytest.mark.parametrize(
    ("target", "result", "codes"),
    [
        ("90 %", "Assolit – 71 %", []),
        ("90 %", "95 % (no assolit)", ["status-mismatch"]),
        ("90 %", "Assolit: 95 %", []),
        ("90 %", "No assolit: 71 %", []),
        ("90 %", "Total: 71 %", []),
        ("90 %", "Parcial: 95 %", []),
        ("Sí", "Sí: 2", []),
    ],
)
def test_how_it_went_beside_a_result_is_held_against_the_figures(target: str, result: str, codes: list[str]) -> None:
    cells = {"indicator": "Percentatge d'atesos", "target": target, "result": result}
    assert found_in(cells) == codes


@pytest.mark.parametrize(
    ("result", "read"),
    [
        ("Not achieved: 93 %", "93 "),
        ("No assolit 93 %", "93 "),
        ("93 % (no cumplido)", "93 "),
        ("Non atteint (93 %)", "93 "),
        ("Parcialment assolit: 93 %", "93 "),
        ("Not achieved: 97 %", "97 status-mismatch"),
        ("97 % (no cumplido)", "97 status-mismatch"),
        ("Achieved: 93 %", "93 "),
        ("Not achieved–97 %", "97 status-mismatch"),
        ("Not achieved. The lines were open and 97 % of calls answered", "97 status-mismatch"),
        ("Not achieved. The lines were open and 93 % of calls answered", "93 "),
        ("Partial: 97 %", "97 "),
        ("No assolit (3)", "None unreadable-result"),
        ("Not met in 3 %", "None unreadable-result"),
        ("Not 93 %", "None unreadable-result"),
        ("No assolit 9S %", "None unreadable-result"),
    ],
)
def test_a_figure_beside_words_that_say_that_the_target_was_missed_is_read_and_held_against_them(
    result: str, read: str
) -> None:
    cells = {"indicator": "% de trucades ateses", "target": "95 %", "result": result}
    report = build_report(StatedReport(rows=(StatedRow(cells),), language="ca"))
    assert f"{report.rows[0].value} {' '.join(found.code for found in report.findings)}" == read


@pytest.mark.parametrize(
    ("status", "codes"), [("☒ Sí ☐ No", ["status-mismatch"]), ("Sí ☐ / No ☒", []), ("Sí / No", ["status-twice"])]
)
def test_of_boxes_the_marked_one_is_the_status(status: str, codes: list[str]) -> None:
    row = StatedRow(
        {"indicator": "Nombre de tallers", "target": "5", "result": "4"}, extras=(status,), hints={"status": "0"}
    )
    assert found_in(row, extras=("Complert",)) == codes


@pytest.mark.parametrize(
    ("target", "result", "parts", "codes"),
    [
        ("90 %", "95 %", "80 %|82 %|81 %|83 %", ["total-mismatch"]),
        ("90 %", "82,6 %", "80 %|82 %|81 %|83 %", []),
        ("90 %", "83,4 %", "80 %|82 %|81 %|83 %", []),
        ("90 %", "100 %", "25 %|25 %|25 %|25 %", []),
        ("90 %", "95 %", "80 %|–|81 %|83 %", []),
        ("8 sobre 10", "8,6", "7,9|8,1", ["total-mismatch"]),
        ("8 sobre 10", "8,0", "7,9|8,1", []),
        ("6", "6", "1|1|2|2", []),
        ("6", "7", "1|1|2|2", ["total-mismatch"]),
        ("1.200 toneladas", "1.250 toneladas", "291|306|298|310", ["total-mismatch"]),
        ("1.200 toneladas", "1.205 toneladas", "291|306|298|310", []),
        ("40 dB", "41 dB", "39|44|40|42", []),
    ],
)
def test_a_share_of_the_year_lies_between_those_of_its_quarters(
    target: str, result: str, parts: str, codes: list[str]
) -> None:
    cells = {"indicator": "Valor", "target": target, "result": result}
    row = StatedRow(cells, hints={"parts": parts.replace("|", "\n")})
    assert found_in(row) == codes


@pytest.mark.parametrize(
    ("target", "result", "difference", "codes"),
    [
        ("5", "4", "-1 (-30 %)", ["difference-value"]),
        ("5", "4", "-1 (-20 %)", []),
        ("5", "4", "-1 (80 %)", []),
        ("5", "4", "-1 %", ["difference-value"]),
        ("5", "4", "½", ["difference-value"]),
        ("5", "4", "1", ["difference-sign"]),
        ("5", "4", "-1", []),
        ("5", "4", "(1)", []),
        ("5", "6", "(1)", []),
        ("5", "4", "(2)", ["difference-value"]),
        ("5", "4", "-20 %", []),
        ("5", "4", "20 %", ["difference-value"]),
        ("≤ 12 dies", "10", "17 %", []),
        ("≤ 12 dies", "10", "-17 %", []),
        ("≤ 12 dies", "10", "15 %", ["difference-value"]),
        ("5", "5", "0 %", []),
        ("95 %", "94 %", "-1 %", []),
        ("1.200.000 €", "1.337.512 €", "+0,14 M€", []),
        ("1.200.000 €", "1.337.512 €", "+0,15 M€", ["difference-value"]),
        ("1,2 M€", "1,1 M€", "-0,1", []),
        ("1,2 M€", "1,1 M€", "-0,2", ["difference-value"]),
        ("1,2 M€", "1.100.000 €", "-0,1", ["difference-value"]),
    ],
)
def test_a_percentage_beside_a_difference_is_its_share_of_the_target(
    target: str, result: str, difference: str, codes: list[str]
) -> None:
    cells = {"indicator": "Valor", "target": target, "result": result, "difference": difference}
    assert found_in(cells) == codes


@pytest.mark.parametrize(
    ("promise", "codes"),
    [
        ("Obtenir una valoració de 8,5", ["target-text-mismatch"]),
        ("Obtenir una valoració de 8,0", []),
        ("Atendre en 3,5 hores", []),
    ],
)
def test_a_mark_that_is_promised_is_the_target(promise: str, codes: list[str]) -> None:
    cells = {"commitment": promise, "indicator": "Valoració mitjana (0-10)", "target": "8", "result": "8"}
    assert found_in(cells) == codes


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("S'han assolit 3 dels 3 compromisos.", ["total-mismatch"]),
        ("Resum. Indicadors assolits: 3 de 3. Any complet.", ["total-mismatch"]),
        ("Se han cumplido 3 de los 3 compromisos", ["total-mismatch"]),
        ("3 of 3 commitments were met", ["total-mismatch"]),
        ("Dos 3 compromissos, 3 foram cumpridos.", ["total-mismatch"]),
        ("D'un total de 3 compromisos, n'hem complert 3.", ["total-mismatch"]),
        ("Se cumplieron 3 de los 3 compromisos.", ["total-mismatch"]),
        ("Konpromisoak: 3tik 3 bete dira.", ["total-mismatch"]),
        ("Standard rispettati: 3 su 3", ["total-mismatch"]),
        ("3 de los 3 compromisos pasaron por el pleno.", []),
        ("Of our 3 standards, we met 2.", []),
        ("Of our 3 standards, we met 2.5 on average.", []),
        ("Dels 3 compromisos, el 75 % s'han complert.", []),
        ("Dels 3 compromisos hem complert els que 12 veïns ens demanaven, 3 carrers.", []),
        ("S'han assolit 2 dels 3 compromisos.", []),
        ("No s'han assolit 1 dels 3 compromisos.", []),
        ("El 2021 s'havien assolit 3 de 3 compromisos.", []),
        ("S'han assolit 20 dels 30 compromisos del municipi.", []),
        ("S'han atès 3 de 3 grups.", []),
    ],
)
def test_a_sentence_beside_the_table_that_counts_the_same_rows_counts_them_right(note: str, codes: list[str]) -> None:
    figures = (("5", "4"), ("2", "3"), ("3", "3"))
    rows = tuple(
        StatedRow({"commitment": f"Farem {name}", "indicator": name, "target": target, "result": result})
        for name, (target, result) in zip(("tallers", "festes", "actes"), figures, strict=True)
    )
    assert found_in(*rows, notes=(note,)) == codes


@pytest.mark.parametrize(
    ("result", "remarks", "codes"),
    [
        ("0 % (sense demanda)", "", ["possibly-not-applicable"]),
        ("0 % (sense demanda)", None, ["possibly-not-applicable"]),
        ("0 % (sense demanda)", "No hi ha hagut sol·licituds", ["possibly-not-applicable"]),
        ("0 % (sense personal)", None, []),
        ("50 % (sense demanda a l'agost)", None, []),
    ],
)
def test_a_zero_beside_which_it_says_that_nobody_asked_is_to_be_looked_at(
    result: str, remarks: str | None, codes: list[str]
) -> None:
    cells = {"indicator": "% de visites ateses", "target": "90 %", "result": result, "remarks": remarks}
    found = build_report(StatedReport(rows=(StatedRow(cells),), language="ca")).findings
    assert [one.code for one in found if one.code == "possibly-not-applicable"] == codes
