"""The workbook for results as a spreadsheet program finds it."""

from dataclasses import replace

import pytest

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.policy import BINARY
from tests.formats.entry_book.books import (
    ANSWERED,
    CYCLES,
    ROWS,
    SATISFIED,
    WAITING,
    book_of,
    columns,
    open_book,
    row_of,
)

SEEN = (
    "Commitment|Indicator, and how it is counted|Target|Last year|Numerator|Denominator|Result|Unit|Difference|Degree|"
    "Status|Reason, if there is no result|Remarks, if the target is missed|Still to do"
)


def test_only_what_is_filled_in_can_be_changed() -> None:
    sheet = open_book(book_of()).worksheets[0]
    at = {column: heading for heading, column in columns(sheet).items()}
    unlocked = {
        entry: "|".join(at[cell.column] for cell in sheet[row_of(sheet, entry)] if not cell.protection.locked)
        for entry in (11, 12, 14)
    }
    reason_and_remarks = "Reason, if there is no result|Remarks, if the target is missed"
    assert (sheet.protection.sheet, sheet.protection.password, unlocked) == (
        True,
        None,
        {
            11: f"Numerator|Denominator|{reason_and_remarks}",
            12: f"Result|{reason_and_remarks}",
            14: f"Result|{reason_and_remarks}",
        },
    )


def test_figures_keep_away_from_the_frames_beside_them() -> None:
    sheet = open_book(book_of()).worksheets[0]
    at = columns(sheet)
    figures = ("Target", "Last year", "Numerator", "Denominator", "Result", "Difference")
    cells = [sheet.cell(row, at[heading]) for row in (7, row_of(sheet, 12)) for heading in figures]
    assert {(cell.alignment.horizontal, cell.alignment.indent) for cell in cells} == {("right", 1)}


def test_it_prints_on_landscape_pages_with_its_headings_and_keeps_them_in_sight() -> None:
    book = open_book(book_of())
    sheet, lists = book.worksheets
    setup = sheet.page_setup
    seen = [heading for heading in columns(sheet) if heading not in ("entry", "Result value")]
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    assert (
        (sheet.print_title_rows, sheet.freeze_panes, setup.orientation, setup.paperSize, setup.fitToHeight),
        "|".join(seen),
        hidden,
        lists.sheet_state,
    ) == (("$7:$7", "D8", "landscape", 9, 0), SEEN, ["C", "J"], "hidden")


def test_each_cell_says_what_it_takes() -> None:
    sheet = open_book(book_of()).worksheets[0]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    row = row_of(sheet, 11)
    at = {heading: sheet.cell(row, column).coordinate for heading, column in columns(sheet).items()}
    part, whole, reason, remarks = (
        rules[at[heading]] for heading in SEEN.split("|") if heading.startswith(("Num", "Den", "Reason", "Remarks"))
    )
    found = [(rule.type, rule.operator, rule.formula1, rule.formula2) for rule in (part, whole, reason, remarks)]
    assert (found, part.prompt, part.error, remarks.error) == (
        [
            ("decimal", None, "0", "IF(ISNUMBER(G8),G8,1E+15)"),
            ("decimal", "greaterThanOrEqual", "N(F8)", None),
            ("list", None, "'Lists'!$A$1:$A$3", None),
            ("textLength", "lessThanOrEqual", "10000", None),
        ],
        "contestades a temps. A number, 0 or more, and not above the denominator.",
        "A number, 0 or more, and not above the denominator.",
        "No more than 10000 characters.",
    )


def test_there_are_no_columns_that_nobody_needs() -> None:
    sheet = open_book(book_of(CYCLES, policy=BINARY)).worksheets[0]
    assert {"Numerator", "Denominator", "Degree"} & columns(sheet).keys() == set()


def test_it_comes_with_what_was_entered_before() -> None:
    sheet = open_book(book_of()).worksheets[0]
    at = columns(sheet)["Result"]
    cells = [sheet.cell(row_of(sheet, entry), at) for entry in (12, 13, 15)]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (3, "General"), (12.5, "General"), (91, 'General" %"'),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["1.234", "48 hores", "=1+1", "8 sobre 10"])
def test_what_is_no_certain_figure_stays_the_text_that_it_was(text: str) -> None:
    sheet = open_book(book_of(replace(WAITING, typed=Typed(text)))).worksheets[0]
    cell = sheet.cell(8, columns(sheet)["Result"])
    assert (cell.value, cell.data_type) == (text, "s")


def test_more_rows_than_a_cell_can_name_are_refused() -> None:
    rows = [replace(SATISFIED, entry=entry) for entry in range(10_000, 12_000)]
    with pytest.raises(ValueError, match="2000 rows"):
        book_of(*rows)


def test_rows_without_a_ratio_have_its_cells_closed_and_the_others_framed() -> None:
    sheet = open_book(book_of(*ROWS)).worksheets[0]
    at = columns(sheet)
    colours = [sheet.cell(row_of(sheet, entry), at["Numerator"]).fill.fgColor.rgb for entry in (11, 12)]
    assert (ANSWERED.ratio is not None, colours) == (True, ["FFFFFBEA", "FFF3F5F4"])
