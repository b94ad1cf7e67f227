"""Addresses of a town's pages: under its slug, or at the root of its own host name."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the addresses of one town in one language. `own_host`: the page is asked for under the town's own name."""

    town: str
    language: str
    own_host: bool = False

    def __call__(self, page: str, **parts: Any) -> str:
        """The address of a page in this language."""
        return self.bare(page, language=self.language, **parts)

    def bare(self, page: str, **parts: Any) -> str:
        """The address of what has no language: files, data, the addresses to quote."""
        path = reverse(f"portal:{page}", kwargs={"town": self.town, **parts})
        return path.removeprefix(f"/{self.town}") if self.own_host else path

    def whole(self, site: str, page: str, **parts: Any) -> str:
        """The address of what has no language, with `site`, for who is elsewhere."""
        return site + replace(self, own_host=True).bare(page, **parts)

    def within(self, page: str, **parts: Any) -> str:
        """The address without what the site begins with, in this language."""
        return replace(self, own_host=True)(page, **parts)
