"""A full disk: nothing is half-written or shown, the desk says why, and with room again it works."""

import os
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.utils import OperationalError

from cartaviva.actions.change import change
from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render_publication
from cartaviva.records.models import Artefact, AuditEvent, Publication, PublishedRow, Report
from cartaviva.records.verification import verify_town
from tests.people import Cast
from tests.towns import YOUTH, report_saved, shown


def full(*_: object, **__: object) -> Any:
    raise OSError(ENOSPC, "No space left on device")


class FullFile:
    """Takes what is written until it has to reach the disk."""

    def __init__(self, handle: int, mode: str) -> None:
        self.handle = handle

    def __enter__(self) -> "FullFile":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)

    def write(self, data: bytes) -> None:
        full()


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "fails"), [("os.fdopen", FullFile), ("os.fsync", full), ("os.replace", full)])
def test_a_full_disk_while_rendering(
    people: Cast, store: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails: Callable[..., Any]
) -> None:
    publication = publish(people.carla, report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH))
    with monkeypatch.context() as patched:
        patched.setattr(name, fails)
        with pytest.raises(OSError, match="No space left"):
            render_publication.func(publication.pk)
    failed = Publication.objects.get()
    left = [path.name for path in store.rglob("*") if path.is_file()]
    recorded = (Artefact.objects.count(), PublishedRow.objects.count())
    shown(publication)
    assert (left, recorded, failed.state, failed.problem) == ([], (0, 0), "rendering", "disk")
    assert (Publication.objects.get().state, verify_town(people.vilaclara, read_files=True).code) == ("published", 0)


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_under_the_database(people: Cast) -> None:
    """SQLite may take no page more than it has."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(OperationalError, match="full"), change(people.vilaclara, people.carla, "confirm") as made:
            made.details = {"filler": "x" * 10_000_000}
        cursor.execute("PRAGMA max_page_count=1073741823")
    report_saved(people.vilaclara, people.carla, "Joventut", 2023, YOUTH)
    assert (Report.objects.count(), AuditEvent.objects.count(), verify_town(people.vilaclara).code) == (1, 1, 0)
