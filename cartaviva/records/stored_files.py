"""What the files of the store are to people: the tables that name them, and what is wrong with those that are there."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from django.apps import apps as today
from django.db.models import Max, Model

from cartaviva.core.published.chain import digest
from cartaviva.core.published.verification import File
from cartaviva.records import store


class Named(NamedTuple):
    """A file as a table names it. `town` is its slug; `publication` a number, 0 for none; `size` in bytes, or None."""

    town: str
    sha256: str
    kind: str
    """A key of core.verification.STORED."""
    name: str
    publication: int = 0
    size: int | None = None

    def file(self, found: str | None, size: int | None = None) -> File:
        """What is there, beside what should be. Its hash is its name in the store, and in a backup."""
        name = f"{self.name} ({self.sha256})" if self.name else self.sha256
        return File(self.publication, name, self.sha256, found, self.kind, self.size, size)


Table = type[Model]
Town = int | None
"""The pk of a town; None for all of them."""


def _originals(kind: str, table: Table, town: Town) -> Iterator[Named]:
    rows = table._base_manager.filter(**_of("organisation", town)).order_by("pk")
    for slug, sha256, name, size in rows.values_list("organisation__slug", "sha256", "name", "size"):
        yield Named(slug, sha256, kind, name, size=size)


def _artefacts(table: Table, town: Town) -> Iterator[Named]:
    """Those of the last revision of each language and format, and older ones."""
    found, same = table._base_manager.filter(**_of("organisation", town)), ("publication", "language", "format")
    last = {tuple(each[:3]): each[3] for each in found.values_list(*same).annotate(last=Max("revision"))}
    columns = ("organisation__slug", "sha256", "publication__number", "size", "revision", *same)
    for slug, sha256, number, size, revision, *key in found.order_by("pk").values_list(*columns):
        newest, name = revision == last[tuple(key)], " ".join(key[1:])
        if newest:
            yield Named(slug, sha256, "artefact", name, number, size)
        else:
            yield Named(slug, sha256, "older-artefact", f"{name} {revision}", number, size)


def _logos(table: Table, town: Town) -> Iterator[Named]:
    found = table._base_manager.filter(**_of("pk", town)).exclude(logo="").order_by("pk")
    return (Named(slug, sha256, "logo", "") for slug, sha256 in found.values_list("slug", "logo"))


def _of(column: str, town: Town) -> dict[str, int]:
    return {} if town is None else {column: town}


NAMES: Mapping[str, Callable[[Table, Town], Iterator[Named]]] = {
    "importeddocument": partial(_originals, "document"),
    "evidence": partial(_originals, "evidence"),
    "organisation": _logos,
    "artefact": _artefacts,
}
"""Table of store.NAMED_BY → what its files are called."""
ARTEFACTS = "artefact"
"""The table whose files can be made again."""


def named_files(apps: Any = today, town: Town = None, left_out: Collection[str] = ()) -> list[Named]:
    """Every file that a table names, once for all that it is called, by town. One query for a table, two for artefacts.

    `apps`: the tables as they are. `left_out`: tables of NAMES.
    """
    known = [(app, table) for app, table, _ in store.NAMED_BY if table in apps.all_models[app]]
    tables = [(app, table) for app, table in known if table not in left_out]
    found = (one for app, table in tables for one in NAMES[table](apps.get_model(app, table), town))
    return sorted(dict.fromkeys(found), key=lambda one: one.town)


def originals(town: int, read: bool) -> Iterator[File]:
    """The files of a town that nothing can make again, whether they were published or not.

    Without `read` they are only looked for, and their sizes compared: that does not take long.
    """
    for one in named_files(town=town, left_out=[ARTEFACTS]):
        yield one.file(*looked_at(one.sha256, read))


def looked_at(sha256: str, read: bool) -> tuple[str | None, int | None]:
    """What core.verification.File wants to know of a file in the store: what is `found`, and its `size`."""
    try:
        size = store.place(sha256).stat().st_size
        return (digest(store.content(sha256) or b"") if read else None), size
    except FileNotFoundError:
        return "", None
