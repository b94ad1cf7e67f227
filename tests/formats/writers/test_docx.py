"""A Word document as Word and others find it, in our template and in a town's own."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cartaviva.core.checks.check import build_report
from cartaviva.core.display import summary_sentence
from cartaviva.core.findings import Finding
from cartaviva.core.policy import BINARY, PROPORTIONAL, Policy
from cartaviva.core.report import KEYS, StatedReport, StatedRow
from cartaviva.core.words import ENGLISH
from cartaviva.formats.package import Package
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers.docx import MAIN, is_template, write
from cartaviva.formats.writers.docx_template import TABLE, default_template
from cartaviva.locale import voice
from tests.reports import improving_report, long_report, sample_report


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def test_the_text_stands_in_the_order_in_which_it_is_read() -> None:
    report = sample_report()
    document = opened(write([report], ENGLISH, "ca"))
    lines = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert [*lines[:5], lines[5][0], lines[6][0]] == [
        ("Title", "SEGUIMENT DELS COMPROMISOS DE LES CARTES DE SERVEIS 2025"),
        ("Carta Viva Aside Summary", summary_sentence(report, ENGLISH)),
        ("Carta Viva Fact", "Ajuntament de Vilaclara"),
        ("Carta Viva Fact", "Service: BIBLIOTECA MUNICIPAL"),
        ("Carta Viva Fact", "Period: Gener - Desembre 2025"),
        "Carta Viva Aside Heading",
        "Carta Viva Aside Note",
    ]


@pytest.mark.parametrize(
    ("stated", "policy", "read"),
    [(KEYS, PROPORTIONAL, ["100 %", "83,3 %"]), (sorted(set(KEYS) - {"compliance"}), BINARY, ["", ""])],
)
def test_every_row_has_its_status_and_the_report_is_read_back_without_it(
    stated: Sequence[str], policy: Policy, read: list[str]
) -> None:
    sample = sample_report().stated
    rows = tuple(replace(row, cells={key: row.cells[key] for key in stated}) for row in sample.rows)
    data = write([build_report(replace(sample, rows=rows), policy)], ENGLISH, "ca")
    said = [row.cells[-1 if policy is BINARY else 7].text.split("\n")[-1] for row in opened(data).tables[0].rows]
    again = read_reports(data, "r.docx", policy)[0]
    assert (said[1:4], [row.stated.text("compliance") for row in again.rows[:2]], again.stated.extras) == (
        ["Met", "Not met", "Not met"],
        read,
        (),
    )


def test_the_table_repeats_its_headings_and_keeps_merged_cells_and_rows_together() -> None:
    report = sample_report()
    (table,) = opened(write([report], ENGLISH, "ca")).tables
    rows = table._tbl.tr_lst
    merges = [[cell.vMerge for cell in row.tc_lst[:3]] for row in rows[1:4]]
    repeated = [row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    whole = [row.trPr.find(qn("w:cantSplit")) is not None for row in rows]
    described = table._tbl.tblPr.find(qn("w:tblDescription"))
    assert (merges, repeated, whole, table.style and table.style.name, described.get(qn("w:val"))) == (
        [["restart", "restart", None], ["continue", "continue", None], ["continue", "continue", None]],
        [True] + [False] * len(report.rows),
        [True] * (1 + len(report.rows)),
        TABLE,
        summary_sentence(report, ENGLISH),
    )


def test_language_title_and_date_are_said() -> None:
    document = opened(write([sample_report("es")], ENGLISH, "es"))
    properties, said = document.core_properties, document.styles.element.find(f".//{qn('w:lang')}")
    assert (
        properties.title,
        properties.author,
        properties.language,
        str(properties.created),
        said.get(qn("w:val")),
    ) == (
        "Seguimiento de los compromisos de las cartas de servicios 2025",
        "Ayuntamiento de Vilaclara",
        "es",
        "2025-12-31 00:00:00+00:00",
        "es-ES",
    )


def test_what_was_corrected_is_a_footnote_on_its_cell() -> None:
    document = opened(write([sample_report()], ENGLISH, "ca"))
    cell = document.tables[0].cell(4, 6)
    (reference,) = cell._tc.iter(qn("w:footnoteReference"))
    notes = document.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    )
    number, said = reference.get(qn("w:id")), notes.blob.decode()
    found = (cell.text, f'w:id="{number}"' in said, "stated as 1; result minus target is −1." in said)
    assert found == ("−1", True, True)


def test_footnotes_stand_in_the_order_of_their_cells() -> None:
    """LibreOffice goes by their order, Word by their identifiers."""
    report = sample_report()
    findings = (Finding("result-missing", 1, "result"), Finding("unreadable-target", 1, "target", "molts"))
    document = opened(write([replace(report, findings=findings)], ENGLISH, "ca"))
    notes = document.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    )
    written = re.findall(rb'w:id="(\d{3,})"', notes.blob)
    marked = [note.get(qn("w:id")).encode() for note in document.element.iter(qn("w:footnoteReference"))]
    assert (written, b"cannot be read" in notes.blob.split(b"<w:footnote ")[3]) == (marked, True)


def test_two_footnotes_of_a_cell_are_two_numbers() -> None:
    report = sample_report()
    findings = (Finding("result-missing", 1, "result"), Finding("unit-mismatch", 1, "result", "18 dies", "15"))
    document = opened(write([replace(report, findings=findings)], ENGLISH, "ca"))
    runs = document.tables[0].cell(2, 5)._tc.iter(qn("w:r"))
    kinds = [(child.tag.rpartition("}")[2], child.text) for run in runs for child in run if child.tag != qn("w:rPr")]
    assert kinds[:4] == [("t", "18 dies"), ("footnoteReference", None), ("t", " "), ("footnoteReference", None)]


def test_a_town_restyles_the_template_in_word() -> None:
    template = opened(default_template())
    template.styles["Title"].font.size = Pt(30)
    section = template.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.header.paragraphs[0].text = "Ajuntament de Vilaclara, Oficina de Qualitat"
    template.add_paragraph("Text d'exemple")
    saved = BytesIO()
    template.save(saved)

    data = write([sample_report()], ENGLISH, "ca", template=saved.getvalue())
    document = opened(data)
    section, grid = document.sections[0], document.tables[0]._tbl.tblGrid
    widths = [int(column.get(qn("w:w"))) for column in grid]
    fills = 0.99 < sum(widths) / ((210 - 2 * 15) * 1440 / 25.4) <= 1
    kept = "Text d'exemple" in [paragraph.text for paragraph in document.paragraphs]
    found = (document.styles["Title"].font.size, section.header.paragraphs[0].text, fills, kept)
    assert found == (Pt(30), "Ajuntament de Vilaclara, Oficina de Qualitat", True, False)


def test_a_report_is_the_template_of_the_next_one_and_leaves_no_footnote_behind() -> None:
    first = write([sample_report()], ENGLISH, "ca")
    bare = replace(sample_report(), findings=())
    again, without = (write([one], ENGLISH, "ca", template=first) for one in (sample_report(), bare))
    assert (footnotes(again), footnotes(without)) == (["1001", "1002", "1003", "1004"], [])


def footnotes(data: bytes) -> list[str]:
    """Identifiers of those that hold a text."""
    package = Package(data)
    notes = package.tree("word/footnotes.xml")
    return [note.get(qn("w:id")) for note in notes if note.get(qn("w:type")) is None]


def without(data: bytes, name: str) -> bytes:
    """The package as if one of its parts had been cut off."""
    package = Package(data)
    package[name] = package[name][:-20]
    return package.save()


def test_a_template_is_a_whole_word_document() -> None:
    ours = default_template()
    macros = Package(ours)
    kinds = macros["[Content_Types].xml"].replace(MAIN, b"ms-word.document.macroEnabled.main+xml")
    macros["[Content_Types].xml"] = kinds
    others = (b"", b"text", ours[:-40], macros.save(), without(ours, "word/styles.xml"), without(ours, "_rels/.rels"))
    assert ([is_template(one) for one in (ours, _plain_template())], [is_template(one) for one in others]) == (
        [True, True],
        [False] * len(others),
    )


def test_a_template_without_our_styles_is_given_them() -> None:
    data = write([sample_report()], ENGLISH, "ca", template=_plain_template())
    document = opened(data)
    (again,) = read_reports(data, "report.docx")
    assert (document.tables[0].style and document.tables[0].style.name, len(again.rows)) == (TABLE, 9)


def _plain_template() -> bytes:
    saved = BytesIO()
    docx.Document().save(saved)
    return saved.getvalue()


def test_a_degree_under_a_short_heading_has_room_for_the_words_of_its_status(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    texts = ["Informar tothom qui ho demani", "Persones ateses", "1.200", "%s", "", "", "Tancat per obres"]
    headings = dict(
        zip(("target", "difference", "compliance"), ("Estàndard compromès", "Desviació", "Grau"), strict=True)
    )
    keys = ("commitment", "indicator", "target", "result", "difference", "compliance", "remarks")
    rows = tuple(
        StatedRow(
            {key: text.replace("%s", result) for key, text in zip(keys, texts, strict=True)}, extras=(str(at),) * 3
        )
        for at, result in enumerate(("1.068", "1.300", "9l"))
    )
    report = build_report(StatedReport(rows=rows, headings=headings, extras=("Núm.", "Unitat", "Estat")))
    source = tmp_path / "report.docx"
    source.write_bytes(write([report], voice("ca"), "ca"))
    page = pypdfium2.PdfDocument(libreoffice(source, "pdf"))[0].get_textpage().get_text_range()
    cells = [
        [part.text.replace("\xa0", " ") for part in row.cells[5].paragraphs]
        for row in opened(source.read_bytes()).tables[0].rows
    ]
    broken = [word for word in ("No complert", "No avaluat", "compromès", "Núm.") if word not in page]
    assert (cells, broken) == ([["Grau"], ["89 %", "No complert"], ["100 %", "Complert"], ["No avaluat"]], [])


@pytest.mark.parametrize("rows", [9, 60])
def test_the_pages_are_numbered_and_lose_no_word(
    rows: int, tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(write([long_report(rows)], ENGLISH, "ca"))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(libreoffice(source, "pdf"))]
    texts = ["".join(text.split()) for text in pages]
    bare = [number for number, text in enumerate(texts, 1) if f"{number}/{len(texts)}" not in text]
    headings = [text.count("Graudecompliment") for text in texts]
    assert (bare, headings[0], sum(headings) >= len(texts) - 1) == ([], 1, True)


def test_what_each_miss_leads_to_is_an_aside_below_the_table() -> None:
    data = write([improving_report()], ENGLISH, "ca")
    lines = [(one.style.name, one.text) for one in opened(data).paragraphs if one.style]
    at = lines.index(("Carta Viva Aside Text", "Cause: Una plaça vacant."))
    (again,) = read_reports(data, "report.docx")
    assert ([text for _, text in lines[at - 1 : at + 5]], again.stated.notes, len(again.rows)) == (
        [
            "Mitjana de dies de resposta",
            "Cause: Una plaça vacant.",
            "Improvement action: Cobrir-la.",
            "Who does it: Cap de la biblioteca",
            "To be done by: 30/06/2026. Not done yet.",
            "Complaints received: 2",
        ],
        (),
        9,
    )
