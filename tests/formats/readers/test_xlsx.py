import pytest

from cartaviva.core.findings import Place, Unreadable
from cartaviva.formats.readers.xlsx import read
from tests.formats.readers.packing import STRICT_EXCEL, excel, figure, inline
from tests.formats.readers.showing import areas, grids, shown


def data(*rows: str, after: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def row(number: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


HEADINGS = row(1, inline("A1", "Indicador"), inline("B1", "Fita"), inline("C1", "Resultat"))


def test_figures_are_read_as_the_sheet_displays_them() -> None:
    styles = ("0 %", "0.0 %", "dd/mm/yyyy", "[m]&quot; minuts &quot;s&quot; segons&quot;")
    sheet = data(
        HEADINGS,
        row(2, inline("A2", "Percentatge"), figure("B2", "0.95", 1), figure("C2", "0.66700000000000004", 2)),
        row(3, inline("A3", "Valoració, de 8,5"), figure("B3", "8.5"), figure("C3", "45000", 3)),
        row(4, inline("A4", "Espera"), figure("B4", "2.8935185185185184E-3", 4), figure("C4", "12000")),
    )
    assert shown(read(excel({"Dades": sheet}, styles))) == [
        [
            ["Indicador", "Fita", "Resultat"],
            ["Percentatge", "95 %", "66,7 %"],
            ["Valoració, de 8,5", "8,5", "15/03/2023"],
            ["Espera", "4 minuts 10 segons", "12000"],
        ]
    ]


def test_an_english_sheet_has_decimal_points() -> None:
    sheet = data(row(1, inline("A1", "Number of visits to the library"), figure("B1", "8.5"), inline("C1", "Target")))
    assert shown(read(excel({"Data": sheet})))[0] == [["Number of visits to the library", "8.5", "Target"]]


def test_formulas_give_their_last_value_and_errors_their_text() -> None:
    sheet = data(
        HEADINGS,
        row(2, inline("A2", "x"), '<c r="B2"><f>1+1</f><v>2</v></c>', '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        row(3, inline("A3", "y"), '<c r="B3" t="str"><f>"a"</f><v>a_x000A_b</v></c>', '<c r="C3" t="b"><v>1</v></c>'),
        row(4, inline("A4", "z"), '<c r="B4"><f>NOW()</f></c>', figure("C4", "1")),
    )
    assert shown(read(excel({"Dades": sheet})))[0][1:] == [["x", "2", "#DIV/0!"], ["y", "a\nb", "TRUE"], ["z", "", "1"]]


def test_rich_text_is_joined_without_its_readings() -> None:
    strings = "<si><r><t>Cartes </t></r><r><t>de serveis</t></r><rPh><t>reading</t></rPh></si><si><t>Fita</t></si>"
    sheet = data(row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>', '<c r="C1" t="s"><v>0</v></c>'))
    document = read(excel({"Dades": sheet}, strings=strings))
    assert shown(document) == [[["Cartes de serveis", "Fita", "Cartes de serveis"]]]


def test_hidden_rows_columns_and_sheets_are_left_out_and_places_are_those_of_the_file() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    sheet = data(
        row(1, inline("A1", "Indicador"), inline("B1", "Intern"), inline("C1", "Fita"), inline("D1", "Resultat")),
        row(2, inline("A2", "amagat"), inline("C2", "1"), inline("D2", "1"), attributes='hidden="1"'),
        row(3, inline("A3", "x"), inline("B3", "secret"), figure("C3", "3"), figure("D3", "4")),
        before=columns,
    )
    document = read(excel({"Hidden": data(HEADINGS), "Dades": sheet}))
    found = (shown(document), grids(document)[0].rows[1][2].place)
    assert found == ([[["Indicador", "Fita", "Resultat"], ["x", "3", "4"]]], Place(sheet="Dades", row=3, column="D"))


def test_merged_cells_are_one_cell_and_a_title_over_the_table_is_a_paragraph() -> None:
    sheet = data(
        row(1, inline("A1", "Informe 2023")),
        row(2, inline("A2", "Servei"), inline("B2", "Fita"), inline("C2", "Resultat")),
        row(3, inline("A3", "Joventut"), figure("B3", "3"), figure("C3", "4")),
        row(4, '<c r="A4"/>', figure("B4", "5"), figure("C4", "6")),
        after='<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="A3:A4"/></mergeCells>',
    )
    document = read(excel({"Dades": sheet}))
    table = [["Servei", "Fita", "Resultat"], ["Joventut", "3", "4"], ["Joventut", "5", "6"]]
    assert (shown(document), areas(grids(document)[0])) == (["Informe 2023", table], {"Joventut": (1, 0, 2, 1)})


def test_cells_without_references_follow_each_other() -> None:
    sheet = data(
        '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>'
    )
    assert shown(read(excel({"Dades": sheet}))) == [[["a", "1"], ["2", "3"]]]


def test_dates_may_count_from_1904_and_strict_workbooks_are_read_like_the_others() -> None:
    sheet = data(HEADINGS, row(2, inline("A2", "x"), figure("B2", "0", 1), figure("C2", "1", 1)))
    book = excel({"Dades": sheet}, ("yyyy-mm-dd",), workbook='<workbookPr date1904="1"/>', namespace=STRICT_EXCEL)
    assert shown(read(book))[0][1] == ["x", "1904-01-01", "1904-01-02"]


def test_each_sheet_keeps_its_name() -> None:
    document = read(excel({"Biblioteca": data(HEADINGS, row(2, inline("A2", "x"), figure("B2", "1"))), "Buit": data()}))
    assert [grid.sheet for grid in grids(document)] == ["Biblioteca"]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="s"><v>x</v></c>',
        '<c r="A1" s="9"><v>1</v></c>',
        '<c r="1A"><v>1</v></c>',
    ],
    ids=["no such string", "no index", "no such style", "no reference"],
)
def test_a_cell_that_points_nowhere_is_damage(cell: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(excel({"Dades": data(row(1, cell))}, strings="<si><t>a</t></si>"))
    assert caught.value.finding.code == "damaged-file"
