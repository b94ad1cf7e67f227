"""Search in all commitments of a town: accents and case ignored, every word has to be there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from cartaviva.core.compliance import Status
from cartaviva.core.lexicon import fold
from cartaviva.portal.answers import Page, Reader
from cartaviva.portal.record import Entry, Record
from cartaviva.portal.year import status_of
from cartaviva.records.models import Organisation, PublishedRow

MOST = 50
"""Commitments shown at most: whoever finds more says more words."""
MOST_WORDS = 8
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A commitment that was found, as the last report that has it says it."""

    code: str
    charter: Entry
    texts: Mapping[str, str]
    status: Status


def search(reader: Reader, request: HttpRequest) -> Page:
    asked = request.GET.get("q", "")[:LONGEST].replace("\x00", "").strip()
    words = words_of(asked)
    entries = {one.pk: one for one in reader.record.reports}
    rows = last_rows(reader.town.organisation, words, list(entries)) if words else []
    found = PublishedRow.objects.in_bulk([pk for pk, _ in rows[:MOST]])
    hits = [
        Hit(one.commitment, entries[one.publication_id], one.texts, _status(reader.record, one))
        for pk, _ in rows[:MOST]
        if (one := found.get(pk))
    ]
    return Page("search.html", {"asked": asked, "words": words, "hits": hits, "count": len(rows), "most": MOST})


def _status(record: Record, row: PublishedRow) -> Status:
    """Over all indicators of the commitment."""
    return next(status_of(one) for one in record.index[row.publication_id] if one.code == row.commitment)


def words_of(asked: str) -> list[str]:
    """The words to look for, folded; what is in another one of them says nothing more."""
    words = list(dict.fromkeys(fold(asked).split()))[:MOST_WORDS]
    return [word for word in words if not any(word != other and word in other for other in words)]


def last_rows(organisation: Organisation, words: Sequence[str], publications: Iterable[int]) -> list[tuple[int, str]]:
    """(pk of a row, code) of each commitment that has all the words, in its last report; two queries at most."""
    order = {pk: at for at, pk in enumerate(publications)}
    rows = PublishedRow.objects.filter(organisation=organisation, current=True)
    for word in words:
        rows = rows.filter(folded__contains=word)
    last: dict[str, tuple[int, int]] = {}
    for pk, code, publication in rows.values_list("pk", "commitment", "publication"):
        place = order.get(publication, -1)
        if place > last.get(code, (-1, 0))[0]:
            last[code] = (place, pk)
    in_order = sorted(last.items(), key=lambda item: (-item[1][0], item[1][1]))
    return [(pk, code) for code, (_, pk) in in_order]
