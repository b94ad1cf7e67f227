"""What the things that events are about are called, as long as they are there; a query for each kind."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce, NullIf

from cartaviva.core.grouping import grouped
from cartaviva.records.models import Organisation, Person

Reference = tuple[str, int]
"""A kind of desk.trail_words.SUBJECT_WORDS and a number."""
Names = Mapping[Reference, str]


class Named(NamedTuple):
    """The rows of a town, the columns that name one of them, and the column of its number."""

    rows: Callable[[Organisation], Any]
    columns: Sequence[str | Coalesce]
    number: str = "pk"


NAMES: Mapping[str, Named] = {
    "person": Named(lambda town: Person.objects, ["name"]),
    "department": Named(lambda town: town.departments, ["name"]),
    "document": Named(lambda town: town.documents, ["name"]),
    "invitation": Named(lambda town: town.invitations, ["email"]),
    "period": Named(lambda town: town.periods, ["label"]),
    "charter": Named(lambda town: town.charters, ["name"]),
    "report": Named(lambda town: town.reports, ["charter__name", "period__label"]),
    "entry": Named(lambda town: town.entries, ["report__charter__name", "period__label"]),
    "publication": Named(lambda town: town.publications, ["charter__name", "period__label"], "number"),
    "improvement": Named(
        lambda town: town.improvement_actions, ["indicator__commitment__charter__name", "period__label"]
    ),
    "guest link": Named(
        lambda town: town.guest_links, [Coalesce(NullIf("name", Value("")), "email", output_field=CharField())]
    ),
}
"""Kind of a subject → how some of them are called."""


def names_of(town: Organisation, references: Collection[Reference]) -> dict[Reference, str]:
    """What those that are still there are called; a query for each kind."""
    names = {}
    for kind, found in grouped(references, lambda one: one[0]).items():
        if named := NAMES.get(kind):
            rows = named.rows(town).filter(**{f"{named.number}__in": {number for _, number in found}})
            for number, *words in rows.values_list(named.number, *named.columns):
                names[kind, number] = ", ".join(str(one) for one in words if one)
    return names
