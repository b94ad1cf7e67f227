"""PAIRS: what is measured, beside what, and the budget of each."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from html import escape
from pathlib import Path
from unittest import mock

from benchmarks.assess import assessing
from benchmarks.material import BUILD, EXAMPLE, document, report
from benchmarks.measure import Budget, Job, Pair
from benchmarks.memory import memory
from benchmarks.portal import portal
from benchmarks.saving import saving
from cartaviva.core.report import KEYS, FollowUpReport
from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS, pdf, typeset

MANY = 5_000
SOME = 500
PATIENCE = 150
"""Seconds."""


def run(command: Sequence[str | Path], allowed: Sequence[int] = (0,)) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert done.returncode in allowed, done.stderr.decode()


# A whole process


def whole_process() -> Iterator[Pair]:
    """The example's Word report to a checked, tagged PDF, beside LibreOffice that only converts it."""
    BUILD.mkdir(parents=True, exist_ok=True)
    soffice = shutil.which("soffice")
    if not soffice:
        print("LibreOffice is not installed: what is measured beside it is left out.")
        return
    ours = [sys.executable, "-m", "cartaviva", "report", EXAMPLE, "-o", BUILD / "whole.pdf"]
    profile = f"-env:UserInstallation={(BUILD / 'profile').as_uri()}"
    other = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", BUILD / "converted", EXAMPLE]
    what = "Word to checked, tagged PDF, whole process"
    yield Pair(what, partial(run, ours, (0, 1)), "LibreOffice, converting", partial(run, other), Budget(at_least=5))


# Writing


def writing() -> Iterator[Pair]:
    """The PDF of one report beside the bare compiler, and that of many rows beside WeasyPrint."""
    yield Pair("PDF of one report, warm", *one_by_one(30), Budget(at_most=1.5), 20)
    ours = partial(WRITERS["pdf"].write, [report(MANY)], ENGLISH, "ca")
    other = partial(weasyprint, plain_table(report(MANY)))
    yield Pair("PDF of 5,000 rows", ours, "WeasyPrint, plain table", other, Budget(at_least=20), 1, warm=False)


def one_by_one(number: int) -> tuple[Job, str, Job]:
    """Our writer, and Typst alone with the data that ours made: of another report each time, since Typst remembers."""
    reports = [report(8 + each) for each in range(number)]
    made: list[tuple[str, datetime]] = []
    with mock.patch.object(pdf, "typeset", lambda data, day: made.append((data, day)) or b""):
        for each in reports:
            WRITERS["pdf"].write([each], ENGLISH, "ca")
    ours, other = iter(reports), iter(reversed(made))
    return lambda: WRITERS["pdf"].write([next(ours)], ENGLISH, "ca"), "Typst alone", lambda: compile_alone(*next(other))


def compile_alone(data: str, day: datetime) -> object:
    return typeset._compiler().compile(
        typeset._template("report"),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=typeset.STANDARDS,
        timestamp=day.replace(tzinfo=UTC),
    )


def plain_table(printed: FollowUpReport) -> bytes:
    """The cells of a report and nothing else, as a page."""
    rows = ["".join(f"<td>{escape(row.stated.text(key))}</td>" for key in KEYS) for row in printed.rows]
    style = "@page {size: A4 landscape} td {border: 1px solid; font-size: 8px}"
    table = "<tr>".join(["", *rows])
    return f"<html lang=ca><title>PDF</title><style>{style}</style><table>{table}</table></html>".encode()


def weasyprint(html: bytes) -> None:
    """Stopped after PATIENCE, which is what it is then said to have taken."""
    script = "import sys, weasyprint; weasyprint.HTML(file_obj=sys.stdin.buffer).write_pdf('/dev/null')"
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", script], input=html, timeout=PATIENCE, check=True, capture_output=True)


# Reading


def reading() -> Iterator[Pair]:
    """500 rows read, assessed and checked, beside libraries that only read the cells."""
    others: tuple[tuple[str, str, Callable[[Path], object], Budget, int], ...] = (
        ("xlsx", "openpyxl", openpyxl, Budget(at_least=2), 5),
        ("docx", "python-docx", python_docx, Budget(at_least=2), 3),
        ("pdf", "pdfplumber", pdfplumber, Budget(at_least=40), 2),
    )
    for ending, name, other, budget, times in others:
        path = document(SOME, ending)
        ours = partial(read_reports, path.read_bytes(), path.name)
        what = f"reading and checking 500 rows, .{ending}"
        yield Pair(what, ours, f"{name}, reading", partial(other, path), budget, times, warm=times > 2)


def openpyxl(path: Path) -> object:
    import openpyxl

    return [[cell.value for cell in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]


def python_docx(path: Path) -> object:
    import docx

    return [[cell.text for cell in row.cells] for table in docx.Document(str(path)).tables for row in table.rows]


def pdfplumber(path: Path) -> object:
    import pdfplumber

    with pdfplumber.open(path) as file:
        return [page.extract_tables() for page in file.pages]


PAIRS = (whole_process, reading, writing, assessing, portal, memory, saving)
"""Reading comes before writing: see `document`."""
