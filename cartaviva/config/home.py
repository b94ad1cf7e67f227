"""The folder that holds everything an installation has: database, secret, files. `CARTAVIVA_HOME` says which."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


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
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was faster
            return secret_key(folder, environment)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
