"""`cartaviva backup` where there is nothing to save."""

import subprocess
from pathlib import Path

from tests.cli.terminal import CARTAVIVA
from tests.serving import server_environment


def test_a_folder_without_an_installation_is_said_to_hold_none(tmp_path: Path) -> None:
    home = tmp_path / "elsewhere"
    command = [*CARTAVIVA, "backup", str(tmp_path / "town.zip"), "--language", "en"]
    done = subprocess.run(command, env=server_environment(home), capture_output=True, text=True, check=False)
    said = f"Error: {home} holds no installation. Name its folder with CARTAVIVA_HOME.\n"
    assert (done.returncode, done.stderr, (tmp_path / "town.zip").exists()) == (64, said, False)
