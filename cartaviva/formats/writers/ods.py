"""OpenDocument spreadsheets: a sheet for each report, one of misses where there are any, and one of notes.

Numbers are numbers that look as stated.
"""

import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from cartaviva.core.compliance import printed_degree, uncapped
from cartaviva.core.display import STATUS_WORDS, imprint_lines, policy_text
from cartaviva.core.language.numerals import NO_BREAK_SPACE
from cartaviva.core.language.units import Unit
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats import aside
from cartaviva.formats.palette import MUTED
from cartaviva.formats.writers.docx_table import plain
from cartaviva.formats.writers.figures import entries_of
from cartaviva.formats.writers.improving import SHEET, improving_table
from cartaviva.formats.writers.json import decimal_text
from cartaviva.formats.writers.notes import notes_of, remark
from cartaviva.formats.writers.ods_styles import NAMESPACES, PAGE, Styles
from cartaviva.formats.writers.sheets import (
    STATUS,
    STATUS_WIDTH,
    heading_height,
    height_of,
    heights_of,
    sheet_names,
    widths_of,
)
from cartaviva.formats.writers.table import (
    BEYOND,
    Heading,
    Printed,
    Table,
    apart_of,
    dated,
    lines_above,
    names_of,
    table_of,
    title_of,
)

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PARTS = (("/", MIME), *((name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")))
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in _PARTS
    )
    + "</manifest:manifest>"
)
NOTES_WIDTH, NOTES_LINE = 140, 120
"""In letters: of the column of notes, and of what its line holds in the widest of the usual fonts."""


def write(reports: Sequence[FollowUpReport], say: Say, language: str) -> bytes:
    """An .ods of version 1.2. The figures of differences and degrees are those that are printed."""
    styles = Styles()
    said = improving_table(reports, say)
    names = sheet_names(
        [*names_of(reports, say, period_first=True), *([say(SHEET)] if said else [])], say(mark("Notes"))
    )
    sheets = [
        _Sheet(report, number, styles, say, language).xml(name)
        for number, (report, name) in enumerate(zip(reports, names, strict=False), 1)
    ]
    if said:
        sheets.append(_improving(said, names[-2], styles))
    sheets.append(_notes(reports, names[-1], styles, say))
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    parts = {
        "content.xml": _root("content", f"<office:automatic-styles>{styles.xml()}</office:automatic-styles>{body}"),
        "styles.xml": _root("styles", PAGE.format(language=language)),
        "settings.xml": _root("settings", _settings(reports, names, say)),
        "meta.xml": _root("meta", _meta(reports, say)),
        "META-INF/manifest.xml": MANIFEST,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIME, zipfile.ZIP_STORED)  # first and unpacked, says the standard
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(name), (_HEAD + xml).encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _root(kind: str, content: str) -> str:
    return f'<office:document-{kind} {NAMESPACES} office:version="1.2">{content}</office:document-{kind}>'


def _meta(reports: Sequence[FollowUpReport], say: Say) -> str:
    moment = dated(reports).isoformat()
    texts = {
        "dc:title": title_of(reports[0], say),
        "meta:initial-creator": reports[0].stated.organisation,
        "meta:creation-date": moment,
        "dc:date": moment,
        "dc:language": reports[0].stated.language,
    }
    return (
        "<office:meta>"
        + "".join(f"<{tag}>{_text(text)}</{tag}>" for tag, text in texts.items() if text)
        + "</office:meta>"
    )


def _settings(reports: Sequence[FollowUpReport], names: Sequence[str], say: Say) -> str:
    """How the document opens: headings stay where they are while the rows move."""

    def item(name: str, kind: str, value: object) -> str:
        return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'

    tables = ""
    for report, name in zip(reports, names, strict=False):
        rows = len(lines_above(report, say)) + 3
        split = item("VerticalSplitMode", "short", 2) + item("VerticalSplitPosition", "int", rows)
        split += item("ActiveSplitRange", "short", 2) + item("PositionBottom", "int", rows)
        tables += f"<config:config-item-map-entry config:name={quoteattr(name)}>{split}</config:config-item-map-entry>"
    view = item("ViewId", "string", "view1")
    view += f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
    view += item("ShowZeroValues", "boolean", "true") + item("ShowGrid", "boolean", "false")
    return (
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f"{view}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
    )


def _text(text: str) -> str:
    return escape(plain(text))


def _cell(text: str, style: str, more: str = "") -> str:
    """`more`: attributes that say what value the text shows."""
    lines = "".join(f"<text:p>{_text(line)}</text:p>" for line in text.split("\n")) if text else ""
    kind = more if more or not text else ' office:value-type="string"'
    return f'<table:table-cell table:style-name="{style}"{kind}>{lines}</table:table-cell>'


def _line(text: str, style: str) -> str:
    return f"<table:table-row>{_cell(text, style)}</table:table-row>"


class _Sheet:
    """Writes one report as a sheet."""

    def __init__(self, report: FollowUpReport, number: int, styles: Styles, say: Say, language: str) -> None:
        self._report, self._number, self._styles, self._say, self._language = report, number, styles, say, language
        self._table = table_of(report, say, language)

    def xml(self, name: str) -> str:
        table, styles = self._table, self._styles
        widths = widths_of(table)
        columns = _columns(styles, widths) + self._status_column()
        above = [_line(title_of(self._report, self._say), styles.text(16, bold=True))]
        above += [_line(line, styles.text(colour=MUTED)) for line in lines_above(self._report, self._say)]
        head = "".join(
            _cell(column.text, styles.heading(column.numeric, apart))
            for column, apart in zip(table.headings, apart_of(table), strict=True)
        )
        head += _cell(self._say(STATUS), styles.heading(False))
        head = _row(styles.row(heading_height(table, widths)), head)
        rows = "".join(
            _row(styles.row(height), "".join(self._row(index)))
            for index, height in enumerate(heights_of(table, widths))
        )
        blank = _line("", styles.text())
        body = f"{blank}<table:table-header-rows>{head}</table:table-header-rows>{rows}{self._notes(blank, widths)}"
        return (
            f'<table:table table:name={quoteattr(name)} table:style-name="{styles.sheet()}">{columns}{"".join(above)}'
            f"{body}</table:table>"
        )

    def _notes(self, blank: str, widths: Sequence[int]) -> str:
        """The document's own notes, across the table."""
        rows = [blank] if self._report.stated.notes else []
        across = f' table:number-columns-spanned="{len(widths)}" table:number-rows-spanned="1"'
        for text in self._report.stated.notes:
            cell = _cell(text, self._styles.text(wrap=True), ' office:value-type="string"' + across)
            rows.append(_row(self._styles.row(height_of(text, sum(widths))), cell))
        return "".join(rows)

    def _row(self, index: int) -> Iterator[str]:
        cells = zip(self._table.headings, self._table.rows[index], apart_of(self._table), strict=True)
        for column, cell, apart in cells:
            data, value = self._value(index, column.key)
            style = self._styles.cell(column.numeric, index + max(1, cell.rows) == len(self._table.rows), data, apart)
            if not cell.rows:
                yield f'<table:covered-table-cell table:style-name="{style}"/>'
            else:
                yield self._printed(column, cell, style, value)
        status = self._say(STATUS_WORDS[self._report.rows[index].assessment.status])
        yield _cell(status, self._styles.cell(False, index + 1 == len(self._table.rows)))

    def _status_column(self) -> str:
        """Ours, and no column of the report: whoever reads the file again leaves it out."""
        width = self._styles.column(STATUS_WIDTH)
        return f'<table:table-column table:style-name="{width}" xml:id="{aside.SHEET}-status-{self._number}"/>'

    def _printed(self, column: Heading, cell: Printed, style: str, value: str) -> str:
        rows = f' table:number-rows-spanned="{cell.rows}" table:number-columns-spanned="1"' if cell.rows > 1 else ""
        kind = value or (' office:value-type="string"' if cell.text else "")
        return _cell(cell.text, style, kind + rows)

    def _value(self, index: int, key: str) -> tuple[str, str]:
        """The data style of a cell and the attributes of its number; nothing for a text."""
        row = self._report.rows[index]
        if key in row.stated.kept:
            return "", ""
        text = self._table.rows[index][self._table.place_of(key)].text if key else ""
        if key in ("target", "result"):
            figure = entries_of(row, self._report.stated.language)[key].figure
            return ("", "") if figure is None else self._figure(text, figure.value, self._report.stated.language)
        if key == "difference" and row.assessment.difference is not None:
            after = f"{NO_BREAK_SPACE}p.p." if row.target.unit is Unit.PERCENT else ""
            style = self._styles.signed(self._language, _decimals(text, self._language), after)
            return style, _number(row.assessment.difference)
        worked_out = {"compliance": printed_degree, BEYOND: uncapped}.get(key)
        degree = worked_out(row.assessment, self._report.policy) if worked_out else None
        return ("", "") if degree is None else self._figure(text, degree / 100, self._language)

    def _figure(self, text: str, value: Decimal, language: str) -> tuple[str, str]:
        """A number or percentage that looks like `text`."""
        digits = text.rstrip("%\N{NO-BREAK SPACE} ")
        decimals, after = _decimals(text, language), text[len(digits) :]
        if "%" in after:
            return self._styles.percent(language, decimals, after), _number(value, "percentage")
        thousands = "." if language != "en" else ","
        return self._styles.number(language, decimals, thousands in digits), _number(value)


def _decimals(text: str, language: str) -> int:
    """How many decimals a figure is written with."""
    return sum(letter.isdigit() for letter in text.partition("." if language == "en" else ",")[2])


def _columns(styles: Styles, widths: Sequence[int]) -> str:
    return "".join(f'<table:table-column table:style-name="{styles.column(width)}"/>' for width in widths)


def _row(style: str, cells: str) -> str:
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _number(value: Decimal, kind: str = "float") -> str:
    return f' office:value-type="{kind}" office:value="{decimal_text(value)}"'


def _improving(table: Table, name: str, styles: Styles) -> str:
    """What is said about misses, on a sheet of its own."""
    widths = widths_of(table)
    columns = _columns(styles, widths)
    head = "".join(_cell(column.text, styles.heading(False)) for column in table.headings)
    rows = [_row(styles.row(heading_height(table, widths)), head)]
    for at, (row, height) in enumerate(zip(table.rows, heights_of(table, widths), strict=True), 1):
        cells = "".join(_cell(cell.text, styles.cell(False, at == len(table.rows))) for cell in row)
        rows.append(_row(styles.row(height), cells))
    named = f'table:name={quoteattr(name)} table:style-name="{styles.sheet()}" xml:id="{aside.SHEET}-improving"'
    return f"<table:table {named}>{columns}{''.join(rows)}</table:table>"


def _notes(reports: Sequence[FollowUpReport], name: str, styles: Styles, say: Say) -> str:
    lines = [(say(mark("Notes")), styles.text(16, bold=True))]
    for report, called in zip(reports, names_of(reports, say), strict=True):
        lines.append(("", styles.text()))
        lines.append((called, styles.text(bold=True)))
        noted = (remark(report, note.finding, say) for note in notes_of(report))
        texts = (policy_text(report.policy, say), *imprint_lines(report.imprint, say), *noted)
        lines += [(text, styles.text(wrap=True)) for text in texts]
    columns = _columns(styles, [NOTES_WIDTH])
    rows = "".join(_note(text, style, styles) for text, style in lines)
    named = f'table:name={quoteattr(name)} table:style-name="{styles.sheet()}" xml:id="{aside.SHEET}"'
    return f"<table:table {named}>{columns}{rows}</table:table>"


def _note(text: str, style: str, styles: Styles) -> str:
    """A row with room for all lines of a text: programs that fit it by themselves wrap otherwise when they print."""
    height = height_of(text, NOTES_LINE)
    if height == height_of("", NOTES_LINE):
        return _line(text, style)
    return _row(styles.row(height), _cell(text, style))
