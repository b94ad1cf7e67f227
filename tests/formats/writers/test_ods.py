"""An OpenDocument spreadsheet as others find it."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from lxml import etree, html
from python_calamine import CalamineWorkbook

from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers.ods import write
from tests.reports import entered_report, sample_report

OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))


def content(data: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("content.xml"))


def test_the_package_begins_with_its_kind_unpacked() -> None:
    first, *others = zipfile.ZipFile(BytesIO(write([sample_report()], ENGLISH, "ca"))).infolist()
    names = ["META-INF/manifest.xml", "content.xml", "meta.xml", "settings.xml", "styles.xml"]
    found = (first.filename, first.compress_type, sorted(part.filename for part in others))
    assert found == ("mimetype", zipfile.ZIP_STORED, names)


def test_figures_are_numbers_that_show_what_is_printed() -> None:
    root = content(write([sample_report()], ENGLISH, "ca"))
    rows = list(root.iter(f"{TABLE}table-row"))[6:9]
    cells = [list(row)[column] for row in rows for column in range(4, 8)]
    names = (f"{OFFICE}value-type", f"{OFFICE}value")
    assert [((cell.findtext(f"{TEXT}p") or "").replace("\xa0", " "), *map(cell.get, names)) for cell in cells] == [
        ("12.000", "float", "12000"),
        ("12.480", "float", "12480"),
        ("+480", "float", "480"),
        ("100 %", "percentage", "1"),
        ("≤ 15 dies", "string", None),
        ("18 dies", "string", None),
        ("+3", "float", "3"),
        ("83,3 %", "percentage", "0.833"),
        ("100 %", "percentage", "1"),
        ("87,5 %", "percentage", "0.875"),
        ("−12,5 p.p.", "float", "-12.5"),
        ("87,5 %", "percentage", "0.875"),
    ]


def test_merged_cells_and_headings_are_said() -> None:
    root = content(write([sample_report()], ENGLISH, "ca"))
    spans = [int(cell.get(f"{TABLE}number-rows-spanned", "1")) for cell in root.iter(f"{TABLE}table-cell")]
    (head,) = root.iter(f"{TABLE}table-header-rows")
    merged, covered = sorted(span for span in spans if span > 1), len(list(root.iter(f"{TABLE}covered-table-cell")))
    heads = [cell.findtext(f"{TEXT}p") for cell in head[0]][:2]
    assert (merged, covered, heads) == ([2, 2, 3, 3, 4, 6], 14, ["Servei ofert", "Objectiu"])


def test_the_status_stands_in_words_in_a_column_that_is_left_out_when_the_file_is_read_again() -> None:
    data = write([sample_report(), sample_report()], ENGLISH, "ca")
    root = content(data)
    words = [(row[-1].findtext(f"{TEXT}p") or "") for row in list(root.iter(f"{TABLE}table-row"))[5:9]]
    names = [column.get("{http://www.w3.org/XML/1998/namespace}id") for column in root.iter(f"{TABLE}table-column")]
    again = read_reports(data, "report.ods")
    assert (words, list(filter(None, names)), [report.stated.extras for report in again]) == (
        ["Status", "Met", "Not met", "Not met"],
        ["carta-viva-aside-status-1", "carta-viva-aside-status-2"],
        [sample_report().stated.extras] * 2,
    )


def test_other_programs_show_the_same_figures(tmp_path: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    """Signs, zeros and what is just below 100 %, as LibreOffice prints them from the numbers alone."""
    source = tmp_path / "report.ods"
    source.write_bytes(write([entered_report()], ENGLISH, "ca"))
    page = html.parse(str(libreoffice(source, "html")))
    lines = [
        ["".join(cell.itertext()).replace("\xa0", " ").strip() for cell in row.iter("td")] for row in page.iter("tr")
    ]
    shown = {line[2]: (line[6], line[7]) for line in lines if len(line) > 7 and line[2].startswith("Compromís ")}
    assert [shown[f"Compromís {number}"] for number in (1, 2, 3, 4, 5, 6, 7, 14)] == [
        ("−1", "75 %"),
        ("−0,01 p.p.", "99,9 %"),
        ("−0,1", "100 %"),
        ("+5", "66,7 %"),
        ("+15", "40 %"),
        ("+3", "0 %"),
        ("0", "99,9 %"),
        ("0", "100 %"),
    ]


def test_awkward_names_and_texts_open_everywhere() -> None:
    report = sample_report()
    odd = replace(report, stated=replace(report.stated, service='A/B: "C" & [D] <E>?*', notes=("1 < 2 & 3",)))
    book = CalamineWorkbook.from_filelike(BytesIO(write([odd, odd], ENGLISH, "ca")))
    found = (book.sheet_names, book.get_sheet_by_index(0).to_python()[-1][0])
    assert found == (['A B "C" & D <E>', 'A B "C" & D <E> (2)', "Notes"], "1 < 2 & 3")


def test_a_long_note_has_room_for_all_its_lines() -> None:
    root = content(write([sample_report()], ENGLISH, "ca"))
    name, height = (f"{{urn:oasis:names:tc:opendocument:xmlns:style:1.0}}{one}" for one in ("name", "row-height"))
    heights = {style.get(name): row.get(height) for style in root.iter() for row in style if row.get(height)}
    rows = list(root.iter(f"{TABLE}table"))[-1].iter(f"{TABLE}table-row")
    texts = {"".join(row.itertext()): heights.get(row.get(f"{TABLE}style-name")) for row in rows}
    assert {text[:16]: height for text, height in texts.items() if len(text) > 100 or height} == {
        "Method, version ": "32pt",
    }
