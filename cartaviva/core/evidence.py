"""Files that back a row of a published report, as the record names them."""

from collections.abc import Iterable
from typing import NamedTuple

from cartaviva.core.numerals import NO_BREAK_SPACE


class EvidenceFile(NamedTuple):
    """What is published of a file: its name, the SHA-256 of its content, its bytes, its media type."""

    name: str
    sha256: str
    size: int
    media_type: str


def evidence_text(files: Iterable[EvidenceFile]) -> str:
    """Two lines for each; by the second, anybody who has a file can tell whether it is this one."""
    return "\n".join(f"{one.name} ({_size(one.size)})\nSHA-256: {one.sha256}" for one in files)


def _size(size: int) -> str:
    """Whole, as one writes it in every language."""
    return f"{max(1, round(size / 1000))}{NO_BREAK_SPACE}kB"
