"""Publications, opened: the only way from the tables to what the public sees."""

import json

from cartaviva.core.publication import ClosedYear, PublishedReport
from cartaviva.core.sealing import unseal
from cartaviva.formats.frozen import thaw
from cartaviva.records.models import Publication


def opened(publication: Publication) -> PublishedReport | ClosedYear:
    """The frozen value with its texts in their places; those that were redacted are empty."""
    return thaw(unseal(json.loads(publication.value), publication.texts))
