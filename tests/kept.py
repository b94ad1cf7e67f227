"""All that a test made in the tables, kept for those that begin with the same."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models


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
