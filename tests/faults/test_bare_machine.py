"""A machine with Python and what is installed for us, and nothing else: no LibreOffice, no browser, an empty PATH."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.serving import server_environment, serving

EXAMPLE = str(Path("examples/vilaclara-2022.docx").resolve())
OLD = str(Path("tests/corpus/open/A_seed_joventut.doc").resolve())
WITHOUT_OFFICE = """
import sys
from cartaviva.cli import main
from cartaviva.formats.readers import doc

doc._PLACES = ()  # it may be installed where the tests run
main(sys.argv[1:])
"""


@pytest.fixture
def bare(tmp_path: Path) -> Mapping[str, str]:
    (tmp_path / "nothing").mkdir()
    return server_environment(tmp_path / "home", PATH=str(tmp_path / "nothing"))


def run(environment: Mapping[str, str], *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-c", WITHOUT_OFFICE, *arguments, "--language", "en"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_report_is_read_and_checked(bare: Mapping[str, str], command: str) -> None:
    code, said, complained = run(bare, command, EXAMPLE)
    assert (code, said.strip().splitlines()[-1], complained) == (1, "To look at: 2 errors, 2 warnings.", "")


def test_a_report_is_written_in_every_format(bare: Mapping[str, str], tmp_path: Path) -> None:
    files = [tmp_path / f"report.{kind}" for kind in ("docx", "xlsx", "pdf", "ods", "html", "csv", "json")]
    code, _said, complained = run(bare, "report", EXAMPLE, *(part for file in files for part in ("-o", str(file))))
    assert (code, complained, [file.stat().st_size > 1000 for file in files]) == (1, "", [True] * 7)


def test_a_document_that_needs_libreoffice_says_so_in_a_sentence(bare: Mapping[str, str]) -> None:
    code, said, complained = run(bare, "read", OLD)
    assert (code, "LibreOffice" in said + complained, "Traceback" in complained) == (2, True, False)


def test_the_server_shows_its_first_page(bare: Mapping[str, str], tmp_path: Path) -> None:
    with serving(dict(bare), tmp_path / "log") as server:
        status, _headers, page = server.get("/start/")
    assert (status, "<form" in page, "Traceback" in server.log.read_text()) == (200, True, False)
