"""Writes tests/records/first-release.zip: a backup of a town as the first release left it.

Run it once for the first release, and never after: python -m tests.records.first_release. From then on the file stands
for every installation that has to be upgraded.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

RECORD = Path(__file__).with_name("first-release.zip")


def main() -> None:
    """In a home and with a database of its own."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from cartaviva.actions.backup import save
    from tests.people import cast
    from tests.towns import YOUTH, report_published

    made = cast()
    for year in (2023, 2024):
        report_published(made.vilaclara, made.carla, "Joventut", year, YOUTH)
    RECORD.unlink(missing_ok=True)
    print(save(RECORD))


if __name__ == "__main__":
    if "CARTAVIVA_HOME" not in os.environ:
        with tempfile.TemporaryDirectory() as folder:
            environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
            environment |= {"CARTAVIVA_HOME": folder, "DJANGO_SETTINGS_MODULE": "cartaviva.config.settings"}
            command = [sys.executable, "-m", "tests.records.first_release"]
            sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    import django

    django.setup()
    main()
