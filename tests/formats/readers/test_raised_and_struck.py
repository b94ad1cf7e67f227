"""The same words in every format: what stands high is the mark of a note, what is struck out is not there."""

from cartaviva.formats.readers import docx, html, odf, xlsx
from tests.formats.readers.packing import STRUCK, WORD, excel, open_document, run, tbl, tc_of, tr, word
from tests.formats.readers.showing import shown

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


HIGH, LINED = '<w:vertAlign w:val="superscript"/>', "<w:strike/>"


def fraction(over: str, under: str) -> str:
    piece = f"<m:r><m:t>{over}</m:t></m:r>", f"<m:r><m:t>{under}</m:t></m:r>"
    return f'<m:f xmlns:m="{MATH}"><m:num>{piece[0]}</m:num><m:den>{piece[1]}</m:den></m:f>'


def test_word() -> None:
    field = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Nota"><w:rPr>{HIGH}</w:rPr></w:style>'
        f'<w:style w:styleId="Fora"><w:rPr>{LINED}</w:rPr></w:style></w:styles>'
    )
    cells = (
        tc_of(run("11480"), run("1", HIGH)),
        tc_of(run("4 m"), run("2", HIGH), run(", 1"), run("r", HIGH), run(", CO"), run("2", "<w:vertAlign/>")),
        tc_of(run("5", LINED), run("4", '<w:strike w:val="0"/>')),
        tc_of(run("9", "<w:dstrike/>"), run("8")),
        tc_of(run("7"), run("3", '<w:rStyle w:val="Nota"/>'), run("6", '<w:rStyle w:val="Fora"/>')),
        tc_of(run("6", '<w:rStyle w:val="Fora"/><w:strike w:val="false"/>')),
        tc_of(run("4"), fraction("1", "2")),
        tc_of(run("resultat: "), field.format(run("150"))),
    )
    assert shown(docx.read(word(tbl(tr(*cells)), {"word/styles.xml": styles}))) == [
        [["11480¹", "4 m², 1r, CO2", "4", "8", "7³", "6", "4 1/2", "resultat:"]]
    ]


def test_web_page() -> None:
    cells = (
        "4<sup>2</sup>",
        "4 m<sup>2</sup>, 1<sup>r</sup>, CO<sub>2</sub>",
        "4<sup>(1)</sup>",
        '4<span style="vertical-align: super"><b>1</b>2</span>3',
        "<del>5</del>4",
        "<del>9</del><ins>4</ins>",
        "<s>9</s><strike>8</strike>7",
        '<span style="text-decoration: line-through">9</span>6',
    )
    table = "".join(f"<td>{cell}</td>" for cell in cells)
    assert shown(html.read(f"<p>Nota<sup>1</sup></p><table><tr>{table}</tr></table>".encode())) == [
        "Nota¹",
        [["4²", "4 m², 1r, CO2", "4(1)", "4¹²3", "4", "4", "7", "6"]],
    ]


def style(name: str, family: str, properties: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>'
    )


def span(look: str, text: str) -> str:
    return f'<text:span text:style-name="{look}">{text}</text:span>'


LOOKS = (
    style("High", "text", 'style:text-position="super 58%"')
    + style("Higher", "text", 'style:text-position="33% 58%"')
    + style("Low", "text", 'style:text-position="-33% 58%"')
    + style("Struck", "text", 'style:text-line-through-style="solid" style:text-line-through-type="single"')
    + style("Double", "text", 'style:text-line-through-type="double"')
    + style("Unseen", "text", 'text:display="none"')
    + style("Signs", "text", 'style:font-name="Wingdings"')
    + style("Maths", "text", 'style:font-name="Symbol"')
    + style("Gone", "table-cell", 'style:text-line-through-style="solid"')
)


def test_open_document() -> None:
    def cell(inner: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}><text:p>{inner}</text:p></table:table-cell>"

    cells = (
        cell(f"4{span('High', '2')}"),
        cell(f"4 m{span('Higher', '3')}, CO{span('Low', '2')}"),
        cell(f"{span('Struck', '5')}4{span('Double', '6')}"),
        cell("9", 'table:style-name="Gone" office:value-type="float" office:value="9"'),
        cell("8"),
        cell(f"{span('Unseen', '1')}5, {span('Signs', 'ü')} {span('Maths', '£')} 7"),
    )
    body = f'<table:table table:name="x"><table:table-row>{"".join(cells)}</table:table-row></table:table>'
    styles = f"<office:automatic-styles>{LOOKS}</office:automatic-styles>"
    read = [shown(odf.read(open_document(body, kind, styles=styles))) for kind in ("spreadsheet", "text")]
    assert read == [[[["4²", "4 m³, CO2", "4", "", "8", "5, ✓ ≤ 7"]]]] * 2


def test_excel() -> None:
    def rich(*runs: tuple[str, str]) -> str:
        return "<is>" + "".join(f"<r><rPr>{look}</rPr><t>{text}</t></r>" for look, text in runs) + "</is>"

    high, struck = '<vertAlign val="superscript"/>', "<strike/>"
    texts = (
        rich(("", "4"), (high, "2")),
        rich(("", "CO"), ('<vertAlign val="subscript"/>', "2"), ("", ", m"), (high, "2")),
        rich((struck, "5"), ('<strike val="0"/>', "4")),
    )
    cells = "".join(f'<c r="{at}1" t="inlineStr">{text}</c>' for at, text in zip("ABC", texts, strict=True))
    cells += '<c r="D1" s="1"><v>9</v></c><c r="E1"><v>8</v></c>'
    book = excel({"Dades": f'<sheetData><row r="1">{cells}</row></sheetData>'}, (STRUCK,))
    assert shown(xlsx.read(book)) == [[["4²", "CO2, m²", "4", "", "8"]]]
