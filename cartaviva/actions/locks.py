"""Locks that all towns share, from when they are taken until the transaction ends.

On SQLite they are nothing: there a transaction of ours keeps every other one waiting, as BEGIN IMMEDIATE does.
"""

from enum import IntEnum

from django.db import connection


class Lock(IntEnum):
    """The numbers of PostgreSQL's advisory locks; they are ours alone."""

    HOST_CHAIN = 0x436172746156
    FILES = 0x436172746157
    """Whoever keeps a file shares it until the file has its row; who takes files away has it alone."""
    REMINDERS = 0x436172746158
    """Whoever writes reminders: a person of two towns has one a day."""


def take(lock: Lock, *, shared: bool = False) -> None:
    """Wait until nobody else has it, or with `shared` until nobody has it alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{'_shared' if shared else ''}(%s)", [lock])
