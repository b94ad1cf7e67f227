"""One report on one sheet: numbers wherever they show exactly what was stated, texts otherwise, formulas for the rest.

A text keeps its number in one of two folded columns on the right, which the formulas look at.
"""

from decimal import Decimal
from typing import Any

from cartaviva.core.compliance import Status, uncapped
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.report import FollowUpReport, ReportRow
from cartaviva.core.words import Say, mark
from cartaviva.formats.writers.csv import RISKY
from cartaviva.formats.writers.figures import entries_of
from cartaviva.formats.writers.formulas import FORMS, Formulas, known, number_formula
from cartaviva.formats.writers.sheets import (
    STATUS,
    STATUS_WIDTH,
    heading_height,
    height_of,
    heights_of,
    lines_of,
    widths_of,
)
from cartaviva.formats.writers.table import (
    BEYOND,
    COMPUTED,
    UNCAPPED,
    Heading,
    Printed,
    Table,
    goes_beyond,
    lines_above,
    table_of,
    title_of,
)
from cartaviva.formats.writers.xlsx_page import address_of, lay_across, put_text, quoted_name
from cartaviva.formats.writers.xlsx_styles import Styles

TARGET_VALUE, RESULT_VALUE = mark("Target value"), mark("Result value")


class Sheet:
    """Writes one report to one worksheet. Rows and columns count from 0, as XlsxWriter does."""

    def __init__(self, sheet: Any, styles: Styles, report: FollowUpReport, say: Say) -> None:
        self.report, self._sheet, self._styles, self._say = report, sheet, styles, say
        table = _without_beyond(table_of(report, say, styles.language))
        self._headings, self._rows = table.headings, table.rows
        self.columns = {column.key: at for at, column in enumerate(self._headings) if column.key}
        self._lines = lines_above(report, say)
        self._table, self._widths = table, widths_of(table)
        self._entries = [entries_of(row, styles.stated) for row in report.rows]
        self._words = {status: say(text) for status, text in STATUS_WORDS.items()}
        self._first = len(self._lines) + 3
        self._status = len(self._headings)
        self._beyond = self._status + 3 if goes_beyond(report.policy) else 0

    @property
    def name(self) -> str:
        return str(self._sheet.get_name())

    @property
    def aside(self) -> str:
        """The columns that are ours: status, the two numbers, and the ratio beyond 100 %."""
        return f"={quoted_name(self.name)}!{_columns(self._status, self._beyond or self._status + 2)}"

    def address(self, row: int, column: str) -> str:
        """Of the cell that holds a row's `column`; the first one of a merged cell."""
        at = self.columns[column]
        return address_of(self._first + self._table.first_row(row, at), at)

    def fill(self) -> None:
        self._page()
        self._sheet.write_string(0, 0, title_of(self.report, self._say), self._styles.title())
        for at, line in enumerate(self._lines, 1):
            self._sheet.write_string(at, 0, line, self._styles.line())
        self._head()
        heights = heights_of(self._table, self._widths)
        for index, row in enumerate(self.report.rows):
            self._derive(index, row)
            for at, (column, cell) in enumerate(zip(self._headings, self._rows[index], strict=True)):
                if column.key not in COMPUTED or column.key in row.stated.kept:  # what is kept takes a formula's place
                    self._cell(index, at, column, cell)
            self._sheet.set_row(self._first + index, heights[index])
        end = self._first + len(self._rows)
        for at in range(self._status + 1):
            self._sheet.write_blank(end, at, None, self._styles.end())
        self._notes(end + 1)
        for word, style in self._styles.of_words(self._words).items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
            self._sheet.conditional_format(self._first, self._status, end - 1, self._status, rule)
        self._short(end)
        self._comment()

    def _short(self, end: int) -> None:
        """Degrees with as few decimals as they have: 75 %, not 75,0 %. No number format says that."""
        policy = self.report.policy
        degree = self.columns.get("compliance", 0) if policy.percentages else 0
        fewer = "=AND(ISNUMBER({0}),{0}{1}1,ROUND({0}*100,{2})<>100,ROUND({0}*100,{2})=ROUND({0}*100,{3}))"
        for column, below in ((degree, "<"), (self._beyond, "<>")):
            for places in range(policy.places if column else 0):
                criteria = fewer.format(address_of(self._first, column), below, policy.places, places)
                rule = {"type": "formula", "criteria": criteria, "format": self._styles.percent(places)}
                area = (self._first, column, end - 1, column)
                self._sheet.conditional_format(*area, rule | {"stop_if_true": True})

    def _notes(self, row: int) -> None:
        """The document's own notes, across the table."""
        for text in self.report.stated.notes:
            style = self._styles.note()
            self._sheet.merge_range(row, 0, row, self._status - 1, "", style)
            put_text(self._sheet, row, 0, text, style)
            self._sheet.set_row(row, height_of(text, sum(self._widths)))
            row += 1

    # The page

    def _page(self) -> None:
        sheet = self._sheet
        lay_across(sheet)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(self._first - 1)
        sheet.freeze_panes(self._first, 0)
        sheet.set_footer("&L&8" + title_of(self.report, self._say).replace("&", "&&")[:200] + "&R&8&P / &N")

    def _head(self) -> None:
        self._sheet.set_row(self._first - 1, heading_height(self._table, self._widths))
        for at, column in enumerate(self._headings):
            self._sheet.set_column(at, at, self._widths[at])
            put_text(self._sheet, self._first - 1, at, column.text, self._styles.heading(column.numeric))
        self._sheet.set_column(self._status, self._status, STATUS_WIDTH)
        put_text(self._sheet, self._first - 1, self._status, self._say(STATUS), self._styles.heading(False))
        for at, text in enumerate((TARGET_VALUE, RESULT_VALUE), self._status + 1):
            self._sheet.set_column(at, at, 13, None, {"level": 1, "hidden": True})
            put_text(self._sheet, self._first - 1, at, self._say(text), self._styles.heading(True))
        width = STATUS_WIDTH if self._beyond else None
        self._sheet.set_column(self._status + 3, self._status + 3, width, None, {"collapsed": True})
        if self._beyond:
            put_text(self._sheet, self._first - 1, self._beyond, self._say(UNCAPPED), self._styles.heading(True))

    # Cells

    def _cell(self, index: int, at: int, column: Heading, cell: Printed) -> None:
        if not cell.rows:
            return
        row = self._first + index
        entry = self._entries[index].get(column.key)
        figure = entry.figure if entry else None
        code, risky = entry.code if entry else "", cell.text.startswith(RISKY)
        style = self._styles.cell(column.numeric, code, number=figure is not None, risky=risky and figure is None)
        if cell.rows > 1:
            self._sheet.merge_range(row, at, row + cell.rows - 1, at, "", style)
        if figure:
            self._sheet.write_number(row, at, float(figure.value), style)
        else:
            put_text(self._sheet, row, at, cell.text, style)

    def _comment(self) -> None:
        """Each finding beside its cell, all those of one cell together."""
        comments: dict[tuple[int, int], list[str]] = {}
        for finding in self.report.findings:
            if finding.row is not None and finding.column in self.columns:
                at = self.columns[finding.column]
                place = (self._first + self._table.first_row(finding.row, at), at)
                comments.setdefault(place, []).append(finding.message(self._say))
        for (row, at), messages in comments.items():
            text = "\n".join(messages)
            size = {"width": 260, "height": 18 * (lines_of(text, 38) + 1)}
            self._sheet.write_comment(row, at, text, {"author": "Carta Viva", "font_size": 9, **size})

    # What follows from target and result

    def _derive(self, index: int, row: ReportRow) -> None:
        words, at, assessment = self._words, self._first + index, row.assessment
        promised = self._entries[index]["target"].number is not None or row.target.comparator is Comparator.YES
        if row.target.comparator not in FORMS or not promised:
            self._static(at, row, words[assessment.status])
            return
        helpers = (address_of(at, self._status + 1), address_of(at, self._status + 2))
        formulas = Formulas(row.target, self.report.policy, *helpers)
        self._helpers(index, row)
        self._formula(at, "difference", formulas.difference, known(assessment.difference), self._difference_style(row))
        if self.report.policy.percentages:
            degree = _hundredth(assessment.degree)
            self._formula(at, "compliance", formulas.degree, known(degree), self._styles.degree(self.report.policy))
        elif "compliance" in self.columns:
            self._sheet.write_blank(at, self.columns["compliance"], None, self._styles.cell(True))
        if self._beyond:
            ratio = known(_hundredth(uncapped(assessment, self.report.policy)))
            style = self._styles.degree(self.report.policy, beyond=True)
            self._sheet.write_formula(at, self._beyond, "=" + formulas.beyond, style, ratio)
        otherwise = Status.NOT_APPLICABLE if assessment.status is Status.NOT_APPLICABLE else Status.NOT_EVALUATED
        status = formulas.status(words, otherwise)
        self._sheet.write_formula(at, self._status, "=" + status, self._styles.cell(False), words[assessment.status])

    def _helpers(self, index: int, row: ReportRow) -> None:
        """The numbers of target and result: those of their cells, or those that their texts stand for."""
        for offset, key in enumerate(("target", "result"), 1):
            entry = self._entries[index][key]
            yes = key == "result" and row.target.comparator is Comparator.YES
            formula = number_formula(self.address(index, key), entry, yes)
            at = (self._first + index, self._status + offset)
            self._sheet.write_formula(*at, "=" + formula, self._styles.cell(True), known(entry.number))

    def _static(self, at: int, row: ReportRow, word: str) -> None:
        """Tiers, and targets that are no figure: what was worked out, without formulas."""
        styles = {"difference": self._difference_style(row), "compliance": self._styles.degree(self.report.policy)}
        values = {"difference": row.assessment.difference, "compliance": _hundredth(row.assessment.degree)}
        for key in values.keys() & self.columns.keys():
            value = values[key]
            if value is None:
                self._sheet.write_blank(at, self.columns[key], None, styles[key])
            else:
                self._sheet.write_number(at, self.columns[key], float(value), styles[key])
        put_text(self._sheet, at, self._status, word, self._styles.cell(False))
        ratio = uncapped(row.assessment, self.report.policy)
        if self._beyond and ratio is not None:
            style = self._styles.degree(self.report.policy, beyond=True)
            self._sheet.write_number(at, self._beyond, float(ratio / 100), style)

    def _formula(self, at: int, key: str, formula: str, value: float | str, style: Any) -> None:
        self._sheet.write_formula(at, self.columns[key], "=" + formula, style, value)

    def _difference_style(self, row: ReportRow) -> Any:
        return self._styles.difference(row.target.unit is Unit.PERCENT)


def _without_beyond(table: Table) -> Table:
    """Here it stands with the other columns that are ours."""
    kept = [at for at, column in enumerate(table.headings) if column.key != BEYOND]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(tuple(table.headings[at] for at in kept), rows)


def _hundredth(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent / 100


def _columns(first: int, last: int) -> str:
    from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

    return f"${xl_col_to_name(first)}:${xl_col_to_name(last)}"
