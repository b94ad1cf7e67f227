"""The folder that holds everything an installation has: database, secret, files. `CARTAVIVA_HOME` says which."""

import os
from collections.abc import Mapping
from pathlib import Path

from cartaviva.records.secret import made_once


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """CARTAVIVA_HOME, else `cartaviva` in the user's data folder (XDG base directories)."""
    if given := environment.get("CARTAVIVA_HOME"):
        return Path(given).expanduser().absolute()
    base = environment.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser().absolute() / "cartaviva"


def secret_key(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """CARTAVIVA_SECRET_KEY, else the one in the folder: made the first time, readable by its owner alone."""
    if given := environment.get("CARTAVIVA_SECRET_KEY"):
        return given
    return made_once(folder / "secret-key", 50)
