"""The queue of tasks: run the next one, try mails again, take back those whose worker ended in the middle of one.

django-tasks-db marks a task as running and leaves it so for ever where its worker is killed: docs/decisions/0017.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from cartaviva.core.cycle.leases import Fate, fate
from cartaviva.core.cycle.postponing import again_at
from cartaviva.mail.handing import NotHandedIn

log = logging.getLogger("cartaviva.tasks")

KEPT = timedelta(days=14)
"""For how long it can be seen how a task ended."""
NOT_HANDED_IN = f"{NotHandedIn.__module__}.{NotHandedIn.__qualname__}"
"""By this name of an exception a mail that no server took is found."""
LATER = -10
"""Priority of a mail that is tried again: a server that answers nothing takes twenty seconds each time."""
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
    _run(task)
    return True


def _run(task: "DBTaskResult[Any, Any]") -> None:
    """What fails is kept with its traceback; a mail that no server took is no bug, and tried again."""
    given = task.args_kwargs
    try:
        task.set_successful(task.task.call(*given["args"], **given["kwargs"]))
    except NotHandedIn as error:
        _postpone(task, error)
    except BaseException as error:  # even where it asks to leave, the task has to say how it ended
        task.set_failed(error)
        log.exception("Task %s (%s) failed", task.pk, task.task_path)
    else:
        log.info("Task %s (%s) is done", task.pk, task.task_path)


def _postpone(task: "DBTaskResult[Any, Any]", error: NotHandedIn) -> None:
    now = timezone.now()
    at = None if error.final else again_at(task.enqueued_at, now)
    kept = {"exception_class_path": NOT_HANDED_IN, "traceback": str(error)}
    mine = DBTaskResult.objects.filter(pk=task.pk)
    if at is None:
        mine.update(status=TaskResultStatus.FAILED, finished_at=now, **kept)
        log.error("Mail of task %s (%s) is given up: %s", task.pk, task.task_path, error)
        return
    mine.update(status=TaskResultStatus.READY, started_at=None, worker_ids=[], run_after=at, priority=LATER, **kept)
    log.warning("Mail of task %s (%s) is tried again at %s: %s", task.pk, task.task_path, f"{at:%H:%M} UTC", error)


def try_mail_again() -> None:
    """Have every mail that waits for its next time tried now: a server is started with settings that were mended."""
    not_handed_in().filter(status=TaskResultStatus.READY).update(run_after=timezone.now())


def not_handed_in() -> "QuerySet[DBTaskResult[Any, Any]]":
    """The mails that no server took: those that are tried again, and FAILED ones that are not."""
    return DBTaskResult.objects.filter(exception_class_path=NOT_HANDED_IN)


def unsent_mail() -> tuple[int, int]:
    """How many mails are tried again, and how many were given up within the last two weeks."""
    given_up = Q(status=TaskResultStatus.FAILED)
    found = not_handed_in().order_by().aggregate(again=Count("pk", filter=~given_up), up=Count("pk", filter=given_up))
    return found["again"], found["up"]


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
    due = (
        DBTaskResult.objects.ready()
        .exclude(exception_class_path=NOT_HANDED_IN)
        .order_by()
        .aggregate(many=Count("pk"), first=Min("enqueued_at"))
    )
    first = due["first"]
    return due["many"], max((timezone.now() - first).total_seconds(), 0.0) if first else 0.0
