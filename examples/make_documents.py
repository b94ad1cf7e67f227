"""Makes examples/vilaclara: three years of reports in Word, Excel and PDF, as a town hall would have them.

Run it after changing examples/charters: python -m examples.make_documents. The same texts give the same bytes.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import typst
import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from docx.table import Table
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from examples.charters import Charter, Row, charter
from examples.make_examples import HEADINGS, WIDTHS, stored

FOLDER = Path(__file__).with_name("vilaclara")
TOWN = "Ajuntament de Vilaclara"
SPANISH = (
    "Servicio ofrecido",
    "Objetivo",
    "Compromiso",
    "Indicador",
    "Valor comprometido",
    "Resultado",
    "Diferencia",
    "Grado de cumplimiento",
    "Observaciones",
)
MERGED = 3
"""Service, objective and commitment are merged with the cell above where they say the same."""
SLID = {("mercat", 2023): 4}
"""The row that slid a column to the left when somebody pasted the sheet: (charter, year) → row."""
TOP = 6
"""Lines of a sheet above its rows."""


def documents() -> dict[str, Callable[[], bytes]]:
    """File name → what makes it. Which charters of which year stand in one file is as mixed as in real archives."""
    charters = {key: charter(key) for key in ("atencio", "joventut", "mercat", "biblioteca", "cooperacion")}

    def of(*keys: str) -> list[Charter]:
        return [charters[key] for key in keys]

    return {
        "2022-joventut.docx": lambda: word(of("joventut"), 2022),
        "2022-mercat.xlsx": lambda: excel(of("mercat"), 2022),
        "2022-biblioteca.pdf": lambda: pdf(of("biblioteca"), 2022),
        "2022-cooperacion.docx": lambda: word(of("cooperacion"), 2022),
        "2023-cartes-de-serveis.docx": lambda: word(of("atencio", "joventut", "biblioteca"), 2023),
        "2023-mercat.xlsx": lambda: excel(of("mercat"), 2023),
        "2023-cooperacion.pdf": lambda: pdf(of("cooperacion"), 2023),
        "2024-cartes-de-serveis.xlsx": lambda: excel(of("atencio", "joventut", "biblioteca"), 2024),
        "2024-mercat.docx": lambda: word(of("mercat"), 2024),
        "2024-cooperacion.docx": lambda: word(of("cooperacion"), 2024),
    }


def title(year: int, spanish: bool) -> str:
    if spanish:
        return f"Seguimiento de los compromisos de la Carta de servicios {year}"
    return f"Seguiment dels compromisos de la Carta de serveis {year}"


def head(one: Charter, year: int) -> tuple[str, str, Sequence[str]]:
    """The lines above a table, and its headings, in the charter's language."""
    if one.key == "cooperacion":
        return f"Servicio: {one.name}", f"Periodo: enero - diciembre {year}", SPANISH
    return f"Servei: {one.name}", f"Període: gener - desembre {year}", HEADINGS


def spans(rows: Sequence[Row], column: int) -> Iterable[tuple[int, int]]:
    """(first, last) of the rows whose cells in a column are one; what is merged further out divides what is inside."""
    first = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index][: column + 1] != rows[first][: column + 1]:
            yield first, index - 1
            first = index


def word(charters: list[Charter], year: int) -> bytes:
    """One document with a table for each charter under its name."""
    document = Document()
    document.core_properties.title = title(year, charters[0].key == "cooperacion")
    document.core_properties.author = TOWN
    document.core_properties.created = document.core_properties.modified = datetime(year + 1, 2, 14)
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.9)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(8)
    document.add_heading(document.core_properties.title, 1)
    document.add_paragraph(TOWN)
    for one in charters:
        service, period, headings = head(one, year)
        document.add_paragraph(service)
        document.add_paragraph(period)
        table = document.add_table(len(one.rows[year]) + 1, len(headings), "Table Grid")
        fill(table, headings, one.rows[year])
    return stored(document)


def fill(table: Table, headings: Sequence[str], rows: Sequence[Row]) -> None:
    grid = [table.row_cells(index) for index in range(len(rows) + 1)]
    for column, width in enumerate(WIDTHS):
        for index, texts in enumerate((headings, *rows)):
            grid[index][column].width = Cm(width)
            if column >= MERGED:
                grid[index][column].text = texts[column]
        if column < MERGED:
            grid[0][column].text = headings[column]
            for first, last in spans(rows, column):
                whole = grid[first + 1][column]
                if last > first:
                    whole = whole.merge(grid[last + 1][column])
                whole.text = rows[first][column]


def excel(charters: list[Charter], year: int) -> bytes:
    """A sheet for each charter. Figures are texts, as where somebody typed them with their units."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": title(year, False), "author": TOWN, "created": datetime(year + 1, 2, 14)})
    bold, plain = (book.add_format({"bold": bold, "text_wrap": True, "valign": "top"}) for bold in (True, False))
    for one in charters:
        sheet = book.add_worksheet(one.name[:31].replace("'", "’"))
        sheet.set_column(0, 8, 24)
        service, period, headings = head(one, year)
        for index, text in enumerate((title(year, one.key == "cooperacion"), TOWN, service, period)):
            sheet.write_string(index, 0, text, bold)
        sheet.write_row(TOP - 1, 0, headings, bold)
        fill_sheet(sheet, one.rows[year], SLID.get((one.key, year)), plain)
    book.close()
    return made.getvalue()


def fill_sheet(sheet: Worksheet, rows: Sequence[Row], slid: int | None, look: Format) -> None:
    for index, row in enumerate(rows):
        begin = 1 if index == slid else MERGED
        for column, text in enumerate(row[2 if index == slid else MERGED :], begin):
            sheet.write_string(TOP + index, column, text, look)
    for column in range(MERGED):
        for first, last in spans(rows, column):
            if slid is not None and column > 0 and first <= slid <= last:
                last = slid - 1  # here the merged cell was lost; the rows below have none
            if first < last:
                sheet.merge_range(TOP + first, column, TOP + last, column, rows[first][column], look)
            elif first == last:
                sheet.write_string(TOP + first, column, rows[first][column], look)


def pdf(charters: list[Charter], year: int) -> bytes:
    """A printed table, as a word processor saves it."""
    (one,) = charters
    service, period, headings = head(one, year)
    rows = one.rows[year]
    starts = {(first, column): last - first + 1 for column in range(MERGED) for first, last in spans(rows, column)}
    cells = []
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            if column >= MERGED or (index, column) in starts:
                cells.append(f"table.cell(rowspan: {starts.get((index, column), 1)}, {typed(text)})")
    spanish = one.key == "cooperacion"
    source = f"""
#set document(title: {typed(title(year, spanish))}, author: {typed(TOWN)})
#set page(paper: "a4", flipped: true, margin: 15mm)
#set text(size: 8pt, lang: "{"es" if spanish else "ca"}")
#heading({typed(title(year, spanish))})
#par({typed(TOWN)})
#par({typed(service)})
#par({typed(period)})
#table(
  columns: (2fr, 3fr, 4fr, 3fr, 2fr, 2fr, 2fr, 2fr, 4fr),
  table.header({", ".join(map(typed, headings))}),
  {", ".join(cells)}
)
"""
    fonts = typst.Fonts(include_system_fonts=False)
    day = datetime(year + 1, 2, 14, tzinfo=UTC)
    made = typst.Compiler(font_paths=fonts).compile(source.encode(), format="pdf", timestamp=day)
    assert isinstance(made, bytes)
    return made


def typed(text: str) -> str:
    """A Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in documents().items():
        (FOLDER / name).write_bytes(make())
