"""Office files, built from the XML that a test writes out."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_EXCEL = "http://purl.oclc.org/ooxml/spreadsheetml/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRUCK, SIGNS = "General;General", "General;General;General"
"""Number formats that a test gives to cells with a line through them, or in Wingdings."""
_FONTS = {STRUCK: "<strike/>", SIGNS: '<name val="Wingdings"/>'}
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "table", "text", "style", "draw")
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body: str, further: dict[str, str | bytes] | None = None, namespace: str = WORD) -> bytes:
    names = f'xmlns:w="{namespace}" xmlns:mc="{COMPATIBILITY}"'
    return packed({"word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>"} | (further or {}))


def p(text: str, properties: str = "") -> str:
    """A Word paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A Word cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def tc_of(*runs: str) -> str:
    return f"<w:tc><w:p>{''.join(runs)}</w:p></w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A Word row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A Word table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def excel(
    sheets: dict[str, str],
    styles: tuple[str, ...] = (),
    strings: str = "",
    workbook: str = "",
    namespace: str = EXCEL,
) -> bytes:
    """A workbook: sheet name → XML inside the worksheet; `styles` are number formats, numbered from 1, each with a font
    of its number (STRUCK, SIGNS: fonts that are not like the others).
    """
    names = list(sheets)
    attributes = {name: ('state="hidden"' if name.startswith("Hidden") else "") for name in names}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" {attributes[name]} r:id="r{n}"/>' for n, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{RELATION}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    formats = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(styles))
    fonts = "".join(f"<font>{_FONTS.get(code, '')}</font>" for code in styles)
    used = "".join(f'<xf numFmtId="{164 + n}" fontId="{1 + n}"/>' for n in range(len(styles)))
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{RELATION}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{namespace}"><numFmts>{formats}</numFmts><fonts><font/>{fonts}</fonts>'
        f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>',
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{namespace}">{strings}</sst>'
    for n, name in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{namespace}">{sheets[name]}</worksheet>'
    return packed(parts)


def inline(reference: str, text: str) -> str:
    """An Excel cell with a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def figure(reference: str, value: str, style: int = 0) -> str:
    """An Excel cell with a number."""
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def open_document(body: str, kind: str = "spreadsheet", styles: str = "", manifest: str = "") -> bytes:
    content = f"<office:document-content {ODF}>{styles}<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content + "</office:document-content>",
    }
    if manifest:
        parts["META-INF/manifest.xml"] = manifest
    return packed(parts)
