"""`cartaviva backup`, and every other command that needs an installation, where there is none."""

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import CARTAVIVA
from tests.homes import migrated
from tests.serving import server_environment

COMMANDS = {
    "backup": ("backup", "town.zip"),
    "verify": ("verify",),
    "remind": ("remind",),
    "import": ("import", __file__, "--organisation", "vilaclara"),
    "user": ("user", "add", "ana@vilaclara.example", "--name", "Ana"),
}


def run(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """In the folder above the home, with a terminal that speaks English."""
    command = [*CARTAVIVA, *arguments, "--language", "en"]
    environment = server_environment(home, PYTHONPATH=os.getcwd(), **more)
    return subprocess.run(command, cwd=home.parent, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_a_folder_without_an_installation_is_said_to_hold_none_and_stays_as_it_is(tmp_path: Path, command: str) -> None:
    done = run(tmp_path / "elsewhere", *COMMANDS[command])
    said = (
        f"Error: {tmp_path / 'elsewhere'} holds no installation. Name its folder with CARTAVIVA_HOME, and with "
        "DATABASE_URL its database where that is PostgreSQL.\n"
    )
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (64, said, [])


def test_an_installation_without_a_town_has_nothing_to_verify_and_its_backup_says_so(tmp_path: Path) -> None:
    home = migrated(tmp_path / "home")
    verified, saved = run(home, "verify"), run(home, "backup", "town.zip")
    assert ([verified.returncode, verified.stderr], [saved.returncode, saved.stderr]) == (
        [64, f"Error: There is no town in {home} yet: nothing was verified.\n"],
        [0, f"There is no town in {home} yet.\n"],
    )


def test_a_database_that_does_not_answer_and_a_file_that_is_no_backup_are_one_sentence_each(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "town.zip").write_bytes(b"no archive")
    (tmp_path / "report.docx").touch()
    restored = run(home, "restore", "town.zip")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    asked = {
        **COMMANDS,
        "serve": ("serve", "--port", str(port)),
        "town": ("town", "add", "vila", "Vila"),
        "demo": ("demo", str(tmp_path)),
    }
    away = [run(home, *each, DATABASE_URL=f"postgresql://x:secret@127.0.0.1:{port}/x") for each in asked.values()]
    shapes = {re.sub(r"answer: .* Start", "answer: … Start", one.stderr, flags=re.DOTALL) for one in away}
    assert (
        (restored.returncode, restored.stderr),
        {one.returncode for one in away},
        shapes,
        ["secret" in one.stderr for one in away],
    ) == (
        (64, "Error: This file is no backup, or a damaged one.\n"),
        {64},
        {"Error: The database does not answer: … Start it, or name another one with DATABASE_URL.\n"},
        [False] * len(asked),
    )
