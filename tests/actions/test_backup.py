"""What a backup holds comes back, on the database that it came from and on the other one."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from errno import EIO, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError

from cartaviva.actions.backup import save
from cartaviva.actions.change import change
from cartaviva.actions.restore import Unfit, restore
from cartaviva.core.published.chain import GENESIS, digest, link
from cartaviva.core.published.verification import Fault, verify
from cartaviva.core.words import Text
from cartaviva.formats.chain_file import read_chain
from cartaviva.records import store
from cartaviva.records.models import Artefact, AuditEvent, Charter, Organisation, Period, Person, Publication
from cartaviva.records.verification import chain_json, verify_trail
from tests.cli.terminal import CARTAVIVA, cartaviva
from tests.homes import migrated
from tests.originals import SPOILT, originals
from tests.people import Cast
from tests.serving import server_environment

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(people: Cast) -> Cast:
    """A town with a logo, a charter, two publications in a chain, a file of one of them, and events of all that."""
    town = people.vilaclara
    with change(town, people.fina, "settings") as made:
        made.details = {"logo": "nou · «l’escut»"}
        Organisation.objects.filter(pk=town.pk).update(
            logo=store.put(b"a logo"), redress=Text.of(ca="Us en demanem perdó.")
        )
    charter = Charter.objects.create(organisation=town, slug="joventut", name=Text.of(ca="Joventut"), folded="joventut")
    period = Period.objects.create(organisation=town, label="2024", start=date(2024, 1, 1), end=date(2024, 12, 31))
    previous = GENESIS
    for number, value in enumerate(('{"a":"≥ 5"}', '{"a":"50"}'), 1):
        with change(town, people.carla, "publish") as made:
            made.subject = f"publication {number}"
            linked = link(number, digest(value.encode()), previous)
            event = AuditEvent.objects.order_by("-at").first()
            assert event is not None
            one = Publication.objects.create(
                organisation=town, number=number, charter=charter, period=period, value=value, sha256=linked.value,
                previous=previous, link=linked.hash, made_by=people.carla, made_at=event.at,
            )  # fmt: skip
            previous = linked.hash
    Artefact.objects.create(
        organisation=town, publication=one, format="csv", language="ca", sha256=store.put(b"a;b"), size=3, renderer="1",
        made_at=one.made_at,
    )  # fmt: skip
    return people


def content(path: Path) -> dict[str, Any]:
    """What a backup holds, without when it was made."""
    with zipfile.ZipFile(path) as archive:
        held: dict[str, Any] = {name: archive.read(name) for name in archive.namelist()}
    return held | {"manifest.json": json.loads(held["manifest.json"]) | {"made_at": ""}}


def faults() -> list[Fault]:
    """Of the events of the towns, and of the chains of what they published."""
    towns = Organisation.objects.order_by("slug")
    return [fault for town in towns for fault in (*verify_trail(town), *verify(read_chain(chain_json(town))[1]).faults)]


def test_a_backup_comes_back_out_of_an_empty_home_whole_and_on_both_databases(
    record: Cast, tmp_path: Path, settings: "Settings"
) -> None:
    saved = save(tmp_path / "first.zip")
    home = server_environment(tmp_path / "home")
    for command in (("restore", tmp_path / "first.zip"), ("backup", tmp_path / "second.zip")):
        subprocess.run([*CARTAVIVA, *map(str, command)], env=home, check=True)
    settings.STORE = tmp_path / "another store"
    restore(tmp_path / "second.zip", force=True)
    again = save(tmp_path / "third.zip")
    first, second, third = (content(tmp_path / f"{name}.zip") for name in ("first", "second", "third"))
    found = (first == second == third, again == saved, saved.files, faults(), store.get(digest(b"a;b")))
    assert found == (True, True, 2, [], b"a;b")


def test_the_next_row_after_a_restore_gets_a_number_of_its_own(record: Cast, tmp_path: Path) -> None:
    save(tmp_path / "saved.zip")
    restore(tmp_path / "saved.zip", force=True)
    people = Person.objects.count()
    Person.objects.create(name="Gal·la", email="galla@vilaclara.example")
    with change(record.vilaclara, record.carla, "publish"):
        pass
    assert (Person.objects.count(), faults()) == (people + 1, [])


def test_an_installation_that_holds_something_is_left_alone(record: Cast, tmp_path: Path) -> None:
    save(tmp_path / "saved.zip")
    with pytest.raises(Unfit, match="not empty"):
        restore(tmp_path / "saved.zip")
    assert Person.objects.count() == 6


def test_a_forced_restore_deletes_nothing_where_the_files_find_no_room(
    record: Cast, tmp_path: Path, settings: "Settings", monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    save(tmp_path / "saved.zip")
    settings.STORE = tmp_path / "another store"
    with monkeypatch.context() as patched:
        patched.setattr("os.replace", full)
        with pytest.raises(OSError, match="No space left"):
            restore(tmp_path / "saved.zip", force=True)
    people = Person.objects.count()
    restore(tmp_path / "saved.zip", force=True)
    assert (people, faults(), store.get(digest(b"a;b"))) == (6, [], b"a;b")


def test_a_backup_is_never_written_over_another_file(record: Cast, tmp_path: Path) -> None:
    (tmp_path / "saved.zip").write_text("dear to somebody")
    with pytest.raises(FileExistsError):
        save(tmp_path / "saved.zip")
    assert [(path.name, path.read_text()) for path in tmp_path.glob("*saved*")] == [("saved.zip", "dear to somebody")]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _no_zip(path: Path) -> None:
    path.write_text("no backup")


def _one_letter(path: Path) -> None:
    """The file of a publication is another, and the archive fits it: as it was written before files were checked."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, b"a;c" if data == b"a;b" else data)


def _change(path: Path, name: str, change: Callable[[Any], Any]) -> None:
    """Write one JSON of the archive anew; the manifest has the digest of what a table holds then."""
    with zipfile.ZipFile(path) as archive:
        held = {each: archive.read(each) for each in archive.namelist()}
    manifest = json.loads(held["manifest.json"])
    if name == "manifest":
        manifest = change(manifest)
    else:
        rows = change([json.loads(line) for line in held[f"tables/{name}.jsonl"].splitlines()])
        held[f"tables/{name}.jsonl"] = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
        manifest["tables"][name]["sha256"] = digest(held[f"tables/{name}.jsonl"])
    held["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in held.items():
            archive.writestr(each, data)


def _of_the_future(path: Path) -> None:
    to_come = [["records", "9999_to_come"]]
    _change(path, "manifest", lambda held: held | {"migrations": held["migrations"] + to_come})


def _no_migrations(path: Path) -> None:
    _change(path, "manifest", lambda held: {key: value for key, value in held.items() if key != "migrations"})


def _no_missing(path: Path) -> None:
    _change(path, "manifest", lambda held: {key: value for key, value in held.items() if key != "missing"})


def _no_name(path: Path) -> None:
    _change(path, "manifest", lambda held: held | {"damaged": [1]})


def _a_row_twice(path: Path) -> None:
    _change(path, "records.person", lambda rows: [*rows, rows[0]])


def _a_strange_column(path: Path) -> None:
    _change(path, "records.charter", lambda rows: [row | {"colour": "red"} for row in rows])


def _of_nobody(path: Path) -> None:
    _change(path, "records.membership", lambda rows: [row | {"person_id": 4711} for row in rows])


@pytest.mark.parametrize(
    "spoil",
    [
        _cut, _no_zip, _of_the_future, _no_migrations, _no_missing, _no_name, _a_row_twice, _a_strange_column,
        _of_nobody,
    ],
)  # fmt: skip
def test_what_is_damaged_or_too_new_changes_nothing(spoil: Any, record: Cast, tmp_path: Path) -> None:
    save(tmp_path / "saved.zip")
    spoil(tmp_path / "saved.zip")
    with pytest.raises(Unfit):
        restore(tmp_path / "saved.zip", force=True)
    assert (Person.objects.count(), faults()) == (6, [])


def test_a_forced_restore_that_is_broken_off_leaves_what_was_there(
    record: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    save(tmp_path / "saved.zip")
    with monkeypatch.context() as patched:
        patched.setattr("cartaviva.actions.restore._count_on", full)  # every table is filled by then
        with pytest.raises(OperationalError, match="disk is full"):
            restore(tmp_path / "saved.zip", force=True)
    assert (Person.objects.count(), faults()) == (6, [])


WRITES_MEANWHILE = """
import threading
from cartaviva.cli.prepare import migrate
from cartaviva.cli.server import with_django

with_django()
migrate()
from django.db import connection
connection.close()  # a command opens none before
from cartaviva.actions.backup import one_moment
from cartaviva.records.models import Person

with one_moment():
    before = Person.objects.count()
    other = threading.Thread(target=lambda: Person.objects.create(name="Gal·la", email="galla@vilaclara.example"))
    other.start()
    other.join(10)
    print(before, other.is_alive(), Person.objects.count(), end=" ")
print(Person.objects.count())
"""


def test_what_is_written_while_a_backup_runs_is_not_in_it_and_does_not_wait(tmp_path: Path) -> None:
    """In a process of its own: the tests' SQLite lies in memory and cannot be read at an earlier moment."""
    environment = server_environment(tmp_path / "home")
    command = [sys.executable, "-W", "ignore", "-c", WRITES_MEANWHILE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0 False 0 1\n", "")


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("way", [*SPOILT, "gone"])
def test_a_damaged_or_lost_file_is_named_by_the_backup_and_by_its_restore_and_keeps_nothing_else_out(
    people: Cast, tmp_path: Path, way: str
) -> None:
    held = originals(people)
    for name in astuple(held):
        {**SPOILT, "gone": gone}[way](store.place(name))
    saved = cartaviva("backup", tmp_path / "saved.zip")
    home = server_environment(migrated(tmp_path / "home"))
    command = [*CARTAVIVA, "restore", str(tmp_path / "saved.zip"), "--language", "en"]
    restored = subprocess.run(command, env=home, capture_output=True, text=True, check=False)
    state, file = ("lost", "is lost") if way == "gone" else ("damaged", "is not the one that was made")
    said = [
        f"vilaclara: The original of an imported document is {state}: seguiment 2019.txt ({held.document}). Import it "
        "again, or copy it from a backup.",
        f"vilaclara: A file of publication 1 {file}: ca csv ({held.artefact}). It can be rendered again.",
        f"vilaclara: A file of evidence is {state}: registre.png ({held.evidence}). Copy it from a backup.",
        f"vilaclara: The logo of the town is {state}: {held.logo}. Choose it again in the settings.",
    ]
    told = [(saved.code, saved.err.splitlines()), (restored.returncode, restored.stderr.splitlines())]
    left = sorted(path.name for path in (tmp_path / "home" / "files").glob("??/*"))
    assert (told, left) == ([(1, said)] * 2, [Artefact.objects.get(format="json").sha256])


def _one_bit(path: Path) -> None:
    """Of the file of a publication, in the archive: ZIP's own sum does not fit it then."""
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(f"files/{digest(b'a;b')}")
    data = bytearray(path.read_bytes())
    data[entry.header_offset + 30 + len(entry.filename)] ^= 8
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [_one_letter, _one_bit])
def test_an_archive_in_which_a_file_is_damaged_is_restored_without_that_file(
    spoil: Callable[[Path], None], record: Cast, tmp_path: Path, settings: "Settings"
) -> None:
    save(tmp_path / "saved.zip")
    spoil(tmp_path / "saved.zip")
    there = restore(tmp_path / "saved.zip", force=True)
    settings.STORE = tmp_path / "another store"
    elsewhere = restore(tmp_path / "saved.zip", force=True)
    fault = Fault("file-changed", 2, f"ca csv ({digest(b'a;b')})")
    assert (there.faults, elsewhere.faults, elsewhere.files, store.names(), faults()) == (
        (),  # the store has it still
        (("vilaclara", fault),),
        1,
        [digest(b"a logo")],
        [],
    )


def test_what_lies_in_the_store_and_is_none_of_its_files_is_said_and_not_saved(record: Cast, tmp_path: Path) -> None:
    stray = store.place("notes.txt")
    stray.parent.mkdir()
    stray.write_text("of somebody")
    saved = save(tmp_path / "saved.zip")
    assert (saved.files, saved.faults) == (2, (("", Fault("unnamed-damaged", 0, "notes.txt")),))


def test_a_disk_that_gives_a_file_back_no_more_costs_that_file_alone(
    record: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> bytes:
        if path.name == digest(b"a;b"):
            raise OSError(EIO, "Input/output error")
        return read(path)

    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", broken)
    saved = save(tmp_path / "saved.zip")
    found = ([fault.code for _, fault in saved.faults], saved.files, [path.name for path in tmp_path.glob("*saved*")])
    assert found == (["file-changed"], 1, ["saved.zip"])


def test_a_restore_that_finds_no_room_takes_the_files_away_that_it_brought(
    record: Cast, tmp_path: Path, settings: "Settings", monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    save(tmp_path / "saved.zip")
    settings.STORE = tmp_path / "another store"
    store.put(b"a logo")
    with monkeypatch.context() as patched:
        patched.setattr("cartaviva.actions.restore._count_on", full)  # every file and every table is there by then
        with pytest.raises(OperationalError, match="disk is full"):
            restore(tmp_path / "saved.zip", force=True)
    assert (store.names(), Person.objects.count(), faults()) == ([digest(b"a logo")], 6, [])
