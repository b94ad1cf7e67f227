"""PDFs as browsers print them: rows are tagged, and cells that hold something."""

import io
from typing import NamedTuple

import pikepdf
import pytest

from cartaviva.formats.readers.pdf import read
from tests.formats.readers.drawing import draw_page
from tests.formats.readers.showing import grids, shown


class Printed(NamedTuple):
    text: str
    x: float
    spans: tuple[int, int] = (1, 1)
    """Rows and columns."""


Rows = dict[int, list[Printed]]
"""Cells by the height that their texts stand at; the first row is of headings."""
LINES = "0.5 w 45 655 m 400 655 l S 45 685 m 400 685 l S 45 715 m 400 715 l S 45 655 m 45 715 l S 400 655 m 400 715 l S"


def printed(rows: Rows, drawn: str = "") -> bytes:
    texts = [(cell, y) for y, cells in rows.items() for cell in cells]
    content = [
        f"/P <</MCID {mark}>> BDC BT /F1 10 Tf {cell.x} {y} Td ({cell.text}) Tj ET EMC"
        for mark, (cell, y) in enumerate(texts)
    ]
    with pikepdf.new() as new:
        page = draw_page(new, " ".join([drawn, *content]))
        page.StructParents = 0
        new.Root.StructTreeRoot = tagged_rows(new, page.obj, rows)
        new.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        file = io.BytesIO()
        new.save(file)
    return file.getvalue()


def tagged_rows(new: pikepdf.Pdf, page: pikepdf.Object, rows: Rows) -> pikepdf.Object:
    """The tags of a page: a table of rows of the cells that hold something."""

    def tag(kind: str, parent: pikepdf.Object) -> pikepdf.Object:
        found = new.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{kind}"), P=parent, K=[])
        )
        parent.K.append(found)
        return found

    tree = new.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=[]))
    table = tag("Table", tree)
    cells = []
    for at, row in enumerate(rows.values()):
        line = tag("TR", table)
        for printed_cell in row:
            cell = tag("TD" if at else "TH", line)
            high, wide = printed_cell.spans
            cell.A = pikepdf.Dictionary(O=pikepdf.Name.Table, RowSpan=high, ColSpan=wide)
            cell.Pg = page
            cell.K.append(len(cells))
            cells.append(cell)
    tree.ParentTree = new.make_indirect(pikepdf.Dictionary(Nums=[0, pikepdf.Array(cells)]))
    return tree


PLAIN = {
    700: [Printed("Compromís", 50), Printed("Fita", 250), Printed("Resultat", 350)],
    670: [Printed("Obrir", 50), Printed("4", 350)],
    640: [Printed("Fer tallers", 50), Printed("3", 250), Printed("2", 350)],
}


@pytest.mark.parametrize("drawn", ["", LINES], ids=["bare", "some lines"])
def test_where_tags_leave_empty_cells_out_the_place_of_a_text_says_its_column(drawn: str) -> None:
    document = read(printed(PLAIN, drawn))
    table = [["Compromís", "Fita", "Resultat"], ["Obrir", "", "4"], ["Fer tallers", "3", "2"]]
    assert (shown(document), grids(document)[0].rows[0][0].heading) == ([table], True)


def test_cells_over_several_columns_and_rows_are_counted_in_rows_that_are_full() -> None:
    """The heading of two years stands over the right one of them."""
    years = [Printed("2022", 250), Printed("2023", 350)]
    heads = {
        720: [Printed("Compromís", 50, (2, 1)), Printed("Resultat", 340, (1, 2))],
        700: years,
        670: [Printed("Obrir", 50), Printed("4", 350)],
        640: [Printed("Fer tallers", 50, (2, 1)), Printed("3", 250), Printed("2", 350)],
        610: [Printed("5", 250)],
    }
    assert shown(read(printed(heads))) == [
        [
            ["Compromís", "Resultat", "Resultat"],
            ["Compromís", "2022", "2023"],
            ["Obrir", "", "4"],
            ["Fer tallers", "3", "2"],
            ["Fer tallers", "5", ""],
        ]
    ]


def test_a_heading_over_several_columns_of_a_row_that_is_not_full_is_where_its_middle_is() -> None:
    heads = {720: [Printed("Any 2023", 290, (1, 2))], **PLAIN}
    assert shown(read(printed(heads)))[0][0] == ["", "Any 2023", "Any 2023"]


def test_a_text_alone_is_in_the_column_that_it_stands_in() -> None:
    last = {610: [Printed("Observacions de l'any", 50)], 580: [Printed("7", 250)]}
    assert shown(read(printed({**PLAIN, **last})))[0][-2:] == [["Observacions de l'any", "", ""], ["", "7", ""]]


def test_texts_of_cells_that_touch_are_told_apart_by_their_tags() -> None:
    heads = [Printed("COMPROMIS", 50), Printed("FITA", 113), Printed("RESULTAT", 141)]
    body = {670: [Printed("Obrir", 50), Printed("3", 125), Printed("4", 150)]}
    assert shown(read(printed({700: heads, **body}))) == [[["COMPROMIS", "FITA", "RESULTAT"], ["Obrir", "3", "4"]]]
