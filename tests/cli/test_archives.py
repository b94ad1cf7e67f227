"""`cartaviva backup`, and every other command that needs an installation, where there is none."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import CARTAVIVA
from tests.serving import server_environment

COMMANDS = {
    "backup": ("backup", "town.zip"),
    "verify": ("verify",),
    "remind": ("remind",),
    "import": ("import", __file__, "--organisation", "vilaclara"),
    "user": ("user", "add", "ana@vilaclara.example", "--name", "Ana"),
}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """In the folder above the home, with a terminal that speaks English."""
    command = [*CARTAVIVA, *arguments, "--language", "en"]
    paths = {"PYTHONPATH": os.getcwd()}
    environment = server_environment(home, **paths)
    return subprocess.run(command, cwd=home.parent, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_a_folder_without_an_installation_is_said_to_hold_none_and_stays_as_it_is(tmp_path: Path, command: str) -> None:
    done = run(tmp_path / "elsewhere", *COMMANDS[command])
    said = f"Error: {tmp_path / 'elsewhere'} holds no installation. Name its folder with CARTAVIVA_HOME.\n"
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (64, said, [])


def test_an_installation_without_a_town_has_nothing_to_verify_and_its_backup_says_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "town", "add", "desk", "Ajuntament")  # refused: the tables are there, and no town
    verified, saved = run(home, "verify"), run(home, "backup", "town.zip")
    assert ([verified.returncode, verified.stderr], [saved.returncode, saved.stderr]) == (
        [64, f"Error: There is no town in {home} yet: nothing was verified.\n"],
        [0, f"There is no town in {home} yet.\n"],
    )
