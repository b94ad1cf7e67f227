"""The server is killed while somebody types, and started again: what was typed is stored, before it and meanwhile."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.test_journey import sign_in
from tests.browser.test_results import ALL, MISSED, PLAIN, RATIO, until
from tests.serving import descendants, server_environment, serving, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SETUP = """
from cartaviva.cli.server import with_django

with_django()
from tests.grids import entries, opened
from tests.people import cast

report = opened(cast(), 12)
print(report.pk, *(one.pk for one in entries(report)))
"""


def stored(home: Path, entries: list[str]) -> list[str]:
    """What stands in the database of the home, in the order of the grid."""
    with closing(sqlite3.connect(home / "cartaviva.sqlite3")) as database:
        rows = database.execute("SELECT id, text, numerator, denominator FROM records_entry").fetchall()
    typed = {str(number): "/".join(filter(None, texts)) for number, *texts in rows}
    return [typed[one] for one in entries]


def type_into(page: "Page", texts: tuple[str, ...]) -> None:
    for text in texts:
        page.keyboard.type(text)
        page.keyboard.press("Enter")


def test_a_server_that_is_killed_between_two_saves_and_started_again_has_every_value(
    browser: "Browser", tmp_path: Path
) -> None:
    home = tmp_path / "home"
    environment = server_environment(home)
    context = browser.new_context(locale="ca")
    page = context.new_page()
    with serving(environment, tmp_path / "log") as server:
        command = [sys.executable, "-c", SETUP]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        report, *entries = told.split()
        page.goto(f"http://127.0.0.1:{server.port}/desk/vilaclara/results/{report}/")
        sign_in(page, "bruno@vilaclara.example")
        page.focus(f"#f{entries[0]}")
        type_into(page, (*RATIO, "", MISSED))
        until(page, lambda: "95/100" in stored(home, entries))
        below = descendants(server.process.pid)
        server.stop(signal.SIGKILL)
        wait_for(lambda: not any(Path(f"/proc/{each}").exists() for each in below))
        before = stored(home, entries)
        type_into(page, (PLAIN,) * 9)
        page.wait_for_selector("#trouble:not([hidden])")
    with serving(environment, tmp_path / "log", server.port):
        until(page, lambda: stored(home, entries) == ALL)
        until(page, lambda: page.evaluate("localStorage.length") == 0)
        trouble = page.is_visible("#trouble")
    context.close()
    assert (before[0], before[3:], trouble) == ("95/100", [""] * 9, False)
