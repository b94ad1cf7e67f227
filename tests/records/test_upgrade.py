"""What the first release left is brought up to date, whole, on both databases."""

import json
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cartaviva.actions.backup import save
from cartaviva.actions.restore import restore
from cartaviva.records.models import Organisation
from cartaviva.records.verification import verify_town
from tests.records.first_release import RECORD

pytestmark = pytest.mark.django_db(transaction=True)

Rows = dict[str, list[dict[str, object]]]


def rows(path: Path) -> Rows:
    """Rows by table."""
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("tables/").removesuffix(".jsonl"): [
                json.loads(line) for line in archive.read(name).splitlines()
            ]
            for name in archive.namelist()
            if name.startswith("tables/")
        }


def kept(before: Rows, after: Rows) -> Rows:
    """Of `after` the columns that `before` has: later releases add some."""
    return {
        table: [
            {column: value for column, value in row.items() if column in old}
            for row, old in zip(after[table], lines, strict=True)
        ]
        for table, lines in before.items()
        if lines
    }


def test_a_database_of_the_first_release_is_brought_up_to_date_with_all_it_holds(tmp_path: Path) -> None:
    restore(RECORD, force=True)
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    save(tmp_path / "now.zip")
    before, after = rows(RECORD), rows(tmp_path / "now.zip")
    found = (left, kept(before, after), len(before["records.publication"]))
    assert found == ([], {table: lines for table, lines in before.items() if lines}, 2)


def test_what_the_first_release_chained_still_verifies(tmp_path: Path) -> None:
    restore(RECORD, force=True)
    town = Organisation.objects.get(slug="vilaclara")
    found = verify_town(town)
    assert (found.faults, found.publications, found.events > 1) == ((), 2, True)
