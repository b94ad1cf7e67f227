"""Putting together what is of one kind."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

One = TypeVar("One")
Key = TypeVar("Key", bound=Hashable)


def grouped(ones: Iterable[One], key: Callable[[One], Key]) -> dict[Key, list[One]]:
    """By what `key` says of each, in the order in which they come."""
    found: dict[Key, list[One]] = {}
    for one in ones:
        found.setdefault(key(one), []).append(one)
    return found
