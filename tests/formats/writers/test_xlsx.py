"""A workbook as Excel and others find it."""

import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cartaviva.core.checks.check import build_report
from cartaviva.core.policy import PROPORTIONAL
from cartaviva.core.words import ENGLISH
from cartaviva.formats.readers.display import Locale, display
from cartaviva.formats.writers.figures import percent_code
from cartaviva.formats.writers.sheets import sheet_names
from cartaviva.formats.writers.xlsx import write
from tests.reports import sample_report


def test_a_sheet_looks_like_the_printed_report() -> None:
    book = load_workbook(BytesIO(write([sample_report()], ENGLISH, "ca")))
    sheet = book.worksheets[0]
    setup = sheet.page_setup
    assert {
        "sheets": book.sheetnames,
        "above the table": [sheet.cell(row, 1).value for row in range(1, 5)],
        "kept in sight": (sheet.print_title_rows, sheet.freeze_panes),
        "page": (setup.orientation, setup.paperSize, setup.fitToHeight),
        "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
    } == {
        "sheets": ["BIBLIOTECA MUNICIPAL", "Notes"],
        "above the table": [
            "SEGUIMENT DELS COMPROMISOS DE LES CARTES DE SERVEIS 2025",
            "Ajuntament de Vilaclara",
            "Service: BIBLIOTECA MUNICIPAL",
            "Period: Gener - Desembre 2025",
        ],
        "kept in sight": ("$6:$6", "A7"),
        "page": ("landscape", 9, 0),
        "merged": ["A10:A15", "A7:A9", "B10:B11", "B12:B15", "B7:B9", "C12:C13"],
    }


def test_numbers_are_numbers_where_they_look_as_stated() -> None:
    sheet = load_workbook(BytesIO(write([sample_report()], ENGLISH, "ca"))).worksheets[0]
    cells = [
        (sheet.cell(row, column).value, sheet.cell(row, column).number_format) for row in (7, 8, 9) for column in (5, 6)
    ]
    assert cells == [
        (12000, "#,##0"),
        (12480, "#,##0"),
        ("≤ 15 dies", "General"),
        ("18 dies", "General"),
        (1, "0 %"),
        (0.875, "0.0 %"),
    ]


def test_degrees_are_shown_with_as_few_decimals_as_they_have() -> None:
    sheet = load_workbook(BytesIO(write([sample_report()], ENGLISH, "ca"))).worksheets[0]
    found = [
        (str(area.sqref), rule.formula, rule.dxf.numFmt.formatCode)
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.dxf.numFmt
    ]
    assert found == [("H7:H15", ["AND(ISNUMBER(H7),H7<1,ROUND(H7*100,1)<>100,ROUND(H7*100,1)=ROUND(H7*100,0))"], "0 %")]


def test_a_finding_is_a_comment_and_a_line_of_the_notes_that_leads_to_its_cell() -> None:
    book = load_workbook(BytesIO(write([sample_report()], ENGLISH, "ca")))
    found = "The difference is stated as 1; result minus target is −1."
    notes = book["Notes"]
    (line,) = [row for row in notes.iter_rows() if row[3].value == found]
    two_lines = notes.row_dimensions[line[0].row].height > 20
    comment = book.worksheets[0]["G10"].comment.text
    assert (comment, [cell.value for cell in line[:3]], line[0].hyperlink.location, two_lines) == (
        found,
        ["G10", "Nombre de cicles realitzats", "Diferència respecte la previsió"],
        "'BIBLIOTECA MUNICIPAL'!G10",
        True,
    )


def test_text_is_never_a_formula() -> None:
    report = sample_report()
    cells = {**report.rows[0].stated.cells, "remarks": "=1+1", "commitment": '+cmd|"x"!A0', "result": "-2+3"}
    risky = build_report(replace(report.stated, rows=(replace(report.rows[0].stated, cells=cells),)))
    data = write([risky], ENGLISH, "ca")
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    texts = [sheet.cell(7, column) for column in (3, 6, 9)]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in texts] == [
        ('+cmd|"x"!A0', "s", True), ("-2+3", "s", True), ("=1+1", "s", True),
    ]  # fmt: skip


def test_the_properties_name_title_organisation_language_and_the_last_day() -> None:
    data = write([sample_report()], ENGLISH, "ca")
    book = load_workbook(BytesIO(data))
    properties = book.properties
    assert (properties.title, properties.creator, str(properties.created), book.custom_doc_props["Language"].value) == (
        "SEGUIMENT DELS COMPROMISOS DE LES CARTES DE SERVEIS 2025",
        "Ajuntament de Vilaclara",
        "2025-12-31 00:00:00",
        "ca",
    )


def test_the_parts_of_the_file_have_no_time() -> None:
    data = write([sample_report()], ENGLISH, "ca")
    assert {info.date_time[0] for info in zipfile.ZipFile(BytesIO(data)).infolist()} == {1980}


@pytest.mark.parametrize(
    ("places", "language", "shown"),
    [
        (1, "ca", ["100 %", "99,9 %", "99,9 %", "66,7 %", "0,0 %"]),
        (0, "es", ["100 %", "99 %", "99 %", "67 %", "0 %"]),
        (2, "en", ["100%", "99.99%", "99.95%", "66.67%", "0.00%"]),
    ],
)
def test_a_miss_never_shows_100(places: int, language: str, shown: list[str]) -> None:
    code = percent_code(replace(PROPORTIONAL, places=places), language)
    degrees = map(Decimal, ("1", "0.99999999", "0.9995", "0.66666667", "0"))
    assert [display(degree, code, Locale(comma=language != "en")) for degree in degrees] == shown


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["Esports", "ESPORTS", "Esports"], ["Esports", "ESPORTS (2)", "Esports (3)", "Notes"]),
        (["Atenció / Queixes: [2025]?*", "'", "History"], ["Atenció Queixes 2025", "1", "History (2)", "Notes"]),
        (["x" * 40, "x" * 40, "notes"], ["x" * 31, "x" * 27 + " (2)", "notes", "Notes (2)"]),
    ],
)
def test_sheets_have_names_that_programs_take(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted, "Notes") == names
