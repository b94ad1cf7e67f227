"""Search in all commitments and charters of a town: accents and case ignored, every word has to be there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest

from cartaviva.core.compliance import Status
from cartaviva.core.language.lexicon import fold
from cartaviva.portal.answers import Page, Reader
from cartaviva.portal.record import Entry, Record
from cartaviva.portal.year import status_of
from cartaviva.records.models import PublishedRow

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
    rows = last_rows(reader.record, words) if words else []
    found = PublishedRow.objects.in_bulk(rows[:MOST])
    hits = [
        Hit(one.commitment, entries[one.publication_id], one.texts, _status(reader.record, one))
        for pk in rows[:MOST]
        if (one := found.get(pk))
    ]
    shown = {"charters": charters(reader.record, words), "hits": hits, "count": len(rows), "most": MOST}
    return Page("search.html", {"asked": asked, "words": words, **shown})


def _status(record: Record, row: PublishedRow) -> Status:
    """Over all indicators of the commitment."""
    return next(status_of(one) for one in record.index[row.publication_id] if one.code == row.commitment)


def words_of(asked: str) -> list[str]:
    """The words to look for, folded; what is in another one of them says nothing more."""
    words = list(dict.fromkeys(fold(asked).split()))[:MOST_WORDS]
    return [word for word in words if not any(word != other and word in other for other in words)]


def charters(record: Record, words: Sequence[str]) -> list[Entry]:
    """The last report of each charter whose name, in some language, has all the words."""
    found = []
    for one in record.charters:
        names = map(fold, one.name.by_language.values())
        if words and any(all(word in name for word in words) for name in names):
            found.append(one)
    return found


def last_rows(record: Record, words: Sequence[str]) -> list[int]:
    """The pk of the row of each commitment that has all the words, in the last report that it is in. One query."""
    rows = PublishedRow.objects.filter(publication__in=set(record.last.values()), current=True)
    for word in words:  # not `contains`: LIKE takes three times as long
        rows = rows.filter(GreaterThan(StrIndex("folded", Value(word)), 0))
    last: dict[str, int] = {}
    for pk, code, publication in rows.order_by("-period__end", "pk").values_list("pk", "commitment", "publication"):
        if record.last.get(code) == publication:
            last.setdefault(code, pk)
    return list(last.values())
