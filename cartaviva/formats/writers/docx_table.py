"""The XML of a report's table in Word: heading row on every page, merged cells, footnotes where something was found."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from cartaviva.formats.writers import docx_template as names
from cartaviva.formats.writers.table import Heading, Printed, Table, longest_words, share_out

WEIGHTS: Mapping[str, int] = {
    "service": 17, "objective": 24, "commitment": 32, "indicator": 25, "target": 13, "result": 13, "difference": 15,
    "compliance": 17, "remarks": 30, "period": 15, "": 16,
}  # fmt: skip
"""How columns share the width of the page; "" for the further columns of a layout."""
LETTER, MARGINS = 105, 140
"""Width of a letter in the usual fonts and of the margins of a cell, in twentieths of a point."""
_OFF = " ".join(f'w:{name}="0"' for name in ("lastRow", "firstColumn", "lastColumn"))
FIRST_ROW = f'<w:tblLook w:val="0620" w:firstRow="1" {_OFF} w:noHBand="1" w:noVBand="1"/>'
"""Of a table style, only what it says of the first row is used."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """`text` without the characters that XML has no way to write."""
    return _NO_XML.sub("", text)


def run(text: str, language: str = "") -> str:
    """A run; lines of `text` are kept apart. `language` only where it is not that of the document."""
    said = f'<w:rPr><w:lang w:val="{language}"/></w:rPr>' if language else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).split("\n"))
    return f"<w:r>{said}{'<w:br/>'.join(lines)}</w:r>" if text else ""


def paragraph(style: str, content: str, more: str = "") -> str:
    """`more`: properties beside those of the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


class TableXml:
    """Writes one table. `styles`: identifier by name; `footnotes`: identifiers of the footnotes of a row's column."""

    def __init__(
        self, styles: Mapping[str, str], language: str, footnotes: Mapping[tuple[int, str], list[int]]
    ) -> None:
        self._styles, self._language, self._footnotes = styles, language, footnotes

    def xml(self, table: Table, width: int, caption: str, description: str) -> str:
        """`width` in twentieths of a point; caption and description are for screen readers."""
        weights = [WEIGHTS.get(column.key, WEIGHTS[""]) for column in table.headings]
        widths = share_out(width, weights, [MARGINS + LETTER * letters for letters in longest_words(table)])
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        looks = f'<w:tblStyle w:val="{self._styles[names.TABLE]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        told = ((name, quoteattr(plain(text))) for name, text in (("Caption", caption), ("Description", description)))
        texts = "".join(f"<w:tbl{name} w:val={text}/>" for name, text in told)
        rows = "".join(self._rows(table, widths))
        return (
            f'<w:tbl><w:tblPr>{looks}<w:tblLayout w:type="fixed"/>{FIRST_ROW}{texts}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _rows(self, table: Table, widths: list[int]) -> Iterator[str]:
        head = "".join(
            self._cell(width, "", self._heading(column)) for column, width in zip(table.headings, widths, strict=True)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        for index, row in enumerate(table.rows):
            cells = "".join(
                self._printed(index, column, cell, width)
                for column, cell, width in zip(table.headings, row, widths, strict=True)
            )
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _heading(self, column: Heading) -> str:
        aligned = '<w:jc w:val="right"/>' if column.numeric else ""
        return paragraph(self._styles[names.HEADING], run(column.text, self._language), aligned)

    def _printed(self, index: int, column: Heading, cell: Printed, width: int) -> str:
        style = self._styles[names.FIGURE if column.numeric else names.CELL]
        if not cell.rows:
            return self._cell(width, "<w:vMerge/>", paragraph(style, ""))
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        looks = f'<w:rPr><w:rStyle w:val="{self._styles[names.REFERENCE]}"/></w:rPr>'
        notes = "".join(
            f'<w:r>{looks}<w:footnoteReference w:id="{note}"/></w:r>'
            for row in range(index, index + cell.rows)
            for note in self._footnotes.get((row, column.key), ())
        )
        return self._cell(width, merge, paragraph(style, run(cell.text, self._language) + notes))

    def _cell(self, width: int, merge: str, content: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{content}</w:tc>'
