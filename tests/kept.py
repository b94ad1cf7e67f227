"""All that a test made in the tables, kept for those of its process that begin with the same."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.db import models

Made = TypeVar("Made")
_MADE: dict[Callable[[], Any], tuple["Kept", Any]] = {}


@dataclass(frozen=True)
class Kept:
    """Rows by table, and a folder with the files."""

    rows: Mapping[type[models.Model], list[dict[str, Any]]]
    files: Path


def keep(store: Path, folder: Path) -> Kept:
    shutil.copytree(store, folder)
    tables = apps.get_models(include_auto_created=True)
    rows = {
        one: list(one._base_manager.values(*(field.attname for field in one._meta.concrete_fields))) for one in tables
    }
    return Kept({one: each for one, each in rows.items() if each}, folder)


def bring_back(kept: Kept, store: Path) -> None:
    """Into tables that hold what a migration leaves there, and no more. Keys are looked at when the test ends."""
    shutil.copytree(kept.files, store)
    for table, rows in kept.rows.items():
        table._base_manager.bulk_create([table(**row) for row in rows], ignore_conflicts=True)


def once(make: Callable[[], Made], store: Path, folder: Path) -> Made:
    """What `make` gave the first time; tables and files are as they were after it."""
    if make not in _MADE:
        made = make()
        _MADE[make] = keep(store, folder), made
    else:
        bring_back(_MADE[make][0], store)
    return _MADE[make][1]  # type: ignore[no-any-return]
