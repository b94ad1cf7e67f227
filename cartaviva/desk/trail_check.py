"""Does the trail verify, and are the originals there? It may be long: the page says when it was worked out."""

from typing import NamedTuple

from cartaviva.core.published.verification import Fault
from cartaviva.records.kept_check import Checked, KeptCheck
from cartaviva.records.models import AuditEvent, Organisation
from cartaviva.records.verification import verify_originals, verify_trail


class Trail(NamedTuple):
    """What was found, up to which event. `originals`: what is wrong with the files that people brought in."""

    number: int
    link: str
    faults: tuple[Fault, ...]
    originals: tuple[Fault, ...]


_CHECKS: KeptCheck[Trail] = KeptCheck()


def last_check(town: Organisation, last: AuditEvent) -> Checked[Trail] | None:
    """The last check of this trail, or a new one; None while the first one runs. `last` is its newest event."""
    return _CHECKS.last(
        town.pk,
        lambda known: town.audit_events.filter(number=known.number, link=known.link).exists(),
        lambda: Trail(last.number, last.link, verify_trail(town), verify_originals(town)),
    )
