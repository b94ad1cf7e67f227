"""Cards that leave out labels: what others have and one has not is missing in it, and not the card."""

import pytest

from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document
from tests.formats.recognise.test_turned import rows

OPEN = ("Compromís\tObrir 4 sales", "Objectiu\t4", "Resultat\t5", "")
VISIT = ("Compromís\tFer 6 visites", "Objectiu\t6", "Resultat\t3", "Causes\tPluja", "Responsable\tCultura", "")
LEND = ("Compromís\tPrestar 9 llibres", "Objectiu\t9", "")
SHOW = ("Compromís\tFer 2 mostres", "Objectiu\t2", "")


def test_cards_of_one_charter_are_one_report_with_the_labels_of_all() -> None:
    (report,) = recognise(document("Informe 2024", *OPEN, *LEND, *VISIT))
    assert (
        report.headings,
        report.extras,
        [(row.text("target"), row.text("result"), row.cells["remarks"], row.extras) for row in report.rows],
    ) == (
        {"commitment": "Compromís", "target": "Objectiu", "result": "Resultat", "remarks": "Causes"},
        ("Responsable",),
        [("4", "5", "", ("",)), ("9", "", "", ("",)), ("6", "3", "Pluja", ("Cultura",))],
    )


@pytest.mark.parametrize("labels", [("Compromís 1", "Compromís 2"), ("- Compromís 1", "- Compromís núm. 2")])
def test_a_column_has_no_number_of_one_of_its_cards(labels: tuple[str, str]) -> None:
    first, second = ((f"{label}\tObrir la sala {label}", "Objectiu\t4", "Resultat\t5", "") for label in labels)
    (report,) = recognise(document("Informe 2024", *first, *second))
    said = [row.text("commitment") for row in report.rows]
    assert (report.headings["commitment"], said) == ("Compromís", [f"Obrir la sala {label}" for label in labels])


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ((*LEND, *OPEN, *VISIT), [("9", ""), ("4", "5"), ("6", "3")]),
        ((*OPEN, "Fitxa 2", *LEND, "Fitxa 3", *VISIT), [("4", "5"), ("9", ""), ("6", "3")]),
        ((*OPEN, *VISIT, *OPEN, "Nous compromisos", *LEND, *SHOW), [("4", "5"), ("6", "3"), ("4", "5")]),
        ((*LEND, *OPEN, *SHOW, *VISIT), [("4", "5"), ("6", "3")]),
        ((*OPEN, *VISIT, "Objectiu\tUna ciutat que llegeix", "Responsable\tCultura"), [("4", "5"), ("6", "3")]),
    ],
)
def test_a_card_that_leaves_out_its_result_is_a_row_and_what_is_planned_is_none(
    lines: tuple[str, ...], read: list[tuple[str, str]]
) -> None:
    assert rows("Informe 2024", *lines) == read
