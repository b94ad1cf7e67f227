"""A parser that hangs, swells, crashes or is taken over ends alone. What it does is put in the place of reading."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cartaviva.core.findings import Unreadable
from cartaviva.formats.grid import Document, Grid
from cartaviva.formats.readers import guard, read_document

CORPUS = Path(__file__).parents[1] / "corpus" / "open"


def hang(data: bytes, name: str) -> Document:
    while True:
        pass


def sleep(data: bytes, name: str) -> Document:
    signal.pause()
    raise AssertionError


def swell(data: bytes, name: str) -> Document:
    raise AssertionError(len(bytearray(4 << 30)))


def fill(data: bytes, name: str) -> Document:
    raise AssertionError(len(bytearray(1000 << 20)))


def crash(data: bytes, name: str) -> Document:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def leave(data: bytes, name: str) -> Document:
    os._exit(3)


def smuggle(data: bytes, name: str) -> Document:
    return Document((), Path("something else"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reader", "code"),
    [
        (hang, "too-slow"),
        (sleep, "too-slow"),
        (swell, "too-large"),
        (crash, "damaged-file"),
        (leave, "damaged-file"),
        (smuggle, "damaged-file"),
    ],
)
def test_a_reader_that_goes_wrong_ends_in_a_code(
    reader: Callable[[bytes, str], Document], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "read_document", reader)
    monkeypatch.setattr(guard, "may_fork", lambda: True)
    with pytest.raises(Unreadable) as caught:
        guard.read_guarded(b"x", "x.txt", seconds=1)
    assert caught.value.finding.code == code


def test_a_reader_and_the_program_around_it_have_a_gigabyte_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "read_document", fill)
    monkeypatch.setattr(guard, "may_fork", lambda: True)
    with pytest.raises(Unreadable) as caught:
        guard.read_guarded(b"x", "x.txt")
    assert caught.value.finding.code == "too-large"


def test_a_bug_is_no_bad_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "read_document", lambda data, name: {}["no such key"])
    monkeypatch.setattr(guard, "may_fork", lambda: True)
    with pytest.raises(RuntimeError, match="no such key"):
        guard.read_guarded(b"x", "x.txt")


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "interpreter"])
def test_a_document_comes_back_whole_with_its_merged_cells(fork: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "may_fork", lambda: fork)
    path = CORPUS / "A_seed_joventut.docx"
    document = guard.read_guarded(path.read_bytes(), path.name)
    assert document == read_document(path.read_bytes(), path.name)
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert grid.rows[1][0] is grid.rows[12][0]


def test_a_refusal_comes_back_with_its_detail_from_another_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "may_fork", lambda: False)
    with pytest.raises(Unreadable) as caught:
        guard.read_guarded(b"PK\x03\x04", "x.docx")
    assert (caught.value.finding.code, caught.value.finding.detail != "") == ("damaged-file", True)


def test_what_reads_a_second_time_is_there_before_the_child_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "may_fork", lambda: True)
    monkeypatch.setattr(guard, "_met", set())
    loaded: list[str] = []
    monkeypatch.setattr(guard, "import_module", loaded.append)
    path = CORPUS / "A_seed_joventut.docx"
    before = [guard.read_guarded(path.read_bytes(), path.name, meanwhile=lambda: loaded.append("child")) for _ in "12"]
    assert loaded == ["child", "cartaviva.formats.readers.docx", "child"] and before[0] == before[1]
