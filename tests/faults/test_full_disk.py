"""A full disk: nothing is half-written or shown, desk and commands say why, and with room again it works."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EACCES, EIO, ENOSPC, EROFS
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.db.utils import OperationalError

from cartaviva.actions.change import change
from cartaviva.actions.publish import publish
from cartaviva.actions.rendering import render_publication
from cartaviva.cli.disk import why
from cartaviva.core.words import ENGLISH
from cartaviva.records.models import Artefact, AuditEvent, Publication, PublishedRow, Report
from cartaviva.records.verification import verify_town
from tests.cli.terminal import LOST_SIGN, Outcome, cartaviva, files, names
from tests.originals import originals
from tests.people import Cast
from tests.towns import YOUTH, report_saved, shown

if TYPE_CHECKING:
    from pytest_django import Settings


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


# The commands


@dataclass(frozen=True)
class Refusing:
    """What fails, with which error of the system or the database, and what is said of it."""

    name: str
    error: Exception
    why: str


NO_ROOM, NO_RIGHT = OSError(ENOSPC, "No space left on device"), OSError(EACCES, "Permission denied", "/a/b")
WRITING = (
    Refusing("os.fsync", NO_ROOM, "the disk is full"),
    Refusing("os.fsync", OSError(EROFS, "Read-only file system"), "that disk can only be read"),
    Refusing("os.open", NO_RIGHT, "this user may not do that in the folder /a"),
    Refusing("zipfile.ZipFile.writestr", NO_ROOM, "the disk is full"),
)
RESTORING = (
    Refusing("os.replace", NO_ROOM, "the disk is full"),
    Refusing("os.fsync", OSError(EIO, "Input/output error"), "the disk reports errors"),
    Refusing("pathlib.Path.mkdir", NO_RIGHT, "this user may not do that in the folder /a"),
    Refusing("cartaviva.actions.restore._count_on", OperationalError("database or disk is full"), "the disk is full"),
    Refusing(
        "cartaviva.actions.restore._count_on",
        OperationalError('could not extend file "base/1": No space left on device'),
        "the disk is full",
    ),
)


def named(one: Refusing) -> str:
    return f"{one.name}: {one.why}"


@contextmanager
def refusing(one: Refusing) -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise one.error

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(one.name, refuse)
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("one", WRITING, ids=named)
def test_a_backup_that_cannot_be_written_says_why_and_leaves_nothing(people: Cast, here: Path, one: Refusing) -> None:
    originals(people)
    (here / "backups").mkdir()
    with refusing(one):
        told = cartaviva("backup", "backups/saved.zip")
    said = f"Error: backups/saved.zip could not be written: {one.why}.\n"
    assert (told, names(here / "backups")) == (Outcome(2, "", said), [])


@pytest.mark.django_db(transaction=True)
def test_a_backup_into_a_folder_that_is_not_there_says_so(people: Cast, here: Path) -> None:
    told = cartaviva("backup", "backups/saved.zip")
    said = "Error: backups/saved.zip could not be written: there is no such folder.\n"
    assert (told, names(here)) == (Outcome(2, "", said), [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("one", RESTORING, ids=named)
def test_a_restore_that_finds_no_room_says_why_and_everything_is_as_it_was(
    people: Cast, here: Path, settings: "Settings", one: Refusing
) -> None:
    held = originals(people)
    settings.HOME = here / "home"
    cartaviva("backup", "saved.zip")
    settings.STORE = here / "another"
    with refusing(one):
        told = cartaviva("restore", "saved.zip", "--force")
    said = f"Error: saved.zip could not be restored: {one.why}. Everything is as it was before.\n"
    left = [path for path in (here / "another").rglob("*") if path.is_file()]
    assert (told, left, Artefact.objects.filter(sha256=held.artefact).count()) == (Outcome(2, "", said), [], 1)


@pytest.mark.parametrize("one", [each for each in WRITING if each.name == "os.fsync"], ids=named)
def test_a_report_that_cannot_be_written_says_why_and_leaves_nothing(here: Path, one: Refusing) -> None:
    files(here, informe=LOST_SIGN)
    with refusing(one):
        told = cartaviva("report", "informe.txt", "-o", "nou.json")
    said = f"nou.json could not be written: {one.why}.\n"
    assert (told, names(here)) == (Outcome(2, "", said), ["informe.txt"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "arguments"),
    [
        (
            Refusing(
                "cartaviva.cli.prepare.migrate",
                OperationalError("disk I/O error"),
                "the disk is full, or reports errors",
            ),
            ("town", "add", "riuclar", "Ajuntament de Riuclar"),
        ),
        (
            Refusing("cartaviva.actions.imports.bring_in", NO_ROOM, "the disk is full"),
            ("import", "informe.txt", "--organisation", "vilaclara"),
        ),
    ],
    ids=["town add", "import"],
)
def test_a_command_that_a_disk_stops_says_so(
    people: Cast, here: Path, where: Refusing, arguments: tuple[str, ...]
) -> None:
    files(here, informe=LOST_SIGN)
    with refusing(where):
        told = cartaviva(*arguments)
    assert told == Outcome(2, "", f"It was broken off: {where.why}.\n")


def test_a_file_where_the_folder_of_an_installation_should_be_is_named(here: Path) -> None:
    files(here, home="")
    with pytest.raises(FileExistsError) as raised:
        (here / "home.txt").mkdir(exist_ok=True)
    assert why(raised.value, ENGLISH) == f"{here}/home.txt is a file, and a folder is needed there"
