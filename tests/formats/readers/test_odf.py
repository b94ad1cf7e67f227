import pytest

from cartaviva.core.findings import Place, Unreadable
from cartaviva.formats.aside import FORMULA
from cartaviva.formats.readers.odf import read, read_form
from tests.formats.readers.packing import open_document
from tests.formats.readers.showing import areas, grids, shown


def cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows: str, attributes: str = 'table:name="Dades"') -> str:
    return f"<table:table {attributes}>{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"


def test_cells_are_read_as_displayed_with_their_spans() -> None:
    percent = (
        '<table:table-cell office:value-type="percentage" office:value="0.95"><text:p>95 %</text:p></table:table-cell>'
    )
    bare = '<table:table-cell office:value-type="percentage" office:value="0.975"/>'
    sheet = table(
        row(cell("Servei"), cell("Any 2023", 'table:number-columns-spanned="2"'), COVERED),
        row(cell("Joventut", 'table:number-rows-spanned="2"'), percent, bare),
        row(COVERED, cell("a<text:s text:c='3'/>b<text:line-break/>c<text:tab/>d"), cell("<text:span>x</text:span>y")),
    )
    document = read(open_document(sheet))
    found = (shown(document), areas(grids(document)[0]), grids(document)[0].sheet, grids(document)[0].rows[2][2].place)
    assert found == (
        [[["Servei", "Any 2023", "Any 2023"], ["Joventut", "95 %", "97.5 %"], ["Joventut", "a b\nc d", "xy"]]],
        {"Any 2023": (0, 1, 1, 2), "Joventut": (1, 0, 2, 1)},
        "Dades",
        Place(sheet="Dades", row=3, column="C"),
    )


def test_repeated_cells_and_rows_are_repeated_but_for_blank_ones_at_the_end() -> None:
    sheet = table(
        row(cell("a"), cell("b"), '<table:table-cell table:number-columns-repeated="16382"/>'),
        row(cell("x", 'table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"'),
        row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            attributes='table:number-rows-repeated="1048573"',
        ),
    )
    assert shown(read(open_document(sheet))) == [[["a", "b"], ["x", "x"], ["x", "x"]]]


def test_hidden_rows_columns_and_sheets_and_notes_are_left_out() -> None:
    hidden = (
        '<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    note = "<office:annotation><text:p>nota</text:p></office:annotation>"
    noted = f"<table:table-cell>{note}<text:p>c</text:p></table:table-cell>"
    sheet = table(
        columns,
        row(cell("a"), cell("secret"), cell("b")),
        row(cell("filtered"), attributes='table:visibility="filter"'),
        f"<table:table-header-rows>{row(noted, cell('secret'), cell('d'))}</table:table-header-rows>",
    )
    other = table(row(cell("z"), cell("z")), attributes='table:name="Amagat" table:style-name="ta2"')
    document = read(open_document(other + sheet, styles=hidden))
    found = (shown(document), [line[0].heading for line in grids(document)[0].rows])
    assert found == ([[["a", "b"], ["c", "d"]]], [False, True])


def test_figures_have_the_marks_of_the_language_whatever_the_screen_that_showed_them() -> None:
    def figure(text: str, value: str, kind: str = "float") -> str:
        said = f'office:value-type="{kind}" office:value="{value}"'
        return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"

    figures = (
        figure("1,200", "1200"),
        figure("8.25", "8.25"),
        figure("66.7 %", "0.667", "percentage"),
        figure("3", "3"),
    )
    catalan = row(cell("Nombre de visites a la biblioteca"), *figures, cell("de 8.5"))
    english = row(cell("Number of visits to the library"), *figures, cell("of 8.5"))
    assert [shown(read(open_document(table(line))))[0][0][1:] for line in (catalan, english)] == [
        ["1.200", "8,25", "66,7 %", "3", "de 8.5"],
        ["1,200", "8.25", "66.7 %", "3", "of 8.5"],
    ]


def test_a_text_document_has_headings_lists_tables_and_tables_in_tables() -> None:
    inner = table(row(cell("1"), cell("2")))
    holder = f"<table:table-cell><text:p>c</text:p>{inner}</table:table-cell>"
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        '<text:h text:outline-level="2">Carta</text:h><text:list><text:list-item>'
        "<text:p>Punt<text:note><text:p>peu</text:p></text:note></text:p></text:list-item></text:list>"
        f"{table(row(cell('a'), cell('b')), row(holder, cell('d')))}<text:p>Fi</text:p>"
    )
    document = read(open_document(body, kind="text"))
    assert (document.format, shown(document)) == (
        "odt",
        ["## Carta", "Punt", [["a", "b"], ["c", "d"]], [["1", "2"]], "Fi"],
    )


def test_an_encrypted_document_asks_for_its_password() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(Unreadable) as caught:
        read(open_document("x", manifest=manifest))
    assert caught.value.finding.code == "password"


def test_a_form_keeps_the_formula_that_nobody_calculated_and_a_report_does_not() -> None:
    cells = (
        '<table:table-cell office:value-type="string"><text:p>cartaviva.entries/1 ca x</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=1+2" office:value-type="float" office:value="3"/>'
    )
    data = open_document(f'<table:table table:name="Full"><table:table-row>{cells}</table:table-row></table:table>')
    form = [cell.text for cell in grids(read_form(data))[0].rows[0]]
    assert (form[1:], "1+1" in str(shown(read(data)))) == ([f"{FORMULA}=1+1", "3"], False)
