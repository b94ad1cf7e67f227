"""The example town's documents are what its script makes."""

import zipfile
from pathlib import Path

from examples.make_examples import REPORT, make_report


def test_the_committed_report_is_what_the_script_makes(tmp_path: Path) -> None:
    make_report(tmp_path / "made.docx")
    assert parts(tmp_path / "made.docx") == parts(REPORT)


def parts(document: Path) -> dict[str, bytes]:
    archive = zipfile.ZipFile(document)
    return {name: archive.read(name) for name in archive.namelist()}
