"""The XML of a report's table in Word: heading row on every page, merged cells, footnotes where something was found."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from cartaviva.core.findings import Finding
from cartaviva.formats.writers import docx_template as names
from cartaviva.formats.writers.status import STATUS
from cartaviva.formats.writers.table import Heading, Printed, Table, apart_of, longest_word, room_of, share_out

WEIGHTS: Mapping[str, int] = {
    "service": 17, "objective": 24, "commitment": 32, "indicator": 25, "target": 13, "result": 13, "difference": 15,
    "compliance": 17, "remarks": 30, "period": 15, "": 16,
}  # fmt: skip
"""How columns share the width of the page; "" for the further columns of a layout."""
LETTER, BOLD, MARGINS = 115, 127, 140
"""In twentieths of a point: a letter in the usual fonts, a bold one in the widest of them, the margins of a cell."""
APART = 130
"""More room before a text that begins where figures end, in twentieths of a point."""
SHORT = 12
"""Letters of a status that has room for all of its words beside each other."""
_OFF = " ".join(f'w:{name}="0"' for name in ("lastRow", "firstColumn", "lastColumn"))
FIRST_ROW = f'<w:tblLook w:val="0620" w:firstRow="1" {_OFF} w:noHBand="1" w:noVBand="1"/>'
"""Of a table style, only what it says of the first row is used."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """`text` without the characters that XML has no way to write."""
    return _NO_XML.sub("", text)


def run(text: str, language: str = "", bold: bool = False) -> str:
    """A run; lines of `text` are kept apart. `language` only where it is not that of the document."""
    looks = ("<w:b/><w:bCs/>" if bold else "") + (f'<w:lang w:val="{language}"/>' if language else "")
    said = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).split("\n"))
    return f"<w:r>{said}{'<w:br/>'.join(lines)}</w:r>" if text else ""


def with_colon(label: str) -> str:
    """A label before its text; a question has its mark."""
    return label if label.endswith("?") else f"{label}:"


def paragraph(style: str, content: str, more: str = "") -> str:
    """`more`: properties beside those of the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def least_widths(table: Table, statuses: Sequence[str] = ()) -> list[int]:
    """Of the columns, in twentieths of a point, so that no word is broken, nor one of the `statuses` under degrees."""
    return _least_widths(table, room_of(_told(table, statuses)), LETTER)


def _least_widths(table: Table, room: Sequence[tuple[int, int]], bold: int) -> list[int]:
    """`room`: that each column takes as it is printed; `bold`: of a letter in headings, in twentieths of a point."""
    columns = zip(table.headings, room, apart_of(table), strict=True)
    return [
        MARGINS + APART * apart + max(LETTER * word, bold * longest_word(column.text))
        for column, (word, _), apart in columns
    ]


def _told(table: Table, statuses: Sequence[str]) -> Table:
    """The table as it is printed, each of the `statuses` under its degree, a short one in one line."""
    statuses = [status if len(status) > SHORT else status.replace(" ", "_") for status in statuses]
    told = {at for at, column in enumerate(table.headings) if column.key in ("compliance", STATUS)}
    rows = (
        tuple(cell._replace(text=f"{cell.text}\n{status}") if at in told else cell for at, cell in enumerate(row))
        for row, status in zip(table.rows, statuses, strict=True)
    )
    return table._replace(rows=tuple(rows)) if statuses else table


Findings = Mapping[tuple[int, str], list[Finding]]


class TableXml:
    """Writes one table. `styles`: identifier by name; `footnote` makes the footnote of a finding and gives its number:
    it is asked in the order of the cells, by which some programs tell footnotes apart. `statuses`: of each row, which
    stands under its degree, in the language `ours`, and is left out when the document is read again.
    """

    def __init__(
        self,
        styles: Mapping[str, str],
        language: str,
        footnote: Callable[[Finding], int],
        statuses: Sequence[str] = (),
        ours: str = "",
    ) -> None:
        self._styles, self._language, self._footnote = styles, language, footnote
        self._statuses, self._ours = statuses, ours
        self._findings: Findings = {}

    def xml(self, table: Table, findings: Findings, width: int, told: tuple[str, str]) -> str:
        """`findings` by row and column; `width` in twentieths of a point; `told`: a title and a description for screen
        readers.
        """
        self._findings = findings
        room = room_of(_told(table, self._statuses))
        weights = [
            min(WEIGHTS.get(column.key, WEIGHTS[""]), line + 2)
            for column, (_, line) in zip(table.headings, room, strict=True)
        ]
        widths = share_out(width, weights, _least_widths(table, room, BOLD))
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        looks = f'<w:tblStyle w:val="{self._styles[names.TABLE]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        named = zip(("Caption", "Description"), told, strict=True)
        texts = "".join(f"<w:tbl{name} w:val={quoteattr(plain(text))}/>" for name, text in named)
        rows = "".join(self._rows(table, widths))
        return (
            f'<w:tbl><w:tblPr>{looks}<w:tblLayout w:type="fixed"/>{FIRST_ROW}{texts}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _rows(self, table: Table, widths: list[int]) -> Iterator[str]:
        columns = list(zip(table.headings, widths, apart_of(table), strict=True))
        head = "".join(self._cell(width, "", self._heading(column), apart) for column, width, apart in columns)
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        for index, row in enumerate(table.rows):
            cells = "".join(
                self._cell(width, *self._printed(index, column, cell), apart)
                for cell, (column, width, apart) in zip(row, columns, strict=True)
            )
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _heading(self, column: Heading) -> str:
        if column.key == STATUS:
            return paragraph(self._styles[names.STATE], run(column.text, bold=True))
        aligned = '<w:jc w:val="right"/>' if column.numeric else ""
        return paragraph(self._styles[names.HEADING], run(column.text, self._language), aligned)

    def _printed(self, index: int, column: Heading, cell: Printed) -> tuple[str, str]:
        """How far a cell goes down, and its content."""
        style = self._styles[names.FIGURE if column.numeric else names.CELL]
        if not cell.rows:
            return "<w:vMerge/>", paragraph(style, "")
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        looks = f'<w:rPr><w:rStyle w:val="{self._styles[names.REFERENCE]}"/></w:rPr>'
        notes = "".join(
            f'<w:r>{looks}<w:footnoteReference w:id="{self._footnote(finding)}"/></w:r>'
            for row in range(index, index + cell.rows)
            for finding in self._findings.get((row, column.key), ())
        )
        text = paragraph(style, run(cell.text, self._language, cell.strong) + notes)
        if not self._statuses or column.key not in ("compliance", STATUS):
            return merge, text
        status = paragraph(self._styles[names.STATE], run(self._statuses[index], self._ours))
        return merge, (text if cell.text or notes else "") + status

    def _cell(self, width: int, merge: str, content: str, apart: bool) -> str:
        """`apart`: with more room before it."""
        before = f'<w:tcMar><w:left w:w="{MARGINS // 2 + APART}" w:type="dxa"/></w:tcMar>' if apart else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{before}</w:tcPr>{content}</w:tc>'
