"""Tasks are taken back from workers that ended, on both databases."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cartaviva.actions.queue import run_next, take_back
from cartaviva.cli.serve import _Keeper
from cartaviva.core.cycle.leases import LEASE

pytestmark = pytest.mark.django_db(transaction=True)


def running(workers: list[str], begun_ago: timedelta = timedelta(0)) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status="RUNNING",
        worker_ids=workers,
        started_at=timezone.now() - begun_ago,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.lingering.linger",
        backend_name="default",
        run_after=timezone.now(),
    )


def test_only_tasks_of_workers_that_ended_or_over_their_lease_are_taken_back() -> None:
    tasks = [
        running(["worker-1"]),
        running(["worker-2"]),
        running(["worker-1", "worker-2"]),
        running(["worker-1"], LEASE * 2),
        running(["worker-1", "worker-1", "worker-2"]),
    ]
    again = take_back(lambda worker: worker == "worker-2")
    for task in tasks:
        task.refresh_from_db()
    assert (again, [task.status for task in tasks], tasks[4].traceback) == (
        3,
        ["RUNNING", "READY", "READY", "READY", "FAILED"],
        "The worker ended 3 times while it ran this task.",
    )


def test_the_keeper_deletes_each_day_what_ended_long_ago_and_sessions_that_are_over(tmp_path: Path) -> None:
    tasks = [running([name]) for name in ("old", "failed", "fresh", "runs")]
    for task, status, days in zip(tasks, ("SUCCESSFUL", "FAILED", "SUCCESSFUL"), (15, 15, 13), strict=False):
        task.status, task.finished_at = status, timezone.now() - timedelta(days=days)
        task.save()
    for key, days in (("over", -1), ("open", 1)):
        Session.objects.create(session_key=key, expire_date=timezone.now() + timedelta(days=days))
    keeper = _Keeper("127.0.0.1", 0, tmp_path / "beat")
    keeper._take_back(lambda worker: False)
    left = list(DBTaskResult.objects.order_by("enqueued_at").values_list("worker_ids", flat=True))
    sessions = list(Session.objects.values_list("session_key", flat=True))
    Session.objects.create(session_key="over", expire_date=timezone.now() - timedelta(days=1))
    keeper._take_back(lambda worker: False)
    assert (sorted(left), sessions, Session.objects.count()) == ([["fresh"], ["runs"]], ["open"], 2)


def test_a_task_that_fails_says_why_and_the_next_one_runs() -> None:
    broken = running([])
    DBTaskResult.objects.update(status="READY", task_path="tests.lingering.absent", run_after=timezone.now())
    ran = [run_next("worker-1"), run_next("worker-1")]
    broken.refresh_from_db()
    assert (ran, broken.status, broken.worker_ids, "absent" in broken.traceback) == (
        [True, False],
        "FAILED",
        ["worker-1"],
        True,
    )
