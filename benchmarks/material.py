"""What is measured: a report of any number of rows, made of the example town's."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from cartaviva.core.checks.check import build_report
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import ENGLISH
from cartaviva.formats.reading import read_reports
from cartaviva.formats.writers import WRITERS

EXAMPLE = Path(__file__).parents[1] / "examples" / "vilaclara-2022.docx"
BUILD = Path(__file__).parents[1] / "build" / "bench"


@cache
def report(rows: int) -> FollowUpReport:
    """The example's rows over and over, every time under services of their own."""
    (example,) = read_reports(EXAMPLE.read_bytes(), EXAMPLE.name)
    stated = example.stated
    repeated = [
        replace(
            row, cells={**row.cells, "service": f"{row.text('service')} {number // len(stated.rows) + 1}"}, places={}
        )
        for number, row in ((number, stated.rows[number % len(stated.rows)]) for number in range(rows))
    ]
    return build_report(replace(stated, rows=tuple(repeated), findings=()))


def document(rows: int, ending: str) -> Path:
    """A file with that report, from another process: Typst leaves threads behind, and reading cannot fork then."""
    subprocess.run([sys.executable, "-m", "benchmarks.material", str(rows), ending], check=True)
    return _path(rows, ending)


def _path(rows: int, ending: str) -> Path:
    BUILD.mkdir(parents=True, exist_ok=True)
    return BUILD / f"{rows}.{ending}"


if __name__ == "__main__":
    number, suffix = int(sys.argv[1]), sys.argv[2]
    _path(number, suffix).write_bytes(WRITERS[suffix].write([report(number)], ENGLISH, "ca"))
