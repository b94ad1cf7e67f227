"""Reports whose figures have other marks than their language: 18.4 and 1,200 in Spanish."""

from dataclasses import replace

import pytest

from cartaviva.core.checks.check import build_report, check_report
from cartaviva.core.cycle.amending import Amendment, amended
from cartaviva.core.report import FollowUpReport, StatedReport, StatedRow


def report(language: str, *results: str) -> StatedReport:
    texts = {"commitment": f"Atender a {results[0]} personas o más", "indicator": "Personas atendidas"}
    rows = [{**texts, "target": results[0], "result": result} for result in results[1:]]
    return StatedReport(tuple(map(StatedRow, rows)), language=language)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (report("es", "1,200", "1,284", "1199.5", "1201.25"), ["1200", "1284", "1199.5", "1201.25"]),
        (report("en", "1.200", "1.284", "1199,5", "1201,25"), ["1200", "1284", "1199.5", "1201.25"]),
        (report("es", "1,200", "1,284", "1199.5"), ["1.200", "1.284", "1199.5"]),
        (report("es", "1,200", "1,284", "1.5", "1.25", "1,5"), ["1.200", "1.284", "1.5", "1.25", "1.5"]),
        (report("es", "1.200", "1.284", "1199.5", "1201.25"), ["1200", "1284", "1199.5", "1201.25"]),
        (report("es", "1,5", "1,284", "30.6.2024"), ["1.5", "1.284", "None"]),
        (report("es", "2,125", "1,980", "12.4", "12.5", "0,145"), ["2.125", "1.980", "12.4", "12.5", "0.145"]),
    ],
)
def test_a_mark_of_thousands_is_told_by_the_decimals_of_the_report(stated: StatedReport, read: list[str]) -> None:
    rows = build_report(stated).rows
    values = [rows[0].target.value, *(getattr(row.result, "value", None) for row in rows)]
    assert list(map(str, values)) == read


def counted(indicator: str, *figures: tuple[str, str]) -> list[str]:
    rows = [{"commitment": "Atendre", "indicator": indicator, "target": one, "result": two} for one, two in figures]
    return [
        value
        for pair in values(build_report(StatedReport(tuple(map(StatedRow, rows)), language="ca")))
        for value in pair
    ]


def test_people_have_no_thousandths_where_several_rows_say_so() -> None:
    twice = (("1,200", "1,350"), ("2,100", "2,250"))
    assert [
        counted("Participants", *twice),
        counted("Sol·licituds tramitades", *twice),
        counted("Participants", twice[0], ("10", "12")),
        counted("Participants per sessió", *twice),
        counted("Quilòmetres", *twice),
        counted("Participants", *twice, ("4,5", "4,7")),
    ] == [
        ["1200", "1350", "2100", "2250"],
        ["1200", "1350", "2100", "2250"],
        ["1.200", "1.350", "10", "12"],
        ["1.200", "1.350", "2.100", "2.250"],
        ["1.200", "1.350", "2.100", "2.250"],
        ["1.200", "1.350", "2.100", "2.250", "4.5", "4.7"],
    ]


def test_what_is_found_says_the_text_of_the_document() -> None:
    stated = report("es", "1,200", "1,284", "1199.5", "1201.25")
    rows = (*stated.rows[1:], StatedRow({**stated.rows[0].cells, "difference": "1,084"}))
    full = build_report(StatedReport(rows, language="es"))
    found = [(one.stated, one.computed) for one in full.findings if (one.code, one.row) == ("difference-value", 2)]
    assert (full.rows[2].stated.cells, found, check_report(full)) == (rows[2].cells, [("1,084", "+84")], full.findings)


def values(report: FollowUpReport) -> list[tuple[str, str]]:
    return [(str(row.target.value), str(getattr(row.result, "value", None))) for row in report.rows]


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (
            report("es", "1,200", "1,284", "1199.5", "1201.25"),
            [("1200", "1284"), ("1200", "17.2"), ("1300", "1201.25")],
        ),
        (report("es", "1,200", "1,284", "1199.5", "7,5"), [("1.200", "1.284"), ("1.200", "17.2"), ("1.300", "7.5")]),
    ],
)
def test_one_figure_that_is_corrected_decides_nothing_about_the_others(
    stated: StatedReport, read: list[tuple[str, str]]
) -> None:
    after = amended(build_report(stated), {1: Amendment(result="17,2"), 2: Amendment(target="1,300")})
    assert (values(after), values(build_report(after.stated))) == (read, read)


def test_what_is_typed_does_not_turn_what_was_left_as_decimals() -> None:
    few = build_report(report("es", "1,200", "1,284", "1199.5"))
    after = amended(few, {1: Amendment(result="18.4")})
    again = build_report(
        replace(after.stated, rows=(*after.stated.rows, StatedRow({"target": "2.5", "result": "3.5"})))
    )
    assert values(again) == [("1.200", "1.284"), ("1.200", "18.4"), ("2.5", "3.5")]


def test_each_finding_says_the_words_of_its_own_row() -> None:
    texts = {"commitment": "Atender", "indicator": "Personas"}
    rows = [
        {**texts, "target": target, "result": "1150.5", "difference": difference}
        for target, difference in (("1200", "1,300"), ("1,200", "1300"), ("1200.5", "-50"), ("900.25", "1,300"))
    ]
    found = build_report(StatedReport(tuple(map(StatedRow, rows)), language="es")).findings
    assert [(one.row, one.stated) for one in found if one.column == "difference"] == [
        (0, "1,300"),
        (1, "1300"),
        (3, "1,300"),
    ]


def test_thousands_of_people_say_nothing_of_a_cost_or_a_score_in_the_same_report() -> None:
    rows = [
        ("Participantes", "1,200", "1,350"),
        ("Visitantes", "1,500", "1,480"),
        ("Coste por usuario (€)", "≤ 1,250", "1,300"),
        ("Satisfacción", "4,125", "4,200"),
        ("Puntos en la encuesta a usuarios", "1,250", "1,300"),
    ]
    stated = [StatedRow({"indicator": name, "target": target, "result": result}) for name, target, result in rows]
    read = build_report(StatedReport(tuple(stated), language="es")).rows
    assert [str(row.target.value) for row in read] == ["1200", "1500", "1.250", "4.125", "1.250"]
