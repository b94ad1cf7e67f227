"""Bring back what a backup holds, on either database: tables as they were, then every migration since."""

import json
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from cartaviva.actions.backup import FORMAT, Saved, apps_at, faults_of, name_of, tables_of
from cartaviva.core.published.verification import Fault
from cartaviva.core.words import mark
from cartaviva.records import store
from cartaviva.records.stored_files import named_files

DAMAGED = mark("This file is no backup, or a damaged one. {detail}")
MISSHAPEN = (KeyError, ValueError, TypeError, AttributeError)
"""What Python says of a text that is JSON and not what was expected."""
AT_ONCE = 500
"""Rows of one INSERT."""


class Unfit(Exception):
    """Why a file cannot be restored: a sentence to translate, with {detail}."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        self.sentence, self.detail = sentence, detail
        super().__init__(sentence.format(detail=detail))


def restore(path: Path, force: bool = False) -> Saved:
    """Fill an empty installation; with `force`, delete what it holds first. Raises Unfit with nothing changed.

    The files come first, and take nothing away; then the tables, deleted and filled in one transaction: whatever fails,
    a full disk or a row that does not fit, what was there before is there still, and nothing else. A file that is not
    what its name says is left out: the rest is restored, and what is lost with that file is said.
    """
    with _opened(path) as archive:
        manifest, damaged = _manifest(archive)
        empty = _is_empty()
        if not empty and not force:
            raise Unfit(mark("This installation is not empty. With --force, all it holds is deleted first."))
        files = [name for name in manifest["files"] if name not in damaged]
        # SQLite changes tables only where it checks no references, which has to be said before a transaction begins
        with _kept(archive, files), connection.constraint_checks_disabled(), transaction.atomic():
            if not empty:
                _delete_tables()
            _fill(archive, manifest)
    rows = sum(each["rows"] for each in manifest["tables"].values())
    return Saved(rows, len(files), tuple(_faults(manifest["missing"], damaged)))


@contextmanager
def _kept(archive: zipfile.ZipFile, names: Collection[str]) -> Iterator[None]:
    """The files, for good where the block ends well; else those that were not there before are taken away again."""
    new = [name for name in names if not store.place(name).exists()]
    try:
        for name in names:
            store.put(archive.read(f"files/{name}"))
        yield
    except BaseException:
        for name in new:
            store.remove(name)
        raise


def _faults(missing: Collection[str], damaged: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """Of the files that the backup lacks, those that the store has not had before."""
    named = named_files()
    there = {name for name in {one.sha256 for one in named}.intersection({*missing, *damaged}) if store.is_whole(name)}
    yield from faults_of(named, {*missing} - there, {*damaged} - there)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise Unfit(DAMAGED) from error  # "File is not a zip file" is nothing that the sentence does not say


def _manifest(archive: zipfile.ZipFile) -> tuple[dict[str, Any], set[str]]:
    """What is in it, and which files are damaged, after everything was read once: nothing is changed before that."""
    try:
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
        if manifest["format"] != FORMAT:
            raise Unfit(DAMAGED, FORMAT)
        applied = [(app, name) for app, name in manifest["migrations"]]
        damaged = _check(archive, manifest).union(manifest.get("damaged", ()))  # older backups do not say
        if not all(isinstance(name, str) for name in {*manifest["missing"], *damaged}):
            raise TypeError("missing, damaged")
    except (zipfile.BadZipFile, zlib.error, *MISSHAPEN) as error:
        raise Unfit(DAMAGED) from error
    known = MigrationExecutor(connection).loader.graph.nodes
    if strange := [name for app, name in applied if app == "records" and (app, name) not in known]:
        raise Unfit(mark("This backup is of a newer version. Install that one first. {detail}"), strange[0])
    return manifest, damaged


def _check(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> set[str]:
    """The files that are not what their names say, when they were saved or since. Raises Unfit for a table."""
    damaged = set()
    wanted = {f"tables/{name}.jsonl": table["sha256"] for name, table in manifest["tables"].items()}
    wanted |= {f"files/{name}": name for name in manifest["files"]}
    for name, digest in wanted.items():
        try:
            whole = _hashed(archive, name) == digest
        except (zipfile.BadZipFile, zlib.error):
            whole = False
        if not whole and name.startswith("tables/"):
            raise Unfit(DAMAGED, name)
        if not whole:
            damaged.add(digest)
    return damaged


def _hashed(archive: zipfile.ZipFile, name: str) -> str:
    hashed = sha256()
    with archive.open(name) as file:
        while piece := file.read(1 << 20):
            hashed.update(piece)
    return hashed.hexdigest()


def _is_empty() -> bool:
    """Whether there is nobody and no town; tables without rows are nothing."""
    present = set(connection.introspection.table_names())
    for table in ("records_organisation", "records_person"):
        if table in present:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
                if cursor.fetchone():
                    return False
    return True


def _delete_tables() -> None:
    """All tables that are ours; whatever else is in the database stays."""
    ours = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    ours |= {MigrationRecorder.Migration._meta.db_table} & set(connection.introspection.table_names())
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table in sorted(ours):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}{cascade}")


def _fill(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    migrations = [tuple(key) for key in manifest["migrations"]]
    executor = MigrationExecutor(connection)
    if set(executor.loader.applied_migrations) - set(migrations):
        _delete_tables()  # empty ones, of a newer version than the backup's
        executor = MigrationExecutor(connection)
    executor.migrate(_last(executor, migrations))
    try:
        _fill_tables(archive, tables_of(apps_at(migrations)))
    except (IntegrityError, DataError, ValidationError, *MISSHAPEN) as error:
        raise Unfit(DAMAGED, str(error)) from error
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _fill_tables(archive: zipfile.ZipFile, tables: list[type[models.Model]]) -> None:
    for table in tables:
        for column in table._meta.concrete_fields:
            if isinstance(column, models.DateField):  # these classes are ours alone: times stay as they were
                column.auto_now = column.auto_now_add = False
    connection.check_constraints()  # migrations leave some of PostgreSQL's checked at once: they are deferred again
    for table in tables:
        with archive.open(f"tables/{name_of(table)}.jsonl") as lines:
            rows = (_row(table, json.loads(line)) for line in lines)
            while some := list(islice(rows, AT_ONCE)):
                table._base_manager.bulk_create(some)
    _count_on(tables)
    connection.check_constraints()  # now: what refers to nobody is said of the backup, not of a migration


def _last(executor: MigrationExecutor, migrations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of each app the migration that the others lead to."""
    graph, done = executor.loader.graph, set(migrations)
    here = [key for key in migrations if key in graph.nodes]
    return [
        key
        for key in here
        if not any(child.key in done for child in graph.node_map[key].children if child.key[0] == key[0])
    ]


def _row(table: type[models.Model], plain: dict[str, Any]) -> models.Model:
    columns = {column.attname: column for column in table._meta.concrete_fields}
    return table(**{name: columns[name].to_python(value) for name, value in plain.items()})


def _count_on(tables: list[type[models.Model]]) -> None:
    """PostgreSQL numbers the next row after the last one that it numbered itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
