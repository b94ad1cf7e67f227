"""Periods as documents name them, in eight languages."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.period import (
    Frequency,
    Period,
    counts_in_a_year,
    find_period,
    from_to,
    last_as_long,
    last_of_each_kind,
    next_period,
    sub_periods,
)

WHOLE = {
    "Gener - Desembre 2022": "2022-01-01 2022-12-31",
    "Gener-Desembre 2022": "2022-01-01 2022-12-31",
    "De gener a desembre de 2022": "2022-01-01 2022-12-31",
    "any 2023": "2023-01-01 2023-12-31",
    "2023": "2023-01-01 2023-12-31",
    "exercici 2022": "2022-01-01 2022-12-31",
    "Ejercicio 2022": "2022-01-01 2022-12-31",
    "Año 2022": "2022-01-01 2022-12-31",
    "année 2022": "2022-01-01 2022-12-31",
    "anno 2022": "2022-01-01 2022-12-31",
    "2022. urtea": "2022-01-01 2022-12-31",
    "2023 to 2024": "2023-01-01 2024-12-31",
    "2021-2022": "2021-01-01 2022-12-31",
    "April 1, 2023 to March 31, 2024": "2023-04-01 2024-03-31",
    "1 April 2022 to 31 March 2023": "2022-04-01 2023-03-31",
    "1 January 2024 to 31 December": "2024-01-01 2024-12-31",
    "1 de setembre de 2023 al 31 d'agost": "2023-09-01 2024-08-31",
    "January 1, 2024 to December 31": "2024-01-01 2024-12-31",
    "April 2023 to 31 March 2024": "2023-04-01 2024-03-31",
    "primeros nueve meses de 2024": "2024-01-01 2024-09-30",
    "nou primers mesos de 2024": "2024-01-01 2024-09-30",
    "6 premiers mois de 2024": "2024-01-01 2024-06-30",
    "first 6 months of 2024": "2024-01-01 2024-06-30",
    "Financial year 2022/23": "2022-04-01 2023-03-31",
    "del 1 de enero al 31 de diciembre de 2023": "2023-01-01 2023-12-31",
    "1 de setembre de 2022 - 31 d'agost de 2023": "2022-09-01 2023-08-31",
    "du 1er janvier au 31 décembre 2022": "2022-01-01 2022-12-31",
    "dal 1° gennaio al 31 dicembre 2022": "2022-01-01 2022-12-31",
    "1 de janeiro a 31 de dezembro de 2022": "2022-01-01 2022-12-31",
    "1 October to 30 September 2023": "2022-10-01 2023-09-30",
    "1 March to 29 February 2024": "2023-03-01 2024-02-29",
    "01/01/2023 - 31/12/2023": "2023-01-01 2023-12-31",
    "2023-01-01 / 2023-06-30": "2023-01-01 2023-06-30",
    "Setembre 2022 - juny 2023": "2022-09-01 2023-06-30",
    "octubre de 2022 a marzo de 2023": "2022-10-01 2023-03-31",
    "octubre a març de 2023": "2022-10-01 2023-03-31",
    "Jan–Dec 2022": "2022-01-01 2022-12-31",
    "Curs 2022-2023": "2022-09-01 2023-08-31",
    "curso escolar 2022/23": "2022-09-01 2023-08-31",
    "school year 2022-23": "2022-09-01 2023-08-31",
    "2022/2023 ikasturtea": "2022-09-01 2023-08-31",
    "1T2021": "2021-01-01 2021-03-31",
    "2T 2016": "2016-04-01 2016-06-30",
    "T1 2023": "2023-01-01 2023-03-31",
    "Q1 2021": "2021-01-01 2021-03-31",
    "2021-Q1": "2021-01-01 2021-03-31",
    "Quarter 3 2022": "2022-07-01 2022-09-30",
    "1r trimestre 2021": "2021-01-01 2021-03-31",
    "4º trimestre 2021": "2021-10-01 2021-12-31",
    "III trimestre 2023": "2023-07-01 2023-09-30",
    "secondo trimestre 2023": "2023-04-01 2023-06-30",
    "1er trimestre 2022": "2022-01-01 2022-03-31",
    "2on trimestre 2024": "2024-04-01 2024-06-30",
    "2n. trimestre de 2024": "2024-04-01 2024-06-30",
    "2do. trimestre 2024": "2024-04-01 2024-06-30",
    "2o trimestre de 2024": "2024-04-01 2024-06-30",
    "2ème trimestre 2024": "2024-04-01 2024-06-30",
    "4rt trimestre 2024": "2024-10-01 2024-12-31",
    "2024, 1ro semestre": "2024-01-01 2024-06-30",
    "2023ko bigarren seihilekoa": "2023-07-01 2023-12-31",
    "1r quadrimestre 2023": "2023-01-01 2023-04-30",
    "2025-S1": "2025-01-01 2025-06-30",
    "H2 2023": "2023-07-01 2023-12-31",
    "1.º semestre de 2022": "2022-01-01 2022-06-30",
    "primer semestre 2022": "2022-01-01 2022-06-30",
    "2020/Noviembre": "2020-11-01 2020-11-30",
    "2025-03": "2025-03-01 2025-03-31",
    "03/2025": "2025-03-01 2025-03-31",
    "Març 2024": "2024-03-01 2024-03-31",
    "2022ko urtarrila": "2022-01-01 2022-01-31",
    "2023ko urtarrilaren 1etik abenduaren 31": "2023-01-01 2023-12-31",
    "2022ko irailaren 1etik 2023ko abuztuaren 31": "2022-09-01 2023-08-31",
    "2022ko irailetik 2023ko abuztura": "2022-09-01 2023-08-31",
    "year ended 31 March 2024": "2023-04-01 2024-03-31",
    "Year to March 2024": "2023-04-01 2024-03-31",
    "12 months to the end of June 2024": "2023-07-01 2024-06-30",
    "any acabat al desembre de 2024": "2024-01-01 2024-12-31",
    "12 months to 30 June 2023": "2022-07-01 2023-06-30",
    "exercici tancat el 31 d'agost de 2023": "2022-09-01 2023-08-31",
    "exercice clos le 31 décembre 2023": "2023-01-01 2023-12-31",
    "febrero de 2024": "2024-02-01 2024-02-29",
    "H1 curs 2024/25": "2024-09-01 2025-02-28",
    "Curs 2024/25, 2n semestre": "2025-03-01 2025-08-31",
    "1r trimestre del curs escolar 2024-2025": "2024-09-01 2024-11-30",
    "2e trimestre exercice 2024-2025": "2024-07-01 2024-09-30",
    "exercice 2024-2025": "2024-04-01 2025-03-31",
    "1r semestre curs 2023-24": "2023-09-01 2024-02-29",
    "Primer semestre del curs 2024-2025": "2024-09-01 2025-02-28",
    "Q1 2024/25": "2024-04-01 2024-06-30",
    "Autumn term 2024": "2024-09-01 2024-12-31",
    "Spring term 2024/25": "2025-01-01 2025-04-30",
    "2024-2025, autumn school term": "2024-09-01 2024-12-31",
    "Summer term (2025)": "2025-05-01 2025-08-31",
    "Primer trimestre del curs 2024-25": "2024-09-01 2024-11-30",
    "H2 FY 2024/25": "2024-10-01 2025-03-31",
    "1r i 2n trimestre de 2024": "2024-01-01 2024-06-30",
    "1r, 2n i 3r trimestre 2024": "2024-01-01 2024-09-30",
    "Primer y segundo trimestre de 2024": "2024-01-01 2024-06-30",
    "Trimestres 2 i 3 de 2024": "2024-04-01 2024-09-30",
    "Q1-Q3 2024": "2024-01-01 2024-09-30",
    "2024 Q1-Q3": "2024-01-01 2024-09-30",
    "T1 i T2 de 2024": "2024-01-01 2024-06-30",
    "Q1-Q2 2024/25": "2024-04-01 2024-09-30",
    "1r i 2n trimestre curs 2024-25": "2024-09-01 2025-02-28",
    "4t trimestre 2023 i 1r trimestre 2024": "2023-10-01 2024-03-31",
    "gener, febrer i març de 2024": "2024-01-01 2024-03-31",
    "Autumn term 2024 and spring term 2025": "2024-09-01 2025-04-30",
    "Autumn and spring terms 2024/25": "2024-09-01 2025-04-30",
}

INSIDE = {
    "This year: March 2024": "March 2024: 2024-03-01 2024-03-31",
    "Resultado 2023": "2023: 2023-01-01 2023-12-31",
    "Final results 2023 to 2024": "2023 to 2024: 2023-01-01 2024-12-31",
    "Performance (1 April 2022 to 31 March 2023)": "1 April 2022 to 31 March 2023: 2022-04-01 2023-03-31",
    "Results cover April 1, 2023 to March 31, 2024.": "April 1, 2023 to March 31, 2024: 2023-04-01 2024-03-31",
    "SEGUIMENT DELS COMPROMISOS 2021": "2021: 2021-01-01 2021-12-31",
    "Carta de serveis. Any 2022 - 2n trimestre": "Any 2022 - 2n trimestre: 2022-04-01 2022-06-30",
    "Primer semestre. Informe 2022": "Primer semestre: 2022-01-01 2022-06-30",
    "Dades a 31 de desembre de 2023": "2023: 2023-01-01 2023-12-31",
    "1r trimestre 2023 i 1r trimestre 2024": "1r trimestre 2023: 2023-01-01 2023-03-31",
    "Q4-Q1 2024": "Q1 2024: 2024-01-01 2024-03-31",
    "FY2022/23": "2022/23: 2022-04-01 2023-03-31",
    "Aldia: 2023ko urtarrilaren 1etik abenduaren 31ra": "2023ko urtarrilaren 1etik abenduaren 31ra: "
    "2023-01-01 2023-12-31",
    "Período: do 1 de setembro de 2024 ao 31 de agosto de 2025": "do 1 de setembro de 2024 ao 31 de agosto de 2025: "
    "2024-09-01 2025-08-31",
    "Datos do 1 de xaneiro de 2024 no portal ao 31 de decembro": "2024: 2024-01-01 2024-12-31",
    "Resultat S2 curs 2024-25": "S2 curs 2024-25: 2025-03-01 2025-08-31",
    "Carta 2023-2024. Informe del 1r trimestre": "",
    "Carta 2023-2024, 4t trimestre": "",
    "Pla 2023-2024": "",
    "Plantilla 2023-2024": "",
    "Plantilla 2023-2024. Seguiment 2025": "2025: 2025-01-01 2025-12-31",
    "Plantilla d'informe 2023-2024": "2023-2024: 2023-01-01 2024-12-31",
    "First school term 2024": "",
    "1r trimestre escolar del curs 2024-2025": "",
    "Primer trimestre 2024-25": "",
    "Long-term plan: results 2024": "2024: 2024-01-01 2024-12-31",
    "Autumn term 2024-26": "2024-26: 2024-01-01 2026-12-31",
    "Carta de serveis 2022-2025: seguiment 2024": "2024: 2024-01-01 2024-12-31",
    "Carta de servicios 2023-2024. Informe curso 2023-2024": "curso 2023-2024: 2023-09-01 2024-08-31",
    "Carta de serveis del Mercat 2022-2025. Seguiment 2024": "2024: 2024-01-01 2024-12-31",
    "Plan 2023-2026, 4º trimestre 2024": "4º trimestre 2024: 2024-10-01 2024-12-31",
    "Els primers mesos de 2024": "2024: 2024-01-01 2024-12-31",
    "3 a trimestre 2024": "2024: 2024-01-01 2024-12-31",
    "2onze trimestre 2024": "2024: 2024-01-01 2024-12-31",
    "Customer charter 2024/25": "2024/25: 2024-01-01 2025-12-31",
    "Compromisos 2023-2024": "2023-2024: 2023-01-01 2024-12-31",
    "4t trimestre 2023-2024": "",
    "1r trimestre exercici 2024-2025": "",
    "T4 ejercicio 2024-2025": "",
    "H1 2024/25": "",
    "2024-25 S2": "",
    "Q4 2023 a 2024": "Q4 2023: 2023-10-01 2023-12-31",
    "Llei 19/2014": "",
    "Decret 12/2023": "",
    "12.650 préstecs": "",
    "2023 %": "",
    "Anual (año natural)": "",
    "3r trimestre": "",
    "": "",
}


def dates(period: Period | None) -> str:
    return f"{period.start} {period.end}" if period else ""


def test_a_period_is_read_with_its_label() -> None:
    read = {period.label.strip("."): dates(period) for text in WHOLE if (period := find_period(text))}
    assert read == WHOLE


def test_a_period_is_found_inside_a_heading() -> None:
    found = {text: find_period(text) for text in INSIDE}
    assert {text: f"{period.label}: {dates(period)}" if period else "" for text, period in found.items()} == INSIDE


@given(st.text(alphabet="0123456789 /-.abcdeimrstºT", max_size=30))
def test_finding_a_period_never_raises_and_never_ends_before_it_starts(text: str) -> None:
    found = find_period(text)
    assert found is None or (found.start <= found.end and found.label in text)


YEAR = Period("2025", date(2025, 1, 1), date(2025, 12, 31))
SCHOOL = Period("Curs 2024-25", date(2024, 9, 1), date(2025, 8, 31))


def test_a_year_has_twelve_months_four_quarters_and_two_halves() -> None:
    labels = {frequency: [part.label for part in sub_periods(YEAR, frequency)] for frequency in Frequency}
    assert labels == {
        Frequency.YEARLY: ["2025"],
        Frequency.HALF_YEARLY: ["2025-S1", "2025-S2"],
        Frequency.QUARTERLY: ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"],
        Frequency.MONTHLY: [f"2025-{month:02}" for month in range(1, 13)],
        Frequency.SCHOOL_YEAR: ["2025"],
        Frequency.BIENNIAL: ["2025"],
        Frequency.DATES: ["2025"],
    }


@given(st.sampled_from(Frequency), st.sampled_from((YEAR, SCHOOL)))
def test_parts_cover_their_period_without_a_gap(frequency: Frequency, period: Period) -> None:
    parts = sub_periods(period, frequency)
    gaps = {(after.start - before.end).days for before, after in itertools.pairwise(parts)} - {1}
    assert (parts[0].start, parts[-1].end, gaps) == (period.start, period.end, set())


def test_a_period_that_is_no_whole_number_of_parts_stays_whole() -> None:
    odd = Period("odd", date(2025, 1, 1), date(2025, 5, 15))
    assert sub_periods(odd, Frequency.QUARTERLY) == (odd,)


def test_the_parts_of_a_school_year_are_not_called_halves_and_quarters_of_a_calendar_year() -> None:
    frequencies = (Frequency.YEARLY, Frequency.HALF_YEARLY, Frequency.QUARTERLY, Frequency.MONTHLY)
    assert [[part.label for part in sub_periods(SCHOOL, one)][:2] for one in frequencies] == [
        ["Curs 2024-25"],
        ["01/09/2024 – 28/02/2025", "01/03/2025 – 31/08/2025"],
        ["01/09/2024 – 30/11/2024", "01/12/2024 – 28/02/2025"],
        ["2024-09", "2024-10"],
    ]


def spans(*texts: str) -> list[Period]:
    """Of "2025-01-01 2025-12-31" the period with its usual name."""
    return [from_to(*map(date.fromisoformat, text.split())) for text in texts]


SUMMER = "2025-06-15 2025-09-15"


def test_a_period_is_followed_by_the_next_one_of_its_kind() -> None:
    kinds = spans(
        "2025-01-01 2025-12-31", "2024-09-01 2025-08-31", "2025-04-01 2026-03-31", "2025-01-01 2025-06-30",
        "2025-10-01 2025-12-31", "2025-12-01 2025-12-31", SUMMER, "2025-06-01 2025-09-30", "2023-12-01 2024-02-29",
        "2024-02-29 2024-03-20", "2024-01-01 2025-12-31", "2025-02-01 2025-04-30",
    )  # fmt: skip
    assert {one.label: next_period(one).label for one in kinds} == {
        "2025": "2026",
        "2024-25": "2025-26",
        "2025-26": "2026-27",
        "2025-S1": "2025-S2",
        "2025-Q4": "2026-Q1",
        "2025-12": "2026-01",
        "15/06/2025 – 15/09/2025": "15/06/2026 – 15/09/2026",
        "01/06/2025 – 30/09/2025": "01/06/2026 – 30/09/2026",
        "01/12/2023 – 29/02/2024": "01/12/2024 – 28/02/2025",
        "29/02/2024 – 20/03/2024": "28/02/2025 – 20/03/2025",
        "01/01/2024 – 31/12/2025": "01/01/2026 – 31/12/2027",
        "01/02/2025 – 30/04/2025": "01/02/2026 – 30/04/2026",
    }


def test_of_each_kind_the_last_period_counts_the_calendar_year_first_and_none_that_ended_long_before() -> None:
    known = spans(
        SUMMER, "2024-06-15 2024-09-15", "2024-01-01 2024-12-31", "2025-01-01 2025-12-31", "2024-09-01 2025-08-31",
        "2022-01-01 2022-06-30",
    )  # fmt: skip
    assert [one.label for one in last_of_each_kind(known)] == ["2025", "2024-25", "15/06/2025 – 15/09/2025"]


def test_a_period_is_compared_with_earlier_ones_that_last_as_long() -> None:
    earlier = spans(
        "2023-01-01 2023-12-31", "2023-09-01 2024-08-31", "2024-07-01 2024-12-31", "2025-01-01 2025-06-30", SUMMER
    )
    now = spans("2025-01-01 2025-12-31", "2025-07-01 2025-12-31", "2024-09-01 2025-08-31", "2026-06-15 2026-09-15")
    assert [[earlier[place].label for place in last_as_long(one, earlier)] for one in now] == [
        ["2023", "2023-24"],
        ["2024-S2", "2025-S1"],
        ["2023", "2023-24"],
        ["15/06/2025 – 15/09/2025"],
    ]


def test_beside_calendar_years_anything_else_counts_where_it_ends() -> None:
    years = spans("2023-01-01 2023-12-31", "2024-01-01 2024-12-31", "2023-09-01 2024-08-31")
    asked = spans("2024-09-01 2025-08-31", SUMMER, "2025-01-01 2025-12-31", "2025-09-01 2026-08-31")
    assert [([counts_in_a_year(one, known) for one in asked], known is years) for known in (years, years[2:])] == [
        ([True, True, False, False], True),
        ([False] * 4, False),
    ]
