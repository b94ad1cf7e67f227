"""Tasks in tests: most run at once, and those that belong to a change wait in the queue, as they do for a server."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks_db.backend import DatabaseBackend

WAITING = frozenset({"cartaviva.actions.rendering.render_publication"})
"""Enqueued inside a transaction, they would wait for it while it waits for them: a test runs those it is about."""


class Backend(DatabaseBackend):
    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        if task.module_path in WAITING:
            return super().enqueue(task, args, kwargs)
        return ImmediateBackend(self.alias, {}).enqueue(task, args, kwargs)
