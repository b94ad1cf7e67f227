"""What a Word form shows: boxes, lists, letters of fonts of signs; and what changes take away."""

from cartaviva.formats.readers.docx import read
from tests.formats.readers.packing import WORD, p, run, tbl, tc, tc_of, tr, word
from tests.formats.readers.showing import shown

WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def old(choice: str, shows: str = "") -> str:
    """A field of an old form."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")]
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{choice}</w:ffData></w:fldChar></w:r>'
    return begin + marks[0] + shows + marks[1]


def new(marked: int, sign: str) -> str:
    """A box of Word 2010 and later."""
    box = f'<w14:checkbox {WORD_2010}><w14:checked w14:val="{marked}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent><w:r>{sign}</w:r></w:sdtContent></w:sdt>"


def test_boxes_and_lists_show_what_is_chosen() -> None:
    entries = '<w:listEntry w:val="95 %"/><w:listEntry w:val="81 %"/>'
    cells = (
        tc_of(new(1, "<w:t>☒</w:t>"), run(" Sí "), new(0, "<w:t>☐</w:t>"), run(" No")),
        tc_of(new(1, '<w:sym w:font="Wingdings" w:char="F0FE"/>')),
        tc_of(old('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), run(" Sí ")),
        tc_of(old('<w:checkBox><w:default w:val="1"/></w:checkBox>'), old("<w:checkBox><w:checked/></w:checkBox>")),
        tc_of(old(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')),
        tc_of(old(f"<w:ddList>{entries}</w:ddList>"), run("!")),
        tc_of(old(f"<w:ddList>{entries}</w:ddList>", run("81 %"))),
        tc_of(old('<w:ddList><w:result w:val="7"/></w:ddList>'), run("?")),
    )
    assert shown(read(word(tbl(tr(*cells))))) == [[["☑ Sí ☐ No", "☑", "☐ Sí", "☑☑", "81 %", "95 %!", "81 %", "?"]]]


def test_letters_in_a_font_of_signs_are_the_signs() -> None:
    def fonts(name: str) -> str:
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'

    cells = (
        tc_of(run("ü", fonts("Wingdings")), run("û", fonts("Wingdings")), run("ü", fonts("Arial"))),
        tc_of(run("P", fonts("Wingdings 2")), run("\uf04f", fonts("Wingdings 2"))),
        tc_of(run("£", fonts("Symbol")), run(" 5 £")),
        tc_of('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'),
        tc_of('<w:r><w:sym w:font="Webdings" w:char="0061"/></w:r>', run("a")),
    )
    assert shown(read(word(tbl(tr(*cells))))) == [[["✓✗ü", "✓✗", "≤ 5 £", "✓≥", "✓a"]]]


def test_a_sign_that_alone_is_underlined_has_the_line_of_equality() -> None:
    line = '<w:u w:val="single"/>'
    cells = (
        tc_of(run("&lt;", line), run("5 dies")),
        tc_of(run("&gt; ", line), run("90 %")),
        tc_of(run("&lt;", line), run("5 dies", line)),
        tc_of(run("&lt; 5 dies", line)),
        tc_of(run("&lt;", '<w:u w:val="none"/>'), run("5 dies")),
    )
    assert shown(read(word(tbl(tr(*cells))))) == [[["≤ 5 dies", "≥ 90 %", "<5 dies", "< 5 dies", "<5 dies"]]]


def test_a_style_looks_like_the_one_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="Nota"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:styleId="Nota2"><w:basedOn w:val="Nota"/></w:style>'
        '<w:style w:styleId="Nota3"><w:basedOn w:val="Nota2"/></w:style>'
        '<w:style w:styleId="Pla"><w:basedOn w:val="Nota"/><w:rPr><w:vertAlign w:val="baseline"/></w:rPr></w:style>'
        '<w:style w:styleId="Volta"><w:basedOn w:val="Volta"/></w:style>'
    )
    names = ("Nota2", "Nota3", "Pla", "Volta")
    cells = (tc_of(run("5"), run("1", f'<w:rStyle w:val="{name}"/>')) for name in names)
    further: dict[str, str | bytes] = {"word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'}
    assert shown(read(word(tbl(tr(*cells)), further))) == [[["5¹", "5¹", "51", "51"]]]


def test_cells_and_ends_of_paragraphs_that_a_change_has_taken_away_are_gone() -> None:
    end = '<w:rPr><w:del w:id="1"/></w:rPr>'
    joined = f"<w:tc>{p('1', end)}{p('5', end)}{p('0')}{p('dies')}</w:tc>"
    row = tr(tc("a"), tc("95 %", '<w:cellDel w:id="2"/>'), tc("81 %", '<w:cellIns w:id="3"/>'), joined)
    assert shown(read(word(tbl(row)))) == [[["a", "81 %", "150\ndies"]]]
