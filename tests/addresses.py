"""Every address of the server: its pattern, and how to reach it with the identifiers of real objects."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True)
class Route:
    """`name` with its namespace, `kwargs` the names of its identifiers."""

    name: str
    pattern: URLPattern
    kwargs: tuple[str, ...]

    def path(self, identifiers: dict[str, Any]) -> str:
        """Raises KeyError where nobody said what identifier a part of the address takes."""
        return reverse(self.name, kwargs={name: identifiers[name] for name in self.kwargs})


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[Any], namespace: str, above: tuple[str, ...]) -> Iterator[Route]:
    for each in patterns:
        names = (*above, *each.pattern.regex.groupindex)
        if isinstance(each, URLPattern):
            yield Route(f"{namespace}{each.name}", each, names)
        else:
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _walk(each.url_patterns, inner, names)
