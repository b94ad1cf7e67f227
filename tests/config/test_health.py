"""/health: 200 while database and worker do their work, 503 with what does not."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

import cartaviva
from cartaviva.actions.queue import waiting
from cartaviva.core.cycle.leases import LEASE

pytestmark = pytest.mark.django_db


@pytest.fixture
def beat(settings: Any, tmp_path: Path) -> Path:
    settings.BEAT = tmp_path / "worker.beat"
    settings.BEAT.touch()
    return tmp_path / "worker.beat"


def asked() -> tuple[int, dict[str, Any]]:
    answer = Client().get("/health")
    return answer.status_code, answer.json()


def test_all_is_well(beat: Path) -> None:
    status, told = asked()
    told["worker"]["beat_seconds"] = told["worker"]["beat_seconds"] < 60
    assert (status, told) == (
        200,
        {
            "status": "ok",
            "version": cartaviva.__version__,
            "database": "ok",
            "worker": {"state": "ok", "beat_seconds": True},
            "tasks": {"waiting": 0, "oldest_seconds": 0},
            "mail": {"state": "ok", "tried_again": 0, "given_up": 0},
        },
    )


def test_tasks_that_wait_are_counted(beat: Path) -> None:
    for _ in range(2):
        DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            task_path="a.b",
            backend_name="default",
            run_after="9999-01-01T00:00Z",
        )
    assert asked()[1]["tasks"]["waiting"] == 2


def test_tasks_are_counted_in_the_database_however_many_wait(beat: Path) -> None:
    task = {"args_kwargs": {"args": [], "kwargs": {}}, "task_path": "a.b", "backend_name": "default"}
    for _ in range(2):
        DBTaskResult.objects.create(**task, run_after="9999-01-01T00:00Z")
    with CaptureQueriesContext(connection) as asked:
        found = waiting()[0]
    assert (found, ["COUNT(" in one["sql"] for one in asked]) == (2, [True])


def test_mail_that_no_server_takes_is_counted_and_no_reason_to_start_the_server_again(beat: Path) -> None:
    for state in ("READY", "FAILED", "FAILED"):
        DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            task_path="a.b",
            backend_name="default",
            run_after="2026-01-01T00:00Z",
            status=state,
            exception_class_path="cartaviva.mail.handing.NotHandedIn",
        )
    status, told = asked()
    assert (status, told["status"], told["mail"], told["tasks"]["waiting"]) == (
        200,
        "ok",
        {"state": "failing", "tried_again": 1, "given_up": 2},
        0,
    )


def test_it_is_read_and_never_written_to(beat: Path) -> None:
    assert [Client().post("/health").status_code, Client().head("/health").status_code] == [405, 200]


def test_without_a_worker_it_fails(beat: Path) -> None:
    beat.unlink()
    status, told = asked()
    assert (status, told["status"], told["worker"]) == (503, "failing", {"state": "not running"})


def test_a_worker_that_is_silent_for_longer_than_a_task_may_take_fails(beat: Path) -> None:
    long_ago = time.time() - LEASE.total_seconds() - 60
    os.utime(beat, (long_ago, long_ago))
    status, told = asked()
    assert (status, told["worker"]["state"]) == (503, "silent")


def test_a_database_that_does_not_answer_fails(beat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> None:
        raise DatabaseError("no answer")

    monkeypatch.setattr(connection, "cursor", silent)
    status, told = asked()
    assert (status, told["status"], told["database"]) == (503, "failing", "does not answer")
