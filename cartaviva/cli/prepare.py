"""What has to be there before the server starts: the home folder, the tables, the static files."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cartaviva import __version__
from cartaviva.cli.server import with_django
from cartaviva.cli.table import cannot, printable
from cartaviva.core.words import Say

if TYPE_CHECKING:
    from cartaviva.records.models import Organisation


UNUSED = ["*.py", "__pycache__", "bootstrap-*", "bootstrap.css*", "*.rtl.*"]
"""Files beside those that pages use: to compress them all takes half a minute."""


@contextmanager
def only_one(home: Path, say: Say) -> Iterator[None]:
    """One server for a home at a time. The system lets the lock go when its holder ends, however that happens."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(home / "serve.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise click.ClickException(
            say("A server runs with {folder} already. Stop it first.").format(folder=home)
        ) from None
    try:
        yield
    finally:
        os.close(handle)


def with_installation(say: Say) -> None:
    """Set Django up over what is there already. Raises click.ClickException where nothing is, and makes nothing."""
    from django.conf import settings

    home: Path = import_module("cartaviva.config.home").home()
    fresh = not settings.configured and "DATABASE_URL" not in os.environ
    if fresh and not (home / "cartaviva.sqlite3").exists():  # the settings would make a secret, SQLite a database
        raise no_installation(home, say)
    django_with_database(say)
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    if not MigrationRecorder(connection).has_table():
        raise no_installation(settings.HOME, say)


def no_installation(folder: Path, say: Say) -> click.ClickException:
    return click.ClickException(
        say(
            "{folder} holds no installation. Name its folder with CARTAVIVA_HOME, and with DATABASE_URL its database "
            "where that is PostgreSQL."
        ).format(folder=folder)
    )


def django_with_database(say: Say) -> None:
    """Set Django up. Raises click.ClickException, with what the database says, where none answers."""
    with_django()
    from django.db import OperationalError, connection

    if connection.vendor == "sqlite":
        return  # a file: what is wrong with it is said where it is read or written
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = printable(str(error).partition("\n")[0])
        raise click.ClickException(
            say("The database does not answer: {reason}. Start it, or name another one with DATABASE_URL.").format(
                reason=reason.removesuffix(".")
            )
        ) from None


def migrate() -> None:
    """Bring the tables up to date; where they are, this costs two queries."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def collect_static() -> None:
    """Put the style sheets and scripts into the home folder, where the version or one of them is another."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    stamp, print_of = root / ".made-of", _static_print()
    if not stamp.exists() or stamp.read_text() != print_of:
        root.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=UNUSED)
        stamp.write_text(print_of)


def _static_print() -> str:
    from django.contrib.staticfiles.finders import get_finders

    made_of = [__version__]
    for finder in get_finders():
        for path, storage in finder.list(UNUSED):
            found = os.stat(storage.path(path))
            made_of.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return sha256("\n".join(sorted(made_of)).encode()).hexdigest()


def check_address(host: str, port: int, say: Say) -> None:
    """Raises click.ClickException where nothing can listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        raise click.ClickException(
            say(
                "Nothing can listen on {address}: {reason}. Choose another with --host and --port, "
                "or with make run PORT=…."
            ).format(address=f"{host}:{port}", reason=error.strerror)
        ) from None


def towns(slug: str | None, say: Say) -> "list[Organisation]":
    """The town that somebody names, or all of them. Raises click.ClickException where there is no such town."""
    from cartaviva.records.models import Organisation

    found = list(Organisation.objects.filter(**({"slug": slug} if slug else {})).order_by("slug"))
    if slug and not found:
        raise cannot(say("There is no town {town}."), town=slug)
    return found
