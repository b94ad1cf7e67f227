"""Tables of another kind, put into a row for each promise: what stands in their way is left out, and nothing else."""

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document


def rows(*lines: str) -> list[tuple[str, str]]:
    """(target, result) of every row"""
    return [(row.text("target"), row.text("result")) for report in recognise(document(*lines)) for row in report.rows]


def test_a_blank_row_between_promises_of_two_rows_is_no_promise() -> None:
    heads = ("Our promise\t\tComments", "Measure\tTarget\tAchieved")
    first = ("We answer\t\tWell done", "Calls answered\t90 %\t95 %")
    second = ("We open\t\tAs planned", "Days open\t300\t310")
    assert rows("Report 2024", *heads, *first, "\t\t", *second) == [("90 %", "95 %"), ("300", "310")]


def test_a_label_with_two_blanks_in_a_row_is_the_same_label() -> None:
    lines = ("Compromís\tValor objectiu\tResultat", "Obrir\tValor  objectiu: 4\t5", "Visitar\tValor  objectiu: 6\t7")
    assert rows("Informe 2024", *lines) == [("4", "5"), ("6", "7")]
