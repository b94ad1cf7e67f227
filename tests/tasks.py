"""Tasks in tests: most run at once, and those that belong to a change after it or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import local
from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks_db.backend import DatabaseBackend

WAITING = frozenset({"cartaviva.actions.rendering.render_publication"})
"""They wait in the queue, as they do for a server: a test runs those it is about."""
AFTERWARDS = frozenset({"cartaviva.actions.imports.read_document"})
"""They make a change of their own, for which they would wait while the one that enqueues them waits for them."""

_change = local()


class Backend(DatabaseBackend):
    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        if task.module_path in WAITING:
            return super().enqueue(task, args, kwargs)
        run = partial(ImmediateBackend(self.alias, {}).enqueue, task, args, kwargs)
        enqueued: list[Callable[[], Any]] | None = getattr(_change, "enqueued", None)
        if task.module_path not in AFTERWARDS or enqueued is None:
            return run()
        enqueued.append(run)
        return None


@contextmanager
def then_run(one_writer: Any) -> Iterator[None]:
    """`one_writer`, and once it has committed what it enqueued, as a worker does; nothing where it was rolled back."""
    enqueued = _change.enqueued = []
    try:
        with one_writer():
            yield
    finally:
        _change.enqueued = None
    for run in enqueued:
        run()
