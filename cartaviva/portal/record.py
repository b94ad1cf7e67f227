"""A town's public record: what it has published, from its publications alone. Drafts are not here and cannot leak."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.functions import Left, StrIndex

from cartaviva.core.aggregation import Commitment
from cartaviva.core.compliance import Assessment, Status
from cartaviva.core.period import Period, address_of
from cartaviva.core.policy import Policy
from cartaviva.core.published.publication import ClosedYear, PublishedReport
from cartaviva.core.words import Text
from cartaviva.core.workflow import PublicationState
from cartaviva.portal.towns import Town
from cartaviva.records.convert import policy_of
from cartaviva.records.models import Artefact, Publication, PublishedRow, Redaction
from cartaviva.records.models.publication import REPORT
from cartaviva.records.published import opened_report, opened_year

_REST = ',"report":'
_BEFORE = Left("value", StrIndex("value", Value(_REST)) - 1)
HEAD = Case(When(kind=REPORT, then=_BEFORE), default="value", output_field=TextField())
"""What stands in a frozen value before its rows: its keys are sorted, and within a text a quote is never bare."""


def charter_of(value: Mapping[str, Any]) -> tuple[str, Text]:
    """The slug and the name of a frozen value's charter; a closed year is of none."""
    charter = value.get("charter") or {"slug": "", "name": {}}
    return charter["slug"], Text(charter["name"])


def span_of(value: Mapping[str, Any]) -> Period:
    """The period of a frozen value."""
    span = value["period"]
    return Period(span["label"], date.fromisoformat(span["start"]), date.fromisoformat(span["end"]))


def heads(publications: "QuerySet[Publication]") -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Each with its frozen value, but for the rows: what the tables say today may not be published yet."""
    for one in publications.defer("value", "texts").annotate(head=HEAD):
        yield one, json.loads(one.head + "}" if one.kind == REPORT else one.head)


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication without its rows. `corrects` and `corrected_by` are numbers of others, 0 for none."""

    pk: int
    number: int
    kind: str
    charter: str
    name: Text
    period: Period
    shown_on: date
    sha256: str
    link: str
    corrects: int = 0
    corrected_by: int = 0

    @property
    def year(self) -> int:
        return self.period.end.year

    @property
    def address(self) -> str:
        """The period, as addresses name it."""
        return address_of(self.period)

    @property
    def length(self) -> int:
        return (self.period.end - self.period.start).days


@dataclass(frozen=True, slots=True)
class Indexed:
    """A commitment in one publication: its assessments by indicator, and the improvement line it belongs to."""

    code: str
    line: str
    assessments: Commitment


class Record:
    """Everything visible of a town, read in two queries and kept as long as nothing of the town changes."""

    def __init__(self, town: Town) -> None:
        self.town = town
        organisation = town.organisation
        visible = Publication.objects.filter(organisation=organisation, state=PublicationState.PUBLISHED)
        numbers = dict(visible.values_list("pk", "number"))
        entries = [self._entry(one, value, numbers) for one, value in heads(visible.order_by("number"))]
        replaced = {entry.corrects: entry.number for entry in entries if entry.corrects}
        self.entries = tuple(_with(entry, replaced.get(entry.number, 0)) for entry in entries)

    def _entry(self, one: Any, value: Mapping[str, Any], numbers: Mapping[int, int]) -> Entry:
        slug, name = charter_of(value)
        assert one.shown_at is not None
        return Entry(
            one.pk,
            one.number,
            one.kind,
            slug,
            name,
            span_of(value),
            self.town.organisation.day(one.shown_at),
            one.sha256,
            one.link,
            corrects=numbers.get(one.corrects_id or 0, 0),
        )

    @property
    def policy(self) -> Policy:
        return policy_of(self.town.organisation)

    @cached_property
    def reports(self) -> tuple[Entry, ...]:
        """Those that stand: one for each charter and period, the earliest period first."""
        standing = {(one.charter, one.period.start, one.period.end): one for one in self.entries if one.kind == REPORT}
        return tuple(sorted(standing.values(), key=lambda one: (one.period.end, one.period.start, one.charter)))

    @cached_property
    def by_year(self) -> Mapping[int, Mapping[str, Entry]]:
        """Year → charter → its report that ends in it: of several, the one over the longest time, then the last."""
        found: dict[int, dict[str, Entry]] = {}
        for one in self.reports:
            of_year = found.setdefault(one.year, {})
            if one.charter not in of_year or one.length >= of_year[one.charter].length:
                of_year[one.charter] = one
        return found

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(self.by_year)

    @cached_property
    def charters(self) -> tuple[Entry, ...]:
        """The last report of each charter, by its name."""
        last = {one.charter: one for one in self.reports}
        return tuple(sorted(last.values(), key=lambda one: one.name.sorting))

    def of_charter(self, charter: str) -> tuple[Entry, ...]:
        return tuple(one for one in self.reports if one.charter == charter)

    def numbered(self, number: int) -> Entry | None:
        return next((one for one in self.entries if one.number == number), None)

    def closed(self, year: int) -> tuple[Entry, ClosedYear] | None:
        """Who took note of a year's reports, and when."""
        found = [one for one in self.entries if one.kind != REPORT and one.year == year]
        if not found:
            return None
        return found[-1], self.noted({found[-1].pk})[found[-1].pk]

    def noted(self, pks: Collection[int]) -> Mapping[int, ClosedYear]:
        """Closed years by their pk. One query."""
        return {one.pk: opened_year(one) for one in Publication.objects.filter(pk__in=pks)}

    @cached_property
    def index(self) -> Mapping[int, tuple[Indexed, ...]]:
        """The commitments of every report that stands, by the publication's pk. One query."""
        found: dict[int, dict[str, tuple[str, list[Assessment]]]] = {one.pk: {} for one in self.reports}
        rows = PublishedRow.objects.filter(organisation=self.town.organisation, current=True).order_by("pk")
        for pk, code, line, status, degree in rows.values_list("publication", "commitment", "line", "status", "degree"):
            if pk in found:
                known = found[pk].setdefault(code, (line, []))
                known[1].append(Assessment(Status(status), degree=Decimal(degree) if degree else None))
        return {
            pk: tuple(Indexed(code, line, tuple(each)) for code, (line, each) in commitments.items())
            for pk, commitments in found.items()
        }

    @cached_property
    def last(self) -> Mapping[str, int]:
        """The pk of the last report that each commitment is in."""
        return {one.code: entry.pk for entry in self.reports for one in self.index[entry.pk]}

    def open(self, entries: Iterable[Entry]) -> list[PublishedReport]:
        """Reports with all their rows, in the order asked for. One query, and some milliseconds for each."""
        wanted = [one.pk for one in entries]
        found = {one.pk: opened_report(one) for one in Publication.objects.filter(pk__in=wanted)}
        return [found[pk] for pk in wanted]

    def entries_of(self, code: str) -> tuple[Entry, ...]:
        """The standing reports that a commitment is in."""
        mine = {"organisation": self.town.organisation, "commitment": code}
        found = set(PublishedRow.objects.filter(**mine).values_list("publication", flat=True))
        return tuple(one for one in self.reports if one.pk in found)

    def words_of(self, codes: Sequence[str], entries: Iterable[Entry]) -> Mapping[str, Mapping[str, str]]:
        """The texts of commitments as some reports have them, by code."""
        rows = PublishedRow.objects.filter(
            publication__in=[one.pk for one in entries], commitment__in=codes, indicator=1
        ).order_by("pk")
        return dict(rows.values_list("commitment", "texts"))

    def services(self, entries: Iterable[Entry]) -> Mapping[int, tuple[tuple[str, str], ...]]:
        """What each report says that the service does, in its order: text and language, by the publication's pk."""
        found: dict[int, dict[tuple[str, str], None]] = {}
        rows = PublishedRow.objects.filter(publication__in=[one.pk for one in entries]).order_by("pk")
        for pk, service, language in rows.values_list("publication", "texts__service", "texts__language"):
            if service:
                found.setdefault(pk, {})[service, language] = None
        return {pk: tuple(services) for pk, services in found.items()}

    def redactions(self) -> list[tuple[Entry, Redaction]]:
        """Texts that had to go, the last one first."""
        known = {one.pk: one for one in self.entries}
        found = Redaction.objects.filter(organisation=self.town.organisation).order_by("-redacted_at")
        return [(known[one.publication_id], one) for one in found if one.publication_id in known]

    def files(self, entry: Entry) -> list[Artefact]:
        """The newest file of a report in each format and language."""
        newest: dict[tuple[str, str], Artefact] = {}
        for one in Artefact.objects.filter(publication=entry.pk).order_by("revision"):
            newest[one.format, one.language] = one
        return list(newest.values())


def _with(entry: Entry, corrected_by: int) -> Entry:
    return replace(entry, corrected_by=corrected_by) if corrected_by else entry
