"""A report that is written and read again is the same report: targets, results, texts and merged cells verbatim."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from unicodedata import normalize

import pypdfium2
import pytest
from hypothesis import given, settings
from lxml import etree

from cartaviva.core.checks.check import build_report
from cartaviva.core.findings import Finding
from cartaviva.core.period import Period
from cartaviva.core.report import KEPT, FollowUpReport, StatedReport, StatedRow
from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS
from cartaviva.locale import Translations
from tests.made import made_reports
from tests.reports import COMPUTED, coming_back, entered_report, improving_report, sample_report


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods", "html", "csv"])
@given(report=made_reports())
def test_a_report_comes_back(suffix: str, report: FollowUpReport) -> None:
    language = report.stated.language
    data = WRITERS[suffix].write([report], ENGLISH, language)
    (again,) = read_reports(data, f"report.{suffix}", report.policy)
    whole = suffix != "csv"
    assert coming_back(again, whole) == coming_back(report, whole)


@settings(max_examples=8)
@given(report=made_reports())
def test_a_pdf_gives_back_every_word_and_figure(report: FollowUpReport) -> None:
    """But for line breaks, and for letters that its fonts have no shape of, or one shape of for several."""

    def printed(one: FollowUpReport) -> list[tuple[object, ...]]:
        return [(drawn(str(texts)), *figures) for texts, _merged, *figures in coming_back(one, False)[1]]

    def drawn(texts: str) -> str:
        shown = normalize("NFKC", texts.replace("\\n", " ").replace("\N{BOOKS}", "\N{WHITE SQUARE}"))
        return " ".join(shown.split())

    language = report.stated.language
    data = WRITERS["pdf"].write([report], Translations(language), language)
    (again,) = read_reports(data, "report.pdf", report.policy)
    assert printed(again) == printed(report)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods", "csv", "html"])
def test_several_reports_come_back_as_several(suffix: str) -> None:
    rows = tuple(
        StatedRow({"indicator": measure, "target": "≥ 4", "result": "5"})
        for measure in ("Tallers fets", "Sortides fetes", "Xerrades fetes")
    )
    headings = {"indicator": "Indicador", "target": "Valor compromès", "result": "Resultat"}
    year = Period("2024", date(2024, 1, 1), date(2024, 12, 31))
    reports = [
        build_report(StatedReport(rows=rows, service=name, period=year, language="ca", headings=headings))
        for name in ("Joventut", "Esports")
    ]
    again = read_reports(WRITERS[suffix].write(reports, ENGLISH, "ca"), f"report.{suffix}")
    assert [(one.stated.service, str(one.stated.period), len(one.rows), one.findings) for one in again] == [
        ("Joventut", str(year), 3, ()),
        ("Esports", str(year), 3, ()),
    ]


@given(report=made_reports())
def test_json_loses_nothing(report: FollowUpReport) -> None:
    found = Finding("rows-left-out", stated="Fita 2022")
    noted = build_report(replace(report.stated, notes=("Nota.",), findings=(found,)), report.policy)
    assert read_reports(WRITERS["json"].write([noted, report], ENGLISH, "ca"), "report.json") == (noted, report)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods", "csv", "html"])
def test_figures_that_somebody_keeps_stand_in_every_file_as_the_document_states_them(suffix: str) -> None:
    report = sample_report()
    rows = list(report.rows)
    stated = rows[3].stated  # three of four talks: the document says a difference of 1
    stated = replace(stated, cells=stated.cells | {"compliance": "80 %"}, hints={KEPT: "difference compliance"})
    rows[3] = rows[3]._replace(stated=stated)
    (again,) = read_reports(WRITERS[suffix].write([replace(report, rows=tuple(rows))], ENGLISH, "ca"), f"r.{suffix}")
    printed = [[row.stated.text(key) for key in COMPUTED] for row in again.rows[2:4]]
    assert printed == [["−12,5 p.p." if suffix != "csv" else "-12,5", "87,5 %"], ["1", "80 %"]]


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_figures_that_are_worked_out_look_like_those_of_the_document_whatever_language_we_speak(suffix: str) -> None:
    (again,) = read_reports(WRITERS[suffix].write([sample_report()], ENGLISH, "en"), f"r.{suffix}")
    printed = [again.rows[2].stated.text(key).removesuffix(" Not met") for key in COMPUTED]
    assert printed == ["−12,5 p.p.", "87,5 %"]


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods"])
def test_several_reports_of_one_file_come_back_apart(suffix: str) -> None:
    library = sample_report()
    sports = replace(library, stated=replace(library.stated, service="ESPORTS", notes=("Nota de la piscina.",)))
    again = read_reports(WRITERS[suffix].write([library, sports], ENGLISH, "ca"), f"report.{suffix}")
    read = [(report.stated.service, len(report.rows), report.stated.extras) for report in again]
    named = [("BIBLIOTECA MUNICIPAL", 9, ()), ("ESPORTS", 9, ())]
    assert (read, again[1].stated.notes) == (named, ("Nota de la piscina.",))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods"])
def test_the_notes_of_each_of_several_reports_come_back_with_it(suffix: str) -> None:
    library = sample_report()
    notes = {"BIBLIOTECA MUNICIPAL": ("Nota de la sala.",), "PISCINA": (), "ESPORTS": ("Nota de l'esport.", "I dues.")}
    reports = [
        replace(library, stated=replace(library.stated, service=service, notes=said)) for service, said in notes.items()
    ]
    again = read_reports(WRITERS[suffix].write(reports, ENGLISH, "ca"), f"report.{suffix}")
    assert {report.stated.service: report.stated.notes for report in again} == notes


@pytest.mark.parametrize("language", ["ca", "es", "en"])
@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods"])
def test_our_own_words_are_read_back_in_every_language(suffix: str, language: str) -> None:
    """Whatever language we speak to the reader, the document says the same of itself."""
    report = sample_report("es")
    hints = {"direction": "más es mejor", "threshold": "3"}
    rows = tuple(replace(row.stated, hints=hints) for row in report.rows)
    hinted = build_report(replace(report.stated, rows=rows, notes=("Nota del área.",)))
    (again,) = read_reports(WRITERS[suffix].write([hinted], Translations(language), language), f"report.{suffix}")
    read = [row.stated.hints for row in again.rows]
    assert (coming_back(again), read) == (coming_back(hinted), [hints] * len(rows))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods"])
def test_what_a_layout_has_beyond_the_nine_columns_comes_back(suffix: str) -> None:
    report = sample_report()
    year = Period("Curs 2024-2025", date(2024, 9, 1), date(2025, 8, 31))
    rows = [replace(row.stated, extras=(f"Equip {'abcdefghi'[number]}",)) for number, row in enumerate(report.rows)]
    rows[1] = replace(rows[1], period=year, cells={**rows[1].cells, "target": "15 dies"}, hints={"direction": "baix"})
    wide = build_report(replace(report.stated, rows=tuple(rows), extras=("Equip responsable",)))
    (again,) = read_reports(WRITERS[suffix].write([wide], ENGLISH, "ca"), f"report.{suffix}")
    beside = [[(row.extras, row.period, row.hints) for row in one.stated.rows] for one in (again, wide)]
    assert (coming_back(again), beside[0]) == (coming_back(wide), beside[1])


@pytest.mark.parametrize("language", ["ca", "es", "en"])
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
def test_what_is_said_about_misses_is_in_the_file_and_no_part_of_the_report_that_is_read_back(
    suffix: str, language: str
) -> None:
    report = improving_report()
    bare = replace(report, rows=tuple(row._replace(improvement=None, outcome=None) for row in report.rows))
    said, silent = (WRITERS[suffix].write([each, each], Translations(language), language) for each in (report, bare))
    told = [text for row in report.rows if (plan := row.improvement) for text in (plan.cause, plan.action, plan.owner)]
    texts = " ".join(texts_of(said, suffix))
    assert (read_reports(said, f"report.{suffix}"), [text for text in told if text not in texts]) == (
        read_reports(silent, f"report.{suffix}"),
        [],
    )


def texts_of(data: bytes, suffix: str) -> Iterator[str]:
    """All texts of a file, with those that are not read back."""
    if suffix == "csv":
        yield data.decode()
        return
    name = "xl/sharedStrings.xml" if suffix == "xlsx" else "content.xml"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        yield from etree.fromstring(archive.read(name)).itertext()


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_the_same_report_gives_the_same_bytes(suffix: str) -> None:
    first, second = (WRITERS[suffix].write([sample_report(), entered_report()], ENGLISH, "ca") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_who_reads_in_another_language_is_told_whose_the_headings_are_and_the_report_comes_back(suffix: str) -> None:
    report = sample_report()
    report = replace(report, stated=replace(report.stated, headings={"target": "Valor compromès"}))
    ours = [WRITERS[suffix].write([report], ENGLISH, language) for language in ("en", "ca")]
    told = [_text(data, suffix).count("those of the town's own document") for data in ours]
    (again,) = read_reports(ours[0], f"report.{suffix}", report.policy)
    rows = [[row.stated.text(key) for key in ("commitment", "target", "result")] for row in again.rows]
    before = [[row.stated.text(key) for key in ("commitment", "target", "result")] for row in report.rows]
    assert (told, rows, again.stated.headings["target"]) == ([1, 0], before, "Valor compromès")


def _text(data: bytes, suffix: str) -> str:
    if suffix == "html":
        return unescape(data.decode())
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()
