"""Two figures in a cell, the second in brackets: a column for each, where it is said which is which."""

import pytest

from tests.formats.recognise.test_turned import rows


@pytest.mark.parametrize(
    ("heads", "lines", "read"),
    [
        ("Resultat (objectiu)", ("4 dies (objectiu: 5)", "96 % (objectiu: 95 %)"), [("5", "4 dies"), ("95 %", "96 %")]),
        ("Resultado", ("4 (meta: 5)", "96 % (meta: 95 %)."), [("5", "4"), ("95 %", "96 %")]),
        ("Result (target)", ("4 (5)", "96% (95%)", "No requests"), [("5", "4"), ("95%", "96%"), ("", "No requests")]),
        ("Objectiu (resultat)", ("5 dies (4 dies)", "≥ 95 % (96 %)"), [("5 dies", "4 dies"), ("≥ 95 %", "96 %")]),
        (
            "Objectiu\tResultat",
            ("5\t4 (objectiu: 6)", "95\t96 (objectiu: 95)"),
            [("5", "4 (objectiu: 6)"), ("95", "96 (objectiu: 95)")],
        ),
        (
            "Objectiu\tResultat",
            ("5\t4 (2023: 3)", "95\t96 (2023: 94)"),
            [("5", "4 (2023: 3)"), ("95", "96 (2023: 94)")],
        ),
    ],
)
def test_the_figure_in_brackets_has_its_column_where_no_other_has_it(
    heads: str, lines: tuple[str, ...], read: list[tuple[str, str]]
) -> None:
    promises = ("Obrir 4 sales", "Contestar les queixes", "Portar llibres a casa")
    said = (f"{promise}\t{line}" for promise, line in zip(promises, lines, strict=False))
    assert rows("Informe 2024", f"Compromís\t{heads}", *said) == read
