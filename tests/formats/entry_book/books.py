"""A workbook for results, and what people do with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cartaviva.core.cycle.entry import Typed
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import PROPORTIONAL, Policy
from cartaviva.core.result import Reason
from cartaviva.core.target import Target
from cartaviva.core.words import ENGLISH
from cartaviva.formats.entry_book import EntryRow, EntrySheet, write_entry_book

USUAL = (Reason.MEASUREMENT_FAILED, Reason.SUSPENDED)
ON_DEMAND = (Reason.NO_DEMAND, *USUAL)

ANSWERED = EntryRow(
    11, 3, "Contestar les consultes abans de 48 hores, en dies feiners", "Consultes contestades dins del termini",
    "100 %", Target(Comparator.AT_LEAST, Decimal(100), Unit.PERCENT), "Registre de consultes, tot l'any", "99 %", "%",
    ("contestades a temps", "rebudes en total"), ON_DEMAND,
)  # fmt: skip
CYCLES = EntryRow(
    12, 1, "Fer almenys 4 cicles l'any sobre drets humans, pau i cooperació, oberts a tothom i gratuïts",
    "Cicles fets", "4", Target(Comparator.AT_LEAST, Decimal(4), Unit.COUNT), "", "5", "cicles", None, USUAL,
    Typed("3", remarks="El cicle de tardor es va ajornar per les obres del Centre Cívic."),
)  # fmt: skip
WAITING = EntryRow(
    13, 2, "Donar cita en 10 dies com a màxim", "Temps mitjà d'espera", "≤ 10 dies",
    Target(Comparator.AT_MOST, Decimal(10), Unit.DAYS), "Des de la petició fins al dia de la cita", "9,5 dies", "dies",
    None, ON_DEMAND, Typed("12,5"),
)  # fmt: skip
CARRIED_OUT = EntryRow(
    14, 0, "Fer un cicle anual d'activitats", "Cicle anual", "Sí", Target(Comparator.YES), "", "Sí", "", None, USUAL
)
SATISFIED = EntryRow(
    15, 5, "Mantenir la satisfacció", "Persones satisfetes amb el servei", "85 %",
    Target(Comparator.AT_LEAST, Decimal(85), Unit.PERCENT), "Enquesta anual", "88,2 %", "%", None, USUAL,
    Typed("91 %"),
)  # fmt: skip
HOSTED = EntryRow(
    16, 4, "Donar suport a les persones acollides", "Persones acollides amb suport municipal", "50",
    Target(Comparator.AT_LEAST, Decimal(50), Unit.COUNT), "", "50", "persones", None, ON_DEMAND,
    Typed(reason=Reason.NO_DEMAND),
)  # fmt: skip
PUBLISHED = EntryRow(
    17, 0, "Publicar la memòria abans de l'1 de juliol", "Dia de publicació", "abans de l'1 de juliol",
    Target(Comparator.BY_DATE, deadline=date(2025, 6, 30)), "", "", "", None, USUAL,
)  # fmt: skip
ROWS = (ANSWERED, CYCLES, WAITING, CARRIED_OUT, SATISFIED, HOSTED, PUBLISHED)
SHEET = EntrySheet(
    "Ajuntament de Vilaclara", "Cooperació i Ciutadania Global", "2025", ROWS, date(2026, 2, 28), PROPORTIONAL
)


def book_of(*rows: EntryRow, language: str = "ca", policy: Policy = PROPORTIONAL) -> bytes:
    return write_entry_book(replace(SHEET, rows=rows or ROWS, policy=policy), ENGLISH, language, "signed")


def columns(sheet: Worksheet) -> dict[str, int]:
    """The column of each heading; "entry" is the one with the numbers."""
    return {"entry" if "cartaviva" in str(cell.value) else str(cell.value): cell.column for cell in sheet[7]}


def row_of(sheet: Worksheet, entry: int) -> int:
    numbers = columns(sheet)["entry"]
    return next(row for row in range(8, sheet.max_row + 1) if sheet.cell(row, numbers).value == str(entry))


def open_book(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def filled(data: bytes, values: Mapping[tuple[int, str], Any]) -> bytes:
    """The workbook with values typed into its cells, by entry and heading; (value, format) where a program sets one."""
    book = open_book(data)
    sheet = book.worksheets[0]
    at = columns(sheet)
    for (entry, heading), value in values.items():
        cell = sheet.cell(row_of(sheet, entry), at[heading])
        cell.value, code = value if isinstance(value, tuple) else (value, "")
        cell.number_format = code or cell.number_format
    return saved(book)
