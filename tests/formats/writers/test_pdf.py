"""The PDF: its tags and metadata, what is printed again after a page break, and texts that mean something to Typst."""

import io
import itertools
import json
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pikepdf
import pypdfium2
import pytest

from cartaviva.core.checks.check import build_report
from cartaviva.core.policy import BINARY
from cartaviva.core.report import KEYS, FollowUpReport, StatedRow
from cartaviva.core.words import ENGLISH, LANGUAGES
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import pdf_table, typeset
from cartaviva.formats.writers.pdf import write
from cartaviva.locale import Translations
from tests.reports import entered_report, improving_report, long_report, sample_report, stated_report

LONG = (
    "Donarem resposta a les sol·licituds que arribin pels canals electrònics, tret de les que demanin un informe. " * 20
)
A4 = (841.89, 595.276)


def pdf(*reports: FollowUpReport, language: str = "ca") -> bytes:
    return write(reports, ENGLISH, language)


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\xa0", " ") for page in document]
    finally:
        document.close()


def sheets(data: bytes) -> list[tuple[float, float]]:
    with pikepdf.open(io.BytesIO(data)) as file:
        return [(round(float(page.mediabox[2]), 3), round(float(page.mediabox[3]), 3)) for page in file.pages]


def tags(data: bytes) -> list[dict[str, object]]:
    """Every structure element in reading order, with those of its attributes that say what belongs together."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return list(_below(file.Root.StructTreeRoot.K))


def _below(node: pikepdf.Object) -> Iterator[dict[str, object]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _below(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found: dict[str, object] = {"tag": str(node.S)[1:]}
        attributes = node.get("/A", pikepdf.Array())
        for owner in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            found |= {key[1:]: _plain(owner[key]) for key in ("/Scope", "/Headers", "/RowSpan") if key in owner}
        found |= {key[1:]: str(node[key]) for key in ("/ID", "/Alt", "/Lang") if key in node}
        yield found
        yield from _below(node.get("/K", pikepdf.Array()))


def _plain(value: object) -> object:
    if isinstance(value, pikepdf.Array):
        return [str(name) for name in value]
    return value if isinstance(value, int) else str(value)


def odd_report(text: str) -> FollowUpReport:
    """A report that says `text` wherever text can stand."""
    base = stated_report(sample_report("en").stated.rows[:1], "en")
    cells = dict(base.rows[0].cells) | dict.fromkeys(
        ("service", "objective", "commitment", "indicator", "remarks"), text
    )
    row = replace(base.rows[0], cells=cells, extras=(text,))
    stated = replace(base, rows=(row,), service=text, title=text, organisation=text, extras=(text,), notes=(text,))
    return build_report(replace(stated, headings=dict.fromkeys(KEYS, text)))


def test_the_file_says_that_it_is_accessible_and_for_the_archive_and_what_it_is_about() -> None:
    with pikepdf.open(io.BytesIO(pdf(sample_report()))) as file, file.open_metadata() as metadata:
        root = file.Root
        shown = str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)
        standards = ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
        about = ("dc:title", "dc:creator", "dc:language", "xmp:CreateDate", "pdf:Keywords")
        said = {name: metadata.get(name) for name in (*standards, *about)}
    assert (shown, said) == (
        ("ca", True, True),
        {
            "pdfuaid:part": "1",
            "pdfaid:part": "2",
            "pdfaid:conformance": "A",
            "dc:title": "SEGUIMENT DELS COMPROMISOS DE LES CARTES DE SERVEIS 2025",
            "dc:creator": ["Ajuntament de Vilaclara"],
            "dc:language": {"ca"},
            "xmp:CreateDate": "2025-12-31T00:00:00+00:00",
            "pdf:Keywords": "BIBLIOTECA MUNICIPAL, Gener - Desembre 2025, service charter, follow-up report",
        },
    )


def test_who_is_not_known_is_no_author_without_a_name() -> None:
    report = sample_report()
    with pikepdf.open(io.BytesIO(pdf(replace(report, stated=replace(report.stated, organisation=""))))) as file:
        assert ("/Author" in file.docinfo, "creator>" in str(file.open_metadata())) == (False, False)


def test_every_cell_names_the_heading_of_its_own_column_and_the_bands_above_it() -> None:
    made = tags(pdf(sample_report()))
    headings = {str(tag["ID"]): tag for tag in made if tag["tag"] == "TH"}
    cells = [tag for tag in made if tag["tag"] == "TD"]

    def above(tag: dict[str, object]) -> list[str]:
        names = cast("list[str]", tag["Headers"])
        return [name for first in names for name in (first, *above(headings[first]))]

    assert {
        "scopes": {str(tag["Scope"]) for tag in headings.values()},
        "headings of columns": [above(cell)[-1] for cell in cells[:7]],
        "above the first cell": len(above(cells[0])),
        "rows of merged cells": [cell["RowSpan"] for cell in cells if "RowSpan" in cell],
        "parts": [tag["tag"] for tag in made if tag["tag"] in ("H1", "H2", "Table", "Figure")],
    } == {
        "scopes": {"/Column"},
        "headings of columns": [f"U1x{column}y0" for column in range(7)],
        "above the first cell": 3,
        "rows of merged cells": [2],
        "parts": ["H1", "Figure", "H2", "Table", "H2", "H2", "H2"],
    }


def test_the_chart_is_said_in_words() -> None:
    (alt,) = [tag["Alt"] for tag in tags(pdf(sample_report())) if tag["tag"] == "Figure"]
    assert str(alt).startswith("4 of 8 commitments met. Met: 4;")


def test_headings_services_and_objectives_are_printed_again_after_a_page_break() -> None:
    headings = ["Compromís", "Indicador", "Resultat", "Grau de compliment", "Observacions"]
    report = long_report(40)
    rows = tuple(
        replace(row, cells={**row.cells, "service": "Préstec", "objective": "Tothom"}) for row in report.stated.rows
    )
    made = pages(pdf(build_report(replace(report.stated, rows=rows))))
    full = [page for page in made if "Prestarem com a mínim" in page]
    again = (*headings, "Servei ofert: Préstec", "Objectiu: Tothom")
    missing = [(number, word) for number, page in enumerate(full) for word in again if word not in page]
    assert (len(full) > 2, missing) == (True, [])


def test_pages_are_numbered_to_the_last_one() -> None:
    made = pages(pdf(long_report(40)))
    assert [f"Page {number} of {len(made)}" in page for number, page in enumerate(made, 1)] == [True] * len(made)


def test_a_correction_stands_in_a_note_and_its_mark_beside_the_figure() -> None:
    (first, second) = pages(pdf(sample_report()))
    said = ("Proposed corrections", "The difference is stated as 1; result minus target is −1.")
    assert ("−1¹" in first.replace(" ", ""), [words for words in said if words not in second]) == (True, [])


def test_a_heading_is_not_broken_within_a_word_that_its_column_has_room_for() -> None:
    report = sample_report()
    headings = {**report.stated.headings, "target": "Valor comprometido"}
    extras = ("Casos en plazo", "Casos totales")
    rows = tuple(row._replace(stated=replace(row.stated, extras=("412", "436"))) for row in report.rows)
    wide = replace(report, stated=replace(report.stated, headings=headings, extras=extras), rows=rows)
    assert "comprometido" in pages(pdf(wide))[0]


@pytest.mark.parametrize(
    "text",
    [
        '#set text(red) *b* _i_ @ref \\ <lbl> $x^2$ `c` "q" = h - l + e / t ~ [a] {b} // c /* d */',
        "€ ≥ ≤ − ŀ · ç ñ à ï “ ” «» ½ º ª … – —",
        '{"a": 1} \\u0041 \\n \\" %20 &amp; </xml>',
    ],
)
def test_texts_are_verbatim(text: str) -> None:
    printed = " ".join("".join(pages(pdf(odd_report(text)))).replace("\u200b\n", "").replace("\u200b", "").split())
    assert printed.count(" ".join(text.split())) >= 4


def test_lines_of_a_text_stay_lines() -> None:
    assert any("un\ndos" in page for page in pages(pdf(odd_report("un\ndos"))))


@pytest.mark.parametrize(
    "text", ["日本語", "😀 👨‍👩‍👧", "\ue000\ufeff\x01\x0c\u202e", "שלום مرحبا", "e\u0301\u0323\u200d"]
)
def test_what_no_font_has_becomes_a_square_and_the_rest_stays(text: str) -> None:
    made = "".join(pages(pdf(odd_report(f"abans {text} després"))))
    assert "abans" in made and "després" in made


def test_a_letter_of_another_script_is_printed_where_a_font_has_it() -> None:
    assert ["□" in "".join(pages(pdf(odd_report(f"a {text} b")))) for text in ("Ω", "ж", "日")] == [False, False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_its_letters(language: str) -> None:
    data = write([sample_report(language), entered_report()], Translations(language), language)
    with pikepdf.open(io.BytesIO(data)) as file:
        own = str(file.Root.Lang)
    assert (own, "□" in "".join(pages(data))) == (language, False)


def test_a_text_in_another_language_than_the_page_says_so() -> None:
    assert "es" in {tag.get("Lang") for tag in tags(pdf(sample_report("es"), language="ca"))}


def test_the_same_reports_give_the_same_bytes() -> None:
    reports = [sample_report(), entered_report()]
    assert pdf(*reports) == pdf(*reports)


@pytest.mark.parametrize(("extras", "sheet"), [(0, A4), (4, A4), (5, (1190.551, A4[0])), (30, (2383.937, 1683.780))])
def test_further_columns_are_printed_on_a_sheet_that_has_room_for_them(extras: int, sheet: tuple[float, float]) -> None:
    rows = [replace(row, extras=tuple(f"Dada {n}" for n in range(extras))) for row in sample_report().stated.rows]
    stated = replace(stated_report(rows, "ca"), extras=tuple(f"Columna {n}" for n in range(extras)))
    data = pdf(build_report(stated))
    printed = "".join(pages(data))
    found = (sheets(data)[0], [n for n in range(extras) if f"Dada {n}" not in printed])
    assert found == (pytest.approx(sheet, abs=0.01), [])


def test_a_long_report_is_the_same_file_although_another_process_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    report = sample_report()
    here = pdf(report)
    monkeypatch.setattr("cartaviva.formats.writers.pdf.MOST_ROWS", 0)
    assert pdf(report) == here


def test_the_other_process_ends_with_what_fails_here_and_what_fails_there_is_an_error_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *words: Any, **named: Any) -> None:
            super().__init__(*words, **named)
            started.append(self)

    def failing() -> typeset.Job:
        raise LookupError

    monkeypatch.setattr(subprocess, "Popen", Noted)
    with pytest.raises(LookupError):
        typeset.typeset_apart(failing)
    with pytest.raises(subprocess.CalledProcessError):
        typeset.typeset_apart(lambda: ("no JSON", datetime(2025, 12, 31)))
    assert [one.returncode for one in started] == [-signal.SIGKILL, 1]


def test_a_long_table_goes_on_at_a_service_on_a_page_of_its_own_and_reads_back_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = long_report(14)
    whole = pdf(report)
    monkeypatch.setattr(pdf_table, "PART_ROWS", 3)
    parted = pdf(report)
    tables = [[tag["tag"] for tag in tags(data)].count("Table") for data in (whole, parted)]
    (one,), (other,) = (read_reports(data, "informe.pdf") for data in (whole, parted))
    cells = [[row.stated.cells for row in each.rows] for each in (one, other)]
    assert (tables[0], tables[1] > 1, cells[0]) == (1, True, cells[1])


def test_every_report_begins_on_a_page_of_its_own_and_a_policy_is_said_below_the_last_that_has_it() -> None:
    made = pages(pdf(sample_report(), sample_report("es"), entered_report(BINARY)))
    looked_for = ("commitments met", "How compliance is decided")
    assert [[number for number, page in enumerate(made) if words in page] for words in looked_for] == [
        [0, 2, 4],
        [3, 5],
    ]


@pytest.mark.parametrize(
    "report",
    [
        build_report(stated_report([], "ca")),
        build_report(stated_report(sample_report().stated.rows[:1], "ca")),
        build_report(stated_report([StatedRow(dict.fromkeys(KEYS, LONG))], "ca")),
        build_report(replace(stated_report([StatedRow(dict.fromkeys(KEYS, LONG))], "ca"), service=LONG, title=LONG)),
        build_report(replace(stated_report(sample_report().stated.rows, "ca"), headings=dict.fromkeys(KEYS, LONG))),
        build_report(replace(stated_report(sample_report().stated.rows, "ca"), period=None, organisation="", title="")),
        entered_report(BINARY),
    ],
    ids=["no row", "one row", "long cells", "long title", "long headings", "nothing known", "no degrees"],
)
def test_every_report_can_be_printed(report: FollowUpReport) -> None:
    assert "Page 1 of" in pages(pdf(report))[0]


def test_no_letter_lies_on_another_or_beyond_the_margins() -> None:
    words = StatedRow(dict.fromkeys(KEYS, "Abcdefghijklmnopqrstuvwxyz" * 8))
    figures = replace(sample_report().stated.rows[2], extras=("1.234.567,89 €",) * 4)
    stated = replace(
        stated_report([figures, replace(words, extras=("x" * 90,) * 4)], "ca"), extras=("Responsabilitats",) * 4
    )
    document = pypdfium2.PdfDocument(pdf(build_report(stated)))
    try:
        pages = [list(letters(page.get_textpage())) for page in document]
    finally:
        document.close()
    beyond = [box for page in pages for box in page if box[1] < 33 or box[2] > A4[0] - 33]
    assert (beyond, [pair for page in pages for pair in overlapping(page)]) == ([], [])


Box = tuple[str, float, float, float]
"""A letter, its left and right, and where its line stands. Kerning lets two of them share up to 2 points."""


def letters(text: pypdfium2.PdfTextPage) -> Iterator[Box]:
    for index in range(text.count_chars()):
        left, bottom, right, _ = text.get_charbox(index, loose=True)
        letter = text.get_text_range(index, 1)
        if letter.isprintable() and letter.strip() and right > left:
            yield letter, left, right, round(bottom, 1)


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    ordered = sorted(boxes, key=lambda box: (box[3], box[1]))
    pairs = itertools.pairwise(ordered)
    return [(one, other) for one, other in pairs if one[3] == other[3] and other[1] < one[2] - 2]


def test_what_each_miss_leads_to_stands_below_the_table_and_is_left_out_when_it_is_read_back() -> None:
    data = pdf(improving_report())
    text = " ".join(" ".join(pages(data)).split()).replace("’", "'")
    (again,), (plain,) = read_reports(data, "report.pdf"), read_reports(pdf(sample_report()), "report.pdf")
    title = "Causes and improvement actions Mitjana de dies de resposta Cause Una plaça vacant."
    answer = "Did it work? It worked. N'hi ha hagut més."
    assert (title in text, answer in text, again.rows == plain.rows) == (True, True, True)


def test_findings_of_a_long_report_that_say_the_same_share_a_note_before_the_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [replace(row, places={}) for row in sample_report("en").stated.rows]
    again = [replace(row, cells={**row.cells, "service": "Again"}) for row in rows]
    report = build_report(stated_report([*rows, *again], "en"))
    apart = pdf(report, language="en")
    monkeypatch.setattr("cartaviva.formats.writers.pdf_notes.MOST_NOTES", 0)
    data = pdf(report, language="en")
    few, many = (" ".join("".join(pages(each)).split()) for each in (apart, data))
    note = "The difference is stated as 1; result minus target is −1."
    with pikepdf.open(io.BytesIO(data)) as file:
        places = [page.objgen for page in file.pages]
        leads = {places.index(link.Dest[0].objgen) for page in file.pages for link in page.get("/Annots", [])}
    before = [text.index(note) < text.index("The commitments, one by one") for text in (few, many)]
    cells = [[row.stated.cells for row in read_reports(each, "r.pdf")[0].rows] for each in (apart, data)]
    found = (few.count(note), many.count(note), "(2 rows)" in many, leads, before, cells[1])
    assert found == (2, 1, True, {0}, [False, True], cells[0])


def test_marks_lead_to_their_notes_in_a_file_of_several_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_table, "PART_ROWS", 3)
    monkeypatch.setattr("cartaviva.formats.writers.pdf_notes.MOST_NOTES", 3)
    data = pdf(long_report(14), sample_report(), long_report(14))
    with pikepdf.open(io.BytesIO(data)) as file:
        places = [page.objgen for page in file.pages]
        links = [link for page in file.pages for link in page.get("/Annots", []) if "/Dest" in link]
        leads = {places.index(link.Dest[0].objgen) for link in links}
    titles = {at for at, page in enumerate(pages(data)) if "Proposed corrections" in page}
    assert (len(titles), titles - leads) == (3, set())


SET = """
#let lines(number) = measure(range(number).map(_ => "Áy").join("\\n")).height + 0.1pt
#let fits(words, number) = measure(block(width: 30mm, words)).height <= lines(number)
#context for text in data.small { assert(fits(..text), message: text.first()) }
#set text(size: 12pt, weight: "semibold")
#context for text in data.large { assert(fits(..text), message: text.first()) }
"""


def test_no_text_takes_more_lines_than_are_counted() -> None:
    letters = [letter for letter in sorted(pdf_table.PLAIN) if not letter.isspace()]
    texts = [" ".join([letter * size] * 20) for letter in letters for size in (1, 2, 5)]
    sizes = {"small": pdf_table.SMALL, "large": pdf_table.LARGE * 1.1}
    counted = {name: [(text, pdf_table.most_lines(text, 30, size)) for text in texts] for name, size in sizes.items()}
    about = dict.fromkeys(("title", "author", "description"), "") | {"lang": "ca", "keywords": []}
    look = Path(typeset.__file__).with_name("look.typ").read_text("utf-8")
    typeset._compiler().compile((look + SET).encode(), sys_inputs={"data": json.dumps(about | counted)}, format="pdf")


def test_a_word_of_a_result_is_not_broken_where_the_sheet_has_room() -> None:
    report = sample_report()
    first, *rest = report.rows
    cells = {**first.stated.cells, "target": "entre 20 % i 30 %", "result": "Sense desplaçaments"}
    stated = replace(report.stated, rows=(replace(first.stated, cells=cells), *(row.stated for row in rest)))
    (page, *_) = pages(pdf(build_report(stated)))
    assert ("desplaçaments" in page, "entre 20 % i\n30 %" in page or "entre 20 % i 30 %" in page) == (True, True)
