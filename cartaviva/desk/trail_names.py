"""What the things that events are about are called, as long as they are there; a query for each kind."""

from collections.abc import Callable, Collection, Iterator, Mapping

from cartaviva.records.models import (
    Charter,
    Entry,
    ImportedDocument,
    ImprovementAction,
    Organisation,
    Person,
    Report,
)

Reference = tuple[str, int]
"""A kind of desk.trail_words.SUBJECT_WORDS and a number."""
Names = Mapping[Reference, str]


def names_of(town: Organisation, references: Collection[Reference]) -> dict[Reference, str]:
    """What those that are still there are called; a query for each kind."""
    by_kind: dict[str, set[int]] = {}
    for kind, number in references:
        by_kind.setdefault(kind, set()).add(number)
    return {
        (kind, number): name
        for kind, numbers in by_kind.items()
        if kind in NAMES
        for number, name in NAMES[kind](town, numbers)
    }


def _people(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    yield from Person.objects.filter(pk__in=numbers).values_list("pk", "name")


def _departments(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    yield from town.departments.filter(pk__in=numbers).values_list("pk", "name")


def _documents(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    yield from ImportedDocument.objects.filter(organisation=town, pk__in=numbers).values_list("pk", "name")


def _invitations(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    yield from town.invitations.filter(pk__in=numbers).values_list("pk", "email")


def _periods(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    yield from town.periods.filter(pk__in=numbers).values_list("pk", "label")


def _charters(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    for one in Charter.objects.filter(organisation=town, pk__in=numbers).only("name"):
        yield one.pk, str(one.name)


def _reports(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    found = Report.objects.filter(organisation=town, pk__in=numbers).select_related("charter", "period")
    for one in found.only("charter__name", "period__label"):
        yield one.pk, one.name


def _entries(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    found = Entry.objects.filter(organisation=town, pk__in=numbers).select_related("report__charter", "period")
    for one in found.only("report__charter__name", "period__label"):
        yield one.pk, f"{one.report.charter.name}, {one.period.label}"


def _publications(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    found = town.publications.filter(number__in=numbers).select_related("charter", "period")
    for one in found.only("number", "charter__name", "period__label"):
        yield one.number, f"{one.charter.name}, {one.period.label}" if one.charter else one.period.label


def _improvements(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    found = ImprovementAction.objects.filter(organisation=town, pk__in=numbers).select_related(
        "indicator__commitment__charter", "period"
    )
    for one in found.only("indicator__commitment__charter__name", "period__label"):
        yield one.pk, f"{one.indicator.commitment.charter.name}, {one.period.label}"


def _links(town: Organisation, numbers: set[int]) -> Iterator[tuple[int, str]]:
    for pk, name, email in town.guest_links.filter(pk__in=numbers).values_list("pk", "name", "email"):
        yield pk, name or email


NAMES: Mapping[str, Callable[[Organisation, set[int]], Iterator[tuple[int, str]]]] = {
    "person": _people,
    "department": _departments,
    "document": _documents,
    "invitation": _invitations,
    "period": _periods,
    "charter": _charters,
    "report": _reports,
    "entry": _entries,
    "publication": _publications,
    "improvement": _improvements,
    "guest link": _links,
}
"""Kind of a subject → the names of some of them."""
