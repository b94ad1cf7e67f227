"""Every check at entry asks where something is unusual, and says nothing where it nearly is."""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest

from cartaviva.core.compliance import assess
from cartaviva.core.cycle.entry_checks import EnteredRow, Past, blocking, check_entry
from cartaviva.core.finding_kinds import OF_ENTRIES
from cartaviva.core.findings import FINDINGS, Finding
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.numerals import parse_number
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.result import NoResult, Reason, Result, parse_result
from cartaviva.core.sub_periods import ratio_result
from cartaviva.core.target import RowTexts, Target, parse_target

FAILED, NO_DEMAND, SUSPENDED = Reason.MEASUREMENT_FAILED, Reason.NO_DEMAND, Reason.SUSPENDED


class Case(NamedTuple):
    """`before`: the results of the periods before, the oldest first, each under the same target unless `old` is one."""

    target: str
    result: str | Reason = ""
    remarks: str = ""
    before: tuple[str, ...] = ()
    old: str = ""
    indicator: str = "Percentatge de consultes contestades dins del termini"
    on_demand: bool = False


Read = tuple[Result | NoResult | None, str]


def read(text: str | Reason, target: Target, indicator: str = "", language: str = "ca") -> Read:
    """ "3 / 4" is a ratio."""
    if isinstance(text, Reason):
        return NoResult(text), ""
    if " / " in text:
        numerator, denominator = (parse_number(part, language) for part in text.split(" / "))
        assert numerator is not None and denominator is not None
        if numerator and not denominator:
            return None, "denominator-zero"
        return ratio_result(numerator, denominator, target.unit), ""
    result, problem = parse_result(text, target, indicator=indicator, language=language)
    return None if problem else result, problem or ""


def entered(case: Case, language: str = "ca") -> EnteredRow:
    target, old = (
        parse_target(text, RowTexts(indicator=case.indicator))[0] for text in (case.target, case.old or case.target)
    )
    past = tuple(
        Past(str(2025 - len(case.before) + at), old, result, assess(old, result, PROPORTIONAL))
        for at, text in enumerate(case.before)
        for result in [read(text, old, case.indicator, language)[0]]
    )
    result, problem = read(case.result, target, case.indicator, language)
    text = "" if isinstance(case.result, Reason) else case.result
    numerator, _, denominator = text.partition(" / ") if " / " in text else ("", "", "")
    return EnteredRow(
        "", case.indicator, target, result, assess(target, result, PROPORTIONAL), "" if numerator else text,
        numerator, denominator, case.remarks, problem, case.on_demand, past, old if case.old else None, language,
    )  # fmt: skip


def codes(case: Case, language: str = "ca") -> list[str]:
    return [finding.code for finding in check_entry(entered(case, language))]


COUNT, DAYS, SCORE = "Nombre de cicles fets", "Temps mitjà de resposta (dies)", "Satisfacció (sobre 10)"
WHY = "Es va ajornar per les obres."

SPEC: tuple[tuple[str, Case, Case], ...] = (
    ("numerator-over-denominator", Case("90 %", "231 / 228"), Case("90 %", "228 / 228")),
    (
        "numerator-over-denominator",
        Case("90 %", "231 / 228"),
        Case("90 %", "231 / 228", indicator="Percentatge de tallers fets sobre els previstos"),
    ),
    ("denominator-zero", Case("90 %", "3 / 0"), Case("90 %", "0 / 0")),
    ("over-the-whole", Case("90 %", "955"), Case("90 %", "95,5")),
    ("over-the-whole", Case("90 %", "104 %"), Case("90 %", "104 %", indicator="Increment d'usuaris (percentatge)")),
    ("over-the-whole", Case("90 %", "104 %"), Case("110 %", "112 %")),
    ("unit-mismatch", Case("8 sobre 10", "85", indicator=SCORE), Case("8 sobre 10", "8,5", indicator=SCORE)),
    ("unit-mismatch", Case("≤ 10 dies", "80 %", indicator=DAYS), Case("≤ 10 dies", "8 dies", indicator=DAYS)),
    ("unreadable-result", Case("90 %", "força"), Case("90 %", "noranta-cinc per cent")),
    ("result-missing", Case("90 %", ""), Case("90 %", "92 %")),
    ("unusual-result", Case("80 %", "9,5 %", WHY, ("94 %", "96 %", "95 %")), Case("80 %", "80 %", WHY, ("94 %",) * 3)),
    ("unusual-result", Case("80 %", "35 %", WHY, ("94 %", "96 %")), Case("80 %", "60 %", WHY, ("94 %", "96 %"))),
    (
        "unusual-result",
        Case("1000", "12.480", "", ("1.190", "1.248", "1.310"), indicator=COUNT),
        Case("1000", "1.690", "", ("1.190", "1.248", "1.310"), indicator=COUNT),
    ),
    (
        "unusual-result",
        Case("4", "40", "", ("5", "4"), indicator=COUNT),
        Case("4", "9", "", ("3", "4"), indicator=COUNT),
    ),
    (
        "unusual-result",
        Case("≤ 10 dies", "0,8 dies", "", ("8 dies", "7 dies", "9 dies"), indicator=DAYS),
        Case("≤ 10 dies", "5 dies", "", ("8 dies", "7 dies", "9 dies"), indicator=DAYS),
    ),
    (
        "unusual-result",
        Case("7 sobre 10", "4", WHY, ("8,1", "8,3", "8"), indicator=SCORE),
        Case("7 sobre 10", "7", "", ("8,1", "8,3", "8"), indicator=SCORE),
    ),
    ("unusual-result", Case("80 %", "9 %", WHY, ("94 %", "96 %", "95 %")), Case("80 %", "9 %", WHY, ("94 %",))),
    (
        "same-as-before",
        Case("1000", "1.247", "", ("1.190", "1.247"), indicator=COUNT),
        Case("1000", "1.247", "", ("1.247", "1.190"), indicator=COUNT),
    ),
    (
        "same-as-before",
        Case("1000", "1.247", "", ("1.247",), indicator=COUNT),
        Case("40", "50", "", ("50",), indicator=COUNT),
    ),
    (
        "same-as-before",
        Case("1247", "1.248", "", ("1.248",), indicator=COUNT),
        Case("1248", "1.248", "", ("1.248",), indicator=COUNT),
    ),
    ("same-as-before", Case("90 %", "214 / 228", "", ("214 / 228",)), Case("90 %", "107 / 114", "", ("214 / 228",))),
    ("same-as-before", Case("90 %", "214 / 228", "", ("214 / 228",)), Case("90 %", "30 / 32", "", ("30 / 32",))),
    ("never-met", Case("90 %", "80 %", WHY, ("81 %", "82 %")), Case("90 %", "80 %", WHY, ("91 %", "82 %"))),
    ("never-met", Case("90 %", "80 %", WHY, ("95 %", "81 %", "82 %")), Case("90 %", "80 %", WHY, ("82 %",))),
    (
        "met-with-room",
        Case("4", "8", "", ("8", "9"), indicator=COUNT),
        Case("4", "8", "", ("6", "9"), indicator=COUNT),
    ),
    ("met-with-room", Case("80 %", "97 %", "", ("98 %", "96 %")), Case("90 %", "97 %", "", ("98 %", "96 %"))),
    (
        "met-with-room",
        Case("≤ 10 dies", "4 dies", "", ("5 dies", "3 dies"), indicator=DAYS),
        Case("≤ 10 dies", "4 dies", "", ("6 dies", "3 dies"), indicator=DAYS),
    ),
    ("target-lowered", Case("80 %", "92 %", old="90 %"), Case("90 %", "92 %", old="80 %")),
    (
        "target-lowered",
        Case("≤ 15 dies", "9 dies", old="≤ 10 dies", indicator=DAYS),
        Case("≤ 10 dies", "9 dies", old="≤ 15 dies", indicator=DAYS),
    ),
    ("remarks-missing", Case("4", "3", " – ", indicator=COUNT), Case("4", "4", "", indicator=COUNT)),
    ("remarks-missing", Case("4", "3", indicator=COUNT), Case("4", "3", WHY, indicator=COUNT)),
    (
        "possibly-not-applicable",
        Case("2", "0", "Ningú no ha demanat el servei.", indicator=COUNT),
        Case("2", "1", "Ningú no ha demanat el servei.", indicator=COUNT),
    ),
    ("reason-unexplained", Case("90 %", FAILED), Case("90 %", FAILED, "El programa no ho va desar fins al maig.")),
    ("reason-unexplained", Case("90 %", SUSPENDED), Case("90 %", NO_DEMAND, on_demand=True)),
    ("demand-not-promised", Case("90 %", NO_DEMAND), Case("90 %", NO_DEMAND, on_demand=True)),
    ("demand-not-promised", Case("90 %", NO_DEMAND), Case("90 %", "0 / 0")),
    ("personal-data", Case("90 %", "95 %", "Ho porta la Maria Puig."), Case("90 %", "95 %", "Ho porta l'OAC.")),
)


@pytest.mark.parametrize(("code", "fires", "near_miss"), SPEC)
def test_a_check_fires_where_something_is_unusual_and_not_beside_it(code: str, fires: Case, near_miss: Case) -> None:
    assert (codes(fires), code in codes(near_miss)) == ([code], False)


CLAIMS: tuple[tuple[str, str, str], ...] = (
    ("remarks-say-met", "Complert.", "No s'ha complert."),
    ("remarks-say-met", "S'ha complert el compromís durant el curs i a l'estiu.", "S'ha complert en part."),
    ("remarks-say-met", "Se ha cumplido el objetivo.", "Se ha cumplido el objetivo al 75 %."),
    ("remarks-say-met", "Objetivo cumplido", "No se ha podido cumplir el objetivo."),
    ("remarks-say-met", "The target was met.", "The target was met until June."),
    ("remarks-say-met", "Target met", "The target will be met next year."),
    ("remarks-say-met", "Assolit", "Se n'han fet tres, i el quart s'ha ajornat."),
    ("remarks-say-missed", "No s'ha fet.", "No s'ha fet cap reclamació."),
    ("remarks-say-missed", "No s'ha complert el compromís", "No s'ha fet al maig, però s'ha recuperat al juny."),
    ("remarks-say-missed", "No se ha podido realizar.", "Se ha podido realizar."),
    ("remarks-say-missed", "No se ha cumplido el objetivo", "Se ha cumplido el objetivo."),
    ("remarks-say-missed", "No s'ha pogut dur a terme.", "No s'ha pogut dur a terme la sessió extra de juliol."),
    ("remarks-say-missed", "It was not done.", "It was not done by us, but by the county."),
    ("remarks-say-missed", "The target was not met", "The target was met without any problem."),
)


@pytest.mark.parametrize(("code", "fires", "near_miss"), CLAIMS)
def test_remarks_that_give_the_lie_to_the_figure_are_asked_about(code: str, fires: str, near_miss: str) -> None:
    result = "3" if code == "remarks-say-met" else "4"
    found = [codes(Case("4", result, remarks, indicator=COUNT)) for remarks in (fires, near_miss)]
    assert found == [[code], []]


def test_remarks_that_agree_with_the_figure_are_not_asked_about() -> None:
    agreeing = (Case("4", "4", "Complert.", indicator=COUNT), Case("4", "3", "No s'ha complert.", indicator=COUNT))
    assert [codes(case) for case in agreeing] == [[], []]


def test_every_code_of_entries_has_a_case() -> None:
    shown = {code for code, *_ in (*SPEC, *CLAIMS)}
    assert (set(OF_ENTRIES) - shown, shown - set(FINDINGS)) == (set(), set())


def test_what_is_unusual_is_said_with_what_is_usual() -> None:
    (finding,) = check_entry(entered(Case("80 %", "9,5 %", WHY, ("94 %", "96 %", "95 %"))))
    assert finding.message().replace("\u00a0", " ") == (
        "The result is 9,5 %. Before, it was 94 % (2022); 96 % (2023); 95 % (2024): so large a change is unusual for "
        "this indicator."
    )


def test_a_target_that_is_lowered_says_both_targets() -> None:
    (finding,) = check_entry(entered(Case("≤ 15 dies", "9 dies", old="≤ 10 dies", indicator=DAYS), "es"))
    assert (finding.stated, finding.computed) == ("≤ 15 días", "≤ 10 días")


def test_figures_before_a_break_in_the_series_say_nothing() -> None:
    row = entered(Case("80 %", "9,5 %", WHY, ("94 %", "96 %", "95 %")))
    otherwise = parse_target("≥ 200", RowTexts(indicator=COUNT))[0]
    broken = replace(row, history=(*row.history[:2], row.history[2]._replace(target=otherwise)))
    assert [finding.code for finding in check_entry(broken)] == []


def test_figures_of_another_unit_are_compared_in_that_of_today() -> None:
    case = Case("≤ 48 hores", "40 hores", "", ("1 dia", "2 dies", "1 dia"), old="≤ 2 dies", indicator="Temps d'espera")
    assert codes(case) == []


def test_three_times_as_much_is_unusual_of_few_figures_but_not_by_chance() -> None:
    grown = [Case("10", text, "", ("10", "12"), indicator=COUNT) for text in ("36", "37")]
    assert [codes(case) for case in grown] == [[], ["unusual-result"]]


@pytest.mark.parametrize(
    ("target", "alone", "asked"),
    [("50 nits", True, ["target-text-mismatch"]), ("60 nits", True, []), ("50 nits", False, [])],
)
def test_a_target_other_than_the_promise_is_asked_about_unless_another_indicator_may_keep_it(
    target: str, alone: bool, asked: list[str]
) -> None:
    row = entered(Case(target, "62", WHY, indicator="Nits obertes"))
    row = replace(row, commitment="Obrirem un mínim de 60 nits l'any", target_text=target, alone=alone)
    assert [one.code for one in check_entry(row)] == asked


def test_a_row_without_figures_and_history_is_checked_too() -> None:
    target, result = Target(Comparator.YES), Result(Decimal(1))
    assert check_entry(EnteredRow("", "", target, result, assess(target, result))) == ()


def test_a_warning_is_for_a_person_and_an_entry_that_cannot_be_read_is_not_submitted() -> None:
    found = [blocking([Finding(code) for code in codes]) for codes in (["never-met"], ["never-met", "unit-mismatch"])]
    assert found == ["", "unit-mismatch"]
