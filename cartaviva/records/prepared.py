"""Queries that are answered many times a second: put into SQL once, and sent with other keys each time.

Django puts a query into SQL anew whenever it is sent, which takes it ten times as long as SQLite takes to answer:
docs/decisions/0028.
"""

import inspect
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import Model, QuerySet

T = TypeVar("T")
Key = int | str | Collection[int]
SAMPLE = 1_000_000_007
"""Stands for the first key while the query is put into SQL; the number after it for the second."""


class Prepared(Generic[T]):
    """`Prepared(lambda pk: Report.objects.filter(pk=pk))(7)` is the list of what that query finds for 7.

    Keys are primary keys, slugs, or collections of primary keys for `__in`; with a collection that has not exactly one
    member the query is put into SQL each time. `build` may not prefetch, nor use a key but to compare a column with it.
    """

    every: "ClassVar[list[Prepared[Any]]]" = []

    def __init__(self, build: Callable[..., "QuerySet[Any, T]"]) -> None:
        self._build, self._kept = build, threading.local()
        self.every.append(self)

    def __call__(self, *keys: Key) -> list[T]:
        single = [_single(key) for key in keys]
        if None in single:
            return list(self._build(*keys))
        return self.kept().sent(single)

    def kept(self) -> "_Kept[T]":
        """The query in SQL, of this thread."""
        connection = connections[DEFAULT_DB_ALIAS]
        kept: _Kept[T] | None = getattr(self._kept, "query", None)
        if kept is None or kept.connection is not connection:
            samples = [_Sample(SAMPLE + n) for n in range(len(inspect.signature(self._build).parameters))]
            self._kept.query = kept = _Kept(self._build(*samples), connection)
        return kept


class _Sample(int):
    """A key, or a collection of one, whichever the query asks for."""

    def __iter__(self) -> Iterator[int]:
        yield int(self)


def warm() -> None:
    """Connect this thread and send each query of the modules that are loaded once, for keys that are in no table.

    Otherwise the first ones who save would wait for it: some 200 ms for each thread on PostgreSQL.
    """
    with transaction.atomic():  # one of them locks what it finds
        for query in Prepared.every:
            query.kept().sent([])


def update(row: Model, fields: Sequence[str]) -> None:
    """`row.save(update_fields=fields)`."""
    sql, written = _sql(type(row), tuple(fields), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*_values(row, written), row.pk])


def insert(row: Model) -> None:
    """`row.save()` of a row that is in no table yet; it has its key then."""
    sql, written = _sql(type(row), (), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, _values(row, written))
        (row.pk,) = cursor.fetchone()


@cache
def _sql(model: type[Model], names: tuple[str, ...], _vendor: str) -> tuple[str, list[Any]]:
    """An UPDATE of the named fields, or an INSERT of all but the key where none is named; and its fields in order."""
    meta, quoted = model._meta, connection.ops.quote_name
    fields: list[Any] = [meta.get_field(name) for name in names] or [
        field for field in meta.concrete_fields if not field.primary_key
    ]
    table, key, columns = quoted(meta.db_table), quoted(str(meta.pk.column)), [quoted(field.column) for field in fields]
    if names:
        return f"UPDATE {table} SET {', '.join(f'{column} = %s' for column in columns)} WHERE {key} = %s", fields
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places}) RETURNING {key}", fields


def _values(row: Model, fields: list[Any]) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]


def _single(key: Key) -> int | str | None:
    """The key, or the only one of a collection; None where there are more, or none, or the key is a number that no
    column can hold: Django answers that by itself, where a database would refuse it.
    """
    if isinstance(key, int):
        return key if key < 1 << 63 else None
    if isinstance(key, str):
        return key
    return next(iter(key)) if len(key) == 1 else None


class _Kept(Generic[T]):
    """A query of one thread and its connection; what Django's compiler would do each time is answered from here."""

    def __init__(self, queryset: "QuerySet[Any, T]", connection: Any) -> None:
        self.connection, self._queryset = connection, queryset  # type: Any, Any
        query: Any = queryset.query
        self._compiler: Any = query.get_compiler(connection=connection)
        self._sql, self._params = self._compiler.as_sql()
        converters = self._compiler.get_converters([column for column, _, _ in self._compiler.select])
        self._compiler.get_converters = lambda columns: converters
        query.get_compiler = lambda *_, **__: self._compiler

    def sent(self, keys: list[int | str | None]) -> list[T]:
        of_sample = {str(SAMPLE + n): key for n, key in enumerate(keys)}
        params = tuple(of_sample.get(str(param), param) for param in self._params)
        self._compiler.as_sql = lambda: (self._sql, params)
        return list(self._queryset._iterable_class(self._queryset))
