"""Files under their content address: a file is written once, whole or not at all, and never changed."""

import os
import tempfile
from errno import EIO, EISDIR
from pathlib import Path

from django.conf import settings

from cartaviva.core.published.chain import digest
from cartaviva.core.words import mark

NOT_KEPT = mark("{file}: it could not be kept. The disk may be full; tell the administrator.")
"""What is said to whoever brought a file where `put` raises OSError."""
UNFINISHED = ".new-"
"""How the name of a file begins that is being written."""
NAMED_BY = (
    ("records", "importeddocument", "sha256"),
    ("records", "artefact", "sha256"),
    ("records", "evidence", "sha256"),
    ("records", "organisation", "logo"),
)
"""(app, table, column) that name files of the store: what none of them names is not needed.

What people call such a file is in `stored_files.py`.
"""


def put(data: bytes) -> str:
    """Keep `data`; its SHA-256 is its name. A file of that name which is damaged is replaced.

    Raises OSError where the disk is full, with nothing half-written.
    """
    name = digest(data)
    path = place(name)
    if path.exists() and content(name) == data:
        return name
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return name


def get(name: str) -> bytes:
    """The file. Raises FileNotFoundError."""
    return place(name).read_bytes()


def content(name: str) -> bytes | None:
    """The file as the disk gives it back, whatever it holds; None where the disk cannot read it or it is no file.

    Raises FileNotFoundError, and OSError where somebody else may read it.
    """
    try:
        return get(name)
    except OSError as error:
        if error.errno in (EIO, EISDIR):
            return None
        raise


def is_whole(name: str) -> bool:
    """Whether the file is there, and what its name says."""
    return place(name).exists() and digest(content(name) or b"") == name


def names() -> list[str]:
    """What lies where files do, under whatever name, but for what is being written."""
    return sorted(path.name for path in Path(settings.STORE).glob("??/*") if not path.name.startswith("."))


def remove(name: str) -> None:
    """Take the file away; it may be gone already."""
    path = place(name)
    if path.exists():
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)


def sweep(before: float) -> int:
    """Take away what killed programs left half-written before a moment, in seconds since 1970; how many files."""
    left = [path for path in Path(settings.STORE).glob(f"*/{UNFINISHED}*") if path.stat().st_mtime < before]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def place(name: str) -> Path:
    """Where a file lies, or would."""
    return Path(settings.STORE) / name[:2] / name


def _sync_folder(folder: Path) -> None:
    """A rename is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
