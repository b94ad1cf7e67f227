"""Which town a request is about, and whether something of it has changed since its pages were made."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import Http404

from cartaviva.core.published.chain import canonical, digest
from cartaviva.core.workflow import PublicationState
from cartaviva.records.models import Artefact, HostName, Organisation, Publication, Redaction

MOST_TOWNS = 2000
"""Towns kept in memory: a few kilobytes each."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town as the public sees it. Pages made under another `generation` are out of date."""

    organisation: Organisation
    generation: str
    host: str
    """Its own host name, "" where it has none."""

    @property
    def site(self) -> str:
        """What its public addresses begin with, whoever asks: never taken from a request."""
        if not self.host:
            return f"{settings.PUBLIC_URL}/{self.organisation.slug}"
        return f"{settings.PUBLIC_URL.partition('://')[0]}://{self.host}"


_KNOWN: dict[str, tuple[float, Town]] = {}
_hosts: tuple[float, dict[str, str]] | None = None


def find_town(slug: str) -> Town | None:
    """The town, looked up at most once in PUBLIC_PAGES_AGE seconds by each process; one query."""
    now = time.monotonic()
    known = _KNOWN.get(slug)
    if known and now - known[0] < settings.PUBLIC_PAGES_AGE:
        return known[1]
    town = _look_up(slug)
    if town is None:
        _KNOWN.pop(slug, None)
        return None
    if len(_KNOWN) >= MOST_TOWNS:
        _KNOWN.clear()
    _KNOWN[slug] = (now, town)
    return town


def town_or_404(slug: str) -> Town:
    """Raises Http404 where there is none."""
    if found := find_town(slug):
        return found
    raise Http404


def town_of_host(host: str) -> str:
    """The slug of the town whose own host name this is, or ""."""
    global _hosts
    now = time.monotonic()
    known = _hosts
    if known is None or now - known[0] >= settings.PUBLIC_PAGES_AGE:
        known = _hosts = (now, dict(HostName.objects.values_list("name", "organisation__slug")))
    return known[1].get(host.partition(":")[0].lower(), "")


def _look_up(slug: str) -> Town | None:
    """Publications never change but by being shown, redacted or rendered again: the last of each says enough."""
    mine = {"organisation": OuterRef("pk")}
    shown = Publication.objects.filter(**mine, state=PublicationState.PUBLISHED).order_by("-shown_at")
    found = (
        Organisation.objects.filter(slug=slug)
        .annotate(
            last_shown=Subquery(shown.values("shown_at")[:1]),
            last_redacted=Subquery(Redaction.objects.filter(**mine).order_by("-pk").values("pk")[:1]),
            last_rendered=Subquery(Artefact.objects.filter(**mine).order_by("-pk").values("pk")[:1]),
            host=Subquery(HostName.objects.filter(**mine).order_by("pk").values("name")[:1]),
        )
        .first()
    )
    if found is None:
        return None
    values = {field.attname: repr(getattr(found, field.attname)) for field in Organisation._meta.concrete_fields}
    asked = [found.last_shown, found.last_redacted, found.last_rendered, found.host]
    return Town(found, digest(canonical([values, [str(one) for one in asked]])), found.host or "")
