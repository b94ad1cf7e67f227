"""Headings that somebody mapped by hand: tables of that shape are read so, and no others."""

from cartaviva.formats.readers.text import read
from cartaviva.formats.recognise import layouts, recognise
from cartaviva.formats.recognise.mapping import LEAVE_OUT, shape_of

HEADINGS = ("Què diem", "Com ho comptem", "Allò dit", "Allò fet", "Cosa nostra")
TABLE = "\t".join(HEADINGS) + "\nFarem 4 tallers\tTallers\t4\t3\tx1\nObrirem 2 sales\tSales\t2\t2\tx2\n"
ROLES = ["commitment", "indicator", "target", "result", LEAVE_OUT]


def test_headings_that_nobody_knows_are_offered_to_be_mapped() -> None:
    (layout,) = layouts(read(TABLE.encode()))
    assert (layout.headings, set(layout.roles)) == (HEADINGS, {""})


def test_a_table_of_a_known_shape_is_read_as_it_was_mapped() -> None:
    (found,) = recognise(read(TABLE.encode()), {shape_of(HEADINGS): ROLES})
    cells = [[row.text(key) for key in ("commitment", "indicator", "target", "result")] for row in found.rows]
    assert (cells, found.extras) == (
        [["Farem 4 tallers", "Tallers", "4", "3"], ["Obrirem 2 sales", "Sales", "2", "2"]],
        (),
    )


def test_the_shape_does_not_depend_on_case_accents_and_blanks() -> None:
    assert shape_of(HEADINGS) == shape_of(["QUE DIEM ", "com ho\ncomptem", "Allo dit", "allò fet", "Cosa  nostra"])


def test_a_mapping_goes_before_what_the_headings_would_say() -> None:
    table = "Compromís\tIndicador\tPrevist\tResultat\nFarem tallers\tTallers\t3\t4\nObrirem sales\tSales\t1\t2\n"
    headings = ("Compromís", "Indicador", "Previst", "Resultat")
    swapped = {shape_of(headings): ["commitment", "indicator", "result", "target"]}
    found = [
        [(row.text("target"), row.text("result")) for row in recognise(read(table.encode()), known)[0].rows]
        for known in ({}, swapped)
    ]
    assert found == [[("3", "4"), ("1", "2")], [("4", "3"), ("2", "1")]]


def test_a_mapping_without_a_target_and_a_result_changes_nothing() -> None:
    table = "Compromís\tIndicador\tPrevist\tResultat\nFarem tallers\tTallers\t3\t4\nObrirem sales\tSales\t1\t2\n"
    useless = {shape_of(("Compromís", "Indicador", "Previst", "Resultat")): ["commitment", "extra", "extra", "extra"]}
    assert recognise(read(table.encode()), useless) == recognise(read(table.encode()))
