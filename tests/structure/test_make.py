"""The first command that anybody tries."""

import os
import signal
import subprocess
from pathlib import Path

from cartaviva.cli.serve import ANSWERING
from tests.serving import PATIENCE, Serving, answers, descendants, free_port, server_environment, wait_for
from tests.structure.tracked import ROOT

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
"""Of somebody who types a command, also where these tests were started by make."""


PROCESSES = 3 + min(os.cpu_count() or 1, ANSWERING["sqlite"].processes)
"""Keeper, server, worker, and those that answer."""


def test_make_alone_lists_its_commands_within_eighty_columns() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout
    wide = [line for line in listed.splitlines() if len(line) > 80]
    assert (wide, "  make run " in listed, "  make clean " in listed) == ([], True, True)


def test_make_run_reads_the_old_report_writes_it_corrected_and_serves_the_town(tmp_path: Path) -> None:
    port = free_port()
    command = ["make", "run", f"PORT={port}", f"DEMO={tmp_path / 'demo'}"]
    environment = server_environment(tmp_path)
    run = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    try:
        printed = []
        for line in run.stdout:
            printed.append(line.rstrip("\n"))
            if "cartaviva.serve Carta Viva listens" in line:
                break
        wait_for(lambda: answers(port) or run.poll() is not None)
        page = Serving(port, run, tmp_path).get("/vilaclara/ca/")
        below = descendants(run.pid)
    finally:
        os.killpg(run.pid, signal.SIGINT)  # as Ctrl-C does
        run.communicate(timeout=PATIENCE)
    written = [line.removeprefix("Written: ") for line in printed if line.startswith("Written: ")]
    endings = ("pdf", "docx", "xlsx", "ods", "html", "csv", "json")
    assert written == [f"build/seguiment-2022.{ending}" for ending in endings]
    assert all((ROOT / path).stat().st_size > 1000 for path in written)
    told = (
        "To look at: 2 errors, 2 warnings.",
        "Documents brought in: 11. Reports published: 14. Years closed: 2.",
        f"Pages of the town: http://127.0.0.1:{port}/vilaclara/",
        f"The example town is in {tmp_path / 'demo'}. `cartaviva serve` with this CARTAVIVA_HOME shows it.",
    )
    assert ([line for line in told if line not in printed], page[0], "Vilaclara" in page[2]) == ([], 200, True)
    left = [each for each in below if Path(f"/proc/{each}").exists()]
    assert (len(below), left) == (PROCESSES, [])


def test_make_alone_lists_every_command_with_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = makefile.split(".PHONY: ")[1].split()
    listed = subprocess.run(["make"], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout
    named = [line.split()[1] for line in listed.splitlines() if line.startswith("  make ")]
    assert sorted(named) == sorted(set(phony) - {"libreoffice"})
