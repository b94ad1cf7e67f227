"""Makes vilaclara-2022.docx: last year's report of a town that does not exist, with the errors that real ones have.

Run it after changing ROWS: python examples/make_examples.py. The same texts give the same bytes.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from docx.table import Table

REPORT = Path(__file__).with_name("vilaclara-2022.docx")

HEADINGS = (
    "Servei ofert",
    "Objectiu",
    "Compromís",
    "Indicador",
    "Valor compromès",
    "Resultat",
    "Diferència",
    "Grau de compliment",
    "Observacions",
)
WIDTHS = (2.4, 3.1, 4.0, 3.4, 2.5, 2.3, 2.3, 2.6, 3.3)

ABOVE = None
"""A cell that is merged with the one above it."""

ROWS: tuple[tuple[str | None, ...], ...] = (
    (
        "Atenció presencial i telefònica",
        "Atendre tothom amb rapidesa i claredat.",
        "Atendrem les persones que venen a l'Oficina abans de 15 minuts.",
        "Percentatge de persones ateses abans de 15 minuts",
        "90 %",
        "93 %",
        "3 %",
        "100 %",
        "",
    ),
    (
        ABOVE,
        ABOVE,
        "Contestarem les trucades que rebem en horari d'atenció.",
        "Percentatge de trucades contestades",
        "80 %",
        "72 %",
        "-8 %",
        "72 %",  # the result again: 72 of 80 are 90 %
        "La centraleta va estar avariada dues setmanes.",
    ),
    (
        ABOVE,
        "Acostar l'Oficina a tots els barris.",
        "Organitzarem un mínim de 4 sessions informatives als centres cívics.",
        "Nombre de sessions fetes",
        "4",
        "3",
        "1",  # the sign is lost
        "75 %",
        "La sessió de tardor es va anul·lar per obres al centre cívic.",
    ),
    (
        ABOVE,
        ABOVE,
        "Farem 6 visites a domicili a persones que no es poden desplaçar.",
        "Nombre de visites a domicili",
        "6",
        "0",
        "-6",
        "0 %",  # nobody asked: perhaps the promise does not apply
        "Cap persona ho ha sol·licitat. No ha estat necessari fer visites.",
    ),
    (
        "Tràmits i registre",
        "Resoldre els tràmits dins del termini.",
        "Respondrem les queixes i els suggeriments en un màxim de 10 dies hàbils.",
        "Dies hàbils fins a la resposta",
        "≤ 10 dies hàbils",
        "8 dies hàbils",
        "-2 dies hàbils",
        "100 %",
        "",
    ),
    (
        ABOVE,
        ABOVE,
        ABOVE,
        "Percentatge de respostes que resolen la queixa",
        "75 %",
        "60 %",
        "-15 %",
        "80 %",
        "",  # missed, and nobody says why
    ),
    (
        ABOVE,
        "Ensenyar a fer tràmits des de casa.",
        "Farem un cicle anual de tallers de tramitació electrònica.",
        "Cicle de tallers anual (Sí/No)",
        "1 cicle anual",
        "1",
        "-",  # a dash for zero
        "100 %",
        "",
    ),
    (
        ABOVE,
        ABOVE,
        "Obtindrem una valoració mínima de 8 sobre 10 a l'enquesta de satisfacció.",
        "Valoració mitjana a l'enquesta",
        "8 sobre 10",
        "8,4 sobre 10",
        "0,4",
        "100 %",
        "",
    ),
)


def make_report() -> bytes:
    document = Document()
    document.core_properties.title = "Informe de seguiment de la Carta de serveis 2022"
    document.core_properties.author = "Ajuntament de Vilaclara"
    document.core_properties.created = document.core_properties.modified = datetime(2023, 2, 14)
    document.core_properties.language = "ca"
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.9)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(8)
    document.add_heading("Seguiment dels compromisos de la Carta de serveis 2022", 1)
    document.add_paragraph("Ajuntament de Vilaclara")
    document.add_paragraph("Servei: Oficina d'Atenció Ciutadana")
    document.add_paragraph("Període: gener - desembre 2022")
    table = document.add_table(len(ROWS) + 1, len(HEADINGS), "Table Grid")
    fill(table)
    return stored(document)


def stored(document: Word) -> bytes:
    """A Word file whose parts carry no time of their own."""
    made, again = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def fill(table: Table) -> None:
    """Write HEADINGS and ROWS, and merge each ABOVE with the cell over it."""
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    grid = [table.row_cells(index) for index in range(len(ROWS) + 1)]
    for position, row in enumerate((HEADINGS, *ROWS)):
        for column, text in enumerate(row):
            cell = grid[position][column]
            cell.width = Cm(WIDTHS[column])
            if text is ABOVE:
                top = max(index for index in range(position) if index == 0 or ROWS[index - 1][column] is not ABOVE)
                grid[top][column].merge(cell)
            elif text:
                cell.paragraphs[0].add_run(text).bold = position == 0


if __name__ == "__main__":
    REPORT.write_bytes(make_report())
