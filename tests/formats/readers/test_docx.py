import pytest

from cartaviva.core.findings import Place, Unreadable
from cartaviva.formats.readers.docx import read
from tests.formats.readers.packing import STRICT_WORD, WORD, p, packed, tbl, tc, tr, word
from tests.formats.readers.showing import areas, grids, shown

STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:lang w:val="en-US"/></w:docDefaults>'
    '<w:style w:styleId="Ttol1"><w:name w:val="heading 1"/><w:rPr><w:lang w:val="ca-ES"/></w:rPr></w:style>'
    '<w:style w:styleId="Propi"><w:name w:val="El meu"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>'
)


def test_merged_cells_are_one_cell_at_every_place_they_cover() -> None:
    table = tbl(
        tr(tc("Servei"), tc("Any 2023", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
        tr(tc("Joventut", '<w:vMerge w:val="restart"/>'), tc("3"), tc("4")),
        tr(tc("", "<w:vMerge/>"), tc("5"), tc("6")),
        tr(tc("Esports"), tc("7"), tc("8")),
    )
    grid = grids(read(word(table)))[0]
    texts = [[cell.text for cell in row] for row in grid.rows]
    heads = [[cell.heading for cell in row] for row in grid.rows]
    assert (texts, heads, areas(grid), grid.rows[2][2].place) == (
        [
            ["Servei", "Any 2023", "Any 2023"],
            ["Joventut", "3", "4"],
            ["Joventut", "5", "6"],
            ["Esports", "7", "8"],
        ],
        [[True] * 3, *[[False] * 3] * 3],
        {"Any 2023": (0, 1, 1, 2), "Joventut": (1, 0, 2, 1)},
        Place(table=1, row=3, column=3),
    )


def test_a_row_that_begins_or_ends_inside_the_grid_keeps_its_columns() -> None:
    table = tbl(
        tr(tc("a"), tc("b"), tc("c")),
        tr(tc("x"), tc("y"), properties='<w:gridBefore w:val="1"/>'),
        tr(tc("z"), properties='<w:gridAfter w:val="2"/>'),
    )
    assert shown(read(word(table))) == [[["a", "b", "c"], ["", "x", "y"], ["z", "", ""]]]


def test_changes_are_accepted_and_hidden_text_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Termini: </w:t></w:r><w:del><w:r><w:delText>15</w:delText><w:tab/></w:r></w:del>"
        "<w:ins><w:r><w:t>10</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> mesos</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> dies</w:t></w:r></w:moveTo><w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>'
    )
    rows = tbl(tr(tc("a"), tc("b")), tr(tc("gone"), tc("gone"), properties='<w:del w:id="1"/>'), tr(tc("c"), tc("d")))
    assert shown(read(word(body + rows))) == ["Termini: 10 dies.", [["a", "b"], ["c", "d"]]]


def test_content_controls_may_stand_around_rows_cells_and_paragraphs() -> None:
    def sdt(inner: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'

    table = tbl(sdt(tr(tc("a"), tc("b"))), tr(sdt(tc("c")), f"<w:tc>{sdt(p('d'))}</w:tc>"))
    assert shown(read(word(sdt(p("Títol")) + sdt(table)))) == ["Títol", [["a", "b"], ["c", "d"]]]


def test_an_inner_table_comes_after_the_table_that_holds_it() -> None:
    deepest = tbl(tr(tc("e"), tc("f")))
    inner = tbl(tr(tc("c"), f"<w:tc>{p('d')}{deepest}</w:tc>"))
    outer = tbl(tr(tc("a"), f"<w:tc>{p('b')}{inner}</w:tc>"))
    document = read(word(outer + p("fi")))
    found = (shown(document), [grid.rows[0][0].place.table for grid in grids(document)])
    assert found == ([[["a", "b"]], [["c", "d"]], [["e", "f"]], "fi"], [1, 2, 3])


def test_tables_beside_each_other_come_each_below_its_title() -> None:
    left, right = tbl(tr(tc("a"), tc("b"))), tbl(tr(tc("c"), tc("d")))
    beside = tbl(tr(f"<w:tc>{p('Left')}{left}</w:tc>", f"<w:tc>{p('Right')}{right}</w:tc>"))
    below = tbl(tr(tc("Left"), tc("Right")), tr(f"<w:tc>{left}<w:p/></w:tc>", f"<w:tc>{right}<w:p/></w:tc>"))
    own = tbl(tr(tc("Left"), tc("x"), tc("Right")), tr(f"<w:tc>{left}</w:tc>", tc("y"), f"<w:tc>{right}</w:tc>"))
    parted = ["Left", [["a", "b"]], "Right", [["c", "d"]]]
    assert [shown(read(word(table))) for table in (beside, below)] == [parted, parted]
    assert shown(read(word(own))) == [[["Left", "x", "Right"], ["", "y", ""]], [["a", "b"]], [["c", "d"]]]
    assert [grid.rows[0][0].place.table for grid in grids(read(word(beside)))] == [2, 3]


def test_paragraphs_and_breaks_in_a_cell_are_lines() -> None:
    broken = "<w:p><w:r><w:t>un</w:t><w:br/><w:t>dos</w:t><w:tab/><w:t>tres</w:t></w:r></w:p>"
    cell = f"<w:tc>{p('Indicador')}<w:p/>{broken}</w:tc>"
    assert shown(read(word(tbl(tr(cell, tc("x")))))) == [[["Indicador\nun\ndos tres", "x"]]]


def test_headings_are_known_by_built_in_name_or_outline_level_and_language_by_what_is_not_the_default() -> None:
    body = (
        p("Capítol", '<w:pStyle w:val="Ttol1"/>')
        + p("Apartat", '<w:pStyle w:val="Propi"/>')
        + p("Directe", '<w:outlineLvl w:val="1"/>')
        + p("Text", '<w:outlineLvl w:val="9"/>')
    )
    document = read(word(body, {"word/styles.xml": STYLES}))
    assert (shown(document), document.language) == (["# Capítol", "### Apartat", "## Directe", "Text"], "ca")


def test_a_text_box_is_read_once_after_its_paragraph_and_notes_come_last() -> None:
    def box(text: str) -> str:
        return f"<w:drawing><w:txbxContent>{p(text)}</w:txbxContent></w:drawing>"

    alternate = (
        f"<mc:AlternateContent><mc:Choice>{box('Caixa')}</mc:Choice>"
        f"<mc:Fallback>{box('Caixa')}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Abans</w:t></w:r><w:r>{alternate}</w:r></w:p>{p('Després')}"
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator">{p("---")}</w:footnote>'
        f"<w:footnote>{p('Una nota.')}</w:footnote></w:footnotes>"
    )
    document = read(word(body, {"word/footnotes.xml": notes}))
    assert shown(document) == ["Abans", "Caixa", "Després", "Una nota."]


def test_signs_of_the_symbol_font_are_read() -> None:
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    assert shown(read(word(f"<w:p>{sign}<w:r><w:t> 8</w:t></w:r></w:p>"))) == ["≥ 8"]


def test_strict_documents_are_read_like_the_others() -> None:
    table = tbl(tr(tc("a", '<w:gridSpan w:val="2"/>')), tr(tc("b"), tc("c")))
    assert shown(read(word(table, namespace=STRICT_WORD))) == [[["a", "a"], ["b", "c"]]]


def test_a_document_without_a_body_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        read(packed({"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'}))
    assert caught.value.finding.code == "damaged-file"


def test_what_stands_in_something_unknown_joins_no_paragraph_and_no_cell() -> None:
    strange = f"<w:strange>{p('aside')}</w:strange>"
    document = read(word(f"{p('Real')}{strange}{tbl(tr(tc('Target'), tc('Result')))}{strange}{p('End')}"))
    assert [getattr(block, "text", None) or [cell.text for cell in block.rows[0]] for block in document.blocks] == [
        "Real",
        ["Target", "Result"],
        "End",
    ]
