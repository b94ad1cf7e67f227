"""Homes of installations that processes of their own use, with SQLite."""

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.serving import server_environment


def migrated(home: Path) -> Path:
    """`home` with tables that are up to date and empty; to make them takes three times as long as a command."""
    shutil.copytree(_template(), home, dirs_exist_ok=True)
    return home


@cache
def _template() -> Path:
    home = Path(tempfile.mkdtemp(prefix="cartaviva-home-"))
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=server_environment(home), check=True)
    return home
