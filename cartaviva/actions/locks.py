"""Locks from when they are taken until the transaction ends: some are a town's own, some all towns share.

On SQLite they are nothing: there a transaction of ours keeps every other one waiting, as BEGIN IMMEDIATE does.
"""

from enum import IntEnum

from django.db import connection


class Lock(IntEnum):
    """The numbers of PostgreSQL's advisory locks; they are ours alone."""

    FILES = 0x43617257
    """Whoever keeps a file shares it until the file has its row; who takes files away has it alone."""
    REMINDERS = 0x43617258
    """Whoever writes reminders: a person of two towns has one a day."""
    CHANGES = 0x43617259
    """Of a town: whoever changes something has it alone; those share it who lock each row that they change."""
    TRAIL = 0x4361725A
    """Of a town: of those who share its changes, the one who writes an event. Nothing else is waited for after it."""


def take(lock: Lock, town: int = 0, *, shared: bool = False) -> None:
    """Wait until nobody else has it, or with `shared` until nobody has it alone. Town 0 is the host, or all of them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{'_shared' if shared else ''}(%s, %s)", [lock, town])
