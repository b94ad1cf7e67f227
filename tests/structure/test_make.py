"""The first command that anybody tries."""

import os
import subprocess

from tests.structure.tracked import ROOT

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


def test_make_run_says_what_is_wrong_and_names_every_report_it_writes() -> None:
    done = subprocess.run(
        ["make", "run"], cwd=ROOT, env=ENVIRONMENT | {"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False
    )
    printed = done.stdout.splitlines()
    written = [line.removeprefix("Written: ") for line in printed if line.startswith("Written: ")]
    endings = ("pdf", "docx", "xlsx", "ods", "html", "csv", "json")
    assert (done.returncode, done.stderr, written) == (0, "", [f"build/seguiment-2022.{ending}" for ending in endings])
    assert "To look at: 2 errors, 2 warnings." in printed
    assert all((ROOT / path).stat().st_size > 1000 for path in written)


def test_make_alone_lists_every_command_with_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = makefile.split(".PHONY: ")[1].split()
    listed = subprocess.run(["make"], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout
    named = [line.split()[1] for line in listed.splitlines() if line.startswith("  make ")]
    assert sorted(named) == sorted(set(phony) - {"libreoffice"})
