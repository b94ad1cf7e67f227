"""The Word template that ships with the program: landscape A4, with every style of a report, to be restyled in Word."""

import zipfile
from functools import cache
from io import BytesIO

from cartaviva.formats import aside, palette

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "application/vnd.openxmlformats-package."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TABLE, CELL, FIGURE, HEADING = "Carta Viva Table", "Carta Viva Cell", "Carta Viva Figure", "Carta Viva Heading"
TITLE, FACT, NOTE, REFERENCE = "Title", "Carta Viva Fact", "Carta Viva Note", "footnote reference"
LEDE, SECTION, REMARK, FOOTNOTE = (f"{aside.STYLE} {name}" for name in ("Summary", "Heading", "Note", "Footnote"))
MISS, SAID, STATE = (f"{aside.STYLE} {name}" for name in ("Miss", "Text", "Status"))
"""Names of styles, as Word has them whatever its language. A template that lacks one is given ours."""

INK, MUTED, RULE = (colour.removeprefix("#") for colour in (palette.INK, palette.MUTED, palette.RULE))


@cache
def default_template() -> bytes:
    """An empty document with the styles, a footer with page numbers, and room for footnotes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in PARTS.items():
            archive.writestr(zipfile.ZipInfo(name), (_HEAD + xml).encode("utf-8"))
    return out.getvalue()


def _style(name: str, identifier: str, based_on: str, looks: str, kind: str = "paragraph") -> str:
    """`looks` is the XML of its pPr, rPr or tblPr."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    custom = ' w:customStyle="1"' if name.startswith("Carta Viva") else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/>{looks}</w:style>"
    )


def _text(size: int, space: tuple[int, int] = (0, 0), first: str = "", last: str = "", run: str = "") -> str:
    """Looks of a paragraph: `size` in half points, `space` before and after it in twentieths of a point; `first` and
    `last` are the properties that the schema wants before and after the space.
    """
    before, after = space
    spacing = f'{first}<w:spacing w:before="{before}" w:after="{after}"/>{last}'
    return f'<w:pPr>{spacing}</w:pPr><w:rPr>{run}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


_SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/>'
_GREY = f'<w:color w:val="{MUTED}"/>'
_KEEP, _LEVEL = "<w:keepNext/>", '<w:outlineLvl w:val="1"/>'
_RIGHT = '<w:jc w:val="right"/>'


def _rules() -> str:
    """A heavy rule above and below, thin ones between rows, none upright."""

    def side(name: str, size: int, colour: str) -> str:
        return f'<w:{name} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    borders = side("top", 12, INK) + side("bottom", 12, INK) + side("insideH", 4, RULE)
    margins = "".join(
        f'<w:{name} w:w="{width}" w:type="dxa"/>'
        for name, width in (("top", 50), ("left", 70), ("bottom", 50), ("right", 70))
    )
    head = f'<w:tcPr><w:tcBorders>{side("bottom", 8, INK)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>'
    return (
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>{head}</w:tblStylePr>'
    )


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    f'<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="ca-ES" w:eastAsia="ca-ES"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    + _style(TITLE, "Title", "Normal", _text(36, (0, 80), _KEEP, run=_SERIF + "<w:b/><w:bCs/>"))
    + _style(SECTION, "CartaVivaAsideHeading", "Normal", _text(24, (240, 80), _KEEP, _LEVEL, _SERIF + "<w:b/><w:bCs/>"))
    + _style(LEDE, "CartaVivaAsideSummary", "Normal", _text(24, (0, 120), run=_SERIF))
    + _style(FACT, "CartaVivaFact", "Normal", _text(20, (0, 20), _KEEP, run=_GREY))
    + _style(NOTE, "CartaVivaNote", "Normal", _text(18, (60, 60)))
    + _style(REMARK, "CartaVivaAsideNote", "CartaVivaNote", "")
    + _style(MISS, "CartaVivaAsideMiss", "CartaVivaNote", _text(18, (160, 20), _KEEP, run="<w:b/><w:bCs/>"))
    + _style(SAID, "CartaVivaAsideText", "CartaVivaNote", _text(18, (20, 20)))
    + _style(CELL, "CartaVivaCell", "Normal", _text(17))
    + _style(FIGURE, "CartaVivaFigure", "CartaVivaCell", f"<w:pPr>{_RIGHT}</w:pPr>")
    + _style(STATE, "CartaVivaAsideStatus", "CartaVivaFigure", "")
    + _style(HEADING, "CartaVivaHeading", "CartaVivaCell", f"<w:pPr>{_KEEP}</w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>")
    + _style("footer", "Footer", "Normal", _text(16, last=_RIGHT, run=_GREY))
    + _style("footnote text", "FootnoteText", "Normal", _text(16))
    + _style(FOOTNOTE, "CartaVivaAsideFootnote", "FootnoteText", "")
    + _style(REFERENCE, "FootnoteReference", "", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character")
    + _style(TABLE, "CartaVivaTable", "TableNormal", _rules(), "table")
    + "</w:styles>"
)


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _separator(identifier: int, kind: str) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{identifier}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def _relation(identifier: str, kind: str, target: str, base: str = R) -> str:
    return f'<Relationship Id="{identifier}" Type="{base}/{kind}" Target="{target}"/>'


METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{_PACKAGE}relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}{kind}+xml"/>'
        for name, kind in (
            ("styles", "styles"),
            ("settings", "settings"),
            ("footnotes", "footnotes"),
            ("footer1", "footer"),
        )
    )
    + f'<Override PartName="/docProps/core.xml" ContentType="{_PACKAGE}core-properties+xml"/></Types>',
    "_rels/.rels": _RELS.format(
        _relation("rId1", "officeDocument", "word/document.xml")
        + _relation("rId2", "core-properties", "docProps/core.xml", METADATA)
    ),
    "docProps/core.xml": "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
    "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>'
    '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="425" w:footer="425" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>",
    "word/_rels/document.xml.rels": _RELS.format(
        _relation("rId1", "styles", "styles.xml")
        + _relation("rId2", "settings", "settings.xml")
        + _relation("rId3", "footnotes", "footnotes.xml")
        + _relation("rId4", "footer", "footer1.xml")
    ),
    "word/styles.xml": STYLES,
    "word/settings.xml": f'<w:settings xmlns:w="{W}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    '</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{_separator(-1, "separator")}'
    f"{_separator(0, 'continuationSeparator')}</w:footnotes>",
    "word/footer1.xml": f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_field("PAGE")}'
    f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>',
}
