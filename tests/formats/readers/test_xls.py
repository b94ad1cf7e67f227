"""Excel 97 has no writer here: LibreOffice saves a workbook in that format, and another is in the corpus."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from cartaviva.core.findings import Unreadable
from cartaviva.formats.readers import read_document
from cartaviva.formats.readers.xls import read
from tests.formats.readers.showing import areas, grids, shown

CORPUS = Path(__file__).parents[2] / "corpus" / "open"


def test_an_old_workbook_reads_as_the_new_one(tmp_path: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    new = tmp_path / "report.xlsx"
    with xlsxwriter.Workbook(new) as book:
        percent, day, minutes = (book.add_format({"num_format": code}) for code in ("0 %", "dd/mm/yyyy", "[m]:ss"))
        sheet = book.add_worksheet("Dades")
        sheet.write_row(0, 0, ["Indicador", "Secret", "Fita", "Resultat"])
        sheet.merge_range("A2:A3", "Joventut")
        sheet.write(1, 1, "x")
        sheet.write(1, 2, 0.95, percent)
        sheet.write(1, 3, 45000, day)
        sheet.write(2, 2, 250 / 86400, minutes)
        sheet.write_formula(2, 3, "=7.5+1", None, 8.5)
        sheet.write_row(3, 0, ["amagat", "x", 1, 2])
        sheet.write(4, 0, "Lleure, 8,5")
        sheet.write(4, 2, True)
        sheet.write_formula(4, 3, "=1/0", None, "#DIV/0!")
        sheet.set_row(3, options={"hidden": True})
        sheet.set_column(1, 1, options={"hidden": True})
        book.add_worksheet("Amagat").hide()
    document = read(libreoffice(new, "xls").read_bytes())
    table = [
        ["Indicador", "Fita", "Resultat"],
        ["Joventut", "95 %", "15/03/2023"],
        ["Joventut", "4:10", "8,5"],
        ["Lleure, 8,5", "TRUE", "#DIV/0!"],
    ]
    assert (shown(document), areas(grids(document)[0])) == ([table], {"Joventut": (1, 0, 2, 1)})


def test_notes_that_stand_high_and_what_is_struck_out_in_an_old_workbook(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    new = tmp_path / "report.xlsx"
    with xlsxwriter.Workbook(new) as book:
        high, struck = book.add_format({"font_script": 1}), book.add_format({"font_strikeout": True})
        sheet = book.add_worksheet("Dades")
        sheet.write_row(0, 0, ["Indicador", "Fita", "Resultat"])
        sheet.write_rich_string(1, 0, "Netejar 50 m", high, "2", " cada dia")
        sheet.write_rich_string(1, 1, struck, "5", "4 dies")
        sheet.write_rich_string(1, 2, "4", high, "2")
        sheet.write(2, 0, "Visites")
        sheet.write(2, 1, 5)
        sheet.write(2, 2, 9, struck)
    assert shown(read(libreoffice(new, "xls").read_bytes())) == [
        [["Indicador", "Fita", "Resultat"], ["Netejar 50 m² cada dia", "4 dies", "4²"], ["Visites", "5", ""]]
    ]


def test_a_workbook_of_the_corpus_reads_the_same_in_both_formats() -> None:
    old, new = (CORPUS / f"F_carta_ayuntamiento.{suffix}" for suffix in ("xls", "xlsx"))
    assert read(old.read_bytes()).blocks == read_document(new.read_bytes(), new.name).blocks


def test_a_file_cut_short_is_damaged() -> None:
    data = (CORPUS / "F_carta_ayuntamiento.xls").read_bytes()
    with pytest.raises(Unreadable) as caught:
        read(data[:3000])
    assert caught.value.finding.code == "damaged-file"
