"""Where a policy does not stop at 100 %, every file has the ratio beside the degree, as core/compliance.py has it."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cartaviva.core.compliance import assess, uncapped
from cartaviva.core.language.comparing import Comparator
from cartaviva.core.language.units import Unit
from cartaviva.core.policy import LINEAR, PROPORTIONAL, Policy
from cartaviva.core.report import KEYS, FollowUpReport, ReportRow, StatedRow
from cartaviva.core.result import Result
from cartaviva.core.target import Target
from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS
from cartaviva.formats.writers.table import UNCAPPED
from tests.formats.writers.test_pdf import pages
from tests.reports import sample_report, stated_report

UNLIMITED = replace(PROPORTIONAL, cap=False)
TARGETS = (
    ("10", Target(Comparator.AT_LEAST, Decimal(10), Unit.COUNT)),
    ("0", Target(Comparator.AT_LEAST, Decimal(0), Unit.COUNT)),
    ("més de 10", Target(Comparator.MORE_THAN, Decimal(10), Unit.COUNT)),
    ("≤ 10 dies", Target(Comparator.AT_MOST, Decimal(10), Unit.DAYS)),
    ("≤ 10 dies, s'accepten 12", Target(Comparator.AT_MOST, Decimal(10), Unit.DAYS, threshold=Decimal(12))),
    ("exactament 10", Target(Comparator.EXACTLY, Decimal(10), Unit.COUNT)),
    ("entre 8 i 10", Target(Comparator.BETWEEN, Decimal(8), Unit.COUNT, upper=Decimal(10))),
    ("no més que abans", Target(Comparator.NO_WORSE, Decimal(10), Unit.COUNT, lower_is_better=True)),
    ("Sí", Target(Comparator.YES)),
)
FIGURES = ("0", "-1", "1", "8", "9.9999", "10", "12", "25")


def report(policy: Policy) -> FollowUpReport:
    """Every target with every result."""
    rows = []
    for text, target in TARGETS:
        for figure in FIGURES:
            stated = StatedRow(dict.fromkeys(KEYS, "") | {"target": text, "result": figure.replace(".", ",")})
            result = Result(Decimal(figure), target.unit)
            rows.append(ReportRow(stated, target, result, assess(target, result, policy)))
    return FollowUpReport(stated_report([row.stated for row in rows], "ca"), tuple(rows), (), policy)


def ratios(one: FollowUpReport) -> list[float | None]:
    found = (uncapped(row.assessment, one.policy) for row in one.rows)
    return [None if ratio is None else float(ratio) for ratio in found]


def of_workbook(path: Path) -> list[list[float | None]]:
    """The last column of each report's sheet, in percent with one decimal, cut below 100 as degrees are."""
    found = []
    for sheet in load_workbook(path, data_only=True).worksheets[:-1]:
        head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == UNCAPPED)
        cells = (sheet.cell(head.row + 1 + at, head.column).value for at in range(len(TARGETS) * len(FIGURES)))
        found.append([printed(cell) if isinstance(cell, int | float) else None for cell in cells])
    return found


def printed(share: float) -> float:
    percent = round(share * 100 + 1e-9, 1)
    return 99.9 if share < 1 and percent == 100 else percent


def test_the_formulas_of_a_workbook_give_the_ratios(tmp_path: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    reports = [report(UNLIMITED), report(replace(LINEAR, cap=False))]
    source = tmp_path / "report.xlsx"
    source.write_bytes(WRITERS["xlsx"].write(reports, ENGLISH, "ca"))
    expected = [ratios(one) for one in reports]
    assert (of_workbook(source), of_workbook(libreoffice(source, "xlsx"))) == (expected, expected)


def said(suffix: str, policy: Policy) -> str:
    """All text of the file."""
    data = WRITERS[suffix].write([sample_report("ca", policy)], ENGLISH, "ca")
    if suffix == "pdf":
        return "\n".join(pages(data))
    if suffix in ("docx", "ods"):
        name = "word/document.xml" if suffix == "docx" else "content.xml"
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name).decode()
    return data.decode()


@pytest.mark.parametrize("suffix", ["pdf", "docx", "ods", "html", "csv"])
def test_every_file_has_the_column_only_where_the_policy_says_so(suffix: str) -> None:
    ratio = next(
        text for value in ratios(sample_report("ca", UNLIMITED)) if value and value > 100 for text in [f"{value:g}"]
    ).replace(".", ",")
    texts = [
        " ".join(said(suffix, policy).split())
        for policy in (UNLIMITED, PROPORTIONAL, replace(UNLIMITED, percentages=False))
    ]
    assert ([("Ratio without the limit" in text) for text in texts], ratio in texts[0]) == ([True, False, False], True)


def test_machines_find_it_in_a_column_that_is_ours(tmp_path: Path) -> None:
    data = WRITERS["csv"].write([report(UNLIMITED)], ENGLISH, "en")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [rows[6][f"Carta Viva: {UNCAPPED}"], rows[0][f"Carta Viva: {UNCAPPED}"]] == ["120%", "0%"]


@pytest.mark.parametrize("suffix", ["html", "csv", "xlsx", "json"])
def test_whoever_reads_the_file_again_leaves_it_out(suffix: str) -> None:
    one = sample_report("ca", UNLIMITED)
    (again,) = read_reports(WRITERS[suffix].write([one], ENGLISH, "ca"), f"report.{suffix}", UNLIMITED)
    assert (again.stated.extras, [row.assessment for row in again.rows]) == (
        one.stated.extras,
        [row.assessment for row in one.rows],
    )
