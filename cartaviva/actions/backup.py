"""Everything of an installation in one file that fits both databases: a ZIP of JSON lines, and the store's files.

manifest.json        format, version, migrations that were applied, rows and SHA-256 of each table, files, and which
                     files were missing or damaged
tables/<name>.jsonl  a row a line, columns by name
files/<sha256>       the store, each file under its content address; one that does not fit its address is left out
"""

import json
import os
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps
from django.utils import timezone

from cartaviva import __version__
from cartaviva.core.published.chain import digest
from cartaviva.core.published.verification import Fault, file_faults
from cartaviva.records import store
from cartaviva.records.moment import one_moment
from cartaviva.records.stored_files import Named, named_files

FORMAT = "cartaviva.backup/1"
LEFT_OUT = frozenset({"contenttypes", "sessions", "auth"})
"""Apps whose rows are made anew: sessions end with a restore, and nothing refers to the others."""
DAMAGED = "damaged"
"""In place of the SHA-256 of what is there: it is another one."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds. `faults`: files that it does not hold as they should be, with the slug of their town."""

    rows: int
    files: int
    faults: tuple[tuple[str, Fault], ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """Of the store, by their SHA-256: those that were copied, those that are named and not there, those that are not
    what their name says.
    """

    copied: list[str]
    missing: list[str]
    damaged: list[str]


def save(path: Path) -> Saved:
    """Write a backup to `path`, which must not be there. What is written while it runs is not in it.

    Every file of the store is checked as it is copied, and what is wrong with one keeps none of the others out. Raises
    FileExistsError, and OSError where the disk is full, with nothing left behind.
    """
    if path.exists():
        raise FileExistsError(path)
    temporary = path.with_name(f".{path.name}.new")
    try:
        with open(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                saved = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)  # unlike a rename, this fails where somebody made the file meanwhile
    finally:
        temporary.unlink(missing_ok=True)
    return saved


def _fill(archive: zipfile.ZipFile) -> Saved:
    tables: dict[str, Any] = {}
    with one_moment():
        applied = sorted(MigrationExecutor(connection).loader.applied_migrations)
        apps = apps_at(applied)
        for table in tables_of(apps):
            tables[name_of(table)] = _table(archive, table)
        named = named_files(apps)
    files = _files(archive, {one.sha256 for one in named})
    manifest = {
        "format": FORMAT,
        "version": __version__,
        "made_at": timezone.now().isoformat(),
        "migrations": [list(key) for key in applied],
        "tables": tables,
        "files": files.copied,
        "missing": files.missing,
        "damaged": files.damaged,
    }
    archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    faults = tuple(faults_of(named, files.missing, files.damaged))
    return Saved(sum(each["rows"] for each in tables.values()), len(files.copied), faults)


def faults_of(
    named: Iterable[Named], missing: Collection[str], damaged: Collection[str]
) -> Iterator[tuple[str, Fault]]:
    """What is to be said of such files, by what people call them, with the town; those that nothing names come last."""
    wrong = dict.fromkeys(missing, "") | dict.fromkeys(damaged, DAMAGED)
    said = [one for one in named if one.sha256 in wrong]
    strange = sorted(set(damaged) - {one.sha256 for one in said})
    for one in (*said, *(Named("", name, "unnamed", "") for name in strange)):
        yield from ((one.town, fault) for fault in file_faults([one.file(wrong[one.sha256])]))


def apps_at(migrations: list[tuple[str, str]]) -> StateApps:
    """The tables as these migrations left them, which the code may be ahead of."""
    loader = MigrationExecutor(connection).loader
    known = [key for key in migrations if key in loader.graph.nodes]
    return loader.project_state(known).apps


def tables_of(apps: StateApps) -> list[type[models.Model]]:
    """Every table that is backed up, in the order of their names."""
    kept = (table for table in apps.get_models(include_auto_created=True) if table._meta.managed)
    return sorted((table for table in kept if table._meta.app_label not in LEFT_OUT), key=name_of)


def name_of(table: type[models.Model]) -> str:
    return table._meta.label_lower


def _table(archive: zipfile.ZipFile, table: type[models.Model]) -> dict[str, Any]:
    columns, rows, hashed = table._meta.concrete_fields, 0, sha256()
    with archive.open(f"tables/{name_of(table)}.jsonl", "w", force_zip64=True) as file:
        for row in table._base_manager.order_by("pk").iterator(chunk_size=500):
            plain = {column.attname: _plain(column, row) for column in columns}
            line = (json.dumps(plain, ensure_ascii=False) + "\n").encode()
            file.write(line)
            hashed.update(line)
            rows += 1
    return {"rows": rows, "sha256": hashed.hexdigest()}


def _plain(column: "models.Field[Any, Any]", row: models.Model) -> Any:
    """A value as JSON has it. Times keep their microseconds: they are part of what the chain of events hashes."""
    value = getattr(row, column.attname)
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    return column.value_to_string(row)


def _files(archive: zipfile.ZipFile, named: Collection[str]) -> Files:
    """Whatever is in the store: a file is there before the record that names it, and is never changed."""
    found = Files([], [], [])
    for name in store.names():
        try:
            data = store.content(name)
        except FileNotFoundError:  # taken away since
            continue
        if data is None or digest(data) != name:
            found.damaged.append(name)
        else:
            archive.writestr(f"files/{name}", data)
            found.copied.append(name)
    found.missing.extend(sorted(set(named) - {*found.copied, *found.damaged}))
    return found
