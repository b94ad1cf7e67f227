"""A workbook for results that comes back, whatever was done to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.findings import Unreadable
from cartaviva.core.result import Reason
from cartaviva.core.words import ENGLISH
from cartaviva.formats.entry_book import is_entry_book, payload_of, read_entry_book
from cartaviva.formats.entry_book.sheet import ReturnedSheet
from cartaviva.formats.writers.xlsx import write
from tests.formats.entry_book.books import (
    ANSWERED,
    CYCLES,
    ROWS,
    SATISFIED,
    SHEET,
    WAITING,
    book_of,
    columns,
    filled,
    open_book,
    row_of,
    saved,
)
from tests.reports import sample_report

REASON, REMARKS = "Reason, if there is no result", "Remarks, if the target is missed"


def returned(data: bytes) -> ReturnedSheet:
    return read_entry_book(data, "resultats.xlsx")


def changed(sheet: ReturnedSheet) -> dict[int, Typed]:
    return {row.entry: row.typed for row in sheet.rows if row.changed}


def codes(sheet: ReturnedSheet) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.words()) for finding in sheet.findings]


def test_an_untouched_book_changes_nothing() -> None:
    sheet = returned(book_of())
    assert (changed(sheet), [(row.entry, row.revision) for row in sheet.rows], sheet.missing, sheet.findings) == (
        {},
        [(row.entry, row.revision) for row in ROWS],
        (),
        (),
    )


def test_it_says_whose_it_is_and_gives_back_what_was_signed() -> None:
    sheet = returned(book_of())
    assert (sheet.town, sheet.charter, sheet.period, sheet.language, sheet.stamp, sheet.payload) == (
        "Ajuntament de Vilaclara",
        "Cooperació i Ciutadania Global",
        "2025",
        "ca",
        "signed",
        payload_of(SHEET, ENGLISH, "ca"),
    )


def test_what_was_filled_in_comes_back_as_it_was_typed() -> None:
    data = filled(
        book_of(),
        {
            (11, "Numerator"): 231,
            (11, "Denominator"): 240,
            (12, "Result"): None,
            (12, REASON): "The commitment was suspended.",
            (13, "Result"): "13,5 dies",
            (14, "Result"): True,
            (17, "Result"): date(2025, 7, 3),
            (16, REASON): None,
            (16, REMARKS): "Primera línia\nsegona línia",
        },
    )
    assert changed(returned(data)) == {
        11: Typed("", "231", "240"),
        12: Typed("", "", "", Reason.SUSPENDED, "El cicle de tardor es va ajornar per les obres del Centre Cívic."),
        13: Typed("13,5 dies"),
        14: Typed("Yes"),
        17: Typed("03/07/2025"),
        16: Typed(remarks="Primera línia\nsegona línia"),
    }


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95 %"),
        (0.95123, "0%", "95,1230 %"),
        (0.95, "", "0,95"),
        (95.5, "", "95,5"),
        (95.5, "0", "95,5"),
        ("95,5 %", "", "95,5 %"),
        (1.234, "", "1,2340"),
        (1234.5, "#,##0.00", "1234,5"),
        (date(2026, 10, 8), "d-mmm", "08/10/2026"),
        (0.5, "h:mm", "12:00"),
    ],
)
def test_a_figure_is_read_to_its_last_decimal_whatever_its_cell_shows(value: Any, code: str, text: str) -> None:
    assert changed(returned(filled(book_of(), {(15, "Result"): (value, code)}))) == {15: Typed(text)}


def test_an_english_book_has_decimal_points() -> None:
    data = filled(book_of(language="en"), {(15, "Result"): 95.5, (12, "Result"): 1.234})
    assert {entry: typed.text for entry, typed in changed(returned(data)).items()} == {15: "95.5", 12: "1.2340"}


def test_rows_may_be_sorted_deleted_hidden_and_columns_moved() -> None:
    book = open_book(filled(book_of(), {(12, "Result"): 4, (15, "Result"): 80}))
    sheet = book.worksheets[0]
    sheet.delete_rows(row_of(sheet, 13))
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8, max_row=13)]
    for at, row in enumerate(reversed(cells), 8):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    sheet.row_dimensions[row_of(sheet, 12)].hidden = True
    sheet.insert_cols(1)
    found = returned(saved(book))
    assert (changed(found), found.missing, [finding.code for finding in found.findings]) == (
        {15: Typed("80"), 12: CYCLES.typed._replace(text="4")},
        (13,),
        ["rows-left-out"],
    )


def test_a_sheet_copied_into_another_workbook_is_still_known() -> None:
    source = open_book(filled(book_of(), {(12, "Result"): 4})).worksheets[0]
    other = Workbook()
    copy = other.create_sheet("Còpia")
    for row in source.iter_rows(min_row=7, min_col=2):
        for cell in row:
            copy.cell(cell.row - 4, cell.column).value = cell.value
    found = returned(saved(other))
    (row,) = [row for row in found.rows if row.changed]
    assert (row.entry, row.typed.text, row.place.words(), found.stamp) == (12, "4", "sheet Còpia, row 5", "signed")


def test_a_formula_that_nobody_calculated_is_said_and_its_row_not_taken() -> None:
    data = filled(book_of(), {(11, "Denominator"): "=200+40", (12, "Result"): "=1+1", (13, REMARKS): "=> més tard"})
    found = returned(data)
    name = "sheet Cooperació i Ciutadania Global, row"
    assert (codes(found), [each.stated for each in found.findings], changed(found), found.missing) == (
        [("not-computed", f"{name} {row}, column {column}") for row, column in ((8, "G"), (9, "H"), (10, "O"))],
        ["=200+40", "=1+1", "=> més tard"],
        {},
        (),
    )


def test_what_cannot_be_told_for_certain_is_said_and_not_taken() -> None:
    book = open_book(filled(book_of(), {(13, REASON): "Vacances", (12, "Result"): 4}))
    sheet = book.worksheets[0]
    at = columns(sheet)
    for row, number, result in ((20, "15", 80), (21, "999", 1), (22, None, 2), (23, "12", 4)):
        sheet.cell(row, at["entry"]).value = number
        sheet.cell(row, at["Result"]).value = result
    sheet.cell(23, at[REMARKS]).value = CYCLES.typed.remarks
    found = returned(saved(book))
    name = "sheet Cooperació i Ciutadania Global, row"
    assert (codes(found), changed(found)) == (
        [
            ("reason-unknown", f"{name} 10, column N"),
            ("row-twice", f"{name} 20"),
            ("row-unknown", f"{name} 21"),
            ("row-unknown", f"{name} 22"),
        ],
        {12: CYCLES.typed._replace(text="4")},
    )


def test_a_sheet_of_another_book_is_not_mixed_in() -> None:
    book = open_book(book_of())
    other = open_book(book_of(replace(SATISFIED, entry=99))).worksheets[0]
    copy = book.create_sheet("Altre")
    for row in other.iter_rows():
        for cell in row:
            copy.cell(cell.row, cell.column).value = cell.value
    found = returned(saved(book))
    assert (codes(found), len(found.rows)) == ([("another-form", "sheet Altre")], len(ROWS))


def test_a_row_from_another_book_is_not_known() -> None:
    book = open_book(book_of(WAITING, ANSWERED))
    sheet = book.worksheets[0]
    sheet.cell(8, columns(sheet)["entry"]).value = "12"
    found = returned(saved(book))
    assert ([code for code, _ in codes(found)], found.missing) == (["row-unknown", "rows-left-out"], (13,))


def test_a_typed_result_is_kept_beside_a_ratio() -> None:
    row = replace(ANSWERED, typed=Typed("95 %"))
    sheet = returned(filled(book_of(row), {(11, "Numerator"): 3}))
    assert changed(sheet) == {11: Typed("95", "3")}


@pytest.mark.parametrize("name", ["report.xlsx", "resultats.xlsx"])
def test_a_report_is_no_entry_book(name: str) -> None:
    data = write([sample_report()], ENGLISH, "ca")
    with pytest.raises(Unreadable) as refused:
        read_entry_book(data, name)
    assert (refused.value.finding.code, is_entry_book(data), is_entry_book(book_of())) == ("not-a-form", False, True)


@pytest.mark.parametrize("data", [b"Indicador;Resultat\n", b"PK\x03\x04 cut short", b""])
def test_no_other_file_is_one(data: bytes) -> None:
    assert not is_entry_book(data)


@pytest.mark.parametrize(
    "sign",
    [
        "cartaviva.entries/1 ca signed",
        "cartaviva.entries/1 ca signed {}",
        'cartaviva.entries/1 ca signed {"entries":[[1]]}',
        "cartaviva.entries/1 ca signed " + "[" * 30_000,
    ],
)
def test_a_book_that_was_tampered_with_is_refused(sign: str) -> None:
    book = open_book(book_of())
    sheet = book.worksheets[0]
    sheet.cell(7, columns(sheet)["entry"]).value = sign
    with pytest.raises(Unreadable) as refused:
        returned(saved(book))
    assert refused.value.finding.code == "not-a-form"


def test_a_book_without_one_of_its_columns_is_refused() -> None:
    book = open_book(book_of())
    sheet = book.worksheets[0]
    sheet.cell(7, columns(sheet)["Result"]).value = "Xifra"
    with pytest.raises(Unreadable) as refused:
        returned(saved(book))
    assert refused.value.finding.message().endswith("A column to be filled in is missing, or its heading was changed.")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "buit.xlsx", "empty-file"),
        (b"Indicador;Resultat\nCicles;4\n", "resultats.csv", "not-a-form"),
        (b"%PDF-1.7", "resultats.pdf", "not-a-form"),
        (book_of()[:-400], "tallat.xlsx", "damaged-file"),
    ],
)
def test_files_of_other_kinds_are_refused_with_a_finding(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_entry_book(data, name)
    assert refused.value.finding.code == code


def test_values_that_their_row_does_not_ask_for_come_back_unchanged() -> None:
    parts = replace(CYCLES, typed=Typed("3", "3", "4"))
    day = replace(next(row for row in ROWS if row.entry == 17), typed=Typed("45841"))
    sheet = returned(book_of(parts, day))
    assert [(row.typed, row.changed) for row in sheet.rows] == [(parts.typed, False), (day.typed, False)]
