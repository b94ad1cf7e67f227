"""Does the record hold? Anybody may ask."""

from django.http import HttpRequest

from cartaviva.core.published.verification import Verification
from cartaviva.locale import voice
from cartaviva.portal.answers import OPEN, Page, Reader
from cartaviva.portal.kept import Answer
from cartaviva.records.kept_check import KeptCheck
from cartaviva.records.verification import chain_json, verify_town

_CHECKS: KeptCheck[tuple[str, Verification]] = KeptCheck()
"""What was found, under which generation of the town."""


def verify(reader: Reader, request: HttpRequest) -> Page:
    """`?head=` holds the chain to a hash that somebody wrote down earlier."""
    town, say, entries = reader.town, voice(reader.language), reader.record.entries
    checked = _CHECKS.last(
        town.organisation.pk,
        lambda known: known[0] == town.generation,
        lambda: (town.generation, verify_town(town.organisation)),
    )
    found = checked.found[1] if checked else None
    asked = request.GET.get("head", "").strip().lower()[:64]
    values = {
        "found": found,
        "at": town.organisation.local(checked.at) if checked else None,
        "sentences": [fault.sentence(say) for fault in found.faults] if found else [],
        "asked": asked,
        "holds": next((one for one in entries if one.link == asked), None),
        "entries": tuple(reversed(entries)),
    }
    return Page("verify.html", values)


def chain(reader: Reader) -> Answer:
    """The whole chain as a file, for `cartaviva verify` on any computer."""
    body = chain_json(reader.town.organisation)
    name = f'attachment; filename="{reader.links.town}-chain.json"'
    return Answer(body, content_type="application/json", headers=(("Content-Disposition", name), *OPEN))
