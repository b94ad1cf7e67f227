"""Runs what writes to a town's record, and kills it before or after each commit, fsync, rename and removal.

python -m tests.faults.killing FOLDER: a JSON object for each kill, one a line: what was there afterwards, and what
after the work was taken up again. Each attempt is a forked process on a real SQLite file and a real store.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

KILLED = 9
SMALL = ("csv", "json"), ("ca",)
"""Two files stand for all: they are written by the same lines."""

Json = dict[str, Any]


class Killer:
    """Counts the points that it passes, and ends the process before or after one of them."""

    def __init__(self, at: int = 0, after: bool = False) -> None:
        self.at, self.after, self.passed = at, after, list[str]()

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.passed.append(name)
            here = len(self.passed) == self.at
            if here and not self.after:
                os._exit(KILLED)
            result = function(*args, **kwargs)
            if here:
                os._exit(KILLED)
            return result

        return watched

    @contextmanager
    def watching(self) -> Iterator[None]:
        from django.db import connection

        wrapper = type(connection._connections[connection._alias])  # type: ignore[attr-defined]
        with (
            patch("os.fsync", self.around("fsync", os.fsync)),
            patch("os.replace", self.around("rename", os.replace)),
            patch.object(Path, "unlink", self.around("unlink", Path.unlink)),
            patch.object(wrapper, "_commit", self.around("commit", wrapper._commit)),
        ):
            yield


def forked(work: Callable[[], Json]) -> tuple[int, Json]:
    """The exit code of a process of its own, and what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            told = json.dumps(work())
        except BaseException as error:
            told = json.dumps({"crashed": repr(error)})
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), json.loads(text or "{}")


# What is done. Each can be asked for again, and then finds what is there already.


def _carla() -> Any:
    from cartaviva.records.models import Person

    return Person.objects.get(name="Carla")


def confirm() -> None:
    from cartaviva.records.models import Organisation, Report
    from tests.towns import YOUTH, report_saved

    if not Report.objects.exists():
        report_saved(Organisation.objects.get(slug="vilaclara"), _carla(), "Joventut", 2023, YOUTH)


def publish() -> None:
    from cartaviva.actions.publish import publish
    from cartaviva.records.models import Publication, Report

    if not Publication.objects.exists():
        publish(_carla(), Report.objects.get())


def work() -> None:
    """Run the tasks that wait, as a worker does, and those that were lost."""
    from django_tasks_db.models import DBTaskResult

    from cartaviva.actions import rendering

    rendering.render.__defaults__ = SMALL
    for task in DBTaskResult.objects.filter(status="READY").order_by("enqueued_at"):
        rendering.render_publication.func(*task.args_kwargs["args"])
        DBTaskResult.objects.filter(pk=task.pk).update(status="SUCCESSFUL")


def correct() -> None:
    from cartaviva.actions.amending import correct
    from cartaviva.core.cycle.amending import Amendment
    from cartaviva.records.models import Publication

    if Publication.objects.count() == 1:
        correct(_carla(), Publication.objects.get(), {1: Amendment(result="4")}, "N'hi va haver un més.")


def redact() -> None:
    from cartaviva.actions.redacting import redact
    from cartaviva.records.models import Publication, Redaction

    if not Redaction.objects.exists():
        redact(_carla(), Publication.objects.get(number=2), "report.rows.1.remarks", "Deia qui era malalt.")


def close() -> None:
    from cartaviva.actions.closing import close_year
    from cartaviva.records.models import Period, Publication

    if not Publication.objects.filter(kind="year").exists():
        close_year(_carla(), Period.objects.get(), "Ple municipal", date(2024, 4, 25), "2024/117")


STEPS = (confirm, publish, work, correct, work, redact, work, close, work)
"""In their order: what one leaves is where the next begins."""


# What is there


def found() -> Json:
    from django_tasks_db.models import DBTaskResult

    from cartaviva.core.published.chain import digest
    from cartaviva.records.models import Artefact, AuditEvent, Organisation, Publication, PublishedRow, Report, Result
    from cartaviva.records.verification import verify_town

    town = Organisation.objects.get(slug="vilaclara")
    kept = [path for path in _store().rglob("*") if path.is_file()]
    whole = [path for path in kept if not path.name.startswith(".new-")]
    tables = (Report, Result, PublishedRow, Artefact, AuditEvent)
    waiting = DBTaskResult.objects.filter(status="READY").count()
    bare = Publication.objects.filter(state="published", artefacts=None).count()
    return {
        "faults": [fault.sentence() for fault in verify_town(town, read_files=True).faults],
        "half-written": [path.name for path in whole if digest(path.read_bytes()) != path.name],
        "unreachable": sum(path.name not in set(Artefact.objects.values_list("sha256", flat=True)) for path in whole),
        "publications": sorted(Publication.objects.values_list("number", "state")),
        "waiting": waiting,
        "without files for good": 0 if waiting else bare,
        "counts": {table.__name__: table.objects.count() for table in tables},
    }


def _home() -> Path:
    return Path(os.environ["CARTAVIVA_HOME"])


def _store() -> Path:
    return _home() / "files"


def prepare() -> Json:
    from django.core.management import call_command

    from cartaviva.records.models import Organisation
    from tests.people import cast

    call_command("migrate", verbosity=0)
    cast()
    Organisation.objects.update(languages=["ca"])
    return {}


def attempt(step: Callable[[], None], killer: Killer) -> Json:
    with killer.watching():
        step()
    return {"passed": killer.passed}


def taken_up_again(step: Callable[[], None]) -> Json:
    """What is there now; then the same is asked for again, and what is there at the end."""
    before = found()
    step()
    return {"before": before, "after": found()}


def main(folder: Path) -> None:
    os.environ |= {"CARTAVIVA_HOME": str(folder / "home"), "DJANGO_SETTINGS_MODULE": "cartaviva.config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    _check(forked(prepare))
    for number, step in enumerate(STEPS):
        start = folder / f"start-{number}"
        shutil.copytree(_home(), start)
        passed = _check(forked(lambda step=step: attempt(step, Killer())))["passed"]
        done = _check(forked(found))
        for at, after in ((at, after) for at in range(1, len(passed) + 1) for after in (False, True)):
            _restore(start)
            code, _ = forked(lambda step=step, at=at, after=after: attempt(step, Killer(at, after)))
            _, told = forked(lambda step=step: taken_up_again(step))
            where = f"{number} {step.__name__}: {'after' if after else 'before'} {passed[at - 1]} {at} of {len(passed)}"
            print(json.dumps({"where": where, "killed": code == KILLED, "done": done} | told), flush=True)
        _restore(start)
        _check(forked(lambda step=step: attempt(step, Killer())))


def _restore(start: Path) -> None:
    shutil.rmtree(_home())
    shutil.copytree(start, _home())


def _check(outcome: tuple[int, Json]) -> Json:
    code, told = outcome
    assert code == 0 and "crashed" not in told, told
    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]))
