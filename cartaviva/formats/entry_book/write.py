"""Writes the workbook: one sheet to fill in, and a hidden one with the lists of its drop-downs."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from cartaviva.core.compliance import Assessment, assess
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.language.days import day_words
from cartaviva.core.result import NoResult, Reason, Result
from cartaviva.core.words import Say, mark
from cartaviva.formats import aside
from cartaviva.formats.entry_book.formulas import DONE, REMARKS, RowFormulas, still_to_do
from cartaviva.formats.entry_book.payload import cells_of, payload_of, sealed
from cartaviva.formats.entry_book.rules import rules_of
from cartaviva.formats.entry_book.sheet import EntryRow, EntrySheet, columns_of
from cartaviva.formats.entry_book.styles import BookStyles
from cartaviva.formats.readers.cells import clean
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.formats.writers.formulas import known, quoted
from cartaviva.formats.writers.sheets import height_of, sheet_names
from cartaviva.formats.writers.xlsx_page import address_of, lay_across, new_book, put_text, quoted_name

TITLE = mark("Results to fill in: {period}")
DUE = mark("To be sent back by {date}.")
INSTRUCTIONS = mark(
    "Fill in the framed cells, save the file, and upload it on the page where you downloaded it. "
    "Difference, degree and status follow by themselves."
)
PROGRESS = mark("Done: {done} of {total}")
PART_COUNTED, WHOLE_COUNTED = mark("Numerator: {}"), mark("Denominator: {}")
LISTS = mark("Lists")
PROTECTION = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
"""What may be done to a protected sheet. It has no password: it protects from slips, not from people."""
LEAST_HEIGHT = 34


def write_entry_book(sheet: EntrySheet, say: Say, language: str, stamp: str = "") -> bytes:
    """An .xlsx. `stamp` is whatever the caller signs `payload_of` with, without blanks; reading gives it back."""
    out = BytesIO()
    book = new_book(out)
    title = say(TITLE).format(period=sheet.period)
    town = clean(sheet.town)
    book.set_properties({"title": clean(f"{title}, {sheet.charter}"), "author": town, "company": town})
    book.set_custom_property(aside.LANGUAGE, language, "text")
    name, lists = sheet_names([sheet.charter], say(LISTS))
    writer = _Writer(book.add_worksheet(name), BookStyles(book, language), sheet, say)
    writer.fill(sealed(payload_of(sheet, say, language), language, stamp), _lists(book, lists, sheet, say))
    book.close()
    return out.getvalue()


def _lists(book: Any, name: str, sheet: EntrySheet, say: Say) -> Mapping[tuple[Reason, ...], str]:
    """The hidden sheet: a column for each list of reasons; its ranges by list."""
    lists = book.add_worksheet(name)
    lists.hide()
    lists.protect()
    ranges: dict[tuple[Reason, ...], str] = {(): ""}
    for row in sheet.rows:
        if row.reasons not in ranges:
            at = len(ranges) - 1
            lists.write_column(0, at, [say(REASONS[reason]) for reason in row.reasons])
            cells = f"{address_of(0, at, True)}:{address_of(len(row.reasons) - 1, at, True)}"
            ranges[row.reasons] = f"{quoted_name(name)}!{cells}"
    return ranges


class _Writer:
    """Fills one worksheet. Rows and columns count from 0, as XlsxWriter does."""

    def __init__(self, sheet: Any, styles: BookStyles, book: EntrySheet, say: Say) -> None:
        self._sheet, self._styles, self._book, self._say = sheet, styles, book, say
        self._columns = columns_of(book)
        self._at = {key: at for at, key in enumerate(self._columns)}
        self._words = {status: say(text) for status, text in STATUS_WORDS.items()}
        self._head = 6

    def fill(self, sign: str, lists: Mapping[tuple[Reason, ...], str]) -> None:
        self._page()
        self._top()
        self._headings(sign)
        for index, row in enumerate(self._book.rows, self._head + 1):
            self._row(index, row, lists[row.reasons])
        self._marks()
        self._sheet.protect("", PROTECTION)

    def _page(self) -> None:
        sheet = self._sheet
        lay_across(sheet)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(self._head)
        sheet.freeze_panes(self._head + 1, self._at["entry"] + 1)
        footer = f"{self._book.town}, {self._book.charter}, {self._book.period}".replace("&", "&&")
        sheet.set_footer(f"&L&8{clean(footer)[:200]}&R&8&P / &N")
        if self._book.rows:
            first = "numerator" if self._book.rows[0].worked_out else "result"
            sheet.set_selection(self._head + 1, self._at[first], self._head + 1, self._at[first])

    def _top(self) -> None:
        book, say, write = self._book, self._say, self._sheet.write_string
        write(0, 0, say(TITLE).format(period=book.period), self._styles.title())
        write(1, 0, f"{book.charter} · {book.town}", self._styles.strong())
        write(2, 0, say(INSTRUCTIONS), self._styles.line())
        if book.due:
            write(3, 0, say(DUE).format(date=day_words(book.due, say)), self._styles.strong())
        left, total = self._at["left"], len(book.rows)
        before, after = say(PROGRESS).format(done="\0", total=total).split("\0")
        done = sum(still_to_do(row, self._assessed(row)) == DONE for row in book.rows)
        cells = f"{address_of(self._head + 1, left)}:{address_of(self._head + max(total, 1), left)}"
        formula = f"={quoted(before)}&COUNTIF({cells},{quoted(DONE)})&{quoted(after)}"
        self._sheet.write_formula(4, 0, formula, self._styles.line(), f"{before}{done}{after}")

    def _headings(self, sign: str) -> None:
        for key, column in self._columns.items():
            at = self._at[key]
            self._sheet.set_column(at, at, column.width, None, {"hidden": column.hidden})
            text = sign if key == "entry" else self._say(column.heading)
            style = self._styles.key() if key == "entry" else self._styles.heading(column.numeric)
            self._sheet.write_string(self._head, at, text, style)
        seen = [column for column in self._columns.values() if not column.hidden]
        self._sheet.set_row(self._head, max(height_of(self._say(one.heading), one.width - 3) for one in seen))

    # Rows

    def _row(self, index: int, row: EntryRow, reasons: str) -> None:
        say, styles = self._say, self._styles
        at = {key: address_of(index, column) for key, column in self._at.items()}
        self._text(index, "commitment", row.commitment, styles.cell(False))
        self._indicator(index, row)
        self._text(index, "entry", str(row.entry), styles.key())
        self._text(index, "target", row.target_text, styles.cell(True))
        self._text(index, "last_year", row.last_year, styles.cell(True))
        self._text(index, "unit", row.unit, styles.cell(False))
        cells = cells_of(row, say)
        for key in cells.keys() & self._at.keys():
            self._typed(index, key, cells[key], self._style(key, row))
        self._derived(index, row, RowFormulas(row, at, self._book.policy, self._words, say))
        for key, rule in rules_of(row, at, say, reasons).items():
            self._sheet.data_validation(at[key], {"ignore_blank": True, **rule})
        self._sheet.set_row(index, self._height(row))

    def _style(self, key: str, row: EntryRow) -> Any:
        """The frame is around what is to be filled in, and nothing else is."""
        open_cell = {
            "numerator": row.has_parts,
            "denominator": row.has_parts,
            "result": not row.worked_out,
            "reason": bool(row.reasons or row.typed.reason),
            "remarks": True,
        }[key]
        numeric = self._columns[key].numeric
        if not open_cell:
            return self._styles.closed(numeric)
        return self._styles.framed(numeric, self._styles.result_code(row) if key == "result" else "")

    def _typed(self, index: int, key: str, cell: Decimal | str, style: Any) -> None:
        if isinstance(cell, Decimal):
            self._sheet.write_number(index, self._at[key], float(cell), style)
        else:
            self._text(index, key, cell, style)

    def _text(self, index: int, key: str, text: str, style: Any) -> None:
        put_text(self._sheet, index, self._at[key], text, style)

    def _indicator(self, index: int, row: EntryRow) -> None:
        counted = self._counted(row)
        if not (counted and row.indicator):
            self._text(index, "indicator", row.indicator or counted, self._styles.cell(False))
            return
        ink, muted = self._styles.inks()
        pieces = (ink, row.indicator, muted, "\n" + counted)
        self._sheet.write_rich_string(index, self._at["indicator"], *pieces, self._styles.cell(False))

    def _counted(self, row: EntryRow) -> str:
        part, whole = row.ratio or ("", "")
        lines = [row.counted]
        lines += [self._say(PART_COUNTED).format(part)] if part else []
        lines += [self._say(WHOLE_COUNTED).format(whole)] if whole else []
        return "\n".join(filter(None, lines))

    def _derived(self, index: int, row: EntryRow, formulas: RowFormulas) -> None:
        assessment, result, styles = self._assessed(row), row.result(), self._styles
        value = result.value if isinstance(result, Result) else None
        status = self._words[assessment.status] if assessment else ""
        todo = still_to_do(row, assessment)
        degree = assessment.degree if assessment else None
        self._formula(index, "value", formulas.value, (known(value), styles.cell(True)))
        if row.worked_out:
            result_style = styles.closed(True, styles.result_code(row))
            self._formula(index, "result", address_of(index, self._at["value"]), (known(value), result_style))
        difference = known(assessment.difference if assessment else None)
        self._formula(index, "difference", formulas.difference, (difference, styles.difference(row.is_percent)))
        if "compliance" in self._at:
            shown = known(None if degree is None else degree / 100), styles.degree(self._book.policy)
            self._formula(index, "compliance", formulas.degree, shown)
        self._formula(index, "status", formulas.status, (status, styles.cell(False)))
        self._formula(index, "left", formulas.left, (todo if todo == DONE else self._say(todo), styles.cell(False)))

    def _formula(self, index: int, key: str, formula: str, shown: tuple[float | str, Any]) -> None:
        value, style = shown
        self._sheet.write_formula(index, self._at[key], "=" + formula, style, value)

    def _assessed(self, row: EntryRow) -> Assessment | None:
        result = row.result()
        if result is not None:
            return assess(row.target, result, self._book.policy)
        return assess(row.target, NoResult(row.typed.reason)) if row.typed.reason else None

    def _height(self, row: EntryRow) -> float:
        texts = {
            "commitment": row.commitment,
            "indicator": "\n".join(filter(None, (row.indicator, self._counted(row)))),
            "target": row.target_text,
            "last_year": row.last_year,
            "unit": row.unit,
            "remarks": row.typed.remarks,
            "reason": self._say(REASONS[row.typed.reason]) if row.typed.reason else "",
        }
        return max(LEAST_HEIGHT, *(height_of(text, self._columns[key].width - 3) for key, text in texts.items()))

    def _marks(self) -> None:
        """Where something is still to be done, and where a remark is required."""
        first, last = self._head + 1, self._head + max(1, len(self._book.rows))
        left, remarks, status = (self._at[key] for key in ("left", "remarks", "status"))
        todo, due = address_of(first, left), self._styles.due()
        unexplained = {"type": "formula", "criteria": f"=${todo}={quoted(self._say(REMARKS))}", "format": due}
        self._sheet.conditional_format(first, remarks, last, remarks, unexplained)
        undone = {"type": "cell", "criteria": "!=", "value": quoted(DONE), "format": self._styles.open_ended()}
        self._sheet.conditional_format(first, left, last, left, undone)
        for word, style in self._styles.of_words(self._words).items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
            self._sheet.conditional_format(first, status, last, status, rule)
