"""One report on one sheet: numbers wherever they show exactly what was stated, texts otherwise, formulas for the rest.

A text keeps its number in one of two folded columns on the right, which the formulas look at.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.quantity import Unit
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.target import Comparator
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.csv import RISKY
from cartaviva.formats.writers.figures import figure_of, result_number, target_number
from cartaviva.formats.writers.formulas import FORMS, Formulas, number_formula
from cartaviva.formats.writers.table import Heading, Printed, lines_above, table_of, title_of
from cartaviva.formats.writers.xlsx_styles import Styles

WIDTHS: Mapping[str, int] = {
    "service": 18, "objective": 28, "commitment": 38, "indicator": 28, "target": 13, "result": 13, "difference": 13,
    "compliance": 13, "remarks": 38, "period": 16, "": 18,
}  # fmt: skip
"""Of the columns, in characters; "" for the further columns of a layout."""
STATUS_WIDTH = 15
LONGEST = 32_767
"""Characters that a cell can hold."""
STATUS, TARGET_VALUE, RESULT_VALUE = mark("Status"), mark("Target value"), mark("Result value")
A4, POINTS_PER_LINE = 9, 13.5
TALLEST = 409
"""Points that a row can be high."""


class Sheet:
    """Writes one report to one worksheet. Rows and columns count from 0, as XlsxWriter does."""

    def __init__(self, sheet: Any, styles: Styles, report: FollowUpReport, say: Say) -> None:
        self.report, self._sheet, self._styles, self._say = report, sheet, styles, say
        table = table_of(report, say, styles.language)
        ours = {say(text) for text in (STATUS, TARGET_VALUE, RESULT_VALUE)}
        kept = [at for at, column in enumerate(table.headings) if column.key or column.text not in ours]
        self._headings = [table.headings[at] for at in kept]
        self._rows = [[row[at] for at in kept] for row in table.rows]
        self.columns = {column.key: at for at, column in enumerate(self._headings) if column.key}
        self._lines = lines_above(report, say)
        self._first = len(self._lines) + 3
        self._status = len(self._headings)

    @property
    def name(self) -> str:
        return str(self._sheet.get_name())

    def address(self, row: int, column: str) -> str:
        """Of the cell that holds a row's `column`; the first one of a merged cell."""
        return _address(self._first + self._origin(row, column), self.columns[column])

    def fill(self) -> None:
        self._page()
        self._sheet.write_string(0, 0, title_of(self.report, self._say), self._styles.title())
        for at, line in enumerate(self._lines, 1):
            self._sheet.write_string(at, 0, line, self._styles.line())
        self._head()
        for index, row in enumerate(self.report.rows):
            for at, (column, cell) in enumerate(zip(self._headings, self._rows[index], strict=True)):
                self._cell(index, at, column, cell)
            self._derive(index, row)
            self._sheet.set_row(self._first + index, self._height(index))
        for at in range(self._status + 1):
            self._sheet.write_blank(self._first + len(self._rows), at, None, self._styles.end())

    # The page

    def _page(self) -> None:
        sheet = self._sheet
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(self._first - 1)
        sheet.freeze_panes(self._first, 0)
        sheet.set_footer("&L&8" + title_of(self.report, self._say).replace("&", "&&")[:200] + "&R&8&P / &N")

    def _head(self) -> None:
        for at, column in enumerate(self._headings):
            self._sheet.set_column(at, at, WIDTHS[column.key])
            self._text(self._first - 1, at, column.text, self._styles.heading(column.numeric))
        self._sheet.set_column(self._status, self._status, STATUS_WIDTH)
        self._text(self._first - 1, self._status, self._say(STATUS), self._styles.heading(False))
        for at, text in enumerate((TARGET_VALUE, RESULT_VALUE), self._status + 1):
            self._sheet.set_column(at, at, 13, None, {"level": 1, "hidden": True})
            self._text(self._first - 1, at, self._say(text), self._styles.heading(True))
        self._sheet.set_column(self._status + 3, self._status + 3, None, None, {"collapsed": True})

    def _height(self, index: int) -> float:
        """Spreadsheets fit rows to their texts by themselves, but not to the texts of merged cells."""
        lines = 1.0
        for column, cell in zip(self._headings, self._rows[index], strict=True):
            origin = self._rows[self._origin(index, column.key)] if column.key in self.columns else self._rows[index]
            rows = origin[self._headings.index(column)].rows or 1
            wrapped = sum(1 + len(line) * 1.15 // WIDTHS[column.key] for line in cell.text.split("\n"))
            lines = max(lines, wrapped / rows)
        return float(min(TALLEST, POINTS_PER_LINE * lines + 3))

    # Cells

    def _cell(self, index: int, at: int, column: Heading, cell: Printed) -> None:
        if not cell.rows or column.key in ("difference", "compliance"):
            return
        row = self._first + index
        number, code = self._number(self.report.rows[index], column.key, cell.text)
        style = self._styles.cell(column.numeric, code, cell.text.startswith(RISKY))
        if cell.rows > 1:
            self._sheet.merge_range(row, at, row + cell.rows - 1, at, "", style)
        if number is None:
            self._text(row, at, cell.text, style)
        else:
            self._sheet.write_number(row, at, float(number), style)

    def _number(self, row: ReportRow, key: str, text: str) -> tuple[Decimal | None, str]:
        """The number to write instead of a text, and its format; an empty result takes the format of the target."""
        if key not in ("target", "result"):
            return None, ""
        value = target_number(row) if key == "target" else result_number(row)
        figure = figure_of(text, value, self.report.stated.language)
        if figure:
            return figure.value, figure.code
        target = figure_of(row.stated.text("target"), target_number(row), self.report.stated.language)
        return None, target.code if target and not text else ""

    def _text(self, row: int, at: int, text: str, style: Any) -> None:
        if text:
            self._sheet.write_string(row, at, text[:LONGEST], style)
        else:
            self._sheet.write_blank(row, at, None, style)

    def _origin(self, index: int, column: str) -> int:
        """The row where the cell begins that covers this one."""
        at = self.columns[column]
        while not self._rows[index][at].rows:
            index -= 1
        return index

    # What follows from target and result

    def _derive(self, index: int, row: ReportRow) -> None:
        words = {status: self._say(text) for status, text in STATUS_WORDS.items()}
        at, assessment = self._first + index, row.assessment
        if row.target.comparator not in FORMS or (
            target_number(row) is None and row.target.comparator != Comparator.YES
        ):
            self._static(at, row, words[assessment.status])
            return
        helpers = (_address(at, self._status + 1), _address(at, self._status + 2))
        formulas = Formulas(row.target, self.report.policy, *helpers)
        self._helpers(index, row)
        self._formula(at, "difference", formulas.difference, _float(assessment.difference), self._difference_style(row))
        if self.report.policy.percentages:
            degree = None if assessment.degree is None else assessment.degree / 100
            self._formula(at, "compliance", formulas.degree, _float(degree), self._styles.degree(self.report.policy))
        elif "compliance" in self.columns:
            self._sheet.write_blank(at, self.columns["compliance"], None, self._styles.cell(True))
        otherwise = Status.NOT_APPLICABLE if assessment.status is Status.NOT_APPLICABLE else Status.NOT_EVALUATED
        status = formulas.status(words, otherwise)
        self._sheet.write_formula(at, self._status, "=" + status, self._styles.cell(False), words[assessment.status])

    def _helpers(self, index: int, row: ReportRow) -> None:
        """The numbers of target and result: those of their cells, or those that their texts stand for."""
        yes = row.target.comparator is Comparator.YES
        for offset, (key, value) in enumerate((("target", target_number(row)), ("result", result_number(row))), 1):
            text = row.stated.text(key)
            points = "%" in (text or row.stated.text("target"))
            formula = number_formula(self.address(index, key), text, value, points, yes and key == "result")
            at = (self._first + index, self._status + offset)
            self._sheet.write_formula(*at, "=" + formula, self._styles.cell(True), _float(value))

    def _static(self, at: int, row: ReportRow, word: str) -> None:
        """Tiers, and targets that are no figure: what was worked out, without formulas."""
        styles = {"difference": self._difference_style(row), "compliance": self._styles.degree(self.report.policy)}
        degree = row.assessment.degree
        values = {"difference": row.assessment.difference, "compliance": None if degree is None else degree / 100}
        for key in values.keys() & self.columns.keys():
            value = values[key]
            if value is None:
                self._sheet.write_blank(at, self.columns[key], None, styles[key])
            else:
                self._sheet.write_number(at, self.columns[key], float(value), styles[key])
        self._text(at, self._status, word, self._styles.cell(False))

    def _formula(self, at: int, key: str, formula: str, value: float | str, style: Any) -> None:
        self._sheet.write_formula(at, self.columns[key], "=" + formula, style, value)

    def _difference_style(self, row: ReportRow) -> Any:
        return self._styles.difference(row.target.unit is Unit.PERCENT)


def _address(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

    return str(xl_rowcol_to_cell(row, column))


def _float(value: Decimal | None) -> float | str:
    """What a formula is known to give, so that programs that do not recalculate show it."""
    return "" if value is None else float(value)
