"""The queue of tasks: run the next one, and take back those whose worker ended in the middle of one.

django-tasks-db marks a task as running and leaves it so for ever where its worker is killed: docs/decisions/0017.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models import Count, Min
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from cartaviva.core.leases import Fate, fate

log = logging.getLogger("cartaviva.tasks")

KEPT = timedelta(days=14)
"""For how long it can be seen how a task ended."""
GIVEN_UP = "The worker ended {attempts} times while it ran this task."


def run_next(worker: str) -> bool:
    """Run the task that is due, in this process and under this name; whether there was one."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():  # a read waits for nobody; the claim below is a write
        return False
    with exclusive_transaction():
        task = ready.get_locked()
        if task is None:  # another worker was faster
            return False
        task.claim(worker)
    runner = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=task.backend_name,
        startup_delay=False,
        max_tasks=1,
        worker_id=worker,
        excluded_queue_names=[],
    )
    runner.run_task(task)
    return True


def take_back(has_ended: Callable[[str], bool]) -> int:
    """Put tasks back whose worker `has_ended`, or whose lease is over; how many will run again."""
    now, again = timezone.now(), 0
    for task in DBTaskResult.objects.running():
        worker, attempts = (task.worker_ids or [""])[-1], len(task.worker_ids)
        found = fate(task.started_at or task.enqueued_at, attempts, has_ended(worker), now)
        if found is Fate.LEFT:
            continue
        still = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        if found is Fate.AGAIN:
            again += still.update(status=TaskResultStatus.READY, started_at=None)
            log.warning("Task %s (%s) runs again: its worker ended", task.pk, task.task_path)
        else:
            why = GIVEN_UP.format(attempts=attempts)
            still.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path="cartaviva.actions.queue.GIVEN_UP",
                traceback=why,
            )
            log.error("Task %s (%s) is given up: %s", task.pk, task.task_path, why)
    return again


def prune() -> None:
    """Delete the rows of tasks that ended long ago, some of which hold an e-mail, and sessions that are over."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def waiting() -> tuple[int, float]:
    """How many tasks are due, and for how many seconds the one that was due first has waited."""
    due = DBTaskResult.objects.ready().order_by().aggregate(many=Count("pk"), first=Min("enqueued_at"))
    first = due["first"]
    return due["many"], max((timezone.now() - first).total_seconds(), 0.0) if first else 0.0
