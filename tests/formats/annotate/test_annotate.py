"""The officer's document comes back with comments on its cells, and is otherwise the same."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from cartaviva.core.findings import Finding, Place, Unreadable
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import ENGLISH
from cartaviva.formats.annotate import AUTHOR, annotate
from cartaviva.formats.reading import read_reports
from tests.reports import sample_report

HEADINGS = ("Compromís", "Indicador", "Valor compromès", "Resultat", "Diferència", "Observacions")
ROWS = (
    ("Organitzarem un mínim de 4 cicles de conferències l'any.", "Nombre de cicles", "4", "3", "1", "Obres a la sala."),
    ("Respondrem les queixes en un màxim de 15 dies.", "Mitjana de dies", "≤ 15 dies", "18 dies", "3", ""),
)
SIGN = "The difference is stated as 1; result minus target is −1.\nPublish the difference with its sign."
SILENT = "The target was missed and nothing explains why.\nWrite the cause, and what is done about it."


def workbook(change: Callable[[Worksheet], object] = lambda sheet: None) -> bytes:
    """The table in rows 3 to 5 of the sheet "Dades", after `change`."""
    book = Workbook()
    book.active.title = "Portada"
    book.active["A1"] = "Carta de serveis: Biblioteca"
    sheet = book.create_sheet("Dades")
    for number, row in enumerate((HEADINGS, *ROWS), 3):
        for column, text in enumerate(row, 1):
            sheet.cell(number, column).value = text or None
    change(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def document(change: Callable[[docx.document.Document], object] = lambda document: None) -> bytes:
    """A short table, then the report's, whose last column is merged over both rows where it says nothing."""
    made = docx.Document()
    made.add_paragraph("Informe de seguiment 2025")
    made.add_table(1, 2).cell(0, 0).text = "Una taula que no és cap informe"
    made.add_paragraph("Servei: Biblioteca")
    table = made.add_table(0, len(HEADINGS))
    for row in (HEADINGS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def annotated(data: bytes, name: str) -> bytes:
    return annotate(data, read_reports(data, name), ENGLISH)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_comments(data: bytes) -> dict[str, str]:
    book = load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    return {f"{cell.parent.title}!{cell.coordinate}": cell.comment.text for cell in cells}


def text_comments(data: bytes) -> list[tuple[str, str, str]]:
    """(text of the paragraph, author, comment)"""
    opened = docx.Document(BytesIO(data))
    starts = {start.get(qn("w:id")): start.getparent() for start in opened.element.iter(qn("w:commentRangeStart"))}
    return [
        ("".join(text.text for text in starts[str(comment.comment_id)].iter(qn("w:t"))), comment.author, comment.text)
        for comment in opened.comments
    ]


def test_a_workbook_has_a_comment_on_each_cell_also_on_blank_ones() -> None:
    assert sheet_comments(annotated(workbook(), "informe.xlsx")) == {"Dades!E4": SIGN, "Dades!F5": SILENT}


def test_a_document_has_a_comment_on_each_cell() -> None:
    assert text_comments(annotated(document(), "informe.docx")) == [("1", AUTHOR, SIGN), ("", AUTHOR, SILENT)]


@pytest.mark.parametrize(
    ("name", "data", "changed", "added"),
    [
        (
            "informe.xlsx",
            workbook(),
            {"[Content_Types].xml", "xl/worksheets/sheet2.xml"},
            {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet2.xml.rels"},
        ),
        (
            "informe.docx",
            document(),
            {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"},
            {"word/comments1.xml"},
        ),
    ],
)
def test_every_other_part_keeps_its_bytes(name: str, data: bytes, changed: set[str], added: set[str]) -> None:
    before, after = parts(data), parts(annotated(data, name))
    assert ({part for part in before if before[part] != after[part]}, set(after) - set(before)) == (changed, added)


@pytest.mark.parametrize(("name", "data"), [("informe.xlsx", workbook()), ("informe.docx", document())])
def test_it_is_read_as_before_and_opens_in_other_programs(
    name: str, data: bytes, tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    out = annotated(data, name)
    assert read_reports(out, name) == read_reports(data, name)
    source = tmp_path / name
    source.write_bytes(out)
    again = libreoffice(source, name.rpartition(".")[2]).read_bytes()
    opened = docx.Document(BytesIO(again)).comments if name.endswith("docx") else ()
    comments = [comment.text for comment in opened] or sheet_comments(again).values()
    assert sorted(comments) == sorted([SIGN, SILENT])


def test_comments_of_a_workbook_stay_and_ours_go_below_them() -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["E4"].comment = Comment("Revisat per l'Anna", "Anna")
        sheet["A4"].comment = Comment("Text de la carta", "Anna")

    data = workbook(comment)
    out = annotated(data, "informe.xlsx")
    comments = {
        "Dades!A4": "Text de la carta",
        "Dades!E4": f"Revisat per l'Anna\n\n{AUTHOR}: {SIGN}",
        "Dades!F5": SILENT,
    }
    assert (sheet_comments(out), set(parts(out))) == (comments, set(parts(data)))


def test_comments_of_a_text_stay_before_ours() -> None:
    def note(made: docx.document.Document) -> None:
        made.add_comment(made.tables[1].cell(1, 4).paragraphs[0].runs, "Revisat", "Anna", "A")

    assert text_comments(annotated(document(note), "informe.docx")) == [
        ("1", "Anna", "Revisat"),
        ("1", AUTHOR, SIGN),
        ("", AUTHOR, SILENT),
    ]


def test_annotating_twice_keeps_every_comment() -> None:
    sheet = annotated(annotated(workbook(), "informe.xlsx"), "informe.xlsx")
    text = annotated(annotated(document(), "informe.docx"), "informe.docx")
    found = (sheet_comments(sheet)["Dades!E4"], [said for _, _, said in text_comments(text)])
    assert found == (f"{SIGN}\n\n{AUTHOR}: {SIGN}", [SIGN, SILENT, SIGN, SILENT])


def test_a_merged_cell_is_the_one_where_it_begins() -> None:
    def merge(made: docx.document.Document) -> None:
        made.tables[1].cell(1, 0).merge(made.tables[1].cell(2, 0))

    data = document(merge)
    (report,) = read_reports(data, "informe.docx")
    place = report.rows[1].stated.places["commitment"]
    found = _with_findings(report, Finding("mean-for-each", 1, "commitment", place=place))
    ((text, _, _),) = text_comments(annotate(data, [found], ENGLISH))
    assert text.startswith("Organitzarem un mínim")


def test_what_is_about_no_cell_goes_to_the_beginning() -> None:
    about_all = Finding("total-mismatch", stated="5", computed="4")
    sheet, text = (
        annotate(data, [_with_findings(report, about_all) for report in read_reports(data, name)], ENGLISH)
        for data, name in ((workbook(), "informe.xlsx"), (document(), "informe.docx"))
    )
    places = (list(sheet_comments(sheet)), [place for place, _, _ in text_comments(text)])
    assert places == (["Portada!A1"], ["Informe de seguiment 2025"])


def test_a_document_without_findings_comes_back_as_it_is() -> None:
    data = workbook()
    (report,) = read_reports(data, "informe.xlsx")
    assert annotate(data, [_with_findings(report)], ENGLISH) == data


def test_other_documents_take_no_comments() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    finding = Finding("difference-sign", 0, "difference", place=Place(sheet="Dades", row=4, column="E"))
    with pytest.raises(Unreadable) as refused:
        annotate(out.getvalue(), [_with_findings(sample_report(), finding)], ENGLISH)
    assert refused.value.finding.code == "not-a-document"


def _with_findings(report: FollowUpReport, *findings: Finding) -> FollowUpReport:
    return replace(report, findings=findings)
