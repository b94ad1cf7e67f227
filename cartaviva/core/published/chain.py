"""One chain per town: every link holds the hash of the link before, so that nothing can be changed or left out unseen.

Publications and audit events chain in the same way. Hashes are SHA-256 (FIPS 180-4), in lower-case hex.
"""

import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
"""What stands for the hash before the first link."""


@dataclass(frozen=True, slots=True)
class Link:
    """`number` counts from 1 within a chain; `value` is the hash of what is frozen, `hash` that of the link."""

    number: int
    value: str
    previous: str
    hash: str


def canonical(value: Any) -> bytes:
    """The one way of writing a JSON value down: keys sorted, no blanks, UTF-8 in NFC (after RFC 8785).

    Figures are decimal strings, as everywhere; a float has no place in it and is a TypeError.
    """
    _check(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text).encode("utf-8")


def _check(value: Any) -> None:
    if not isinstance(value, dict | list | tuple | str | int | type(None)):
        raise TypeError(f"{value!r}: write figures as text")
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        _check(part)


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def link(number: int, value: str, previous: str) -> Link:
    """The link that follows `previous`, the hash of the link before (GENESIS for the first)."""
    return Link(number, value, previous, digest(f"{number}:{value}:{previous}".encode()))
