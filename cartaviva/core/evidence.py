"""Files that back a row of a published report, as the record names them."""

from collections.abc import Iterable
from typing import NamedTuple

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class EvidenceFile(NamedTuple):
    """What is published of a file: its name, the SHA-256 of its content, its bytes, its media type."""

    name: str
    sha256: str
    size: int
    media_type: str


def evidence_text(files: Iterable[EvidenceFile]) -> str:
    """Two lines for each; by the second, anybody who has a file can tell whether it is this one."""
    return "\n".join(f"{one.name} ({size_text(one.size)})\nSHA-256: {one.sha256}" for one in files)


def size_text(size: int, decimal_mark: str = ",") -> str:
    """412 kB, 1,2 MB."""
    if size < 1000:
        return f"{size}{NO_BREAK_SPACE}B"
    if size < 1_000_000:
        return f"{round(size / 1000)}{NO_BREAK_SPACE}kB"
    return f"{size / 1_000_000:.1f}{NO_BREAK_SPACE}MB".replace(".", decimal_mark)
