"""Secrets of an installation that are made the first time they are wanted. Knows no Django: the settings ask it."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def made_once(path: Path, size: int) -> str:
    """The secret in the file, for its owner alone; where there is none yet, one of `size` random bytes is put there.

    It is there whole or not at all, however many processes ask for the first time at once, and all get the same one.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(size))
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):  # another process of the same start was faster: unlike a rename, this fails
                os.link(temporary, path)
        finally:
            Path(temporary).unlink()
    return path.read_text().strip()
