"""Files that back a row of a published report, as the record names them."""

from collections.abc import Iterable
from typing import NamedTuple

from cartaviva.core.language.numerals import NO_BREAK_SPACE


class EvidenceFile(NamedTuple):
    """What is published of a file: its name, the SHA-256 of its content, its bytes, its media type."""

    name: str
    sha256: str
    size: int
    media_type: str


MEGABYTES = 10_000_000
"""From here on a size is told in MB: below, a whole number of them would say too little."""


def evidence_text(files: Iterable[EvidenceFile]) -> str:
    """Two lines for each; by the second, anybody who has a file can tell whether it is this one."""
    return "\n".join(f"{one.name} ({size_text(one.size)})\nSHA-256: {one.sha256}" for one in files)


def size_text(size: int) -> str:
    """412 kB, 1300 kB, 12 MB: whole, as one writes it in every language, and the same wherever a file is named."""
    number, unit = (size / 1000, "kB") if size < MEGABYTES else (size / 1_000_000, "MB")
    return f"{max(1, round(number))}{NO_BREAK_SPACE}{unit}"
