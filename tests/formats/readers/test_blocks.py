from cartaviva.formats.grid import BLANK, Cell, Document, Grid
from cartaviva.formats.readers.blocks import split
from cartaviva.formats.readers.cells import Axis, Placed, clean, lay_out, letters, place
from tests.formats.readers.showing import shown


def sheet(*rows: str) -> list[list[Cell]]:
    """Rows of cells between bars."""
    return [[Cell(text.strip()) for text in row.split("|")] for row in rows]


def blocks(*rows: str) -> list[str | list[list[str]]]:
    return shown(Document(tuple(split(sheet(*rows), merges=True)), "test"))


def test_titles_above_a_table_and_notes_below_it_are_paragraphs() -> None:
    assert blocks("Informe ||", "Servei: | Joventut |", "Promesa | Fita | Resultat", "Obrir | 3 | 4", "* Nota ||") == [
        "Informe",
        "Servei: Joventut",
        [["Promesa", "Fita", "Resultat"], ["Obrir", "3", "4"]],
        "* Nota",
    ]


def test_a_label_without_a_value_belongs_to_its_card() -> None:
    below = ["Mesura | Dies |", "Fita | Resultat | Grau", "3 | 4 | 100", "Notes ||"]
    rows = [["Mesura", "Dies", ""], ["Fita", "Resultat", "Grau"], ["3", "4", "100"], ["Notes", "", ""]]
    assert blocks("Promesa | Obrir |", *below, "||", "Promesa | Tancar |", *below) == [
        [["Promesa", "Obrir", ""], *rows],
        [["Promesa", "Tancar", ""], *rows],
    ]


def test_a_label_without_a_value_below_figures_belongs_to_its_block_as_in_the_block_that_has_one() -> None:
    rows = ["| 1T | 2T", "Fita | 3 | 3", "Real | 4 | 2"]
    figures = [["", "1T", "2T"], ["Fita", "3", "3"], ["Real", "4", "2"]]
    assert blocks(
        "Obrir ||", *rows, "Notes | Obres |", "||", "Tancar ||", *rows, "Notes ||", "||", "Vist i plau ||"
    ) == [
        "Obrir",
        [*figures, ["Notes", "Obres", ""]],
        "Tancar",
        [*figures, ["Notes", "", ""]],
        "Vist i plau",
    ]


def test_a_new_table_begins_with_headings_after_a_blank_row() -> None:
    assert blocks("a | b", "x | 1", " | ", "Segona |", "c | d", "y | 2") == [
        [["a", "b"], ["x", "1"]],
        "Segona",
        [["c", "d"], ["y", "2"]],
    ]


def test_rows_without_headings_go_on_with_the_table_above_and_take_their_band_along() -> None:
    assert blocks("a | b", "x | 1", " | ", "2. Tràmits |", "y | 2", " | ", "z | Sí") == [
        [["a", "b"], ["x", "1"], ["2. Tràmits", ""], ["y", "2"], ["z", "Sí"]]
    ]


def test_headings_that_come_again_begin_a_table_without_a_blank_row() -> None:
    assert blocks("a | b", "x | 1", "Segona |", "a | b", "y | 2") == [
        [["a", "b"], ["x", "1"]],
        "Segona",
        [["a", "b"], ["y", "2"]],
    ]


def test_a_band_in_the_middle_stays_in_its_table() -> None:
    assert blocks("a | b", "Banda |", "x | 1") == [[["a", "b"], ["Banda", ""], ["x", "1"]]]


def test_a_merged_band_at_the_end_belongs_to_the_table() -> None:
    total = Cell("Total: 6 de 9")
    rows = [*sheet("a | b", "x | 1"), [total, total]]
    assert [len(block.rows) for block in split(rows, merges=True) if isinstance(block, Grid)] == [3]


def test_texts_keep_their_own_widths() -> None:
    rows = [[Cell("a"), Cell("b"), Cell("c")], [Cell("x"), Cell("1")]]
    padded = ((Cell("a"), Cell("b"), Cell("c")), (Cell("x"), Cell("1"), BLANK))
    assert split(rows, merges=False) == [Grid(padded, merges=False, widths=(3, 2))]


def test_a_cell_covers_its_rectangle_and_blank_edges_are_cut() -> None:
    cells = [
        Placed(5, 3, Cell("títol"), 1, 9),
        Placed(6, 3, Cell("a"), 2, 1),
        Placed(6, 4, Cell("b")),
        Placed(7, 4, Cell("c")),
    ]
    assert [[cell.text for cell in row] for row in lay_out(cells)] == [["títol", "títol"], ["a", "b"], ["a", "c"]]


def test_hidden_rows_and_columns_close_up_and_a_merged_cell_keeps_what_is_seen_of_it() -> None:
    rows, columns = Axis(), Axis()
    rows.hide(2, 2)
    columns.hide(1)
    at = [place(Cell("x"), area, rows, columns) for area in ((4, 2, 1, 1), (2, 0, 3, 3), (3, 0, 1, 1), (0, 1, 1, 1))]
    assert [found and (found.row, found.column, found.rows, found.columns) for found in at] == [
        (2, 1, 1, 1),
        (2, 0, 1, 2),
        None,
        None,
    ]


def test_what_nobody_sees_is_taken_out_of_a_text() -> None:
    assert [
        clean(text)
        for text in ("  a  \t b ", "comu\u00adnicació", "e\u0301s", "a \r\n b\vc", "\u200b\ufeff", "95\u00a0%")
    ] == [
        "a b",
        "comunicació",
        "és",
        "a\nb\nc",
        "",
        "95 %",
    ]


def test_columns_have_the_names_that_a_spreadsheet_gives_them() -> None:
    assert [letters(column) for column in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
